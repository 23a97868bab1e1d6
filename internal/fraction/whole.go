package fraction

import (
	"math/bits"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Scaled returns n x 10^exponent exactly. As with [FromDecimal], the work grows with the exponent.
func Scaled(n int64, exponent int32) F {
	switch {
	case n == 0:
		return F{}
	case exponent == 0:
		return Int(n)
	case exponent < 0 && exponent >= -maxPower:
		num, den := lowest(magnitude(n), -exponent)
		if f, ok := small(n < 0, num, den); ok {
			return f
		}
	case exponent > 0 && exponent <= maxPower:
		if whole, ok := product(magnitude(n), powers[exponent]); ok {
			return F{num: signed(n < 0, whole)}
		}
	}
	return fromRat(decimal.New(n, exponent).Rat())
}

// lowest returns num/10^power in lowest terms; num is not zero. Twos and fives are all that it can lose.
func lowest(num uint64, power int32) (lowered, den uint64) {
	twos := min(bits.TrailingZeros64(num), int(power))
	num, den = num>>twos, powers[power]>>twos
	for ; power > 0 && num%5 == 0; power-- {
		num, den = num/5, den/5
	}
	return num, den
}

// Int64 returns the value as a whole number, and whether it is one that fits. It costs no division.
func (a F) Int64() (int64, bool) { return a.num, a.long == nil && a.less == 0 }

// Units returns the value in units of 10^-places, rounded as [F.Round] does, and whether 64 bits are enough
// for the work.
func (a F) Units(places int32, rule money.Rounding) (int64, bool) {
	if a.long != nil {
		return 0, false
	}
	return a.units(places, rule)
}
