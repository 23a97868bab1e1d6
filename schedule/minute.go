package schedule

import (
	"errors"
	"fmt"
)

// Minute counts minutes: a length of time, or a time of a civil day, where 24:30 is half past midnight at
// the end of that day. In JSON it is a text, "08:00", "39:00".
type Minute int

// Hour is an hour, in minutes: 8*Hour is eight hours, or eight o'clock.
const Hour Minute = 60

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
	hours, okHours := digits(string(text[:n-3]))
	minutes, okMinutes := digits(string(text[n-2:]))
	if !okHours || !okMinutes || Minute(minutes) >= Hour {
		return fmt.Errorf("%.20q %w", text, ErrTime)
	}
	*m = Minute(hours)*Hour + Minute(minutes)
	return nil
}
