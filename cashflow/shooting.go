package cashflow

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Shooting are the days of the shoot counted from its first, so that the date that moves the timetable moves
// them too (plan de tournage).
type Shooting struct {
	// First is the code of the phase that begins with the first day, or of the milestone that is it. As in a
	// timetable, a code of both means the phase.
	First string `json:"first"`
	// Days are how much later each day is, from 0. With an empty Unit, or working days, they count the days that
	// the calendar of the plan has for worked: 0 is the first of them from First on, and the tenth day shot stays
	// the tenth day worked wherever the shoot moves. With [schedule.Days] they count every day.
	Days []int         `json:"days"`
	Unit schedule.Unit `json:"unit,omitempty"`
}

// ShootingFrom counts days of the shoot, in any order, from the first of them, which is the day of a phase or
// milestone. In working days, the error is a [Faults] with the path of a day that the calendar does not have for
// worked: a shoot on such days is counted in days.
func ShootingFrom(first string, days []schedule.Date, unit schedule.Unit, calendar schedule.Calendar) (Shooting, error) {
	var found fault.Collector
	s := Shooting{First: first, Unit: unit}
	if !check.Size(&found, "days", len(days), MaxShootingDays) || len(days) == 0 {
		return s, found.Err()
	}
	start, last := slices.MinFunc(days, schedule.Date.Compare), slices.MaxFunc(days, schedule.Date.Compare)
	worked := map[schedule.Date]int{}
	if unit != schedule.Days && !start.IsZero() {
		all, err := calendar.BusinessDays(start, last)
		found.Merge("calendar", err)
		for n, day := range all {
			worked[day] = n
		}
	}
	s.Days = make([]int, len(days))
	for i, day := range days {
		in := found.In("days[%d]", i)
		n, works := worked[day]
		switch {
		case !check.Given(in, "", day.String()):
		case unit == schedule.Days:
			n = day.DaysSince(start)
		case !works:
			in.Add("", schedule.ErrNoBusinessDay, day)
		}
		s.Days[i] = n
	}
	return s, found.Err()
}

// shooting dates the days of the shoot.
func (c *compiler) shooting() {
	s := c.plan.Shooting
	if s == nil {
		if c.plan.Timetable != nil && len(c.plan.ShootingDays) > 0 {
			c.faults.Add("shooting_days", ErrEither, "a timetable moves shooting, and not dates")
		}
		return
	}
	in := c.faults.In("shooting")
	if len(c.plan.ShootingDays) > 0 {
		in.Add("", ErrEither, "shooting_days")
	}
	if s.Unit != "" && s.Unit != schedule.WorkingDays && s.Unit != schedule.Days {
		in.Add("unit", ErrUnknown, s.Unit)
	}
	first, found := c.milestones[s.First]
	if phase, lasts := c.phases[s.First]; lasts {
		first, _ = phase.Span()
		found = true
	}
	if !found {
		in.Add("first", ErrUnknown, s.First)
	}
	seen := make(map[int]bool, len(s.Days))
	for i, day := range s.Days {
		at := in.In("days[%d]", i)
		if day < 0 || day > MaxShift {
			at.Add("", ErrRange, day)
		}
		if seen[day] {
			at.Add("", ErrDuplicate, day)
		}
		seen[day] = true
	}
	if first.IsZero() || c.faults.Err() != nil {
		return
	}
	c.plan.ShootingDays = c.shot(in, first, *s)
}

// shot places days counted from the first.
func (c *compiler) shot(in *fault.Collector, first schedule.Date, s Shooting) []schedule.Date {
	days := make([]schedule.Date, len(s.Days))
	if s.Unit == schedule.Days {
		for i, day := range s.Days {
			days[i] = first.AddDays(day)
		}
		return days
	}
	worked := c.workdays().from(first)
	for i, day := range s.Days {
		if day >= len(worked) {
			in.In("days[%d]", i).Add("", ErrNoDay, day)
			continue
		}
		days[i] = worked[day]
	}
	return days
}

// from returns the working days known from a day on.
func (w *worked) from(day schedule.Date) []schedule.Date {
	var days []schedule.Date
	at := day.DaysSince(w.first)
	for ; at >= 0 && at < len(w.open); at++ {
		if w.open[at] {
			days = append(days, w.first.AddDays(at))
		}
	}
	return days
}
