package fraction

import (
	"math"
	"math/bits"
)

// maxPower is the largest power of ten in an int64, and so the number of digits that always fit one.
const maxPower = 18

// powers holds the powers of ten of an int64.
var powers = [maxPower + 1]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
}

// magnitude returns the absolute value of n, that of math.MinInt64 included.
func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n) //nolint:gosec // two's complement: exact for every n below zero
	}
	return uint64(n)
}

// signed returns n, at most math.MaxInt64, with a sign.
func signed(negative bool, n uint64) int64 {
	if negative {
		return -int64(n) //nolint:gosec // the callers check the bound
	}
	return int64(n) //nolint:gosec // the callers check the bound
}

// small returns the fraction num/den, in lowest terms already, if it is small.
func small(negative bool, num, den uint64) (F, bool) {
	if num > math.MaxInt64 || den-1 >= math.MaxInt64 {
		return F{}, false
	}
	return F{num: signed(negative, num), less: den - 1}, true
}

// reduced returns the fraction num/den if it is small; a fraction over zero is not.
func reduced(negative bool, num, den uint64) (F, bool) {
	if den == 0 {
		return F{}, false
	}
	if common := gcd(num, den); common != 1 {
		num, den = num/common, den/common
	}
	return small(negative, num, den)
}

// gcd returns the greatest common divisor of two numbers; b is not zero. One division brings numbers of
// different lengths together, and settles the case where one divides the other; the rest is binary.
func gcd(a, b uint64) uint64 {
	if a == 1 || b == 1 {
		return 1
	}
	if a < b && a != 0 {
		a, b = b, a
	}
	if a %= b; a == 0 {
		return b
	}
	shift := bits.TrailingZeros64(a | b)
	a >>= bits.TrailingZeros64(a)
	b >>= bits.TrailingZeros64(b)
	for a != b {
		if a < b {
			a, b = b, a
		}
		a -= b
		a >>= bits.TrailingZeros64(a)
	}
	return a << shift
}

// product returns a*b if it is at most math.MaxInt64.
func product(a, b uint64) (uint64, bool) {
	high, low := bits.Mul64(a, b)
	return low, high == 0 && low <= math.MaxInt64
}

// multiply returns the product of two small fractions if it is small. Each numerator is reduced with the
// denominator of the other, so that the products are in lowest terms (Knuth, The Art of Computer
// Programming, volume 2, 4.5.1).
func multiply(a, b F) (F, bool) {
	aNum, bNum, aDen, bDen := magnitude(a.num), magnitude(b.num), a.den(), b.den()
	if common := gcd(aNum, bDen); common != 1 {
		aNum, bDen = aNum/common, bDen/common
	}
	if common := gcd(bNum, aDen); common != 1 {
		bNum, aDen = bNum/common, aDen/common
	}
	num, ok := product(aNum, bNum)
	if !ok {
		return F{}, false
	}
	den, ok := product(aDen, bDen)
	if !ok {
		return F{}, false
	}
	return small(a.num < 0 != (b.num < 0), num, den)
}

// add returns the sum of two small fractions if it is small.
func add(a, b F) (F, bool) {
	switch {
	case b.num == 0:
		return a, true
	case a.num == 0:
		return b, true
	case a.less != b.less:
		return addAcross(a, b)
	}
	sum := a.num + b.num
	if overflows := (sum < 0) != (a.num < 0) && (a.num < 0) == (b.num < 0); overflows || sum == math.MinInt64 {
		return addAcross(a, b)
	}
	if a.less == 0 {
		return F{num: sum}, true
	}
	return reduced(sum < 0, magnitude(sum), a.den())
}

// addAcross adds fractions of any denominators. With g the common divisor of the denominators, the only
// divisors that the sum can share with its denominator are those of g (Knuth, as above). The numerator
// before reduction has 128 bits, which always suffice: a sum is refused only when it is not small.
func addAcross(a, b F) (F, bool) {
	aDen, bDen := a.den(), b.den()
	common := gcd(aDen, bDen)
	aPart, bPart := aDen/common, bDen/common
	negative, high, low := crossSum(a.num, bPart, b.num, aPart)
	if common != 1 {
		again := gcd(bits.Rem64(high, low, common), common)
		if high >= again {
			return F{}, false
		}
		low, _ = bits.Div64(high, low, again)
		high, bDen = 0, bDen/again
	}
	den, ok := product(aPart, bDen)
	if high != 0 || !ok {
		return F{}, false
	}
	return small(negative, low, den)
}

// crossSum returns a*x + b*y, as a sign and a magnitude of 128 bits. Each product is below 2^126.
func crossSum(a int64, x uint64, b int64, y uint64) (negative bool, high, low uint64) {
	high, low = bits.Mul64(magnitude(a), x)
	otherHigh, otherLow := bits.Mul64(magnitude(b), y)
	if (a < 0) == (b < 0) {
		low, carry := bits.Add64(low, otherLow, 0)
		high, _ = bits.Add64(high, otherHigh, carry)
		return a < 0, high, low
	}
	if high < otherHigh || (high == otherHigh && low < otherLow) {
		high, low, otherHigh, otherLow = otherHigh, otherLow, high, low
		a = b
	}
	low, borrow := bits.Sub64(low, otherLow, 0)
	high, _ = bits.Sub64(high, otherHigh, borrow)
	return a < 0, high, low
}
