package cashflow

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Dated returns the credit with the days of the milestones that its limits, its end and its advances name, so
// that the date that moves a timetable moves its credit too: dated by the production that [Plan.Calendared]
// gives. A day of its own, beside a milestone, stands. The error is a [Faults]: a milestone that is not there, or
// the faults of [Credit.Validate] once it is dated.
func (c Credit) Dated(production schedule.Production) (Credit, error) {
	var found fault.Collector
	c.sizes(&found)
	if found.Err() != nil {
		return Credit{}, found.Err()
	}
	dates := make(map[string]schedule.Date, len(production.Milestones))
	for _, one := range production.Milestones {
		dates[one.Code] = one.Date
	}
	date := func(in *fault.Collector, path, code string, day *schedule.Date) {
		if code == "" || !day.IsZero() {
			return
		}
		of, known := dates[code]
		if !known {
			in.Add(path, ErrUnknown, code)
		}
		*day = of
	}
	c.Limits, c.Advances = slices.Clone(c.Limits), slices.Clone(c.Advances)
	for i := range c.Limits {
		date(found.In("limits[%d]", i), "at", c.Limits[i].At, &c.Limits[i].From)
	}
	for i := range c.Advances {
		date(found.In("advances[%d]", i), "at", c.Advances[i].At, &c.Advances[i].Date)
	}
	date(&found, "until_at", c.UntilAt, &c.Until)
	if found.Err() == nil {
		found.Merge("", c.Validate())
	}
	return c, found.Err()
}

// undated reports what is still to be dated by a milestone.
func (c Credit) undated(in *fault.Collector) {
	for i, one := range c.Limits {
		if one.From.IsZero() {
			in.In("limits[%d]", i).Add("from", ErrRequired, one.At)
		}
	}
	for i, one := range c.Advances {
		if one.Date.IsZero() {
			in.In("advances[%d]", i).Add("date", ErrRequired, one.At)
		}
	}
	if c.Until.IsZero() && c.UntilAt != "" {
		in.Add("until", ErrRequired, c.UntilAt)
	}
}

// Calendared returns the calendar of the plan: that of its timetable, or its own. The error is that of
// [schedule.Timetable.Resolve].
func (p Plan) Calendared() (schedule.Production, error) {
	if p.Timetable == nil {
		return p.Production, nil
	}
	return p.Timetable.Resolve()
}
