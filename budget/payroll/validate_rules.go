package payroll

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// validateRules returns the codes of the rules.
func (s Shoot) validateRules(c *fault.Collector) map[string]bool {
	codes := map[string]bool{}
	for i, r := range s.Rules {
		at := c.In("rules[%d]", i)
		check.Unique(at, "code", r.Code, codes)
		r.validate(at)
	}
	return codes
}

func (r TimeRules) validate(c *fault.Collector) {
	if check.NotNegative(c, "week_hours", r.WeekHours) && r.WeekHours.IsZero() {
		c.Add("week_hours", ErrRequired, nil)
	}
	span(c, "grid", r.Grid, day)
	validateScale(c.In("overtime"), r.Overtime)
	validateScale(c.In("long_day"), r.LongDay)
	r.Night.validate(c.In("night"))
	span(c, "guarantee.five_days", r.Guarantee.FiveDays, 7*day)
	span(c, "guarantee.six_days", r.Guarantee.SixDays, 7*day)
	premium(c, "sixth_day.percent", r.SixthDay.Percent)
	span(c, "sixth_day.lost", r.SixthDay.Lost, day)
	premium(c, "sunday.percent", r.Sunday.Percent)
	span(c, "sunday.lost", r.Sunday.Lost, day)
	premium(c, "holiday.percent", r.Holiday.Percent)
	span(c, "holiday.lost", r.Holiday.Lost, day)
	span(c, "holiday.idle", r.Holiday.Idle, day)
	span(c, "holiday.solidarity", r.Holiday.Solidarity, day)
	premium(c, "rest.percent", r.Rest.Percent)
	span(c, "rest.daily", r.Rest.Daily, day)
	span(c, "rest.weekly", r.Rest.Weekly, 7*day)
	span(c, "rest.six_days", r.Rest.SixDays, 7*day)
	r.DayHire.validate(c.In("day_hire"))
	r.Advertising.validate(c.In("advertising"))
	span(c, "travel.free", r.Travel.Free, day)
	span(c, "travel.usual", r.Travel.Usual, day)
	span(c, "travel.voyage", r.Travel.Voyage, day)
	span(c, "travel.before_next_work", r.Travel.BeforeNextWork, day)
	check.NotNegative(c, "travel.cap", r.Travel.Cap)
	check.NotNegative(c, "meals.meal", r.Meals.Meal)
	check.NotNegative(c, "meals.snack", r.Meals.Snack)
	span(c, "meals.before", r.Meals.Before, day)
	premium(c, "cap.percent", r.Cap.Percent)
	check.Size(c, "cap.apart", len(r.Cap.Apart), len(events))
	for i, e := range r.Cap.Apart {
		if i <= len(events) && !slices.Contains(events, e) {
			c.In("cap.apart[%d]", i).Add("", ErrUnknown, string(e))
		}
	}
	check.NotNegative(c, "holiday_pay_days", r.HolidayPayDays)
	r.Limits.validate(c.In("limits"))
}

func (l Limits) validate(c *fault.Collector) {
	span(c, "day", l.Day, day)
	span(c, "span", l.Span, day)
	span(c, "week", l.Week, 7*day)
	span(c, "average", l.Average, 7*day)
	count(c, "weeks", l.Weeks, MaxWeeks)
	count(c, "running", l.Running, MaxWeeks)
	count(c, "six_days", l.SixDays, MaxWeeks)
	count(c, "hire_days", l.HireDays, MaxWeeks)
	check.Size(c, "articles", len(l.Articles), MaxSteps)
}

func (l LabourRules) validate(c *fault.Collector) {
	span(c, "rest", l.Rest, 7*day)
	span(c, "week", l.Week, 7*day)
	count(c, "running", l.Running, MaxWeeks)
	if !check.Size(c, "minors", len(l.Minors), MaxSteps) {
		return
	}
	for i, m := range l.Minors {
		at := c.In("minors[%d]", i)
		count(at, "under", m.Under, 100)
		span(at, "night_from", m.NightFrom, day)
		span(at, "night_until", m.NightUntil, day)
		span(at, "allowed", m.Allowed, day)
		span(at, "rest", m.Rest, 7*day)
		span(at, "day", m.Day, day)
		span(at, "week", m.Week, 7*day)
		count(at, "rest_days", m.RestDays, 7)
		if i > 0 && m.Under <= l.Minors[i-1].Under {
			at.Add("under", ErrOrder, m.Under)
		}
	}
}

func (h DayHire) validate(c *fault.Collector) {
	validateSteps(c, h.Steps)
	span(c, "minimum", h.Minimum, day)
	check.NotNegative(c, "week_hours", h.WeekHours)
}

func validateScale(c *fault.Collector, s Scale) { validateSteps(c, s.Steps) }

func validateSteps(c *fault.Collector, steps []Step) {
	if !check.Size(c, "steps", len(steps), MaxSteps) {
		return
	}
	for i, step := range steps {
		at := c.In("steps[%d]", i)
		span(at, "above", step.Above, maxMinute)
		premium(at, "percent", step.Percent)
		if i > 0 && step.Above <= steps[i-1].Above {
			at.Add("above", ErrOrder, step.Above)
		}
	}
}

func (n Night) validate(c *fault.Collector) {
	validateSteps(c, n.Steps)
	if !check.Size(c, "seasons", len(n.Seasons), MaxSteps) {
		return
	}
	for i, s := range n.Seasons {
		at := c.In("seasons[%d]", i)
		dayOfYear(at, "first", s.First)
		dayOfYear(at, "last", s.Last)
		span(at, "until", s.Until, day)
		span(at, "from", s.From, day)
		span(at, "studio", s.Studio, day)
		if s.From < s.Until || (s.Studio > 0 && s.Studio < s.Until) {
			at.Add("from", ErrOrder, s.From)
		}
	}
}

func dayOfYear(c *fault.Collector, path, text string) {
	if _, err := schedule.ParseDate("2024-" + text); err != nil { // a leap year
		c.Add(path, ErrRange, text)
	}
}

func (r ActorRules) validate(c *fault.Collector) {
	check.NotNegative(c, "hour", r.Hour)
	check.NotNegative(c, "day", r.Day)
	check.NotNegative(c, "five_days", r.FiveDays)
	check.NotNegative(c, "six_days", r.SixDays)
	span(c, "grid", r.Grid, day)
	span(c, "day_time", r.DayTime, day)
	span(c, "five_days_time", r.FiveDaysTime, 7*day)
	span(c, "six_days_time", r.SixDaysTime, 7*day)
	premium(c, "overtime", r.Overtime)
	r.Night.validate(c.In("night"))
	premium(c, "sunday", r.Sunday)
	premium(c, "holiday", r.Holiday)
	premium(c, "sixth_day", r.SixthDay)
	premium(c, "cap", r.Cap)
	span(c, "rest", r.Rest, 7*day)
	span(c, "long_span", r.LongSpan, day)
	span(c, "rest_long", r.RestLong, 7*day)
	premium(c, "rest_percent", r.RestPercent)
	span(c, "span", r.Span, day)
	count(c, "six_day_weeks", r.SixDayWeeks, MaxWeeks)
	count(c, "six_day_weeks_abroad", r.SixDayWeeksAbroad, MaxWeeks)
	check.NotNegative(c, "holiday_pay_days", r.HolidayPayDays)
	if !check.Size(c, "factors", len(r.Factors), MaxSteps) || !check.Size(c, "voyages", len(r.Voyages), MaxSteps) {
		return
	}
	for i, f := range r.Factors {
		at := c.In("factors[%d]", i)
		check.NotNegative(at, "up_to", f.UpTo)
		check.NotNegative(at, "factor", f.Factor)
		if i > 0 && !f.UpTo.GreaterThan(r.Factors[i-1].UpTo) {
			at.Add("up_to", ErrOrder, f.UpTo)
		}
	}
	for i, v := range r.Voyages {
		at := c.In("voyages[%d]", i)
		span(at, "from", v.From, day)
		check.NotNegative(at, "hours", v.Hours)
		if i > 0 && v.From <= r.Voyages[i-1].From {
			at.Add("from", ErrOrder, v.From)
		}
	}
}

func (r ExtraRules) validate(c *fault.Collector) {
	span(c, "grid", r.Grid, day)
	span(c, "day_time", r.DayTime, day)
	span(c, "five_days_time", r.FiveDaysTime, 7*day)
	span(c, "six_days_time", r.SixDaysTime, 7*day)
	validateScale(c.In("overtime"), r.Overtime)
	validateScale(c.In("week_overtime"), r.WeekOvertime)
	r.Night.validate(c.In("night"))
	premium(c, "sunday", r.Sunday)
	premium(c, "holiday", r.Holiday)
	premium(c, "cap", r.Cap)
	check.NotNegative(c, "holiday_pay_days", r.HolidayPayDays)
}
