package fraction_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// A sum is what decimal.Add comes to, whatever the lengths and the exponents.
func TestSum(t *testing.T) {
	var none fraction.Sum
	require.True(t, none.Decimal().IsZero())
	rapid.Check(t, func(t *rapid.T) {
		var sum fraction.Sum
		var want decimal.Decimal
		for range rapid.IntRange(0, 20).Draw(t, "terms") {
			d := decimal.New(rapid.Int64().Draw(t, "units"), rapid.Int32Range(-20, 20).Draw(t, "exponent"))
			sum.Add(d)
			want = want.Add(d)
		}
		require.True(t, want.Equal(sum.Decimal()), "%s is not %s", sum.Decimal(), want)
	})
}
