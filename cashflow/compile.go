package cashflow

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
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
	start  schedule.Date
	places int32
	// columns are those of the outflows, place the place of each.
	columns   []Column
	place     map[Column]int
	outflows  []*spread // nil: not spread
	inflows   []*spread
	movements int
	// collected are the rates of VAT of the sources.
	collected []uint64
	// weeks is the most that the plan may have; adjusted moves a day to a working day.
	weeks    int
	adjusted func(schedule.Date, schedule.Adjustment) schedule.Date
}

// compiler resolves a plan and collects everything wrong with it.
type compiler struct {
	plan       Plan
	faults     *fault.Collector
	milestones map[string]schedule.Date
	phases     map[string]schedule.Phase
	keys       map[string]*spread
	cadences   map[cadenced][]schedule.Date
	// strange is a calendar that says nothing.
	strange bool
	open    *worked
	paid    map[termed]*payable
	// dated counts the dates of the keys, which a plan of many long phases could multiply.
	dated int
	// total is the sum of all amounts, in minor units, without their signs.
	total int64
	// missing says that an outflow bears a tax of which the plan says nothing.
	missing bool
	out     ready
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
	c.calendarDates()
	c.head()
	c.calendar()
	c.compileKeys()
	c.compileOutflows()
	c.compileInflows()
	c.compileVAT()
	c.out.weeks, c.out.adjusted = c.weeks(), c.adjusted
	if c.missing {
		found.Add("vat", ErrRequired, nil)
	}
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
		{"shooting_days", len(p.ShootingDays), MaxShootingDays},
		{"shooting.days", p.shot(), MaxShootingDays},
		{"keys", len(p.Keys), MaxKeys},
		{"outflows", len(p.Outflows), MaxOutflows},
		{"inflows", len(p.Inflows), MaxSources},
		{"vat.sources", p.taxedSources(), MaxSources},
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

// taxedSources is the number of sources that are paid with tax.
func (p Plan) taxedSources() int {
	if p.VAT == nil {
		return 0
	}
	return len(p.VAT.Sources)
}

// shot is the number of shooting days that are counted.
func (p Plan) shot() int {
	if p.Shooting == nil {
		return 0
	}
	return len(p.Shooting.Days)
}

// head checks the fields that stand alone.
func (c *compiler) head() {
	places, known := money.MinorUnits(c.plan.Currency)
	if !known {
		c.faults.Add("currency", ErrCurrency, c.plan.Currency)
		places = money.MaxExponent // so that amounts are not refused for their cents as well
	}
	c.out.places, c.out.start = places, c.plan.Start
	if c.plan.Rounding > Up {
		c.faults.Add("rounding", ErrUnknown, c.plan.Rounding)
	}
	switch {
	case c.plan.Start.IsZero():
		if c.plan.Timetable == nil || c.faults.Err() == nil {
			c.faults.Add("start", ErrRequired, nil)
		}
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
		case seen[column] || column == Receipts || (column == Tax && c.plan.VAT != nil):
			c.faults.Add(path, ErrDuplicate, column)
		}
		seen[column] = true
	}
	c.out.columns = c.plan.columns()
	c.out.place = make(map[Column]int, len(c.out.columns))
	for i, column := range c.out.columns {
		c.out.place[column] = i
	}
}

// weeks is the number of weeks that the plan may have.
func (c *compiler) weeks() int {
	if c.plan.Horizon <= 0 || c.plan.Horizon > MaxWeeks {
		return MaxWeeks
	}
	return c.plan.Horizon
}

// compileKeys dates every key. A faulty one stays known, without dates.
func (c *compiler) compileKeys() {
	c.keys = make(map[string]*spread, len(c.plan.Keys))
	for i, key := range c.plan.Keys {
		in := c.faults.In("keys[%d]", i)
		if _, twice := c.keys[key.ID]; twice {
			in.Add("id", ErrDuplicate, key.ID)
		}
		check.Given(in, "id", key.ID)
		c.keys[key.ID] = c.compileKey(in, key)
	}
}

func (c *compiler) compileKey(in *fault.Collector, key Key) *spread {
	whole := hundred{in: in, path: "elements"}
	dated := &spread{}
	for j, element := range key.Elements {
		at := in.In("elements[%d]", j)
		fits := whole.add(at, element.Percent)
		days := c.days(at, element)
		if fits && len(days) > 0 {
			dated.add(element.Percent, step{due: days, upTo: element.weights(len(days))})
		}
	}
	if !whole.check() || len(dated.steps) != len(key.Elements) {
		return nil
	}
	return dated
}
