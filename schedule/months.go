package schedule

import "time"

// EndOfMonth names what becomes of a day that the month of arrival does not have. Contracts that count
// in months (a release window, a term of payment) do not agree on it, so it is never implied.
type EndOfMonth uint8

// The rules of the end of the month. The zero value is Clip. A value that is none of them has no word,
// and a computation with it returns no date.
const (
	// Clip stops at the last day of the month: 31 January + 1 month = 28 or 29 February.
	Clip EndOfMonth = iota
	// Overflow counts the missing days into the month after: 31 January + 1 month = 3 or 2 March.
	Overflow
	// Stick is Clip, but the last day of a month stays a last day: 28 February 2027 + 1 month = 31 March.
	Stick
)

var endOfMonthWords = vocabulary{"end of month", []string{"clip", "overflow", "stick"}}

// String returns the word that documents use.
func (e EndOfMonth) String() string { return endOfMonthWords.word(uint8(e)) }

// MarshalText returns the word that documents use; the error is [ErrRange].
func (e EndOfMonth) MarshalText() ([]byte, error) { return endOfMonthWords.marshal(uint8(e)) }

// UnmarshalText reads the word that documents use; an empty text is Clip. The error is [ErrRange].
func (e *EndOfMonth) UnmarshalText(text []byte) error {
	value, err := endOfMonthWords.unmarshal(text)
	if err == nil {
		*e = EndOfMonth(value)
	}
	return err
}

// Validate returns [ErrRange] for a value that is none of the rules.
func (e EndOfMonth) Validate() error { return endOfMonthWords.validate(uint8(e)) }

// AddMonths returns the same day of the month n months later, or earlier when n is negative; rule says
// which day that is when the month is too short. Beyond the years 1 to 9999 it returns no date; no
// date plus any number of months is no date. Except with Stick from the end of a month, adding twice
// is not always adding the sum: contracts that renew count each term from the first day.
func (d Date) AddMonths(n int, rule EndOfMonth) Date {
	_, _, day := d.Civil()
	if rule == Stick && d == d.LastOfMonth() {
		day = longestMonth
	}
	return d.InMonth(n, day, rule)
}

// AddYears returns the same day n years later, as [Date.AddMonths] does for 12 n months: only
// 29 February depends on rule, and with Stick the end of February stays the end of February.
func (d Date) AddYears(n int, rule EndOfMonth) Date {
	if n < -maxYear || n > maxYear {
		return Date{}
	}
	return d.AddMonths(12*n, rule)
}

// InMonth returns a day of the month that is offset months after the month of d: InMonth(1, 15, Clip)
// is the 15th of the month that follows, when social charges fall due. A day of 1 to 31 that the month
// does not have goes by rule, where Stick is the same as Clip. It returns no date for any other day,
// beyond the years 1 to 9999, and from no date.
func (d Date) InMonth(offset, day int, rule EndOfMonth) Date {
	if d.IsZero() || day < 1 || day > longestMonth || offset < -12*maxYear || offset > 12*maxYear || rule > Stick {
		return Date{}
	}
	year, month, _ := d.Civil()
	months := 12*year + int(month-time.January) + offset
	year, month = months/12, time.January+time.Month(months%12)
	if year < 1 || year > maxYear {
		return Date{}
	}
	if rule != Overflow {
		day = min(day, daysIn(year, month))
	}
	return civil(year, month, 1).AddDays(day - 1)
}

// LastOfMonth returns the last day of the month of d; no date from no date.
func (d Date) LastOfMonth() Date { return d.InMonth(0, longestMonth, Clip) }

const (
	longestMonth = 31
	maxYear      = 9999
)
