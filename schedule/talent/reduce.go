package talent

import "math/bits"

// reduced is what is left of a film to decide: the actors who may be held, and the scenes, those of one cast
// being one. Nothing of it changes once it is made.
type reduced struct {
	// unit is what one unit of the fees stands for, in units of the film: their greatest common divisor.
	unit int64
	fees []int64
	// actors are the numbers of the actors in the film.
	actors []int
	// sums[k][b] is the pay of the actors whose numbers are the ones of b, from 8k on.
	sums  [8][256]int64
	bytes int
	// scenes are the members of each group, in the order in which they are shot.
	scenes [][]int
	cast   []uint64
	days   []int64
	// before and after are the groups shot before and after each one.
	before, after []bitset
	// free says that there is no precedence.
	free bool
}

// reduce drops the actors who are never held and joins the scenes with one cast and the same precedences, as
// often as either makes the other possible. Both are safe: whoever is in one scene does not wait, and of two
// slots of one cast the cheaper may take both scenes (Garcia de la Banda, Stuckey, Chu 2011).
func (f *film) reduce(join bool) *reduced {
	n := len(f.days)
	groups := make([][]int, n)
	for i := range groups {
		groups[i] = []int{i}
	}
	kept := make([]bool, len(f.fees))
	for a, fee := range f.fees {
		kept[a] = fee > 0
	}
	for changed := true; changed; {
		changed = f.drop(groups, kept)
		if join {
			before := len(groups)
			groups = f.join(groups, kept)
			changed = changed || len(groups) < before
		}
	}
	return f.pack(groups, kept)
}

// drop forgets the actors who are in fewer than two groups.
func (f *film) drop(groups [][]int, kept []bool) bool {
	count := make([]int, len(kept))
	for _, g := range groups {
		for _, a := range f.cast[g[0]] {
			count[a]++
		}
	}
	changed := false
	for a, c := range count {
		if kept[a] && c < 2 {
			kept[a], changed = false, true
		}
	}
	return changed
}

// join puts groups with the same kept cast and the same precedences together.
func (f *film) join(groups [][]int, kept []bool) [][]int {
	at := make(map[string]int, len(groups))
	var joined [][]int
	for _, g := range groups {
		key := f.key(g[0], kept)
		if i, found := at[key]; found {
			joined[i] = append(joined[i], g...) // one after the other: who is only in one of them must not wait
			continue
		}
		at[key] = len(joined)
		joined = append(joined, g)
	}
	return joined
}

func (f *film) key(scene int, kept []bool) string {
	cast := newBitset(len(kept))
	for _, a := range f.cast[scene] {
		if kept[a] {
			cast.add(a)
		}
	}
	var key []byte
	for _, set := range []bitset{cast, f.before[scene], f.after[scene]} {
		for _, word := range set {
			for shift := 0; shift < 64; shift += 8 {
				key = append(key, byte(word>>shift&255))
			}
		}
	}
	return string(key)
}

// pack numbers what is left. Beyond [MaxShared] actors the sums are not made: the film is refused.
func (f *film) pack(groups [][]int, kept []bool) *reduced {
	r := &reduced{scenes: groups, free: true}
	number := make([]int, len(kept))
	for a, fee := range f.fees {
		number[a] = -1
		if kept[a] {
			number[a] = len(r.fees)
			r.fees, r.actors = append(r.fees, fee), append(r.actors, a)
			r.unit = divisor(r.unit, fee)
		}
	}
	if len(r.fees) > MaxShared {
		return r
	}
	r.unit = max(r.unit, 1)
	for i := range r.fees {
		r.fees[i] /= r.unit
	}
	r.tabulate()
	of := make([]int, len(f.days))
	for g, members := range groups {
		var cast uint64
		for _, a := range f.cast[members[0]] {
			if number[a] >= 0 {
				cast |= 1 << number[a]
			}
		}
		var days int64
		for _, s := range members {
			of[s] = g
			days += f.days[s]
		}
		r.cast, r.days = append(r.cast, cast), append(r.days, days)
	}
	r.constrain(f, of)
	return r
}

func (r *reduced) tabulate() {
	r.bytes = (len(r.fees) + 7) / 8
	for k := range r.bytes {
		for b := 1; b < 256; b++ {
			low := bits.TrailingZeros8(uint8(b))
			r.sums[k][b] = r.sums[k][b&(b-1)]
			if a := 8*k + low; a < len(r.fees) {
				r.sums[k][b] += r.fees[a]
			}
		}
	}
}

func (r *reduced) constrain(f *film, of []int) {
	n := len(r.scenes)
	for _, members := range r.scenes {
		before, after := newBitset(n), newBitset(n)
		for s := range of {
			if f.before[members[0]].has(s) {
				before.add(of[s])
			}
			if f.after[members[0]].has(s) {
				after.add(of[s])
			}
		}
		r.free = r.free && before.empty() && after.empty()
		r.before, r.after = append(r.before, before), append(r.after, after)
	}
}

// pay is what a set of actors costs a day.
func (r *reduced) pay(actors uint64) int64 {
	sum := r.sums[0][actors&255]
	for k := 1; k < r.bytes; k++ {
		sum += r.sums[k][actors>>(8*k)&255]
	}
	return sum
}

func divisor(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// order lists the scenes of groups in their order.
func (r *reduced) order(groups []int) []int {
	var scenes []int
	for _, g := range groups {
		scenes = append(scenes, r.scenes[g]...)
	}
	return scenes
}

// holding is what an order of the groups costs beyond the days worked.
func (r *reduced) holding(order []int) int64 {
	var total int64
	after := make([]uint64, len(order)+1)
	for i := len(order) - 1; i >= 0; i-- {
		after[i] = after[i+1] | r.cast[order[i]]
	}
	var came uint64
	for i, g := range order {
		total += r.days[g] * r.pay(came&after[i+1]&^r.cast[g])
		came |= r.cast[g]
	}
	return total
}
