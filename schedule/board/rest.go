package board

import "github.com/filmfinance/filmfinance/schedule"

// Moment is a time of a civil day.
type Moment struct {
	Date schedule.Date `json:"date"`
	Time Minute        `json:"time"`
}

// Since returns the time from another moment to this one.
func (m Moment) Since(other Moment) Minute {
	return Minute(m.Date.DaysSince(other.Date))*24*schedule.Hour + m.Time - other.Time
}

// EarliestCall returns when work may begin again after a day of such a span that ends at wrap, and the rest that is due
// (repos quotidien): what a call sheet asks. The time is before midnight.
func (l Limits) EarliestCall(wrap Moment, span Minute) (Moment, Minute) {
	due := l.Rest
	if l.LongSpan > 0 && span > l.LongSpan {
		due = l.RestAfterLong
	}
	const day = 24 * schedule.Hour
	total := wrap.Time + due
	return Moment{Date: wrap.Date.AddDays(int(total / day)), Time: total % day}, due
}
