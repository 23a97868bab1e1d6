package cashflow

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Terms are terms of payment (conditions de règlement): when the share of an amount that falls due on
// a day is really paid. The zero value pays on the day. The steps are taken in the order of the fields.
//
// Thirty days: Days 30. Forty-five days, end of month, in its two readings: Days 45 and Day 31, or Close
// [Monthly] and Days 45. Monthly wages: Close [Monthly]. Wages of days of work on the Friday of the week:
// Close [Weekly] and Days -2. Charges of a quarter on the 15th after it: [FifteenthAfterQuarter].
type Terms struct {
	// Close first carries the day to the last day of its week, month or quarter; empty leaves it.
	Close Period `json:"close,omitempty"`
	// Days after the day reached.
	Days int `json:"days,omitempty"`
	// Months after that. A day that the month reached does not have becomes its last day.
	Months int `json:"months,omitempty"`
	// Day is the day of the month on which payments are made, 1 to 31 (31: the last day of the month);
	// where it is past already, payment waits for the next month. 0 keeps the day reached.
	Day int `json:"day,omitempty"`
	// Adjust moves a day on which one does not work, by the calendar of the plan (règle de report);
	// the zero value does as the plan says.
	Adjust schedule.Adjustment `json:"adjust,omitempty"`
}

// FifteenthOfNextMonth returns the usual terms of social charges: the 15th of the month that follows
// the month in which the pay was paid.
func FifteenthOfNextMonth() Terms { return Terms{Months: 1, Day: 15} }

// FifteenthAfterQuarter returns the terms of charges declared by the quarter: the 15th of the month that
// follows the quarter in which the pay was paid.
func FifteenthAfterQuarter() Terms { return Terms{Close: Quarterly, Months: 1, Day: 15} }

// Due returns the day on which a share dated day is paid, or no date when it is beyond the calendar. A
// plan may then move it to a working day; Due does not know the calendar.
func (t Terms) Due(day schedule.Date) schedule.Date {
	if t.Close != "" {
		day = t.Close.end(day)
	}
	day = day.AddDays(t.Days)
	if day.IsZero() || (t.Months == 0 && t.Day == 0) {
		return day
	}
	_, _, dom := day.Civil()
	if t.Day != 0 {
		dom = t.Day
	}
	paid := day.InMonth(t.Months, dom, schedule.Clip)
	if t.Months == 0 && paid.Before(day) {
		paid = day.InMonth(1, dom, schedule.Clip)
	}
	return paid
}

// check reports whether the terms can be applied.
func (t Terms) check(in *fault.Collector) bool {
	fits := shift(in, "days", t.Days)
	if t.Close != "" && !t.Close.known() {
		in.Add("close", ErrUnknown, t.Close)
		fits = false
	}
	if err := t.Adjust.Validate(); err != nil {
		in.Merge("adjust", err)
		fits = false
	}
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

// Period is a length of time in which money is added up, declared or paid.
type Period string

// The periods. Weeks run from Monday to Sunday; months and quarters are those of the civil year.
const (
	Daily     Period = "day"
	Weekly    Period = "week"
	Monthly   Period = "month"
	Quarterly Period = "quarter"
)

func (p Period) known() bool { return p == Daily || p == Weekly || p == Monthly || p == Quarterly }

// Label returns the name that people read.
func (p Period) Label() Text {
	switch p {
	case Daily:
		return Text{FR: "Jour", EN: "Day"}
	case Weekly:
		return Text{FR: "Semaine", EN: "Week"}
	case Monthly:
		return Text{FR: "Mois", EN: "Month"}
	case Quarterly:
		return Text{FR: "Trimestre", EN: "Quarter"}
	}
	return Text{FR: string(p), EN: string(p)}
}

// end returns the last day of the period that holds a day.
func (p Period) end(day schedule.Date) schedule.Date {
	switch p {
	case Weekly:
		return day.InWeek(time.Sunday)
	case Monthly:
		return day.LastOfMonth()
	case Quarterly:
		_, month, _ := day.Civil()
		return day.InMonth(2-int(month-time.January)%3, 31, schedule.Clip)
	}
	return day
}
