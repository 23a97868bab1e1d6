package cashflow

import "github.com/filmfinance/filmfinance/schedule"

// Terms are terms of payment (conditions de règlement): when the share of an amount that falls due on
// a day is really paid. The zero value pays on the day. The three steps are taken in this order.
type Terms struct {
	// Days after the day on which the share falls due.
	Days int `json:"days,omitempty"`
	// Months after that. A day that the month reached does not have becomes its last day.
	Months int `json:"months,omitempty"`
	// Day is the day of the month on which payments are made, 1 to 31 (31: the last day of the month);
	// where it is past already, payment waits for the next month. 0 keeps the day reached.
	Day int `json:"day,omitempty"`
}

// FifteenthOfNextMonth returns the usual terms of social charges: the 15th of the month that follows
// the month in which the pay was paid.
func FifteenthOfNextMonth() Terms { return Terms{Months: 1, Day: 15} }

// Due returns the day on which a share dated day is paid, or no date when it is beyond the calendar.
func (t Terms) Due(day schedule.Date) schedule.Date {
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
