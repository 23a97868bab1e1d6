package payroll

import "github.com/shopspring/decimal"

// TimeRules say how the time of technicians is paid under one agreement: values that the caller may change
// or write whole. [CrewRulesAt] and [AudiovisualRulesAt] give those of the law. A rule that is left at zero
// does not exist. Percentages are of the base hourly rate.
type TimeRules struct {
	// Code names the rules; engagements refer to it.
	Code string `json:"code"`
	// Grid is the step to which the time of a day is rounded up, by moving its end.
	Grid Minute `json:"grid,omitzero"`
	// WeekHours is by how many hours the weekly pay is divided to give the base hourly rate: 40 for a week
	// of 39 h whose last four are paid 125 %.
	WeekHours decimal.Decimal `json:"week_hours"`
	// Overtime is by hours of the civil week, Monday 0 h to Sunday 24 h.
	Overtime Scale `json:"overtime,omitzero"`
	// Guarantee is the time paid at least each week.
	Guarantee Guarantee `json:"guarantee,omitzero"`
	// LongDay is by hours of a day of work, beside the overtime of the week.
	LongDay Scale `json:"long_day,omitzero"`
	// SixthDay is the sixth day worked in a civil week in the Paris region.
	SixthDay SixthDay `json:"sixth_day,omitzero"`
	Night    Night    `json:"night,omitzero"`
	// Sunday is of the hours of a Sunday; Lost is added when it ends the contract and no day is given back.
	Sunday Feast `json:"sunday,omitzero"`
	// Holiday is of the hours of a public holiday worked; Lost is added when no day is given back.
	Holiday Holiday `json:"holiday,omitzero"`
	Rest    Rest    `json:"rest,omitzero"`
	// DayHire is the pay of an engagement by the day, Advertising that of an advertising film.
	DayHire     DayHire `json:"day_hire,omitzero"`
	Advertising DayHire `json:"advertising,omitzero"`
	Travel      Travel  `json:"travel,omitzero"`
	Meals       Meals   `json:"meals,omitzero"`
	// Cap bounds the sum of the premiums of an hour.
	Cap Cap `json:"cap,omitzero"`
	// HolidayPayDays is how many daily minima, of a fifth of the week, bound the base of the holiday fund
	// for each paid day.
	HolidayPayDays decimal.Decimal `json:"holiday_pay_days,omitzero"`
	// Limits are what [Shoot.Inspect] compares the time with.
	Limits Limits `json:"limits,omitzero"`
}

// Scale is premiums by rank of the hour: each step applies above its bound and up to the next.
type Scale struct {
	Steps   []Step `json:"steps,omitempty"`
	Article string `json:"article,omitempty"`
}

// Step is one step of a scale.
type Step struct {
	// Above is the time after which the step begins.
	Above Minute `json:"above"`
	// Percent is the premium of the hours of the step.
	Percent decimal.Decimal `json:"percent"`
}

// Guarantee is the time paid at least each week (durée garantie): SixDays to who works six days in a week
// that allows it, FiveDays to the others.
type Guarantee struct {
	FiveDays Minute `json:"five_days,omitzero"`
	SixDays  Minute `json:"six_days,omitzero"`
	Article  string `json:"article,omitempty"`
}

// SixthDay is the premium of a sixth day, which does not count for the overtime of the week, and the time
// added when no day is given back.
type SixthDay struct {
	Percent decimal.Decimal `json:"percent"`
	Lost    Minute          `json:"lost,omitzero"`
	Article string          `json:"article,omitempty"`
}

// Feast is the premium of a day of the week or of a holiday, and the time added when it is not given back.
type Feast struct {
	Percent decimal.Decimal `json:"percent"`
	Lost    Minute          `json:"lost,omitzero"`
	Article string          `json:"article,omitempty"`
}

// Holiday is what is due for a public holiday.
type Holiday struct {
	Percent decimal.Decimal `json:"percent"`
	// Lost is paid, beside the hours worked, when no day is given back.
	Lost Minute `json:"lost,omitzero"`
	// Idle is paid for a holiday that is not worked, and for the day given back for one that is.
	Idle Minute `json:"idle,omitzero"`
	// Solidarity is the time of Whit Monday that bears no premium (journée de solidarité).
	Solidarity Minute `json:"solidarity,omitzero"`
	Article    string `json:"article,omitempty"`
}

// Night is the premium of night hours, by rank of the night hour in a day of work.
type Night struct {
	// Seasons say when it begins and ends; the first that covers the day counts.
	Seasons []Season `json:"seasons,omitempty"`
	Steps   []Step   `json:"steps,omitempty"`
	Article string   `json:"article,omitempty"`
}

// Season is a part of the year, from a day to a day, both written 10-01 and included; it may run over the new
// year.
type Season struct {
	First string `json:"first"`
	Last  string `json:"last"`
	// Until is the time of the morning at which night ends, From the time at which it begins, 24:00 at most;
	// Studio is when it begins in an approved studio, the same if zero.
	Until  Minute `json:"until"`
	From   Minute `json:"from"`
	Studio Minute `json:"studio,omitzero"`
}

// Rest is the time off between two days and around the week, and the premium of the hours cut.
type Rest struct {
	Daily  Minute `json:"daily,omitzero"`
	Weekly Minute `json:"weekly,omitzero"`
	// SixDays is the weekly rest of a week of six days.
	SixDays Minute          `json:"six_days,omitzero"`
	Percent decimal.Decimal `json:"percent,omitzero"`
	// Transport counts the way back to the meeting point, not only the part of it that is work, as time
	// that is no rest.
	Transport bool   `json:"transport,omitempty"`
	Article   string `json:"article,omitempty"`
}

// DayHire is the pay of an engagement by the day: steps by hour of the day in place of the overtime of the
// week and of the long day.
type DayHire struct {
	Steps []Step `json:"steps,omitempty"`
	// Added adds the first premium to each of the next (an eighth hour at 175 %, which II-36 allows to read); without it
	// each step is the whole premium (150 %). The text does not spell it out.
	Added bool `json:"added,omitempty"`
	// Minimum is the time paid at least.
	Minimum Minute `json:"minimum,omitzero"`
	// WeekHours divides the weekly pay, in place of that of the rules.
	WeekHours decimal.Decimal `json:"week_hours,omitzero"`
	Article   string          `json:"article,omitempty"`
}

// Travel is what is paid for time that is not work: the daily transport up to Free, the journeys up to
// Voyage a day, both at the base rate of the person or of Cap, the lower.
type Travel struct {
	Free   Minute `json:"free,omitzero"`
	Voyage Minute `json:"voyage,omitzero"`
	// Usual is the transport to a usual workplace of the Paris region that is not paid; the rest of it is, and
	// none of it is work.
	Usual        Minute `json:"usual,omitzero"`
	UsualArticle string `json:"usual_article,omitempty"`
	// Cap is a weekly pay, in the currency; zero sets no bound.
	Cap            decimal.Decimal `json:"cap,omitzero"`
	Article        string          `json:"article,omitempty"`
	VoyageArticle  string          `json:"voyage_article,omitempty"`
	BeforeNextWork Minute          `json:"before_next_work,omitzero"`
}

// Meals are allowances that are not pay: a Meal each time one is due, a Snack for a day that starts before
// a time.
type Meals struct {
	Meal    decimal.Decimal `json:"meal,omitzero"`
	Snack   decimal.Decimal `json:"snack,omitzero"`
	Before  Minute          `json:"before,omitzero"`
	Article string          `json:"article,omitempty"`
}

// Cap bounds the sum of premiums; zero sets no bound.
type Cap struct {
	Percent decimal.Decimal `json:"percent"`
	// Apart are premiums outside the cap.
	Apart   []Event `json:"apart,omitempty"`
	Article string  `json:"article,omitempty"`
}

// Limits are the limits of working time. A limit of zero is not established: its finding cannot tell.
type Limits struct {
	// Day is the most time of work in a day, Span the most from its start to its end, breaks and transport
	// included.
	Day  Minute `json:"day,omitzero"`
	Span Minute `json:"span,omitzero"`
	// Week is the most time of work in a civil week, Average over a number of Weeks running.
	Week    Minute `json:"week,omitzero"`
	Average Minute `json:"average,omitzero"`
	Weeks   int    `json:"weeks,omitzero"`
	// Running is the most days worked running, SixDays the most weeks of six days running, HireDays the most
	// consecutive days of an engagement by the day.
	Running  int `json:"running,omitzero"`
	SixDays  int `json:"six_days,omitzero"`
	HireDays int `json:"hire_days,omitzero"`
	// Articles are the texts of the limits.
	Articles []CheckArticle `json:"articles,omitempty"`
}

// CheckArticle is the text of one check.
type CheckArticle struct {
	Check   Check  `json:"check"`
	Article string `json:"article"`
}
