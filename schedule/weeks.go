package schedule

import (
	"errors"
	"fmt"
	"time"
)

// ErrWeek reports a text, or two numbers, that is not an ISO 8601 week between the years 1 and 9999.
var ErrWeek = errors.New("is not a week of the calendar (weeks are written 2027-W11)")

// daysInWeek is the length of a week, from Monday to Sunday everywhere in this package.
const daysInWeek = 7

// AddWeeks returns the day n weeks later, or earlier when n is negative; see [Date.AddDays].
func (d Date) AddWeeks(n int) Date {
	if n > int(lastDay) || n < -int(lastDay) {
		return Date{}
	}
	return d.AddDays(daysInWeek * n)
}

// InWeek returns a day of the week of d, which runs from Monday to Sunday: d.InWeek(time.Friday) is the
// Friday of that week, before or after d. It returns no date from no date and for a weekday that does
// not exist.
func (d Date) InWeek(day time.Weekday) Date {
	if day < time.Sunday || day > time.Saturday {
		return Date{}
	}
	return d.AddDays(fromMonday(day) - fromMonday(d.Weekday()))
}

// fromMonday counts the days from Monday: 0 for Monday, 6 for Sunday.
func fromMonday(day time.Weekday) int { return (int(day) + daysInWeek - 1) % daysInWeek }

// WeekFrom numbers the weeks of a plan: it is 1 in the week, Monday to Sunday, that contains start, 2 in
// the next, 0 in the one before. It means nothing when either is no date.
func (d Date) WeekFrom(start Date) int {
	days := d.InWeek(time.Monday).DaysSince(start.InWeek(time.Monday))
	return days/daysInWeek + 1
}

// Week is a week from Monday to Sunday, numbered as in ISO 8601: week 1 is the one that holds the first
// Thursday of the year. Weeks compare with == and serve as map keys. The zero value is "no week"; in
// JSON it is the empty string.
type Week struct {
	monday Date
}

// NewWeek returns the week of an ISO year and number, or [ErrWeek]. A year has 52 or 53 weeks.
func NewWeek(year, number int) (Week, error) {
	if year >= 1 && year <= maxYear && number >= 1 && number <= 53 {
		// 4 January is always in week 1; a 53rd week that the year does not have is in the next year.
		w := civil(year, time.January, 4).AddWeeks(number - 1).Week()
		if y, _ := w.ISO(); y == year {
			return w, nil
		}
	}
	return Week{}, fmt.Errorf("%04d-W%02d %w", year, number, ErrWeek)
}

// ParseWeek reads a week written as 2027-W11, or returns [ErrWeek].
func ParseWeek(text string) (Week, error) {
	if len(text) == 8 && text[4:6] == "-W" {
		year, okYear := digits(text[:4])
		number, okNumber := digits(text[6:])
		if okYear && okNumber {
			return NewWeek(year, number)
		}
	}
	return Week{}, fmt.Errorf("%.20q %w", text, ErrWeek)
}

// Week returns the week of d; no week from no date.
func (d Date) Week() Week { return Week{monday: d.InWeek(time.Monday)} }

// IsZero reports whether w is no week.
func (w Week) IsZero() bool { return w.monday.IsZero() }

// ISO returns the year and the number of the week, zeros for no week. The year is that of its Thursday,
// so that 1 January 2027, a Friday, is in week 53 of 2026.
func (w Week) ISO() (year, number int) {
	if w.IsZero() {
		return 0, 0
	}
	thursday := w.Day(time.Thursday)
	year, _, _ = thursday.Civil()
	return year, thursday.DaysSince(civil(year, time.January, 1))/daysInWeek + 1
}

// Day returns a day of the week. It is no date for no week, for a weekday that does not exist, and for
// the two days that the last week of 9999 lacks.
func (w Week) Day(day time.Weekday) Date { return w.monday.InWeek(day) }

// String returns 2027-W11, or an empty text for no week.
func (w Week) String() string {
	if w.IsZero() {
		return ""
	}
	year, number := w.ISO()
	return fmt.Sprintf("%04d-W%02d", year, number)
}

// MarshalText writes the week as [Week.String] does.
func (w Week) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText reads what [Week.MarshalText] writes; the error is [ErrWeek].
func (w *Week) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*w = Week{}
		return nil
	}
	parsed, err := ParseWeek(string(text))
	if err == nil {
		*w = parsed
	}
	return err
}
