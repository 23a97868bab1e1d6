package cashflow

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
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
