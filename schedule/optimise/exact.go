package optimise

import (
	"cmp"
	"math/bits"
	"slices"
)

// exact tries every plan of at most [MaxSearched] scenes, scene by scene from the first date, each day as early
// as may be: later never helps. What was proved of a state is remembered.
type exact struct {
	m *model
	// roles are the scenes of each actor, as bits; waits the scenes before each scene.
	roles, waits []uint64
	// guaranteed are the actors with a minimum.
	guaranteed []int
	memo       map[state]int64
	room       int
	least      int64
	best       []gene
	path       []gene
	nodes      int64
	most       int64
	watch      func() bool
	stopped    bool
}

// state is what the rest of a plan depends on.
type state struct {
	left, now   uint64
	prev, place int16
	dark        bool
	paid        string
}

// stateSize is about what one state takes in memory, in bytes.
const stateSize = 160

// step is where a plan has come to.
type step struct {
	day       today
	left, now uint64
	cost      int64
	// paid are the days paid so far to the guaranteed actors, the present day left out.
	paid []int
}

func newExact(m *model, o Options) *exact {
	e := &exact{m: m, memo: map[state]int64{}, room: int(o.Memory / stateSize), most: o.Nodes}
	for _, roles := range m.roles {
		var set uint64
		for _, s := range roles {
			set |= 1 << s
		}
		e.roles = append(e.roles, set)
	}
	for _, before := range m.before {
		var set uint64
		for _, s := range before {
			set |= 1 << s
		}
		e.waits = append(e.waits, set)
	}
	for a, minimum := range m.minimum {
		if minimum > 1 && e.roles[a] != 0 && m.fees[a] > 0 {
			e.guaranteed = append(e.guaranteed, a)
		}
	}
	return e
}

func (e *exact) run() {
	all := uint64(1)<<len(e.m.load) - 1
	e.search(step{day: e.m.start0(), left: all, paid: make([]int, len(e.guaranteed))})
}

// present reports whether an actor is paid on the day at work.
func (e *exact) present(a int, s *step) bool {
	return e.roles[a]&^s.left != 0 && e.roles[a]&(s.left|s.now) != 0
}

// close adds what the day at work costs.
func (e *exact) close(s *step) {
	if s.day.date < 0 {
		return
	}
	days := int64(s.day.days)
	s.cost += days * e.m.day
	for a, fee := range e.m.fees {
		if e.present(a, s) {
			s.cost += days * fee
		}
	}
	if len(e.guaranteed) > 0 {
		s.paid = slices.Clone(s.paid)
		for i, a := range e.guaranteed {
			if e.present(a, s) {
				s.paid[i] = min(s.paid[i]+s.day.days, e.m.minimum[a])
			}
		}
	}
	s.now = 0
}

// key is the state of a step.
func (e *exact) key(s *step) state {
	k := state{left: s.left, now: s.now, prev: int16(s.day.prev), place: int16(s.day.place), dark: s.day.dark} //nolint:gosec // below MaxDates and MaxLocations
	if len(s.paid) > 0 {
		text := make([]byte, 0, 2*len(s.paid))
		for _, p := range s.paid {
			text = append(text, byte(p&255), byte(p>>8&255))
		}
		k.paid = string(text)
	}
	return k
}

// floor is what is still to be paid at least: the day at work, and then each actor for as many days as his
// scenes fill, as many days as all scenes fill, and one move to each location not yet reached.
func (e *exact) floor(s *step) int64 {
	m := e.m
	slack := 0
	var sum int64
	var loads [2]int
	if s.day.date >= 0 {
		sum += int64(s.day.days) * m.day
		if !s.day.closed {
			slack = m.shoot.Eighths - s.day.load
			loads[m.kind(s.day.moon)] -= slack
		}
	}
	var places [(MaxLocations + 63) / 64]uint64
	moves := int64(0)
	for left := s.left; left != 0; left &= left - 1 {
		i := bits.TrailingZeros64(left)
		loads[m.kind(m.night[i])] += m.load[i]
		if p := m.location[i]; p >= 0 && p != s.day.place && places[p/64]>>(p%64)&1 == 0 {
			places[p/64] |= 1 << (p % 64)
			moves++
		}
	}
	if s.day.place < 0 && moves > 0 {
		moves--
	}
	sum += moves * min(m.move, m.overnight)
	sum += m.day * int64(m.fill(loads[0])+m.fill(loads[1]))
	for a, fee := range m.fees {
		load := 0
		for left := s.left & e.roles[a]; left != 0; left &= left - 1 {
			load += m.load[bits.TrailingZeros64(left)]
		}
		if e.present(a, s) && s.day.date >= 0 {
			sum += fee * int64(s.day.days+m.fill(load-slack))
		} else {
			sum += fee * int64(m.fill(load))
		}
	}
	return sum
}

// kind tells day from night where they are kept apart.
func (m *model) kind(night bool) int {
	if night && !m.shoot.Mixed {
		return 1
	}
	return 0
}

// fill is how many days so many eighths take.
func (m *model) fill(load int) int {
	return (max(0, load) + m.shoot.Eighths - 1) / m.shoot.Eighths
}

// next is a step that may be taken, and the least that any plan then costs.
type next struct {
	step  step
	gene  gene
	least int64
}

func (e *exact) search(s step) {
	e.nodes++
	if e.nodes > e.most || e.nodes%1024 == 0 && !e.watch() {
		e.stopped = true
		return
	}
	if s.left == 0 {
		e.finish(s)
		return
	}
	for _, n := range e.expand(&s) {
		if n.least >= e.least {
			break
		}
		e.path = append(e.path, n.gene)
		e.search(n.step)
		e.path = e.path[:len(e.path)-1]
		if e.stopped {
			return
		}
	}
	if key := e.key(&s); len(e.memo) < e.room || e.memo[key] > 0 {
		e.memo[key] = e.least - s.cost
	}
}

func (e *exact) expand(s *step) []next {
	var list []next
	closed := *s
	e.close(&closed)
	for left := s.left; left != 0; left &= left - 1 {
		i := bits.TrailingZeros64(left)
		if e.waits[i]&s.left != 0 {
			continue
		}
		if day, fits := e.m.join(s.day, i); fits {
			list = e.consider(list, s, day, gene{i, false})
		}
		if day, fits := e.m.open(s.day, i); fits {
			list = e.consider(list, &closed, day, gene{i, true})
		}
	}
	slices.SortStableFunc(list, func(a, b next) int { return cmp.Compare(a.least, b.least) })
	return list
}

func (e *exact) consider(list []next, s *step, day today, g gene) []next {
	n := next{step: *s, gene: g}
	n.step.cost += e.m.moving(s.day, g.scene, !g.fresh)
	n.step.day, n.step.left, n.step.now = day, s.left&^(1<<g.scene), s.now|1<<g.scene
	future := e.floor(&n.step)
	if n.step.cost+future < e.least {
		future = max(future, e.memo[e.key(&n.step)])
	}
	if n.least = n.step.cost + future; n.least < e.least {
		list = append(list, n)
	}
	return list
}

func (e *exact) finish(s step) {
	e.close(&s)
	for i, a := range e.guaranteed {
		s.cost += e.m.fees[a] * int64(max(0, e.m.minimum[a]-s.paid[i]))
	}
	if s.cost < e.least {
		e.least = s.cost
		e.best = append(e.best[:0], e.path...)
	}
}
