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

// Every day of the years 1 to 9999 against the standard library's own calendar.
func TestDateAgreesWithTheStandardCalendar(t *testing.T) {
	oracle := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	day := schedule.MustParseDate("0001-01-01")
	for ; oracle.Year() <= 9999; oracle, day = oracle.AddDate(0, 0, 1), day.AddDays(1) {
		year, month, dom := day.Civil()
		if year != oracle.Year() || month != oracle.Month() || dom != oracle.Day() || day.Weekday() != oracle.Weekday() {
			t.Fatalf("%s: got %d-%d-%d %s", oracle, year, month, dom, day.Weekday())
		}
		back, err := schedule.NewDate(year, month, dom)
		if err != nil || back != day {
			t.Fatalf("%s does not come back: %v %v", oracle, back, err)
		}
	}
	require.True(t, day.IsZero(), "the day after 9999-12-31 is no date")
}

func TestParseDate(t *testing.T) {
	for _, row := range []struct {
		text   string
		valid  bool
		reason string
	}{
		{"2027-03-15", true, "a day"},
		{"2028-02-29", true, "a leap day"},
		{"2000-02-29", true, "a century of 400 years is leap"},
		{"0001-01-01", true, "the first day"},
		{"9999-12-31", true, "the last day"},
		{"2027-02-29", false, "not a leap year"},
		{"2100-02-29", false, "a century is not leap"},
		{"2027-04-31", false, "thirty days"},
		{"2027-00-10", false, "no month 0"},
		{"2027-13-01", false, "no month 13"},
		{"2027-01-00", false, "no day 0"},
		{"0000-01-01", false, "no year 0"},
		{"", false, "no text"},
		{"15/03/2027", false, "the French order"},
		{"2027-3-15", false, "one digit"},
		{"2027-03-15 ", false, "a space"},
		{"2027-03-15T00:00:00Z", false, "an instant is not a day"},
		{"+027-03-15", false, "a sign"},
		{"2027-0a-15", false, "a letter"},
		{"２027-03-", false, "ten bytes with a digit of another script"},
	} {
		d, err := schedule.ParseDate(row.text)
		if row.valid {
			require.NoError(t, err, row.reason)
			require.Equal(t, row.text, d.String(), row.reason)
			continue
		}
		require.ErrorIs(t, err, schedule.ErrDate, row.reason)
		require.True(t, d.IsZero(), row.reason)
	}
}

func TestNewDateRefuses(t *testing.T) {
	for _, row := range [][3]int{
		{0, 1, 1}, {10000, 1, 1}, {2027, 0, 1}, {2027, 13, 1}, {2027, 2, 29}, {2027, 1, -1}, {math.MinInt, math.MaxInt, math.MaxInt},
	} {
		_, err := schedule.NewDate(row[0], time.Month(row[1]), row[2])
		require.ErrorIs(t, err, schedule.ErrDate, row)
	}
}

func TestMustParseDatePanics(t *testing.T) {
	require.Panics(t, func() { schedule.MustParseDate("tomorrow") })
}

func TestNoDate(t *testing.T) {
	var none schedule.Date
	require.True(t, none.IsZero())
	require.Empty(t, none.String())
	require.True(t, none.AddDays(1).IsZero())
	require.True(t, none.Before(day("0001-01-01")))
	year, month, dom := none.Civil()
	require.Zero(t, year+int(month)+dom)
	data, err := json.Marshal(map[string]schedule.Date{"date": none})
	require.NoError(t, err)
	require.Equal(t, `{"date":""}`, string(data))
}

func TestAddDaysStopsAtTheEnds(t *testing.T) {
	d := day("2027-03-15")
	for _, n := range []int{math.MaxInt, math.MinInt, 3_652_059, -3_652_059, math.MaxInt32} {
		require.True(t, d.AddDays(n).IsZero(), n)
	}
	require.Equal(t, "9999-12-31", day("0001-01-01").AddDays(3_652_058).String())
}

func TestDateInJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDate().Draw(t, "date")
		data, err := json.Marshal(d)
		require.NoError(t, err)
		require.Equal(t, `"`+standard(d).Format(time.DateOnly)+`"`, string(data))
		var back schedule.Date
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, d, back)
	})
	var d schedule.Date
	require.Error(t, json.Unmarshal([]byte(`20270315`), &d), "a number is not a date")
	require.NoError(t, json.Unmarshal([]byte(`null`), &d))
	require.True(t, d.IsZero())
}

func TestDateOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, n := anyDate().Draw(t, "a"), rapid.IntRange(-300_000, 300_000).Draw(t, "days")
		b := a.AddDays(n)
		require.Equal(t, n, b.DaysSince(a))
		require.Equal(t, standard(a).Compare(standard(b)), a.Compare(b))
		require.Equal(t, n > 0, b.After(a))
		require.Equal(t, n < 0, b.Before(a))
	})
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2027-03-15", "2028-02-29", "2027-02-29", "0000-00-00", "9999-12-31", "", "2027-03-1\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := schedule.ParseDate(text)
		_, oracle := time.Parse(time.DateOnly, text)
		if year0 := len(text) > 4 && text[:4] == "0000"; (err == nil) != (oracle == nil && !year0) {
			t.Fatalf("%q: got %v, the standard library says %v", text, err, oracle)
		}
		if err == nil && d.String() != text {
			t.Fatalf("%q comes back as %q", text, d)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := schedule.ParseDate("2027-03-15"); err != nil {
			b.Fatal(err)
		}
	}
}
