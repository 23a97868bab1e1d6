package costreport

import (
	"math"
	"math/big"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// scale is the number of decimals of the currency. Inside the package an amount is a whole number of minor
// units: everything in a book adds up to [MaxTotal] at most, so that no sum of a report can overflow.
type scale int32

// minor reads an amount, or says why it cannot be used.
func (p scale) minor(d decimal.Decimal) (int64, error) {
	shift := d.Exponent() + int32(p)
	if d.Exponent() < -money.MaxExponent || d.Exponent() > money.MaxExponent {
		return 0, fault.ErrTooLarge
	}
	whole := d.Coefficient()
	if !whole.IsInt64() {
		return 0, fault.ErrTooLarge
	}
	m := whole.Int64()
	for ; shift < 0 && m != 0; shift++ {
		if m%10 != 0 {
			return 0, fault.ErrRange
		}
		m /= 10
	}
	for ; shift > 0 && m != 0; shift-- {
		if m > MaxTotal/10 || m < -MaxTotal/10 {
			return 0, fault.ErrTooLarge
		}
		m *= 10
	}
	if m > MaxTotal || m < -MaxTotal {
		return 0, fault.ErrTooLarge
	}
	return m, nil
}

// decimal writes an amount. Most figures of a report are nothing, which costs nothing to write.
func (p scale) decimal(m int64) decimal.Decimal {
	if m == 0 {
		return decimal.Decimal{}
	}
	return decimal.New(m, -int32(p))
}

// share is rate per cent of an amount, rounded half away from zero to the minor unit. A product that does
// not fit is cut at the largest amount: it is only ever a threshold.
func share(amount int64, rate decimal.Decimal) int64 {
	exact := new(big.Rat).Mul(new(big.Rat).SetInt64(amount), money.Percent(rate))
	rounded := money.Round(exact, 0, money.HalfAwayFromZero)
	if limit := decimal.New(MaxTotal, 0); rounded.Abs().GreaterThan(limit) {
		rounded = limit
	}
	return rounded.IntPart()
}

// percent is a in per cent of b, with two decimals, half away from zero; zero when b is zero.
func percent(a, b int64) decimal.Decimal {
	const small = math.MaxInt64 / (4 * 10_000)
	if a == 0 || b == 0 {
		return decimal.Decimal{}
	}
	if a < 0 || b < 0 || a > small || b > small {
		return money.PercentOf(decimal.New(a, 0), decimal.New(b, 0), 2)
	}
	return decimal.New((2*10_000*a+b)/(2*b), -2)
}

// each is an amount for one of a number of things, rounded half away from zero to the minor unit; zero for
// none.
func (p scale) each(amount int64, number decimal.Decimal) decimal.Decimal {
	q, ok := money.Quotient(p.decimal(amount), number)
	if !ok {
		return decimal.Decimal{}
	}
	return money.Round(q, int32(p), money.HalfAwayFromZero)
}
