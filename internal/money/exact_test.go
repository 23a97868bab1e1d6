package money_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAcceptable(t *testing.T) {
	for _, tc := range []struct {
		d      decimal.Decimal
		want   bool
		reason string
	}{
		{decimal.Decimal{}, true, "the zero value"},
		{dec("1234567.89"), true, "an amount"},
		{dec(strings.Repeat("9", 30)), true, "thirty digits"},
		{dec("-" + strings.Repeat("9", 30)), true, "thirty digits below zero"},
		{dec("1" + strings.Repeat("0", 30)), false, "thirty-one digits that fit the same number of bits"},
		{dec(strings.Repeat("9", 31)), false, "thirty-one digits"},
		{decimal.New(1, 20), true, "the largest power"},
		{decimal.New(1, 21), false, "one more"},
		{decimal.New(1, -20), true, "the smallest power"},
		{decimal.New(1, -21), false, "one less"},
		{decimal.New(0, 1_000_000), false, "a zero with a power that no figure has"},
		{decimal.New(1, 1_000_000_000), false, "1e1000000000"},
		{decimal.New(1, -2_147_483_648), false, "the smallest power that a decimal can hold"},
	} {
		require.Equal(t, tc.want, money.Acceptable(tc.d), tc.reason)
	}
}

// Refusing does not look at the digits: BenchmarkAcceptable has its cost, and a thousand times end at once.
func TestRefusingIsCheap(t *testing.T) {
	digits := dec(strings.Repeat("9", 100_000))
	for range 1000 {
		require.False(t, money.Acceptable(decimal.New(1, 1_000_000_000)))
		require.False(t, money.Acceptable(digits))
		require.Equal(t, "1e1000000000", money.Text(decimal.New(1, 1_000_000_000)))
		require.Equal(t, "a number of more than 30 digits", money.Text(digits))
	}
}

func TestText(t *testing.T) {
	for _, tc := range []struct{ d, want, reason string }{
		{"1.50", "1.50", "as written"},
		{"-0.05", "-0.05", "below zero"},
		{"12", "12", "without decimals"},
		{"1.2e3", "1200", "a power is written out"},
		{"0.000", "0.000", "zero keeps its decimals"},
		{"1e21", "1e21", "outside what is accepted"},
	} {
		require.Equal(t, tc.want, money.Text(dec(tc.d)), tc.reason)
	}
	require.Equal(t, "0", money.Text(decimal.Decimal{}))
}

func TestPercentages(t *testing.T) {
	require.Equal(t, "11/200", money.Percent(dec("5.5")).RatString(), "5.5 %")
	require.Equal(t, "0", money.Percent(decimal.Decimal{}).RatString())
	require.Equal(t, "134/125", money.Of(dec("10.00"), dec("10.72")).RatString(), "ticket tax on a ticket of 10.00: 1.072")
	require.Equal(t, "3/2", money.Rat(dec("1.50")).RatString())
	require.Equal(t, "36.21", money.PercentOf(dec("1529000"), dec("4222551.22"), 2).StringFixed(2))
	require.Equal(t, "33.3333", money.PercentOf(dec("1"), dec("3"), 4).StringFixed(4))
	require.Equal(t, "-66.67", money.PercentOf(dec("-2"), dec("3"), 2).StringFixed(2), "half away from zero on both sides")
	require.True(t, money.PercentOf(dec("1"), decimal.Decimal{}, 2).IsZero(), "of nothing")

	share, ok := money.Quotient(dec("1"), dec("-3"))
	require.True(t, ok)
	require.Equal(t, "-1/3", share.RatString())
	share, ok = money.Quotient(dec("1"), dec("0.00"))
	require.False(t, ok, "division by zero")
	require.Zero(t, share.Sign())

	require.True(t, money.Sum().IsZero(), "the sum of nothing")
	require.Equal(t, "0.30", money.Text(money.Sum(dec("0.10"), dec("0.20"))), "no binary fraction")
}

// Exact operations give back what they were given and leave their inputs alone.
func TestExactProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := decimal.New(rapid.Int64().Draw(t, "a"), rapid.Int32Range(-20, 6).Draw(t, "power of a"))
		b := decimal.New(rapid.Int64().Draw(t, "b"), rapid.Int32Range(-20, 6).Draw(t, "power of b"))
		was := money.Text(a)
		if q, ok := money.Quotient(a, b); ok && q.Mul(q, b.Rat()).Cmp(a.Rat()) != 0 {
			t.Fatal("a/b*b is not a")
		}
		if back, err := decimal.NewFromString(money.Text(a)); err != nil || !back.Equal(a) {
			t.Fatalf("%s reads back as %s: %v", money.Text(a), back, err)
		}
		hundred := new(big.Rat).Mul(money.Of(a, b), big.NewRat(100, 1))
		if hundred.Cmp(new(big.Rat).Mul(a.Rat(), b.Rat())) != 0 {
			t.Fatal("a per cent of b is not a hundredth of the product")
		}
		money.Rat(a).SetInt64(1)
		money.PercentOf(a, b, 4)
		if money.Text(a) != was {
			t.Fatal("an operation has changed its input")
		}
	})
}

func BenchmarkAcceptable(b *testing.B) {
	for name, d := range map[string]decimal.Decimal{
		"amount": dec("1234567.89"), "power": decimal.New(1, 1_000_000_000), "digits": dec(strings.Repeat("9", 100_000)),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				money.Acceptable(d)
			}
		})
	}
}

func ExampleOf() {
	tax := money.Of(dec("7.42"), dec("10.72"))
	fmt.Println(tax.FloatString(6), money.Round(tax, 2, money.HalfAwayFromZero).StringFixed(2))
	// Output: 0.795424 0.80
}

func ExampleText() {
	fmt.Println(money.Text(dec("1.50")), money.Text(decimal.New(1, 1_000_000_000)))
	// Output: 1.50 1e1000000000
}
