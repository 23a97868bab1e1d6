// Package fraction holds exact fractions that are fast when they are small, which those of a contract
// nearly always are: an amount in cents, a share in percent, the quotient of two amounts. A small one
// is two machine words and computing with it allocates nothing; one that grows longer is held by
// [big.Rat], and comes back to two words as soon as it fits. Nothing is ever rounded, except by
// [F.Round] and [F.Floor62], which say so.
package fraction

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"
)

// F is an exact fraction, in lowest terms, with a denominator above zero. Its zero value is zero. It is
// immutable and safe for concurrent use. Compare with [F.Equal], never ==, which compares the addresses
// of long ones.
//
// The form is canonical: a value whose numerator is within ±[math.MaxInt64] and whose denominator is at
// most [math.MaxInt64] is always small, and any other is always long.
type F struct {
	num  int64    // numerator of a small fraction; never math.MinInt64
	less uint64   // denominator of a small fraction, less one: the zero value is 0/1
	long *big.Rat // a fraction that is not small, never changed; nil for a small one
}

// Int returns n.
func Int(n int64) F {
	if n == math.MinInt64 {
		return F{long: new(big.Rat).SetInt64(n)}
	}
	return F{num: n}
}

// New returns num/den, for numbers of any sign. The denominator must not be zero: the division panics
// as that of [big.NewRat] does.
func New(num, den int64) F {
	if f, ok := reduced(num < 0 != (den < 0), magnitude(num), magnitude(den)); ok {
		return f
	}
	return owned(big.NewRat(num, den))
}

// FromRat returns the value of r, which must not be nil and stays the caller's: it is copied.
func FromRat(r *big.Rat) F {
	if f, ok := fits(r); ok {
		return f
	}
	return F{long: new(big.Rat).Set(r)}
}

// FromDecimal returns d exactly. It is meant for a decimal that is money.Acceptable: the work grows with
// the exponent.
func FromDecimal(d decimal.Decimal) F {
	if d.NumDigits() > maxPower {
		return owned(d.Rat())
	}
	return Scaled(d.CoefficientInt64(), d.Exponent())
}

// Rat returns the value as a fraction of its own, which the caller may change.
func (a F) Rat() *big.Rat {
	if a.long != nil {
		return new(big.Rat).Set(a.long)
	}
	return a.rat()
}

// Words returns the size of the fraction, which is the cost of computing with it: 1 for a small one, else
// the number of words of 64 bits of its numerator and of its denominator.
func (a F) Words() int {
	if a.long == nil {
		return 1
	}
	return words(a.long.Num()) + words(a.long.Denom())
}

// den returns the denominator of a small fraction.
func (a F) den() uint64 { return a.less + 1 }

// rat returns the value for reading only: a long fraction is not copied.
func (a F) rat() *big.Rat {
	if a.long != nil {
		return a.long
	}
	if a.less == 0 {
		return new(big.Rat).SetInt64(a.num)
	}
	return new(big.Rat).SetFrac(big.NewInt(a.num), new(big.Int).SetUint64(a.den()))
}

// owned returns the value of a fraction that nobody else holds.
func owned(r *big.Rat) F {
	if f, ok := fits(r); ok {
		return f
	}
	return F{long: r}
}

// fits returns r as a small fraction, if it is one.
func fits(r *big.Rat) (F, bool) {
	num := r.Num()
	if !num.IsInt64() || num.Int64() == math.MinInt64 {
		return F{}, false
	}
	if r.IsInt() {
		return F{num: num.Int64()}, true
	}
	den := r.Denom()
	if !den.IsInt64() {
		return F{}, false
	}
	return F{num: num.Int64(), less: den.Uint64() - 1}, true
}

// words returns the number of words of 64 bits of n.
func words(n *big.Int) int { return (n.BitLen() + 63) / 64 }
