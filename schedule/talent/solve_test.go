package talent_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

func instance(t testing.TB, name string) talent.Problem {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "instances", name+".txt"))
	require.NoError(t, err)
	p, err := talent.ParseInstance(text)
	require.NoError(t, err)
	return p
}

// TestInstances: each known instance reaches its known least cost and proves it. The figures are those of the
// literature (Qin, Zhang, Lim, Liang 2016 tables 1, 10, 16; CSPLib 39; the test values of DDO and DDOLib), or of two
// other programs for those drawn for this set.
func TestInstances(t *testing.T) {
	rows := []struct {
		name          string
		total, hold   int64
		written       int64
		published     string
		mostNodesOver int64
	}{
		{"MobStory", 871, 146, 1075, "EJOR 2016", 849},
		{"film103", 1031, 187, 1448, "EJOR 2016", 828},
		{"film105", 849, 110, 1431, "EJOR 2016", 2 * 215},
		{"film117", 913, 197, 1611, "EJOR 2016", 987},
		{"concert", 111, 17, 143, "DDO", 100},
		{"film-10", 352, 28, 440, "DDO", 100},
		{"small", 54, 12, 63, "DDO", 100},
		{"small2", 56, 8, 63, "DDO", 100},
		{"tiny", 29, 2, 35, "DDO", 100},
		{"tiny2", 9, 1, 10, "DDO", 100},
		{"rehearsal", 109, 17, 141, "CSPLib", 100},
		{"rehearsal-choco", 53, 0, 64, "subset programme", 100},
		{"csplib-film1", 871, 146, 972, "CSPLib", 849},
		{"csplib-film2", 818, 87, 1398, "CSPLib", 200},
		{"banda12x6", 434, 53, 604, "EJOR 2016", 100},
		{"random16x8-a", 6170, 685, 9177, "subset programme", 100},
		{"own-20x8", 11598, 1383, 15773, "subset programme", 1000},
		{"own-28x8", 16803, 2312, 26087, "branch and bound", 1000},
		{"own-40x8", 40262, 4456, 53320, "branch and bound", 1000},
	}
	for _, row := range rows {
		t.Run(row.name, func(t *testing.T) {
			p := instance(t, row.name)
			result, err := talent.Solve(context.Background(), p, talent.Options{})
			require.NoError(t, err)
			require.NoError(t, result.Check())
			require.True(t, result.Proved, row.published)
			require.Equal(t, decimal.New(row.total, 0).String(), result.Cost.String())
			require.Equal(t, decimal.New(row.hold, 0).String(), result.Holding.String())
			require.True(t, result.Bound.Equal(result.Holding))
			require.LessOrEqual(t, result.Nodes, row.mostNodesOver, "of the order of the published node counts")
			same, err := p.Cost(result.Order)
			require.NoError(t, err)
			require.Equal(t, result.Costing, same)
			var written []string
			for _, s := range p.Scenes {
				written = append(written, s.ID)
			}
			asWritten, err := p.Cost(written)
			require.NoError(t, err)
			require.Equal(t, decimal.New(row.written, 0).String(), asWritten.Cost.String())
		})
	}
}

// TestGivenOrders: the worked orders EV-01 to EV-06 of the fact sheet.
func TestGivenOrders(t *testing.T) {
	rows := []struct {
		name, order    string
		total, holding string
		reason         string
	}{
		{"banda12x6", "5 2 7 1 6 8 4 9 3 11 10 12", "434", "53", "EJOR 2016, table 1"},
		{"rehearsal", "3 8 2 7 1 6 5 4 9", "109", "17", "APES-67"},
		{"csplib-film1", "4 1 10 11 3 13 12 2 6 8 9 7 20 5 15 14 17 18 16 19", "871", "146", "Smith 2003"},
		{"tiny", "1 2 3 4", "35", "8", "by hand"},
		{"tiny", "3 2 1 4", "29", "2", "by hand"},
		{"tiny", "1 4 2 3", "30", "3", "by hand"},
		{"tiny", "3 2 4 1", "30", "3", "the same backwards"},
	}
	for _, row := range rows {
		got, err := instance(t, row.name).Cost(strings.Fields(row.order))
		require.NoError(t, err)
		require.NoError(t, got.Check())
		require.Equal(t, row.total, got.Cost.String(), row.reason)
		require.Equal(t, row.holding, got.Holding.String(), row.reason)
	}
}

// TestSmallProblems: against every order.
func TestSmallProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := draw(t, 7, 6, rapid.Bool().Draw(t, "with precedences"))
		least, count, first := plainOf(p).enumerate()
		result, err := talent.Solve(context.Background(), p, talent.Options{})
		require.NoError(t, err)
		require.True(t, result.Proved)
		require.Equal(t, cents(least), result.Holding.String(), show(p))
		require.NoError(t, result.Check())
		_, err = p.Cost(result.Order)
		require.NoError(t, err, "an order that keeps the precedences")

		all, err := talent.Optima(context.Background(), p, talent.Options{})
		require.NoError(t, err)
		require.Equal(t, cents(least), all.Holding.String())
		require.Equal(t, uint64(count), all.Count, show(p))
		require.Equal(t, names(p, first), all.First)
	})
}

// TestSubsets: against the dynamic programme over sets of scenes, with few nodes, little memory, and enough.
func TestSubsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := draw(t, 13, 8, rapid.Bool().Draw(t, "with precedences"))
		least := decimal.New(int64(plainOf(p).subsets()), -2)
		for _, o := range []talent.Options{{}, {Memory: 1}, {Nodes: 1}, {Nodes: 7}, {Nodes: 40}} {
			result, err := talent.Solve(context.Background(), p, o)
			require.NoError(t, err)
			require.False(t, result.Holding.LessThan(least))
			require.False(t, result.Bound.GreaterThan(least), "the bound is one: %v", o)
			require.Equal(t, result.Proved, result.Bound.Equal(result.Holding))
			if o.Nodes == 0 {
				require.True(t, result.Proved)
				require.True(t, result.Holding.Equal(least), show(p))
			}
		}
	})
}

// TestSearchAlone: without a first order that is good already, against the dynamic programme.
func TestSearchAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := dense(t, rapid.Bool().Draw(t, "with precedences"))
		least := decimal.New(int64(plainOf(p).subsets()), -2)
		for _, memory := range []int64{1, talent.DefaultMemory} {
			found, bound, err := talent.Searched(p, talent.DefaultNodes, memory)
			require.NoError(t, err)
			require.Equal(t, least.String(), found.String(), show(p))
			require.Equal(t, least.String(), bound.String())
		}
		for _, nodes := range []int64{1, 2, 4, 8, 16, 32} {
			found, bound, err := talent.Searched(p, nodes, talent.DefaultMemory)
			require.NoError(t, err)
			require.False(t, bound.GreaterThan(least), "%d nodes: %s over %s", nodes, bound, least)
			require.False(t, found.LessThan(least))
		}
	})
}

// TestSymmetries: what must not change the cost.
func TestSymmetries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := draw(t, 9, 6, false)
		solve := func(p talent.Problem) talent.Result {
			result, err := talent.Solve(context.Background(), p, talent.Options{})
			require.NoError(t, err)
			return result
		}
		want := solve(p)
		require.Equal(t, want, solve(p), "the same twice")

		backwards := slices.Clone(want.Order)
		slices.Reverse(backwards)
		mirrored, err := p.Cost(backwards)
		require.NoError(t, err)
		require.True(t, mirrored.Cost.Equal(want.Cost), "an order and its reverse cost the same")

		shuffled := talent.Problem{Scenes: rapid.Permutation(p.Scenes).Draw(t, "scenes"), Actors: p.Actors}
		if len(p.Actors) > 0 {
			shuffled.Actors = rapid.Permutation(p.Actors).Draw(t, "actors")
		}
		require.True(t, solve(shuffled).Cost.Equal(want.Cost), "the order of the document does not matter")

		// Two actors who share a fee and all scenes cost what one does.
		split := talent.Problem{Actors: slices.Clone(p.Actors)}
		for _, s := range p.Scenes {
			s.Cast = slices.Clone(s.Cast)
			if slices.Contains(s.Cast, "A0") {
				s.Cast = append(s.Cast, "twin")
			}
			split.Scenes = append(split.Scenes, s)
		}
		if len(split.Actors) > 0 {
			half := split.Actors[0].Fee.Mul(decimal.New(5, -1))
			split.Actors[0].Fee = half
			split.Actors = append(split.Actors, talent.Actor{ID: "twin", Fee: half})
			require.True(t, solve(split).Cost.Equal(want.Cost))
		}

		// A scene of two days is two scenes of a day with the same cast.
		cut := talent.Problem{Actors: p.Actors}
		for _, s := range p.Scenes {
			for d := range s.Days {
				cut.Scenes = append(cut.Scenes, talent.Scene{ID: s.ID + strings.Repeat("'", d), Days: 1, Cast: s.Cast})
			}
		}
		require.True(t, solve(cut).Cost.Equal(want.Cost))

		// A precedence never makes an order cheaper.
		if n := len(p.Scenes); n > 1 {
			p.Precedences = []talent.Precedence{{Before: p.Scenes[0].ID, After: p.Scenes[n-1].ID}}
			require.True(t, solve(p).Cost.Equal(want.Cost), "one precedence: of an order and its reverse, one keeps it")
			p.Precedences = append(p.Precedences, talent.Precedence{Before: p.Scenes[0].ID, After: p.Scenes[n/2].ID})
			require.False(t, solve(p).Cost.LessThan(want.Cost))
		}
	})
}

// TestStopping: every way in which a search ends before it has proved its order.
func TestStopping(t *testing.T) {
	p := hard(40, 16)
	none, err := talent.Solve(context.Background(), p, talent.Options{Nodes: 1})
	require.NoError(t, err)
	require.False(t, none.Proved)
	require.True(t, none.Bound.IsPositive(), "a few actors at a time already hold some")

	var seen []talent.Progress
	stopped, err := talent.Solve(context.Background(), p, talent.Options{Progress: func(at talent.Progress) bool {
		seen = append(seen, at)
		return len(seen) < 3
	}})
	require.NoError(t, err)
	require.False(t, stopped.Proved)
	require.Len(t, seen, 3)
	for i, at := range seen {
		require.False(t, at.Bound.GreaterThan(at.Holding))
		if i > 0 {
			require.Greater(t, at.Nodes, seen[i-1].Nodes)
			require.False(t, at.Holding.GreaterThan(seen[i-1].Holding))
		}
	}
	again, err := talent.Solve(context.Background(), p, talent.Options{Nodes: stopped.Nodes - 1})
	require.NoError(t, err)
	require.Equal(t, stopped.Order, again.Order, "who stops at a node gets the order of that node")

	ctx, cancel := context.WithCancel(context.Background())
	cut, err := talent.Solve(ctx, p, talent.Options{Progress: func(talent.Progress) bool { cancel(); return true }})
	require.ErrorIs(t, err, context.Canceled)
	require.Len(t, cut.Order, len(p.Scenes), "the best so far comes with the error")
	_, err = talent.Solve(ctx, p, talent.Options{})
	require.ErrorIs(t, err, context.Canceled)
}

// TestManyScenes: more scenes than a search can hold are ordered all the same.
func TestManyScenes(t *testing.T) {
	p := hard(120, 30)
	result, err := talent.Solve(context.Background(), p, talent.Options{})
	require.NoError(t, err)
	require.NoError(t, result.Check())
	require.False(t, result.Proved)
	require.True(t, result.Bound.IsPositive())
	require.Zero(t, result.Nodes)
	written, err := p.Cost(identity(p))
	require.NoError(t, err)
	require.True(t, result.Cost.LessThan(written.Cost))
	_, err = talent.Optima(context.Background(), p, talent.Options{})
	require.ErrorIs(t, err, talent.ErrEffort)
}

// TestFees: costs beyond what the bounds multiply, and with twelve decimals, are still exact.
func TestFees(t *testing.T) {
	p := instance(t, "film103")
	for i := range p.Actors {
		p.Actors[i].Fee = p.Actors[i].Fee.Mul(decimal.New(1_000_000_000_001, -6))
	}
	result, err := talent.Solve(context.Background(), p, talent.Options{})
	require.NoError(t, err)
	require.Equal(t, "187000000.000187", result.Holding.String())
	for i := range p.Actors { // odd fees have no common divisor: the bounds lose their last digits
		p.Actors[i].Fee = p.Actors[i].Fee.Add(decimal.New(int64(2*i+1), -6))
	}
	result, err = talent.Solve(context.Background(), p, talent.Options{})
	require.NoError(t, err)
	require.True(t, result.Proved)
	require.Equal(t, plainUnits(p), result.Holding.Shift(6).IntPart())
}

// plainUnits is the subset programme in millionths.
func plainUnits(p talent.Problem) int64 {
	scaled := p
	scaled.Actors = slices.Clone(p.Actors)
	for i := range scaled.Actors {
		scaled.Actors[i].Fee = p.Actors[i].Fee.Shift(4)
	}
	return int64(plainOf(scaled).subsets())
}

func TestRoundTrip(t *testing.T) {
	p := instance(t, "tiny")
	p.Precedences = []talent.Precedence{{Before: "1", After: "2"}}
	data, err := json.Marshal(p)
	require.NoError(t, err)
	back, err := talent.ParseProblem(data)
	require.NoError(t, err)
	require.Equal(t, p, back)
	result, err := talent.Solve(context.Background(), p, talent.Options{})
	require.NoError(t, err)
	data, err = json.Marshal(result)
	require.NoError(t, err)
	var read talent.Result
	require.NoError(t, json.Unmarshal(data, &read))
	require.NoError(t, read.Check())
	require.Equal(t, result.Order, read.Order)
	read.Actors[0].Held++
	require.ErrorIs(t, read.Check(), talent.ErrUnbalance)
}
