package closing

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"
)

// group counts the outcomes of some sources, one source after the other: each layer holds the states before
// a source, and states that raise the same and still wait for the same are one. All probabilities of a layer
// are whole numbers over one denominator, the product of those of the sources before.
type group struct {
	steps  []step
	layers [][]state // one more than steps
	dens   []*big.Int
	work   int // states, by the words of their probabilities
}

// state is what has come so far.
type state struct {
	sum    int64
	live   uint64 // the sources that have come, of those that later ones need
	weight big.Int
	// yes and no are the positions in the next layer if the source comes or not, -1 for what cannot be.
	yes, no int32
}

// step is a source as the states see it.
type step struct {
	*source
	at   int    // in the sources of the model
	need uint64 // bits that must be there
	set  uint64 // its own bit, if later sources need it
	keep uint64 // the bits that are still of use
}

func newGroup() *group {
	first := make([]state, 1)
	first[0].weight.SetInt64(1)
	return &group{layers: [][]state{first}, dens: []*big.Int{big.NewInt(1)}}
}

// top returns the states after all sources.
func (g *group) top() []state { return g.layers[len(g.layers)-1] }

// den returns the denominator of the states after all sources.
func (g *group) den() *big.Int { return g.dens[len(g.dens)-1] }

// steps gives the sources of a part that others need a bit each, which is free again after the last that
// needs it. It fails when 64 are not enough.
func (m *model) steps(part []int) ([]step, bool) {
	last, bit := map[int]int{}, map[int]uint64{}
	for k, at := range part {
		for _, need := range m.sources[at].needs {
			last[need] = k
		}
	}
	steps, free := make([]step, len(part)), ^uint64(0)
	for k, at := range part {
		s := step{source: &m.sources[at], at: at, keep: ^uint64(0)}
		for _, need := range s.needs {
			s.need |= bit[need]
			if last[need] == k {
				s.keep &^= bit[need]
			}
		}
		free |= ^s.keep
		if s.needed {
			if free == 0 {
				return nil, false
			}
			s.set = 1 << bits.TrailingZeros64(free)
			bit[at] = s.set
			free &^= s.set
		}
		steps[k] = s
	}
	return steps, true
}

// add counts one more part. It fails when a layer would have more than most states, or the work is too much.
func (g *group) add(steps []step, most int) bool {
	for _, s := range steps {
		if !g.step(s, most) {
			return false
		}
	}
	return true
}

// way leads from a state to one of the next layer.
type way struct {
	sum  int64
	live uint64
	from int32
	yes  bool
}

func (a way) compare(b way) int {
	if a.live != b.live {
		return cmp.Compare(a.live, b.live)
	}
	return cmp.Compare(a.sum, b.sum)
}

func (g *group) step(s step, most int) bool {
	now := g.top()
	ways := merged(waysOf(now, s))
	count := 0
	for i, w := range ways {
		if i == 0 || ways[i-1].compare(w) != 0 {
			count++
		}
	}
	den := new(big.Int).Mul(g.den(), s.den)
	width := len(den.Bits()) + 1
	if count > most || g.work+count*width > MaxWork {
		return false
	}
	g.work += count * width
	next := make([]state, 0, count)
	numbers := arena(count, width)
	var part big.Int
	for i, w := range ways {
		if i == 0 || ways[i-1].compare(w) != 0 {
			next = append(next, state{sum: w.sum, live: w.live, weight: numbers[len(next)], yes: -1, no: -1})
		}
		from, to := &now[w.from], &next[len(next)-1]
		at := int32(len(next) - 1) //nolint:gosec // MaxWork bounds the length
		switch {
		case w.yes:
			from.yes = at
			part.Mul(&from.weight, s.num)
		case from.live&s.need == s.need:
			from.no = at
			part.Mul(&from.weight, s.miss)
		default:
			from.no = at
			part.Mul(&from.weight, s.den)
		}
		to.weight.Add(&to.weight, &part)
	}
	g.steps, g.layers, g.dens = append(g.steps, s), append(g.layers, next), append(g.dens, den)
	return true
}

// waysOf lists what can follow, first without the source, then with it.
func waysOf(now []state, s step) (without, with []way) {
	without, with = make([]way, 0, len(now)), make([]way, 0, len(now))
	for i, one := range now {
		from := int32(i) // MaxWork bounds the length
		live, possible := one.live&s.keep, one.live&s.need == s.need
		if !possible || s.miss.Sign() != 0 {
			without = append(without, way{sum: one.sum, live: live, from: from})
		}
		if possible {
			with = append(with, way{sum: one.sum + s.amount, live: live | s.set, from: from, yes: true})
		}
	}
	return without, with
}

// merged puts two lists in order. Each is in order already unless a source is no longer waited for.
func merged(a, b []way) []way {
	for _, list := range [][]way{a, b} {
		if !slices.IsSortedFunc(list, way.compare) {
			slices.SortFunc(list, way.compare)
		}
	}
	all := make([]way, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].compare(b[0]) <= 0 {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// arena returns n numbers of zero that can grow to so many words without being moved.
func arena(n, words int) []big.Int {
	numbers, room := make([]big.Int, n), make([]big.Word, n*words)
	for i := range numbers {
		numbers[i].SetBits(room[i*words : i*words : (i+1)*words])
	}
	return numbers
}
