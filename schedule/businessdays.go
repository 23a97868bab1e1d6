package schedule

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// MaxSpan bounds a search or a count of business days, in days of the calendar: a little over a century.
const MaxSpan = 36600

// ErrNoBusinessDay reports a search that found no business day, or not as many as asked, within
// [MaxSpan] days or before the end of the years 1 to 9999.
var ErrNoBusinessDay = errors.New("no business day within reach")

// Adjustment names what becomes of a date that is not a business day (règle de report).
type Adjustment uint8

// The rules of adjustment. The zero value is Unadjusted.
const (
	// Unadjusted leaves the date where it is.
	Unadjusted Adjustment = iota
	// Following moves to the next business day.
	Following
	// ModifiedFollowing moves to the next business day unless it is in another month, and then to the
	// one before; in a month without a business day, the one before is in an earlier month.
	ModifiedFollowing
	// Preceding moves to the business day before.
	Preceding
)

var adjustmentWords = vocabulary{
	"adjustment", []string{"unadjusted", "following", "modified_following", "preceding"},
}

// String returns the word that documents use, such as modified_following.
func (a Adjustment) String() string { return adjustmentWords.word(uint8(a)) }

// MarshalText returns the word that documents use; the error is [ErrRange].
func (a Adjustment) MarshalText() ([]byte, error) { return adjustmentWords.marshal(uint8(a)) }

// UnmarshalText reads the word that documents use; an empty text is Unadjusted. The error is [ErrRange].
func (a *Adjustment) UnmarshalText(text []byte) error {
	value, err := adjustmentWords.unmarshal(text)
	if err == nil {
		*a = Adjustment(value)
	}
	return err
}

// Validate returns [ErrRange] for a value that is none of the rules.
func (a Adjustment) Validate() error { return adjustmentWords.validate(uint8(a)) }

// Adjust returns d itself if it is a business day, otherwise the day to which rule moves it. Errors: a
// [Faults] for a calendar, a rule or a date that is not valid; [ErrNoBusinessDay].
func (c Calendar) Adjust(d Date, rule Adjustment) (Date, error) {
	w, err := c.ready(d)
	if err != nil {
		return Date{}, err
	}
	if err := rule.Validate(); err != nil {
		return Date{}, err
	}
	return w.adjust(d, rule)
}

func (w workdays) adjust(d Date, rule Adjustment) (Date, error) {
	if rule == Unadjusted || w.open(d) {
		return d, nil
	}
	if rule == Preceding {
		return w.walk(d, -1)
	}
	next, err := w.walk(d, 1)
	if rule == ModifiedFollowing && (err != nil || next.After(d.LastOfMonth())) {
		return w.walk(d, -1)
	}
	return next, err
}

// AddBusinessDays returns the n-th business day after d, or before d when n is negative; d itself need
// not be one and is not counted, and n = 0 returns it. Errors: a [Faults] for a calendar or a date that
// is not valid, and [ErrTooLarge] for n beyond [MaxSpan]; [ErrNoBusinessDay].
func (c Calendar) AddBusinessDays(d Date, n int) (Date, error) {
	w, err := c.ready(d)
	if err != nil {
		return Date{}, err
	}
	if n < -MaxSpan || n > MaxSpan {
		return Date{}, oneFault("n", ErrTooLarge, n)
	}
	return w.walk(d, n)
}

// BusinessDaysBetween returns the number of business days after one day, up to and including another;
// exchanging the days changes the sign. So counts add up over successive periods, and adding to a
// business day the count to another business day leads to that one. Errors: a [Faults] for a calendar
// or a date that is not valid, and [ErrTooLarge] for days more than [MaxSpan] apart.
func (c Calendar) BusinessDaysBetween(from, to Date) (int, error) {
	w, err := c.ready(from, to)
	if err != nil {
		return 0, err
	}
	sign := 1
	if to.Before(from) {
		from, to, sign = to, from, -1
	}
	if span := to.DaysSince(from); span > MaxSpan {
		return 0, oneFault("to", ErrTooLarge, span)
	}
	count := 0
	for d := from; d != to; {
		d = d.AddDays(1)
		if w.open(d) {
			count++
		}
	}
	return sign * count, nil
}

// BusinessDays returns the business days from one day to another, both included, in order; none when to
// is before from. Errors: a [Faults] for a calendar or a date that is not valid, and [ErrTooLarge] for
// days more than [MaxSpan] apart.
func (c Calendar) BusinessDays(from, to Date) ([]Date, error) {
	w, err := c.ready(from, to)
	if err != nil {
		return nil, err
	}
	if span := to.DaysSince(from); span > MaxSpan {
		return nil, oneFault("to", ErrTooLarge, span)
	}
	days := []Date{}
	for d := from; !d.IsZero() && !d.After(to); d = d.AddDays(1) {
		if w.open(d) {
			days = append(days, d)
		}
	}
	return days, nil
}

// ready compiles the calendar and checks that the dates are dates.
func (c Calendar) ready(dates ...Date) (workdays, error) {
	w, err := c.compile()
	var faults fault.Collector
	faults.Merge("", err)
	for _, d := range dates {
		check.Given(&faults, "date", d.String())
	}
	return w, faults.Err()
}

// walk goes day by day from d to the n-th business day, backwards when n is negative.
func (w workdays) walk(d Date, n int) (Date, error) {
	start, step := d, 1
	if n < 0 {
		step = -1
	}
	for range MaxSpan {
		if n == 0 {
			return d, nil
		}
		d = d.AddDays(step)
		if d.IsZero() {
			break
		}
		if w.open(d) {
			n -= step
		}
	}
	if n == 0 {
		return d, nil
	}
	return Date{}, fmt.Errorf("from %s: %w", start, ErrNoBusinessDay)
}
