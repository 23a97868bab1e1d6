package schedule_test

import (
	"math"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/fr"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var sixDays = schedule.NewWeekdays(
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday)

func TestWeekdays(t *testing.T) {
	var ordinary schedule.Weekdays
	for d := time.Sunday; d <= time.Saturday; d++ {
		require.Equal(t, d != time.Sunday && d != time.Saturday, ordinary.Has(d), d)
		require.Equal(t, d != time.Sunday, sixDays.Has(d), d)
		require.False(t, schedule.NewWeekdays().Has(d), "the set without a day")
	}
	require.False(t, sixDays.Has(7))
	require.False(t, sixDays.Has(-1))
	require.Equal(t, "mon,tue,wed,thu,fri,sat", sixDays.String())
	require.Equal(t, "none", schedule.NewWeekdays().String())
	require.Empty(t, ordinary.String())
	var read schedule.Weekdays
	require.NoError(t, read.UnmarshalText([]byte("sat,fri,thu,wed,tue,mon,mon")))
	require.Equal(t, sixDays, read, "the order of the words does not matter")
	require.NoError(t, read.UnmarshalText([]byte("none")))
	require.Equal(t, schedule.NewWeekdays(), read)
}

func TestIsBusinessDay(t *testing.T) {
	shoot := schedule.Calendar{
		Weekdays:    sixDays,
		DaysOff:     []schedule.Date{day("2027-06-07")},
		WorkingDays: []schedule.Date{day("2027-07-14"), day("2027-06-13"), {}},
	}
	for _, row := range []struct {
		calendar schedule.Calendar
		date     string
		want     bool
		reason   string
	}{
		{schedule.Calendar{}, "2027-06-04", true, "a Friday"},
		{schedule.Calendar{}, "2027-06-05", false, "a Saturday"},
		{schedule.Calendar{}, "2027-07-14", false, "the national day, a Wednesday"},
		{schedule.Calendar{Zone: schedule.NoHolidays}, "2027-07-14", true, "abroad"},
		{schedule.Calendar{}, "2027-03-26", true, "Good Friday outside Alsace-Moselle"},
		{schedule.Calendar{Zone: schedule.AlsaceMoselle}, "2027-03-26", true, "no temple in the commune"},
		{schedule.Calendar{Zone: schedule.AlsaceMoselleGoodFriday}, "2027-03-26", false, "Strasbourg"},
		{shoot, "2027-06-05", true, "the sixth day"},
		{shoot, "2027-06-06", false, "a Sunday"},
		{shoot, "2027-06-07", false, "a day off"},
		{shoot, "2027-07-14", true, "a holiday that is worked"},
		{shoot, "2027-06-13", true, "a Sunday that is worked"},
	} {
		require.Equal(t, row.want, row.calendar.IsBusinessDay(day(row.date)), row.reason)
	}
	require.False(t, shoot.IsBusinessDay(schedule.Date{}), "no date")
}

func TestAdjust(t *testing.T) {
	for _, row := range []struct {
		date   string
		rule   schedule.Adjustment
		want   string
		reason string
	}{
		{"2027-05-15", schedule.Unadjusted, "2027-05-15", "a Saturday left alone"},
		{"2027-05-14", schedule.Following, "2027-05-14", "a business day does not move"},
		{"2027-05-15", schedule.Following, "2027-05-18", "the Monday is Whit Monday"},
		{"2027-05-15", schedule.Preceding, "2027-05-14", "the Friday"},
		{"2027-05-06", schedule.Following, "2027-05-07", "Ascension Day"},
		{"2027-05-15", schedule.ModifiedFollowing, "2027-05-18", "in the same month"},
		{"2027-10-31", schedule.Following, "2027-11-02", "a Sunday, then All Saints' Day"},
		{"2027-10-31", schedule.ModifiedFollowing, "2027-10-29", "the next one is in November"},
		{"9999-12-31", schedule.Following, "9999-12-31", "the last day, a Friday"},
	} {
		got, err := schedule.Calendar{}.Adjust(day(row.date), row.rule)
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got.String(), row.reason)
	}
}

func TestAddBusinessDays(t *testing.T) {
	for _, row := range []struct {
		from   string
		n      int
		want   string
		reason string
	}{
		{"2027-05-14", 1, "2027-05-18", "over a week-end and Whit Monday"},
		{"2027-05-18", -1, "2027-05-14", "and back"},
		{"2027-05-29", 1, "2027-05-31", "from a Saturday"},
		{"2027-05-29", -1, "2027-05-28", "from a Saturday, backwards"},
		{"2027-05-29", 0, "2027-05-29", "nothing to add"},
		{"2027-05-31", 5, "2027-06-07", "a week"},
		{"2027-12-24", 1, "2027-12-27", "Christmas Day is a Saturday"},
	} {
		got, err := schedule.Calendar{}.AddBusinessDays(day(row.from), row.n)
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got.String(), row.reason)
	}
}

func TestBusinessDaysBetween(t *testing.T) {
	for _, row := range []struct {
		calendar schedule.Calendar
		from, to string
		want     int
		reason   string
	}{
		{schedule.Calendar{}, "2027-05-01", "2027-05-31", 19, "21 days of the week less Ascension Day and Whit Monday"},
		{schedule.Calendar{}, "2027-05-31", "2027-05-01", -19, "backwards"},
		{schedule.Calendar{}, "2027-05-30", "2027-07-23", 39, "eight weeks of shooting less 14 July"},
		{schedule.Calendar{Weekdays: sixDays}, "2027-05-30", "2027-07-23", 46, "with seven Saturdays"},
		{schedule.Calendar{}, "2027-05-31", "2027-05-31", 0, "the first day is not counted"},
		{schedule.Calendar{}, "2027-05-31", "2027-06-01", 1, "the last is"},
	} {
		got, err := row.calendar.BusinessDaysBetween(day(row.from), day(row.to))
		require.NoError(t, err, row.reason)
		require.Equal(t, row.want, got, row.reason)
	}
}

func TestNoBusinessDay(t *testing.T) {
	empty := schedule.Calendar{Weekdays: schedule.NewWeekdays()}
	require.NoError(t, empty.Validate(), "it is a calendar all the same")
	d := day("2027-06-01")
	for _, rule := range []schedule.Adjustment{schedule.Following, schedule.ModifiedFollowing, schedule.Preceding} {
		_, err := empty.Adjust(d, rule)
		require.ErrorIs(t, err, schedule.ErrNoBusinessDay, rule)
	}
	for _, n := range []int{1, -1, schedule.MaxSpan} {
		_, err := empty.AddBusinessDays(d, n)
		require.ErrorIs(t, err, schedule.ErrNoBusinessDay, n)
	}
	same, err := empty.AddBusinessDays(d, 0)
	require.NoError(t, err)
	require.Equal(t, d, same)

	listed := schedule.Calendar{Weekdays: schedule.NewWeekdays(), WorkingDays: []schedule.Date{d}}
	got, err := listed.Adjust(day("2027-05-29"), schedule.Following)
	require.NoError(t, err, "only the days listed are worked")
	require.Equal(t, d, got)
	got, err = listed.Adjust(day("2027-06-03"), schedule.ModifiedFollowing)
	require.NoError(t, err, "nothing follows")
	require.Equal(t, d, got)

	_, err = schedule.Calendar{}.AddBusinessDays(day("9999-12-31"), 1)
	require.ErrorIs(t, err, schedule.ErrNoBusinessDay, "after the last day")
	_, err = schedule.Calendar{}.AddBusinessDays(day("0001-01-01"), -1)
	require.ErrorIs(t, err, schedule.ErrNoBusinessDay, "before the first day")
}

func TestReachOfASearch(t *testing.T) {
	every := schedule.Calendar{Zone: schedule.NoHolidays, Weekdays: sixDays | schedule.NewWeekdays(time.Sunday)}
	d := day("2027-06-01")
	got, err := every.AddBusinessDays(d, schedule.MaxSpan)
	require.NoError(t, err, "the farthest day")
	require.Equal(t, d.AddDays(schedule.MaxSpan), got)
	n, err := every.BusinessDaysBetween(got, d)
	require.NoError(t, err)
	require.Equal(t, -schedule.MaxSpan, n)
	for _, n := range []int{schedule.MaxSpan + 1, -schedule.MaxSpan - 1, math.MaxInt, math.MinInt} {
		_, err = every.AddBusinessDays(d, n)
		require.ErrorIs(t, err, schedule.ErrTooLarge, n)
	}
	_, err = every.BusinessDaysBetween(d, got.AddDays(1))
	require.ErrorIs(t, err, schedule.ErrTooLarge)
}

func TestCalendarFaults(t *testing.T) {
	bad := schedule.Calendar{
		Weekdays:    schedule.NewWeekdays(8),
		Zone:        99,
		DaysOff:     make([]schedule.Date, schedule.MaxExtraDays+1),
		WorkingDays: make([]schedule.Date, schedule.MaxExtraDays+1),
	}
	requireFaults(t, bad.Validate(), []fault{
		{"weekdays", schedule.ErrRange}, {"zone", schedule.ErrRange},
		{"days_off", schedule.ErrTooLarge}, {"working_days", schedule.ErrTooLarge},
	})
	lists := schedule.Calendar{
		DaysOff:     []schedule.Date{day("2027-06-07"), {}, day("2027-06-07")},
		WorkingDays: []schedule.Date{day("2027-06-07"), day("2027-06-12")},
	}
	want := []fault{
		{"days_off[1]", schedule.ErrRequired}, {"days_off[2]", schedule.ErrDuplicate},
		{"working_days[0]", schedule.ErrDuplicate},
	}
	requireFaults(t, lists.Validate(), want)
	_, err := lists.Adjust(schedule.Date{}, schedule.Following)
	requireFaults(t, err, append(want, fault{"date", schedule.ErrRequired}))
	_, err = lists.BusinessDaysBetween(day("2027-06-07"), day("2027-06-08"))
	requireFaults(t, err, want)
	_, err = schedule.Calendar{}.AddBusinessDays(schedule.Date{}, 1)
	requireFaults(t, err, []fault{{"date", schedule.ErrRequired}})
	_, err = schedule.Calendar{}.Adjust(day("2027-06-07"), 9)
	require.ErrorIs(t, err, schedule.ErrRange)
}

func TestParseCalendar(t *testing.T) {
	got, err := schedule.ParseCalendar([]byte(`{"weekdays":"mon,tue,wed,thu,fri,sat","zone":"reunion",
		"days_off":["2027-06-07"],"working_days":["2027-07-14"]}`))
	require.NoError(t, err)
	require.Equal(t, schedule.Calendar{
		Weekdays: sixDays, Zone: schedule.Reunion,
		DaysOff: []schedule.Date{day("2027-06-07")}, WorkingDays: []schedule.Date{day("2027-07-14")},
	}, got)
	empty, err := schedule.ParseCalendar([]byte(`{}`))
	require.NoError(t, err)
	require.Equal(t, schedule.Calendar{}, empty, "the zero value")
	for _, text := range []string{``, `{"zone":"lorraine"}`, `{"days_off":["2027-06-31"]}`} {
		_, err := schedule.ParseCalendar([]byte(text))
		require.ErrorIs(t, err, schedule.ErrSyntax, text)
	}
	_, err = schedule.ParseCalendar([]byte(`{"holidays":[]}`))
	requireFaults(t, err, []fault{{"holidays", schedule.ErrSyntax}})
}

func TestCalendarAgreesWithAnotherLibrary(t *testing.T) {
	oracle := cal.NewBusinessCalendar()
	oracle.AddHoliday(fr.Holidays...)
	rapid.Check(t, func(t *rapid.T) {
		from := day("2000-01-01").AddDays(rapid.IntRange(0, 30_000).Draw(t, "from"))
		to := from.AddDays(rapid.IntRange(1, 400).Draw(t, "days"))
		got, err := schedule.Calendar{}.BusinessDaysBetween(from, to)
		require.NoError(t, err)
		want := oracle.WorkdaysInRange(standard(from.AddDays(1)), standard(to))
		require.Equal(t, want, got, "the oracle counts both ends")
	})
}

func TestCalendarProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		calendar := schedule.Calendar{
			Zone:     rapid.SampledFrom([]schedule.Zone{schedule.Metropolitan, schedule.Guyane, schedule.NoHolidays}).Draw(t, "zone"),
			Weekdays: rapid.SampledFrom([]schedule.Weekdays{0, sixDays, schedule.NewWeekdays(time.Sunday)}).Draw(t, "weekdays"),
		}
		base := anyDate().Draw(t, "base")
		near := rapid.Custom(func(t *rapid.T) schedule.Date { return base.AddDays(rapid.IntRange(-300, 300).Draw(t, "days")) })
		calendar.DaysOff = rapid.SliceOfNDistinct(near, 0, 5, rapid.ID).Draw(t, "off")
		a, b, c := near.Draw(t, "a"), near.Draw(t, "b"), near.Draw(t, "c")

		between := func(from, to schedule.Date) int {
			n, err := calendar.BusinessDaysBetween(from, to)
			require.NoError(t, err)
			return n
		}
		require.Equal(t, between(a, b), -between(b, a), "exchanging the days changes the sign")
		require.Equal(t, between(a, c), between(a, b)+between(b, c), "a period cut in two adds up")

		next, err := calendar.Adjust(a, schedule.Following)
		require.NoError(t, err)
		previous, err := calendar.Adjust(a, schedule.Preceding)
		require.NoError(t, err)
		require.True(t, calendar.IsBusinessDay(next) && calendar.IsBusinessDay(previous))
		require.False(t, next.Before(a) || previous.After(a))
		modified, err := calendar.Adjust(a, schedule.ModifiedFollowing)
		require.NoError(t, err)
		require.True(t, modified == next || modified == previous)

		there, err := calendar.AddBusinessDays(previous, between(previous, next))
		require.NoError(t, err)
		require.Equal(t, next, there)
		n := rapid.IntRange(-200, 200).Draw(t, "n")
		far, err := calendar.AddBusinessDays(next, n)
		require.NoError(t, err)
		require.Equal(t, n, between(next, far))
	})
}

func FuzzParseCalendar(f *testing.F) {
	f.Add([]byte(`{"weekdays":"none","zone":"mayotte","days_off":["2027-06-07",""]}`))
	f.Add([]byte(`{"weekdays":"mon,","working_days":[null]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		calendar, err := schedule.ParseCalendar(data)
		if err != nil {
			return
		}
		if _, err := calendar.AddBusinessDays(day("2027-06-01"), 3); err != nil {
			require.ErrorIs(t, err, schedule.ErrNoBusinessDay)
		}
	})
}

func BenchmarkAddBusinessDays(b *testing.B) {
	calendar, from := schedule.Calendar{Zone: schedule.Guyane}, day("2027-06-01")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := calendar.AddBusinessDays(from, 60); err != nil {
			b.Fatal(err)
		}
	}
}
