package board_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

func TestOperationsOnABoard(t *testing.T) {
	b := board.Board{{Scene: "1"}, {Scene: "2"}, {Scene: "3"}}
	text := func(b board.Board) (s string) {
		for _, one := range b {
			s += one.Scene
		}
		return s
	}
	for _, tc := range []struct {
		at, n, to int
		want      string
		reason    string
	}{{0, 1, 2, "231", "to the end"}, {2, 1, 0, "312", "to the beginning"}, {0, 2, 1, "312", "two"}, {1, 0, 1, "123", "none"}} {
		got, err := b.Move(tc.at, tc.n, tc.to)
		require.NoError(t, err)
		require.Equal(t, tc.want, text(got), tc.reason)
		require.Equal(t, "123", text(b), "the board stays as it is")
	}
	for _, bad := range [][3]int{{3, 1, 0}, {-1, 1, 0}, {0, 4, 0}, {0, 1, 3}, {0, 1, -1}, {1, 1 << 62, 0}} {
		_, err := b.Move(bad[0], bad[1], bad[2])
		require.ErrorIs(t, err, board.ErrRange)
	}
	_, err := b.Insert(4)
	require.ErrorIs(t, err, board.ErrRange)
}

// A strip taken away and put back, or moved and moved back, gives the same board.
func TestMovesAreUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "strips")
		b := make(board.Board, n)
		for i := range b {
			b[i].Scene = string(rune('A' + i))
		}
		at := rapid.IntRange(0, n-1).Draw(t, "at")
		count := rapid.IntRange(0, n-at).Draw(t, "count")
		to := rapid.IntRange(0, n-count).Draw(t, "to")
		moved, err := b.Move(at, count, to)
		require.NoError(t, err)
		back, err := moved.Move(to, count, at)
		require.NoError(t, err)
		require.Equal(t, b, back)
	})
}

func TestLay(t *testing.T) {
	b := breakdown.Breakdown{Scenes: []breakdown.Scene{
		{Number: "1", Heading: breakdown.Heading{Set: "A"}, Location: "X", Days: 2}, {Number: "2", Heading: breakdown.Heading{Set: "B"}, Location: "Y"},
	}}
	got, err := board.Lay(b, []string{"2", "1"})
	require.NoError(t, err)
	require.Equal(t, board.Board{
		{Scene: "2"}, {Kind: board.DayBreak}, {Kind: board.MoveDay}, {Scene: "1"}, {Kind: board.DayBreak}, {Scene: "1"}, {Kind: board.DayBreak},
	}, got)
	_, err = board.Lay(b, []string{"3"})
	require.ErrorIs(t, err, board.ErrUnknown)
	_, err = board.Lay(b, []string{"1", "1"})
	require.ErrorIs(t, err, board.ErrDuplicate)
}

// A day ends where the pages, the location, the light or a scene of whole days ask for it.
func TestPack(t *testing.T) {
	scene := func(number, location, time string, eighths breakdown.Eighths, days int) breakdown.Scene {
		return breakdown.Scene{Number: number, Heading: breakdown.Heading{Set: "A", Time: time}, Location: location, Eighths: eighths, Days: days}
	}
	b := breakdown.Breakdown{Scenes: []breakdown.Scene{
		scene("1", "X", "DAY", 10, 0), scene("2", "X", "DAY", 6, 0), scene("3", "X", "DAY", 1, 0), scene("4", "X", "NIGHT", 1, 0), scene("5", "Y", "NIGHT", 1, 0),
		scene("6", "Y", "NIGHT", 30, 0), scene("7", "Y", "NIGHT", 1, 2), scene("8", "Y", "NIGHT", 1, 0),
	}}
	text := func(b board.Board) (s string) {
		for _, one := range b {
			s += map[board.StripKind]string{board.SceneStrip: one.Scene, board.DayBreak: "/", board.MoveDay: ">"}[one.Kind]
		}
		return s
	}
	for _, tc := range []struct {
		order  []string
		most   breakdown.Eighths
		move   bool
		want   string
		reason string
	}{
		{[]string{"1", "2", "3", "4", "5", "6", "7", "8"}, 16, true, "12/3/4/>5/6/7/7/8/", "full at sixteen; light; location; too long; whole days"},
		{[]string{"1", "2", "3", "4", "5", "6", "7", "8"}, 16, false, "12/3/4/5/6/7/7/8/", "without a move day"},
		{[]string{"3", "2", "1"}, 17, true, "321/", "all in one"},
		{[]string{"3", "2", "1"}, 1, true, "3/2/1/", "one a day"},
		{nil, 16, true, "", "nothing"},
	} {
		got, err := board.Pack(b, tc.order, tc.most, tc.move)
		require.NoError(t, err, tc.reason)
		require.Equal(t, tc.want, text(got), tc.reason)
	}
	for _, bad := range []struct {
		order []string
		most  breakdown.Eighths
		kind  error
	}{{[]string{"9"}, 1, board.ErrUnknown}, {[]string{"1", "1"}, 1, board.ErrDuplicate}, {[]string{"1"}, 0, board.ErrRange}} {
		_, err := board.Pack(b, bad.order, bad.most, true)
		require.ErrorIs(t, err, bad.kind)
	}
}

// Ten eighths on three strips, one of them given: three, then four and three of what is left; the time follows.
func TestPartsOfAScene(t *testing.T) {
	s := small(3, 1)
	s.Breakdown.Scenes = s.Breakdown.Scenes[:1]
	s.Breakdown.Scenes[0].Eighths, s.Breakdown.Scenes[0].Timing = 10, 100
	s.Breakdown.Scenes = append(s.Breakdown.Scenes, breakdown.Scene{Number: "9", Heading: breakdown.Heading{Set: "B"}})
	s.Board = board.Board{
		{Scene: "1", Eighths: 3}, {Kind: board.Banner, Text: "Pluie"}, {Kind: board.DayBreak}, {Scene: "1"}, {Kind: board.DayBreak}, {Scene: "1"},
	}
	p := plan(t, s)
	require.Len(t, p.Days, 3)
	for i, want := range []board.Part{{"1", 1, 3, 3, 30}, {"1", 2, 3, 4, 40}, {"1", 3, 3, 3, 30}} {
		require.Equal(t, []board.Part{want}, p.Days[i].Parts)
	}
	require.Equal(t, []string{"Pluie"}, p.Days[0].Banners)
	require.Equal(t, []string{"9"}, p.Unplanned)
	s.Board = s.Board[:3]
	p = plan(t, s)
	require.Equal(t, []string{"1", "9"}, p.Unplanned, "seven eighths of the scene are on no day")
	s.Board = append(s.Board, board.Strip{Scene: "1"}, board.Strip{Kind: board.DayBreak}, board.Strip{Scene: "1"})
	s.Breakdown.Scenes[0].Eighths = 0
	s.Board[0].Eighths = 0
	require.Equal(t, []breakdown.Timing{33, 33, 34}, []breakdown.Timing{plan(t, s).Days[0].Timing, plan(t, s).Days[1].Timing, plan(t, s).Days[2].Timing}, "pages not counted")
}

// Days off of a calendar, holidays and the days of a board say why they are not shot on; a weekend does not.
func TestDaysWithoutShooting(t *testing.T) {
	s := small(4, 1)
	s.Start = date("2027-05-05") // a Wednesday; Ascension Day is the next
	s.Calendar = schedule.Calendar{DaysOff: []schedule.Date{date("2027-05-07")}}
	s.Board, _ = s.Board.Insert(4, board.Strip{Kind: board.DayOff, Text: "Repérages"}, board.Strip{Kind: board.MoveDay})
	s.Board = append(s.Board, board.Strip{Kind: board.DayOff})
	p := plan(t, s)
	require.Equal(t, []board.Idle{
		{Date: date("2027-05-06"), Reason: board.PublicHoliday}, {Date: date("2027-05-07"), Reason: board.CompanyDayOff},
		{Date: date("2027-05-11"), Reason: board.CompanyDayOff, Text: "Repérages"}, {Date: date("2027-05-12"), Reason: board.CompanyMove},
	}, p.Idle)
	require.Equal(t, date("2027-05-14"), p.Last, "what comes after the last day is no part of the plan")
	s.Calendar.Weekdays = schedule.NewWeekdays()
	_, err := s.Plan()
	require.ErrorIs(t, err, schedule.ErrNoBusinessDay)
	s.Start = date("9999-12-30")
	s.Calendar = schedule.Calendar{Weekdays: everyDay()}
	_, err = s.Plan()
	require.ErrorIs(t, err, schedule.ErrNoBusinessDay)
}

// Holidays are those of the location; leap days and ends of years are days like others.
func TestDaysOfPlaces(t *testing.T) {
	for _, tc := range []struct {
		start  string
		zone   schedule.Zone
		dates  string
		idle   string
		reason string
	}{
		{"2026-04-02", schedule.AlsaceMoselleGoodFriday, "2026-04-02 2026-04-07", "2026-04-03 2026-04-06", "Good Friday and Easter Monday in Strasbourg"},
		{"2026-04-02", schedule.AlsaceMoselle, "2026-04-02 2026-04-03", "", "no Good Friday without a temple"},
		{"2028-12-22", schedule.AlsaceMoselle, "2028-12-22 2028-12-27", "2028-12-25 2028-12-26", "Saint Stephen's Day"},
		{"2026-06-09", schedule.Guyane, "2026-06-09 2026-06-11", "2026-06-10", "the abolition of slavery in Guyane"},
		{"2026-06-09", schedule.Metropolitan, "2026-06-09 2026-06-10", "", "a day like another elsewhere"},
		{"2028-02-28", schedule.Metropolitan, "2028-02-28 2028-02-29", "", "a leap day"},
		{"2027-12-31", schedule.Metropolitan, "2027-12-31 2028-01-03", "", "New Year's Day is a Saturday"},
		{"2029-12-31", schedule.Metropolitan, "2029-12-31 2030-01-02", "2030-01-01", "and a Tuesday"},
	} {
		s := small(2, 1, 2)
		s.Start = date(tc.start)
		s.Breakdown.Scenes[0].Location, s.Breakdown.Scenes[1].Location = "L", "L"
		s.Calendar = schedule.Calendar{Zone: schedule.NoHolidays}
		s.Locations = []board.Location{{Name: "L", Calendar: &schedule.Calendar{Zone: tc.zone}}}
		p := plan(t, s)
		require.Equal(t, tc.dates, p.Days[0].Date.String()+" "+p.Days[1].Date.String(), tc.reason)
		idle := ""
		for _, one := range p.Idle {
			require.Equal(t, board.PublicHoliday, one.Reason, tc.reason)
			idle += " " + one.Date.String()
		}
		require.Equal(t, tc.idle, strings.TrimSpace(idle), tc.reason)
	}
}

func TestFaultsOfAShoot(t *testing.T) {
	s := small(2, 1)
	day := s.Start
	s.Start = schedule.Date{}
	s.Board = append(s.Board, board.Strip{Kind: board.DayBreak}, board.Strip{Scene: "1", Eighths: 9}, board.Strip{Scene: "7"}, board.Strip{},
		board.Strip{Kind: "pause"}, board.Strip{Kind: board.Banner, Scene: "1"}, board.Strip{Scene: "2", Eighths: -1})
	s.Locations = []board.Location{{Name: "P"}, {Name: "P", Place: "mars", Sun: []board.Sun{{Date: day, Rise: 8, Set: 7}, {Date: day, Rise: 1, Set: 2}}}}
	s.Locations[0].Available = []board.Span{{First: day, Last: day.AddDays(-1)}}
	s.Sets = []board.Set{{}}
	s.DayHours = board.Hours{Call: 600, Wrap: 500}
	s.NightHours = board.Hours{Call: 600, Wrap: 1200, Meal: 601}
	s.Calls = []board.Call{{Date: day, ID: "E"}, {Date: day, ID: "E"}, {ID: "F"}}
	s.Terms = append(s.Terms, board.Terms{
		ID: "E", Fee: money("-1"), NightAllowed: -1, Release: &board.ReleaseRule{MoreThan: -1, Most: -1, Count: "weeks"},
		Releases: []board.Release{{Last: day, Back: day}, {Last: day.AddDays(-1), Back: day.AddDays(3)}, {}},
	}, board.Terms{ID: "F"})
	s.Events = []board.Event{{ID: "F", Kind: "nap"}}
	s.SchoolHolidays = []board.Span{{First: day}}
	err := s.Validate()
	var faults board.Faults
	require.ErrorAs(t, err, &faults)
	require.Equal(t, board.Faults{{Path: "start", Kind: board.ErrRequired}}, faults, "without a start nothing else is asked")
	s.Start = day
	require.ErrorAs(t, s.Validate(), &faults)
	got := map[string]error{}
	for _, f := range faults {
		got[f.Path] = f.Kind
	}
	for path, kind := range map[string]error{
		"board[4].kind": board.ErrOrder, "board[5].eighths": board.ErrUnbalance, "board[6].scene": board.ErrUnknown, "board[7].scene": board.ErrRequired,
		"board[8].kind": board.ErrRange, "board[9].scene": board.ErrRange, "board[10].eighths": board.ErrNegative,
		"locations[1].name": board.ErrDuplicate, "locations[1].place": board.ErrRange, "locations[1].sun[0].set": board.ErrRange, "locations[1].sun[1].date": board.ErrDuplicate,
		"locations[0].available[0].last": board.ErrRange, "sets[0].name": board.ErrRequired, "day_hours.wrap": board.ErrRange, "night_hours.meal": board.ErrRange,
		"calls[1].date": board.ErrDuplicate, "calls[2].date": board.ErrRequired, "calls[2].id": board.ErrUnknown,
		"terms[1].id": board.ErrDuplicate, "terms[1].fee": board.ErrNegative, "terms[1].night_allowed": board.ErrRange, "terms[1].release.more_than": board.ErrRange,
		"terms[1].release.most": board.ErrRange, "terms[1].release.count": board.ErrRange, "terms[1].releases[0].back": board.ErrRange,
		"terms[1].releases[1].last": board.ErrOrder, "terms[1].releases[2].last": board.ErrRequired, "terms[2].id": board.ErrUnknown,
		"events[0].id": board.ErrUnknown, "events[0].date": board.ErrRequired, "events[0].kind": board.ErrRange, "school_holidays[0].last": board.ErrRequired,
	} {
		require.ErrorIs(t, got[path], kind, path)
	}
	_, err = s.Plan()
	require.Error(t, err)
	_, err = s.Compare(nil)
	require.Error(t, err)
}

func TestHostileShoots(t *testing.T) {
	testcase.RefusesExponents(t, &board.Shoot{})
	s := small(1, 1)
	s.Board = make(board.Board, board.MaxStrips+1)
	require.ErrorIs(t, s.Validate(), board.ErrTooLarge)
	s = small(1, 1)
	s.Board = nil
	for range board.MaxDays + 1 {
		s.Board = append(s.Board, board.Strip{Scene: "1"}, board.Strip{Kind: board.DayBreak})
	}
	_, err := s.Plan()
	require.ErrorIs(t, err, board.ErrTooLarge)
	s = small(1, 1)
	s.Breakdown.Cast = nil
	for i := range 1000 {
		id := fmt.Sprint("R", i)
		s.Breakdown.Cast = append(s.Breakdown.Cast, breakdown.Role{ID: id})
	}
	s.Terms = nil
	s.Breakdown.Scenes[0].Cast = nil
	for _, r := range s.Breakdown.Cast {
		s.Breakdown.Scenes[0].Cast = append(s.Breakdown.Scenes[0].Cast, r.ID)
	}
	s.Board = nil
	for range 1001 {
		s.Board = append(s.Board, board.Strip{Scene: "1"})
	}
	_, err = s.Plan()
	require.ErrorIs(t, err, board.ErrTooLarge, "a thousand roles on a thousand strips of a day")
	s.Board = nil
	for range 101 {
		s.Board = append(s.Board, board.Strip{Scene: "1"}, board.Strip{Kind: board.DayBreak})
	}
	_, err = s.Plan()
	require.ErrorIs(t, err, board.ErrTooLarge, "a thousand roles on a hundred days and one")
	s = small(1, 1)
	for i := range board.MaxEvents {
		s.Events = append(s.Events, board.Event{ID: "E", Date: date("2000-01-01").AddDays(board.MaxEvents - i), Kind: board.Rehearsal, Hours: at(9*h, 10*h)})
	}
	d := chart(t, plan(t, s))
	require.Equal(t, board.MaxEvents, d.Rows[0].Rehearsal, "events far from the shoot have their columns, and no others")
	require.LessOrEqual(t, len(d.Columns), board.MaxEvents+1)
	require.Equal(t, board.Fail, one(t, inspect(t, s), "E", board.CheckRunning).Verdict, "and they are inspected, the last first")
}

func TestShootRoundTrips(t *testing.T) {
	s := saison(t, given)
	s.DayHours = board.Hours{Call: 480, Wrap: 1200, Meal: 60}
	s.Calls = []board.Call{{Date: date("2027-04-20"), ID: "R1", Hours: board.Hours{Call: 600, Wrap: 1500}}}
	s.Locations[0].Unavailable = []board.Span{{First: date("2027-08-01"), Last: date("2027-08-31")}}
	s.Terms[0].Release = &board.ReleaseRule{MoreThan: 7, Count: board.CalendarDays}
	s.Events = []board.Event{{ID: "R1", Date: date("2027-04-18"), Kind: board.Rehearsal, Hours: board.Hours{Call: 600, Wrap: 720}}, {ID: "R2", Date: date("2027-04-18"), Kind: board.Travel}}
	data, err := json.Marshal(s)
	require.NoError(t, err)
	again, err := board.Parse(data)
	require.NoError(t, err)
	second, err := json.Marshal(again)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(second))
	rules, _, err := board.RulesAt(date("2027-04-19"))
	require.NoError(t, err)
	data, err = json.Marshal(rules)
	require.NoError(t, err)
	var read board.Rules
	require.NoError(t, json.Unmarshal(data, &read))
	require.Equal(t, rules, read)
}

// What is accepted can be planned, charted and inspected without a panic, and adds up.
func FuzzParse(f *testing.F) {
	s := saison(f, given[:4])
	s.DayHours = board.Hours{Call: 480, Wrap: 1200, Meal: 60}
	data, err := json.Marshal(s)
	require.NoError(f, err)
	f.Add(data)
	f.Add([]byte(`{"breakdown":{"cast":[],"scenes":[{"number":"1","heading":{"set":"A"}}]},"board":[{"scene":"1"},{"kind":"move"},{"scene":"1"}],"start":"2027-04-19"}`))
	f.Add([]byte(`{"breakdown":{"cast":[{"id":"E"}],"scenes":[{"number":"1","heading":{"set":"A"},"cast":["E"]}]},"board":[{"scene":"1"}],"start":"9999-12-31","terms":[{"id":"E","born":"2020-02-29"}]}`))
	rules, _, err := board.RulesAt(date("2027-04-19"))
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := board.Parse(data)
		if err != nil {
			return
		}
		p, err := s.Plan()
		if err != nil {
			return
		}
		require.NoError(t, p.Check())
		d, err := p.DayOutOfDays()
		require.NoError(t, err)
		require.NoError(t, d.Check())
		_, err = p.Inspect(rules)
		require.NoError(t, err)
		p.Quantities()
	})
}

func TestUsualColours(t *testing.T) {
	for effect, want := range map[[2]string]string{
		{"INT", "DAY"}: "white", {"EXT", "JOUR"}: "yellow", {"INT", "NUIT"}: "blue", {"EXT", "NIGHT"}: "green", {"INT/EXT", "NIGHT"}: "green", {"", "DAWN"}: "white",
	} {
		scene := breakdown.Scene{Heading: breakdown.Heading{Place: breakdown.Place(effect[0]), Time: effect[1]}}
		require.Equal(t, want, board.UsualColours().Of(scene), effect)
	}
}
