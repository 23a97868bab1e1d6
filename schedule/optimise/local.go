package optimise

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// gene is a scene in its place, and whether a new day begins with it.
type gene struct {
	scene int
	fresh bool
}

// score compares plans: first the scenes that found no date, then the cost.
type score struct {
	missing int
	cost    int64
}

func (s score) within(other score) bool {
	return s.missing < other.missing || s.missing == other.missing && s.cost <= other.cost
}

// local betters a plan by small changes of the order. A change that costs more is kept as well if it costs no
// more than chance allows, less and less of it (annealing: Kirkpatrick, Gelatt, Vecchi 1983). The same seed gives
// the same plan.
type local struct {
	m      *model
	chance *rand.Rand
	genes  []gene
	saved  []gene
	// placed and the days on which each actor is first and last on set are those of the order being scored.
	placed      []bool
	first, last []int
	// cuts says for each gene whether a day begins with it, in the order scored last; days, in the present one.
	cuts, days []bool
}

// cold divides the cost of a scene, on average, into the step by which chance begins to allow more; a scene
// that found no date counts as unplaced such steps.
const (
	cold     = 8
	unplaced = 100
)

func newLocal(m *model, seed uint64) *local {
	return &local{
		m: m, chance: rand.New(rand.NewPCG(seed, 8)), placed: make([]bool, len(m.load)),
		cuts: make([]bool, len(m.load)), days: make([]bool, len(m.load)),
		first: make([]int, len(m.fees)), last: make([]int, len(m.fees)),
	}
}

// score lays the scenes on dates in their order, each as early as may be, and adds up what that costs.
func (l *local) score(genes []gene) score {
	m := l.m
	clear(l.placed)
	clear(l.first)
	clear(l.last)
	var s score
	d, days := m.start0(), 0
	for i, g := range genes {
		l.cuts[i] = false
		if !all(m.before[g.scene], l.placed) {
			s.missing++
			continue
		}
		next, same := d, false
		if !g.fresh {
			next, same = m.join(d, g.scene)
		}
		if !same {
			var fits bool
			if next, fits = m.open(d, g.scene); !fits {
				s.missing++
				continue
			}
		}
		l.cuts[i] = !same
		s.cost += m.moving(d, g.scene, same)
		if !same {
			days += next.days
		}
		d = next
		l.placed[g.scene] = true
		for _, a := range m.cast[g.scene] {
			if l.first[a] == 0 {
				l.first[a] = days - d.days + 1
			}
			l.last[a] = days
		}
	}
	s.cost += m.day * int64(days)
	for a, first := range l.first {
		if first > 0 {
			s.cost += m.fees[a] * int64(max(m.minimum[a], l.last[a]-first+1))
		}
	}
	return s
}

// run makes so many moves and returns the best order; watch may stop it.
func (l *local) run(moves int64, watch func(score) bool) ([]gene, score) {
	l.genes = l.begin()
	now := l.score(l.genes)
	copy(l.days, l.cuts)
	best, least := append([]gene(nil), l.genes...), now
	heat := max(1, now.cost/int64(cold*len(l.genes)))
	for i := range moves {
		if i%1024 == 1023 && !watch(least) {
			break
		}
		l.saved = append(l.saved[:0], l.genes...)
		l.change()
		next := l.score(l.genes)
		if next.cost-now.cost+int64(next.missing-now.missing)*unplaced*heat > l.allowed(heat, i, moves) {
			copy(l.genes, l.saved)
			continue
		}
		now = next
		copy(l.days, l.cuts)
		if now.within(least) && now != least {
			least = now
			copy(best, l.genes)
		}
	}
	return best, least
}

// allowed is how much more the next plan may cost: steps that shrink to nothing, none of them half of the time,
// one a quarter of the time, and so on.
func (l *local) allowed(heat, i, moves int64) int64 {
	left := (moves - i) * 1024 / moves
	return heat * left / 1024 * left / 1024 * int64(bits.TrailingZeros64(l.chance.Uint64()))
}

// begin puts the scenes with few dates first, as far as precedences allow, and otherwise keeps to a location.
func (l *local) begin() []gene {
	m := l.m
	placed := make([]bool, len(m.load))
	var genes []gene
	place := -1
	for range m.load {
		best, rank := -1, math.MaxInt
		for s := range m.load {
			if placed[s] || !all(m.before[s], placed) {
				continue
			}
			r := 2 * m.latest(s)
			if m.location[s] != place {
				r++
			}
			if r < rank {
				best, rank = s, r
			}
		}
		placed[best], place = true, m.location[best]
		genes = append(genes, gene{scene: best})
	}
	return genes
}

// latest is the last place on which a scene may begin.
func (m *model) latest(scene int) int {
	for at := len(m.dates) - 1; at > 0; at-- {
		if m.start[scene].has(at) {
			return at
		}
	}
	return 0
}

// change moves a run of scenes, exchanges two scenes, begins or joins a day, or exchanges or moves whole days.
func (l *local) change() {
	n := len(l.genes)
	i, j := l.chance.IntN(n), l.chance.IntN(n)
	switch kind := l.chance.IntN(14); {
	case kind < 4:
		l.shift(i, j)
	case kind < 6:
		l.genes[i].scene, l.genes[j].scene = l.genes[j].scene, l.genes[i].scene
	case kind < 8:
		l.genes[i].fresh = !l.genes[i].fresh
	case kind < 10:
		for range 1 + l.chance.IntN(min(n, 6)) {
			l.shift(i, j)
			if i > j {
				i, j = min(i+1, n-1), min(j+1, n-1)
			}
		}
	default:
		l.exchange(min(i, j), max(i, j), kind < 12)
	}
}

// day is the day that a gene is on: from its first to beyond its last.
func (l *local) day(i int) (from, to int) {
	from, to = i, i+1
	for from > 0 && !l.days[from] {
		from--
	}
	for to < len(l.genes) && !l.days[to] {
		to++
	}
	return from, to
}

// exchange puts the later day of two genes where the earlier one is, and that in its place, or right after it.
// They stay days.
func (l *local) exchange(i, j int, swap bool) {
	a, b := l.day(i)
	c, d := l.day(j)
	if a == c {
		return
	}
	for _, at := range []int{a, b, c, d} {
		if at < len(l.genes) {
			l.genes[at].fresh = true
		}
	}
	if !swap {
		b = c
	}
	slices.Reverse(l.genes[a:b])
	slices.Reverse(l.genes[b:c])
	slices.Reverse(l.genes[c:d])
	slices.Reverse(l.genes[a:d])
}

func (l *local) shift(from, to int) {
	g := l.genes[from]
	for ; from < to; from++ {
		l.genes[from] = l.genes[from+1]
	}
	for ; from > to; from-- {
		l.genes[from] = l.genes[from-1]
	}
	l.genes[to] = g
}
