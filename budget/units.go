package budget

import (
	"math"
	"math/bits"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// units computes with amounts in whole minor units of one currency. What a budget adds up comes to [MaxTotal] at
// most, signs left out, so that no sum overflows.
type units struct {
	places   int32
	rounding Rounding
	scale    fraction.F // minor units in one unit of the currency
	zero     decimal.Decimal
}

// beyond stands for every amount above [MaxTotal]: a bound that nothing reaches.
const beyond = MaxTotal + 1

func newUnits(places int32, rounding Rounding) units {
	return units{places: places, rounding: rounding, scale: fraction.FromDecimal(decimal.New(1, places)), zero: decimal.New(0, -places)}
}

// of returns an amount in minor units, those of a part of one left out and those above [MaxTotal] cut to beyond.
func (u units) of(d decimal.Decimal) int64 {
	if n, fits := digits(d); fits && d.Exponent() == -u.places {
		return min(max(n, -beyond), beyond)
	}
	n, fits := fraction.FromDecimal(d).Units(u.places, money.Down)
	switch {
	case fits:
		return min(max(n, -beyond), beyond)
	case d.IsNegative():
		return -beyond
	default:
		return beyond
	}
}

// decimal returns minor units as an amount.
func (u units) decimal(n int64) decimal.Decimal {
	if n == 0 {
		return u.zero
	}
	return decimal.New(n, -u.places)
}

// round returns an exact amount of the currency in minor units, rounded, or beyond.
func (u units) round(exact fraction.F) int64 {
	if n, fits := exact.Units(u.places, u.rounding); fits {
		return min(max(n, -beyond), beyond)
	}
	return u.of(exact.Round(u.places, u.rounding))
}

// percent returns the factor that takes minor units to that percentage of them in the currency.
func (u units) percent(rate decimal.Decimal) fraction.F {
	return fraction.FromDecimal(rate).Quo(fraction.Int(100)).Quo(u.scale)
}

// share returns a percentage of an amount in minor units, rounded.
func (u units) share(amount int64, rate decimal.Decimal) int64 {
	if amount == 0 {
		return 0
	}
	return u.round(fraction.Int(amount).Mul(u.percent(rate)))
}

// quick returns amount x numerator / unit for a unit above zero, rounded, when 63 bits are enough for the work,
// as nearly always.
func (u units) quick(amount, numerator, unit int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(amount), magnitude(numerator))
	if high != 0 || low > math.MaxInt64 {
		return 0, false
	}
	product := int64(low)
	whole := product / unit
	if rest := product - whole*unit; rest != 0 && u.roundsUp(rest, unit-rest, whole) {
		whole++
	}
	if (amount < 0) != (numerator < 0) {
		whole = -whole
	}
	return whole, true
}

// magnitude returns the absolute value of n, that of the least number included.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n) //nolint:gosec // two's complement: exact for every n below zero
	}
	return uint64(n)
}

// roundsUp decides whether the rest below the place goes away from zero; other is what it lacks to a unit.
func (u units) roundsUp(rest, other, whole int64) bool {
	switch u.rounding {
	case Down:
		return false
	case Up:
		return true
	case HalfEven:
		return rest > other || (rest == other && whole&1 != 0)
	default:
		return rest >= other
	}
}
