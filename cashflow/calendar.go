package cashflow

import (
	"errors"
	"fmt"
	"time"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Errors of a key and of a source.
var (
	// ErrDeferred reports instalments of a deferred source, which brings no cash.
	ErrDeferred = errors.New("a deferred source has no instalments")
	// ErrEither reports an element that is neither at a milestone nor over a phase, or both.
	ErrEither = errors.New("takes either a milestone or a phase")
)

func isMonday(day schedule.Date) bool { return day.Weekday() == time.Monday }

// calendar indexes the milestones and phases. One that is faulty stays known, without dates, so that
// it is reported once and not by everything that refers to it.
func (c *compiler) calendar() {
	production := c.plan.Production
	c.faults.Merge("production", production.Validate())
	c.milestones = make(map[string]schedule.Date, len(production.Milestones))
	for _, milestone := range production.Milestones {
		c.milestones[milestone.Code] = milestone.Date
	}
	c.phases = make(map[string]schedule.Phase, len(production.Phases))
	for _, phase := range production.Phases {
		c.phases[phase.Code] = phase
	}
}

// compileKeys dates every key. A faulty one stays known, without dates.
func (c *compiler) compileKeys() {
	c.keys = make(map[string]spread, len(c.plan.Keys))
	for i, key := range c.plan.Keys {
		in := c.faults.In("keys[%d]", i)
		if _, twice := c.keys[key.ID]; twice {
			in.Add("id", ErrDuplicate, key.ID)
		}
		required(in, "id", key.ID)
		c.keys[key.ID] = c.compileKey(in, key)
	}
}

func (c *compiler) compileKey(in *fault.Collector, key Key) spread {
	whole := hundred{in: in, path: "elements"}
	dated := make(spread, 0, len(key.Elements))
	for j, element := range key.Elements {
		at := in.In("elements[%d]", j)
		fits := whole.add(at, element.Percent)
		days := c.days(at, element)
		if fits && len(days) > 0 {
			dated = append(dated, step{share: money.Percent(element.Percent), days: days})
		}
	}
	if !whole.check() || len(dated) != len(key.Elements) {
		return nil
	}
	return dated
}

// days returns the dates of an element, or none when it is faulty.
func (c *compiler) days(in *fault.Collector, element Element) []schedule.Date {
	okDays, okWeeks := shift(in, "days", element.Days), shift(in, "weeks", element.Weeks)
	if (element.Milestone == "") == (element.Phase == "") {
		in.Add("", ErrEither, element.Milestone+" "+element.Phase)
		return nil
	}
	by := element.Days + daysInWeek*element.Weeks
	if element.Phase != "" {
		phase, found := c.phases[element.Phase]
		if !found {
			in.Add("phase", ErrUnknown, element.Phase)
		}
		if !okDays || !okWeeks || !c.room(phase.Weeks) {
			return nil
		}
		return fridays(phase, by)
	}
	day, found := c.milestones[element.Milestone]
	if !found {
		in.Add("milestone", ErrUnknown, element.Milestone)
	}
	if day.IsZero() || !okDays || !okWeeks {
		return nil
	}
	return []schedule.Date{day.AddDays(by)}
}

// room counts the dates of the keys and reports whether there may be so many.
func (c *compiler) room(weeks int) bool {
	c.dated += max(0, min(weeks, schedule.MaxPhaseWeeks))
	return c.dated <= MaxMovements
}

// hundred checks that percentages are shares and add up to the whole.
type hundred struct {
	in    *fault.Collector
	path  string
	total decimal.Decimal
	bad   bool
}

func (h *hundred) add(at *fault.Collector, percent decimal.Decimal) bool {
	fits := percentage(at, "percent", percent)
	if fits {
		h.total = h.total.Add(percent)
	}
	h.bad = h.bad || !fits
	return fits
}

func (h *hundred) check() bool {
	if h.bad {
		return false
	}
	switch h.total.Cmp(decimal.NewFromInt(100)) {
	case -1:
		h.in.Add(h.path, ErrUnbalance, h.total.String()+" %")
	case 1:
		h.in.Add(h.path, ErrOver100, h.total.String()+" %")
	default:
		return true
	}
	return false
}

// percentage checks a share from 0 to 100 and reports whether it may be computed with.
func percentage(in *fault.Collector, path string, d decimal.Decimal) bool {
	switch {
	case !acceptable(in, path, d):
	case d.IsNegative():
		in.Add(path, ErrNegative, d)
	case d.GreaterThan(decimal.NewFromInt(100)):
		in.Add(path, ErrRange, d)
	default:
		return true
	}
	return false
}

// shift checks a lag in days, weeks or months.
func shift(in *fault.Collector, path string, n int) bool {
	if n < -MaxShift || n > MaxShift {
		in.Add(path, ErrRange, fmt.Sprint(n))
		return false
	}
	return true
}

// check reports whether the terms can be applied.
func (t Terms) check(in *fault.Collector) bool {
	fits := shift(in, "days", t.Days)
	if t.Months < 0 {
		in.Add("months", ErrNegative, t.Months)
		return false
	}
	if t.Day < 0 || t.Day > 31 {
		in.Add("day", ErrRange, t.Day)
		return false
	}
	return shift(in, "months", t.Months) && fits
}
