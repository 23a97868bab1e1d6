package payroll

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Minute counts minutes: a length of time, or a time of a civil day, where 24:30 is half past midnight at
// the end of that day. In JSON it is a text, "08:00", "39:00".
type Minute int

// Hour is an hour, in minutes: 8*Hour is eight hours, or eight o'clock.
const Hour Minute = 60

const (
	day Minute = 24 * Hour
	// maxMinute is the longest length of time that a document may write: 999 h 59.
	maxMinute = 1000*Hour - 1
)

// ErrTime reports a text that is not a time or a length of time in hours and minutes.
var ErrTime = errors.New("is not a time (times are written 08:30)")

// String returns hours and minutes, such as 08:30 or 39:00.
func (m Minute) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s%02d:%02d", sign, int(m/Hour), int(m%Hour))
}

// MarshalText writes what [Minute.String] returns.
func (m Minute) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads two or three digits of hours, a colon and two digits of minutes below 60; an empty
// text is zero. The error is [ErrTime].
func (m *Minute) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	n := len(text)
	if n < 5 || n > 6 || text[n-3] != ':' {
		return fmt.Errorf("%.20q %w", text, ErrTime)
	}
	var total [2]Minute
	for i, c := range text {
		if i == n-3 {
			continue
		}
		if c < '0' || c > '9' {
			return fmt.Errorf("%.20q %w", text, ErrTime)
		}
		part := &total[0]
		if i > n-3 {
			part = &total[1]
		}
		*part = *part*10 + Minute(c-'0')
	}
	if total[1] >= Hour {
		return fmt.Errorf("%.20q %w", text, ErrTime)
	}
	*m = total[0]*Hour + total[1]
	return nil
}

// hours returns the time in hours, exactly.
func (m Minute) hours() fraction.F { return fraction.New(int64(m), int64(Hour)) }

// upTo returns the least multiple of a step, above zero, that is not below m.
func (m Minute) upTo(step Minute) Minute {
	if step <= 1 {
		return m
	}
	return (m + step - 1) / step * step
}
