package schedule_test

import (
	"encoding/json"
	"math"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func day(text string) schedule.Date { return schedule.MustParseDate(text) }

// anyDate draws a day between 1583 and 9000, so that arithmetic of a few years stays in the calendar.
func anyDate() *rapid.Generator[schedule.Date] {
	return rapid.Custom(func(t *rapid.T) schedule.Date {
		return day("1583-01-01").AddDays(rapid.IntRange(0, 2_700_000).Draw(t, "days"))
	})
}

func standard(d schedule.Date) time.Time {
	year, month, dom := d.Civil()
	return time.Date(year, month, dom, 0, 0, 0, 0, time.UTC)
}

func TestAddMonths(t *testing.T) {
	for _, row := range []struct {
		from   string
		n      int
		rule   schedule.EndOfMonth
		want   string
		reason string
	}{
		{"2027-01-31", 1, schedule.Clip, "2027-02-28", "the short month stops it"},
		{"2028-01-31", 1, schedule.Clip, "2028-02-29", "a leap year"},
		{"2027-01-31", 1, schedule.Overflow, "2027-03-03", "three days missing"},
		{"2028-01-31", 1, schedule.Overflow, "2028-03-02", "two days missing"},
		{"2027-02-28", 1, schedule.Stick, "2027-03-31", "a last day stays a last day"},
		{"2027-02-28", 1, schedule.Clip, "2027-03-28", "Clip does not look at the month it leaves"},
		{"2028-02-28", 1, schedule.Stick, "2028-03-28", "28 February is not the last day of a leap year"},
		{"2027-04-30", -2, schedule.Stick, "2027-02-28", "backwards"},
		{"2027-03-31", -1, schedule.Clip, "2027-02-28", "backwards"},
		{"2027-03-31", -1, schedule.Overflow, "2027-03-03", "the missing days are still counted forwards"},
		{"2026-10-31", 4, schedule.Clip, "2027-02-28", "a release window clamped to the last day"},
		{"2010-01-06", 36, schedule.Clip, "2013-01-06", "a window of 36 months"},
		{"2027-12-15", 1, schedule.Clip, "2028-01-15", "over the year's end"},
		{"2027-01-15", -1, schedule.Clip, "2026-12-15", "over the year's start"},
		{"2027-05-31", 0, schedule.Overflow, "2027-05-31", "no month"},
		{"9999-12-31", 1, schedule.Overflow, "", "after the last year"},
		{"0001-01-31", -1, schedule.Clip, "", "before the first year"},
		{"2027-01-01", math.MaxInt, schedule.Clip, "", "a hostile number"},
		{"2027-01-01", math.MinInt, schedule.Stick, "", "a hostile number"},
		{"2027-01-31", 1, schedule.EndOfMonth(9), "", "a rule that does not exist"},
	} {
		require.Equal(t, row.want, day(row.from).AddMonths(row.n, row.rule).String(), row.reason)
	}
	require.True(t, schedule.Date{}.AddMonths(1, schedule.Stick).IsZero(), "no date stays no date")
}

func TestAddYears(t *testing.T) {
	for _, row := range []struct {
		from   string
		n      int
		rule   schedule.EndOfMonth
		want   string
		reason string
	}{
		{"2028-02-29", 1, schedule.Clip, "2029-02-28", "clipped"},
		{"2028-02-29", 1, schedule.Overflow, "2029-03-01", "carried over"},
		{"2027-02-28", 1, schedule.Stick, "2028-02-29", "the end of February stays the end of February"},
		{"2028-02-29", 4, schedule.Clip, "2032-02-29", "leap to leap"},
		{"2028-04-05", 30, schedule.Clip, "2058-04-05", "an ordinary day"},
		{"2028-04-05", math.MaxInt / 6, schedule.Clip, "", "a number whose product by 12 overflows"},
	} {
		require.Equal(t, row.want, day(row.from).AddYears(row.n, row.rule).String(), row.reason)
	}
}

func TestInMonth(t *testing.T) {
	for _, row := range []struct {
		from        string
		offset, day int
		rule        schedule.EndOfMonth
		want        string
		reason      string
	}{
		{"2027-06-04", 1, 15, schedule.Clip, "2027-07-15", "the 15th of the month that follows"},
		{"2027-05-31", 1, 15, schedule.Clip, "2027-06-15", "from the 31st too"},
		{"2027-12-03", 1, 15, schedule.Clip, "2028-01-15", "over the year's end"},
		{"2027-06-04", 0, 1, schedule.Clip, "2027-06-01", "the first of the month"},
		{"2027-01-04", 1, 30, schedule.Clip, "2027-02-28", "a day the month lacks"},
		{"2027-01-04", 1, 30, schedule.Overflow, "2027-03-02", "carried over"},
		{"2027-01-31", 1, 15, schedule.Stick, "2027-02-15", "an explicit day does not stick"},
		{"2027-01-04", 1, 0, schedule.Clip, "", "no such day"},
		{"2027-01-04", 1, 32, schedule.Overflow, "", "no such day"},
	} {
		got := day(row.from).InMonth(row.offset, row.day, row.rule)
		require.Equal(t, row.want, got.String(), row.reason)
	}
}

func TestLastOfMonth(t *testing.T) {
	for from, want := range map[string]string{
		"2028-02-01": "2028-02-29", "2100-02-28": "2100-02-28", "2027-04-30": "2027-04-30", "9999-12-01": "9999-12-31",
	} {
		require.Equal(t, want, day(from).LastOfMonth().String())
	}
	require.True(t, schedule.Date{}.LastOfMonth().IsZero())
}

// The standard library carries missing days over: it is an oracle for Overflow.
func TestOverflowAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := anyDate().Draw(t, "from"), rapid.IntRange(-1200, 1200).Draw(t, "months")
		want := standard(d).AddDate(0, n, 0)
		require.Equal(t, want.Format(time.DateOnly), d.AddMonths(n, schedule.Overflow).String())
	})
}

func TestMonthsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "from")
		a, b := rapid.IntRange(-600, 600).Draw(t, "a"), rapid.IntRange(-600, 600).Draw(t, "b")
		last := d.LastOfMonth()
		require.Equal(t, last.AddMonths(a+b, schedule.Stick), last.AddMonths(a, schedule.Stick).AddMonths(b, schedule.Stick),
			"the end of a month sticks whatever the way")
		_, _, dom := d.Civil()
		clip := d.AddMonths(a, schedule.Clip)
		if dom <= 28 {
			require.Equal(t, clip, d.AddMonths(a, schedule.Overflow), "no rule matters up to the 28th")
			require.Equal(t, d, clip.AddMonths(-a, schedule.Clip), "and there is a way back")
		}
		require.False(t, clip.After(d.AddMonths(a, schedule.Overflow)))
		require.False(t, clip.After(d.AddMonths(a, schedule.Stick)))
	})
}

// Every enumeration travels as a word, and an unknown word changes nothing.
func TestWordsOfDocuments(t *testing.T) {
	type document struct {
		EndOfMonth schedule.EndOfMonth `json:"end_of_month"`
		Adjustment schedule.Adjustment `json:"adjustment"`
		DayCount   schedule.DayCount   `json:"day_count"`
		Zone       schedule.Zone       `json:"zone"`
		Weekdays   schedule.Weekdays   `json:"weekdays"`
		Week       schedule.Week       `json:"week"`
		Date       schedule.Date       `json:"date"`
	}
	full := document{
		schedule.Stick, schedule.ModifiedFollowing, schedule.Thirty360European, schedule.SaintMartin28May,
		schedule.NewWeekdays(time.Monday, time.Sunday), day("2027-03-15").Week(), day("2027-03-15"),
	}
	const written = `{"end_of_month":"stick","adjustment":"modified_following","day_count":"30E/360",` +
		`"zone":"saint_martin_28_may","weekdays":"mon,sun","week":"2027-W11","date":"2027-03-15"}`
	data, err := json.Marshal(full)
	require.NoError(t, err)
	require.Equal(t, written, string(data))
	var back document
	require.NoError(t, json.Unmarshal(data, &back))
	require.Equal(t, full, back)

	empty := `{"end_of_month":"","adjustment":"","day_count":"","zone":"","weekdays":"","week":"","date":""}`
	require.NoError(t, json.Unmarshal([]byte(empty), &back))
	require.Equal(t, document{}, back, "an empty text is the zero value")

	for _, wrong := range []struct {
		text string
		kind error
	}{
		{`{"end_of_month":"Clip"}`, schedule.ErrRange},
		{`{"adjustment":"next"}`, schedule.ErrRange},
		{`{"day_count":"ACT/364"}`, schedule.ErrRange},
		{`{"zone":"saint_martin"}`, schedule.ErrRange},
		{`{"weekdays":"mon,lundi"}`, schedule.ErrRange},
		{`{"week":"2027-W53"}`, schedule.ErrWeek},
		{`{"date":"2027-02-29"}`, schedule.ErrDate},
	} {
		require.ErrorIs(t, json.Unmarshal([]byte(wrong.text), &back), wrong.kind, wrong.text)
		require.Equal(t, document{}, back, "a refused text changes nothing: %s", wrong.text)
	}
}

func TestUnknownValuesAreRefused(t *testing.T) {
	for _, value := range []interface {
		Validate() error
		MarshalText() ([]byte, error)
		String() string
	}{
		schedule.EndOfMonth(3), schedule.Adjustment(4), schedule.DayCount(4), schedule.Zone(12),
		schedule.Weekdays(1), schedule.NewWeekdays(7), schedule.NewWeekdays(time.Monday, -1),
	} {
		require.ErrorIs(t, value.Validate(), schedule.ErrRange, value.String())
		_, err := value.MarshalText()
		require.ErrorIs(t, err, schedule.ErrRange, value.String())
		require.NotEmpty(t, value.String())
	}
}
