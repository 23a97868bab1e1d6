package fraction_test

import (
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Computing goes on with what came out, however long it has become and whether or not it was reduced.
func TestLongComputations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := []*big.Rat{rationals.Draw(t, "first")}
		got := []fraction.F{fraction.FromRat(want[0])}
		for range rapid.IntRange(1, 14).Draw(t, "steps") {
			i := rapid.IntRange(0, len(got)-1).Draw(t, "of")
			x, y := want[i], rationals.Draw(t, "other")
			a, b := got[i], fraction.FromRat(y)
			if rapid.Bool().Draw(t, "both computed") {
				j := rapid.IntRange(0, len(got)-1).Draw(t, "with")
				y, b = want[j], got[j]
			}
			switch rapid.IntRange(0, 3).Draw(t, "operation") {
			case 0:
				want, got = append(want, new(big.Rat).Add(x, y)), append(got, a.Add(b))
			case 1:
				want, got = append(want, new(big.Rat).Sub(x, y)), append(got, a.Sub(b))
			case 2:
				want, got = append(want, new(big.Rat).Mul(x, y)), append(got, a.Mul(b))
			case 3:
				if y.Sign() != 0 {
					want, got = append(want, new(big.Rat).Quo(x, y)), append(got, a.Quo(b))
				}
			}
			require.Equal(t, x.Cmp(y), a.Cmp(b))
			require.Equal(t, x.Cmp(y) == 0, a.Equal(b))
		}
		for i := range want {
			same(t, want[i], got[i], "step")
			require.Equal(t, want[i].Sign(), got[i].Sign())
			require.Equal(t, want[i].Sign() == 0, got[i].IsZero())
			require.Equal(t, want[i].RatString(), got[i].Text())
			require.True(t, money.Round(want[i], 2, money.HalfEven).Equal(got[i].Round(2, money.HalfEven)))
			floor, ok := got[i].Floor62(100)
			wantFloor, wantOK := fraction.FromRat(want[i]).Floor62(100)
			require.Equal(t, wantOK, ok)
			require.Equal(t, wantFloor, floor)
			same(t, new(big.Rat).Neg(want[i]), got[i].Neg(), "Neg")
		}
	})
}

// What was reduced late is as short as what was reduced at once.
func TestLowest(t *testing.T) {
	third := fraction.Int(1)
	for range 300 {
		third = third.Quo(fraction.Int(1_000_003))
	}
	require.Equal(t, 1, third.Quo(third).Lowest().Words(), "one")
	grown := third
	for range 50 {
		grown = grown.Mul(third).Quo(third)
		require.LessOrEqual(t, grown.Words(), 8*third.Lowest().Words(), "it does not grow without end")
	}
	require.Equal(t, third.Lowest().Words(), grown.Lowest().Words())
	require.True(t, grown.Equal(third))
}

// A growth is a product and a sum, for any values in any order.
func TestGrowthIsAProductAndASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var values, rates []fraction.F
		var sums []*big.Rat
		for range rapid.IntRange(1, 40).Draw(t, "values") {
			value, rate := pairs(t)
			values, rates, sums = append(values, fraction.FromRat(value)), append(rates, fraction.FromRat(rate)), append(sums, value)
		}
		if rapid.Bool().Draw(t, "together") {
			together(t, rates)
		}
		var growth fraction.Growth
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			by := rationals.Draw(t, "by")
			growth.Times(fraction.FromRat(by))
			for i := range values {
				values[i] = growth.Add(values[i], rates[i])
				sums[i] = new(big.Rat).Add(sums[i], new(big.Rat).Mul(rates[i].Rat(), by))
			}
		}
		for i := range values {
			same(t, sums[i], values[i], "grown")
		}
	})
}

func TestTogetherChangesNoValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rationals, 0, 12).Draw(t, "list")
		rates := make([]fraction.F, len(list))
		for i := range list {
			rates[i] = fraction.FromRat(list[i])
			for range rapid.IntRange(0, 3).Draw(t, "powers") {
				rates[i], list[i] = rates[i].Mul(rates[i]), new(big.Rat).Mul(list[i], list[i])
			}
		}
		together(t, rates)
		for i := range rates {
			same(t, list[i], rates[i], "together")
		}
	})
}

func together(t *rapid.T, list []fraction.F) {
	t.Helper()
	addresses := make([]*fraction.F, len(list))
	for i := range list {
		addresses[i] = &list[i]
	}
	fraction.Together(addresses)
}

// The numbers of a chain: rates that compound in hundredths.
func BenchmarkGrowth(b *testing.B) {
	rates := make([]fraction.F, 60)
	rate := fraction.Int(1)
	addresses := make([]*fraction.F, len(rates))
	for i := range rates {
		rate = rate.Mul(fraction.New(197, 200))
		rates[i], addresses[i] = rate, &rates[i]
	}
	fraction.Together(addresses)
	by := fraction.Int(1000).Quo(rates[40]).Lowest()
	b.Run("growth", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var growth fraction.Growth
			growth.Times(by)
			for _, rate := range rates {
				sink = growth.Add(by, rate)
			}
		}
	})
	b.Run("rat", func(b *testing.B) {
		x := by.Rat()
		list := make([]*big.Rat, len(rates))
		for i := range rates {
			list[i] = rates[i].Rat()
		}
		b.ReportAllocs()
		for b.Loop() {
			for _, rate := range list {
				sinkRat = new(big.Rat).Mul(rate, x)
				sinkRat.Add(sinkRat, x)
			}
		}
	})
}
