package optimise_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

// TestSmallShoots: against every plan on every choice of dates.
func TestSmallShoots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := draw(t, 4)
		least, found := everyPlan(s)
		for _, o := range []optimise.Options{{Moves: 500}, {Moves: 1}, {Moves: 1, Memory: 1}} {
			p, err := optimise.Solve(context.Background(), s, o)
			if !found {
				require.ErrorIs(t, err, optimise.ErrInfeasible)
				continue
			}
			require.NoError(t, err, "%+v", s)
			require.True(t, p.Proved)
			require.Equal(t, least.String(), p.Cost.String(), "%+v", s)
			sound(t, s, p)
		}
		// With next to no effort: a plan with a true bound, or an error that says that none was found.
		p, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 1, Nodes: 1})
		switch {
		case errors.Is(err, optimise.ErrEffort) || errors.Is(err, optimise.ErrInfeasible):
		default:
			require.NoError(t, err)
			require.True(t, found)
			sound(t, s, p)
			require.False(t, p.Bound.GreaterThan(least), "%+v", s)
		}
	})
}

// TestTrying: what is remembered of states never changes what is found, from nothing; nor whether plans are tried
// scene by scene, or day by day with a bound of what is ahead. Six scenes meet in many ways.
func TestTrying(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := draw(t, 6)
		with, _, found, err := optimise.Tried(s, optimise.DefaultMemory, false)
		if err != nil {
			return
		}
		for _, daily := range []bool{false, true} {
			for _, memory := range []int64{1, optimise.DefaultMemory} {
				cost, bound, same, err := optimise.Tried(s, memory, daily)
				require.NoError(t, err)
				require.Equal(t, found, same)
				require.Equal(t, with.String(), cost.String(), "%+v", s)
				require.False(t, bound.GreaterThan(with), "%+v", s)
			}
		}
		moved, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 2_000, Nodes: 1})
		if err == nil {
			require.True(t, found)
			require.False(t, moved.Cost.LessThan(with))
			require.False(t, moved.Bound.GreaterThan(with))
		}
	})
}

// TestLargerShoots: plans of more scenes than can be enumerated break nothing and add up.
func TestLargerShoots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := draw(t, 14)
		o := optimise.Options{Moves: 300, Nodes: 300, Seed: rapid.Uint64().Draw(t, "seed")}
		p, err := optimise.Solve(context.Background(), s, o)
		if err != nil {
			require.True(t, errors.Is(err, optimise.ErrEffort) || errors.Is(err, optimise.ErrInfeasible), err)
			return
		}
		sound(t, s, p)
		again, err := optimise.Solve(context.Background(), s, o)
		require.NoError(t, err)
		require.Equal(t, p, again, "the same twice")
	})
}

func saison(t testing.TB) optimise.Shoot {
	t.Helper()
	table := func(name string) [][]string {
		text, err := os.ReadFile(filepath.Join("..", "talent", "testdata", "plan-de-travail", name))
		require.NoError(t, err)
		rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
		require.NoError(t, err)
		return rows[1:]
	}
	s := optimise.Shoot{Eighths: 20, NightRest: true}
	paris := optimise.Location{ID: "Paris"}
	for d := schedule.MustParseDate("2027-04-19"); len(s.Dates) < 90; d = d.AddDays(1) {
		switch {
		case d.Weekday() == time.Sunday || schedule.Metropolitan.IsHoliday(d):
			continue
		case d.Weekday() == time.Saturday:
			paris.Blocked = append(paris.Blocked, d)
		}
		s.Dates = append(s.Dates, d)
	}
	s.Locations = []optimise.Location{paris, {ID: "Littoral"}}
	for _, row := range table("cast.csv") {
		s.Actors = append(s.Actors, optimise.Actor{ID: row[0], Fee: decimal.RequireFromString(row[2])})
	}
	for _, row := range table("scenes.csv") {
		days, err := strconv.Atoi(row[6])
		require.NoError(t, err)
		s.Scenes = append(s.Scenes, optimise.Scene{
			ID: row[0], Days: days, Location: row[2], Night: row[4] == "NIGHT", Cast: strings.Fields(row[7]),
		})
	}
	for _, row := range table("precedence.csv") {
		s.Precedences = append(s.Precedences, optimise.Precedence{Before: row[0], After: row[1]})
	}
	return s
}

// TestSaisonBasse is the worked case: 24 scenes of one or two whole days, two bases, a working week for each,
// holidays, rest after nights. Dates cost nothing, so that the least holding cost is that of the order alone:
// 71 970 with the bases one after the other (question 5, third line), beside 123 740 of work.
func TestSaisonBasse(t *testing.T) {
	s := saison(t)
	for _, a := range s.Scenes {
		for _, b := range s.Scenes {
			if a.Location == "Paris" && b.Location == "Littoral" {
				s.Precedences = append(s.Precedences, optimise.Precedence{Before: a.ID, After: b.ID})
			}
		}
	}
	p, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 300_000, Nodes: 20_000})
	require.NoError(t, err)
	sound(t, s, p)
	require.Len(t, p.Days, 34)
	require.Equal(t, "123740", p.Work.String())
	require.Equal(t, "195710", p.Bound.String())
	require.Equal(t, "71970", p.Holding.String())
	require.True(t, p.Proved, "the bound of the order without dates is reached")
}

// TestProved: shoots of up to eighteen scenes drawn like real ones are proved with the default effort, and changes of
// plans alone, however long, find nothing cheaper.
func TestProved(t *testing.T) {
	for _, scenes := range []int{8, 12, 16, 18} {
		s := drawn(scenes)
		p, err := optimise.Solve(context.Background(), s, optimise.Options{})
		require.NoError(t, err)
		sound(t, s, p)
		require.True(t, p.Proved, "%d scenes", scenes)
		for seed := range uint64(3) {
			moved, err := optimise.Solve(context.Background(), s, optimise.Options{Moves: 50_000, Nodes: 1, Seed: seed})
			require.NoError(t, err)
			sound(t, s, moved)
			require.False(t, moved.Cost.LessThan(p.Cost))
			require.False(t, moved.Bound.GreaterThan(p.Cost))
		}
	}
}

func TestStopping(t *testing.T) {
	s := saison(t)
	calls := 0
	p, err := optimise.Solve(context.Background(), s, optimise.Options{Progress: func(at optimise.Progress) bool {
		calls++
		require.False(t, at.Found && at.Bound.GreaterThan(at.Cost))
		return calls < 2
	}})
	require.NoError(t, err)
	require.Equal(t, 2, calls)
	require.False(t, p.Proved)
	sound(t, s, p)

	ctx, cancel := context.WithCancel(context.Background())
	p, err = optimise.Solve(ctx, s, optimise.Options{Progress: func(optimise.Progress) bool { cancel(); return true }})
	require.ErrorIs(t, err, context.Canceled)
	sound(t, s, p)
	_, err = optimise.Solve(ctx, s, optimise.Options{})
	require.ErrorIs(t, err, context.Canceled)
	_, err = optimise.Solve(context.Background(), s, optimise.Options{Nodes: -1, Moves: optimise.MaxMoves + 1})
	require.ErrorIs(t, err, optimise.ErrNegative)
	require.ErrorIs(t, err, optimise.ErrTooLarge)
}

func small() optimise.Shoot {
	day := schedule.MustParseDate("2027-04-19")
	return optimise.Shoot{
		Dates:   []schedule.Date{day, day.AddDays(1), day.AddDays(2)},
		Eighths: 24,
		Scenes: []optimise.Scene{
			{ID: "1", Eighths: 12, Location: "flat", Cast: []string{"Anna"}},
			{ID: "2", Eighths: 12, Location: "street", Cast: []string{"Ben"}},
			{ID: "3", Eighths: 12, Location: "flat", Cast: []string{"Anna", "Ben"}},
		},
		Actors:    []optimise.Actor{{ID: "Anna", Fee: decimal.New(1000, 0)}, {ID: "Ben", Fee: decimal.New(600, 0)}},
		Locations: []optimise.Location{{ID: "flat"}, {ID: "street"}},
		DayCost:   decimal.New(20000, 0), MoveCost: decimal.New(1500, 0), OvernightCost: decimal.New(500, 0),
		Precedences: []optimise.Precedence{{Before: "1", After: "2"}},
	}
}

// TestByHand: scenes 1 and 3 in the flat on one day, 2 in the street on the next: two days of crew 40 000, one move
// overnight 500, Anna one day 1 000, Ben two days 1 200. A minimum of three days for Ben adds 600.
func TestByHand(t *testing.T) {
	s := small()
	p, err := optimise.Solve(context.Background(), s, optimise.Options{})
	require.NoError(t, err)
	sound(t, s, p)
	require.True(t, p.Proved)
	require.Equal(t, "42700", p.Cost.String())
	require.Equal(t, "500", p.Moves.String())
	require.Equal(t, "40000", p.Crew.String())
	require.Equal(t, "2200", p.Work.String())
	require.Equal(t, "0", p.Holding.String())
	s.Actors[1].Minimum = 3
	p, err = optimise.Solve(context.Background(), s, optimise.Options{})
	require.NoError(t, err)
	require.Equal(t, "43300", p.Cost.String())
	require.Equal(t, "600", p.Guarantee.String())

	data, err := json.Marshal(p)
	require.NoError(t, err)
	var back optimise.Plan
	require.NoError(t, json.Unmarshal(data, &back))
	require.NoError(t, back.Check())
	back.Days[0].Crew = decimal.New(1, 0)
	require.ErrorIs(t, back.Check(), optimise.ErrUnbalance)
	data, err = json.Marshal(s)
	require.NoError(t, err)
	read, err := optimise.ParseShoot(data)
	require.NoError(t, err)
	again, err := optimise.Solve(context.Background(), read, optimise.Options{})
	require.NoError(t, err)
	require.True(t, again.Cost.Equal(p.Cost))
}

func TestInvalidShoots(t *testing.T) {
	rows := []struct {
		reason string
		spoil  func(*optimise.Shoot)
		path   string
		kind   error
	}{
		{"no date", func(s *optimise.Shoot) { s.Dates = nil }, "dates", optimise.ErrRequired},
		{"dates out of order", func(s *optimise.Shoot) { s.Dates[1] = s.Dates[0] }, "dates[1]", optimise.ErrOrder},
		{"no scene", func(s *optimise.Shoot) { s.Scenes = nil }, "scenes", optimise.ErrRequired},
		{"no page", func(s *optimise.Shoot) { s.Eighths = 0 }, "eighths", optimise.ErrRange},
		{"longer than a day", func(s *optimise.Shoot) { s.Scenes[0].Eighths = 25 }, "scenes[0].eighths", optimise.ErrRange},
		{"both lengths", func(s *optimise.Shoot) { s.Scenes[0].Days = 1 }, "scenes[0].days", optimise.ErrDuplicate},
		{"a scene twice", func(s *optimise.Shoot) { s.Scenes[1].ID = "1" }, "scenes[1].id", optimise.ErrDuplicate},
		{"an unknown actor", func(s *optimise.Shoot) { s.Scenes[1].Cast[0] = "x" }, "scenes[1].cast[0]", optimise.ErrUnknown},
		{"an unknown location", func(s *optimise.Shoot) { s.Scenes[1].Location = "x" }, "scenes[1].location", optimise.ErrUnknown},
		{"a negative cost", func(s *optimise.Shoot) { s.MoveCost = decimal.New(-1, 0) }, "move_cost", optimise.ErrNegative},
		{"a hostile fee", func(s *optimise.Shoot) { s.Actors[0].Fee = decimal.New(1, 1_000_000_000) }, "actors[0].fee", optimise.ErrTooLarge},
		{"a total too large", func(s *optimise.Shoot) { s.Actors[0].Fee = decimal.New(1, 18) }, "", optimise.ErrTooLarge},
		{"a window the wrong way round", func(s *optimise.Shoot) {
			s.Actors[0].Windows = []optimise.Window{{From: s.Dates[1], To: s.Dates[0]}}
		}, "actors[0].windows[0].to", optimise.ErrOrder},
		{"a cycle", func(s *optimise.Shoot) {
			s.Precedences = append(s.Precedences, optimise.Precedence{Before: "2", After: "1"})
		}, "precedences[1]", optimise.ErrCycle},
		{"a day that is not one of the dates", func(s *optimise.Shoot) { s.Scenes[2].On = s.Dates[2].AddDays(1) }, "scenes[2]", optimise.ErrInfeasible},
		{"an actor and a location never free together", func(s *optimise.Shoot) {
			s.Actors[0].Windows = []optimise.Window{{To: s.Dates[0]}}
			s.Locations[0].Blocked = []schedule.Date{s.Dates[0]}
		}, "scenes[0]", optimise.ErrInfeasible},
		{"an actor with more scenes than days", func(s *optimise.Shoot) {
			s.Scenes[0].Eighths = 20
			s.Actors[0].Windows = []optimise.Window{{From: s.Dates[1], To: s.Dates[1]}}
		}, "actors[0]", optimise.ErrInfeasible},
		{"a location with more scenes than days", func(s *optimise.Shoot) {
			s.Scenes[0].Eighths = 20
			s.Locations[0].Blocked = s.Dates[1:]
		}, "locations[0]", optimise.ErrInfeasible},
		{"more scenes than days", func(s *optimise.Shoot) { s.Dates = s.Dates[:1] }, "dates", optimise.ErrInfeasible},
		{"a precedence against the dates", func(s *optimise.Shoot) {
			s.Scenes[0].On, s.Scenes[1].On = s.Dates[2], s.Dates[0]
		}, "scenes[1]", optimise.ErrInfeasible},
	}
	for _, row := range rows {
		t.Run(row.reason, func(t *testing.T) {
			s := small()
			require.NoError(t, s.Validate())
			row.spoil(&s)
			var faults optimise.Faults
			require.ErrorAs(t, s.Validate(), &faults)
			found := false
			for _, f := range faults {
				found = found || f.Path == row.path && errors.Is(f.Kind, row.kind)
			}
			require.True(t, found, faults.Error())
			_, err := optimise.Solve(context.Background(), s, optimise.Options{})
			require.ErrorIs(t, err, row.kind)
		})
	}
	// No constraint alone is impossible: three scenes of half a day, all fixed on one date.
	s := small()
	s.Scenes[0].On, s.Scenes[1].On, s.Scenes[2].On = s.Dates[1], s.Dates[1], s.Dates[1]
	_, err := optimise.Solve(context.Background(), s, optimise.Options{})
	require.ErrorIs(t, err, optimise.ErrInfeasible)
}
