package closing

import (
	"math/big"
	"sort"

	"github.com/shopspring/decimal"
)

// law is the distribution of the sum of two independent amounts, rows and columns, over a base that is
// certain. It is never changed.
type law struct {
	base       int64
	rows, cols list
}

// list is an amount by its outcomes, in growing order.
type list struct {
	sums []int64
	// below[k] is the weight of the first k sums, of den in all; moment[k] their weights times their sums.
	below, moment []big.Int
	den           *big.Int
}

// newList sums up the last states of a group.
func newList(states []state, den *big.Int) list {
	l := list{sums: make([]int64, len(states)), den: den}
	width := len(den.Bits()) + 2
	l.below, l.moment = arena(len(states)+1, width), arena(len(states)+1, width+1)
	var sum, part big.Int
	for i := range states {
		s := &states[i]
		l.sums[i] = s.sum
		l.below[i+1].Add(&l.below[i], &s.weight)
		part.Mul(&s.weight, sum.SetInt64(s.sum))
		l.moment[i+1].Add(&l.moment[i], &part)
	}
	return l
}

// count returns how many sums are below x.
func (l list) count(x int64) int {
	return sort.Search(len(l.sums), func(i int) bool { return l.sums[i] >= x })
}

// missing sets w to the weight of the sums below x, and s to the mean of what they lack to x, times den.
func (l list) missing(x int64, k int, w, s *big.Int) {
	w.Set(&l.below[k])
	s.Mul(w, s.SetInt64(x))
	s.Sub(s, &l.moment[k])
}

// den returns the denominator of the weights.
func (l *law) den() *big.Int { return new(big.Int).Mul(l.rows.den, l.cols.den) }

// tail returns the weight of x or more.
func (l *law) tail(x int64) *big.Int {
	below, part, weight := new(big.Int), new(big.Int), new(big.Int)
	x -= l.base
	k := len(l.cols.sums)
	for i, row := range l.rows.sums {
		for k > 0 && l.cols.sums[k-1] >= x-row {
			k--
		}
		weight.Sub(&l.rows.below[i+1], &l.rows.below[i])
		below.Add(below, part.Mul(weight, &l.cols.below[k]))
	}
	return below.Sub(l.den(), below)
}

// most returns the largest sum.
func (l *law) most() int64 {
	return l.base + l.rows.sums[len(l.rows.sums)-1] + l.cols.sums[len(l.cols.sums)-1]
}

// level is a probability as a fraction.
type level struct{ num, den *big.Int }

func newLevel(percent decimal.Decimal) level {
	p := percent.Shift(-2).Rat()
	return level{p.Num(), p.Denom()}
}

// reached reports whether x or more has at least the probability.
func (l *law) reached(x int64, p level) bool {
	left, right := l.tail(x), l.den()
	return left.Mul(left, p.den).Cmp(right.Mul(right, p.num)) >= 0
}

// quantile returns the largest amount raised with at least a probability above zero.
func (l *law) quantile(p level, sketch *sketch) int64 {
	low, high := l.base, l.most() // low is always reached
	if len(l.rows.sums) == 1 {
		k := sort.Search(len(l.cols.sums), func(i int) bool { return !l.reached(l.base+l.cols.sums[i], p) })
		return l.base + l.cols.sums[max(k-1, 0)]
	}
	for low < high {
		middle := high - (high-low)/2
		yes, sure := sketch.reached(middle, p)
		if !sure {
			yes = l.reached(middle, p)
		}
		if yes {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}
