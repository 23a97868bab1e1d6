package money

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// Limits of a decimal that the library accepts from a stranger. They are far above any figure of the
// trade and far below what makes exact arithmetic slow.
const (
	// MaxDigits is the largest number of significant digits.
	MaxDigits = 30
	// MaxExponent bounds the power of ten, on both sides.
	MaxExponent = 20
)

// bitsOfMaxDigits is the length of 10^MaxDigits in bits: a longer coefficient has more digits.
const bitsOfMaxDigits = 100

// Acceptable reports whether d is within [MaxDigits] and [MaxExponent]. It must be asked before any
// arithmetic: adding 1 to 1e1000000000 would take the machine's memory.
func Acceptable(d decimal.Decimal) bool {
	exponent := d.Exponent()
	if exponent < -MaxExponent || exponent > MaxExponent {
		return false
	}
	if short(d) {
		return true
	}
	// Counting the digits of a number of ten million digits takes seconds; measuring its bits does not.
	return d.Coefficient().BitLen() <= bitsOfMaxDigits && d.NumDigits() <= MaxDigits
}

// Computable reports whether d may be the result of a computation with [Acceptable] numbers: a few times
// their length. It guards what a caller hands back, which may have been changed.
func Computable(d decimal.Decimal) bool {
	exponent := d.Exponent()
	return exponent >= -20*MaxExponent && exponent <= 20*MaxExponent && (short(d) || d.Coefficient().BitLen() <= 20*bitsOfMaxDigits)
}

// short reports, without a copy of its digits, whether the coefficient of a decimal fits 64 bits: nearly all do.
func short(d decimal.Decimal) bool { return d.Equal(decimal.New(d.CoefficientInt64(), d.Exponent())) }

// Text writes d in full with the decimals it was given (1.50 stays 1.50), whatever the host program has
// set in the decimal package. A number that is not [Acceptable] is written as digits and a power of ten,
// cut where it is long: it is meant for messages.
func Text(d decimal.Decimal) string {
	if Acceptable(d) {
		return d.StringFixed(max(0, -d.Exponent()))
	}
	coefficient := d.Coefficient()
	if coefficient.BitLen() > bitsOfMaxDigits {
		return fmt.Sprintf("a number of more than %d digits", MaxDigits)
	}
	return fmt.Sprintf("%se%d", coefficient, d.Exponent())
}

// Rat returns d as an exact fraction.
func Rat(d decimal.Decimal) *big.Rat { return d.Rat() }

// Percent returns d per cent as an exact fraction: 5.5 -> 11/200.
func Percent(d decimal.Decimal) *big.Rat { return d.Shift(-2).Rat() }

// Of returns rate per cent of amount, exactly.
func Of(amount, rate decimal.Decimal) *big.Rat {
	return new(big.Rat).Mul(amount.Rat(), Percent(rate))
}

// Quotient returns a/b as an exact fraction, and whether b is not zero.
func Quotient(a, b decimal.Decimal) (*big.Rat, bool) {
	if b.IsZero() {
		return new(big.Rat), false
	}
	return new(big.Rat).Quo(a.Rat(), b.Rat()), true
}

// PercentOf returns a as a percentage of b rounded to places decimals, half away from zero; zero when b is zero.
func PercentOf(a, b decimal.Decimal, places int32) decimal.Decimal {
	share, ok := Quotient(a, b)
	if !ok {
		return decimal.Decimal{}
	}
	return Round(share.Mul(share, big.NewRat(100, 1)), places, HalfAwayFromZero)
}

// Sum adds amounts.
func Sum(amounts ...decimal.Decimal) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}
