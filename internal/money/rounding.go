// Package money holds the arithmetic that every room shares: rounding to a named place by a named
// rule, splits that never lose or invent a cent, successive payments of a growing entitlement, and the
// minor units of currencies.
//
// Amounts and rates come in and go out as [decimal.Decimal]; in between they are exact fractions
// ([big.Rat]). Nothing here uses Div, Avg, Sqrt or any other operation of the decimal package that
// depends on its global settings, which a host program may have changed.
package money

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// Rounding names what becomes of the part of an amount below the place it is rounded to.
type Rounding uint8

// The rules of rounding. The zero value is the commercial one.
const (
	// HalfAwayFromZero takes the nearest; an exact half goes away from zero (0.005 -> 0.01, -0.005 -> -0.01).
	HalfAwayFromZero Rounding = iota
	// HalfEven takes the nearest; an exact half goes to the even neighbour.
	HalfEven
	// Down drops the part below the place (towards zero).
	Down
	// Up goes away from zero as soon as anything is left below the place.
	Up
)

var roundingNames = [...]string{"half_away_from_zero", "half_even", "down", "up"}

// String returns the name that documents use.
func (r Rounding) String() string {
	if int(r) < len(roundingNames) {
		return roundingNames[r]
	}
	return fmt.Sprintf("rounding(%d)", uint8(r))
}

// MarshalText returns the name that documents use.
func (r Rounding) MarshalText() ([]byte, error) {
	if int(r) >= len(roundingNames) {
		return nil, fmt.Errorf("unknown rounding %d", uint8(r))
	}
	return []byte(roundingNames[r]), nil
}

// UnmarshalText reads the name that documents use; an empty name is the zero value.
func (r *Rounding) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = HalfAwayFromZero
		return nil
	}
	for i, name := range roundingNames {
		if name == string(text) {
			*r = Rounding(i)
			return nil
		}
	}
	return fmt.Errorf("unknown rounding %q", text)
}

// Round returns x rounded to places decimals (2 for euro cents, -3 for thousands).
func Round(x *big.Rat, places int32, rule Rounding) decimal.Decimal {
	return RoundQuotient(x.Num(), x.Denom(), places, rule)
}

// RoundQuotient is [Round] for a numerator and a denominator above zero, which need not be in lowest terms. Both stay
// as they are.
func RoundQuotient(num, den *big.Int, places int32, rule Rounding) decimal.Decimal {
	return decimal.NewFromBigInt(roundInt(num, den, places, rule), -places)
}

// RoundDecimal is [Round] for an amount that is a decimal already and that is [Acceptable].
func RoundDecimal(d decimal.Decimal, places int32, rule Rounding) decimal.Decimal {
	if -int64(d.Exponent()) <= int64(places) {
		return d
	}
	return Round(d.Rat(), places, rule)
}

func roundRat(x *big.Rat, places int32, rule Rounding) *big.Int {
	return roundInt(x.Num(), x.Denom(), places, rule)
}

// roundInt returns a quotient in units of 10^-places, rounded to a whole number.
func roundInt(of, den *big.Int, places int32, rule Rounding) *big.Int {
	var num, rest big.Int
	num.Abs(of)
	if places > 0 {
		num.Mul(&num, pow10(places))
	} else if places < 0 {
		den = new(big.Int).Mul(den, pow10(-places))
	}
	whole, _ := new(big.Int).QuoRem(&num, den, &rest)
	if rest.Sign() != 0 && roundsUp(rule, &rest, den, whole) {
		whole.Add(whole, big.NewInt(1))
	}
	if of.Sign() < 0 {
		whole.Neg(whole)
	}
	return whole
}

// roundsUp decides, on absolute values, whether the rest below the place adds a unit. A rule that has no
// name rounds as the zero value does.
func roundsUp(rule Rounding, rest, den, whole *big.Int) bool {
	switch rule {
	case Down:
		return false
	case Up:
		return true
	}
	half := rest.Lsh(rest, 1).Cmp(den)
	if half == 0 && rule == HalfEven {
		return whole.Bit(0) == 1
	}
	return half >= 0
}

// tens are the powers of ten that amounts are rounded to.
var tens = [...]int64{1, 10, 100, 1_000, 10_000, 100_000, 1_000_000}

func pow10(n int32) *big.Int {
	if n < int32(len(tens)) {
		return big.NewInt(tens[n])
	}
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}
