package talent

import "math/rand/v2"

// improver betters an order by moving one group at a time, from starts that are the same at every run.
type improver struct {
	r     *reduced
	order []int
	// came and after are the actors of the groups before, and from, each place of the order without one.
	came, after []uint64
	chance      *rand.Rand
}

func newImprover(r *reduced) *improver {
	n := len(r.cast)
	return &improver{
		r: r, came: make([]uint64, n+1), after: make([]uint64, n+2),
		chance: rand.New(rand.NewPCG(20, 11)),
	}
}

// best returns the best order it finds, starting from the given one and from disturbances of the best so far.
func (m *improver) best(start []int, rounds int) ([]int, int64) {
	m.order = append([]int(nil), start...)
	least := m.descend(m.r.holding(m.order))
	best := append([]int(nil), m.order...)
	for range rounds {
		if least == 0 {
			break
		}
		m.disturb()
		if cost := m.descend(m.r.holding(m.order)); cost <= least {
			least = cost
			copy(best, m.order)
		} else {
			copy(m.order, best)
		}
	}
	return best, least
}

// descend moves each group to its cheapest place until no move helps.
func (m *improver) descend(cost int64) int64 {
	for better := true; better; {
		better = false
		for i := range m.order {
			if gain := m.relocate(i); gain > 0 {
				cost -= gain
				better = true
			}
		}
	}
	return cost
}

// relocate moves the group at one place to its cheapest place and returns the gain.
func (m *improver) relocate(i int) int64 {
	g := m.order[i]
	m.around(i)
	to, best := i, int64(0)
	for _, step := range []int{1, -1} {
		delta := int64(0)
		for at := i; at+step >= 0 && at+step < len(m.order); at += step {
			other := m.order[at+step]
			if m.bars(g, other, step) {
				break
			}
			delta += m.swap(g, other, at, step)
			if delta < best {
				to, best = at+step, delta
			}
		}
	}
	for at := i; at < to; at++ {
		m.order[at] = m.order[at+1]
	}
	for at := i; at > to; at-- {
		m.order[at] = m.order[at-1]
	}
	m.order[to] = g
	return -best
}

// around notes who came before and is needed after each place, the group at place i being left out.
func (m *improver) around(i int) {
	n := len(m.order)
	for at, k := 0, 0; at < n; at++ {
		if at != i {
			m.came[k+1] = m.came[k] | m.r.cast[m.order[at]]
			k++
		}
	}
	m.after[n-1] = 0
	for at, k := n-1, n-2; at >= 0; at-- {
		if at != i {
			m.after[k] = m.after[k+1] | m.r.cast[m.order[at]]
			k--
		}
	}
}

// bars reports whether a precedence forbids that g passes other.
func (m *improver) bars(g, other, step int) bool {
	if m.r.free {
		return false
	}
	if step > 0 {
		return m.r.after[g].has(other)
	}
	return m.r.before[g].has(other)
}

// swap is what it costs that g, which stands at a place, and its neighbour change places.
func (m *improver) swap(g, other, at, step int) int64 {
	k := at // the place of the neighbour in the order without g
	if step < 0 {
		k = at - 1
	}
	before, after := m.came[k], m.after[k+1]
	if step > 0 {
		return m.two(before, after, other, g) - m.two(before, after, g, other)
	}
	return m.two(before, after, g, other) - m.two(before, after, other, g)
}

// two is what two groups in a row hold, between those who came before and those needed after.
func (m *improver) two(before, after uint64, a, b int) int64 {
	x, y := m.r.cast[a], m.r.cast[b]
	return m.r.days[a]*m.r.pay(before&(y|after)&^x) + m.r.days[b]*m.r.pay((before|x)&after&^y)
}

// disturb reverses a stretch of the order or, with precedences, lets some groups drift.
func (m *improver) disturb() {
	n := len(m.order)
	if n < 3 {
		return
	}
	if !m.r.free {
		for range 4 {
			m.drift(m.chance.IntN(n), m.chance.IntN(n))
		}
		return
	}
	from := m.chance.IntN(n - 1)
	to := min(n-1, from+1+m.chance.IntN(max(2, n/2)))
	for ; from < to; from, to = from+1, to-1 {
		m.order[from], m.order[to] = m.order[to], m.order[from]
	}
}

// drift moves the group at one place towards another, as far as precedences let it.
func (m *improver) drift(from, to int) {
	step := 1
	if to < from {
		step = -1
	}
	for at := from; at != to; at += step {
		if m.bars(m.order[at], m.order[at+step], step) {
			return
		}
		m.order[at], m.order[at+step] = m.order[at+step], m.order[at]
	}
}
