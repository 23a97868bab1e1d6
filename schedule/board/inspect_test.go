package board_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

const h = int(schedule.Hour)

func at(from, to int) board.Hours {
	return board.Hours{Call: board.Minute(from), Wrap: board.Minute(to)}
}

// working is a shoot of days on the given offsets from Monday 7 June 2027, in which E works every day.
func working(offsets ...int) board.Shoot {
	all := make([]int, len(offsets))
	for i := range all {
		all[i] = i + 1
	}
	s := small(len(offsets), all...)
	s.Calendar = schedule.Calendar{Weekdays: schedule.NewWeekdays()}
	for _, n := range offsets {
		s.Calendar.WorkingDays = append(s.Calendar.WorkingDays, date("2027-06-07").AddDays(n))
	}
	s.Start = date("2027-06-07").AddDays(offsets[0])
	s.DayHours = at(8*h, 18*h)
	return s
}

func inspect(t testing.TB, s board.Shoot, change ...func(*board.Rules)) []board.Finding {
	t.Helper()
	rules, _, err := board.RulesAt(s.Start)
	require.NoError(t, err)
	for _, c := range change {
		c(&rules)
	}
	found, err := plan(t, s).Inspect(rules)
	require.NoError(t, err)
	return found
}

// one returns the only finding of somebody that is not a pass, of a check; nothing stands for none.
func one(t testing.TB, found []board.Finding, who string, check board.Check) *board.Finding {
	t.Helper()
	var got *board.Finding
	for i, f := range found {
		if f.Who == who && f.Check == check && (f.Verdict != board.Pass || got == nil) {
			if got != nil && got.Verdict != board.Pass {
				require.Failf(t, "two findings", "%v\n%v", *got, f)
			}
			got = &found[i]
		}
	}
	return got
}

func run(from, to int) (list []int) {
	for i := from; i <= to; i++ {
		list = append(list, i)
	}
	return list
}

// weeks are six days of so many weeks running.
func sixDays(weeks int) (list []int) {
	for w := range weeks {
		list = append(list, run(7*w, 7*w+5)...)
	}
	return list
}

// The worked cases of working time, and the limits around them.
func TestWorkingTime(t *testing.T) {
	regions := func(s board.Shoot) board.Shoot {
		for i := range s.Breakdown.Scenes {
			s.Breakdown.Scenes[i].Location = "R"
		}
		s.Locations = []board.Location{{Name: "R", Place: board.Regions}}
		return s
	}
	hours := func(s board.Shoot, from, to int) board.Shoot {
		s.DayHours = at(from, to)
		return s
	}
	pause := func(s board.Shoot, minutes board.Minute) board.Shoot {
		s.DayHours.Meal = minutes
		return s
	}
	abroad := func(s board.Shoot) board.Shoot {
		s = regions(s)
		s.Locations[0].Place = board.Abroad
		s.Locations[0].Calendar = &s.Calendar
		return s
	}
	night := func(on string, from, to int, studio bool) board.Shoot {
		s := regions(hours(working(0), from, to))
		s.Start = date(on)
		s.Calendar = schedule.Calendar{Weekdays: everyDay(), WorkingDays: []schedule.Date{s.Start}}
		s.Locations[0].Studio = studio
		return s
	}
	for _, tc := range []struct {
		id      string
		shoot   board.Shoot
		who     string
		check   board.Check
		verdict board.Verdict
		figure  string
		limit   string
		article string
	}{
		{"WT-05, allowed", hours(working(0), 8*h, 21*h), board.Crew, board.CheckSpan, board.Pass, "13", "13", "II-27"},
		{"WT-05, breach", hours(working(0), 8*h, 21*h+30), board.Crew, board.CheckSpan, board.Fail, "13.5", "13", "II-27"},
		{"a role, breach", hours(working(0), 8*h, 20*h+1), "E", board.CheckSpan, board.Fail, "12.02", "12", "III-4"},
		{"WT-06", hours(working(0, 1), 7*h+30, 21*h), board.Crew, board.CheckDailyRest, board.Fail, "10.5", "11", "II-27"},
		{"WT-07, four weeks", regions(working(sixDays(4)...)), board.Crew, board.CheckSixDayWeeks, board.Pass, "4", "4", "II-26"},
		{"WT-07, five weeks", regions(working(sixDays(5)...)), board.Crew, board.CheckSixDayWeeks, board.Fail, "5", "4", "II-26"},
		{"six weeks abroad, a role", abroad(working(sixDays(6)...)), "E", board.CheckSixDayWeeks, board.Pass, "6", "6", "III-4"},
		{"four weeks, a role", regions(working(sixDays(4)...)), "E", board.CheckSixDayWeeks, board.Fail, "4", "3", "III-4"},
		{"48 hours", regions(hours(working(run(0, 5)...), 8*h, 16*h)), board.Crew, board.CheckWeek, board.Pass, "48", "48", "II-25"},
		{"more", hours(working(run(0, 4)...), 8*h, 17*h+37), board.Crew, board.CheckWeek, board.Fail, "48.08", "48", "II-25"},
		{"six days", working(run(0, 5)...), board.Crew, board.CheckRunning, board.Pass, "6", "6", "I-23"},
		{"seven days", working(run(0, 6)...), board.Crew, board.CheckRunning, board.Fail, "7", "6", "I-23"},
		{"seven days of a role", working(run(0, 6)...), "E", board.CheckRunning, board.Fail, "7", "6", "L. 3132-1"},
		{"a weekend", working(append(run(0, 4), 7)...), board.Crew, board.CheckWeeklyRest, board.Pass, "62", "48", "I-23"},
		{"a Sunday", working(append(run(0, 5), 7)...), board.Crew, board.CheckWeeklyRest, board.Fail, "38", "48", "I-23"},
		{"a Sunday of a week of six days", regions(working(append(run(0, 5), 7)...)), board.Crew, board.CheckWeeklyRest, board.Pass, "38", "24", "I-23"},
		{"a Sunday of a role", working(append(run(0, 5), 7)...), "E", board.CheckWeeklyRest, board.Pass, "38", "35", "L. 3132-2"},
		{"a short Sunday of a role", hours(working(append(run(0, 5), 7)...), 8*h, 22*h), "E", board.CheckWeeklyRest, board.Fail, "34", "35", "L. 3132-2"},
		{"six hours without a break", hours(working(0), 12*h, 18*h), board.Crew, board.CheckBreak, "", "", "", ""},
		{"more without a break", hours(working(0), 12*h, 20*h), board.Crew, board.CheckBreak, board.Fail, "0", "0.5", "II-28"},
		{"a continuous day with its break", pause(hours(working(0), 12*h, 20*h), 30), board.Crew, board.CheckBreak, board.Pass, "0.5", "0.5", "II-28"},
		{"a short break of a role", pause(hours(working(0), 12*h, 20*h), 19), "E", board.CheckBreak, board.Fail, "0.32", "0.33", "titre III"},
		{"a sixth day given back", working(append(run(0, 5), 8, 9)...), board.Crew, board.CheckSixthDay, board.Pass, "1", "1", "II-39"},
		{"a sixth day lost", working(append(run(0, 5), 7, 11)...), board.Crew, board.CheckSixthDay, board.Fail, "0", "1", "II-39"},
		{"a sixth day of a role", working(run(0, 5)...), "E", board.CheckSixthDay, board.Notice, "1", "0", ""},
		{"a Sunday given back", working(4, 6, 8), board.Crew, board.CheckSunday, board.Pass, "1", "1", "II-41"},
		{"a Sunday lost", working(4, 6, 7, 11), board.Crew, board.CheckSunday, board.Fail, "0", "1", "II-41"},
		{"WT-14, in a studio in winter", night("2027-01-15", 12*h, 21*h, true), board.Crew, board.CheckNight, "", "", "", ""},
		{"WT-14, elsewhere", night("2027-01-15", 12*h, 21*h, false), board.Crew, board.CheckNight, board.Notice, "1", "0", "II-40"},
		{"WT-14, in summer", night("2027-07-15", 12*h, 21*h, false), board.Crew, board.CheckNight, "", "", "", ""},
		{"WT-03, 31 March", night("2027-03-31", 14*h, 23*h, false), board.Crew, board.CheckNight, board.Notice, "3", "0", "II-40"},
		{"WT-03, 1 April", night("2027-04-01", 14*h, 23*h, false), board.Crew, board.CheckNight, board.Notice, "1", "0", "II-40"},
		{"a holiday", night("2027-07-14", 9*h, 18*h, false), board.Crew, board.CheckHoliday, board.Notice, "1", "0", "II-42"},
		{"a holiday in a studio", night("2027-07-14", 9*h, 18*h, true), board.Crew, board.CheckStudio, board.Fail, "0", "1", "II-42"},
		{"no hours", hours(working(0), 0, 0), board.Crew, board.CheckSpan, board.CannotTell, "0", "0", "II-27"},
		{"no limit", working(0), board.Crew, board.CheckDay, board.CannotTell, "10", "0", ""},
		{"eleven weeks of six days, no average", regions(working(sixDays(11)...)), board.Crew, board.CheckAverage, board.CannotTell, "0", "0", "II-25"},
		{"twelve weeks of 47 hours", regions(hours(working(sixDays(12)...), 8*h, 15*h+50)), board.Crew, board.CheckAverage, board.Fail, "47", "46", "II-25"},
	} {
		got := one(t, inspect(t, tc.shoot), tc.who, tc.check)
		if tc.verdict == "" {
			require.Nil(t, got, tc.id)
			continue
		}
		require.NotNil(t, got, tc.id)
		require.Equal(t, []string{string(tc.verdict), tc.figure, tc.limit}, []string{string(got.Verdict), got.Figure.String(), got.Limit.String()}, tc.id)
		require.Contains(t, got.Article, tc.article, tc.id)
		require.NotEmpty(t, got.Label.FR, tc.id)
		require.NotEmpty(t, got.Label.EN, tc.id)
	}
}

// A role has its own call; the crew has that of the day.
func TestCalls(t *testing.T) {
	s := working(0, 1)
	s.Calls = []board.Call{{Date: s.Start, Hours: at(8*h, 20*h)}, {Date: s.Start, ID: "E", Hours: at(8*h, 23*h)}}
	found := inspect(t, s)
	require.Equal(t, "12", one(t, found, board.Crew, board.CheckDailyRest).Figure.String())
	rest := one(t, found, "E", board.CheckDailyRest)
	require.Equal(t, board.Fail, rest.Verdict)
	require.Equal(t, []string{"9", "11", "-2"}, []string{rest.Figure.String(), rest.Limit.String(), rest.Margin.String()}, "eleven hours are due after a day of fifteen")
	require.Equal(t, 2, rest.Day)
	require.Equal(t, []string{"2"}, rest.Scenes)
}

// Rehearsals and fittings are work, on days that are shot on and others; travel is in the span of the day alone. An event
// without hours counts in nothing.
func TestHoursOfEvents(t *testing.T) {
	event := func(day int, kind board.EventKind, from, to int) board.Event {
		return board.Event{ID: "E", Date: date("2027-06-07").AddDays(day), Kind: kind, Hours: at(from, to)}
	}
	child := func(s board.Shoot) board.Shoot {
		s.Terms[0].Born = date("2015-03-01")
		s.DayHours = at(9*h, 13*h)
		return s
	}
	for _, tc := range []struct {
		shoot   board.Shoot
		events  []board.Event
		check   board.Check
		verdict board.Verdict
		figure  string
		limit   string
		reason  string
	}{
		{working(0), []board.Event{event(0, board.Rehearsal, 19*h, 21*h)}, board.CheckSpan, board.Fail, "13", "12", "from 8 h to 21 h"},
		{working(0), []board.Event{event(0, board.Rehearsal, 19*h, 21*h)}, board.CheckDay, board.CannotTell, "12", "0", "ten hours and two: the hour between is a break"},
		{working(0), []board.Event{event(0, board.Fitting, 9*h, 10*h)}, board.CheckDay, board.CannotTell, "10", "0", "a fitting between call and wrap is no other time"},
		{working(0), []board.Event{event(0, board.Travel, 6*h, 8*h), event(0, board.Travel, 18*h, 19*h)}, board.CheckSpan, board.Fail, "13", "12", "travel is in the span"},
		{working(0), []board.Event{event(0, board.Travel, 6*h, 8*h)}, board.CheckDay, board.CannotTell, "10", "0", "and is no work"},
		{working(0), []board.Event{event(0, board.Travel, 6*h, 8*h)}, board.CheckBreak, board.Fail, "0", "0.33", "nor a break"},
		{working(1), []board.Event{event(0, board.Rehearsal, 14*h, 23*h)}, board.CheckDailyRest, board.Fail, "9", "12", "a rehearsal the day before"},
		{working(0), []board.Event{event(1, board.Fitting, 5*h, 7*h)}, board.CheckDailyRest, board.Fail, "11", "12", "a fitting the day after"},
		{working(1), []board.Event{event(0, board.Travel, 14*h, 23*h)}, board.CheckDailyRest, "", "", "", "travel alone is no day of work"},
		{working(run(0, 5)...), []board.Event{event(6, board.Rehearsal, 10*h, 12*h)}, board.CheckRunning, board.Fail, "7", "6", "the seventh day"},
		{working(run(0, 5)...), []board.Event{{ID: "E", Date: date("2027-06-13"), Kind: board.Rehearsal}}, board.CheckRunning, board.Pass, "6", "6", "without hours"},
		{working(run(0, 4)...), []board.Event{event(0, board.Rehearsal, 18*h, 19*h)}, board.CheckWeek, board.Fail, "51", "48", "fifty hours and one"},
		{child(working(0)), []board.Event{event(0, board.Rehearsal, 14*h, 19*h)}, board.CheckMinorDay, board.Fail, "9", "8", "four hours and five of a child"},
		{child(working(0)), []board.Event{event(0, board.Rehearsal, 19*h, 21*h)}, board.CheckMinorNight, board.Fail, "1", "0", "a rehearsal in the night"},
		{small(1), []board.Event{event(0, board.Rehearsal, 8*h, 21*h)}, board.CheckSpan, board.Fail, "13", "12", "a role that only rehearses"},
	} {
		tc.shoot.Events = tc.events
		require.NoError(t, tc.shoot.Validate(), tc.reason)
		got := one(t, inspect(t, tc.shoot), "E", tc.check)
		if tc.verdict == "" {
			require.Nil(t, got, tc.reason)
			continue
		}
		require.NotNil(t, got, tc.reason)
		require.Equal(t, []string{string(tc.verdict), tc.figure, tc.limit}, []string{string(got.Verdict), got.Figure.String(), got.Limit.String()}, tc.reason)
		require.False(t, got.Date.IsZero() && tc.check != board.CheckDay, tc.reason)
	}
	s := working(0)
	s.Events = []board.Event{event(0, board.Travel, 9*h, 8*h)}
	require.ErrorIs(t, s.Validate(), board.ErrRange)
}

// The worked cases of minors, and their limits.
func TestMinors(t *testing.T) {
	child := func(s board.Shoot, allowed int) board.Shoot {
		s.Terms[0].Born, s.Terms[0].NightAllowed = date("2015-03-01"), board.Minute(allowed) // 12
		return s
	}
	hours := func(from, to int, offsets ...int) board.Shoot {
		s := working(offsets...)
		s.DayHours = at(from, to)
		return s
	}
	grown := hours(8*h, 17*h, 0)
	grown.Terms[0].Born = grown.Start.AddYears(-18, schedule.Overflow)
	late := hours(14*h, 21*h, 0)
	late.Terms[0].Born = date("2010-12-01") // 16
	for _, tc := range []struct {
		id      string
		shoot   board.Shoot
		check   board.Check
		verdict board.Verdict
		figure  string
		limit   string
	}{
		{"WT-08, to 20 h", child(hours(18*h, 20*h, 0), 0), board.CheckMinorNight, board.Pass, "0", "0"},
		{"WT-08, to 21 h", child(hours(19*h, 21*h, 0), 0), board.CheckMinorNight, board.Fail, "1", "0"},
		{"WT-09, to 24 h", child(hours(18*h, 24*h, 0), 24*h), board.CheckMinorNight, board.Pass, "0", "0"},
		{"WT-09, to 0 h 30", child(hours(18*h, 24*h+30, 0), 24*h+30), board.CheckMinorNight, board.Fail, "0.5", "0"},
		{"WT-10", child(hours(9*h+30, 20*h, 0, 1), 0), board.CheckMinorRest, board.Fail, "13.5", "14"},
		{"of 16, to 21 h", late, board.CheckMinorNight, board.Pass, "0", "0"},
		{"eight hours", child(hours(9*h, 17*h, 0), 0), board.CheckMinorDay, board.Pass, "8", "8"},
		{"nine hours", child(hours(9*h, 18*h, 0), 0), board.CheckMinorDay, board.Fail, "9", "8"},
		{"35 hours", child(hours(9*h, 16*h, run(0, 4)...), 0), board.CheckMinorWeek, board.Pass, "35", "35"},
		{"six days", child(hours(9*h, 12*h, run(0, 5)...), 0), board.CheckMinorDaysOff, board.Pass, "2", "2"},
		{"six days, every other off", child(hours(9*h, 12*h, 0, 2, 4, 6), 0), board.CheckMinorDaysOff, board.Fail, "1", "2"},
		{"a break", child(hours(9*h, 13*h+31, 0), 0), board.CheckMinorBreak, board.Fail, "0", "0.5"},
		{"no break is due", child(hours(9*h, 13*h+30, 0), 0), board.CheckMinorBreak, "", "", ""},
		{"under 16", child(hours(9*h, 12*h, 0), 0), board.CheckMinor, board.Notice, "1", "0"},
		{"18 on the day", grown, board.CheckMinorDay, "", "", ""},
		{"no hours by age in the law", child(hours(9*h, 17*h, 0), 0), board.CheckMinorHours, "", "", ""},
	} {
		got := one(t, inspect(t, tc.shoot), "E", tc.check)
		if tc.verdict == "" {
			require.Nil(t, got, tc.id)
			continue
		}
		require.NotNil(t, got, tc.id)
		require.Equal(t, []string{string(tc.verdict), tc.figure, tc.limit}, []string{string(got.Verdict), got.Figure.String(), got.Limit.String()}, tc.id)
		require.NotEmpty(t, got.Article, tc.id)
	}
}

// The hours of minors by age are asked for by a name that says what they are.
func TestUnconfirmedHoursOfMinors(t *testing.T) {
	hours, sources := board.UnconfirmedMinorHours(date("2027-06-07"))
	require.NotEmpty(t, sources)
	usage := func(r *board.Rules) { r.MinorHours = hours }
	for _, tc := range []struct {
		born, limit, inHolidays string
	}{{"2026-01-01", "1", "1"}, {"2023-06-07", "2", "2"}, {"2018-01-01", "3", "6"}, {"2014-01-01", "4", "7"}} {
		s := working(0)
		s.Terms[0].Born = date(tc.born)
		require.Equal(t, tc.limit, one(t, inspect(t, s, usage), "E", board.CheckMinorHours).Limit.String(), tc.born)
		s.SchoolHolidays = []board.Span{{First: s.Start, Last: s.Start}}
		require.Equal(t, tc.inHolidays, one(t, inspect(t, s, usage), "E", board.CheckMinorHours).Limit.String(), tc.born)
	}
}

// A role, an element, a set and a location are asked for on their days, each with its scenes.
func TestAvailability(t *testing.T) {
	s := working(0, 1)
	s.Breakdown.Elements = []breakdown.Element{{ID: "boat", Category: breakdown.Vehicles}}
	s.Breakdown.Scenes[0].Elements = []breakdown.Use{{ID: "boat"}}
	s.Breakdown.Scenes[1].Location = "Port"
	s.Breakdown.Scenes[1].Heading.Set = "Quai"
	first, second := s.Start, s.Start.AddDays(1)
	away := func(d schedule.Date) board.Availability {
		return board.Availability{Unavailable: []board.Span{{First: d, Last: d}}}
	}
	s.Terms[0].Availability = away(first)
	s.Terms = append(s.Terms, board.Terms{ID: "boat", Availability: board.Availability{Available: []board.Span{{First: second, Last: second.AddDays(9)}}}})
	s.Sets = []board.Set{{Name: "Quai", Availability: away(second)}}
	s.Locations = []board.Location{{Name: "Port", Availability: away(second)}}
	found := inspect(t, s)
	for _, tc := range []struct{ who, scene string }{{"E", "1"}, {"boat", "1"}, {"Quai", "2"}, {"Port", "2"}} {
		f := one(t, found, tc.who, board.CheckAvailability)
		require.NotNil(t, f, tc.who)
		require.Equal(t, board.Fail, f.Verdict)
		require.Equal(t, []string{tc.scene}, f.Scenes)
	}
	s.Terms[0].Availability = board.Availability{}
	s.Terms[0].Releases = []board.Release{{Last: first, Back: second.AddDays(1)}}
	broken := one(t, inspect(t, s), "E", board.CheckAvailability)
	require.NotNil(t, broken, "work in a release that was agreed")
	require.Equal(t, []string{"fail", "2"}, []string{string(broken.Verdict), broken.Scenes[0]})
	s.Terms[0].Releases = []board.Release{{Last: first, Back: second}}
	require.Nil(t, one(t, inspect(t, s), "E", board.CheckAvailability), "the days at its ends are worked")
	s.Board = board.Board{{Scene: "1"}, {Scene: "2"}}
	both := one(t, inspect(t, s), board.Crew, board.CheckLocations)
	require.Equal(t, board.Notice, both.Verdict)
	require.Equal(t, "2", both.Figure.String())
	require.Equal(t, []string{"1", "2"}, both.Scenes)
}

// From 8 h to 18 h with the sun from 9 h to 17 h there are eight hours of daylight and two of darkness.
func TestLight(t *testing.T) {
	day := func(first, second string, eighths breakdown.Eighths) board.Shoot {
		s := working(0, 1)
		s.Breakdown.Scenes[0].Heading = breakdown.Heading{Place: breakdown.Exterior, Set: "A", Time: first}
		s.Breakdown.Scenes[0].Location, s.Breakdown.Scenes[1].Location = "L", "L"
		s.Breakdown.Scenes[0].Eighths = eighths
		s.Breakdown.Scenes[1].Heading.Time = second
		s.Board = board.Board{{Scene: "1"}, {Scene: "2"}}
		s.NightHours = s.DayHours
		s.Locations = []board.Location{{Name: "L", Sun: []board.Sun{{Date: s.Start, Rise: board.Minute(9 * h), Set: board.Minute(17 * h)}}}}
		return s
	}
	for _, tc := range []struct {
		shoot   board.Shoot
		check   board.Check
		verdict board.Verdict
		figure  string
		limit   string
		reason  string
	}{
		{day("DAY", "DAY", 24), board.CheckDaylight, board.Pass, "8", "7.5", "24 eighths of 32 of ten hours"},
		{day("DAY", "DAY", 72), board.CheckDaylight, board.Fail, "8", "9", "72 of 80"},
		{day("NIGHT", "NIGHT", 2), board.CheckDarkness, board.Pass, "2", "2", "2 of 10"},
		{day("NIGHT", "NIGHT", 8), board.CheckDarkness, board.Fail, "2", "5", "half"},
	} {
		f := one(t, inspect(t, tc.shoot), "L", tc.check)
		require.NotNil(t, f, tc.reason)
		require.Equal(t, []string{string(tc.verdict), tc.figure, tc.limit}, []string{string(f.Verdict), f.Figure.String(), f.Limit.String()}, tc.reason)
		require.Equal(t, []string{"1"}, f.Scenes, tc.reason)
		require.Empty(t, f.Article, "a rule of planning")
	}
	s := day("DAY", "DAY", 8)
	s.Locations[0].Sun[0].Date = s.Start.AddDays(9)
	require.Equal(t, board.CannotTell, one(t, inspect(t, s), "L", board.CheckDaylight).Verdict)
	s = day("NIGHT", "NIGHT", 80)
	s.NightHours = at(18*h, 34*h)
	f := one(t, inspect(t, s), "L", board.CheckDarkness)
	require.Equal(t, []string{"15", "14.55"}, []string{f.Figure.String(), f.Limit.String()}, "to the next morning; 80 of 88 of sixteen hours")
}

// Almanacs: Paris on the solstices of 2027 (5:47 and 21:58 in summer time, 8:41 and 16:56), Greenwich on an equinox.
func TestSunTable(t *testing.T) {
	for _, tc := range []struct {
		place       string
		north, east string
		ahead       board.Minute
		day         string
		rise, set   int
	}{
		{"Paris", "48.8566", "2.3522", 120, "2027-06-21", 5*h + 47, 21*h + 58}, {"Paris", "48.8566", "2.3522", 60, "2027-12-21", 8*h + 41, 16*h + 56},
		{"Greenwich", "51.4769", "0", 0, "2027-03-20", 6*h + 4, 18*h + 13},
	} {
		d := date(tc.day)
		table, err := board.SunTable(money(tc.north), money(tc.east), tc.ahead, board.Span{First: d, Last: d})
		require.NoError(t, err)
		require.Len(t, table, 1)
		require.InDelta(t, tc.rise, int(table[0].Rise), 2, tc.place+tc.day)
		require.InDelta(t, tc.set, int(table[0].Set), 2, tc.place+tc.day)
	}
	day := date("2027-06-21")
	for _, bad := range []struct {
		north, east string
		ahead       board.Minute
		days        board.Span
		kind        error
	}{
		{"66", "0", 0, board.Span{First: day, Last: day}, board.ErrRange}, {"1e99", "0", 0, board.Span{First: day, Last: day}, board.ErrRange},
		{"0", "-181", 0, board.Span{First: day, Last: day}, board.ErrRange}, {"0", "0", 15 * 60, board.Span{First: day, Last: day}, board.ErrRange},
		{"0", "0", 0, board.Span{First: day, Last: day.AddDays(-1)}, board.ErrRange}, {"0", "0", 0, board.Span{}, board.ErrRange},
		{"0", "0", 0, board.Span{First: day, Last: day.AddDays(board.MaxSun)}, board.ErrTooLarge},
	} {
		_, err := board.SunTable(money(bad.north), money(bad.east), bad.ahead, bad.days)
		require.ErrorIs(t, err, bad.kind)
	}
}

func TestFaultsOfRules(t *testing.T) {
	_, _, err := board.RulesAt(date("2013-12-31"))
	require.ErrorIs(t, err, board.ErrBefore)
	r := board.Rules{
		Crew: board.Limits{Span: -1, Nights: []board.NightSeason{{First: "13-01", Last: "02-30"}}}, Minors: []board.Minor{{Under: 19, Rest: -1}},
		MinorHours: []board.MinorHours{{Under: -1}},
	}
	err = r.Validate()
	require.ErrorIs(t, err, board.ErrNegative)
	require.ErrorIs(t, err, board.ErrRange)
	require.Equal(t, 6, strings.Count(err.Error(), "\n")+1)
	_, err = plan(t, working(0)).Inspect(r)
	require.Error(t, err)
	require.ErrorIs(t, board.Rules{Minors: make([]board.Minor, board.MaxSpans+1)}.Validate(), board.ErrTooLarge)
}

// The night from Sunday to Monday is of both weeks for the crew, of the first for a role.
func TestWeekOfASundayNight(t *testing.T) {
	s := working(append(run(2, 6), 8, 9)...)
	s.DayHours = at(8*h, 17*h)
	s.Calls = []board.Call{{Date: date("2027-06-13"), Hours: board.Hours{Call: board.Minute(18 * h), Wrap: board.Minute(31 * h), Meal: schedule.Hour}}}
	found := inspect(t, s)
	require.Equal(t, "41", one(t, found, board.Crew, board.CheckWeek).Figure.String(), "four days of nine hours, and five before midnight")
	role := one(t, found, "E", board.CheckWeek)
	require.Equal(t, []string{"48", "pass"}, []string{role.Figure.String(), string(role.Verdict)}, "four days of nine hours, and twelve")
}

func TestLabels(t *testing.T) {
	for _, r := range []board.Reason{board.RestDay, board.CompanyMove, board.PublicHoliday, board.CompanyDayOff} {
		require.NotEmpty(t, r.Label().FR)
		require.NotEmpty(t, r.Label().EN)
	}
}
