package board_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// drawn is a shoot of three roles whose scenes, some of them cut over two days, share days in any way, in May 2027, with
// its four public holidays, or over the end of a year or a leap day.
func drawn(t *rapid.T) board.Shoot {
	s := board.Shoot{Start: date(rapid.SampledFrom([]string{"2027-04-29", "2027-12-20", "2028-02-21", "2026-12-24"}).Draw(t, "start"))}
	s.Calendar = schedule.Calendar{Zone: rapid.SampledFrom([]schedule.Zone{schedule.Metropolitan, schedule.AlsaceMoselleGoodFriday, schedule.Reunion, schedule.NoHolidays}).Draw(t, "zone")}
	ids := []string{"A", "B", "C"}
	for _, id := range ids {
		s.Breakdown.Cast = append(s.Breakdown.Cast, breakdown.Role{ID: id})
		s.Terms = append(s.Terms, board.Terms{ID: id, Fee: money("100"), NoHold: rapid.IntRange(0, 3).Draw(t, "no hold") == 0})
	}
	scenes := rapid.IntRange(1, 14).Draw(t, "scenes")
	for n := range scenes {
		scene := breakdown.Scene{Number: fmt.Sprint(n + 1), Heading: breakdown.Heading{Set: "X"}, Eighths: breakdown.Eighths(rapid.IntRange(0, 20).Draw(t, "eighths"))}
		scene.Heading.Time = rapid.SampledFrom([]string{"JOUR", "NUIT", ""}).Draw(t, "time")
		for _, id := range ids {
			if rapid.IntRange(0, 2).Draw(t, id) == 0 {
				scene.Cast = append(scene.Cast, id)
			}
		}
		s.Breakdown.Scenes = append(s.Breakdown.Scenes, scene)
	}
	s.RestAfterNight = rapid.Bool().Draw(t, "rest")
	for range rapid.IntRange(1, 20).Draw(t, "strips") {
		s.Board = append(s.Board, board.Strip{Scene: fmt.Sprint(rapid.IntRange(1, scenes).Draw(t, "scene"))})
		switch rapid.IntRange(0, 5).Draw(t, "then") {
		case 0:
		case 1:
			s.Board = append(s.Board, board.Strip{Kind: board.MoveDay})
		case 2:
			s.Board = append(s.Board, board.Strip{Kind: board.DayOff})
		default:
			s.Board = append(s.Board, board.Strip{Kind: board.DayBreak})
		}
	}
	return s
}

// The chart of a board drawn at random is what a reader finds with a calendar in hand: the scenes of each day, the dates
// one after the other, then W, its first and last, and H between on days that are shot.
func TestChartsAgainstAReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawn(t)
		var last schedule.Date // agreed in advance for A, whatever the board makes of it
		for range rapid.IntRange(0, 2).Draw(t, "releases") {
			from := s.Start.AddDays(rapid.IntRange(0, 8).Draw(t, "last"))
			if !last.IsZero() {
				from = last.AddDays(rapid.IntRange(0, 4).Draw(t, "next"))
			}
			last = from.AddDays(rapid.IntRange(1, 9).Draw(t, "back"))
			s.Terms[0].Releases = append(s.Terms[0].Releases, board.Release{Last: from, Back: last})
		}
		p, err := s.Plan()
		require.NoError(t, err)
		require.NoError(t, p.Check())
		d, err := p.DayOutOfDays()
		require.NoError(t, err)
		require.NoError(t, d.Check())

		days, needs := readDays(s)
		require.Len(t, p.Days, len(days))
		for i, day := range p.Days {
			require.Equal(t, days[i], day.Date, "day %d", i+1)
		}
		for i, role := range s.Breakdown.Cast {
			want := map[schedule.Date]string{}
			paid := readRow(s.Terms[i], days, func(n int) bool { return strings.Contains(needs[n], role.ID) }, want)
			for j, code := range d.Rows[i].Codes {
				require.Equal(t, want[d.Columns[j].Date], string(code), "%s on %v", role.ID, d.Columns[j].Date)
			}
			require.Equal(t, paid, d.Rows[i].Paid, role.ID)
			require.Equal(t, fmt.Sprint(100*(paid-d.Rows[i].Worked)), d.Rows[i].HoldingCost.String())
		}
	})
}

// readDays walks the calendar day by day and gives each group of strips its date.
func readDays(s board.Shoot) (days []schedule.Date, needs []string) {
	scenes := map[string]breakdown.Scene{}
	for _, scene := range s.Breakdown.Scenes {
		scenes[scene.Number] = scene
	}
	today, night := s.Start, schedule.Date{}
	working := func() {
		for today.Weekday() == 0 || today.Weekday() == 6 || s.Calendar.Zone.IsHoliday(today) {
			today = today.AddDays(1)
		}
	}
	cast, open, dark, light := "", false, false, false
	for i := 0; i <= len(s.Board); i++ {
		if i < len(s.Board) && s.Board[i].Kind == board.SceneStrip {
			scene := scenes[s.Board[i].Scene]
			cast += strings.Join(scene.Cast, "")
			open, dark, light = true, dark || scene.Heading.Time == "NUIT", light || scene.Heading.Time == "JOUR"
			continue
		}
		if open {
			working()
			if s.RestAfterNight && light && !night.IsZero() && today == night.AddDays(1) {
				today = today.AddDays(1)
				working()
			}
			days, needs = append(days, today), append(needs, cast)
			if dark {
				night = today
			}
			today = today.AddDays(1)
			cast, open, dark, light = "", false, false, false
		}
		if i < len(s.Board) && s.Board[i].Kind != board.DayBreak {
			working()
			today = today.AddDays(1)
		}
	}
	return days, needs
}

// readRow fills in the codes of a role, and returns the days that are paid.
func readRow(terms board.Terms, days []schedule.Date, works func(int) bool, want map[schedule.Date]string) (paid int) {
	first, last := -1, -1
	for n := range days {
		if works(n) {
			if first < 0 {
				first = n
			}
			last = n
		}
	}
	if first < 0 {
		return 0
	}
	released := func(d schedule.Date) bool { // in a release in which nothing is worked
		for _, r := range terms.Releases {
			if !d.After(r.Last) || !d.Before(r.Back) || r.Last.Before(days[first]) || r.Back.After(days[last]) {
				continue
			}
			broken := false
			for n := range days {
				broken = broken || (works(n) && days[n].After(r.Last) && days[n].Before(r.Back))
			}
			if !broken {
				return true
			}
		}
		return false
	}
	for n := first; n <= last; n++ {
		switch {
		case works(n):
			want[days[n]] = "W"
			paid++
		case !terms.NoHold && !released(days[n]):
			want[days[n]] = "H"
			paid++
		}
	}
	want[days[last]] += "F"
	want[days[first]] = "S" + want[days[first]]
	for _, r := range terms.Releases {
		if r.Last.Before(days[first]) || r.Back.After(days[last]) {
			continue
		}
		broken := false
		for n := range days {
			broken = broken || (works(n) && days[n].After(r.Last) && days[n].Before(r.Back))
		}
		if broken {
			continue
		}
		if strings.Contains(want[r.Last], "W") {
			want[r.Last] += "D"
		}
		if strings.Contains(want[r.Back], "W") {
			want[r.Back] = "P" + want[r.Back]
		}
	}
	return paid
}
