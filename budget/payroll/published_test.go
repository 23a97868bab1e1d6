package payroll_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The published grids and the amounts that the agreements print from them.

func crewRules(t *testing.T) payroll.TimeRules {
	t.Helper()
	rules, sources, err := payroll.CrewRulesAt(on("2022-06-01"), payroll.CrewSupplied{})
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	return rules
}

func near(t *testing.T, want string, got decimal.Decimal, tolerance, reason string) {
	t.Helper()
	require.False(t, got.Sub(dec(want)).Abs().GreaterThan(dec(tolerance)), "%s: %s is not %s", reason, got, want)
}

func TestWeightedHours(t *testing.T) {
	rules := crewRules(t)
	for _, tc := range []struct{ hours, want, reason string }{
		{"35", "35", "no overtime"}, {"39", "40", "the guaranteed week is forty base hours"}, {"42", "43.75", "T4"}, {"43", "45", "T4, last of 25 %"},
		{"46", "49.5", "T4"}, {"47", "51", "T4, the guaranteed week of six days"}, {"48", "52.5", "T4, last of 50 %"}, {"50", "56", "WT-01"},
		{"51", "57.75", "T4"}, {"52", "59.5", "T4"}, {"56", "66.5", "T4"},
	} {
		pay, err := rules.Week(dec("40"), hoursOf(tc.hours)) // one euro an hour
		require.NoError(t, err)
		require.Equal(t, dec(tc.want).String(), pay.String(), tc.reason)
	}
}

func TestEquivalenceAndAnnexeIII(t *testing.T) {
	rules := crewRules(t)
	terms, sources, err := payroll.AnnexeIIIAt(on("2022-06-01"), on("2021-01-01"))
	require.NoError(t, err)
	require.Len(t, sources, 2)
	for _, tc := range []struct{ hours, full, paid, deferred, reason string }{
		{"39", "1436.49", "1016.86", "839.25", "T6: the guaranteed week, from unrounded 1,016.863"},
		{"43", "1616.05", "1143.97", "944.16", "T1, T6: 43 effective hours weigh 45"},
		{"52", "2136.78", "1512.58", "1248.39", "T1, T6: 52 effective hours weigh 59.5"},
	} {
		full, err := rules.Week(dec("1436.49"), hoursOf(tc.hours))
		require.NoError(t, err)
		near(t, tc.full, full, "0.02", tc.reason)
		paid, deferred, err := terms.Pay(rules, dec("1436.49"), hoursOf(tc.hours))
		require.NoError(t, err)
		near(t, tc.paid, paid, "0.02", tc.reason)
		near(t, tc.deferred, deferred, "0.02", tc.reason)
	}
	paid, deferred, err := terms.Pay(rules, dec("491.74"), hoursOf("39"))
	require.NoError(t, err)
	require.Equal(t, "491.74", paid.String(), "a minimum under the base is paid in full")
	require.True(t, deferred.IsZero())
}

func TestAnnexeIIIOfItsDay(t *testing.T) {
	for _, tc := range []struct{ work, applied, base, share, multiple, reason string }{
		{"2017-07-31", "2017-01-01", "759", "30", "0", "the first base; no text says what is owed later"},
		{"2017-08-01", "2017-01-01", "765.07", "30", "0", "+ 0.8 %"},
		{"2019-07-01", "2020-04-10", "779.22", "30", "0", "the share follows the application of the film"},
		{"2022-03-31", "2020-04-11", "779.22", "35", "2", "the avenant of 2019"},
		{"2022-04-01", "2020-04-11", "790.91", "35", "2", "+ 1.5 %"},
		{"2025-04-10", "2025-04-10", "790.91", "35", "2", "the last day"},
	} {
		a, _, err := payroll.AnnexeIIIAt(on(tc.work), on(tc.applied))
		require.NoError(t, err, tc.reason)
		require.Equal(t, []string{tc.base, tc.share, tc.multiple}, []string{a.Base.String(), a.Share.String(), a.Multiple.String()}, tc.reason)
	}
	_, _, err := payroll.AnnexeIIIAt(on("2025-04-11"), on("2025-04-10"))
	require.ErrorIs(t, err, payroll.ErrNone, "the new base is not public")
	_, _, err = payroll.AnnexeIIIAt(on("2025-04-10"), on("2025-04-11"))
	require.ErrorIs(t, err, payroll.ErrNone, "the new share is not public")
	_, _, err = payroll.AnnexeIIIAt(on("2017-04-17"), on("2017-04-17"))
	require.ErrorIs(t, err, payroll.ErrBefore)
}

// Under the agreement of 2013 the share applies to the pay of the equivalence hours: with a base of 759 and 30 %,
// 1,389.55 / 40 x 45 = 1,563.24375 gives 759 + 0.3 x 804.24375 = 1,000.27.
func TestAnnexeIIIBefore2020(t *testing.T) {
	terms, _, err := payroll.AnnexeIIIAt(on("2017-07-31"), on("2017-01-01"))
	require.NoError(t, err)
	paid, _, err := terms.Pay(crewRules(t), dec("1389.55"), hoursOf("43"))
	require.NoError(t, err)
	require.Equal(t, "1000.27", paid.String())
}

// Every line of the file that the fact sheet publishes, on the days of each grid, and the +23 € that only the
// function that says Unconfirmed gives.
func TestCrewGrids(t *testing.T) {
	lines := sheet(t, "cinema-technicians-weekly-minima.tsv")
	require.Len(t, lines, 102)
	for _, of := range []struct {
		column, day string
		employer    payroll.Employer
		reason      string
	}{
		{"week_39h_2017-08-01", "2017-08-01", payroll.Extended, "first day"}, {"week_39h_2017-08-01", "2019-06-30", payroll.Signatory, "last day"},
		{"week_39h_2019", "2019-07-01", payroll.Extended, "first day that is certain"}, {"week_39h_2019", "2022-10-31", payroll.Extended, "until the extension"},
		{"week_39h_2022-04-01", "2022-04-01", payroll.Signatory, "signatories first"}, {"week_39h_2022-04-01", "2022-11-01", payroll.Extended, "extension"},
		{"week_39h_2022-04-01", "2024-10-10", payroll.Extended, "last day before the next extension"},
	} {
		grid, err := payroll.CrewGridAt(on(of.day), of.employer)
		require.NoError(t, err, of.reason)
		for _, line := range lines {
			p, found := grid.Find(line["function"])
			require.Equal(t, line[of.column] != "", found, line["function"])
			if found {
				require.Equal(t, line[of.column], p.Week.StringFixed(2), "%s %s", line["function"], of.reason)
				require.Equal(t, whole(line["w5_effective_h"]), p.FiveDays.Effective)
				require.Equal(t, whole(line["w6_presence_h"]), p.SixDays.Presence)
			}
		}
	}
	_, err := payroll.CrewGridAt(on("2024-07-01"), payroll.Signatory)
	require.ErrorIs(t, err, payroll.ErrNone)
	grid, err := payroll.CrewGridUnconfirmedAt(on("2027-10-25"), payroll.Extended)
	require.NoError(t, err)
	p, _ := grid.Find("Machiniste de prise de vues")
	require.Equal(t, "989.05", p.Week.String(), "966.05 + 23")
	_, err = payroll.CrewGridUnconfirmedAt(on("2022-06-01"), payroll.Extended)
	require.ErrorIs(t, err, payroll.ErrNone, "established on that day")
}

func whole(text string) int {
	if text == "" {
		return 0
	}
	return int(dec(text).IntPart())
}

// The rises, by the percentages of the agreements: the grids were raised from unrounded figures, so 0.02 apart.
func TestGridsFollowTheRises(t *testing.T) {
	// Post-production rose more in 2022, by function.
	more := map[string]string{}
	for _, group := range []struct{ rate, functions string }{
		{"1.0657", "Chef monteur cinéma|1er assistant monteur cinéma|2e assistant monteur cinéma|Assistant mixeur cinéma|Assistant bruiteur|Coordinateur de post production cinéma"},
		{"1.0860", "Chef monteur son cinéma"}, {"1.1120", "Mixeur cinéma|Bruiteur"},
	} {
		for _, function := range strings.Split(group.functions, "|") {
			more[function] = group.rate
		}
	}
	for _, line := range sheet(t, "cinema-technicians-weekly-minima.tsv") {
		old, middle, last := line["week_39h_2017-08-01"], line["week_39h_2019"], line["week_39h_2022-04-01"]
		if old != "" {
			near(t, middle, dec(old).Mul(dec("1.0185")), "0.02", line["function"])
		}
		if middle == "" {
			continue
		}
		rate, tolerance := "1.015", "0.02"
		if other, found := more[line["function"]]; found {
			rate, tolerance = other, "0.15" // the rate itself is rounded to a hundredth of a per cent
		}
		near(t, last, dec(middle).Mul(dec(rate)), tolerance, line["function"])
	}
}

func TestDirectors(t *testing.T) {
	d, err := payroll.DirectorMinimaAt(on("2022-04-01"))
	require.NoError(t, err)
	for _, tc := range []struct {
		got    decimal.Decimal
		want   string
		reason string
	}{
		{d.Week, "2972.27", "2,972.2651"}, {d.Month, "8441.23", "x 2.84"}, {d.OutsideWeek, "1949.48", "month / 4.33"},
		{d.OutsideDay, "487.37", "that week / 4"}, {d.AdvertisingWeek, "3690.93", "3,636.38 x 1.015"}, {d.AdvertisingDay, "922.73", "that week / 4"},
	} {
		require.Equal(t, tc.want, tc.got.StringFixed(2), tc.reason)
	}
	d, err = payroll.DirectorMinimaAt(on("2022-03-31"))
	require.NoError(t, err)
	require.Equal(t, "2928.34", d.Week.String(), "grid of 2019")
	_, err = payroll.DirectorMinimaAt(on("2019-06-30"))
	require.ErrorIs(t, err, payroll.ErrBefore)
}

// A3 and A4: the day is 8 x 1.75 x base + an hour of make-up, weeks are 41.25 and 51.25 bases and 5 and 6 hours
// of make-up, all x 1.01; journeys are 4, 6 and 8 bases.
func TestActors(t *testing.T) {
	rules, _, err := payroll.ActorRulesAt(on("2022-01-01"))
	require.NoError(t, err)
	base, makeUp := dec("27.9479"), dec("16.73")
	rise := dec("1.01")
	near(t, rules.Day.String(), base.Mul(dec("14")).Add(makeUp).Mul(rise), "0.02", "day")
	near(t, rules.FiveDays.String(), base.Mul(dec("41.25")).Add(dec("83.64")).Mul(rise), "0.02", "five days")
	near(t, rules.SixDays.String(), base.Mul(dec("51.25")).Add(dec("100.37")).Mul(rise), "0.02", "six days")
	near(t, rules.Hour.String(), base.Mul(rise), "0.0001", "hour")
	old, _, err := payroll.ActorRulesAt(on("2021-12-31"))
	require.NoError(t, err)
	for i, want := range []string{"111.79", "167.69", "223.58"} {
		near(t, want, old.Hour.Mul(old.Voyages[i].Hours), "0.01", "A4")
	}
	others, _, err := payroll.ActorMinimaAt(on("2022-01-01"))
	require.NoError(t, err)
	before, _, err := payroll.ActorMinimaAt(on("2021-12-31"))
	require.NoError(t, err)
	lines := sheet(t, "cinema-actors.tsv")[3:]
	for i, line := range lines {
		require.Equal(t, line["2022-01-01"], others[i].Amount.StringFixed(2), line["item"])
		require.Equal(t, line["2018-10-30"], before[i].Amount.StringFixed(2), line["item"])
	}
}

func TestExtras(t *testing.T) {
	extras, supplements, _, err := payroll.ExtraMinimaUnconfirmedAt(on("2027-10-25"))
	require.NoError(t, err)
	require.Len(t, supplements, 16)
	for i, line := range sheet(t, "cinema-extras.tsv") {
		require.Equal(t, line["function"], extras[i].Function)
		require.Equal(t, line["day"], extras[i].Day.String())
		for days, want := range map[int]string{5: line["week_5d"], 6: line["week_6d"]} {
			if want != "" {
				got, err := payroll.ExtraWeek(extras[i].Hour, days)
				require.NoError(t, err)
				near(t, want, got, "0.01", "E1 "+line["function"])
			}
		}
	}
	_, err = payroll.ExtraWeek(dec("11.93"), 4)
	require.ErrorIs(t, err, payroll.ErrRange)
}

func TestTelevisionActors(t *testing.T) {
	minima, _, err := payroll.TelevisionActorMinimaAt(on("2022-10-01"))
	require.NoError(t, err)
	lines := sheet(t, "tv-actors-2022.tsv")
	require.Len(t, minima, len(lines))
	for i, line := range lines {
		require.Equal(t, line["amount"], minima[i].Amount.StringFixed(2), line["item"])
	}
	_, _, err = payroll.TelevisionActorMinimaAt(on("2022-09-30"))
	require.ErrorIs(t, err, payroll.ErrBefore)
}

func TestAudiovisual(t *testing.T) {
	grid, err := payroll.AudiovisualGridAt(on("2012-07-01"))
	require.NoError(t, err)
	weeks, months := sheet(t, "audiovisual-technicians-weekly-2012.tsv"), sheet(t, "audiovisual-cdi-monthly-2012.tsv")
	require.Len(t, grid.Positions, len(weeks))
	for i, line := range weeks {
		require.Equal(t, line["function"], grid.Positions[i].Function)
		require.Equal(t, line["week_35h"], grid.Positions[i].Week.StringFixed(2))
		require.Equal(t, months[i]["cdi_month"], grid.Positions[i].Month.StringFixed(2))
	}
	days, _, err := payroll.AudiovisualDaysUnconfirmedAt(on("2027-01-01"))
	require.NoError(t, err)
	for i, line := range sheet(t, "audiovisual-daily-8h-2025.tsv") {
		require.Equal(t, line["day_8h_2025-01-01"], days[i].Amount.StringFixed(2), line["function"])
	}
}

// V2: since 2012 + 0.5 %, + 0.5 %, then + 2.5 % up to 1,000 € and + 1.5 % above, + 1 %. A directeur de production
// has 1,415.46 in 2012: x 1.005 x 1.005 x 1.015 x 1.01 = 1,465.61 (x 1.03 is the 1,509.57 of the sheet); a week of 474.76 has x 1.025.
func TestAudiovisualRises(t *testing.T) {
	for _, tc := range []struct{ day, week2012, want, reason string }{
		{"2016-10-01", "1415.46", "1422.54", "x 1.005"}, {"2017-08-01", "1415.46", "1429.65", "x 1.005 twice"},
		{"2022-12-31", "1415.46", "1429.65", "category B did not rise in 2019"},
		{"2023-01-01", "1415.46", "1451.09", "above 1,000: + 1.5 %"}, {"2023-07-01", "1415.46", "1465.61", "+ 1 %"},
		{"2023-01-01", "474.76", "491.51", "up to 1,000: + 2.5 % of 479.5195, 491.5075"},
		{"2023-01-01", "401.33", "426.20", "the least of avenant 14: 401.33 x 1.005 x 1.005 x 1.025 is 415.49"},
		{"2023-07-01", "366.01", "430.46", "1 % on the least"}, {"2024-01-31", "1415.46", "1465.61", "the last day before avenant 17"},
	} {
		grid, err := payroll.AudiovisualGridAt(on(tc.day))
		require.NoError(t, err)
		base, err := payroll.AudiovisualGridAt(on("2012-07-01"))
		require.NoError(t, err)
		found := false
		for i, p := range base.Positions {
			if p.Week.Equal(dec(tc.week2012)) {
				require.Equal(t, tc.want, grid.Positions[i].Week.StringFixed(2), tc.reason)
				found = true
			}
		}
		require.True(t, found, tc.reason)
	}
	_, err := payroll.AudiovisualGridAt(on("2024-02-01"))
	require.ErrorIs(t, err, payroll.ErrNone, "avenant 17 rises them by 5 or 3 %")
	_, err = payroll.AudiovisualGridAt(on("2012-06-30"))
	require.ErrorIs(t, err, payroll.ErrBefore)
}

func TestWeekPay(t *testing.T) {
	pay, err := payroll.AudiovisualPayAt(on("2012-07-01"), dec("1415.46"))
	require.NoError(t, err)
	require.Equal(t, "314.55", pay.Day.String(), "week / 4.5 = 314.5466...")
	require.Equal(t, "359.48", pay.Day8.String(), "x 8/7 = 359.4819")
	require.Equal(t, "1617.67", pay.Week39.String(), "x 40/35 = 1,617.6686")
	require.Equal(t, "5378.75", pay.Month.String(), "x 3.8 = 5,378.748")
	low, err := payroll.AudiovisualPayAt(on("2012-07-01"), dec("397.37"))
	require.NoError(t, err)
	require.Equal(t, "1853.37", low.Month.String(), "130 % of 9.40 x 35 x 52 / 12 = 1,853.3667, above 397.37 x 3.8")
	require.Equal(t, "2118.13", low.Month39.String(), "the floor, then x 40/35 = 2,118.1333")
	for _, line := range sheet(t, "animation-minima-2022.tsv") {
		pay, err := payroll.AnimationPayAt(on("2022-04-25"), dec(line["week_35h"]))
		require.NoError(t, err)
		near(t, line["day_7h"], pay.Day, "0.03", line["function"])
		near(t, line["week_39h"], pay.Week39, "0.03", line["function"])
		near(t, line["month"], pay.Month, "0.03", line["function"])
	}
	grid, err := payroll.AnimationGridAt(on("2022-04-25"))
	require.NoError(t, err)
	for i, line := range sheet(t, "animation-minima-2022.tsv") {
		require.Equal(t, line["week_35h"], grid.Positions[i].Week.StringFixed(2))
	}
	_, err = payroll.AudiovisualPayAt(on("2012-07-01"), decimal.New(1, 1_000_000_000))
	require.ErrorIs(t, err, payroll.ErrTooLarge)
}

// sheet reads one of the published tables: a comment, a header, lines.
func sheet(t *testing.T, name string) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/grids/" + name)
	require.NoError(t, err)
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comma, reader.Comment, reader.LazyQuotes, reader.FieldsPerRecord = '\t', '#', true, -1
	all, err := reader.ReadAll()
	require.NoError(t, err)
	var lines []map[string]string
	for _, row := range all[1:] {
		one := map[string]string{}
		for i, column := range all[0] {
			if i < len(row) {
				one[column] = row[i]
			}
		}
		lines = append(lines, one)
	}
	return lines
}

func TestTelevisionExtras(t *testing.T) {
	for _, tc := range []struct{ day, want, reason string }{
		{"2012-07-01", "104.57 80.97 83.66", "2012"}, {"2016-09-30", "104.57 80.97 83.66", "before the rise of 2016"}, {"2023-01-01", "117.00 91.00 94.00", "avenant 14"},
	} {
		minima, source, err := payroll.TelevisionExtraMinimaAt(on(tc.day))
		require.NoError(t, err)
		require.NotEmpty(t, source.Title)
		got := []string{}
		for _, one := range minima {
			got = append(got, one.Amount.StringFixed(2))
		}
		require.Equal(t, tc.want, strings.Join(got, " "), tc.reason)
	}
	for _, day := range []string{"2016-10-01", "2022-12-31", "2023-07-01"} {
		_, _, err := payroll.TelevisionExtraMinimaAt(on(day))
		require.ErrorIs(t, err, payroll.ErrNone, day)
	}
}

func TestAudiovisualTravel(t *testing.T) {
	for _, tc := range []struct{ hours, want, reason string }{
		{"0", "0", "no journey"}, {"4", "57.2", "a tenth of 572, four hours included"}, {"4.5", "114.4", "two tenths"}, {"8", "114.4", "eight included"}, {"9", "228.8", "four tenths"},
	} {
		got, err := payroll.AudiovisualTravelAt(on("2023-01-01"), dec("572"), hoursOf(tc.hours))
		require.NoError(t, err)
		require.Equal(t, tc.want, got.String(), tc.reason)
	}
	_, err := payroll.AudiovisualTravelAt(on("2012-01-01"), dec("572"), payroll.Hour)
	require.ErrorIs(t, err, payroll.ErrBefore)
	_, err = payroll.AudiovisualTravelAt(on("2023-01-01"), hostile, payroll.Hour)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
}

func hostileMinutes() payroll.Minute { return 1 << 40 }

// The helpers that take amounts refuse those that no arithmetic can hold, and any length of time.
func TestHelpersRefuseHostileAmounts(t *testing.T) {
	rules := crewRules(t)
	_, err := rules.Week(hostile, payroll.Hour)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
	_, err = rules.Week(dec("400"), hostileMinutes())
	require.NoError(t, err)
	_, _, err = payroll.AnnexeIII{Base: hostile}.Pay(rules, dec("400"), payroll.Hour)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
	_, err = payroll.ActorRules{}.PostSynchronisation(hostile)
	require.ErrorIs(t, err, payroll.ErrTooLarge)
	_, err = payroll.ExtraWeek(hostile, 5)
	require.Error(t, err)
	pay, err := payroll.TimeRules{}.Week(dec("400"), payroll.Hour)
	require.NoError(t, err)
	require.Equal(t, "400", pay.String(), "rules without hours divide nothing")
	require.Equal(t, "Nuit", payroll.NightWork.Label().In("fr"))
}
