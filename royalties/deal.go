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
	rate    Rate
	at      int // the place of the rate in the contract
	medium  string
	society string
}

// rights returns the rights of the rates, one for each medium where media are given, in the order of the
// contract.
func (c Contract) rights(media []string) []entitlement {
	var all []entitlement
	for i, r := range c.Rates {
		if media == nil {
			all = append(all, c.rightsOf(entitlement{rate: r, at: i, Right: recoupment.Right{ID: c.name(r), On: r.On}})...)
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
			all = append(all, c.rightsOf(entitlement{
				rate: r, at: i, medium: medium, Right: recoupment.Right{ID: c.name(r) + "." + medium, On: on},
			})...)
		}
	}
	if len(all) == 1 {
		all[0].Advance = c.Advance()
		return all
	}
	for i := range all {
		if c.Advance().IsPositive() {
			all[i].Account = c.account()
		}
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

// accounts are the accounts that the rights recoup.
func (c Contract) accounts(rights []entitlement) []recoupment.Account {
	if len(rights) < 2 || !c.Advance().IsPositive() {
		return nil
	}
	return []recoupment.Account{{ID: c.account(), Label: Text{FR: "minimum garanti", EN: "minimum guarantee"}, Opening: c.Advance()}}
}

// transfers are the bonuses as payments between parties.
func (c Contract) transfers() []recoupment.Transfer {
	transfers := make([]recoupment.Transfer, len(c.Bonuses))
	for i, b := range c.Bonuses {
		transfers[i] = b.transfer(c.Party)
	}
	return transfers
}

// terms are the terms of the statement, where it has any.
func (c Contract) terms() []recoupment.StatementTerms {
	if c.Minimum.IsZero() && c.Reserve == nil {
		return nil
	}
	return []recoupment.StatementTerms{{ID: c.ID, Label: c.Label, Minimum: c.Minimum, Reserve: c.Reserve}}
}

// inDeal returns the rights of the rates that a cascade computes out of receipts.
func (c Contract) inDeal() []entitlement {
	kept := c
	kept.Rates = slices.DeleteFunc(slices.Clone(c.Rates), func(r Rate) bool { return r.of().counted() })
	return kept.rights(nil)
}

// Tier is a rank of a cascade: the rights of the contracts on one base, side by side, under the name of
// the amount that reaches it. The pool where it stands must receive that base: the producers' net
// receipts for [RNPP], the receipts of a medium for [Gross].
func Tier(id string, of Base, contracts []Contract) recoupment.Tier {
	tier := recoupment.Tier{ID: id, Label: Text{FR: "Auteurs", EN: "Authors"}}
	for _, c := range contracts {
		for _, e := range c.inDeal() {
			if e.rate.of() == of.or() {
				tier.Rights = append(tier.Rights, e.Right)
			}
		}
	}
	return tier
}

// AddTo adds to a deal what the contracts need beside their tiers: the accounts of their guarantees, their
// bonuses, their rates on counters as payments between parties, the terms of their statements.
//
// The error is a [Faults] of kind [ErrNotInDeal], with nothing added: a rate on a counter that names
// nobody to bear it, that should be set against a guarantee or that changes at anything but a number of its
// counter; collective management beside a rate that names no media.
func AddTo(deal *recoupment.Deal, contracts ...Contract) error {
	faults := &fault.Collector{}
	added := recoupment.Deal{}
	for i, c := range contracts {
		in := faults.In("contracts[%d]", i)
		added.Accounts = append(added.Accounts, c.accounts(c.inDeal())...)
		added.Transfers = append(added.Transfers, c.transfers()...)
		if rights := c.inDeal(); len(rights) > 0 {
			added.Statements = append(added.Statements, c.terms()...)
		}
		for j, r := range c.Rates {
			at := in.In("rates[%d]", j)
			if len(c.Collective) > 0 && len(r.On[recoupment.DimensionMedium]) == 0 {
				at.Add("on", ErrNotInDeal, "it names no media beside those in collective management")
			}
			if r.of().counted() {
				added.Transfers = append(added.Transfers, c.unitTransfer(at, r))
			}
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

// of is the base of a rate.
func (r Rate) of() Base { return r.Of.or() }

// counted reports a base that is no receipt of a cascade.
func (b Base) counted() bool { return b == PerUnit || b == PublicPrice }

// unitTransfer is a rate on a counter as a payment between parties. The counter of a rate on the public
// price counts that price, in units of the currency.
func (c Contract) unitTransfer(faults *fault.Collector, r Rate) recoupment.Transfer {
	refuse := func(path, why string) { faults.Add(path, ErrNotInDeal, why) }
	t := recoupment.Transfer{ID: c.name(r), Label: r.Label, From: r.BorneBy, To: c.Party, Of: []recoupment.Term{{Counter: r.Counter}}}
	switch {
	case r.Counter == "":
		refuse("counter", "the public price is a counter in a cascade")
	case r.BorneBy == "":
		refuse("borne_by", "nobody pays it")
	case c.Advance().IsPositive():
		refuse("of", "a payment between parties is not set against a guarantee")
	case r.Retroactive && r.Steps[len(r.Steps)-1].Until != nil:
		refuse("retroactive", "nothing holds after the last step")
	case len(r.On) > 0 || r.Escalator != nil:
		refuse("on", "a counter has no coordinates")
	}
	from := decimal.Decimal{}
	for i, s := range r.Steps {
		band := recoupment.Band{From: from, PerUnit: s.Rate}
		if r.of() == PublicPrice {
			band.PerUnit = s.Rate.Shift(-2)
		}
		t.Bands = append(t.Bands, band)
		if s.Until == nil {
			continue
		}
		if !s.Until.Reaches.IsPositive() || len(s.Until.Of) != 1 || !r.counts(s.Until.Of[0]) {
			refuse(fmt.Sprintf("steps[%d].until", i), "a band ends at a number of its counter")
		}
		if from = s.Until.Reaches; i == len(r.Steps)-1 {
			t.Bands = append(t.Bands, recoupment.Band{From: from})
		}
	}
	if len(t.Bands) > 1 {
		if t.Scale = recoupment.Marginal; r.Retroactive {
			t.Scale = recoupment.FromFirstUnit
		}
	}
	return t
}

// counts reports a term that is the counter of the rate, once and from the start.
func (r Rate) counts(t recoupment.Term) bool {
	return t.Counter == r.Counter && t.Times.IsZero() && t.Since == "" && !t.Period
}
