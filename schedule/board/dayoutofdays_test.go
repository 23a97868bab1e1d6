package board_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/board"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// small is a shoot of so many days from a Monday, every day worked, with one role, E, who works on some of them.
func small(days int, works ...int) board.Shoot {
	s := board.Shoot{
		Breakdown: breakdown.Breakdown{Cast: []breakdown.Role{{ID: "E"}}},
		Start:     date("2027-06-07"),
		Calendar:  schedule.Calendar{Weekdays: everyDay(), Zone: schedule.NoHolidays},
		Terms:     []board.Terms{{ID: "E", Fee: money("100")}},
	}
	for n := range days {
		scene := breakdown.Scene{Number: fmt.Sprint(n + 1), Heading: breakdown.Heading{Place: breakdown.Interior, Set: "A", Time: "DAY"}, Eighths: 8}
		for _, w := range works {
			if w == n+1 {
				scene.Cast = []string{"E"}
			}
		}
		s.Breakdown.Scenes = append(s.Breakdown.Scenes, scene)
		s.Board = append(s.Board, board.Strip{Scene: scene.Number}, board.Strip{Kind: board.DayBreak})
	}
	return s
}

func everyDay() schedule.Weekdays {
	var all schedule.Weekdays
	_ = all.UnmarshalText([]byte("mon,tue,wed,thu,fri,sat,sun"))
	return all
}

// The worked cases of the day out of days.
func TestDayOutOfDays(t *testing.T) {
	first := date("2027-06-07")
	for _, tc := range []struct {
		id, want                  string
		shoot                     func() board.Shoot
		worked, held, dropped, of int
		reason                    string
	}{
		{"DO-01", "SW H W WF", func() board.Shoot { return small(4, 1, 3, 4) }, 3, 1, 0, 4, "holds allowed"},
		{"DO-02", "SW - W WF", func() board.Shoot {
			s := small(4, 1, 3, 4)
			s.Terms[0].NoHold = true
			return s
		}, 3, 0, 0, 3, "holds not allowed"},
		{"DO-03", "- SWF -", func() board.Shoot { return small(3, 2) }, 1, 0, 0, 1, "one day"},
		{"DO-04", "SW - H WF", func() board.Shoot {
			s := small(3, 1, 3)
			s.Board, _ = s.Board.Insert(2, board.Strip{Kind: board.DayOff})
			return s
		}, 2, 1, 0, 3, "no hold on a day off of the company"},
		{"DO-05", "SW WD - - - - - - PW WF", func() board.Shoot {
			s := small(10, 1, 2, 9, 10)
			s.Terms[0].Releases = []board.Release{{Last: first.AddDays(1), Back: first.AddDays(8)}}
			return s
		}, 4, 0, 6, 4, "dropped after 2, picked up on 9"},
		{"DO-06", "TR SW H W WF", func() board.Shoot {
			s := small(4, 1, 3, 4)
			s.Events = []board.Event{{ID: "E", Date: first.AddDays(-1), Kind: board.Travel}}
			return s
		}, 3, 1, 0, 4, "travel does not move the start"},
		{"", "SW R W FT TR WF", func() board.Shoot {
			s := small(6, 1, 3, 6)
			s.Events = []board.Event{
				{ID: "E", Date: first.AddDays(1), Kind: board.Rehearsal}, {ID: "E", Date: first.AddDays(3), Kind: board.Fitting},
				{ID: "E", Date: first.AddDays(4), Kind: board.Travel}, {ID: "E", Date: first.AddDays(5), Kind: board.Travel},
			}
			return s
		}, 3, 0, 0, 6, "events take the place of days held, which stay paid, and not that of a day of work"},
		{"", "SW H - PWF", func() board.Shoot {
			s := small(4, 1, 4)
			s.Terms[0].Releases = []board.Release{{Last: first.AddDays(1), Back: first.AddDays(3)}}
			return s
		}, 2, 1, 1, 3, "released after a day held"},
		{"", "SWD - H H - PWF", func() board.Shoot {
			s := small(6, 1, 6)
			s.Terms[0].Releases = []board.Release{{Last: first, Back: first.AddDays(2)}, {Last: first.AddDays(3), Back: first.AddDays(5)}}
			return s
		}, 2, 2, 2, 4, "released twice between two days of work"},
		{"", "SWD - - PWD - - PWF", func() board.Shoot {
			s := small(7, 1, 4, 7)
			s.Terms[0].Release = &board.ReleaseRule{MoreThan: 1, Most: 2}
			return s
		}, 3, 0, 4, 3, "two gaps"},
		{"", "SWD - - PW H H WF", func() board.Shoot {
			s := small(7, 1, 4, 7)
			s.Terms[0].Release = &board.ReleaseRule{MoreThan: 1}
			return s
		}, 3, 2, 2, 5, "of equal gaps the earliest"},
		{"", "R - SWD FT - PWF TR", func() board.Shoot {
			s := small(7, 3, 6)
			s.Terms[0].Release = &board.ReleaseRule{MoreThan: 1}
			s.Events = []board.Event{
				{ID: "E", Date: first, Kind: board.Rehearsal}, {ID: "E", Date: first.AddDays(3), Kind: board.Fitting}, {ID: "E", Date: first.AddDays(6), Kind: board.Travel},
			}
			return s
		}, 2, 0, 2, 2, "events before the start, in a gap that is released and after the finish are no paid days of shooting"},
		{"", "R - -", func() board.Shoot {
			s := small(3)
			s.Events = []board.Event{{ID: "E", Date: first, Kind: board.Rehearsal}}
			return s
		}, 0, 0, 0, 0, "a rehearsal of a role that never works"},
		{"", "- - -", func() board.Shoot { return small(3) }, 0, 0, 0, 0, "a role that never works"},
	} {
		d := chart(t, plan(t, tc.shoot()))
		r, found := d.Row("E")
		require.True(t, found)
		var got []string
		for _, code := range r.Codes {
			if code == "" {
				code = "-"
			}
			got = append(got, string(code))
		}
		require.Equal(t, tc.want, strings.Join(got, " "), tc.id+tc.reason)
		require.Equal(t, []int{tc.worked, tc.held, tc.dropped, tc.of}, []int{r.Worked, r.Held, r.Dropped, r.Paid}, tc.id+tc.reason)
		same(t, money(fmt.Sprint(100*(tc.of-tc.worked))), r.HoldingCost, tc.reason)
	}
	off := chart(t, plan(t, func() board.Shoot {
		s := small(3, 1, 3)
		s.Board, _ = s.Board.Insert(2, board.Strip{Kind: board.DayOff})
		return s
	}()))
	require.Equal(t, board.CompanyDayOff, off.Columns[1].Idle)
	require.Zero(t, off.Columns[1].Day)
}

// Drop and pick-up of day performers: the worked cases of the rule of SAG-AFTRA.
func TestScreenActorsRelease(t *testing.T) {
	for _, tc := range []struct {
		id   string
		usa  bool
		back string
		more []int
		want int
	}{
		{"SG-01", true, "2027-06-12", nil, 1}, {"SG-02", true, "2027-06-11", nil, 0}, {"SG-03, fourteen days", false, "2027-06-15", nil, 0},
		{"SG-03, fifteen", false, "2027-06-16", nil, 1}, {"SG-04, a second gap", true, "2027-06-12", []int{30}, 1},
	} {
		rule, source, err := board.ScreenActorsRelease(date("2027-06-01"), tc.usa)
		require.NoError(t, err)
		require.NotEmpty(t, source.Address)
		works := append([]int{1, date(tc.back).DaysSince(date("2027-06-01")) + 1}, tc.more...)
		s := small(works[len(works)-1], works...)
		s.Start = date("2027-06-01")
		s.Terms[0].Release = &rule
		r, _ := chart(t, plan(t, s)).Row("E")
		require.Len(t, r.Releases, tc.want, tc.id)
	}
	_, _, err := board.ScreenActorsRelease(date("2019-12-31"), true)
	require.ErrorIs(t, err, board.ErrBefore)
}

// Whatever the days: paid days are those worked, held and the events between; what is dropped is not paid; reversing
// the days of an element keeps what it is held.
func TestDaysAreConserved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(1, 20).Draw(t, "days")
		works := rapid.SliceOfNDistinct(rapid.IntRange(1, days), 1, days, rapid.ID[int]).Draw(t, "works")
		s := small(days, works...)
		p, err := s.Plan()
		require.NoError(t, err)
		require.NoError(t, p.Check())
		d, err := p.DayOutOfDays()
		require.NoError(t, err)
		require.NoError(t, d.Check())
		r := d.Rows[0]
		require.Equal(t, len(works), r.Worked)
		require.Equal(t, r.Finish.DaysSince(r.Start)+1, r.Worked+r.Held)
		mirrored := make([]int, len(works))
		for i, w := range works {
			mirrored[i] = days + 1 - w
		}
		p, err = small(days, mirrored...).Plan()
		require.NoError(t, err)
		other, err := p.DayOutOfDays()
		require.NoError(t, err)
		require.Equal(t, r.Held, other.Rows[0].Held, "from the last day to the first")
		s.Terms[0].Release = &board.ReleaseRule{MoreThan: rapid.IntRange(0, 5).Draw(t, "more than"), Most: rapid.IntRange(0, 3).Draw(t, "most")}
		p, err = s.Plan()
		require.NoError(t, err)
		released, err := p.DayOutOfDays()
		require.NoError(t, err)
		require.NoError(t, released.Check())
		require.Equal(t, r.Held, released.Rows[0].Held+released.Rows[0].Dropped, "a gap is held or dropped")
	})
}

// A day off of the company, wherever it is put, is neither worked nor paid: nobody's days change.
func TestDaysOffCostNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(1, 12).Draw(t, "days")
		s := small(days, rapid.SliceOfNDistinct(rapid.IntRange(1, days), 1, days, rapid.ID[int]).Draw(t, "works")...)
		chartOf := func() board.Row {
			p, err := s.Plan()
			require.NoError(t, err)
			d, err := p.DayOutOfDays()
			require.NoError(t, err)
			require.NoError(t, d.Check())
			return d.Rows[0]
		}
		before := chartOf()
		for range rapid.IntRange(1, 4).Draw(t, "days off") {
			at := 2 * rapid.IntRange(0, days).Draw(t, "after")
			var err error
			s.Board, err = s.Board.Insert(min(at, len(s.Board)), board.Strip{Kind: board.DayOff})
			require.NoError(t, err)
			if s.Board[0].Kind == board.DayOff { // nothing is shot before it
				s.Board = s.Board[1:]
			}
			s.Board = slices.DeleteFunc(s.Board, func(one board.Strip) bool { return one.Kind == board.DayBreak })
			s.Board = breaks(s.Board)
		}
		after := chartOf()
		require.Equal(t, []int{before.Worked, before.Held, before.Paid}, []int{after.Worked, after.Held, after.Paid})
		require.True(t, before.HoldingCost.Equal(after.HoldingCost))
	})
}

// breaks ends each scene's day.
func breaks(b board.Board) board.Board {
	var out board.Board
	for _, one := range b {
		out = append(out, one)
		if one.Kind == board.SceneStrip {
			out = append(out, board.Strip{Kind: board.DayBreak})
		}
	}
	return out
}

func TestWhatIsAskedOfAChart(t *testing.T) {
	s := small(2, 1)
	s.Breakdown.Elements = []breakdown.Element{{ID: "crowd", Category: breakdown.Extras}}
	s.Breakdown.Scenes[0].Elements = []breakdown.Use{{ID: "crowd", Number: 5}}
	s.Breakdown.Scenes[1].Elements = []breakdown.Use{{ID: "crowd", Number: 3}}
	p := plan(t, s)
	r, found := chart(t, p, "crowd", "E").Row("crowd")
	require.True(t, found)
	require.Equal(t, []board.Code{"SW", "WF"}, r.Codes)
	for _, q := range p.Quantities() {
		if q.Name == "days_crowd" {
			require.Equal(t, "8", q.Value.String())
		}
	}
	s.Breakdown.Scenes[0].Cast[0] = "F"
	s.Terms[0].Fee = money("1")
	same(t, money("100"), chart(t, p).WorkPay, "the plan keeps nothing of what its caller changes")
	_, err := p.DayOutOfDays("nobody")
	require.ErrorIs(t, err, board.ErrUnknown)
	_, err = p.DayOutOfDays("E", "E")
	require.ErrorIs(t, err, board.ErrDuplicate)
	_, found = chart(t, p).Row("crowd")
	require.False(t, found, "the cast alone")
	d := chart(t, p)
	d.Rows[0].Codes[0] = ""
	require.ErrorIs(t, d.Check(), board.ErrUnbalance)
	p.Days[0].Eighths++
	require.ErrorIs(t, p.Check(), board.ErrUnbalance)
}
