package cashflow

import (
	"errors"
	"time"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// ErrEither reports an element of a key that is neither at a milestone nor over a phase, or both.
var ErrEither = errors.New("takes either a milestone or a phase")

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
		check.Given(in, "id", key.ID)
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
