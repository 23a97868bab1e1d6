package cashflow

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// compileOutflows finds the key of every outflow and checks the dates on which it is paid.
func (c *compiler) compileOutflows() {
	type identity struct {
		id     string
		column Column
	}
	known := make(map[Column]bool, MaxColumns)
	for _, column := range c.plan.columns() {
		known[column] = true
	}
	seen := make(map[identity]bool, len(c.plan.Outflows))
	c.out.outflows = make([]spread, len(c.plan.Outflows))
	for i, flow := range c.plan.Outflows {
		in := c.faults.In("outflows[%d]", i)
		if check.Given(in, "id", flow.ID) && seen[identity{flow.ID, flow.Column}] {
			in.Add("id", ErrDuplicate, flow.ID)
		}
		seen[identity{flow.ID, flow.Column}] = true
		if check.Given(in, "column", string(flow.Column)) && !known[flow.Column] {
			in.Add("column", ErrUnknown, flow.Column)
		}
		fit := amount(in, "amount", flow.Amount, c.out.places)
		if !flow.Terms.check(in.In("terms")) || flow.Key == "" {
			continue
		}
		key, found := c.keys[flow.Key]
		if !found {
			in.Add("key", ErrUnknown, flow.Key)
		}
		if fit && !flow.Amount.IsZero() {
			c.out.outflows[i] = c.pay(in, key, flow.Terms)
		}
	}
}

// pay applies terms of payment to the dates of a key.
func (c *compiler) pay(in *fault.Collector, key spread, terms Terms) spread {
	c.out.movements += key.size()
	if c.out.movements > MaxMovements {
		return nil
	}
	paid := make(spread, len(key))
	for i, one := range key {
		paid[i] = step{share: one.share, days: make([]schedule.Date, len(one.days))}
		for j, day := range one.days {
			paid[i].days[j] = terms.Due(day)
		}
	}
	c.within(in, paid)
	return paid
}

// compileInflows dates the instalments of every source that brings cash.
func (c *compiler) compileInflows() {
	seen := make(map[string]bool, len(c.plan.Inflows))
	c.out.inflows = make([]spread, len(c.plan.Inflows))
	for i, source := range c.plan.Inflows {
		in := c.faults.In("inflows[%d]", i)
		if check.Given(in, "id", source.ID) && seen[source.ID] {
			in.Add("id", ErrDuplicate, source.ID)
		}
		seen[source.ID] = true
		if amount(in, "amount", source.Amount, c.out.places) && source.Amount.IsNegative() {
			in.Add("amount", ErrNegative, source.Amount)
		}
		if source.Deferred {
			if len(source.Instalments) > 0 {
				in.Add("instalments", ErrRange, "a deferred source is not paid")
			}
			continue
		}
		c.out.inflows[i] = c.instalments(in, source)
	}
}

// instalments resolves the payments of one source; nil when it names none.
func (c *compiler) instalments(in *fault.Collector, source financing.Source) spread {
	if len(source.Instalments) == 0 {
		return nil
	}
	whole := hundred{in: in, path: "instalments"}
	dated := make(spread, 0, len(source.Instalments))
	for j, one := range source.Instalments {
		at := in.In("instalments[%d]", j)
		whole.add(at, one.Percent)
		shifted := shift(at, "days", one.Days)
		day, found := c.milestones[one.Milestone]
		if check.Given(at, "milestone", one.Milestone) && !found {
			at.Add("milestone", ErrUnknown, one.Milestone)
		}
		if found && shifted && !day.IsZero() {
			c.out.movements++
			dated = append(dated, step{days: []schedule.Date{day.AddDays(one.Days)}})
			c.within(at, dated[len(dated)-1:])
		}
	}
	if !whole.check() || len(dated) != len(source.Instalments) {
		return nil
	}
	for j, one := range source.Instalments {
		dated[j].share = money.Percent(one.Percent)
	}
	return dated
}

// within checks that dates are inside the plan; it reports the first one out on each side.
func (c *compiler) within(in *fault.Collector, dates spread) {
	weeks := c.plan.Horizon
	if weeks <= 0 || weeks > MaxWeeks {
		weeks = MaxWeeks
	}
	if c.plan.Start.IsZero() {
		return
	}
	early, late := false, false
	for _, one := range dates {
		for _, day := range one.days {
			switch {
			case !day.IsZero() && day.Before(c.plan.Start):
				if !early {
					in.Add("", ErrBeforeStart, day)
				}
				early = true
			case day.IsZero() || day.DaysSince(c.plan.Start) >= daysInWeek*weeks:
				if !late {
					in.Add("", ErrAfterHorizon, day)
				}
				late = true
			}
		}
	}
}
