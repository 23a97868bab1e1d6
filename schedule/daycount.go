package schedule

import (
	"math/big"
	"time"
)

// DayCount names how the time between two days becomes a fraction of a year, for interest and rates of
// return (décompte des jours, base de calcul).
type DayCount uint8

// The day counts. The zero value is Actual365Fixed. A value that is none of them has no word, and
// [DayCount.Fraction] returns nil for it.
const (
	// Actual365Fixed, ACT/365F: actual days over 365, in leap years too.
	Actual365Fixed DayCount = iota
	// Actual360, ACT/360: actual days over 360, the use of the money market and of French bank loans.
	Actual360
	// Thirty360European, 30E/360: months of 30 days and years of 360, where the 31st counts as the 30th.
	Thirty360European
	// ActualActualISDA, ACT/ACT: the days that fall in leap years over 366 and the others over 365.
	ActualActualISDA
)

var dayCountWords = vocabulary{"day count", []string{"ACT/365F", "ACT/360", "30E/360", "ACT/ACT"}}

// String returns the name that documents use, such as ACT/365F.
func (c DayCount) String() string { return dayCountWords.word(uint8(c)) }

// MarshalText returns the name that documents use; the error is [ErrRange].
func (c DayCount) MarshalText() ([]byte, error) { return dayCountWords.marshal(uint8(c)) }

// UnmarshalText reads the name that documents use; an empty text is ACT/365F. The error is [ErrRange].
func (c *DayCount) UnmarshalText(text []byte) error {
	value, err := dayCountWords.unmarshal(text)
	if err == nil {
		*c = DayCount(value)
	}
	return err
}

// Validate returns [ErrRange] for a value that is none of the day counts.
func (c DayCount) Validate() error { return dayCountWords.validate(uint8(c)) }

// Days returns the days from one day (included) to another (excluded) as the convention counts them:
// actual days, or those of 30-day months with 30E/360. It is negative when to is before from, and it
// means nothing when either is no date.
func (c DayCount) Days(from, to Date) int {
	if c != Thirty360European {
		return to.DaysSince(from)
	}
	y1, m1, d1 := from.Civil()
	y2, m2, d2 := to.Civil()
	return 360*(y2-y1) + 30*int(m2-m1) + min(d2, 30) - min(d1, 30)
}

// Fraction returns the time from one day to another in years, as an exact fraction that the caller owns.
// Exchanging the days changes the sign. It returns nil when either is no date or c is no day count:
// documents that hold them are validated first.
//
// Formulas: 2006 ISDA Definitions, section 4.16 (b) ACT/ACT, (d) ACT/365F, (e) ACT/360, (g) 30E/360.
func (c DayCount) Fraction(from, to Date) *big.Rat {
	if from.IsZero() || to.IsZero() {
		return nil
	}
	switch c {
	case Actual365Fixed:
		return big.NewRat(int64(c.Days(from, to)), 365)
	case Actual360, Thirty360European:
		return big.NewRat(int64(c.Days(from, to)), 360)
	case ActualActualISDA:
		return new(big.Rat).Sub(yearsSinceStart(to), yearsSinceStart(from))
	default:
		return nil
	}
}

// yearsSinceStart is the time from 1 January of the year 1 with each day worth its share of its own
// year: whole years before, and the part of the year of d. The difference of two is ACT/ACT.
func yearsSinceStart(d Date) *big.Rat {
	year, _, _ := d.Civil()
	length := int64(365)
	if leap(year) {
		length = 366
	}
	elapsed := int64(d.DaysSince(civil(year, time.January, 1)))
	return big.NewRat(int64(year-1)*length+elapsed, length)
}
