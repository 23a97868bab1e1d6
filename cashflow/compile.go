package cashflow

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Errors of the dates of a plan.
var (
	// ErrBeforeStart reports money that moves before the Monday of week 1.
	ErrBeforeStart = errors.New("falls before the first week of the plan")
	// ErrAfterHorizon reports money that moves after the last week that the plan may have.
	ErrAfterHorizon = errors.New("falls after the last week of the plan")
)

// ready is a plan whose references are resolved.
type ready struct {
	places    int32
	outflows  []spread // nil: not spread
	inflows   []spread
	movements int
}

// compiler resolves a plan and collects everything wrong with it.
type compiler struct {
	plan       Plan
	faults     *fault.Collector
	milestones map[string]schedule.Date
	phases     map[string]schedule.Phase
	keys       map[string]spread
	// dated counts the dates of the keys, which a plan of many long phases could multiply.
	dated int
	out   ready
}

// Validate returns everything wrong with the plan, as [Faults], or nil.
func (p Plan) Validate() error {
	_, err := p.compile()
	return err
}

func (p Plan) compile() (ready, error) {
	var found fault.Collector
	c := &compiler{plan: p, faults: &found}
	c.sizes()
	if err := found.Err(); err != nil {
		return ready{}, err
	}
	c.head()
	c.calendar()
	c.compileKeys()
	c.compileOutflows()
	c.compileInflows()
	if c.dated > MaxMovements {
		found.Add("keys", ErrTooLarge, fmt.Sprintf("%d dates", c.dated))
	}
	if c.out.movements > MaxMovements {
		found.Add("", ErrTooLarge, fmt.Sprintf("%d movements", c.out.movements))
	}
	return c.out, found.Err()
}

// sizes refuses a plan that is too large before anything else looks at it.
func (c *compiler) sizes() {
	p := c.plan
	for _, list := range []struct {
		path      string
		size, max int
	}{
		{"columns", len(p.Columns), MaxColumns},
		{"production.milestones", len(p.Production.Milestones), schedule.MaxMilestones},
		{"production.phases", len(p.Production.Phases), schedule.MaxPhases},
		{"keys", len(p.Keys), MaxKeys},
		{"outflows", len(p.Outflows), MaxOutflows},
		{"inflows", len(p.Inflows), MaxSources},
	} {
		if list.size > list.max {
			c.faults.Add(list.path, ErrTooLarge, list.size)
		}
	}
	for i, key := range p.Keys {
		if len(key.Elements) > MaxElements {
			c.faults.Add(fmt.Sprintf("keys[%d].elements", i), ErrTooLarge, len(key.Elements))
		}
	}
	for i, source := range p.Inflows {
		if len(source.Instalments) > MaxInstalments {
			c.faults.Add(fmt.Sprintf("inflows[%d].instalments", i), ErrTooLarge, len(source.Instalments))
		}
	}
}

// head checks the fields that stand alone.
func (c *compiler) head() {
	places, known := money.MinorUnits(c.plan.Currency)
	if !known {
		c.faults.Add("currency", ErrCurrency, c.plan.Currency)
		places = money.MaxExponent // so that amounts are not refused for their cents as well
	}
	c.out.places = places
	if c.plan.Rounding > Up {
		c.faults.Add("rounding", ErrUnknown, c.plan.Rounding)
	}
	switch {
	case c.plan.Start.IsZero():
		c.faults.Add("start", ErrRequired, nil)
	case !isMonday(c.plan.Start) || c.plan.Start.AddDays(-1).IsZero() || c.plan.Start.AddWeeks(MaxWeeks).IsZero():
		c.faults.Add("start", ErrRange, c.plan.Start)
	}
	if c.plan.Horizon < 0 || c.plan.Horizon > MaxWeeks {
		c.faults.Add("horizon", ErrRange, c.plan.Horizon)
	}
	seen := make(map[Column]bool, len(c.plan.Columns))
	for i, column := range c.plan.Columns {
		path := fmt.Sprintf("columns[%d]", i)
		switch {
		case column == "":
			c.faults.Add(path, ErrRequired, nil)
		case seen[column] || column == Receipts:
			c.faults.Add(path, ErrDuplicate, column)
		}
		seen[column] = true
	}
}

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
		if required(in, "id", flow.ID) && seen[identity{flow.ID, flow.Column}] {
			in.Add("id", ErrDuplicate, flow.ID)
		}
		seen[identity{flow.ID, flow.Column}] = true
		if required(in, "column", string(flow.Column)) && !known[flow.Column] {
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
	c.within(in, "", paid)
	return paid
}

// compileInflows dates the instalments of every source that brings cash.
func (c *compiler) compileInflows() {
	seen := make(map[string]bool, len(c.plan.Inflows))
	c.out.inflows = make([]spread, len(c.plan.Inflows))
	for i, source := range c.plan.Inflows {
		in := c.faults.In("inflows[%d]", i)
		if required(in, "id", source.ID) && seen[source.ID] {
			in.Add("id", ErrDuplicate, source.ID)
		}
		seen[source.ID] = true
		if amount(in, "amount", source.Amount, c.out.places) && source.Amount.IsNegative() {
			in.Add("amount", ErrNegative, source.Amount)
		}
		if source.Deferred {
			if len(source.Instalments) > 0 {
				in.Add("instalments", ErrDeferred, len(source.Instalments))
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
		if required(at, "milestone", one.Milestone) && !found {
			at.Add("milestone", ErrUnknown, one.Milestone)
		}
		if found && shifted && !day.IsZero() {
			c.out.movements++
			dated = append(dated, step{days: []schedule.Date{day.AddDays(one.Days)}})
			c.within(at, "", dated[len(dated)-1:])
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
func (c *compiler) within(in *fault.Collector, path string, dates spread) {
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
					in.Add(path, ErrBeforeStart, day)
				}
				early = true
			case day.IsZero() || day.DaysSince(c.plan.Start) >= daysInWeek*weeks:
				if !late {
					in.Add(path, ErrAfterHorizon, day)
				}
				late = true
			}
		}
	}
}

// amount checks a sum of money and reports whether it may be computed with.
func amount(in *fault.Collector, path string, d decimal.Decimal, places int32) bool {
	switch {
	case !acceptable(in, path, d):
	case d.Abs().GreaterThan(decimal.NewFromInt(MaxAmount)):
		in.Add(path, ErrTooLarge, d)
	case !money.RoundDecimal(d, places, Down).Equal(d):
		in.Add(path, ErrPlaces, d)
	default:
		return true
	}
	return false
}

// acceptable refuses a decimal on which arithmetic would be slow. It names the exponent and not the
// number, whose text would be as long as the number.
func acceptable(in *fault.Collector, path string, d decimal.Decimal) bool {
	if money.Acceptable(d) {
		return true
	}
	in.Add(path, ErrTooLarge, fmt.Sprintf("%d digits, exponent %d", d.NumDigits(), d.Exponent()))
	return false
}

// required reports whether a text is given.
func required(in *fault.Collector, path, value string) bool {
	if value == "" {
		in.Add(path, ErrRequired, nil)
	}
	return value != ""
}
