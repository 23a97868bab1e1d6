package cashflow

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// margin is how far outside the plan working days are looked for, in days.
const margin = 400

// worked is the working days around a plan, day by day from the first.
type worked struct {
	first schedule.Date
	open  []bool
}

// workdays walks the calendar once, around the plan.
func (c *compiler) workdays() *worked {
	if c.open != nil {
		return c.open
	}
	c.open = &worked{}
	if c.strange || c.plan.Start.IsZero() {
		return c.open
	}
	from, to := c.plan.Start.AddDays(-margin), c.plan.Start.AddDays(daysInWeek*c.weeks()+margin)
	if from.IsZero() {
		from = c.plan.Start
	}
	if to.IsZero() {
		to = c.plan.Start
	}
	days, err := c.plan.Calendar.BusinessDays(from, to)
	if err != nil || len(days) == 0 {
		c.faults.Add("calendar", schedule.ErrNoBusinessDay, nil)
		c.strange = true
		return c.open
	}
	c.open.first, c.open.open = from, make([]bool, to.DaysSince(from)+1)
	for _, day := range days {
		c.open.open[day.DaysSince(from)] = true
	}
	return c.open
}

// adjusted moves a day as a rule of the calendar says. A day far outside the plan stays: it is refused.
func (c *compiler) adjusted(day schedule.Date, rule schedule.Adjustment) schedule.Date {
	if rule == schedule.Unadjusted || day.IsZero() {
		return day
	}
	w := c.workdays()
	at := day.DaysSince(w.first)
	if at < 0 || at >= len(w.open) || w.open[at] {
		return day
	}
	next, before := w.walk(at, 1), w.walk(at, -1)
	switch {
	case rule == schedule.Preceding:
		return before
	case rule == schedule.ModifiedFollowing && next.After(day.LastOfMonth()):
		return before
	}
	return next
}

// walk returns the working day next to a day, or the last day known on that side.
func (w *worked) walk(at, by int) schedule.Date {
	for at += by; at > 0 && at < len(w.open)-1 && !w.open[at]; {
		at += by
	}
	return w.first.AddDays(at)
}
