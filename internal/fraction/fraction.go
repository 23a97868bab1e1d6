// Package fraction holds exact fractions that are fast when they are small, which those of a contract
// nearly always are: an amount in cents, a share in percent, the quotient of two amounts. A small one
// is two machine words and computing with it allocates nothing; one that grows longer is held by
// two [big.Int], and comes back to two words when it is reduced and fits. Nothing is ever rounded, except by
// [F.Round] and [F.Floor62], which say so.
package fraction

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"
)

// F is an exact fraction with a denominator above zero. Its zero value is zero. It is immutable and safe for
// concurrent use. Compare with [F.Equal], never ==, which compares the addresses of long ones.
//
// A value whose numerator is within ±[math.MaxInt64] and whose denominator is at most [math.MaxInt64] is
// small, unless it came out of much longer ones: those are brought to lowest terms from time to time only.
type F struct {
	num  int64  // numerator of a small fraction; never math.MinInt64
	less uint64 // denominator of a small fraction, less one: the zero value is 0/1
	long *long  // a fraction that is not small, never changed; nil for a small one
}

// Int returns n.
func Int(n int64) F {
	if n == math.MinInt64 {
		return reducedLong(big.NewInt(n), unit)
	}
	return F{num: n}
}

// New returns num/den, for numbers of any sign. The denominator must not be zero: the division panics
// as that of [big.NewRat] does.
func New(num, den int64) F {
	if f, ok := reduced(num < 0 != (den < 0), magnitude(num), magnitude(den)); ok {
		return f
	}
	return fromRat(big.NewRat(num, den))
}

// FromRat returns the value of r, which must not be nil and stays the caller's: it is copied.
func FromRat(r *big.Rat) F {
	if f, ok := fits(r.Num(), r.Denom()); ok {
		return f
	}
	return fromRat(new(big.Rat).Set(r))
}

// FromDecimal returns d exactly. It is meant for a decimal that is money.Acceptable: the work grows with
// the exponent.
func FromDecimal(d decimal.Decimal) F {
	if d.NumDigits() > maxPower {
		return fromRat(d.Rat())
	}
	return Scaled(d.CoefficientInt64(), d.Exponent())
}

// Rat returns the value as a fraction of its own, which the caller may change.
func (a F) Rat() *big.Rat {
	num, den := a.parts()
	return new(big.Rat).SetFrac(num, den)
}

// Words returns the size of the fraction, which is the cost of computing with it: 1 for a small one, else
// the number of words of 64 bits of its numerator and of its denominator.
func (a F) Words() int {
	if a.long == nil {
		return 1
	}
	return a.long.words()
}

// den returns the denominator of a small fraction.
func (a F) den() uint64 { return a.less + 1 }
