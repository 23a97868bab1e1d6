package fraction_test

import (
	"math"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestScaled(t *testing.T) {
	for _, test := range []struct {
		reason   string
		n        int64
		exponent int32
		want     string
	}{
		{"cents", 1050, -2, "21/2"},
		{"whole after all", 1200, -2, "12"},
		{"twos only", 4, -1, "2/5"},
		{"fives only", 25, -3, "1/40"},
		{"hundreds, below zero", -3, 2, "-300"},
		{"nothing, however small", 0, -20, "0"},
		{"the least number", math.MinInt64, 0, "-9223372036854775808"},
		{"the least number in tenths", math.MinInt64, -1, "-4611686018427387904/5"},
		{"beyond the powers of a word", 5, -20, "1/20000000000000000000"},
		{"too long for a word", math.MaxInt64, 2, "922337203685477580700"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			require.Equal(t, test.want, fraction.Scaled(test.n, test.exponent).Text())
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		n, exponent := rapid.Int64().Draw(t, "n"), rapid.Int32Range(-20, 20).Draw(t, "exponent")
		got := fraction.Scaled(n, exponent)
		require.Zero(t, got.Rat().Cmp(decimal.New(n, exponent).Rat()))
		require.True(t, got.Equal(fraction.FromRat(got.Rat())), "in lowest terms")
	})
}

func TestWholeNumbers(t *testing.T) {
	n, whole := fraction.Int(-7).Int64()
	require.True(t, whole)
	require.Equal(t, int64(-7), n)
	_, whole = fraction.New(7, 2).Int64()
	require.False(t, whole)
	_, whole = fraction.Int(math.MinInt64).Int64()
	require.False(t, whole, "held by a long one")
	rapid.Check(t, func(t *rapid.T) {
		f := fraction.New(rapid.Int64().Draw(t, "num"), rapid.Int64Range(1, 1e12).Draw(t, "den"))
		places, rule := rapid.Int32Range(-4, 6).Draw(t, "places"), money.Rounding(rapid.IntRange(0, 3).Draw(t, "rule"))
		if units, fits := f.Units(places, rule); fits {
			require.True(t, decimal.New(units, -places).Equal(f.Round(places, rule)))
		}
	})
}
