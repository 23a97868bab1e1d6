package optimise

import (
	"cmp"
	"math/bits"
	"slices"
)

// daily tries every plan day by day, as far as [ahead] does not tell that it costs too much. The step is at the
// end of a day.
func (e *exact) daily(s step) {
	e.nodes++
	if e.nodes > e.most || e.nodes%64 == 0 && !e.watch() {
		e.stopped = true
		return
	}
	if s.left == 0 {
		e.finish(s)
		return
	}
	var list []shift
	e.ahead.each(s.left, func(d *team) { list = e.shifts(list, &s, d) })
	slices.SortStableFunc(list, func(a, b shift) int { return cmp.Compare(a.least, b.least) })
	for _, d := range list {
		if d.least >= e.least {
			break
		}
		before := len(e.path)
		e.path = append(e.path, d.genes...)
		e.daily(d.step)
		e.path = e.path[:before]
		if e.stopped {
			return
		}
	}
	if key := e.key(&s); len(e.memo) < e.room || e.memo[key] > 0 {
		e.memo[key] = e.least - s.cost
	}
}

// shift is a day of shooting that may be next, and the least that any plan then costs.
type shift struct {
	step  step
	genes []gene
	least int64
}

// shifts adds the ways in which the scenes of a team may be the next day: one for each place where it may end.
func (e *exact) shifts(list []shift, s *step, d *team) []shift {
	left := s.left &^ d.set
	if s.cost+e.ahead.shot(s.left, d)+slices.Min(e.ahead.row(left)) >= e.least {
		return list
	}
	for _, genes := range e.routes(s, d) {
		next := *s
		fits := true
		for i, g := range genes {
			before := next.day
			if i == 0 {
				next.day, fits = e.m.open(before, g.scene)
			} else {
				next.day, fits = e.m.join(before, g.scene)
			}
			if !fits {
				break
			}
			next.cost += e.m.moving(before, g.scene, i > 0)
		}
		if !fits {
			continue
		}
		next.left, next.now = left, d.set
		e.close(&next)
		least := next.cost + e.ahead.least(left, next.day.place)
		if least < e.least {
			least = max(least, next.cost+e.memo[e.key(&next)])
		}
		if least < e.least {
			list = append(list, shift{next, genes, least})
		}
	}
	return list
}

// leg is the cheapest way to have shot some scenes of a day and to be at a place: the scene shot last, and the
// place before it.
type leg struct {
	cost       int64
	last, from int8
}

// routes orders the scenes of a day so that the moves cost least, for each place where it may end: a dynamic
// programme over the scenes shot and the place. The places are those of the scenes, and that of the morning.
func (e *exact) routes(s *step, d *team) [][]gene {
	var scenes []int
	for set := d.set; set != 0; set &= set - 1 {
		scenes = append(scenes, bits.TrailingZeros64(set))
	}
	n := len(scenes)
	at := e.stands(scenes, s.day.place)
	legs := make([]leg, (n+1)<<n)
	for i := range legs {
		legs[i].cost = endless
	}
	legs[n].cost = 0
	for shot := range 1 << n {
		for from := range n + 1 {
			was := legs[shot*(n+1)+from]
			if was.cost == endless {
				continue
			}
			for i := range scenes {
				if shot>>i&1 != 0 || !e.follows(scenes, shot, i) {
					continue
				}
				to, cost := at[i], was.cost
				switch {
				case to < 0:
					to = from
				case to == from || from == n && s.day.place < 0:
				case shot == 0:
					cost += e.m.overnight
				default:
					cost += e.m.move
				}
				if next := &legs[(shot|1<<i)*(n+1)+to]; cost < next.cost {
					*next = leg{cost, int8(i), int8(from)}
				}
			}
		}
	}
	return trace(legs, scenes)
}

// stands numbers the places of scenes: that of the first scene there, one more than all for the morning's, -1
// for none.
func (e *exact) stands(scenes []int, morning int) []int {
	at := make([]int, len(scenes))
	for i, scene := range scenes {
		place := e.m.location[scene]
		switch first := slices.IndexFunc(scenes, func(other int) bool { return e.m.location[other] == place }); {
		case place < 0:
			at[i] = -1
		case place == morning:
			at[i] = len(scenes)
		default:
			at[i] = first
		}
	}
	return at
}

// follows reports whether a scene of a day may be shot after some of it: after those that precede it, and not
// after a night scene if it is none.
func (e *exact) follows(scenes []int, shot, i int) bool {
	for j, other := range scenes {
		if shot>>j&1 == 0 && e.waits[scenes[i]]>>other&1 != 0 {
			return false
		}
		if shot>>j&1 != 0 && e.m.night[other] && !e.m.night[scenes[i]] {
			return false
		}
	}
	return true
}

func trace(legs []leg, scenes []int) (list [][]gene) {
	n := len(scenes)
	for end := range n + 1 {
		shot, place := 1<<n-1, end
		if legs[shot*(n+1)+place].cost == endless {
			continue
		}
		genes := make([]gene, n)
		for k := n - 1; k >= 0; k-- {
			l := legs[shot*(n+1)+place]
			genes[k] = gene{scenes[l.last], k == 0}
			shot, place = shot&^(1<<l.last), int(l.from)
		}
		list = append(list, genes)
	}
	return list
}
