package fraction

import (
	"math"
	"math/big"
)

// long is a fraction of numbers of any length. Reducing long numbers is by far the dearest part of computing
// with them, so those of more than eager words are reduced only when they have grown to several times their
// length in lowest terms: what stands behind many rates in a row is a sum of fractions that nearly all have
// the same denominator, which then costs no more than a sum of whole numbers.
type long struct {
	num, den *big.Int // the denominator is above zero; both may be shared
	lowest   bool     // in lowest terms
	// least is the number of words that it, or what it was computed from, had in lowest terms.
	least int
}

const (
	// eager is the number of words up to which a fraction is always in lowest terms.
	eager = 4
	// slack is how many times the least lengths of two fractions their sum or product grows before it is
	// reduced.
	slack = 2
)

var unit = big.NewInt(1)

func (l *long) words() int { return words(l.num) + words(l.den) }

// words returns the number of words of 64 bits of n.
func words(n *big.Int) int { return (n.BitLen() + 63) / 64 }

// parts returns the numerator and the denominator, for reading only.
func (a F) parts() (num, den *big.Int) {
	if a.long != nil {
		return a.long.num, a.long.den
	}
	if a.less == 0 {
		return big.NewInt(a.num), unit
	}
	return big.NewInt(a.num), new(big.Int).SetUint64(a.den())
}

// least returns the least number of words known of a fraction.
func (a F) least() int {
	if a.long != nil {
		return a.long.least
	}
	return 1
}

// Lowest returns the fraction in lowest terms: what much is computed with should be short.
func (a F) Lowest() F {
	if a.long == nil || a.long.lowest {
		return a
	}
	return reduce(a.long.num, a.long.den)
}

// fromRat returns the value of a fraction that nobody else holds.
func fromRat(r *big.Rat) F { return reducedLong(r.Num(), r.Denom()) }

// reducedLong returns num/den, in lowest terms already.
func reducedLong(num, den *big.Int) F {
	if f, ok := fits(num, den); ok {
		return f
	}
	return F{long: &long{num: num, den: den, lowest: true, least: words(num) + words(den)}}
}

// reduce returns num/den in lowest terms.
func reduce(num, den *big.Int) F {
	if num.Sign() == 0 {
		return F{}
	}
	if den.Cmp(unit) != 0 {
		if common := new(big.Int).GCD(nil, nil, new(big.Int).Abs(num), den); common.Cmp(unit) != 0 {
			num, den = new(big.Int).Quo(num, common), new(big.Int).Quo(den, common)
		}
	}
	return reducedLong(num, den)
}

// made returns num/den, computed from two fractions.
func made(num, den *big.Int, a, b F) F {
	size, longer, shorter := words(num)+words(den), max(a.least(), b.least()), min(a.least(), b.least())
	if size <= eager || size > slack*(longer+shorter) || num.Sign() == 0 {
		return reduce(num, den)
	}
	return F{long: &long{num: num, den: den, least: longer}}
}

// fits returns a fraction in lowest terms as a small one, if it is.
func fits(num, den *big.Int) (F, bool) {
	if !num.IsInt64() || num.Int64() == math.MinInt64 || !den.IsInt64() {
		return F{}, false
	}
	return F{num: num.Int64(), less: den.Uint64() - 1}, true
}

// sum returns a + b.
func sum(a, b F) F {
	aNum, aDen := a.parts()
	bNum, bDen := b.parts()
	den, aTimes, bTimes := multiple(aDen, bDen)
	return made(new(big.Int).Add(scaled(aNum, aTimes), scaled(bNum, bTimes)), den, a, b)
}

// multiple returns the least common multiple of two denominators, and how often it holds each.
func multiple(a, b *big.Int) (of, aTimes, bTimes *big.Int) {
	switch order := a.Cmp(b); {
	case order == 0:
		return a, unit, unit
	case order > 0:
		if times, ok := divides(b, a); ok {
			return a, unit, times
		}
	default:
		if times, ok := divides(a, b); ok {
			return b, times, unit
		}
	}
	common := new(big.Int).GCD(nil, nil, a, b)
	aTimes, bTimes = new(big.Int).Quo(b, common), new(big.Int).Quo(a, common)
	return new(big.Int).Mul(a, aTimes), aTimes, bTimes
}

// divides returns b/a if that is whole.
func divides(a, b *big.Int) (times *big.Int, ok bool) {
	if a.Cmp(unit) == 0 {
		return b, true
	}
	times, rest := new(big.Int).QuoRem(b, a, new(big.Int))
	return times, rest.Sign() == 0
}

// scaled returns n*times, which may be n itself.
func scaled(n, times *big.Int) *big.Int {
	if times == unit {
		return n
	}
	return new(big.Int).Mul(n, times)
}

// times returns a * b.
func times(a, b F) F {
	aNum, aDen := a.parts()
	bNum, bDen := b.parts()
	return made(new(big.Int).Mul(aNum, bNum), new(big.Int).Mul(aDen, bDen), a, b)
}

// over returns a / b; b is not zero.
func over(a, b F) F {
	aNum, aDen := a.parts()
	bNum, bDen := b.parts()
	num, den := new(big.Int).Mul(aNum, bDen), new(big.Int).Mul(aDen, bNum)
	if den.Sign() < 0 {
		num.Neg(num)
		den.Neg(den)
	}
	return made(num, den, a, b)
}

// compareLong compares two fractions of the same sign, not both small.
func compareLong(a, b F) int {
	aNum, aDen := a.parts()
	bNum, bDen := b.parts()
	if aDen.Cmp(bDen) == 0 {
		return aNum.Cmp(bNum)
	}
	// A quotient of numbers of m and n bits is between 2^(m-n-1) and 2^(m-n+1).
	if order := aNum.BitLen() - aDen.BitLen() - (bNum.BitLen() - bDen.BitLen()); order > 1 || order < -1 {
		if (order > 0) == (aNum.Sign() > 0) {
			return 1
		}
		return -1
	}
	return new(big.Int).Mul(aNum, bDen).Cmp(new(big.Int).Mul(bNum, aDen))
}
