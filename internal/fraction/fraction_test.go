package fraction_test

import (
	"math"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// numerators mixes the sizes that meet: tiny, cents, near the limit of 64 bits, and long.
var numerators = rapid.OneOf(
	rapid.Map(rapid.Int64Range(-12, 12), big.NewInt),
	rapid.Map(rapid.Int64Range(-5_000_000_00, 5_000_000_00), big.NewInt),
	rapid.Map(rapid.Int64Range(math.MinInt64, math.MinInt64+3), big.NewInt),
	rapid.Map(rapid.Int64Range(math.MaxInt64-3, math.MaxInt64), big.NewInt),
	rapid.Map(rapid.Int64Range(math.MaxInt64/2-3, math.MaxInt64/2+3), big.NewInt),
	rapid.Map(rapid.Int64(), big.NewInt),
	rapid.Map(rapid.SliceOfN(rapid.Byte(), 8, 30), func(b []byte) *big.Int { return new(big.Int).SetBytes(b) }),
)

// denominators adds the usual ones: powers of ten, and numbers that divide each other.
var denominators = rapid.OneOf(
	rapid.Map(rapid.SampledFrom([]int64{1, 1, 2, 3, 7, 12, 100, 10_000, 1e9, 1e18, 1 << 62}), big.NewInt),
	rapid.Map(numerators, func(n *big.Int) *big.Int { return new(big.Int).Add(new(big.Int).Abs(n), big.NewInt(1)) }),
	rapid.Map(numerators, func(n *big.Int) *big.Int {
		return new(big.Int).Abs(new(big.Int).SetBit(n, 0, 1)) // odd, so never zero
	}),
)

var rationals = rapid.Custom(func(t *rapid.T) *big.Rat {
	return new(big.Rat).SetFrac(numerators.Draw(t, "numerator"), denominators.Draw(t, "denominator"))
})

// pairs draws two fractions, often with a denominator in common, and sometimes opposite or equal.
func pairs(t *rapid.T) (x, y *big.Rat) {
	x, y = rationals.Draw(t, "x"), rationals.Draw(t, "y")
	switch rapid.IntRange(0, 7).Draw(t, "relation") {
	case 0, 1:
		y.SetFrac(numerators.Draw(t, "other"), x.Denom())
	case 2:
		y.Neg(x)
	case 3:
		y.Set(x)
	case 4: // a sum that comes back to something short
		y.Sub(y, x)
	}
	return x, y
}

// same checks the value and that the form in lowest terms is small when the value fits, and only then.
func same(t require.TestingT, want *big.Rat, got fraction.F, what string) {
	require.Zero(t, want.Cmp(got.Rat()), "%s: want %s, got %s", what, want.RatString(), got.Text())
	limit := big.NewInt(math.MaxInt64)
	fits := want.Num().CmpAbs(limit) <= 0 && want.Denom().Cmp(limit) <= 0
	require.Equal(t, fits, got.Lowest().Words() == 1, "%s: the form of %s", what, want.RatString())
	require.LessOrEqual(t, got.Lowest().Words(), got.Words(), "%s: reducing makes it longer", what)
	other := fraction.FromRat(want)
	require.True(t, got.Equal(other) && other.Equal(got), "%s: equal to %s", what, want.RatString())
	require.Zero(t, got.Cmp(other), "%s: compares with %s", what, want.RatString())
}

func TestOperationsAreThoseOfBigRat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := pairs(t)
		keepX, keepY := new(big.Rat).Set(x), new(big.Rat).Set(y)
		a, b := fraction.FromRat(x), fraction.FromRat(y)
		same(t, x, a, "FromRat")
		same(t, new(big.Rat).Add(x, y), a.Add(b), "Add")
		same(t, new(big.Rat).Sub(x, y), a.Sub(b), "Sub")
		same(t, new(big.Rat).Mul(x, y), a.Mul(b), "Mul")
		if y.Sign() != 0 {
			same(t, new(big.Rat).Quo(x, y), a.Quo(b), "Quo")
		}
		same(t, new(big.Rat).Neg(x), a.Neg(), "Neg")
		require.Equal(t, x.Cmp(y), a.Cmp(b))
		require.Equal(t, x.Cmp(y) == 0, a.Equal(b))
		require.Equal(t, x.Sign(), a.Sign())
		require.Equal(t, x.Sign() == 0, a.IsZero())
		low, high := x, y
		if x.Cmp(y) > 0 {
			low, high = y, x
		}
		same(t, low, fraction.Min(a, b), "Min")
		same(t, high, fraction.Max(a, b), "Max")
		require.Equal(t, x.RatString(), a.Text())
		same(t, keepX, a, "the first operand afterwards")
		same(t, keepY, b, "the second operand afterwards")
	})
}

func TestConstructors(t *testing.T) {
	numbers := rapid.OneOf(rapid.Int64(), rapid.Int64Range(-9, 9), rapid.SampledFrom([]int64{math.MinInt64, -math.MaxInt64, math.MaxInt64}))
	rapid.Check(t, func(t *rapid.T) {
		n, d := numbers.Draw(t, "n"), numbers.Filter(func(d int64) bool { return d != 0 }).Draw(t, "d")
		same(t, new(big.Rat).SetInt64(n), fraction.Int(n), "Int")
		same(t, big.NewRat(n, d), fraction.New(n, d), "New")
	})
}

func TestFromDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.NewFromBigInt(numerators.Draw(t, "units"), rapid.Int32Range(-25, 25).Draw(t, "exponent"))
		same(t, d.Rat(), fraction.FromDecimal(d), d.String())
	})
	same(t, new(big.Rat), fraction.FromDecimal(decimal.Decimal{}), "the zero decimal")
	same(t, new(big.Rat), fraction.FromDecimal(decimal.New(0, math.MaxInt32)), "zero costs nothing at any exponent")
}

func TestZeroValue(t *testing.T) {
	var zero fraction.F
	require.True(t, zero.IsZero())
	require.Equal(t, "0", zero.Text())
	require.True(t, zero.Equal(fraction.New(0, -7)))
	require.Equal(t, "1/3", zero.Add(fraction.New(1, 3)).Text())
	require.Equal(t, "0", zero.Neg().Text())
}

func TestExamples(t *testing.T) {
	long := fraction.Int(math.MaxInt64)
	for _, tc := range []struct {
		got    fraction.F
		want   string
		words  int
		reason string
	}{
		{fraction.New(541_250, 17).Add(fraction.New(1, 17)), "541251/17", 1, "equal denominators"},
		{fraction.New(1, 6).Add(fraction.New(1, 3)), "1/2", 1, "one divides the other"},
		{fraction.New(1, 10).Add(fraction.New(1, 15)), "1/6", 1, "a common divisor, and the sum reduces"},
		{fraction.New(math.MaxInt64, 2).Add(fraction.New(math.MaxInt64, 2)), "9223372036854775807", 1, "the numerators overflow, the sum does not"},
		{fraction.New(math.MaxInt64, 10).Sub(fraction.New(math.MaxInt64, 15)), "9223372036854775807/30", 1, "the cross products overflow, the difference does not"},
		{long.Add(fraction.Int(1)), "9223372036854775808", 2, "one too many"},
		{long.Neg().Sub(fraction.Int(1)), "-9223372036854775808", 2, "the least of 64 bits is long too"},
		{long.Add(fraction.Int(1)).Sub(fraction.Int(1)), "9223372036854775807", 1, "and comes back"},
		{fraction.Int(math.MinInt64).Quo(fraction.Int(2)), "-4611686018427387904", 1, "the least of 64 bits, halved"},
		{fraction.New(2, 3).Quo(fraction.New(-4, 9)), "-3/2", 1, "a divisor below zero"},
		{long.Mul(long), "85070591730234615847396907784232501249", 3, "126 bits over one"},
		{fraction.New(1, math.MaxInt64).Mul(fraction.New(1, 2)), "1/18446744073709551614", 2, "the denominator overflows"},
		{fraction.New(1, math.MinInt64), "-1/9223372036854775808", 2, "a denominator of 2^63"},
		{fraction.New(math.MinInt64, math.MinInt64), "1", 1, "the least over itself"},
	} {
		require.Equal(t, tc.want, tc.got.Text(), tc.reason)
		require.Equal(t, tc.words, tc.got.Words(), tc.reason)
	}
}

// Nothing that a caller gives or receives is shared with a fraction.
func TestNothingEscapes(t *testing.T) {
	for _, text := range []string{"1/3", "123456789012345678901234567891/7"} {
		given, _ := new(big.Rat).SetString(text)
		f := fraction.FromRat(given)
		given.SetInt64(5)
		f.Rat().SetInt64(6)
		f.Rat().Num().SetInt64(7)
		f.Neg()
		f.Floor62(100)
		f.Round(2, money.Up)
		require.Equal(t, text, f.Text())
	}
}

// Zero and one take short ways, with a long fraction too.
func TestNeutralElements(t *testing.T) {
	one := fraction.Int(1)
	for _, f := range []fraction.F{{}, one, fraction.New(-7, 3), fraction.Int(math.MinInt64)} {
		for _, got := range []fraction.F{f.Add(fraction.F{}), fraction.F{}.Add(f), f.Sub(fraction.F{}), f.Mul(one), one.Mul(f), f.Quo(one)} {
			require.True(t, f.Equal(got), "%s is not %s", got.Text(), f.Text())
		}
		for _, got := range []fraction.F{f.Sub(f), f.Mul(fraction.F{}), fraction.F{}.Mul(f), f.Add(f.Neg())} {
			require.True(t, got.IsZero(), "%s with %s", got.Text(), f.Text())
		}
	}
}

func TestQuoByZeroPanics(t *testing.T) {
	long := fraction.Int(math.MinInt64)
	for _, f := range []fraction.F{{}, fraction.Int(1), long} {
		require.Panics(t, func() { f.Quo(fraction.F{}) })
	}
	require.Panics(t, func() { fraction.New(1, 0) })
	require.Panics(t, func() { fraction.New(0, 0) })
}

func TestSmallOnesAllocateNothing(t *testing.T) {
	a, b, d := fraction.New(541_250, 17), fraction.New(-19, 300), decimal.New(1234567, -2)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		f := a.Add(b).Sub(fraction.Int(3)).Mul(b).Quo(a).Neg().Add(fraction.FromDecimal(d))
		f = fraction.Min(f, fraction.Max(a, b))
		if _, ok := f.Floor62(100); !ok || f.Cmp(a) > 0 || f.Equal(a) || f.Words() != 1 {
			t.Error("unexpected")
		}
	}))
}
