package payroll_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/stretchr/testify/require"
)

// finding returns the worst finding of a question, as "verdict figure/limit".
func finding(t *testing.T, s payroll.Shoot, check payroll.Check) string {
	t.Helper()
	found, err := s.Inspect()
	require.NoError(t, err)
	worst := ""
	for _, f := range found {
		require.NotEmpty(t, f.Label.FR)
		require.NotEmpty(t, f.Label.EN)
		require.NotEmpty(t, f.Article, f.Check)
		if f.Verdict != payroll.CannotTell {
			require.Equal(t, f.Margin.IsNegative(), f.Verdict == payroll.Fail)
		}
		if f.Check == check && (worst == "" || f.Verdict == payroll.Fail) {
			worst = string(f.Verdict) + " " + f.Figure.String() + "/" + f.Limit.String()
		}
	}
	return worst
}

func TestInspectCrew(t *testing.T) {
	sixDays := func(monday string, weeks int) []string {
		var days []string
		for i := range weeks {
			for j := range 6 {
				days = append(days, on(monday).AddWeeks(i).AddDays(j).String()+" 09:00-16:00")
			}
		}
		return days
	}
	regions := func(monday string, weeks int) func(*payroll.Shoot) {
		return func(s *payroll.Shoot) {
			for i := range weeks {
				s.Weeks = append(s.Weeks, payroll.Week{Monday: on(monday).AddWeeks(i), Place: payroll.Regions, Days: 6})
			}
		}
	}
	for _, tc := range []struct {
		contract payroll.Contract
		days     []string
		change   func(*payroll.Shoot)
		check    payroll.Check
		want     string
		reason   string
	}{
		{payroll.ByWeek, []string{"2027-10-25 08:00-12:00 13:00-21:00"}, nil, payroll.CheckSpan, "pass 13/13", "WT-05"},
		{payroll.ByWeek, []string{"2027-10-25 08:00-12:00 13:00-21:30"}, nil, payroll.CheckSpan, "fail 13.5/13", "WT-05"},
		{payroll.ByWeek, []string{"2027-10-25 08:00-21:00"}, func(s *payroll.Shoot) { s.People[0].Days[0].Transport = hoursOf("1") }, payroll.CheckSpan, "fail 14/13", "transport is inside the span"},
		{payroll.ByWeek, []string{"2027-10-25 12:00-21:00", "2027-10-26 07:30-12:00"}, nil, payroll.CheckDailyRest, "fail 10.5/11", "WT-06"},
		{payroll.ByWeek, []string{"2027-10-25 12:00-20:30", "2027-10-26 07:30-12:00"}, nil, payroll.CheckDailyRest, "pass 11/11", "just enough"},
		{payroll.ByWeek, sixDays("2027-07-05", 4), regions("2027-07-05", 5), payroll.CheckSixDayWeeks, "pass 4/4", "WT-07"},
		{payroll.ByWeek, sixDays("2027-07-05", 5), regions("2027-07-05", 5), payroll.CheckSixDayWeeks, "fail 5/4", "WT-07"},
		{payroll.ByWeek, sixDays("2027-07-05", 1), nil, payroll.CheckSixthDay, "fail 0/1", "a sixth day in Paris, not given back"},
		{payroll.ByWeek, sixDays("2027-07-05", 1), func(s *payroll.Shoot) { s.People[0].Days[5].Recovered = on("2027-07-12") }, payroll.CheckSixthDay, "pass 1/1", "given back on the Monday"},
		{payroll.ByWeek, sixDays("2027-07-05", 1), func(s *payroll.Shoot) { s.People[0].Days[5].Recovered = on("2027-07-13") }, payroll.CheckSixthDay, "fail 0/1", "not on a Tuesday"},
		{payroll.ByWeek, []string{"2027-10-24 09:00-16:00"}, func(s *payroll.Shoot) { s.People[0].Days[0].Recovered = on("2027-11-01") }, payroll.CheckSunday, "fail 0/1", "a holiday is never the rest day"},
		{payroll.ByWeek, []string{"2027-10-24 09:00-16:00"}, func(s *payroll.Shoot) { s.People[0].Days[0].Recovered = on("2027-10-29") }, payroll.CheckSunday, "pass 1/1", "the Friday after"},
		{payroll.ByWeek, []string{"2027-10-24 09:00-16:00"}, func(s *payroll.Shoot) { s.People[0].Until = on("2027-10-24") }, payroll.CheckSunday, "pass 1/1", "it ends the contract and is paid"},
		{payroll.ByWeek, []string{"2027-11-11 09:00-16:00"}, func(s *payroll.Shoot) { s.Weeks = []payroll.Week{{Monday: on("2027-11-08"), Studio: true}} }, payroll.CheckStudio, "fail 0/1", "a holiday in a studio"},
		{payroll.ByWeek, sixDays("2027-07-05", 1), nil, payroll.CheckDay, "cannot_tell 7/0", "the ten hours of the day are not established"},
		{payroll.ByWeek, sixDays("2027-07-05", 1), func(s *payroll.Shoot) { s.Rules[0].Limits.Day = hoursOf("10") }, payroll.CheckDay, "pass 7/10", "the caller supplies it"},
		{payroll.ByWeek, []string{"2027-10-25 08:00-21:00", "2027-10-26 08:00-21:00", "2027-10-27 08:00-21:00", "2027-10-28 08:00-18:00"}, nil, payroll.CheckWeek, "fail 49/48", "49 hours"},
		{payroll.ByWeek, []string{"2027-10-25 08:00-21:00"}, nil, payroll.CheckAverage, "cannot_tell 0/0", "one week is not twelve"},
		{payroll.ByWeek, sixDays("2027-05-03", 12), regions("2027-05-03", 12), payroll.CheckAverage, "pass 42/46", "twelve weeks of 42 hours"},
		{payroll.ByWeek, append(sixDays("2027-07-05", 1), "2027-07-11 09:00-10:00", "2027-07-12 09:00-10:00"), nil, payroll.CheckRunning, "fail 8/6", "eight days running"},
		{payroll.ByWeek, append(sixDays("2027-07-05", 1), "2027-07-12 09:00-10:00"), nil, payroll.CheckWeeklyRest, "fail 41/48", "Saturday 16 h to Monday 9 h"},
		{payroll.ByDay, []string{"2027-10-25 09:00-16:00", "2027-10-26 09:00-16:00", "2027-10-27 09:00-16:00", "2027-10-28 09:00-16:00"}, nil, payroll.CheckHireDays, "pass 4/4", "under five days"},
		{payroll.ByDay, []string{"2027-10-25 09:00-16:00", "2027-10-26 09:00-16:00", "2027-10-27 09:00-16:00", "2027-10-28 09:00-16:00", "2027-10-29 09:00-16:00"}, nil, payroll.CheckHireDays, "fail 5/4", "five days are no engagement by the day"},
		{payroll.ByWeek, []string{"2027-10-25 09:00-16:00"}, func(s *payroll.Shoot) { s.People[0].Minimum = dec("400.01") }, payroll.CheckMinimum, "fail 400/400.01", "a cent below"},
		{payroll.ByWeek, []string{"2027-10-25 09:00-16:00"}, nil, payroll.CheckMinimum, "cannot_tell 400/0", "no minimum is given"},
		{payroll.ByWeek, []string{"2027-10-25 09:00-16:00"}, func(s *payroll.Shoot) {
			s.People[0].Voyages = []payroll.Journey{{Date: on("2027-10-25"), Time: hoursOf("2"), Arrival: hoursOf("8.5")}}
		}, payroll.CheckArrival, "fail 0.5/1", "half an hour after the train"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			s := worker(t, tc.contract, tc.days...)
			if tc.change != nil {
				tc.change(&s)
			}
			require.Equal(t, tc.want, finding(t, s, tc.check))
		})
	}
}

// The questions of the cinema on Sundays, studios and arrivals (II-41, II-42, II-47) are not asked of an audiovisual
// technician, whose agreement has no such text: finding() also asks that every finding names its text.
func TestInspectAudiovisual(t *testing.T) {
	rules, _, err := payroll.AudiovisualRulesAt(on("2023-09-04"), payroll.AudiovisualWork{})
	require.NoError(t, err)
	s := worker(t, payroll.ByWeek, "2023-09-04 09:00-17:00", "2023-09-10 09:00-17:00", "2023-11-01 09:00-17:00")
	s.Rules = []payroll.TimeRules{rules}
	s.Weeks = []payroll.Week{{Monday: on("2023-09-04"), Studio: true}, {Monday: on("2023-10-30"), Studio: true}}
	s.People[0].Voyages = []payroll.Journey{{Date: on("2023-09-04"), Time: hoursOf("2"), Arrival: hoursOf("8.5")}}
	for _, check := range []payroll.Check{payroll.CheckSunday, payroll.CheckStudio, payroll.CheckArrival} {
		require.Empty(t, finding(t, s, check), check)
	}
	require.Equal(t, "pass 16/48", finding(t, s, payroll.CheckWeek), "two days in one civil week")
}

// The minimum of flat days is asked by their own article, not by that of extras.
func TestInspectFlatDays(t *testing.T) {
	s := worker(t, payroll.ByFlatDay, "2027-10-25 09:00-17:00")
	s.Extras, _ = payroll.ExtraRulesAt()
	s.People[0].Minimum = dec("300")
	found, err := s.Inspect()
	require.NoError(t, err)
	require.Equal(t, []string{"minimum", "IDCC 3097, II-31"}, []string{string(found[0].Check), found[0].Article})
}

func TestInspectMinors(t *testing.T) {
	labour, _, err := payroll.LabourRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	for _, tc := range []struct {
		born    string
		days    []string
		allowed string
		check   payroll.Check
		want    string
		reason  string
	}{
		{"2015-01-01", []string{"2027-10-25 18:00-20:00"}, "0", payroll.CheckMinorNight, "pass 0/0", "WT-08"},
		{"2015-01-01", []string{"2027-10-25 19:00-21:00"}, "0", payroll.CheckMinorNight, "fail 1/0", "WT-08"},
		{"2015-01-01", []string{"2027-10-25 19:00-24:00"}, "24", payroll.CheckMinorNight, "pass 0/0", "WT-09: the inspector allows it"},
		{"2015-01-01", []string{"2027-10-25 19:00-24:30"}, "24", payroll.CheckMinorNight, "fail 0.5/0", "WT-09: never after midnight"},
		{"2011-01-01", []string{"2027-10-25 19:00-22:00"}, "0", payroll.CheckMinorNight, "pass 0/0", "at 16 the night begins at 22 h"},
		{"2011-01-01", []string{"2027-10-25 05:00-07:00"}, "0", payroll.CheckMinorNight, "fail 1/0", "and ends at 6 h"},
		{"2015-01-01", []string{"2027-10-25 16:00-20:00", "2027-10-26 09:30-11:00"}, "0", payroll.CheckMinorRest, "fail 13.5/14", "WT-10"},
		{"2011-01-01", []string{"2027-10-25 16:00-20:00", "2027-10-26 09:30-11:00"}, "0", payroll.CheckMinorRest, "pass 13.5/12", "twelve hours at 16"},
		{"2011-01-01", []string{"2027-10-25 09:00-18:00"}, "0", payroll.CheckMinorDay, "fail 9/8", "eight hours a day"},
		{"2011-01-01", []string{"2027-10-25 09:00-17:00", "2027-10-26 09:00-17:00", "2027-10-27 09:00-17:00", "2027-10-28 09:00-17:00", "2027-10-29 09:00-13:00"}, "0",
			payroll.CheckMinorWeek, "fail 36/35", "thirty-five hours a week"},
		{"2011-01-01", []string{"2027-10-25 09:00-10:00", "2027-10-27 09:00-10:00", "2027-10-29 09:00-10:00", "2027-10-31 09:00-10:00"}, "0",
			payroll.CheckMinorDaysOff, "fail 1/2", "two days off running"},
		{"2009-10-25", []string{"2027-10-25 19:00-24:00"}, "0", payroll.CheckMinorNight, "", "eighteen on that day"},
	} {
		s := payroll.Shoot{Currency: "EUR", Labour: labour, People: []payroll.Engagement{{ID: "C", Population: "A", Contract: payroll.ByFees, Born: on(tc.born)}}}
		for _, one := range tc.days {
			d := worked(t, one)
			d.NightAllowed = hoursOf(tc.allowed)
			s.People[0].Days = append(s.People[0].Days, d)
		}
		require.Equal(t, tc.want, finding(t, s, tc.check), tc.reason)
	}
}

func TestInspectActors(t *testing.T) {
	s := performer(t, payroll.ActorByDay, "149", "2027-10-25 08:00-20:00", "2027-10-26 07:30-20:00")
	labour, _, err := payroll.LabourRulesAt(on("2027-10-25"))
	require.NoError(t, err)
	s.Labour = labour
	require.Equal(t, "fail 149/150", finding(t, s, payroll.CheckMinimum))
	require.Equal(t, "fail 12.5/12", finding(t, s, payroll.CheckSpan))
	require.Equal(t, "fail 11.5/12", finding(t, s, payroll.CheckDailyRest))
	require.Equal(t, "pass 24.5/48", finding(t, s, payroll.CheckWeek))
	require.Equal(t, "pass 2/6", finding(t, s, payroll.CheckRunning))
}

// The case: what a production manager would be told of the two weeks.
func TestInspectQuaiDeMinuit(t *testing.T) {
	found, err := nightShoot(t).Inspect()
	require.NoError(t, err)
	var failed []string
	for _, f := range found {
		if f.Verdict == payroll.Fail && f.Person == "T5" {
			failed = append(failed, string(f.Check)+" "+f.Date.String()+" "+f.Figure.String()+"/"+f.Limit.String())
		}
	}
	require.Equal(t, []string{
		"span 2027-11-02 13.5/13",                        // 7 h 30 to 20 h and an hour of transport
		"week 2027-10-25 57/48", "week 2027-11-01 55/48", // hours of the case
		"daily_rest 2027-10-27 8.5/11", "daily_rest 2027-11-06 10.5/11", // 2.5 and 0.5 missing in the case
		"sixth_day 2027-10-30 0/1",
	}, failed)
}
