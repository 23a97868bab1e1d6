package recoupment

import (
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Buckets count amounts by their size: one bucket for each amount below 256, then 128 to each doubling, so
// that a bucket is never wider than a 128th of its amounts.
type Buckets []int64

const finest = 7 // bits of a bucket within a doubling

// bucket returns the bucket of an amount that is not negative.
func bucket(amount int64) int {
	if amount < 2<<finest {
		return int(amount)
	}
	shift := bits.Len64(uint64(amount)) - finest - 1
	return shift<<finest + int(amount>>shift)
}

// held returns the least amount of a bucket and how many it holds.
func held(bucket int) (least, width int64) {
	if bucket < 2<<finest {
		return int64(bucket), 1
	}
	shift := bucket>>finest - 1
	return int64(bucket-shift<<finest) << shift, 1 << shift
}

// maxBuckets is the number of buckets that 63 bits need.
const maxBuckets = (63-finest)<<finest + 1<<finest

func (b *Buckets) add(amount int64) {
	at := bucket(amount)
	for len(*b) <= at {
		*b = append(*b, 0)
	}
	(*b)[at]++
}

func (b Buckets) merged(c Buckets) Buckets {
	if len(c) > len(b) {
		b, c = c, b
	}
	sum := append(Buckets(nil), b...)
	for i, count := range c {
		sum[i] += count
	}
	return sum
}

// Each calls visit with every bucket that counts anything, in rising order: the least amount it holds, in
// minor units and without a sign, how many amounts wide it is, and how many were counted.
func (b Buckets) Each(visit func(least, width, count int64)) {
	for i, count := range b {
		if count != 0 {
			least, width := held(i)
			visit(least, width, count)
		}
	}
}

// total is how many amounts are counted.
func (b Buckets) total() int64 {
	var n int64
	for _, count := range b {
		n += count
	}
	return n
}

// Quantile returns the amount, in minor units, that a part of the scenarios (in per cent) does not exceed.
// It is that of its rank, up to the width of a bucket: less than a hundredth of it. The least and the most
// are exact.
func (p *PartyTally) Quantile(percentage decimal.Decimal) int64 {
	below := p.Below.total()
	n := below + p.Above.total()
	if n == 0 || !money.Acceptable(percentage) {
		return 0
	}
	rank, ok := percent(percentage).Mul(fraction.Int(n)).Neg().Floor62(1)
	if !ok {
		rank = -n
	}
	rank = min(max(-rank, 1), n) // the smallest rank that is at least this part of them
	switch {
	case rank == 1:
		return p.Least
	case rank == n:
		return p.Most
	case rank <= below:
		return max(-p.Below.at(below-rank+1), p.Least)
	default:
		return min(p.Above.at(rank-below), p.Most)
	}
}

// at returns the amount of a rank, from 1, in the middle of what its bucket may hold.
func (b Buckets) at(rank int64) int64 {
	for i, count := range b {
		if rank <= count {
			least, width := held(i)
			return least + (width-1)/2
		}
		rank -= count
	}
	return 0
}
