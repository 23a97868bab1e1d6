package closing

import (
	"math/big"
	"math/bits"
)

// sketchBits is the precision of a sketch.
const sketchBits = 62

// sketch is a law whose weights are cut to 62 bits: it answers quickly, and knows when it cannot tell.
type sketch struct {
	law  *law
	row  []uint64 // the weight of each row, rounded down
	fall []uint64 // the weight of the columns from each on, rounded down
}

func newSketch(l *law) *sketch {
	s := &sketch{law: l, row: make([]uint64, len(l.rows.sums)), fall: make([]uint64, len(l.cols.sums)+1)}
	var n big.Int
	for i := range s.row {
		s.row[i] = cut(n.Sub(&l.rows.below[i+1], &l.rows.below[i]), l.rows.den)
	}
	for k := range s.fall {
		s.fall[k] = cut(n.Sub(l.cols.den, &l.cols.below[k]), l.cols.den)
	}
	return s
}

// cut returns num/den in units of 2^-62, rounded down; num is lost.
func cut(num, den *big.Int) uint64 {
	num.Lsh(num, sketchBits)
	return num.Quo(num, den).Uint64()
}

// reached is that of the law, where the answer is sure. Each row is too low by less than three units: one
// for its own weight, one for that of the columns, one for their product.
func (s *sketch) reached(x int64, p level) (yes, sure bool) {
	x -= s.law.base
	cols, k, found := s.law.cols.sums, len(s.law.cols.sums), uint64(0)
	for i, row := range s.law.rows.sums {
		for k > 0 && cols[k-1] >= x-row {
			k--
		}
		high, low := bits.Mul64(s.row[i], s.fall[k])
		found += high<<(64-sketchBits) | low>>sketchBits
	}
	asked := new(big.Int).Lsh(p.num, sketchBits)
	least := asked.Quo(asked, p.den).Uint64()
	switch {
	case found > least:
		return true, true
	case found+3*uint64(len(s.row)) < least:
		return false, true
	}
	return false, false
}
