package closing

import (
	"fmt"
	"math/big"
	"math/bits"
	"slices"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// chunk is how many draws are tallied at a time.
const chunk = 1 << 14

// uncountable says what is missing when a plan is too large to be counted.
func (m *model) uncountable() error {
	var c fault.Collector
	size := fmt.Sprintf("%d uncertain sources", len(m.sources))
	switch {
	case m.options.Method == Exact:
		c.Add("options.method", financing.ErrTooLarge, size)
	case m.options.Seed == 0:
		c.Add("options.seed", ErrNoSeed, size)
	}
	return c.Err()
}

// sample evaluates by drawing outcomes.
func (m *model) sample() (*evaluation, error) {
	if m.options.Draws*len(m.sources) > MaxSampled {
		var c fault.Collector
		c.Add("options.draws", financing.ErrTooLarge, fmt.Sprintf("%d draws of %d sources", m.options.Draws, len(m.sources)))
		return nil, c.Err()
	}
	all := newTally(len(m.sources))
	for first := 0; first < m.options.Draws; first += chunk {
		all.merge(m.play(first, min(chunk, m.options.Draws-first)))
	}
	return m.tallied(all), nil
}

// tally counts the draws of a chunk. Those of any chunks add up, in whatever order.
type tally struct {
	sums    []int64
	sources []counts
}

// counts are those of one source: the draws in which it comes, and those in which it could.
type counts struct{ came, ready cases }

// cases counts draws, those that close, and adds up what is missing in the others.
type cases struct{ draws, closed, high, low uint64 }

func (c *cases) add(o cases) {
	c.draws += o.draws
	c.closed += o.closed
	var carry uint64
	c.low, carry = bits.Add64(c.low, o.low, 0)
	c.high += o.high + carry
}

// put writes the cases as whole numbers.
func (c *cases) put(draws, closed, short *big.Int) {
	draws.SetUint64(c.draws)
	closed.SetUint64(c.closed)
	short.SetUint64(c.high)
	short.Lsh(short, 64)
	short.Add(short, new(big.Int).SetUint64(c.low))
}

func newTally(sources int) *tally { return &tally{sources: make([]counts, sources)} }

func (t *tally) merge(o *tally) {
	t.sums = append(t.sums, o.sums...)
	for i := range t.sources {
		t.sources[i].came.add(o.sources[i].came)
		t.sources[i].ready.add(o.sources[i].ready)
	}
}

// play tallies count draws from the one numbered first.
func (m *model) play(first, count int) *tally {
	t := newTally(len(m.sources))
	t.sums = make([]int64, 0, count)
	limits := m.thresholds()
	came, ready := make([]bool, len(m.sources)), make([]bool, len(m.sources))
	for number := first; number < first+count; number++ {
		stream, sum := mix(m.options.Seed^mix(uint64(number)+1)), m.base //nolint:gosec // any bits will do
		for i := range m.sources {
			s := &m.sources[i]
			ready[i] = true
			for _, need := range s.needs {
				ready[i] = ready[i] && came[need]
			}
			// The number of a draw belongs to the identifier of the source, wherever it stands in the plan.
			came[i] = ready[i] && (s.miss.Sign() == 0 || mix(stream+weyl*uint64(s.rank+1)) < limits[i]) //nolint:gosec // a rank is not negative
			if came[i] {
				sum += s.amount
			}
		}
		t.sums = append(t.sums, sum)
		one := cases{draws: 1}
		if sum >= m.target {
			one.closed = 1
		} else {
			one.low = uint64(m.target - sum) //nolint:gosec // above zero
		}
		for i := range t.sources {
			if came[i] {
				t.sources[i].came.add(one)
			}
			if ready[i] {
				t.sources[i].ready.add(one)
			}
		}
	}
	return t
}

// thresholds returns the probabilities in units of 2^-64, rounded down.
func (m *model) thresholds() []uint64 {
	limits := make([]uint64, len(m.sources))
	for i := range m.sources {
		n := new(big.Int).Lsh(m.sources[i].num, 64)
		limits[i] = n.Quo(n, m.sources[i].den).Uint64() // of a certain one it is not asked
	}
	return limits
}

// weyl is the step between the numbers of one draw.
const weyl = 0x9e3779b97f4a7c15

// mix is the finalizer of SplitMix64: a permutation of 64 bits without visible order.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// tallied makes an evaluation of a tally.
func (m *model) tallied(t *tally) *evaluation {
	slices.Sort(t.sums)
	var states []state
	one := big.NewInt(1)
	for _, sum := range t.sums {
		if n := len(states); n == 0 || states[n-1].sum != sum-m.base {
			states = append(states, state{sum: sum - m.base})
		}
		last := &states[len(states)-1]
		last.weight.Add(&last.weight, one)
	}
	draws := len(t.sums)
	l := &law{base: m.base, rows: newList(newGroup().top(), one), cols: newList(states, big.NewInt(int64(draws)))}
	e := &evaluation{law: l, method: Sampled, draws: draws, den: l.den(), joints: make([]joint, len(m.sources))}
	need := m.target - m.base
	var below, short big.Int
	l.cols.missing(need, l.cols.count(need), &below, &short)
	e.short, e.closed = &short, new(big.Int).Sub(e.den, &below)
	e.expected = new(big.Int).Mul(e.den, big.NewInt(m.base))
	e.expected.Add(e.expected, &l.cols.moment[len(states)])
	for i := range e.joints {
		j := &e.joints[i]
		t.sources[i].came.put(&j.came, &j.closed, &j.short)
		t.sources[i].ready.put(&j.ready, &j.readyClosed, &j.readyShort)
	}
	return e
}
