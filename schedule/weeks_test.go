package schedule_test

import (
	"math"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestISOWeek(t *testing.T) {
	for _, row := range []struct{ date, want, reason string }{
		{"2027-03-15", "2027-W11", "a Monday"},
		{"2027-01-01", "2026-W53", "a Friday belongs to the year before"},
		{"2027-01-04", "2027-W01", "4 January is always in week 1"},
		{"2024-12-30", "2025-W01", "the last days of a year may belong to the next"},
		{"2028-01-02", "2027-W52", "a year of 52 weeks"},
		{"0001-01-01", "0001-W01", "the first day is a Monday"},
		{"9999-12-31", "9999-W52", "the last day is a Friday"},
	} {
		week := day(row.date).Week()
		require.Equal(t, row.want, week.String(), row.reason)
		back, err := schedule.ParseWeek(row.want)
		require.NoError(t, err)
		require.Equal(t, week, back, row.reason)
	}
	require.Equal(t, schedule.Week{}, schedule.Date{}.Week())
	require.Empty(t, schedule.Week{}.String())
	require.True(t, schedule.Week{}.IsZero())
	year, number := schedule.Week{}.ISO()
	require.Zero(t, year+number)
}

// Around every New Year the standard library numbers the weeks alike.
func TestISOWeekAgreesWithTheStandardLibrary(t *testing.T) {
	for year := 1; year <= 9999; year++ {
		first, err := schedule.NewDate(year, time.January, 1)
		require.NoError(t, err)
		for offset := -10; offset <= 10; offset++ {
			d := first.AddDays(offset)
			if d.IsZero() {
				continue
			}
			gotYear, gotWeek := d.Week().ISO()
			wantYear, wantWeek := standard(d).ISOWeek()
			if gotYear != wantYear || gotWeek != wantWeek {
				t.Fatalf("%s: got %d-%d, want %d-%d", d, gotYear, gotWeek, wantYear, wantWeek)
			}
		}
	}
}

func TestWeeksRefused(t *testing.T) {
	for _, text := range []string{
		"", "2027-W53", "2027-W00", "2027-11", "2027W11", "2027-w11", "2027-W1x", "-027-W11", "0000-W01", "2027-W111",
	} {
		_, err := schedule.ParseWeek(text)
		require.ErrorIs(t, err, schedule.ErrWeek, text)
	}
	_, err := schedule.NewWeek(2026, 53)
	require.NoError(t, err, "2026 has 53 weeks")
	_, err = schedule.NewWeek(math.MaxInt, math.MinInt)
	require.ErrorIs(t, err, schedule.ErrWeek)
}

func TestInWeek(t *testing.T) {
	for _, row := range []struct {
		date   string
		day    time.Weekday
		want   string
		reason string
	}{
		{"2027-06-04", time.Friday, "2027-06-04", "already there"},
		{"2027-06-06", time.Friday, "2027-06-04", "Sunday ends the week"},
		{"2027-06-02", time.Monday, "2027-05-31", "Monday starts it"},
		{"2027-05-31", time.Sunday, "2027-06-06", "Monday to Sunday"},
		{"9999-12-31", time.Sunday, "", "beyond the last year"},
		{"2027-06-02", time.Weekday(7), "", "no such weekday"},
		{"2027-06-02", time.Weekday(-1), "", "no such weekday"},
	} {
		require.Equal(t, row.want, day(row.date).InWeek(row.day).String(), row.reason)
	}
	require.True(t, schedule.Date{}.InWeek(time.Monday).IsZero())
}

func TestAddWeeks(t *testing.T) {
	require.Equal(t, "2027-07-02", day("2027-06-04").AddWeeks(4).String())
	require.Equal(t, "2027-05-07", day("2027-06-04").AddWeeks(-4).String())
	require.True(t, day("2027-06-04").AddWeeks(math.MaxInt).IsZero(), "a product that overflows")
	require.True(t, day("2027-06-04").AddWeeks(math.MinInt).IsZero())
}

// The weeks of a plan that starts on Monday 1 March 2027.
func TestWeekFrom(t *testing.T) {
	start := day("2027-03-01")
	for date, want := range map[string]int{
		"2027-03-01": 1, "2027-03-07": 1, "2027-03-08": 2, "2027-02-28": 0, "2027-02-22": 0, "2027-02-21": -1,
		"2028-01-03": 45, "2028-01-09": 45, "2028-07-03": 71,
	} {
		require.Equal(t, want, day(date).WeekFrom(start), date)
		require.Equal(t, want, day(date).WeekFrom(start.InWeek(time.Sunday)), "any day of the first week will do")
	}
}

func TestWeekProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, start := anyDate().Draw(t, "day"), anyDate().Draw(t, "start")
		monday, sunday := d.InWeek(time.Monday), d.InWeek(time.Sunday)
		require.Equal(t, 6, sunday.DaysSince(monday))
		require.False(t, d.Before(monday) || d.After(sunday))
		w := d.WeekFrom(start)
		require.Equal(t, monday, start.InWeek(time.Monday).AddWeeks(w-1), "the number leads back to the week")
		year, number := d.Week().ISO()
		same, err := schedule.NewWeek(year, number)
		require.NoError(t, err)
		require.Equal(t, d, same.Day(d.Weekday()))
	})
}
