package money_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// everything runs each function of the package and writes its results out in full.
func everything(t *testing.T, amounts, rates []decimal.Decimal) string {
	t.Helper()
	var out strings.Builder
	write := func(values ...decimal.Decimal) { fmt.Fprintln(&out, texts(values)) }
	shares := rats(1, 3, 0, 1, 2, 7, 5, 11)
	running := money.NewRunning(shares, 2, money.Largest)
	var paid money.Entitlement
	for i, amount := range amounts {
		for rule := money.HalfAwayFromZero; rule <= money.Up; rule++ {
			write(money.Round(money.Of(amount, rates[i]), 2, rule), money.RoundDecimal(amount, 1, rule), money.RoundDecimal(amount, -3, rule))
			write(paid.Pay(money.Of(amount, rates[i]), 2, rule), paid.Paid())
			parts, err := money.Instalments(amount, shares, 2, rule)
			require.NoError(t, err)
			write(parts...)
		}
		for mode := money.Largest; mode <= money.Separate; mode++ {
			parts, rest, err := money.Allocate(amount, shares, 2, mode)
			require.NoError(t, err)
			write(append(parts, rest)...)
		}
		parts, _, err := running.Give(amount)
		require.NoError(t, err)
		write(append(parts, money.PercentOf(amount, rates[i], 4), money.Sum(amounts[:i+1]...))...)
		_, _, err = money.Allocate(amount.Shift(-2), rats(1, 1), 2, money.First)
		fmt.Fprintln(&out, money.Acceptable(amount), money.Percent(rates[i]).RatString(), err)
	}
	return out.String()
}

// A host program may have set the decimal package to anything: not one figure moves.
func TestGlobalsOfTheHostChangeNothing(t *testing.T) {
	amounts := []decimal.Decimal{dec("100.00"), dec("-208140.22"), dec("0.01"), dec("1e5"), dec("729000.50")}
	rates := []decimal.Decimal{dec("5.5"), dec("10.72"), dec("33.333333"), dec("-1.515"), dec("0.232")}
	want := everything(t, amounts, rates)
	require.Contains(t, want, "31.05 0.00 26.61 42.34", "100.00 in 77, 0, 66 and 105 parts of 248")

	division, power, iterations, exponent := decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent, decimal.ExpMaxIterations, decimal.MaxDecodeExponent
	quotes, trim, scientific := decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation
	t.Cleanup(func() {
		decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent = division, power
		decimal.ExpMaxIterations, decimal.MaxDecodeExponent = iterations, exponent
		decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation = quotes, trim, scientific
	})
	for _, precision := range []int{0, 1, 100} {
		for _, flag := range []bool{false, true} {
			decimal.DivisionPrecision, decimal.PowPrecisionNegativeExponent = precision, precision
			decimal.ExpMaxIterations, decimal.MaxDecodeExponent = precision, precision
			decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros, decimal.UseScientificNotation = !flag, flag, !flag
			require.Equal(t, want, everything(t, amounts, rates), "precision %d, flags %t", precision, flag)
		}
	}
}
