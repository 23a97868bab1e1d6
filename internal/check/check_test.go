package check_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
)

func TestChecks(t *testing.T) {
	d := decimal.RequireFromString
	hostile := decimal.New(1, 1_000_000_000)
	on := func(ask func(*fault.Collector, string, decimal.Decimal) bool, value decimal.Decimal) func(*fault.Collector) bool {
		return func(c *fault.Collector) bool { return ask(c, "field", value) }
	}
	whole := func(value string, places int32) func(*fault.Collector) bool {
		return func(c *fault.Collector) bool { return check.Whole(c, "field", d(value), places) }
	}
	tests := []struct {
		name string
		ask  func(*fault.Collector) bool
		want error
	}{
		{"an ordinary decimal", on(check.Decimal, d("-12.5")), nil},
		{"a hostile decimal", on(check.Decimal, hostile), fault.ErrTooLarge},
		{"zero is not negative", on(check.NotNegative, d("0")), nil},
		{"below zero", on(check.NotNegative, d("-0.01")), fault.ErrNegative},
		{"hostile is not asked whether it is negative", on(check.NotNegative, hostile.Neg()), fault.ErrTooLarge},
		{"the bounds of a percentage", on(check.Percent, d("100")), nil},
		{"above the bound", on(check.Percent, d("100.01")), fault.ErrRange},
		{"a negative percentage", on(check.Percent, d("-1")), fault.ErrNegative},
		{"a signed rate", on(check.Signed, d("-100")), nil},
		{"beyond a signed rate", on(check.Signed, d("-100.1")), fault.ErrRange},
		{"cents in euros", whole("1.20", 2), nil},
		{"a trailing zero is no decimal", whole("1.200", 2), nil},
		{"half a cent", whole("1.205", 2), fault.ErrRange},
		{"cents in yen", whole("1.2", 0), fault.ErrRange},
		{"a currency", func(c *fault.Collector) bool { _, ok := check.Currency(c, "TND"); return ok }, nil},
		{"no currency", func(c *fault.Collector) bool { _, ok := check.Currency(c, ""); return ok }, fault.ErrCurrency},
		{"a list at its limit", func(c *fault.Collector) bool { return check.Size(c, "field", 3, 3) }, nil},
		{"a list beyond it", func(c *fault.Collector) bool { return check.Size(c, "field", 4, 3) }, fault.ErrTooLarge},
		{"no name", func(c *fault.Collector) bool { return check.Unique(c, "field", "", map[string]bool{}) }, fault.ErrRequired},
		{"too long a name", func(c *fault.Collector) bool { return check.Code(c, "field", strings.Repeat("a", check.MaxCode+1)) }, fault.ErrTooLarge},
		{"too long a label", func(c *fault.Collector) bool {
			return check.Labels(c, "field", text.Text{EN: strings.Repeat("a", check.MaxText+1)})
		}, fault.ErrTooLarge},
		{"the same figure", func(c *fault.Collector) bool { return check.Same(c, "field", d("1.0"), d("1")) }, nil},
		{"another figure", func(c *fault.Collector) bool { return check.Same(c, "field", d("1"), d("1.01")) }, fault.ErrUnbalance},
		{"a name given twice", func(c *fault.Collector) bool { return check.Unique(c, "field", "a", map[string]bool{"a": true}) }, fault.ErrDuplicate},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var c fault.Collector
			require.Equal(t, test.want == nil, test.ask(&c))
			if test.want == nil {
				require.NoError(t, c.Err())
			} else {
				require.ErrorIs(t, c.Err(), test.want)
			}
		})
	}
	seen := map[string]bool{}
	require.True(t, check.Unique(&fault.Collector{}, "field", "a", seen))
	require.True(t, seen["a"], "a name is remembered")
	places, _ := check.Currency(&fault.Collector{}, "TND")
	require.Equal(t, int32(3), places)
}
