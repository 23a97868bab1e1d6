package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// fall is a commission that falls when the turnover of a stream exceeds an amount.
type fall struct {
	amount, beyond decimal.Decimal
	scale          Scale
}

// fall returns that of a stream; none has no amount.
func (c Contracts) fall(m Mandate, s Stream) fall {
	for _, z := range c.commission(m, s) {
		if amount := z.fall(); amount.IsPositive() {
			return fall{amount, z.scale.last(), *z.scale}
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
			switch {
			case f.amount.IsZero():
				t.Limit = new(decimal.Decimal)
			case len(f.scale.Of) > 0 || s.Partner != nil && s.Partner.Of == OfGross && f.scale.evenly():
				// What each stream took of the bands hangs on the others: above the last rate it gives it back.
				t.Of = []recoupment.Term{{Right: m.CommissionRight(s.ID)}, {Tier: s.ID + ".gross", Times: f.scale.Beyond.Shift(-2).Neg()}}
				t.Bands = []recoupment.Band{{PerUnit: decimal.New(1, 0)}}
				beyond = f.beyond
			default:
				beyond = f.beyond
			}
			if t.Bands == nil {
				t.Bands = []recoupment.Band{{Amount: f.amount}}
			}
			t.When = &recoupment.Condition{Of: c.turnover(s, f.scale), Reaches: beyond, Above: true}
			all = append(all, t)
		}
	}
	return all
}

// FallTransfer names the transfer by which the seller of a stream gives back what its commission falls by. What
// is given back is placed in the stream, its channel, and its territory where it has only one: a tier that
// filters it by anything else refuses it.
func FallTransfer(stream string) string { return stream + ".fall" }

// sameFall reports whether a commission falls alike.
func sameFall(a, b recoupment.Transfer) bool {
	return a.Bands[0].Amount.Equal(b.Bands[0].Amount) && a.When.Reaches.Equal(b.When.Reaches) && len(a.Of) == len(b.Of)
}

// view is the view of a beneficiary: what its contracts have in the place of those of the deal.
func (c Contracts) view(o OpposableTerms, deal recoupment.Deal, falls map[string]decimal.Decimal) recoupment.View {
	stands := standingIn(deal)
	v := recoupment.View{ID: o.ID, Label: o.Label, Party: o.Party, BorneBy: o.BorneBy}
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			for _, r := range c.commissions(m, s) {
				if at := stands[r.ID]; lowerRates(r.Steps, at.Steps) || r.Within != at.Within {
					v.Rights = append(v.Rights, r)
				}
			}
		}
	}
	lowered := map[string]bool{}
	for _, a := range o.Accounts {
		lowered[a.Account] = true
	}
	for _, a := range c.accounts() {
		if lowered[a.ID] {
			v.Accounts = append(v.Accounts, a)
		}
	}
	// A turnover hangs on the terms of all that is sold before it: the view reads every fall by its own.
	own := c.transfers(falls)
	if len(v.Rights)+len(v.Accounts) > 0 || !slices.EqualFunc(own, deal.Transfers[len(c.Base.Transfers):], sameFall) {
		v.Transfers = own
	}
	return v
}

// standingIn returns the rights that stand in a deal, by name.
func standingIn(deal recoupment.Deal) map[string]recoupment.Right {
	stands := map[string]recoupment.Right{}
	for _, p := range deal.Pools {
		for _, t := range p.Tiers {
			for _, r := range t.Rights {
				stands[r.ID] = r
			}
		}
	}
	return stands
}

// accounts are those of the contracts and of their base.
func (c Contracts) accounts() []recoupment.Account {
	all := slices.Clone(c.Base.Accounts)
	for _, m := range c.Mandates {
		for _, k := range m.Costs {
			all = append(all, k.Account)
		}
		for _, g := range m.Guarantees {
			all = append(all, recoupment.Account{ID: g.ID, Label: g.label(), Opening: g.Amount, Cap: g.Cap})
		}
	}
	return all
}
