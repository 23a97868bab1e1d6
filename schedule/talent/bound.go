package talent

import (
	"math"
	"math/bits"
)

// bounds computes what is left to hold at least. Its tables belong to one search.
type bounds struct {
	r *reduced
	// met are, for each actor of an end, those of the other end whom some scene left needs with him.
	met [MaxShared]uint64
	// actors are those of a block. The tables below are indexed by sets of them.
	actors [block]int
	// within are the days of the scenes left that need somebody of the block and nobody of it outside a set;
	// lone those among them that need nobody of the other end.
	within, lone [1 << block]int64
	// least is what a set of the block costs until all of it has left, cover what a set and those whom it meets do
	// who cannot all be away.
	least, cover [1 << block]int64
	meets        [1 << block]uint64
}

// block is how many actors of an end are looked at together, in two to that power steps.
const block = 7

func newBounds(r *reduced) *bounds { return &bounds{r: r} }

// future is a lower bound of the holding cost of what is left of a node. It is not made better than enough.
func (b *bounds) future(n *node, enough int64) int64 {
	b.meet(n)
	future := b.apart(n)
	if future < enough {
		future = max(future, b.across(n))
	}
	return future
}

// meet finds who of one end meets whom of the other.
func (b *bounds) meet(n *node) {
	for set := n.near | n.far; set != 0; set &= set - 1 {
		b.met[bits.TrailingZeros64(set)] = 0
	}
	for k := range n.classes {
		near, far := n.classes[k].cast&n.near, n.classes[k].cast&n.far
		if near == 0 || far == 0 {
			continue
		}
		for set := near; set != 0; set &= set - 1 {
			b.met[bits.TrailingZeros64(set)] |= far
		}
		for set := far; set != 0; set &= set - 1 {
			b.met[bits.TrailingZeros64(set)] |= near
		}
	}
}

// apart adds what each end costs in the scenes that need it, and both in the scenes that need neither.
func (b *bounds) apart(n *node) int64 {
	sum := b.end(n, n.near, n.far) + b.end(n, n.far, n.near)
	if n.near == 0 || n.far == 0 {
		return sum
	}
	var days int64
	for i := range n.classes {
		if n.classes[i].cast&(n.near|n.far) == 0 {
			days += n.classes[i].days
		}
	}
	if days > 0 {
		sum += days * b.stay(n.near, n.far)
	}
	return sum
}

// across is what those cost who meet from both ends: whichever scene is shot, one of each two is there.
func (b *bounds) across(n *node) int64 {
	if n.near == 0 || n.far == 0 {
		return 0
	}
	var sum int64
	for k := range n.classes {
		c := &n.classes[k]
		sum += c.days * b.stay(n.near&^c.cast, n.far&^c.cast)
	}
	return sum
}

// stay is the least pay of some actors of two ends that has one of every two who meet (a cover of the least
// weight). Who of the first end is away makes all stay whom he meets; those beyond a block are passed over.
func (b *bounds) stay(near, far uint64) int64 {
	size, count := 1, 0
	b.meets[0], b.cover[0] = 0, 0
	var all int64
	for set := near; set != 0 && count < block; set &= set - 1 {
		a := bits.TrailingZeros64(set)
		met, fee := b.met[a]&far, b.r.fees[a]
		if met == 0 {
			continue
		}
		for x := range size {
			b.meets[size+x], b.cover[size+x] = b.meets[x]|met, b.cover[x]-fee
		}
		all += fee
		size *= 2
		count++
	}
	best := all
	for x := 1; x < size; x++ {
		best = min(best, all+b.cover[x]+b.r.pay(b.meets[x]))
	}
	return best
}

// end is the least that the actors of one end cost in the scenes that need some of them, and those of the other
// end in the scenes that need nobody of theirs. Actors beyond a block make blocks of their own.
func (b *bounds) end(n *node, end, other uint64) (sum int64) {
	for end != 0 && (other != 0 || end&(end-1) != 0) {
		count := 0
		var some uint64
		for ; end != 0 && count < block; end &= end - 1 {
			b.actors[count] = bits.TrailingZeros64(end)
			some |= end & -end
			count++
		}
		b.count(n, some, other, count)
		sum += b.leave(other, count)
		other = 0
	}
	return sum
}

// count adds up the days of the scenes by the sets of a block that contain what they need of it.
func (b *bounds) count(n *node, some, other uint64, count int) {
	size := 1 << count
	within, lone := b.within[:size], b.lone[:size]
	clear(within)
	clear(lone)
	for k := range n.classes {
		c := &n.classes[k]
		in := c.cast & some
		if in == 0 {
			continue
		}
		at := 0
		for i, a := range b.actors[:count] {
			at |= int(in>>a&1) << i
		}
		within[at] += c.days
		if c.cast&other == 0 {
			lone[at] += c.days
		}
	}
	for bit := 1; bit < size; bit *= 2 {
		for set := bit; set < size; set = (set + 1) | bit {
			within[set] += within[set^bit]
			lone[set] += lone[set^bit]
		}
	}
}

// leave goes through the orders in which a block may leave, by the sets of those who have left. Until one leaves,
// the scenes are shot that need him and none of those gone before. He is held in the scenes that he is not in and
// for which others left before him. In a scene that needs nobody of the other end, moreover, of each two
// who meet, the one gone already and the other, one is there: he has not arrived late, or the other not early.
// It sharpens the bound of Garcia de la Banda, Stuckey and Chu (L0), which shares each scene out among all whom it needs.
func (b *bounds) leave(other uint64, count int) int64 {
	size := 1 << count
	whole := size - 1
	b.least[0], b.cover[0], b.meets[0] = 0, 0, 0
	for set := 1; set < size; set++ {
		last := bits.TrailingZeros(uint(set))
		cover := int64(0)
		if other != 0 {
			b.meets[set] = b.meets[set&(set-1)] | b.met[b.actors[last]]&other
			cover = b.r.pay(b.meets[set])
		}
		least := int64(math.MaxInt64)
		for left := set; left != 0; left &= left - 1 {
			i := bits.TrailingZeros(uint(left))
			gone, fee := set&^(1<<i), b.r.fees[b.actors[i]]
			held := fee * (b.within[whole&^(1<<i)] - b.within[whole&^set])
			held += b.cover[gone] * (b.lone[whole&^gone] - b.lone[whole&^set])
			least = min(least, b.least[gone]+held)
			cover = min(cover, b.cover[gone]+fee)
		}
		b.least[set], b.cover[set] = least, cover
	}
	return b.least[whole]
}
