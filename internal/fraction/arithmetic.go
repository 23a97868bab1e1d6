package fraction

import (
	"cmp"
	"math/big"
	"math/bits"
)

// Add returns a + b.
func (a F) Add(b F) F {
	if a.long == nil && b.long == nil {
		if sum, ok := add(a, b); ok {
			return sum
		}
	}
	switch {
	case b.IsZero():
		return a
	case a.IsZero():
		return b
	}
	return sum(a, b)
}

// Sub returns a - b.
func (a F) Sub(b F) F {
	if a.long == nil && b.long == nil {
		if difference, ok := add(a, F{num: -b.num, less: b.less}); ok {
			return difference
		}
	}
	if b.IsZero() {
		return a
	}
	return sum(a, b.Neg())
}

// Mul returns a * b.
func (a F) Mul(b F) F {
	switch {
	case b.isOne():
		return a
	case a.isOne():
		return b
	case a.IsZero() || b.IsZero():
		return F{}
	}
	if a.long == nil && b.long == nil {
		if f, ok := multiply(a, b); ok {
			return f
		}
	}
	return times(a, b)
}

// Quo returns a / b. The divisor must not be zero: the division panics as that of [big.Rat] does.
func (a F) Quo(b F) F {
	if b.isOne() {
		return a
	}
	if a.long == nil && b.long == nil && b.num != 0 {
		inverse := F{num: signed(b.num < 0, b.den()), less: magnitude(b.num) - 1}
		if f, ok := multiply(a, inverse); ok {
			return f
		}
	}
	if b.IsZero() {
		return fromRat(new(big.Rat).Quo(a.Rat(), b.Rat())) // panics
	}
	return over(a, b)
}

// Neg returns -a.
func (a F) Neg() F {
	if a.long == nil {
		return F{num: -a.num, less: a.less}
	}
	l := *a.long
	l.num = new(big.Int).Neg(l.num)
	return F{long: &l}
}

// Cmp returns -1 when a is below b, 0 when they are equal and 1 when a is above b.
func (a F) Cmp(b F) int {
	if a.long == nil && b.long == nil && a.less == b.less {
		return cmp.Compare(a.num, b.num)
	}
	sign := a.Sign()
	if other := b.Sign(); sign != other {
		return cmp.Compare(sign, other)
	}
	if a.long != nil || b.long != nil {
		return compareLong(a, b)
	}
	return sign * compare(a, b)
}

// compare compares the magnitudes of two small fractions, by their cross products.
func compare(a, b F) int {
	high, low := bits.Mul64(magnitude(a.num), b.den())
	otherHigh, otherLow := bits.Mul64(magnitude(b.num), a.den())
	if high != otherHigh {
		return cmp.Compare(high, otherHigh)
	}
	return cmp.Compare(low, otherLow)
}

// Sign returns -1 below zero, 0 at zero and 1 above.
func (a F) Sign() int {
	switch {
	case a.long != nil:
		return a.long.num.Sign()
	case a.num > 0:
		return 1
	case a.num < 0:
		return -1
	}
	return 0
}

// IsZero reports whether a is zero.
func (a F) IsZero() bool { return a.num == 0 && a.long == nil }

// isOne reports whether a is one.
func (a F) isOne() bool { return a.num == 1 && a.less == 0 }

// Equal reports whether a and b are the same fraction.
func (a F) Equal(b F) bool {
	switch {
	case a.long == b.long:
		return a == b
	case a.inLowest() && b.inLowest():
		return a.long != nil && b.long != nil && a.long.num.Cmp(b.long.num) == 0 && a.long.den.Cmp(b.long.den) == 0
	}
	return a.Cmp(b) == 0
}

func (a F) inLowest() bool { return a.long == nil || a.long.lowest }

// Min returns the smaller of a and b.
func Min(a, b F) F {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

// Max returns the larger of a and b.
func Max(a, b F) F {
	if b.Cmp(a) > 0 {
		return b
	}
	return a
}
