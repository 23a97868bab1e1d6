package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// fall is a commission that falls when the turnover of a stream exceeds an amount.
type fall struct {
	amount, beyond decimal.Decimal
}

// fall returns that of a stream; none has no amount.
func (c Contracts) fall(m Mandate, s Stream) fall {
	for _, z := range c.commission(m, s) {
		if amount := z.fall(); amount.IsPositive() {
			return fall{amount, z.scale.last()}
		}
	}
	return fall{}
}

// falls returns the streams whose commission falls for somebody, with a turnover at which it does.
func (c Contracts) falls(views []Contracts) map[string]decimal.Decimal {
	beyond := map[string]decimal.Decimal{}
	for _, own := range append([]Contracts{c}, views...) {
		for _, m := range own.Mandates {
			for _, s := range m.Streams {
				if f := own.fall(m, s); !f.amount.IsZero() {
					beyond[s.ID] = f.beyond
				}
			}
		}
	}
	return beyond
}

// transfers are what the sellers give back to the receipts. One that gives nothing back stands for those that
// do in a view.
func (c Contracts) transfers(falls map[string]decimal.Decimal) []recoupment.Transfer {
	var all []recoupment.Transfer
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			beyond, falls := falls[s.ID]
			if !falls {
				continue
			}
			f := c.fall(m, s)
			t := recoupment.Transfer{
				ID: FallTransfer(s.ID), From: m.Party, Into: m.ID, At: s.coordinates(s.onlyTerritory()),
				Label: Text{FR: "commission rendue", EN: "commission given back"},
			}
			if f.amount.IsZero() {
				t.Limit = new(decimal.Decimal)
			} else {
				beyond = f.beyond
			}
			t.Bands = []recoupment.Band{{Amount: f.amount}}
			t.When = &recoupment.Condition{Of: []recoupment.Term{{Pool: s.ID}}, Reaches: beyond, Above: true}
			all = append(all, t)
		}
	}
	return all
}

// FallTransfer names the transfer by which the seller of a stream gives back what its commission falls by.
func FallTransfer(stream string) string { return stream + ".fall" }

// view is the view of a beneficiary: what its contracts have in the place of those of the deal.
func (c Contracts) view(o OpposableTerms, deal recoupment.Deal, falls map[string]decimal.Decimal) recoupment.View {
	v := recoupment.View{ID: o.ID, Label: o.Label, Party: o.Party, BorneBy: o.BorneBy}
	own := c.assemble()
	stands := map[string]recoupment.Right{}
	each(deal, func(r recoupment.Right) { stands[r.ID] = r })
	each(own, func(r recoupment.Right) {
		if lowerRates(r.Steps, stands[r.ID].Steps) {
			v.Rights = append(v.Rights, r)
		}
	})
	lowered := map[string]bool{}
	for _, a := range o.Accounts {
		lowered[a.Account] = true
	}
	for _, a := range own.Accounts {
		if lowered[a.ID] {
			v.Accounts = append(v.Accounts, a)
		}
	}
	whole := map[string]recoupment.Transfer{}
	for _, t := range deal.Transfers {
		whole[t.ID] = t
	}
	for _, t := range c.transfers(falls) {
		if !t.Bands[0].Amount.Equal(whole[t.ID].Bands[0].Amount) || !t.When.Reaches.Equal(whole[t.ID].When.Reaches) {
			v.Transfers = append(v.Transfers, t)
		}
	}
	return v
}

// each walks the rights of a deal.
func each(deal recoupment.Deal, see func(recoupment.Right)) {
	for _, p := range deal.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				see(r)
			}
		}
	}
}
