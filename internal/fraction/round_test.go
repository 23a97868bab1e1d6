package fraction_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The last rule has no name: it must be treated as money.Round does.
var rules = rapid.SampledFrom([]money.Rounding{money.HalfAwayFromZero, money.HalfEven, money.Down, money.Up, 9})

func sameRound(t require.TestingT, x *big.Rat, places int32, rule money.Rounding) {
	want, got := money.Round(x, places, rule), fraction.FromRat(x).Round(places, rule)
	require.Equal(t, want.Exponent(), got.Exponent())
	require.True(t, want.Equal(got), "%s at %d places, %s: want %s, got %s", x.RatString(), places, rule, want, got)
}

func TestRoundIsMoneyRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sameRound(t, rationals.Draw(t, "x"), rapid.Int32Range(-22, 22).Draw(t, "places"), rules.Draw(t, "rule"))
	})
}

// An odd number of halves, or one next to it, at every place.
func TestRoundTies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.Int32Range(-4, 8).Draw(t, "places")
		tie := big.NewRat(2*rapid.Int64Range(-1e6, 1e6).Draw(t, "units")+1, 2)
		unit := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
		if places > 0 {
			unit.Inv(unit)
		}
		tie.Mul(tie, unit)
		tie.Add(tie, big.NewRat(rapid.Int64Range(-1, 1).Draw(t, "beside"), 1e9))
		sameRound(t, tie, places, rules.Draw(t, "rule"))
	})
}

func TestRound(t *testing.T) {
	for _, tc := range []struct {
		num, den int64
		places   int32
		rule     money.Rounding
		want     string
		reason   string
	}{
		{1, 200, 2, money.HalfAwayFromZero, "0.01", "half a cent goes away from zero"},
		{-1, 200, 2, money.HalfAwayFromZero, "-0.01", "on both sides"},
		{1, 200, 2, money.HalfEven, "0", "half a cent goes to the even side, zero"},
		{3, 200, 2, money.HalfEven, "0.02", "half a cent goes to the even side, two"},
		{-1, 3, 2, money.Down, "-0.33", "towards zero"},
		{-1, 3, 2, money.Up, "-0.34", "away from zero"},
		{1499, 1, -3, money.HalfAwayFromZero, "1000", "thousands"},
		{-2500, 1, -3, money.HalfEven, "-2000", "thousands, a tie"},
		{math.MaxInt64, 1, 0, money.Up, "9223372036854775807", "the largest, whole"},
		{math.MaxInt64, 1, 2, money.Up, "9223372036854775807", "more cents than 64 bits"},
		{math.MaxInt64, math.MaxInt64, 8, money.Down, "1", "one"},
	} {
		require.Equal(t, tc.want, fraction.New(tc.num, tc.den).Round(tc.places, tc.rule).String(), tc.reason)
	}
}

func TestFloor62IsTheFloor(t *testing.T) {
	scales := rapid.OneOf(rapid.SampledFrom([]int64{0, 1, -1, 100, math.MinInt64, math.MaxInt64}), rapid.Int64())
	rapid.Check(t, func(t *rapid.T) {
		x, scale := rationals.Draw(t, "x"), scales.Draw(t, "scale")
		want := new(big.Int).Mul(x.Num(), big.NewInt(scale))
		want.Div(want, x.Denom())
		got, ok := fraction.FromRat(x).Floor62(scale)
		require.Equal(t, want.IsInt64(), ok)
		if ok {
			require.Equal(t, want.Int64(), got)
		} else {
			require.Zero(t, got)
		}
	})
}

func TestFloor62(t *testing.T) {
	for _, tc := range []struct {
		num, den, scale, want int64
		ok                    bool
		reason                string
	}{
		{1, 3, 100, 33, true, "never more than there is"},
		{-1, 3, 100, -34, true, "below zero, further from it"},
		{-1, 4, 100, -25, true, "exact"},
		{math.MaxInt64, 2, 2, math.MaxInt64, true, "the product is longer than 64 bits, the floor is not"},
		{math.MaxInt64, 1, 2, 0, false, "too many"},
		{1 << 62, 1, -2, math.MinInt64, true, "the least of 64 bits"},
		{math.MaxInt64, 2, -2, -math.MaxInt64, true, "next to it"},
		{math.MinInt64, 1, 1, math.MinInt64, true, "a long fraction"},
		{math.MinInt64, 1, -1, 0, false, "a long fraction, one too many"},
	} {
		got, ok := fraction.New(tc.num, tc.den).Floor62(tc.scale)
		require.Equal(t, tc.ok, ok, tc.reason)
		require.Equal(t, tc.want, got, tc.reason)
	}
}
