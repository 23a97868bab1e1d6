package payroll_test

import (
	"strings"
	"testing"
	"time"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// One technician at 10 € of base an hour: 400 € a week by the rules of cinema. Amounts are worked out by hand.

// stretch reads "08:00-18:00".
func stretch(t *testing.T, text string) payroll.Stretch {
	t.Helper()
	from, to, _ := strings.Cut(text, "-")
	return payroll.Stretch{From: minutes(t, from), To: minutes(t, to)}
}

// worked reads "2027-10-25 08:00-12:00 13:00-18:00".
func worked(t *testing.T, text string) payroll.Day {
	t.Helper()
	parts := strings.Fields(text)
	d := payroll.Day{Date: on(parts[0])}
	for _, part := range parts[1:] {
		d.Worked = append(d.Worked, stretch(t, part))
	}
	return d
}

func worker(t *testing.T, contract payroll.Contract, days ...string) payroll.Shoot {
	t.Helper()
	travel := dec("300")
	rules, _, err := payroll.CrewRulesAt(on("2027-10-25"), payroll.CrewSupplied{TravelCap: &travel})
	require.NoError(t, err)
	e := payroll.Engagement{ID: "T", Population: "N", Contract: contract, Pay: dec("400")}
	for _, one := range days {
		e.Days = append(e.Days, worked(t, one))
	}
	return payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{e}}
}

// paid computes a shoot of one person and writes its lines as "CODE amount".
func paid(t *testing.T, s payroll.Shoot) (payroll.Payslip, string) {
	t.Helper()
	r, err := s.Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	var lines []string
	for _, l := range r.Payslips[0].Lines {
		lines = append(lines, l.Code+" "+l.Amount.String())
	}
	return r.Payslips[0], strings.Join(lines, ", ")
}

func TestCrew(t *testing.T) {
	const fullWeek = "2027-10-25 09:00-17:00|2027-10-26 09:00-17:00|2027-10-27 09:00-17:00|2027-10-28 09:00-17:00|"
	inRegions := func(s *payroll.Shoot) {
		s.Weeks = []payroll.Week{{Monday: on("2027-10-25"), Place: payroll.Regions, Days: 6}}
	}
	for _, tc := range []struct {
		contract payroll.Contract
		days     string
		change   func(*payroll.Shoot)
		want     string
		reason   string
	}{
		{payroll.ByWeek, fullWeek + "2027-10-29 09:00-16:00", nil, "BASE 390, P25 10", "39 hours: 390 and a quarter of 40"},
		{payroll.ByWeek, fullWeek + "2027-10-29 09:00-17:10", nil, "BASE 405, P25 13.75", "40 h 10 counts for 40 h 30: 5.5 hours of overtime"},
		{payroll.ByWeek, "2027-10-25 09:00-17:00", nil, "BASE 80, GUARANTEE 310, GUARANTEE25 10", "8 hours worked of 39 guaranteed"},
		{payroll.ByWeek, "2027-10-25 09:00-17:00|2027-10-26 09:00-17:00", func(s *payroll.Shoot) {
			s.People[0].From, s.People[0].Until = on("2027-10-25"), on("2027-10-27")
		}, "BASE 160, GUARANTEE 74", "three days of five guarantee 23.4 hours"},
		{payroll.ByWeek, fullWeek + "2027-10-29 09:00-16:00|2027-10-30 09:00-16:00", inRegions, "BASE 460, P25 20, P50 15, GUARANTEE 10, GUARANTEE50 5",
			"six days in the regions: 46 hours of 47; the missing one has the rank of 50 %"},
		{payroll.ByWeek, fullWeek + "2027-10-29 09:00-16:00|2027-10-30 09:00-17:00", nil, "BASE 470, P25 10, P100 80, SIXTH_DAY 35",
			"WT-13: a sixth day of 8 h in Paris is 8 x 2 + 3.5 = 19.5 base hours"},
		{payroll.ByWeek, fullWeek + "2027-10-29 09:00-16:00|2027-10-30 09:00-17:00", func(s *payroll.Shoot) {
			s.People[0].Days[5].Recovered = on("2027-11-01").AddDays(4)
		}, "BASE 470, P25 10, P100 80", "given back on the Friday after: no 3.5 h; without days of contract that week is not engaged"},
		{payroll.ByDay, "2027-10-25 09:00-14:00", nil, "BASE 50, P25 12.5, MINIMUM 25", "WT-02: 5 h are paid 7 x 1.25 = 8.75"},
		{payroll.ByDay, "2027-10-25 09:00-17:00", nil, "BASE 80, P25 17.5, P50 5", "WT-02: 8 h are 10.25 base hours"},
		{payroll.ByDay, "2027-10-25 08:00-18:00", nil, "BASE 100, P25 17.5, P50 15", "WT-02: 10 h are 13.25"},
		{payroll.ByDay, "2027-10-25 07:00-19:00", nil, "BASE 120, P25 17.5, P50 15, P100 20", "WT-02: 12 h are 17.25"},
		{payroll.ByDay, "2027-10-25 08:00-18:00", func(s *payroll.Shoot) { s.Rules[0].DayHire.Added = true }, "BASE 100, P25 17.5, P75 22.5",
			"the other reading: an eighth hour is paid 175 %"},
		{payroll.ByAdvertisingDay, "2027-10-25 09:00-14:00", nil, "BASE 50, P50 25, MINIMUM 45", "8 hours at least, at 150 %"},
		{payroll.ByAdvertisingDay, "2027-10-25 09:00-19:00", nil, "BASE 100, P50 40, P100 20", "8 x 50 % and 2 x 100 %"},
		{payroll.ByDay, "2028-01-12 20:00-30:00", nil, "BASE 100, P75 52.5, P100 30",
			"WT-11 and the cap: 7 h at 25 + 50, one at 50 + 50, two at 100 + 50 and over: cut to 100"},
		{payroll.ByDay, "2027-10-24 20:00-23:00", nil, "BASE 30, P100 30, MINIMUM 50", "WT-12: Sunday, night and hire are cut to 100 %"},
		{payroll.ByDay, "2027-05-17 08:00-16:00", nil, "BASE 80, P25 17.5, P100 10", "Whit Monday: no premium of holiday for 7 hours, and no 7 h more"},
		{payroll.ByDay, "2027-11-11 08:00-15:00", nil, "BASE 70, P100 70, HOLIDAY 70", "a holiday worked and not given back: + 100 % and 7 hours"},
		{payroll.ByDay, "2027-11-11 08:00-15:00", func(s *payroll.Shoot) { s.People[0].Days[0].Recovered = on("2027-11-15") },
			"BASE 70, P100 70, RECOVERY 70", "given back: the day off is paid 7 hours"},
		{payroll.ByDay, "2027-10-25 08:00-18:00|2027-10-26 03:00-10:00", nil, "BASE 170, P25 27.5, P50 15, P75 7.5, P100 20",
			"nine hours of rest lack two: 3 h-5 h bear 25 + 50 + 100, cut to 100; 5 h-6 h 25 + 50; 7 and 4 hours 25"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			s := worker(t, tc.contract, strings.Split(tc.days, "|")...)
			if tc.change != nil {
				tc.change(&s)
			}
			_, lines := paid(t, s)
			require.Equal(t, tc.want, lines)
		})
	}
}

// The season of a night goes by the civil day of each hour, the rank by the day on which the work started.
func TestNight(t *testing.T) {
	for _, tc := range []struct {
		day    string
		studio bool
		night  string
		reason string
	}{
		{"2027-03-31 14:00-26:00", false, "6", "WT-03: winter, from 20 h"}, {"2027-04-01 14:00-26:00", false, "4", "WT-03: summer, from 22 h"},
		{"2027-09-30 14:00-26:00", false, "4", "WT-04"}, {"2027-10-01 14:00-26:00", false, "6", "WT-04"},
		{"2027-01-15 14:00-21:00", true, "0", "WT-14: approved studio in winter, from 21 h"}, {"2027-01-15 14:00-21:00", false, "1", "WT-14: elsewhere"},
		{"2027-07-15 14:00-23:00", true, "1", "WT-14: the studio changes nothing in summer"}, {"2027-01-15 04:00-10:00", false, "2", "until 6 h"},
	} {
		s := worker(t, payroll.ByDay, tc.day)
		s.Weeks = []payroll.Week{{Monday: s.People[0].Days[0].Date.InWeek(time.Monday), Studio: tc.studio}}
		p, _ := paid(t, s)
		require.Equal(t, hoursOf(tc.night), p.Days[0].Night, tc.reason)
	}
}

// The cap may be lifted for the rest cut short, which article 35 calls independent.
func TestCapApart(t *testing.T) {
	s := worker(t, payroll.ByDay, "2027-10-25 08:00-18:00", "2027-10-26 03:00-10:00")
	s.Rules[0].Cap.Apart = []payroll.Event{payroll.ShortRest}
	_, lines := paid(t, s)
	// The second day: 3 h-5 h bear 25 + 50 within the cap and 100 apart; 5 h-6 h 75; 6 h-10 h 25.
	require.Equal(t, "BASE 170, P25 27.5, P50 15, P75 7.5, P175 35", lines)
}

// The weekly rest: six days of a week of five in Paris, then Monday at 9 h after Saturday at 20 h is 37 hours of
// 48: eleven hours are cut, which run over the Monday into the Tuesday.
func TestWeeklyRest(t *testing.T) {
	s := worker(t, payroll.ByWeek, "2027-09-06 12:00-20:00", "2027-09-07 12:00-20:00", "2027-09-08 12:00-20:00", "2027-09-09 12:00-20:00",
		"2027-09-10 12:00-20:00", "2027-09-11 12:00-20:00", "2027-09-13 09:00-17:00", "2027-09-14 09:00-17:00")
	p, _ := paid(t, s)
	require.Equal(t, 11*payroll.Hour, p.Days[6].MissingRest)
	var monday payroll.WeekTime
	for _, w := range p.Weeks {
		if w.Monday == on("2027-09-13") {
			monday = w
		}
	}
	require.Equal(t, 11*payroll.Hour, monday.Premiums[1].Time)
	require.Equal(t, "100", monday.Premiums[1].Percent.String())
}

// A technician of an annexe III film is paid 790.91 + 35 % x (1,436.49 - 790.91) = 1,016.863 a week and owed twice
// the rest: for the guaranteed week the published 1,016.86 and 839.25.
func TestLowBudget(t *testing.T) {
	s := worker(t, payroll.ByWeek, "2024-06-03 09:00-17:00", "2024-06-04 09:00-17:00", "2024-06-05 09:00-17:00", "2024-06-06 09:00-17:00", "2024-06-07 09:00-16:00")
	terms, _, err := payroll.AnnexeIIIAt(on("2024-06-03"), on("2024-01-01"))
	require.NoError(t, err)
	s.People[0].Pay, s.People[0].LowBudget = dec("1436.49"), &terms
	p, lines := paid(t, s)
	require.Equal(t, "BASE 991.44, P25 25.42", lines)
	require.Equal(t, "1016.86", p.Gross.String())
	require.Equal(t, "839.25", p.DeferredTotal.String())
}

// Travel is paid at the base of the person or of the cap: 300 / 40 = 7.50 here. A journey is paid 7 hours at most,
// transport 2 hours, and the rest of it is work after the day.
func TestTravel(t *testing.T) {
	s := worker(t, payroll.ByDay, "2027-10-25 08:00-15:00")
	s.People[0].Days[0].Transport = hoursOf("3")
	s.People[0].Days[0].PaidBreak = hoursOf("0.5")
	s.People[0].Voyages = []payroll.Journey{{Date: on("2027-10-26"), Time: hoursOf("9")}}
	p, lines := paid(t, s)
	require.Equal(t, "BASE 80, P25 17.5, P50 5, BREAK 5, TRANSPORT 15, VOYAGE 52.5", lines)
	require.Equal(t, "7.5", p.TravelRate.String())
	require.Equal(t, 1, p.PaidDays)
}

// An audiovisual technician of 350 € a week of 35 h: 39 hours are 400; by the day 350 / 4.5 for 7 hours.
func TestAudiovisualTime(t *testing.T) {
	rules, _, err := payroll.AudiovisualRulesAt(on("2027-10-25"), payroll.AudiovisualWork{Drama: true})
	require.NoError(t, err)
	week := []string{"2027-10-25 09:00-17:00", "2027-10-26 09:00-17:00", "2027-10-27 09:00-17:00", "2027-10-28 09:00-17:00", "2027-10-29 09:00-16:00"}
	s := worker(t, payroll.ByWeek, week...)
	s.Rules, s.People[0].Pay = []payroll.TimeRules{rules}, dec("350")
	_, lines := paid(t, s)
	require.Equal(t, "BASE 390, P25 10", lines)
	s = worker(t, payroll.ByDay, "2027-10-25 08:00-20:00")
	s.Rules, s.People[0].Pay = []payroll.TimeRules{rules}, dec("350")
	_, lines = paid(t, s)
	// 350 / 31.5 = 11.1111 an hour: 12 hours, a quarter of hours 9 to 11, half of the twelfth.
	require.Equal(t, "BASE 133.33, P25 8.33, P50 5.56", lines)
	rigger, _, err := payroll.AudiovisualRulesAt(on("2027-10-25"), payroll.AudiovisualWork{Rigging: true})
	require.NoError(t, err)
	require.Equal(t, "100", rigger.Overtime.Steps[2].Percent.String(), "from the 13th hour of overtime")
	require.Equal(t, hoursOf("47"), rigger.Overtime.Steps[2].Above)
	require.Len(t, rules.Overtime.Steps, 2, "the rules of one are not those of the other")
	_, _, err = payroll.AudiovisualRulesAt(on("2012-01-01"), payroll.AudiovisualWork{})
	require.ErrorIs(t, err, payroll.ErrBefore)
}

// Every line of an audiovisual technician names its text, as those of the cinema do: Sunday from 9 h to 12 h is the 41st
// to the 43rd hour of the week, 25 % and 50 %.
func TestAudiovisualArticles(t *testing.T) {
	rules, _, err := payroll.AudiovisualRulesAt(on("2027-10-25"), payroll.AudiovisualWork{})
	require.NoError(t, err)
	s := worker(t, payroll.ByWeek, "2027-10-25 09:00-17:00", "2027-10-26 09:00-17:00", "2027-10-27 09:00-17:00", "2027-10-28 09:00-17:00",
		"2027-10-29 09:00-17:00", "2027-10-31 09:00-12:00")
	s.Rules, s.People[0].Pay = []payroll.TimeRules{rules}, dec("350")
	slip, lines := paid(t, s)
	require.Equal(t, "BASE 430, P25 12.5, P75 22.5", lines)
	var articles []string
	for _, l := range slip.Lines {
		articles = append(articles, l.Article)
	}
	require.Equal(t, []string{"IDCC 2642, IV.2.1", "IDCC 2642, VI.8", "IDCC 2642, titre VI; IDCC 2642, VI.8"}, articles)
}

// The equivalence hours of a week that a contract covers in part, of one with a holiday that is not worked, and
// the cap between premiums and the overtime of the effective hours.
func TestEquivalence(t *testing.T) {
	agreed := payroll.Equivalence{Effective: 42 * payroll.Hour, Presence: 45 * payroll.Hour}
	days := []string{"2027-10-25 09:00-18:00", "2027-10-26 09:00-18:00", "2027-10-27 09:00-18:00", "2027-10-28 09:00-18:00", "2027-10-29 09:00-18:00"}
	s := worker(t, payroll.ByEquivalence, days...)
	s.People[0].FiveDays = agreed
	_, lines := paid(t, s)
	require.Equal(t, "BASE 420, OT25 17.5", lines, "42 hours weigh 43.75")
	s = worker(t, payroll.ByEquivalence, days[:4]...)
	s.People[0].FiveDays, s.People[0].From, s.People[0].Until = agreed, on("2027-10-25"), on("2027-10-28")
	_, lines = paid(t, s)
	require.Equal(t, "BASE 336", lines, "four fifths are 33.6 hours for a presence of 36")
	s = worker(t, payroll.ByEquivalence, "2027-11-02 09:00-18:00", "2027-11-03 09:00-18:00", "2027-11-04 09:00-18:00", "2027-11-05 09:00-18:00")
	s.People[0].FiveDays = agreed
	_, lines = paid(t, s)
	require.Equal(t, "BASE 336, HOLIDAY 70", lines, "1 November is paid 7 hours, and the agreed time is four fifths")
	s = worker(t, payroll.ByEquivalence, append(days[:4:4], "2027-10-29 11:00-22:00")...)
	s.People[0].FiveDays = agreed
	_, lines = paid(t, s)
	// Presence 47 h: 44 effective, 25 % to the 43rd, 50 % for one. Friday from 20 h: presence ranks 46 and 47,
	// effective 43 and 44, which bear 25 and 50 %: with the night 75 and 100 %, under the cap. The 11th hour,
	// 21 h-22 h, bears 100 more: cut to the 50 % that is left.
	require.Equal(t, "BASE 440, OT25 20, OT50 5, P50 10", lines)
}

func TestRulesAsk(t *testing.T) {
	_, _, err := payroll.CrewRulesAt(on("2027-10-25"), payroll.CrewSupplied{})
	require.ErrorIs(t, err, payroll.ErrNone)
	require.ErrorContains(t, err, "travel_cap")
	_, _, err = payroll.CrewRulesAt(on("2010-01-01"), payroll.CrewSupplied{})
	require.ErrorIs(t, err, payroll.ErrBefore)
	meal := decimal.New(20, 0)
	rules, _, err := payroll.CrewRulesAt(on("2020-01-01"), payroll.CrewSupplied{Meal: &meal})
	require.NoError(t, err)
	require.Equal(t, []string{"951.76", "20", "7.15"}, []string{rules.Travel.Cap.String(), rules.Meals.Meal.String(), rules.Meals.Snack.String()})
	for _, tc := range []struct {
		at     func(schedule.Date) error
		first  string
		reason string
	}{
		{func(d schedule.Date) error {
			_, _, err := payroll.CrewRulesAt(d, payroll.CrewSupplied{TravelCap: &meal, Meal: &meal, Snack: &meal})
			return err
		}, "2014-01-03", "the extension of the cap"},
		{func(d schedule.Date) error {
			_, _, err := payroll.AudiovisualRulesAt(d, payroll.AudiovisualWork{})
			return err
		}, "2022-12-23", "avenant 14"},
		{func(d schedule.Date) error { _, _, err := payroll.LabourRulesAt(d); return err }, "2020-01-01", "the day that is taken"},
		{func(d schedule.Date) error { _, _, err := payroll.ActorRulesAt(d); return err }, "2018-10-30", "the grid of 2018"},
		{func(d schedule.Date) error { _, _, err := payroll.ShortFilmActorRulesAt(d); return err }, "2018-10-30", "the grid of 2018"},
		{func(d schedule.Date) error { _, err := payroll.AnimationGridAt(d); return err }, "2022-04-25", "avenant 15"},
	} {
		require.NoError(t, tc.at(on(tc.first)), tc.reason)
		require.ErrorIs(t, tc.at(on(tc.first).AddDays(-1)), payroll.ErrBefore, tc.reason)
	}
	_, _, err = payroll.LabourRulesAt(schedule.Date{})
	require.ErrorIs(t, err, payroll.ErrBefore)
}

// To a usual workplace of the Paris region one hour there and back is nobody's, and the rest is paid, not worked.
func TestUsualWorkplace(t *testing.T) {
	s := worker(t, payroll.ByDay, "2027-10-25 08:00-15:00", "2027-10-26 08:00-15:00")
	s.People[0].Days[0].Transport, s.People[0].Days[0].Usual = hoursOf("2.5"), true
	s.People[0].Days[1].Transport, s.People[0].Days[1].Usual = hoursOf("1"), true
	p, lines := paid(t, s)
	require.Equal(t, "BASE 140, P25 35, TRANSPORT 11.25", lines)
	require.Equal(t, "IDCC 3097, II-33", p.Lines[2].Article)
}

// Why more hours may pay less under the guarantee: 35 hours, the last three on a Sunday, are followed by four
// guaranteed hours at 125 %. One hour more on the Monday is one of these less, and the Sunday hour that becomes the
// 36th has its 25 % cut, with the 100 % that it bears.
func TestGuaranteeAndCap(t *testing.T) {
	week := []string{"2027-10-25 09:00-17:00", "2027-10-26 09:00-17:00", "2027-10-27 09:00-17:00", "2027-10-28 09:00-17:00", "2027-10-31 09:00-12:00"}
	_, lines := paid(t, worker(t, payroll.ByWeek, week...))
	require.Equal(t, "BASE 350, P100 30, GUARANTEE 40, GUARANTEE25 10", lines)
	week[0] = "2027-10-25 09:00-18:00"
	_, lines = paid(t, worker(t, payroll.ByWeek, week...))
	require.Equal(t, "BASE 360, P100 30, GUARANTEE 30, GUARANTEE25 7.5", lines, "2.50 less")
}
