package recoupment

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

func forecast(moves []Movement) Forecast {
	q := func(at, factor int64) Quantile { return Quantile{decimal.New(at, 0), decimal.New(factor, 0)} }
	return Forecast{Movements: moves, Drivers: []Driver{
		{ID: "film", Pools: []string{"p0", "p1"}, Counters: []string{"admissions"}, Quantiles: []Quantile{q(0, 20), q(50, 100), q(90, 180), q(100, 400)}},
		{ID: "noise", Pools: []string{"p1"}, Each: EachMovement, Quantiles: []Quantile{q(0, 80), q(100, 120)}},
	}}
}

// What a simulation makes of a scenario is what the exact engine makes of its movements, to a twentieth
// of the minor unit, with rates down to a hundredth of a per cent.
func TestSimulationAgreesWithTheExactEngine(t *testing.T) {
	played := 0
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		moves := drawMovements(t, d)
		c, err := d.Compile()
		require.NoError(t, err)
		s, err := c.Open().Simulator(forecast(moves))
		require.NoError(t, err)
		g := s.game()
		for scenario := range int64(3) {
			require.NoError(t, g.play(7, scenario))
			if g.exactly == nil {
				played++
			}
			run := play(t, d, s.Scenario(7, scenario))
			for i, name := range s.parties[:s.receiving] {
				want := run.core.Sum(c.paid(name, true))
				got := fraction.New(g.meter(0, i), s.scale)
				off := want.Sub(got)
				if off.Sign() < 0 {
					off = off.Neg()
				}
				require.LessOrEqual(t, off.Cmp(fraction.New(unitsPerMinor/20, s.scale)), 0, "%s: %s exactly, %s here", name, want.Text(), got.Text())
			}
		}
	})
	require.Greater(t, played, 50, "most are played in whole numbers")
}

func TestChunksMergeInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDeal(t)
		c, err := d.Compile()
		require.NoError(t, err)
		s, err := c.Open().Simulator(forecast(drawMovements(t, d)))
		require.NoError(t, err)
		n := rapid.Int64Range(0, 20).Draw(t, "n")
		cut := rapid.Int64Range(0, n).Draw(t, "cut")
		chunk := func(first, count int64) *Tally {
			tally, err := s.Play(Chunk{Seed: 11, First: first, Scenarios: count})
			require.NoError(t, err)
			return tally
		}
		whole := chunk(0, n)
		a, b := chunk(0, cut), chunk(cut, n-cut)
		ab, ba := deep.Copy(*a), deep.Copy(*b)
		require.NoError(t, ab.Merge(b))
		require.NoError(t, ba.Merge(a))
		want, err := json.Marshal(whole)
		require.NoError(t, err)
		for _, merged := range []Tally{ab, ba} {
			got, err := json.Marshal(merged)
			require.NoError(t, err)
			require.JSONEq(t, string(want), string(got))
		}
		var back Tally
		require.NoError(t, json.Unmarshal(want, &back))
		require.Equal(t, whole.Summary(decimal.New(50, 0)), back.Summary(decimal.New(50, 0)), "a tally travels")
	})
}

// A fund takes 30 %, a factor is between 0 and 200 %, even: the mean is that of the expected receipt, the
// deviation of an even law is its width over the root of twelve.
func TestSummary(t *testing.T) {
	c, err := amendable().Compile()
	require.NoError(t, err)
	s, err := c.Open().Simulator(Forecast{
		Movements: []Movement{receipt(0, 1000)},
		Drivers: []Driver{{ID: "x", Pools: []string{"pool"}, Quantiles: []Quantile{
			{decimal.Decimal{}, decimal.Decimal{}}, {hundred, decimal.New(200, 0)},
		}}},
		Goals: []Goal{{ID: "half", Condition: Condition{Of: []Term{{Right: "fund"}}, Reaches: decimal.New(300, 0)}}},
	})
	require.NoError(t, err)
	tally, err := s.Play(Chunk{Seed: 1, Scenarios: 100_000})
	require.NoError(t, err)
	sum := tally.Summary(decimal.New(5, 0), decimal.New(50, 0), decimal.New(95, 0))
	require.Equal(t, "fund", sum[0].Party)
	near := func(want, got decimal.Decimal, percent int64) {
		t.Helper()
		off := got.Sub(want).Abs().Mul(hundred)
		require.True(t, off.LessThanOrEqual(want.Mul(decimal.New(percent, 0))), "%s, want about %s", got, want)
	}
	near(decimal.New(300, 0), sum[0].Mean, 1)
	near(decimal.New(17321, -2), sum[0].Deviation, 1) // 600 / sqrt(12)
	near(decimal.New(30, 0), sum[0].Quantiles[0], 3)
	near(decimal.New(300, 0), sum[0].Quantiles[1], 2)
	near(decimal.New(570, 0), sum[0].Quantiles[2], 1)
	near(decimal.New(50, 0), tally.Probability(tally.Goals[0].Reached), 2)
	require.True(t, sum[0].Mean.Add(sum[1].Mean).Sub(decimal.New(1000, 0)).Abs().LessThan(decimal.New(10, 0)))
}

func TestBucketsHoldEveryAmountOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(0, 1<<62).Draw(t, "amount") >> rapid.IntRange(0, 62).Draw(t, "shift")
		at := bucket(amount)
		least, width := held(at)
		require.True(t, least <= amount && amount-least < width, "%d is not in [%d, +%d)", amount, least, width)
		require.LessOrEqual(t, width, max(1, amount/100))
		if least > 0 {
			require.Equal(t, at-1, bucket(least-1), "the buckets follow one another")
		}
		require.Less(t, at, maxBuckets)
	})
}

func BenchmarkSimulationOfRandom(b *testing.B) {
	c, err := amendable().Compile()
	require.NoError(b, err)
	s, err := c.Open().Simulator(Forecast{Movements: []Movement{receipt(0, 1000)}, Drivers: []Driver{{ID: "x", Pools: []string{"pool"}, Quantiles: []Quantile{{decimal.Decimal{}, decimal.Decimal{}}, {hundred, decimal.New(200, 0)}}}}})
	require.NoError(b, err)
	g := s.game()
	b.ReportAllocs()
	n := int64(0)
	for b.Loop() {
		if err := g.play(1, n); err != nil {
			b.Fatal(err)
		}
		n++
	}
	_ = fmt.Sprint(n)
}
