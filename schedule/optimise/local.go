package optimise

import (
	"math"
	"math/rand/v2"
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

// local betters a plan by small changes of the order, late acceptance letting it leave what is best nearby
// (Burke, Bykov 2017). The same seed gives the same plan.
type local struct {
	m      *model
	chance *rand.Rand
	genes  []gene
	saved  []gene
	// placed and the days on which each actor is first and last on set are those of the order being scored.
	placed      []bool
	first, last []int
}

// history is how many scores back late acceptance compares.
const history = 60

func newLocal(m *model, seed uint64) *local {
	return &local{
		m: m, chance: rand.New(rand.NewPCG(seed, 8)), placed: make([]bool, len(m.load)),
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
	for _, g := range genes {
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
	best, least := append([]gene(nil), l.genes...), now
	late := make([]score, history)
	for i := range late {
		late[i] = now
	}
	for i := range moves {
		if i%1024 == 1023 && !watch(least) {
			break
		}
		l.saved = append(l.saved[:0], l.genes...)
		l.change()
		next := l.score(l.genes)
		slot := &late[i%history]
		if !next.within(*slot) && !next.within(now) {
			copy(l.genes, l.saved)
		} else {
			now = next
			if now.within(least) && now != least {
				least = now
				copy(best, l.genes)
			}
		}
		if now.within(*slot) {
			*slot = now
		}
	}
	return best, least
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

// change moves a run of scenes, exchanges two scenes, or begins or joins a day.
func (l *local) change() {
	n := len(l.genes)
	i, j := l.chance.IntN(n), l.chance.IntN(n)
	switch kind := l.chance.IntN(10); {
	case kind < 4:
		l.shift(i, j)
	case kind < 6:
		l.genes[i].scene, l.genes[j].scene = l.genes[j].scene, l.genes[i].scene
	case kind < 8:
		l.genes[i].fresh = !l.genes[i].fresh
	default:
		for range 1 + l.chance.IntN(min(n, 6)) {
			l.shift(i, j)
			if i > j {
				i, j = min(i+1, n-1), min(j+1, n-1)
			}
		}
	}
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
