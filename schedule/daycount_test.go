package schedule_test

import (
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var dayCounts = []schedule.DayCount{
	schedule.Actual365Fixed, schedule.Actual360, schedule.Thirty360European, schedule.ActualActualISDA,
}

func TestFraction(t *testing.T) {
	for _, row := range []struct {
		count    schedule.DayCount
		from, to string
		want     string
		reason   string
	}{
		{schedule.Actual360, "2027-03-01", "2027-03-08", "7/360", "a week of a bank facility"},
		{schedule.Actual365Fixed, "2027-03-01", "2028-03-01", "366/365", "29 February counts, the year does not change"},
		{schedule.Actual365Fixed, "2027-03-01", "2027-03-01", "0/1", "no time"},
		{schedule.Actual360, "2028-01-01", "2029-01-01", "366/360", "a leap year"},
		{schedule.Thirty360European, "2027-01-31", "2027-03-31", "60/360", "both ends count as the 30th"},
		{schedule.Thirty360European, "2027-01-30", "2027-02-28", "28/360", "the end of February is not the 30th"},
		{schedule.Thirty360European, "2027-02-28", "2027-03-31", "32/360", "nor when it starts"},
		{schedule.Thirty360European, "2027-01-15", "2028-01-15", "1/1", "a year"},
		{schedule.Thirty360European, "2027-05-30", "2027-05-31", "0/1", "the 31st is the 30th"},
		{schedule.ActualActualISDA, "2003-11-01", "2004-05-01", "61/365+121/366", "61 days of 2003, 121 of 2004"},
		{schedule.ActualActualISDA, "1999-02-01", "1999-07-01", "150/365", "inside a year"},
		{schedule.ActualActualISDA, "1999-07-01", "2000-07-01", "184/365+182/366", "half a leap year"},
		{schedule.ActualActualISDA, "2002-08-15", "2003-07-15", "334/365", "two ordinary years"},
		{schedule.ActualActualISDA, "2027-01-01", "2033-01-01", "6/1", "whole years, leap or not"},
		{schedule.ActualActualISDA, "9999-01-01", "9999-12-31", "364/365", "the last year"},
	} {
		got := row.count.Fraction(day(row.from), day(row.to))
		require.Zero(t, sum(row.want).Cmp(got), "%s: got %s, want %s", row.reason, got, row.want)
	}
}

// sum adds fractions written with plus signs.
func sum(text string) *big.Rat {
	total := new(big.Rat)
	for part := range strings.SplitSeq(text, "+") {
		term, ok := new(big.Rat).SetString(part)
		if !ok {
			panic(part)
		}
		total.Add(total, term)
	}
	return total
}

func TestDays(t *testing.T) {
	require.Equal(t, 59, schedule.Actual360.Days(day("2027-01-31"), day("2027-03-31")))
	require.Equal(t, 60, schedule.Thirty360European.Days(day("2027-01-31"), day("2027-03-31")))
	require.Equal(t, -60, schedule.Thirty360European.Days(day("2027-03-31"), day("2027-01-31")))
}

func TestNoFraction(t *testing.T) {
	d := day("2027-03-01")
	for _, count := range dayCounts {
		require.Nil(t, count.Fraction(schedule.Date{}, d), count)
		require.Nil(t, count.Fraction(d, schedule.Date{}), count)
	}
	require.Nil(t, schedule.DayCount(9).Fraction(d, d.AddDays(1)), "no such day count")
}

func TestFractionProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		count := rapid.SampledFrom(dayCounts).Draw(t, "count")
		a, b, c := anyDate().Draw(t, "a"), anyDate().Draw(t, "b"), anyDate().Draw(t, "c")
		ab, ba := count.Fraction(a, b), count.Fraction(b, a)
		require.Zero(t, ab.Cmp(new(big.Rat).Neg(ba)), "exchanging the days changes the sign")
		whole := new(big.Rat).Add(ab, count.Fraction(b, c))
		require.Zero(t, whole.Cmp(count.Fraction(a, c)), "a period cut in two adds up")
		if count != schedule.Thirty360European {
			require.Equal(t, a.Compare(b), -ab.Sign(), "later is more")
		}
	})
}

// Day by day, each worth its share of its own year.
func TestActualActualDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := anyDate().Draw(t, "from")
		to := from.AddDays(rapid.IntRange(0, 1500).Draw(t, "days"))
		want := new(big.Rat)
		for d := from; d != to; d = d.AddDays(1) {
			year, _, _ := d.Civil()
			length := time.Date(year, time.December, 31, 0, 0, 0, 0, time.UTC).YearDay()
			want.Add(want, big.NewRat(1, int64(length)))
		}
		require.Zero(t, want.Cmp(schedule.ActualActualISDA.Fraction(from, to)))
	})
}
