package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// Minute counts minutes: a length of time, or a time of a civil day, where 24:30 is half past midnight at
// the end of that day. In JSON it is a text, "08:00", "39:00".
type Minute = schedule.Minute

// Hour is an hour, in minutes: 8*Hour is eight hours, or eight o'clock.
const Hour = schedule.Hour

const (
	day Minute = 24 * Hour
	// maxMinute is the longest length of time that a document may write: 999 h 59.
	maxMinute = 1000*Hour - 1
)

// ErrTime reports a text that is not a time or a length of time in hours and minutes.
var ErrTime = schedule.ErrTime

// inHours returns the time in hours, exactly.
func inHours(m Minute) fraction.F { return fraction.New(int64(m), int64(Hour)) }

// upTo returns the least multiple of a step, above zero, that is not below m.
func upTo(m, step Minute) Minute {
	if step <= 1 {
		return m
	}
	return (m + step - 1) / step * step
}
