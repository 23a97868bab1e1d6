package rnpp

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Against returns the contracts as they hold against a beneficiary: commissions and accounts capped, nobody
// else's terms. The deal they make is the view of that beneficiary by itself, whose statement explains what
// he is due. The error is a [Faults]: [ErrUnknown], or those of [Contracts.Validate].
func (c Contracts) Against(terms string) (Contracts, error) {
	faults := &fault.Collector{}
	if c.check(faults); faults.Err() != nil {
		return Contracts{}, faults.Err()
	}
	for _, o := range c.Opposable {
		if o.ID == terms {
			own := c.against(o, faults)
			return deep.Copy(own), faults.Err()
		}
	}
	faults.Add("opposable", ErrUnknown, terms)
	return Contracts{}, faults.Err()
}

// against applies the terms of a beneficiary, and reports those that no right of the deal can hold.
func (c Contracts) against(o OpposableTerms, faults *fault.Collector) Contracts {
	own := c
	own.Mandates, own.Base.Accounts = deep.Copy(c.Mandates), deep.Copy(c.Base.Accounts)
	own.Opposable, own.Base.Views = nil, nil
	chain := c.chain()
	for i := range own.Mandates {
		m := &own.Mandates[i]
		for j := range m.Streams {
			if s := &m.Streams[j]; !c.cap(s, c.Mandates[i], o, chain.before[s.ID]) {
				faults.Add(fmt.Sprintf("mandates[%d].streams[%d].commission", i, j), ErrRange, "no right holds the lower of it and of the terms "+o.ID)
			}
		}
	}
	for _, a := range o.Accounts {
		own.lower(a)
	}
	return own
}

// cap lowers the commission of a stream to what holds against a beneficiary; false where no right can.
func (c Contracts) cap(s *Stream, m Mandate, o OpposableTerms, before decimal.Decimal) bool {
	all := c.commission(m, *s)
	// Those of the protocol, and what bounds the stream in all: the terms of the beneficiary, and the protocol unless
	// it bounds each by himself.
	caps, sums := make([]*ceiling, len(all)), make([]*ceiling, len(all))
	each := o.Protocol && !c.together(*s)
	bounded := false
	for i, z := range all {
		if o.Protocol {
			caps[i] = c.ceiling(m, *s, z)
		}
		if !each {
			sums[i] = caps[i]
		}
		for _, r := range o.Rates {
			if r.Stream == s.ID {
				sums[i] = sums[i].and(r.Rate)
			}
		}
		bounded = bounded || caps[i] != nil || sums[i] != nil
	}
	if !bounded {
		return true
	}
	simple := true
	if each {
		simple = s.capEach(caps)
	}
	taken, fits := s.capSub(sums)
	simple = simple && fits
	k := Commission{AfterCosts: s.Commission.AfterCosts, Sub: s.Commission.Sub}
	for i, z := range all {
		lower, can := z.under(sums[i].less(taken))
		if each && can {
			lower, can = lower.under(caps[i])
		}
		if !each && can && before.IsPositive() && caps[i] != nil && lower.reach(before, taken).GreaterThan(caps[i].lowest()) {
			lower, can = c.boundedWith(*s, lower, caps[i])
			simple = simple && k.boundSub(before, caps[i], len(all) == 1)
		}
		// A scale is one of the turnover: it bounds nothing that is taken after costs.
		simple = simple && can && (lower.scale == nil || !k.AfterCosts)
		if lower.scale != nil {
			k.Scale = lower.scale
		}
		k.Sales = append(k.Sales, SaleRate{UpTo: z.upTo, Steps: lower.steps})
	}
	if len(all) == 1 {
		k.Steps, k.Sales = k.Sales[0].Steps, nil
	}
	s.Commission = k
	return simple && (k.Scale == nil || len(all) == 1)
}

// boundedWith bounds the steps of a commission with what those before it in the chain take. It is false under a scale
// that falls: what goes back to the receipts would hang on what each of them took.
func (c Contracts) boundedWith(s Stream, z sized, l *ceiling) (sized, bool) {
	if l.flat() && z.scale == nil {
		z.steps = slices.Clone(z.steps)
		for i := range z.steps {
			z.steps[i].Most = lowest(z.steps[i].Most, l.Beyond)
		}
		return z, true
	}
	own, scaled := z.byTurnover()
	if !scaled || own.FromFirst != nil || l.FromFirst != nil || !climbAlike(own, l.Scale) {
		return z, false
	}
	own = own.cutAt(l.Scale)
	z.steps, z.scale = own.steps(c.turnover(s, own)), nil
	var from decimal.Decimal
	for i := range z.steps {
		z.steps[i].Most = new(l.at(from))
		if i < len(own.Bands) {
			from = own.Bands[i].UpTo
		}
	}
	return z, true
}

// boundSub bounds the sub-distributors too, where what was taken before leaves them less than their rates; false
// under a cap that changes.
func (k *Commission) boundSub(before decimal.Decimal, l *ceiling, only bool) bool {
	if after(before, k.sub()).LessThanOrEqual(l.lowest()) || len(k.Sub) == 0 {
		return true
	}
	if !only || !l.flat() {
		return false
	}
	for i := range k.Sub {
		k.Sub[i].Most = lowest(k.Sub[i].Most, l.Beyond)
	}
	return true
}

// capEach lowers each sub-distributor to the cap; false where his flat rate does not fit under one that changes.
func (s *Stream) capEach(caps []*ceiling) bool {
	for _, l := range caps {
		for i := range s.Commission.Sub {
			sub := &s.Commission.Sub[i]
			if l == nil || sub.Rate.LessThanOrEqual(l.lowest()) {
				continue
			}
			if len(caps) > 1 || !l.flat() {
				return false
			}
			sub.Rate = l.Beyond
		}
	}
	return true
}

// capSub lowers the sub-distributors of a stream, the first one last, and returns what they take together. It
// is false where their flat rates do not fit under a cap that changes.
func (s *Stream) capSub(ceilings []*ceiling) (taken decimal.Decimal, fits bool) {
	total := decimal.Decimal{}
	for _, sub := range s.Commission.Sub {
		total = total.Add(sub.Rate)
	}
	left := total
	for _, l := range ceilings {
		if l == nil || total.LessThanOrEqual(l.lowest()) {
			continue
		}
		if len(ceilings) > 1 || !l.flat() {
			return total, false
		}
		left = l.Beyond
	}
	for i := range s.Commission.Sub {
		sub := &s.Commission.Sub[i]
		sub.Rate = decimal.Min(sub.Rate, left)
		left, taken = left.Sub(sub.Rate), taken.Add(sub.Rate)
	}
	return taken, true
}

// lower lowers an account, wherever it stands.
func (c *Contracts) lower(a OpposableAccount) {
	for i := range c.Mandates {
		m := &c.Mandates[i]
		for j := range m.Costs {
			if m.Costs[j].Account.ID == a.Account {
				a.apply(&m.Costs[j].Account)
			}
		}
		for j := range m.Guarantees {
			if g := &m.Guarantees[j]; g.ID == a.Account && a.Cap != nil {
				g.Cap = lowest(g.Cap, *a.Cap)
			}
		}
	}
	for i := range c.Base.Accounts {
		if c.Base.Accounts[i].ID == a.Account {
			a.apply(&c.Base.Accounts[i])
		}
	}
}

func (a OpposableAccount) apply(to *recoupment.Account) {
	if a.Cap != nil {
		to.Cap = lowest(to.Cap, *a.Cap)
	}
	for _, h := range a.Heads {
		if i := slices.IndexFunc(to.Heads, func(own recoupment.Head) bool { return own.ID == h.Head }); i >= 0 {
			to.Heads[i].Cap = lowest(to.Heads[i].Cap, h.Cap)
		}
	}
}

// lowest returns the lower of a cap, nil where there is none, and another.
func lowest(of *decimal.Decimal, other decimal.Decimal) *decimal.Decimal {
	if of != nil && of.LessThan(other) {
		return of
	}
	return new(other)
}
