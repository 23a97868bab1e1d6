package fraction_test

import (
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Where the results go, so that nothing is optimised away.
var (
	sink    fraction.F
	sinkRat *big.Rat
	sinkInt int
	sinkDec decimal.Decimal
)

// A seventeenth of some receipts, and an amount in thirds of a cent: the denominators share a divisor.
func benchmarkBoth(b *testing.B, small func(x, y fraction.F), rat func(x, y *big.Rat)) {
	b.Helper()
	x, y := big.NewRat(54_125_037, 1700), big.NewRat(1_234_519, 300)
	b.Run("small", func(b *testing.B) {
		f, g := fraction.FromRat(x), fraction.FromRat(y)
		b.ReportAllocs()
		for b.Loop() {
			small(f, g)
		}
	})
	b.Run("rat", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			rat(x, y)
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	benchmarkBoth(b, func(x, y fraction.F) { sink = x.Add(y) }, func(x, y *big.Rat) { sinkRat = new(big.Rat).Add(x, y) })
}

func BenchmarkAddSameDenominator(b *testing.B) {
	benchmarkBoth(b, func(x, _ fraction.F) { sink = x.Add(x) }, func(x, _ *big.Rat) { sinkRat = new(big.Rat).Add(x, x) })
}

func BenchmarkMul(b *testing.B) {
	benchmarkBoth(b, func(x, y fraction.F) { sink = x.Mul(y) }, func(x, y *big.Rat) { sinkRat = new(big.Rat).Mul(x, y) })
}

func BenchmarkQuo(b *testing.B) {
	benchmarkBoth(b, func(x, y fraction.F) { sink = x.Quo(y) }, func(x, y *big.Rat) { sinkRat = new(big.Rat).Quo(x, y) })
}

func BenchmarkCmp(b *testing.B) {
	benchmarkBoth(b, func(x, y fraction.F) { sinkInt = x.Cmp(y) }, func(x, y *big.Rat) { sinkInt = x.Cmp(y) })
}

func BenchmarkRound(b *testing.B) {
	benchmarkBoth(b,
		func(x, _ fraction.F) { sinkDec = x.Round(2, money.HalfEven) },
		func(x, _ *big.Rat) { sinkDec = money.Round(x, 2, money.HalfEven) })
}

func BenchmarkFromDecimal(b *testing.B) {
	d := decimal.New(54_125_037, -2)
	benchmarkBoth(b, func(_, _ fraction.F) { sink = fraction.FromDecimal(d) }, func(_, _ *big.Rat) { sinkRat = d.Rat() })
}
