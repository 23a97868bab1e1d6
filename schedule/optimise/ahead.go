package optimise

import (
	"cmp"
	"math/bits"
	"slices"
)

// Limits of [ahead]: the scenes, those of a day, the days weighed for each node allowed, and the different days.
const (
	maxAhead = 20
	maxTeam  = 8
	perNode  = 2_000
	maxTeams = 1 << 16
)

// team is a set of scenes that may share a day of shooting.
type team struct {
	set, waits uint64
	// actors are those of the scenes who are paid, places the locations, by their numbers in [ahead].
	actors, places uint64
	days           int
	// cost is what the day costs beside the cast: the crew and the moves within it. enter is what it costs to come
	// from another location: a move of the day itself if a scene without location may be shot before it.
	cost, enter int64
	// last is the scene of the highest number; skip is the place of the first team in the list that does not begin
	// with the scenes of this one.
	last, skip int
}

// ahead is what the rest of every shoot costs at least, whichever scenes are left and wherever the company
// is: a dynamic programme over sets of scenes that shoots them day by day with all costs but the guarantees,
// and any day on any date on which its scenes may be shot.
type ahead struct {
	m     *model
	teams []team
	// number is the number of a location plus one, zero for none; places is how many numbers there are.
	number []int
	places int
	// bytes and sums are the fees of sets of actors, in groups of eight.
	fees []int64
	sums [8][256]int64
	// cast are the actors of each scene, of each set of scenes.
	cast   []uint64
	actors []uint64
	value  []int64
}

// newAhead makes the table, or returns nil where it takes more than the options allow, or watch stops it.
func newAhead(m *model, o Options, watch func() bool) *ahead {
	n := len(m.load)
	if n > maxAhead {
		return nil
	}
	t := &ahead{m: m}
	t.locate()
	if size := int64(8) << n; size*int64(t.places+1) > o.Memory {
		return nil
	}
	t.rank()
	work := int64(1) << n
	if !t.gather(team{enter: m.overnight, last: -1}, dates{}, &work, o.Nodes*perNode) {
		return nil
	}
	t.actors = make([]uint64, 1<<n)
	for set := 1; set < 1<<n; set++ {
		t.actors[set] = t.actors[set&(set-1)] | t.cast[bits.TrailingZeros(uint(set))]
	}
	t.value = make([]int64, t.places<<n)
	for set := 1; set < 1<<n; set++ {
		if set%4096 == 0 && !watch() {
			return nil
		}
		t.fill(uint64(set))
	}
	return t
}

func (t *ahead) locate() {
	t.number = make([]int, len(t.m.shoot.Locations)+1)
	t.places = 1
	for _, p := range t.m.location {
		if p >= 0 && t.number[p+1] == 0 {
			t.number[p+1] = t.places
			t.places++
		}
	}
}

// rank numbers the actors, those who cost most first; who is beyond 64 is left out.
func (t *ahead) rank() {
	m := t.m
	var list []int
	for a, fee := range m.fees {
		if fee > 0 && len(m.roles[a]) > 0 {
			list = append(list, a)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(m.fees[b], m.fees[a]) })
	t.cast = make([]uint64, len(m.load))
	for i, a := range list[:min(64, len(list))] {
		t.fees = append(t.fees, m.fees[a])
		for _, s := range m.roles[a] {
			t.cast[s] |= 1 << i
		}
	}
	for k := range t.sums {
		for b := 1; b < 256; b++ {
			t.sums[k][b] = t.sums[k][b&(b-1)]
			if a := 8*k + bits.TrailingZeros(uint(b)); a < len(t.fees) {
				t.sums[k][b] += t.fees[a]
			}
		}
	}
}

func (t *ahead) pay(actors uint64) (sum int64) {
	for k := 0; actors != 0; k++ {
		sum += t.sums[k][actors&255]
		actors >>= 8
	}
	return sum
}

// gather lists the teams that begin with one, before those of higher numbers.
func (t *ahead) gather(from team, on dates, work *int64, most int64) bool {
	m := t.m
	load, night := 0, false
	for set := from.set; set != 0; set &= set - 1 {
		i := bits.TrailingZeros64(set)
		load += m.load[i]
		night = m.night[i]
	}
	for i := from.last + 1; i < len(m.load); i++ {
		next, start := from, m.start[i]
		if from.set != 0 {
			start = start.and(on)
			if m.whole[i] > 0 || load+m.load[i] > m.shoot.Eighths || m.night[i] != night && !m.shoot.Mixed {
				continue
			}
		}
		if start.count() == 0 {
			continue
		}
		next.set |= 1 << i
		next.last = i
		next.actors |= t.cast[i]
		if p := m.location[i]; p >= 0 {
			next.places |= 1 << t.number[p+1]
		} else {
			next.enter = min(m.move, m.overnight)
		}
		for _, b := range m.before[i] {
			next.waits |= 1 << b
		}
		next.days = max(1, m.whole[i])
		next.cost = int64(next.days)*m.day + int64(max(0, bits.OnesCount64(next.places)-1))*m.move
		*work += 1 << (len(m.load) - bits.OnesCount64(next.set))
		at := len(t.teams)
		if *work > most || at == maxTeams || bits.OnesCount64(next.set) > maxTeam {
			return false
		}
		t.teams = append(t.teams, next)
		if m.whole[i] == 0 && !t.gather(next, start, work, most) {
			return false
		}
		t.teams[at].skip = len(t.teams)
	}
	return true
}

// shot is what a day costs of which the company neither comes nor goes: who has come, and is needed later, is held.
func (t *ahead) shot(left uint64, d *team) int64 {
	all := uint64(1)<<len(t.cast) - 1
	present := d.actors | t.actors[all&^left]&t.actors[left&^d.set]
	return d.cost + int64(d.days)*t.pay(present)
}

// each calls do with the teams that may be shot when some scenes are left.
func (t *ahead) each(left uint64, do func(*team)) {
	for i := 0; i < len(t.teams); {
		d := &t.teams[i]
		if left>>d.last&1 == 0 {
			i = d.skip
			continue
		}
		if d.waits&left&^d.set == 0 {
			do(d)
		}
		i++
	}
}

// fill computes the values of a set. A day ends at any of its locations. It begins without a move if the
// company is at another of them, or at the same and goes back in the end; otherwise with one.
func (t *ahead) fill(left uint64) {
	into := t.row(left)
	for p := range into {
		into[p] = endless
	}
	anywhere := int64(endless)
	t.each(left, func(d *team) {
		rest, cost := t.row(left&^d.set), t.shot(left, d)
		if d.places == 0 {
			for p := range into {
				into[p] = min(into[p], cost+rest[p])
			}
			return
		}
		first, second, end := int64(endless), int64(endless), 0
		for set := d.places; set != 0; set &= set - 1 {
			p := bits.TrailingZeros64(set)
			switch v := cost + rest[p]; {
			case v < first:
				first, second, end = v, first, p
			case v < second:
				second = v
			}
		}
		into[0] = min(into[0], first)
		anywhere = min(anywhere, first+d.enter)
		if d.places&(d.places-1) == 0 {
			into[end] = min(into[end], first)
			return
		}
		for set := d.places; set != 0; set &= set - 1 {
			p := bits.TrailingZeros64(set)
			stay := first
			if p == end {
				stay = min(second, first+t.m.move)
			}
			into[p] = min(into[p], stay)
		}
	})
	for p := range into[1:] {
		into[p+1] = min(into[p+1], anywhere)
	}
	for p := range into {
		into[p] = min(into[p], endless)
	}
}

func (t *ahead) row(left uint64) []int64 {
	at := int(left) * t.places //nolint:gosec // at most 2 to the power maxAhead
	return t.value[at : at+t.places]
}

// least is what the rest costs at least when scenes are left and the company is at a location, or at -1.
func (t *ahead) least(left uint64, place int) int64 { return t.row(left)[t.number[place+1]] }

// size is how many states take as much memory.
func (t *ahead) size() int { return 8 * (len(t.value) + len(t.actors)) / stateSize }
