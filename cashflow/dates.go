package cashflow

import (
	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// identity is what no two outflows share.
type identity struct {
	id, detail string
	column     Column
}

// compileOutflows finds the key of every outflow and checks the dates on which it is paid.
func (c *compiler) compileOutflows() {
	seen := make(map[identity]bool, len(c.plan.Outflows))
	c.paid = map[termed]*payable{}
	c.out.outflows = make([]*spread, len(c.plan.Outflows))
	for i := range c.plan.Outflows {
		if c.faults.Full() {
			return
		}
		flow := &c.plan.Outflows[i]
		in := c.faults.In("outflows[%d]", i)
		who := identity{flow.ID, flow.Detail, flow.Column}
		if check.Given(in, "id", flow.ID) && seen[who] {
			in.Add("id", ErrDuplicate, flow.ID)
		}
		seen[who] = true
		_, known := c.out.place[flow.Column]
		if check.Given(in, "column", string(flow.Column)) && (!known || (flow.Column == Tax && c.plan.VAT != nil)) {
			in.Add("column", ErrUnknown, flow.Column)
		}
		fit := c.amount(in, flow.Amount)
		if _, known := notPaid(flow.Payment); !known {
			in.Add("payment", ErrUnknown, flow.Payment)
		}
		fit = c.tax(in, flow.VAT) && fit
		if !flow.Terms.check(in.In("terms")) || flow.Key == "" {
			continue
		}
		key, found := c.keys[flow.Key]
		if !found {
			in.Add("key", ErrUnknown, flow.Key)
		}
		if fit && key != nil && !flow.Amount.IsZero() && flow.idle() == "" {
			c.out.outflows[i] = c.pay(in, key, termed{flow.Key, flow.Terms})
			if flow.VAT.Regime != "" {
				c.out.movements += key.size()
			}
		}
	}
}

// idle is why the plan does not spread an outflow; empty for one that it spreads.
func (o *Outflow) idle() Reason {
	if reason, _ := notPaid(o.Payment); reason != "" {
		return reason
	}
	if o.Key == "" {
		return NoKey
	}
	return ""
}

// notPaid says why a way of payment is not cash, and whether it is one of the budget's.
func notPaid(payment budget.Payment) (reason Reason, known bool) {
	switch payment {
	case "", budget.Cash:
		return "", true
	case budget.InKind:
		return InKind, true
	case budget.Deferred:
		return Deferred, true
	case budget.Participation:
		return Participation, true
	}
	return "", false
}

// amount checks an amount and adds it to the sum of all.
func (c *compiler) amount(in *fault.Collector, d decimal.Decimal) bool {
	if !amount(in, "amount", d, c.out.places) {
		return false
	}
	if c.out.places > maxPlaces {
		return true // the currency is not known
	}
	units := inUnits(d, c.out.places)
	c.total += max(units, -units)
	if c.total > mostUnits(c.out.places) {
		in.Add("amount", ErrTooLarge, "the sum of the plan")
		c.total = 0
		return false
	}
	return true
}

// termed is a key under terms of payment: the lines that share both are paid on the same days.
type termed struct {
	key   string
	terms Terms
}

// payable is a key with the days on which it is paid, and the first that are outside the plan.
type payable struct {
	spread
	early, late   schedule.Date
	before, after bool
}

// pay applies terms of payment to the dates of a key.
func (c *compiler) pay(in *fault.Collector, key *spread, of termed) *spread {
	c.out.movements += key.size()
	if c.out.movements > MaxMovements {
		return nil
	}
	paid, found := c.paid[of]
	if !found {
		paid = &payable{spread: spread{upTo: key.upTo, steps: make([]step, len(key.steps))}}
		rule := of.terms.Adjust
		if rule == schedule.Unadjusted {
			rule = c.plan.Adjust
		}
		for i, one := range key.steps {
			if of.terms == (Terms{}) && rule == schedule.Unadjusted {
				one.paid = one.due
			} else {
				one.paid = make([]schedule.Date, len(one.due))
				for j, day := range one.due {
					one.paid[j] = c.adjusted(of.terms.Due(day), rule)
				}
			}
			paid.steps[i] = one
		}
		c.within(paid)
		c.paid[of] = paid
	}
	paid.report(in)
	return &paid.spread
}

// compileInflows dates the instalments of every source that brings cash.
func (c *compiler) compileInflows() {
	seen := make(map[string]bool, len(c.plan.Inflows))
	c.out.inflows = make([]*spread, len(c.plan.Inflows))
	for i, source := range c.plan.Inflows {
		in := c.faults.In("inflows[%d]", i)
		if check.Given(in, "id", source.ID) && seen[source.ID] {
			in.Add("id", ErrDuplicate, source.ID)
		}
		seen[source.ID] = true
		if c.amount(in, source.Amount) && source.Amount.IsNegative() {
			in.Add("amount", ErrNegative, source.Amount)
		}
		if source.Deferred || source.Nature == financing.InKind {
			if len(source.Instalments) > 0 {
				in.Add("instalments", ErrRange, "a source without cash is not paid")
			}
			continue
		}
		c.out.inflows[i] = c.instalments(in, source)
	}
}

// instalments resolves the payments of one source; nil when it names none.
func (c *compiler) instalments(in *fault.Collector, source financing.Source) *spread {
	if len(source.Instalments) == 0 {
		return nil
	}
	whole := hundred{in: in, path: "instalments"}
	dated := &spread{}
	for j, one := range source.Instalments {
		at := in.In("instalments[%d]", j)
		fits := whole.add(at, one.Percent)
		shifted := shift(at, "days", one.Days)
		day, found := c.milestones[one.Milestone]
		if check.Given(at, "milestone", one.Milestone) && !found {
			at.Add("milestone", ErrUnknown, one.Milestone)
		}
		if !found || !shifted || day.IsZero() {
			continue
		}
		due := day.AddDays(one.Days)
		paid := payable{spread: spread{steps: []step{{
			due: []schedule.Date{due}, paid: []schedule.Date{c.adjusted(due, c.plan.Adjust)},
		}}}}
		c.within(&paid)
		paid.report(at)
		c.out.movements++
		if fits {
			dated.add(one.Percent, paid.steps[0])
		}
	}
	if !whole.check() || len(dated.steps) != len(source.Instalments) {
		return nil
	}
	return dated
}

// within looks for dates outside the plan, the first one on each side.
func (c *compiler) within(p *payable) {
	if c.plan.Start.IsZero() {
		return
	}
	last := daysInWeek * c.weeks()
	for _, one := range p.steps {
		for _, day := range one.paid {
			switch {
			case !day.IsZero() && day.Before(c.plan.Start):
				if !p.before {
					p.early, p.before = day, true
				}
			case day.IsZero() || day.DaysSince(c.plan.Start) >= last:
				if !p.after {
					p.late, p.after = day, true
				}
			}
		}
	}
}

func (p *payable) report(in *fault.Collector) {
	if p.before {
		in.Add("", ErrBeforeStart, p.early)
	}
	if p.after {
		in.Add("", ErrAfterHorizon, p.late)
	}
}
