package talent

import (
	"math"
	"math/bits"
)

// bounds computes what is left to hold at least. Its tables belong to one search.
type bounds struct {
	r *reduced
	// shift coarsens fees too large for the products, coarse are the fees without these bits. A cost in them
	// is never too high.
	shift  uint
	coarse []uint64
	// meet[i][j] adds the weights of the classes with i and without j.
	meet   [MaxShared][MaxShared]uint64
	actors [MaxShared]int
	// cost holds what each pair of actors costs.
	cost [MaxShared][MaxShared]int64
}

// fraction is the number of bits after the point of a weight.
const fraction = 38

func newBounds(r *reduced) *bounds {
	b := &bounds{r: r, coarse: make([]uint64, len(r.fees))}
	var top int64
	for _, fee := range r.fees {
		top = max(top, fee)
	}
	for top>>b.shift > math.MaxInt32 {
		b.shift++
	}
	for a, fee := range r.fees {
		b.coarse[a] = uint64(fee) >> b.shift //nolint:gosec // not negative
	}
	return b
}

// future is a lower bound of the holding cost of what is left of a node. It is not made better than enough.
func (b *bounds) future(n *node, enough int64) int64 {
	future := b.alone(n)
	if future < enough {
		future = max(future, b.pairs(n))
	}
	return future
}

// alone is the bound of Garcia de la Banda, Stuckey and Chu for each end (L0): of two actors of one end, one
// leaves first, and holds the other in the scenes that need him alone. Where a scene has several of them,
// each answers for the others in proportion to his fee. Added to it are the scenes that need nobody of either
// end: there one of each pair of actors is held who meet from both ends.
func (b *bounds) alone(n *node) int64 {
	high, low := b.end(n, n.near)
	h, l := b.end(n, n.far)
	low, carry := bits.Add64(low, l, 0)
	high += h + carry
	sum := high<<(64-fraction) | low>>fraction
	if low&(1<<fraction-1) != 0 {
		sum++ // costs are whole
	}
	return int64(sum<<b.shift) + b.gap(n) //nolint:gosec // below the total of the film
}

// end returns the bound of one end, in units of two to the power -fraction, in 128 bits.
func (b *bounds) end(n *node, end uint64) (high, low uint64) {
	if end&(end-1) == 0 {
		return 0, 0
	}
	count := 0
	for set := end; set != 0; set &= set - 1 {
		b.actors[count] = bits.TrailingZeros64(set)
		count++
	}
	for _, i := range b.actors[:count] {
		for _, j := range b.actors[:count] {
			b.meet[i][j] = 0
		}
	}
	for k := range n.classes {
		c := &n.classes[k]
		in := c.cast & end
		if in == 0 || in == end {
			continue
		}
		weight := b.weight(c.days, in)
		for some := in; some != 0; some &= some - 1 {
			row := &b.meet[bits.TrailingZeros64(some)]
			for rest := end &^ in; rest != 0; rest &= rest - 1 {
				row[bits.TrailingZeros64(rest)] += weight
			}
		}
	}
	for x, i := range b.actors[:count] {
		for _, j := range b.actors[:x] {
			h, l := bits.Mul64(b.coarse[i]*b.coarse[j], min(b.meet[i][j], b.meet[j][i]))
			var carry uint64
			low, carry = bits.Add64(low, l, 0)
			high += h + carry
		}
	}
	return high, low
}

// weight is the days of a class over the fees of those of an end who are in it.
func (b *bounds) weight(days int64, in uint64) uint64 {
	var pay uint64
	for ; in != 0; in &= in - 1 {
		pay += b.coarse[bits.TrailingZeros64(in)]
	}
	if pay == 0 {
		return 0 // fees too small for the scale hold nobody in it
	}
	return uint64(days) << fraction / pay //nolint:gosec // at most 500 000 days
}

// gap is what the scenes cost that need nobody of either end.
func (b *bounds) gap(n *node) int64 {
	var days int64
	for i := range n.classes {
		if n.classes[i].cast&(n.near|n.far) == 0 {
			days += n.classes[i].days
		}
	}
	if days == 0 || n.near == 0 || n.far == 0 {
		return 0
	}
	return days * b.matching(n)
}

// matching pairs actors of one end with actors of the other whom some scene needs with them, dear ones first.
func (b *bounds) matching(n *node) int64 {
	var sum int64
	taken := uint64(0)
	for free := n.near; free != 0; {
		best, with := int64(-1), 0
		var one int
		for set := free; set != 0; set &= set - 1 {
			i := bits.TrailingZeros64(set)
			var meets uint64
			for k := range n.classes {
				if n.classes[k].cast>>i&1 != 0 {
					meets |= n.classes[k].cast
				}
			}
			for set := meets & n.far &^ taken; set != 0; set &= set - 1 {
				j := bits.TrailingZeros64(set)
				if pay := min(b.r.fees[i], b.r.fees[j]); pay > best {
					best, one, with = pay, i, j
				}
			}
		}
		if best < 0 {
			break
		}
		sum += best
		free &^= 1 << one
		taken |= 1 << with
	}
	return sum
}

// pairs takes disjoint pairs of actors present at the ends, dear ones first, and adds what each pair costs (L2
// of Qin, Zhang, Lim and Liang): of one end, one leaves before the other; of both ends, if a scene needs both,
// one of them is held wherever neither plays.
func (b *bounds) pairs(n *node) int64 {
	present := n.near | n.far
	if present&(present-1) == 0 {
		return 0
	}
	b.meetings(n, present)
	var sum int64
	for {
		best, taken := int64(0), uint64(0)
		for one := present; one != 0; one &= one - 1 {
			i := bits.TrailingZeros64(one)
			for two := one & (one - 1); two != 0; two &= two - 1 {
				if j := bits.TrailingZeros64(two); b.cost[i][j] > best {
					best, taken = b.cost[i][j], 1<<i|1<<j
				}
			}
		}
		if best == 0 {
			return sum
		}
		sum += best
		present &^= taken
	}
}

// meetings computes what each pair of actors costs, from the days on which they play and play together.
func (b *bounds) meetings(n *node, present uint64) {
	for one := present; one != 0; one &= one - 1 {
		i := bits.TrailingZeros64(one)
		for two := one; two != 0; two &= two - 1 {
			b.cost[i][bits.TrailingZeros64(two)] = 0
		}
	}
	var days int64
	for k := range n.classes {
		c := &n.classes[k]
		days += c.days
		for one := c.cast & present; one != 0; one &= one - 1 {
			row := &b.cost[bits.TrailingZeros64(one)]
			for two := one; two != 0; two &= two - 1 {
				row[bits.TrailingZeros64(two)] += c.days
			}
		}
	}
	for one := present; one != 0; one &= one - 1 {
		i := bits.TrailingZeros64(one)
		for two := one & (one - 1); two != 0; two &= two - 1 {
			j := bits.TrailingZeros64(two)
			both := b.cost[i][j]
			first, second := b.cost[i][i]-both, b.cost[j][j]-both
			switch {
			case n.near>>i&1 == n.near>>j&1:
				b.cost[i][j] = min(b.r.fees[j]*first, b.r.fees[i]*second)
			case both == 0:
				b.cost[i][j] = 0
			default:
				b.cost[i][j] = min(b.r.fees[i], b.r.fees[j]) * (days - first - second - both)
			}
		}
	}
}
