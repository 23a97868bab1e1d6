package cashflow

import (
	"errors"
	"time"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Errors of the elements of a key.
var (
	// ErrEither reports an element of a key that is neither at a milestone nor over a phase, or both, a plan with
	// both a calendar and a timetable, and shooting days given both as dates and counted, or as dates beside a
	// timetable, which would not move them.
	ErrEither = errors.New("takes either one or the other")
	// ErrNoDay reports an element over a phase that has none of the days that it falls on, and a shooting day for
	// which no working day is left.
	ErrNoDay = errors.New("has no day to fall on")
)

func isMonday(day schedule.Date) bool { return day.Weekday() == time.Monday }

// cadenced is a cadence over a phase; the empty code is no phase.
type cadenced struct {
	phase string
	on    Cadence
}

// calendarDates finds the calendar of the production, and with a timetable the first week.
func (c *compiler) calendarDates() {
	if c.plan.Timetable == nil {
		c.faults.Merge("production", c.plan.Production.Validate())
		return
	}
	if len(c.plan.Production.Milestones)+len(c.plan.Production.Phases) > 0 {
		c.faults.Add("timetable", ErrEither, nil)
	}
	production, err := c.plan.Timetable.Resolve()
	c.faults.Merge("timetable", err)
	c.plan.Production = production
	if !c.plan.Start.IsZero() {
		return
	}
	var first schedule.Date
	earlier := func(day schedule.Date) {
		if first.IsZero() || day.Before(first) {
			first = day
		}
	}
	for _, milestone := range production.Milestones {
		earlier(milestone.Date)
	}
	for _, phase := range production.Phases {
		earlier(phase.Monday)
	}
	c.plan.Start = first.InWeek(time.Monday)
}

// calendar indexes the milestones and phases. One that is faulty stays known, without dates, so that
// it is reported once and not by everything that refers to it.
func (c *compiler) calendar() {
	production := c.plan.Production
	c.milestones = make(map[string]schedule.Date, len(production.Milestones))
	for _, milestone := range production.Milestones {
		c.milestones[milestone.Code] = milestone.Date
	}
	c.phases = make(map[string]schedule.Phase, len(production.Phases))
	for _, phase := range production.Phases {
		c.phases[phase.Code] = phase
	}
	c.cadences = map[cadenced][]schedule.Date{}
	adjusts := c.faults.In("adjust")
	adjusts.Merge("", c.plan.Adjust.Validate())
	if err := c.plan.Calendar.Validate(); err != nil {
		c.faults.Merge("calendar", err)
		c.strange = true
	}
	seen := make(map[schedule.Date]bool, len(c.plan.ShootingDays))
	for i, day := range c.plan.ShootingDays {
		in := c.faults.In("shooting_days[%d]", i)
		if check.Given(in, "", day.String()) && seen[day] {
			in.Add("", ErrDuplicate, day)
		}
		seen[day] = true
	}
	c.shooting()
}

// days returns the dates of an element, or none when it is faulty.
func (c *compiler) days(in *fault.Collector, element Element) []schedule.Date {
	okDays, okWeeks := shift(in, "days", element.Days), shift(in, "weeks", element.Weeks)
	fits := c.shape(in, element) && okDays && okWeeks
	by := element.Days + daysInWeek*element.Weeks
	if element.Milestone != "" {
		day, found := c.milestones[element.Milestone]
		if !found {
			in.Add("milestone", ErrUnknown, element.Milestone)
		}
		if day.IsZero() || !fits {
			return nil
		}
		return []schedule.Date{day.AddDays(by)}
	}
	if _, found := c.phases[element.Phase]; !found && element.Phase != "" {
		in.Add("phase", ErrUnknown, element.Phase)
		return nil
	}
	if !fits {
		return nil
	}
	days, known := c.cadence(cadenced{element.Phase, element.On})
	if !known || !c.room(len(days)) {
		return nil
	}
	if len(days) == 0 {
		in.Add("on", ErrNoDay, element.On)
		return nil
	}
	if by == 0 {
		return days
	}
	shifted := make([]schedule.Date, len(days))
	for i, day := range days {
		shifted[i] = day.AddDays(by)
	}
	return shifted
}

// shape reports whether the fields of an element go together.
func (c *compiler) shape(in *fault.Collector, element Element) bool {
	roaming := element.On == ShootingDays && element.Milestone == "" && len(c.plan.ShootingDays)+c.plan.shot() > 0
	if (element.Milestone == "") == (element.Phase == "") && !roaming {
		in.Add("", ErrEither, element.Milestone+" "+element.Phase)
		return false
	}
	fits := true
	refuse := func(path string, kind error, value any) {
		in.Add(path, kind, value)
		fits = false
	}
	if !element.On.known() {
		refuse("on", ErrUnknown, element.On)
	}
	if element.Curve != Flat && element.Curve != Bell {
		refuse("curve", ErrUnknown, element.Curve)
	}
	if element.Milestone != "" && (element.On != Fridays || element.Curve != Flat || len(element.Weights) > 0) {
		refuse("milestone", ErrEither, element.Milestone)
	}
	if element.Curve != Flat && len(element.Weights) > 0 {
		refuse("weights", ErrEither, element.Curve)
	}
	if len(element.Weights) > MaxWeights {
		refuse("weights", ErrTooLarge, len(element.Weights))
		return false
	}
	total := 0
	for i, weight := range element.Weights {
		if weight < 0 || weight > MaxWeight {
			in.In("weights[%d]", i).Add("", ErrRange, weight)
			fits = false
		}
		total += weight
	}
	if len(element.Weights) > 0 && total == 0 {
		refuse("weights", ErrUnbalance, total)
	}
	return fits
}

// cadence returns the days of a cadence over a phase, or not known when the phase or the calendar is faulty.
func (c *compiler) cadence(of cadenced) (days []schedule.Date, known bool) {
	if of.phase == "" { // without a day those that are counted are faulty, or the plan that they are counted in is
		return c.plan.ShootingDays, len(c.plan.ShootingDays) > 0
	}
	if days, known = c.cadences[of]; known {
		return days, true
	}
	phase := c.phases[of.phase]
	first, last := phase.Span()
	if first.IsZero() || last.IsZero() || last.Before(first) || !c.room(phase.Weeks) {
		return nil, false
	}
	switch of.on {
	case WorkingDays, ShootingDays:
		if days, known = c.worked(of.on, first, last); !known {
			return nil, false
		}
	case CalendarDays:
		for day := first; !day.IsZero() && !day.After(last); day = day.AddDays(1) {
			days = append(days, day)
		}
	case Months:
		days = monthly(first, last)
	default:
		days = phase.Fridays()
	}
	c.cadences[of] = days
	return days, true
}

// worked returns the working or shooting days between two days.
func (c *compiler) worked(on Cadence, first, last schedule.Date) ([]schedule.Date, bool) {
	if on == ShootingDays && len(c.plan.ShootingDays) > 0 {
		var days []schedule.Date
		for _, day := range c.plan.ShootingDays {
			if !day.Before(first) && !day.After(last) {
				days = append(days, day)
			}
		}
		return days, true
	}
	if c.strange || !c.room(last.DaysSince(first)) {
		return nil, false
	}
	days, err := c.plan.Calendar.BusinessDays(first, last)
	return days, err == nil
}

// room counts the dates of the keys and reports whether there may be so many.
func (c *compiler) room(days int) bool {
	c.dated += max(0, min(days, daysInWeek*schedule.MaxPhaseWeeks))
	return c.dated <= MaxMovements
}
