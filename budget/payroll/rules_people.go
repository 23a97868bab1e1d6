package payroll

import "github.com/shopspring/decimal"

// LabourRules are the limits of the labour code, for those whose agreement says nothing else, and for minors.
// [LabourRulesAt] gives those of the law.
type LabourRules struct {
	// Rest is between two days, Week the most time of work in a civil week, Running the most days running.
	Rest    Minute `json:"rest,omitzero"`
	Week    Minute `json:"week,omitzero"`
	Running int    `json:"running,omitzero"`
	// Minors are by age, the youngest first.
	Minors []MinorRules `json:"minors,omitempty"`
}

// MinorRules are the limits of people under an age.
type MinorRules struct {
	// Under is an age in years.
	Under int `json:"under"`
	// No work from NightFrom to NightUntil; an authority may allow it until Allowed.
	NightFrom  Minute `json:"night_from"`
	NightUntil Minute `json:"night_until"`
	Allowed    Minute `json:"allowed"`
	// Rest is between two days, RestDays the days off running in a week.
	Rest     Minute `json:"rest"`
	RestDays int    `json:"rest_days"`
	// Day and Week are the most time of work.
	Day  Minute `json:"day"`
	Week Minute `json:"week"`
}

// ActorRules say how the time of actors is paid, beside their fee. [ActorRulesAt] gives those of the law.
type ActorRules struct {
	Grid Minute `json:"grid,omitzero"`
	// Hour is the conventional hourly base.
	Hour decimal.Decimal `json:"hour,omitzero"`
	// Day, FiveDays and SixDays are the minimum fees.
	Day      decimal.Decimal `json:"day,omitzero"`
	FiveDays decimal.Decimal `json:"five_days,omitzero"`
	SixDays  decimal.Decimal `json:"six_days,omitzero"`
	// DayTime, FiveDaysTime and SixDaysTime are what a fee contains; Overtime is paid beyond, over the
	// whole engagement.
	DayTime      Minute          `json:"day_time,omitzero"`
	FiveDaysTime Minute          `json:"five_days_time,omitzero"`
	SixDaysTime  Minute          `json:"six_days_time,omitzero"`
	Overtime     decimal.Decimal `json:"overtime,omitzero"`
	// Factors multiply the hourly base of the premiums, by how many times the minimum the fee is; above the
	// last the parties agree on the base, and the engagement says it.
	Factors []Factor        `json:"factors,omitempty"`
	Night   Night           `json:"night,omitzero"`
	Sunday  decimal.Decimal `json:"sunday,omitzero"`
	Holiday decimal.Decimal `json:"holiday,omitzero"`
	// SixthDay is of the hours of a sixth day in the Paris region.
	SixthDay decimal.Decimal `json:"sixth_day,omitzero"`
	// Cap bounds the sum of night, Sunday, holiday and sixth day, 1 May apart.
	Cap decimal.Decimal `json:"cap,omitzero"`
	// Rest is between two days, RestLong after a day whose span is above LongSpan; missing hours bear RestPercent
	// of the hourly base.
	Rest        Minute          `json:"rest,omitzero"`
	LongSpan    Minute          `json:"long_span,omitzero"`
	RestLong    Minute          `json:"rest_long,omitzero"`
	RestPercent decimal.Decimal `json:"rest_percent,omitzero"`
	// Span is the longest day.
	Span Minute `json:"span,omitzero"`
	// Voyages are hourly bases by length of a journey outside working days.
	Voyages []Voyage `json:"voyages,omitempty"`
	// SixDayWeeks and SixDayWeeksAbroad are how many weeks of six days may follow each other.
	SixDayWeeks       int `json:"six_day_weeks,omitzero"`
	SixDayWeeksAbroad int `json:"six_day_weeks_abroad,omitzero"`
	// HolidayPayDays is how many daily minima bound the base of the holiday fund for each paid day.
	HolidayPayDays decimal.Decimal `json:"holiday_pay_days,omitzero"`
	Article        string          `json:"article,omitempty"`
}

// Factor applies to a fee of at most UpTo times the minimum.
type Factor struct {
	UpTo   decimal.Decimal `json:"up_to"`
	Factor decimal.Decimal `json:"factor"`
}

// Voyage is how many hourly bases a journey is paid: from a length on, included or above.
type Voyage struct {
	From Minute `json:"from"`
	// Above says that the length From itself is not enough.
	Above bool            `json:"above,omitempty"`
	Hours decimal.Decimal `json:"hours"`
}

// ExtraRules say how the time of extras is paid, beside their day. [ExtraRulesAt] gives those of the law.
type ExtraRules struct {
	Grid Minute `json:"grid,omitzero"`
	// DayTime is what a day contains; Overtime is by hour of the day.
	DayTime  Minute `json:"day_time,omitzero"`
	Overtime Scale  `json:"overtime,omitzero"`
	// FiveDaysTime and SixDaysTime are what a week contains; WeekOvertime is by hour of the week, beyond.
	FiveDaysTime Minute `json:"five_days_time,omitzero"`
	SixDaysTime  Minute `json:"six_days_time,omitzero"`
	WeekOvertime Scale  `json:"week_overtime,omitzero"`
	Night        Night  `json:"night,omitzero"`
	// Sunday and Holiday are of the hours of such days.
	Sunday  decimal.Decimal `json:"sunday,omitzero"`
	Holiday decimal.Decimal `json:"holiday,omitzero"`
	// Cap bounds the sum of night, Sunday and holiday.
	Cap decimal.Decimal `json:"cap,omitzero"`
	// HolidayPayDays is how many daily minima bound the base of the holiday fund for each paid day.
	HolidayPayDays decimal.Decimal `json:"holiday_pay_days,omitzero"`
	Article        string          `json:"article,omitempty"`
}
