package royalties

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// entitlement is a right that a rate of the contract becomes, with what a statement says of it.
type entitlement struct {
	recoupment.Right
	rate   Rate
	at     int // the place of the rate in the contract
	medium string
	extra  bool // the points of an escalator
}

// rights returns the rights of the rates in a ledger, one for each medium, in the order of the contract.
func (c Contract) rights(media []string) []entitlement {
	var all []entitlement
	for i, r := range c.Rates {
		if r.of() == PerUnit {
			all = append(all, c.rightsOf(entitlement{rate: r, at: i, Right: recoupment.Right{ID: c.name(r), Per: r.Counter}})...)
			continue
		}
		for _, medium := range media {
			if named := r.On[recoupment.DimensionMedium]; c.collects(medium) != "" || len(named) > 0 && !slices.Contains(named, medium) {
				continue
			}
			on := maps.Clone(r.On)
			if on == nil {
				on = recoupment.Filter{}
			}
			on[recoupment.DimensionMedium] = []string{medium}
			id := c.name(r)
			if len(r.On[recoupment.DimensionMedium]) != 1 {
				id += "." + medium
			}
			all = append(all, c.rightsOf(entitlement{rate: r, at: i, medium: medium, Right: recoupment.Right{ID: id, On: on}})...)
		}
	}
	return c.advanced(all)
}

// inDeal returns the rights of the rates in a cascade. There a public price is a counter of it, in units of
// the currency, and a rate that names no media excepts those in collective management.
func (c Contract) inDeal() []entitlement {
	var all []entitlement
	for i, r := range c.Rates {
		e := entitlement{rate: r, at: i, Right: recoupment.Right{ID: c.name(r), On: r.On}}
		if r.of().counted() {
			e.Per = r.Counter
		}
		if r.of() == Gross {
			e.Of = recoupment.OfSource
		}
		if r.of() == PublicPrice {
			e.On, e.rate.Of = nil, PerUnit
		}
		if collected := c.collected(); len(collected) > 0 && !r.of().counted() && len(r.On[recoupment.DimensionMedium]) == 0 {
			e.Except = recoupment.Filter{recoupment.DimensionMedium: collected}
		}
		both := c.rightsOf(e)
		for k := range both {
			if r.of() == PublicPrice {
				both[k].perUnit()
			}
		}
		all = append(all, both...)
	}
	return c.advanced(all)
}

// perUnit makes rates in per cent of a price those of a counter of it, in units of the currency.
func (e *entitlement) perUnit() {
	e.Steps = slices.Clone(e.Steps)
	for k := range e.Steps {
		e.Steps[k].Rate = e.Steps[k].Rate.Shift(-2)
	}
}

// advanced sets the rights against the advance of the contract, which they share.
func (c Contract) advanced(all []entitlement) []entitlement {
	if len(c.accounts(all)) == 0 {
		for i := range all { // one right at the most, or no advance
			all[i].Advance = c.Advance()
		}
		return all
	}
	for i := range all {
		all[i].Account = c.account()
	}
	return all
}

// rightsOf completes the right of a rate, and adds that of its escalator.
func (c Contract) rightsOf(e entitlement) []entitlement {
	e.Party, e.Statement, e.Accrues = c.Party, c.ID, true
	e.Label, e.Steps, e.Retroactive = e.rate.Label, e.rate.Steps, e.rate.Retroactive
	if e.Label == (Text{}) && len(c.Rates) == 1 {
		e.Label = c.Label
	}
	if e.rate.Escalator == nil {
		return []entitlement{e}
	}
	extra := e
	extra.extra = true
	extra.ID, extra.Label = e.ID+"."+e.rate.Escalator.ID, e.rate.Escalator.Label
	extra.Steps, extra.Retroactive = e.rate.Escalator.steps(), false
	return []entitlement{e, extra}
}

// steps are nothing up to the first number, and the points of each bracket after.
func (e Escalator) steps() []recoupment.Step {
	var steps []recoupment.Step
	points := decimal.Decimal{}
	for _, extra := range e.Extra {
		if extra.Above.IsPositive() {
			steps = append(steps, recoupment.Step{Rate: points, Until: &recoupment.Condition{
				Of: []recoupment.Term{{Counter: e.Counter}}, Reaches: extra.Above,
			}})
		}
		points = extra.Points
	}
	return append(steps, recoupment.Step{Rate: points})
}

// account is the name of the advance that the rights of the contract share.
func (c Contract) account() string { return c.ID + ".advance" }

// recoupable is the name of the account of the bonuses that the statements deduct.
func (c Contract) recoupable() string { return c.ID + ".bonuses" }

// recoups reports whether there are such bonuses.
func (c Contract) recoups() bool {
	return len(c.Rates) > 0 && slices.ContainsFunc(c.Bonuses, func(b Bonus) bool { return b.Applied == Recoupable })
}

// deducted are the accounts of bonuses that the statements deduct.
func (c Contract) deducted() []recoupment.Account {
	if !c.recoups() {
		return nil
	}
	return []recoupment.Account{{ID: c.recoupable(), Label: Text{FR: "primes à valoir", EN: "recoupable bonuses"}}}
}

// accounts are the accounts that the rights recoup, and that bonuses are set against.
func (c Contract) accounts(rights []entitlement) []recoupment.Account {
	if len(rights) < 2 && !slices.ContainsFunc(c.Bonuses, Bonus.applies) || !c.Advance().IsPositive() {
		return nil
	}
	return []recoupment.Account{{ID: c.account(), Label: Text{FR: "minimum garanti", EN: "minimum guarantee"}, Opening: c.Advance()}}
}

// transfers are the bonuses as payments between parties.
func (c Contract) transfers() []recoupment.Transfer {
	transfers := make([]recoupment.Transfer, len(c.Bonuses))
	for i, b := range c.Bonuses {
		if transfers[i] = b.transfer(c.Party); b.applies() && c.Advance().IsPositive() {
			transfers[i].SetAgainst = c.account()
		} else if b.Applied == Recoupable && len(c.Rates) > 0 {
			transfers[i].RecoupedOn = c.recoupable()
		}
	}
	return transfers
}

// terms are the terms of the statement, where it has any.
func (c Contract) terms() []recoupment.StatementTerms {
	if c.Minimum.IsZero() && c.Reserve == nil && !c.recoups() {
		return nil
	}
	t := recoupment.StatementTerms{ID: c.ID, Label: c.Label, Minimum: c.Minimum, Reserve: c.Reserve}
	for _, a := range c.deducted() {
		t.Less = append(t.Less, recoupment.Deduction{Account: a.ID})
	}
	return []recoupment.StatementTerms{t}
}

// Tier is a rank of a cascade: the rights of the contracts on one base, side by side, under the name of
// the amount that reaches it. The pool where it stands must receive the producers' net receipts for [RNPP].
// A tier of [Gross] may stand there too, or in the pool of a medium: its rights earn on each receipt as it
// entered the cascade, and are paid out of what is left of it, now or later. (A guarantee that is counted as
// net receipts is itself such a receipt: rates on gross name their media.) Rates on counters and on the public
// price earn whatever the receipts are, and stand in the tier of [RNPP].
func Tier(id string, of Base, contracts []Contract) recoupment.Tier {
	tier := recoupment.Tier{ID: id, Label: Text{FR: "Auteurs", EN: "Authors"}}
	for _, c := range contracts {
		for _, e := range c.inDeal() {
			if base := e.rate.of(); base == of.or() || base.counted() && of.or() == RNPP {
				tier.Rights = append(tier.Rights, e.Right)
			}
		}
	}
	return tier
}

// AddTo adds to a deal what the contracts need beside their tiers: the accounts of their guarantees, their
// bonuses, the terms of their statements.
//
// The counter of a rate on the public price counts that of the media and territories of the rate, for a count has
// no coordinates. A bonus that is set against the guarantee is paid by who bears it as far as it exceeds what is not
// yet earned out; the statement of the contract tells both.
//
// The error is a [Faults], with nothing added: no deal, what [Contract.Validate] reports, and of kind
// [ErrNotInDeal] a rate on the public price that names no counter of it: the movements of a cascade bring receipts
// that are shared out and counts, and the public price is not shared out.
func AddTo(deal *recoupment.Deal, contracts ...Contract) error {
	faults := &fault.Collector{}
	if deal == nil {
		faults.Add("deal", ErrRequired, nil)
	}
	for i, c := range contracts {
		faults.Merge(fmt.Sprintf("contracts[%d]", i), c.Validate())
	}
	if err := faults.Err(); err != nil {
		return err
	}
	added := recoupment.Deal{}
	for i, c := range contracts {
		in := faults.In("contracts[%d]", i)
		rights := c.inDeal()
		added.Accounts = append(append(added.Accounts, c.accounts(rights)...), c.deducted()...)
		added.Transfers = append(added.Transfers, c.transfers()...)
		if len(rights) > 0 {
			added.Statements = append(added.Statements, c.terms()...)
		}
		for j, r := range c.Rates {
			r.fits(in.In("rates[%d]", j))
		}
	}
	if err := faults.Err(); err != nil {
		return err
	}
	deal.Accounts = append(deal.Accounts, added.Accounts...)
	deal.Transfers = append(deal.Transfers, added.Transfers...)
	deal.Statements = append(deal.Statements, added.Statements...)
	return nil
}

// fits reports what a cascade cannot hold of a rate.
func (r Rate) fits(c *fault.Collector) {
	if r.of() == PublicPrice && r.Counter == "" {
		c.Add("counter", ErrNotInDeal, "the public price is a counter in a cascade")
	}
}

// of is the base of a rate.
func (r Rate) of() Base { return r.Of.or() }

// counted reports a base that is no receipt of a cascade.
func (b Base) counted() bool { return b == PerUnit || b == PublicPrice }
