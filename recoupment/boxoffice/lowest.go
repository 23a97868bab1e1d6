package boxoffice

import (
	"math/big"
	"strconv"
)

// lowest writes the figures of a chain in lowest terms. A figure and what it is divided by can only have in common what the
// VAT is divided by, and powers of two and of five: looking for those is less work than the common divisor of two
// long numbers.
type lowest struct {
	rest        *big.Int // what the VAT is divided by, but for its twos and fives
	twos, fives int
	powers      [8]*big.Int // of five: to the first, the second, the fourth...
	// The others are there to be used again.
	num, den, common, quotient, left big.Int
	text                             [256]byte
}

// writer prepares the chain to write figures.
func (c *chain) writer() *lowest {
	l := &lowest{rest: new(big.Int).Set(c.over)}
	for i := range l.powers {
		if l.powers[i] = big.NewInt(5); i > 0 {
			l.powers[i].Mul(l.powers[i-1], l.powers[i-1])
		}
	}
	l.twos = takeTwos(l.rest, l.rest.BitLen())
	l.fives = l.takeFives(l.rest, l.rest.BitLen())
	return l
}

// takeTwos divides a number by two as often as it can, up to so many times, and returns how often.
func takeTwos(n *big.Int, most int) int {
	taken := min(int(n.TrailingZeroBits()), most) // #nosec G115 -- of the length of a number
	n.Rsh(n, uint(taken))                         // #nosec G115 -- not below zero
	return taken
}

// takeFives does the same by five.
func (l *lowest) takeFives(n *big.Int, most int) (taken int) {
	for i := len(l.powers) - 1; i >= 0; i-- {
		if times := 1 << i; taken+times <= most {
			if l.quotient.QuoRem(n, l.powers[i], &l.left); l.left.Sign() == 0 {
				n.Set(&l.quotient)
				taken += times
			}
		}
	}
	return taken
}

// write returns a figure as a text, "-1/3".
func (l *lowest) write(c *chain, p part) string {
	if p.sign() == 0 {
		return "0"
	}
	l.num.Set(p.num)
	l.den.Set(l.rest)
	if l.left.Rem(&l.num, l.rest); l.left.Sign() == 0 {
		l.common.Set(l.rest)
	} else {
		l.common.GCD(nil, nil, l.left.Abs(&l.left), l.rest)
	}
	l.num.Quo(&l.num, &l.common)
	l.den.Quo(&l.den, &l.common)
	twos, fives := l.twos+p.tens, l.fives+p.tens
	twos -= takeTwos(&l.num, twos)
	fives -= l.takeFives(&l.num, fives)
	tens := min(twos, fives)
	l.den.Mul(&l.den, c.power(tens))
	l.den.Lsh(&l.den, uint(twos-tens)) // #nosec G115 -- the lesser of the two is taken off
	for i := range l.powers {
		if (fives-tens)>>i&1 == 1 {
			l.den.Mul(&l.den, l.powers[i])
		}
	}
	text := written(l.text[:0], &l.num)
	if l.den.BitLen() > 1 {
		text = written(append(text, '/'), &l.den)
	}
	return string(text)
}

// written appends a number; a short one costs nothing.
func written(to []byte, n *big.Int) []byte {
	if n.IsInt64() {
		return strconv.AppendInt(to, n.Int64(), 10)
	}
	return n.Append(to, 10)
}
