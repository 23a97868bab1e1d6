package schedule

import (
	"errors"
	"fmt"
	"time"
)

// ErrDate reports a text, or three numbers, that is not a day of the calendar between the years 1 and 9999.
var ErrDate = errors.New("is not a day of the calendar (days are written 2027-03-15)")

// Date is a civil day of the Gregorian calendar: no clock, no time zone. Dates compare with == and
// serve as map keys. The zero value is "no date"; in JSON it is the empty string.
type Date struct {
	// number counts the days from 1 January of the year 1, which is day 1.
	number int32
}

// firstDay and lastDay bound the years 1 to 9999, which a text of ten characters can hold.
const (
	firstDay int32 = 1
	lastDay  int32 = 3652059
)

// NewDate returns the day of a year, month and day of the month, or [ErrDate].
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return Date{}, fmt.Errorf("%04d-%02d-%02d %w", year, int(month), day, ErrDate)
	}
	return civil(year, month, day), nil
}

// ParseDate reads a day written as 2027-03-15, or returns [ErrDate].
func ParseDate(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, fmt.Errorf("%.20q %w", text, ErrDate)
	}
	year, okYear := digits(text[:4])
	month, okMonth := digits(text[5:7])
	day, okDay := digits(text[8:])
	if !okYear || !okMonth || !okDay {
		return Date{}, fmt.Errorf("%q %w", text, ErrDate)
	}
	return NewDate(year, time.Month(month), day)
}

// MustParseDate is [ParseDate] for the literals of a program; it panics on a text that is not a date
// and is not meant for data.
func MustParseDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func digits(text string) (value int, ok bool) {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return 0, false
		}
		value = value*10 + int(c-'0')
	}
	return value, true
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.number == 0 }

// Compare returns -1, 0 or 1 as d is before, on or after other. No date is before every date.
func (d Date) Compare(other Date) int {
	switch {
	case d.number < other.number:
		return -1
	case d.number > other.number:
		return 1
	default:
		return 0
	}
}

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.number < other.number }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.number > other.number }

// AddDays returns the day n days later, or earlier when n is negative. Beyond the years 1 to 9999 it
// returns no date; no date plus any number of days is no date.
func (d Date) AddDays(n int) Date {
	sum := int64(d.number) + int64(n)
	if d.IsZero() || n > int(lastDay) || n < -int(lastDay) || sum < int64(firstDay) || sum > int64(lastDay) {
		return Date{}
	}
	return Date{number: int32(sum)}
}

// DaysSince returns the number of days from other to d, negative when d is earlier. It means nothing
// when either is no date: a document is validated first.
func (d Date) DaysSince(other Date) int { return int(d.number) - int(other.number) }

// Weekday returns the day of the week; it means nothing for no date.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.number % 7) }

// String returns 2027-03-15, or an empty text for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	year, month, day := d.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// MarshalText writes the date as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] writes; the error is [ErrDate].
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Civil returns the year, month and day of the month; zeros for no date.
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	// Days are counted from 1 March of the year 0, so that the leap day ends a year, and split into
	// cycles of 400 years, which all have the same number of days.
	n := int(d.number) - 1 + daysBeforeMarch
	cycle := n / daysIn400
	n %= daysIn400
	yearOfCycle := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*yearOfCycle + yearOfCycle/4 - yearOfCycle/100
	shifted := (5*n + 2) / 153
	day = n - (153*shifted+2)/5 + 1
	year, month = cycle*400+yearOfCycle, time.Month(shifted+3)
	if month > time.December {
		year, month = year+1, month-12
	}
	return year, month, day
}

const (
	daysIn400       = 146097
	daysBeforeMarch = 306 // from 1 March of the year 0 to 1 January of the year 1
)

// civil is the inverse of [Date.Civil] for a day that exists.
func civil(year int, month time.Month, day int) Date {
	shifted := int(month) - 3
	if shifted < 0 {
		year, shifted = year-1, shifted+12
	}
	n := 365*year + year/4 - year/100 + year/400 + (153*shifted+2)/5 + day - 1
	return Date{number: int32(n - daysBeforeMarch + 1)} //nolint:gosec // bounded by the year 9999
}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if leap(year) {
			return 29
		}
		return 28
	default:
		return 31
	}
}
