package budget

import (
	"math"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// units keeps amounts in whole minor units of one currency, which are quick to add.
type units struct {
	places   int32
	rounding Rounding
	scale    fraction.F // minor units in one unit of the currency
	zero     decimal.Decimal
}

func newUnits(places int32, rounding Rounding) units {
	return units{places: places, rounding: rounding, scale: fraction.FromDecimal(decimal.New(1, places)), zero: decimal.New(0, -places)}
}

// of returns an amount in minor units.
func (u units) of(d decimal.Decimal) fraction.F {
	if d.Exponent() == -u.places && d.NumDigits() <= 18 {
		return fraction.Int(d.CoefficientInt64())
	}
	return fraction.FromDecimal(d).Mul(u.scale)
}

// decimal returns whole minor units as an amount.
func (u units) decimal(f fraction.F) decimal.Decimal {
	if f.IsZero() {
		return u.zero
	}
	if n, fits := f.Floor62(1); fits {
		return decimal.New(n, -u.places)
	}
	return f.Round(0, money.Down).Shift(-u.places)
}

// round returns an exact amount of the currency, rounded, in both forms.
func (u units) round(exact fraction.F) (decimal.Decimal, fraction.F) {
	if exact.IsZero() {
		return u.zero, exact
	}
	d := exact.Round(u.places, u.rounding)
	return d, u.of(d)
}

// whole rounds an amount in minor units to whole ones.
func (u units) whole(f fraction.F) fraction.F {
	if n, fits := f.Floor62(1); fits && f.Equal(fraction.Int(n)) {
		return f
	}
	return fraction.FromDecimal(f.Round(0, u.rounding))
}

// percent returns the factor that takes minor units to that percentage of them in the currency.
func (u units) percent(rate decimal.Decimal) fraction.F {
	return fraction.FromDecimal(rate).Quo(fraction.Int(100)).Quo(u.scale)
}

// quick returns amount x numerator / unit for whole minor units and a unit above zero, rounded, when 63 bits
// are enough for the work, as nearly always.
func (u units) quick(amount fraction.F, numerator, unit int64) (int64, bool) {
	n, fits := amount.Floor62(1)
	if !fits {
		return 0, false
	}
	product := n * numerator
	if n != 0 && (product/n != numerator || product == math.MinInt64) {
		return 0, false
	}
	whole, rest := product/unit, product%unit
	away := int64(1)
	if product < 0 {
		rest, away = -rest, -1
	}
	if rest != 0 && u.roundsUp(rest, unit-rest, whole) {
		whole += away
	}
	return whole, true
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
