package talent

import (
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// film is a validated problem in integers.
type film struct {
	problem Problem
	index   index
	// places is the number of decimals of the unit in which fees are counted.
	places int32
	fees   []int64
	days   []int64
	cast   [][]int
	// before and after hold, for each scene, those shot before and after it by its own precedences.
	before, after []bitset
}

func compile(p Problem) (*film, error) {
	var c fault.Collector
	x, fine := p.index(&c)
	if !fine {
		return nil, c.Err()
	}
	f := &film{problem: p, index: x}
	if !f.scale(&c) {
		return nil, c.Err()
	}
	f.cast = make([][]int, len(p.Scenes))
	for i, s := range p.Scenes {
		f.cast[i] = make([]int, len(s.Cast))
		for j, id := range s.Cast {
			f.cast[i][j] = x.actors[id]
		}
	}
	f.order(&c)
	if err := c.Err(); err != nil {
		return nil, err
	}
	if shared := len(f.reduce(true).fees); shared > MaxShared {
		c.Add("actors", ErrTooLarge, shared)
	}
	return f, c.Err()
}

// scale turns the fees into whole numbers of the smallest unit that they need.
func (f *film) scale(c *fault.Collector) bool {
	for _, a := range f.problem.Actors {
		f.places = max(f.places, decimals(a.Fee))
	}
	var days, sum decimal.Decimal
	for _, s := range f.problem.Scenes {
		days = days.Add(decimal.New(int64(s.Days), 0))
		f.days = append(f.days, int64(s.Days))
	}
	for _, a := range f.problem.Actors {
		fee := a.Fee.Shift(f.places)
		sum = sum.Add(fee)
		f.fees = append(f.fees, fee.IntPart())
	}
	if sum.Mul(days).GreaterThan(decimal.New(maxTotal, 0)) {
		c.Add("actors", ErrTooLarge, sum.Mul(days).Shift(-f.places))
		return false
	}
	return true
}

// decimals returns how many decimals a figure needs.
func decimals(d decimal.Decimal) int32 {
	places := max(0, -d.Exponent())
	for places > 0 && d.Shift(places-1).IsInteger() {
		places--
	}
	return places
}

// order reads the precedences, and reports the scenes that wait for each other.
func (f *film) order(c *fault.Collector) {
	n := len(f.problem.Scenes)
	f.before, f.after = make([]bitset, n), make([]bitset, n)
	for i := range n {
		f.before[i], f.after[i] = newBitset(n), newBitset(n)
	}
	for _, r := range f.problem.Precedences {
		a, b := f.index.scenes[r.Before], f.index.scenes[r.After]
		f.after[a].add(b)
		f.before[b].add(a)
	}
	placed := newBitset(n)
	for count, moved := 0, true; count < n; {
		if !moved {
			f.blame(c, placed)
			return
		}
		moved = false
		for i := range n {
			if !placed.has(i) && f.before[i].within(placed) {
				placed.add(i)
				count, moved = count+1, true
			}
		}
	}
}

// blame names the precedences between scenes that can never be placed.
func (f *film) blame(c *fault.Collector, placed bitset) {
	for i, r := range f.problem.Precedences {
		if !placed.has(f.index.scenes[r.Before]) && !placed.has(f.index.scenes[r.After]) {
			c.In("precedences[%d]", i).Add("", ErrCycle, r.Before+" before "+r.After)
		}
	}
}

func (f *film) amount(units int64) decimal.Decimal { return decimal.New(units, -f.places) }

// bitset is a set of small numbers of any size.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 != 0 }

func (b bitset) within(other bitset) bool {
	for i, word := range b {
		if word&^other[i] != 0 {
			return false
		}
	}
	return true
}

func (b bitset) empty() bool {
	for _, word := range b {
		if word != 0 {
			return false
		}
	}
	return true
}

// each calls do with the positions of the ones of a word.
func each(word uint64, do func(int)) {
	for ; word != 0; word &= word - 1 {
		do(bits.TrailingZeros64(word))
	}
}
