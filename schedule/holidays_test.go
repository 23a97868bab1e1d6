package schedule_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/google/go-cmp/cmp"
	"github.com/rickar/cal/v2/fr"
	"github.com/stretchr/testify/require"
)

const allZones = schedule.NoHolidays + 1

func TestEaster(t *testing.T) {
	for _, want := range []string{
		"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
		"2031-04-13", "2032-03-28", "1961-04-02", "2000-04-23", "2008-03-23", "2016-03-27", "2019-04-21", "2038-04-25",
	} {
		year, _, _ := day(want).Civil()
		got, err := schedule.Easter(year)
		require.NoError(t, err)
		require.Equal(t, want, got.String())
	}
	for _, year := range []int{1582, 0, -1, 10000, math.MaxInt, math.MinInt} {
		_, err := schedule.Easter(year)
		require.ErrorIs(t, err, schedule.ErrRange, year)
	}
}

// Oudin's algorithm shares no step with the one of the package.
func TestEasterAgreesWithOudin(t *testing.T) {
	for year := 1583; year <= 9999; year++ {
		g, c := year%19, year/100
		h := (c - c/4 - (8*c+13)/25 + 19*g + 15) % 30
		i := h - (h/28)*(1-(h/28)*(29/(h+1))*((21-g)/11))
		j := (year + year/4 + i + 2 - c + c/4) % 7
		l := i - j
		month := 3 + (l+40)/44
		want, err := schedule.NewDate(year, time.Month(month), l+28-31*(month/4))
		require.NoError(t, err)
		got, err := schedule.Easter(year)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, time.Sunday, got.Weekday())
	}
}

func on(year string, days ...string) []string {
	for i, d := range days {
		days[i] = year + "-" + d
	}
	return days
}

func texts(dates []schedule.Date) []string {
	var all []string
	for _, d := range dates {
		all = append(all, d.String())
	}
	return all
}

func TestNationalHolidays(t *testing.T) {
	for year, want := range map[int][]string{
		2025: on("2025", "01-01", "04-21", "05-01", "05-08", "05-29", "06-09", "07-14", "08-15", "11-01", "11-11", "12-25"),
		2026: on("2026", "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"),
		2027: on("2027", "01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25"),
	} {
		dates, err := schedule.Metropolitan.HolidayDates(year)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, texts(dates)))
	}
}

func TestRegionalHolidays(t *testing.T) {
	for _, row := range []struct {
		zone   schedule.Zone
		year   int
		extra  []string
		reason string
	}{
		{schedule.AlsaceMoselleGoodFriday, 2026, on("2026", "04-03", "12-26"), "Strasbourg"},
		{schedule.AlsaceMoselleGoodFriday, 2025, on("2025", "04-18", "12-26"), "Good Friday 2025"},
		{schedule.AlsaceMoselleGoodFriday, 2027, on("2027", "03-26", "12-26"), "Good Friday 2027"},
		{schedule.AlsaceMoselleGoodFriday, 1892, on("1892", "12-26"), "the ordinance is of August 1892"},
		{schedule.AlsaceMoselle, 2026, on("2026", "12-26"), "a commune without temple or mixed church"},
		{schedule.AlsaceMoselle, 1891, nil, "before the ordinance"},
		{schedule.Mayotte, 2026, on("2026", "04-27"), "Mayotte"},
		{schedule.Martinique, 2026, on("2026", "05-22"), "Martinique"},
		{schedule.Guadeloupe, 2026, on("2026", "05-27"), "Guadeloupe"},
		{schedule.Guyane, 2026, on("2026", "06-10"), "Guyane"},
		{schedule.Reunion, 2026, on("2026", "12-20"), "La Réunion"},
		{schedule.SaintBarthelemy, 2026, on("2026", "10-09"), "Saint-Barthélemy"},
		{schedule.SaintMartin27May, 2026, on("2026", "05-27"), "the Code"},
		{schedule.SaintMartin28May, 2026, on("2026", "05-28"), "the practice"},
		{schedule.SaintMartin28May, 2018, on("2018", "05-28"), "the first circular"},
		{schedule.SaintMartin28May, 2017, on("2017", "05-27"), "before the first circular"},
		{schedule.SaintMartin27May, 2011, nil, "before the decree of 2012"},
		{schedule.SaintBarthelemy, 2011, nil, "before the decree of 2012"},
		{schedule.SaintBarthelemy, 2012, on("2012", "10-09"), "the first one"},
		{schedule.Martinique, 1983, nil, "the decree is of November 1983"},
		{schedule.Martinique, 1984, on("1984", "05-22"), "the first one"},
		{schedule.Reunion, 1983, on("1983", "12-20"), "in the year of the decree"},
		{schedule.Reunion, 1982, nil, "the year before"},
	} {
		national, err := schedule.Metropolitan.HolidayDates(row.year)
		require.NoError(t, err)
		want := append(texts(national), row.extra...)
		slices.Sort(want)
		got, err := row.zone.HolidayDates(row.year)
		require.NoError(t, err)
		require.Empty(t, cmp.Diff(want, texts(got)), row.reason)
	}
}

func TestTwoHolidaysOnOneDate(t *testing.T) {
	for _, row := range []struct {
		zone     schedule.Zone
		year     int
		holidays int
		dates    int
		reason   string
	}{
		{schedule.Metropolitan, 2008, 11, 10, "1 May is Ascension Day"},
		{schedule.Metropolitan, 2026, 11, 11, "none"},
		{schedule.Metropolitan, 2059, 11, 10, "8 May is Ascension Day"},
		{schedule.Guyane, 2030, 12, 11, "10 June is Whit Monday"},
		{schedule.Martinique, 2031, 12, 11, "22 May is Ascension Day"},
		{schedule.NoHolidays, 2026, 0, 0, "the caller lists them"},
	} {
		holidays, err := row.zone.Holidays(row.year)
		require.NoError(t, err)
		require.Len(t, holidays, row.holidays, row.reason)
		dates, err := row.zone.HolidayDates(row.year)
		require.NoError(t, err)
		require.Len(t, dates, row.dates, row.reason)
	}
}

// Years in which a regional day falls on a national one, 2017 to 2100, and 8 May on Ascension Day.
func TestYearsOfCollision(t *testing.T) {
	for _, row := range []struct {
		zone        schedule.Zone
		from, until int
		want        []int
		day         string
	}{
		{schedule.Guyane, 2017, 2100, []int{2019, 2030, 2041, 2052}, "-06-10"},
		{schedule.Martinique, 2017, 2100, []int{2031, 2036, 2051, 2056}, "-05-22"},
		{schedule.Guadeloupe, 2017, 2100, []int{2049, 2055, 2060, 2075, 2080}, "-05-27"},
		{schedule.Metropolitan, 1982, 2100, []int{1986, 1997, 2059, 2070, 2081, 2092}, "-05-08"},
	} {
		var years []int
		for year := row.from; year <= row.until; year++ {
			holidays, err := row.zone.Holidays(year)
			require.NoError(t, err)
			count := 0
			for _, h := range holidays {
				if h.Date.String()[4:] == row.day {
					count++
				}
			}
			if count == 2 {
				years = append(years, year)
			}
		}
		require.Equal(t, row.want, years, row.zone)
	}
}

func TestHolidaysAgreeWithAnotherLibrary(t *testing.T) {
	for year := 2000; year <= 2100; year++ {
		var want []string
		for _, h := range fr.Holidays {
			actual, _ := h.Calc(year)
			want = append(want, actual.Format(time.DateOnly))
		}
		slices.Sort(want)
		holidays, err := schedule.Metropolitan.Holidays(year)
		require.NoError(t, err)
		var got []string
		for _, h := range holidays {
			got = append(got, h.Date.String())
		}
		require.Equal(t, want, got, year)
	}
}

func TestEveryHolidayIsSourcedAndOrdered(t *testing.T) {
	for zone := range allZones {
		for _, year := range []int{1583, 1900, 1984, 2015, 2027, 9999} {
			holidays, err := zone.Holidays(year)
			require.NoError(t, err)
			for i, h := range holidays {
				require.NotEmpty(t, h.Source.Title)
				require.Regexp(t, `^https://[a-z0-9.]+/`, h.Source.Address)
				require.NotEmpty(t, h.Name.FR)
				require.NotEmpty(t, h.Name.EN)
				require.True(t, i == 0 || !h.Date.Before(holidays[i-1].Date), "in the order of the dates")
				saintMartin := zone == schedule.SaintMartin27May || zone == schedule.SaintMartin28May
				if h.Status != schedule.Confirmed {
					require.True(t, saintMartin, "only a caller who names Saint-Martin meets an unconfirmed day")
				}
			}
		}
	}
}

// The list of a year and the question about a day are two readings of one rule.
func TestIsHolidayAgreesWithTheList(t *testing.T) {
	for zone := range allZones {
		for _, year := range []int{1583, 1892, 1983, 2008, 2012, 2018, 2027} {
			dates, err := zone.HolidayDates(year)
			require.NoError(t, err)
			first, err := schedule.NewDate(year, time.January, 1)
			require.NoError(t, err)
			for d := first; d.Before(first.AddYears(1, schedule.Clip)); d = d.AddDays(1) {
				require.Equal(t, slices.Contains(dates, d), zone.IsHoliday(d), "%s %s", zone, d)
			}
		}
	}
}

func TestHolidaysRefused(t *testing.T) {
	_, err := schedule.Metropolitan.Holidays(1582)
	require.ErrorIs(t, err, schedule.ErrRange)
	_, err = schedule.Zone(99).HolidayDates(2027)
	require.ErrorIs(t, err, schedule.ErrRange)
	require.False(t, schedule.Metropolitan.IsHoliday(schedule.Date{}))
	require.False(t, schedule.Metropolitan.IsHoliday(day("1582-12-25")), "before the first list")
	require.False(t, schedule.Zone(99).IsHoliday(day("2027-12-25")), "no such zone")
}
