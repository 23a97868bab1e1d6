package law_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The limits of low pay, from the press of the time: 2.5 SMIC of 11.52 is 52,416 a year in 2024, 2.25 of 11.88 is
// 48,648.60 in 2025; 3.5 is 73,382.40 and 3.3 is 71,351.28. A year is 1,820 hours.
func TestReducedRatesByDay(t *testing.T) {
	for _, tc := range []struct{ day, health, family, reason string }{
		{"2018-12-31", "", "", "before the reduction of health"},
		{"2023-04-30", "51278.5", "71789.9", "SMIC of 11.27"},
		{"2023-05-01", "52416", "73382.4", "SMIC of 11.52"},
		{"2024-12-31", "52416", "73382.4", "the SMIC of 31 December 2023, whatever that of the day"},
		{"2025-01-01", "48648.6", "71351.28", "2.25 and 3.3 SMIC of 11.88"},
		{"2026-01-01", "", "", "ended"},
	} {
		e, err := law.ReducedRates().At(tc.day)
		if tc.health == "" {
			require.Error(t, err, tc.reason)
			continue
		}
		require.NoError(t, err)
		year := dec(1820)
		require.Equal(t, tc.health, e.Value.Wage.Mul(e.Value.Health).Mul(year).String(), tc.reason)
		require.Equal(t, tc.family, e.Value.Wage.Mul(e.Value.Family).Mul(year).String(), tc.reason)
	}
}

// The published daily ceilings.
func TestDailyCeiling(t *testing.T) {
	for day, want := range map[string]string{"2022-06-01": "189", "2023-06-01": "202", "2024-06-01": "213", "2025-06-01": "216", "2026-06-01": "220"} {
		e, err := law.DailyCeiling().At(day)
		require.NoError(t, err)
		require.Equal(t, want, e.Value.String(), day)
	}
}

// The parts of an actor's fee come to the whole, those of the ways of exploitation too (A5).
func TestActorRights(t *testing.T) {
	e, err := law.ActorRights().At("2023-01-01")
	require.NoError(t, err)
	total := dec(0)
	for _, use := range e.Value.Uses {
		require.NotEmpty(t, use.French)
		require.NotEmpty(t, use.English)
		total = total.Add(use.Share)
	}
	require.Equal(t, "100", total.String())
	require.Equal(t, []string{"67", "80"}, []string{e.Value.Performance.String(), e.Value.ShortPerformance.String()})
}

// Package schedule reads the limits from here: those of rest are what the texts say, in minutes.
func TestWorkLimits(t *testing.T) {
	crew, err := law.FilmCrewLimits().At("2023-10-02")
	require.NoError(t, err)
	actor, err := law.FilmActorLimits().At("2023-10-02")
	require.NoError(t, err)
	labour, err := law.LabourCodeLimits().At("2023-10-02")
	require.NoError(t, err)
	for _, tc := range []struct {
		name      string
		got, want int
	}{
		{"II-27, daily rest", crew.Value.Daily, 11 * 60}, {"I-23, weekly rest", crew.Value.Weekly, 48 * 60}, {"I-23, six days", crew.Value.SixDays, 24 * 60},
		{"II-28, break", crew.Value.Break, 30}, {"II-28, by the sixth hour", crew.Value.BreakAfter, 6 * 60}, {"titre III, break", actor.Value.Break, 20},
		{"II-27, span", crew.Value.Span, 13 * 60}, {"II-25, week", crew.Value.Week, 48 * 60}, {"II-25, average", crew.Value.Average, 46 * 60},
		{"II-26, weeks of six days", crew.Value.SixDayWeeks, 4}, {"III-4, rest", actor.Value.Daily, 12 * 60}, {"III-4, after a long day", actor.Value.AfterLong, 11 * 60},
		{"III-4, weeks of six days abroad", actor.Value.SixDayWeeksAbroad, 6}, {"L. 3131-1", labour.Value.Daily, 11 * 60}, {"L. 3132-2", labour.Value.Weekly, 35 * 60},
		{"L. 3164-1, under 16", labour.Value.Minors[0].Rest, 14 * 60}, {"L. 3164-1, under 18", labour.Value.Minors[1].Rest, 12 * 60},
	} {
		require.Equal(t, tc.want, tc.got, tc.name)
	}
	require.Equal(t, crew.Value.Nights, actor.Value.Nights, "the hours of night are the same")
}

func dec(n int64) decimal.Decimal { return decimal.NewFromInt(n) }
