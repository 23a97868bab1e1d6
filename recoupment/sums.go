package recoupment

import (
	"math/big"
	"math/bits"
)

// sums are those of the amounts of one party over a chunk, and of their squares, in 128 bits each: enough
// for [MaxScenarios] of the largest amounts.
type sums struct {
	hi, lo               uint64 // two's complement
	squaresHi, squaresLo uint64
}

func (s *sums) add(amount int64) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, uint64(amount), 0) //nolint:gosec // two's complement
	s.hi += uint64(amount>>63) + carry                //nolint:gosec // the sign
	size := uint64(max(amount, -amount))              //nolint:gosec // not negative
	hi, lo := bits.Mul64(size, size)
	s.squaresLo, carry = bits.Add64(s.squaresLo, lo, 0)
	s.squaresHi += hi + carry
}

// flush moves the sums to the tally of the party.
func (s *sums) flush(p *PartyTally) {
	p.Sum.Add(p.Sum, wide(s.hi, s.lo, true))
	p.Squares.Add(p.Squares, wide(s.squaresHi, s.squaresLo, false))
	*s = sums{}
}

func wide(hi, lo uint64, signed bool) *big.Int {
	n := new(big.Int).SetUint64(hi)
	if signed {
		n.SetInt64(int64(hi)) //nolint:gosec // two's complement
	}
	return n.Lsh(n, 64).Add(n, new(big.Int).SetUint64(lo))
}

// count adds a scenario to a tally; the sums stay in the game until the chunk ends.
func (t *Tally) count(g *game) {
	for i := range t.Parties {
		p, amount := &t.Parties[i], g.results[i]
		if t.Scenarios == 0 {
			p.Least, p.Most = amount, amount
		}
		p.Least, p.Most = min(p.Least, amount), max(p.Most, amount)
		if g.sums[i].add(amount); amount < 0 {
			p.Below.add(-amount)
		} else {
			p.Above.add(amount)
		}
	}
	for i, closed := range g.closed {
		if closed {
			t.Accounts[i].Recouped++
		}
	}
	for i, reached := range g.reached {
		if reached {
			t.Goals[i].Reached++
		}
	}
	t.Scenarios++
}
