package fraction

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Round returns the value rounded to places decimals (2 for euro cents, -3 for thousands), always as
// [money.Round] does.
func (a F) Round(places int32, rule money.Rounding) decimal.Decimal {
	if a.long == nil {
		if units, ok := a.units(places, rule); ok {
			return decimal.New(units, -places)
		}
	}
	num, den := a.parts()
	return money.RoundQuotient(num, den, places, rule)
}

// Floor62 returns the largest whole number that is not above a*scale, and whether it fits: a fraction
// becomes a whole number of units (cents, for a scale of 100) and never more of them than there are.
func (a F) Floor62(scale int64) (int64, bool) {
	if a.long == nil {
		return a.floor(scale)
	}
	scaled := new(big.Int).Mul(a.long.num, big.NewInt(scale))
	scaled.Div(scaled, a.long.den) // Euclidean: the floor, as the denominator is above zero
	if !scaled.IsInt64() {
		return 0, false
	}
	return scaled.Int64(), true
}

// units returns a small fraction in units of 10^-places, rounded, if 64 bits are enough for the work.
func (a F) units(places int32, rule money.Rounding) (int64, bool) {
	if places < -maxPower || places > maxPower {
		return 0, false
	}
	den, high, low := a.den(), uint64(0), magnitude(a.num)
	if places >= 0 {
		high, low = bits.Mul64(low, powers[places])
	} else {
		var ok bool
		if den, ok = product(den, powers[-places]); !ok {
			return 0, false
		}
	}
	if high >= den {
		return 0, false
	}
	whole, rest := bits.Div64(high, low, den)
	if whole >= math.MaxInt64 {
		return 0, false
	}
	if rest != 0 && roundsUp(rule, rest, den, whole) {
		whole++
	}
	return signed(a.num < 0, whole), true
}

// roundsUp decides, on absolute values, whether the rest below the place adds a unit. It is the rule of
// money.Round, where a rule that has no name rounds as the zero value does.
func roundsUp(rule money.Rounding, rest, den, whole uint64) bool {
	switch rule {
	case money.Down:
		return false
	case money.Up:
		return true
	}
	other := den - rest
	if rest == other && rule == money.HalfEven {
		return whole&1 == 1
	}
	return rest >= other
}

// floor is [F.Floor62] of a small fraction.
func (a F) floor(scale int64) (int64, bool) {
	negative := a.num < 0 != (scale < 0)
	high, low := bits.Mul64(magnitude(a.num), magnitude(scale))
	if high >= a.den() {
		return 0, false
	}
	whole, rest := bits.Div64(high, low, a.den())
	switch {
	case whole > math.MaxInt64:
		if negative && whole == 1<<63 && rest == 0 {
			return math.MinInt64, true
		}
		return 0, false
	case negative && rest != 0:
		return signed(true, whole) - 1, true
	}
	return signed(negative, whole), true
}
