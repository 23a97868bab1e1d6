package recoupment

import (
	"math/bits"
	"math/rand/v2"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// driver is a [Driver] in whole numbers: probabilities in 2^-64, factors in 2^-32.
type driver struct {
	each bool
	at   []uint64
	to   []uint64
	// slope is how fast the factor rises up to each quantile, in 2^-64; zero where that does not fit.
	slope []uint64
}

// factorBits is the precision of a factor.
const factorBits = 32

func (d Driver) compile() driver {
	to := driver{each: d.Each == EachMovement}
	for _, q := range d.Quantiles {
		// 100 % is the largest number there is: the table is read below it.
		at, ok := percent(q.At).Mul(fraction.Int(1 << 62)).Floor62(2)
		if !ok || at < 0 {
			at = 1<<63 - 1
		}
		factor, _ := percent(q.Factor).Floor62(1 << factorBits)
		to.at, to.to = append(to.at, uint64(at)), append(to.to, uint64(factor)) //nolint:gosec // neither is negative
	}
	to.slope = make([]uint64, len(to.at))
	for i := 1; i < len(to.at); i++ {
		if rise, width := to.to[i]-to.to[i-1], to.at[i]-to.at[i-1]; rise < width {
			to.slope[i], _ = bits.Div64(rise, 0, width)
		}
	}
	return to
}

// draw returns a factor.
func (d *driver) draw(chance *rand.PCG) uint64 {
	u := chance.Uint64() >> 1
	i := 1
	for i < len(d.at)-1 && u >= d.at[i] {
		i++
	}
	from, width := d.at[i-1], d.at[i]-d.at[i-1]
	if d.slope[i] != 0 {
		part, _ := bits.Mul64(d.slope[i], u-from)
		return d.to[i-1] + part
	}
	hi, lo := bits.Mul64(d.to[i]-d.to[i-1], min(u-from, width))
	part, _ := bits.Div64(hi, lo, max(width, 1))
	return d.to[i-1] + part
}

// times multiplies an amount by a factor, and rounds to the nearest; false when it does not fit.
func times64(amount int64, factor uint64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(amount), factor) //nolint:gosec // receipts are not negative
	lo, carry := bits.Add64(lo, 1<<(factorBits-1), 0)
	if hi += carry; hi >= 1<<(factorBits-1) {
		return 0, false
	}
	return int64(hi<<(64-factorBits) | lo>>factorBits), true //nolint:gosec // 63 bits
}

// chance is the source of a scenario: it depends on the seed and on the number of the scenario only, so
// that the scenarios of a chunk are the same wherever they are played.
func seed(chance *rand.PCG, seed uint64, scenario int64) {
	const weyl = 0x9E3779B97F4A7C15            // spreads consecutive numbers over the whole range
	chance.Seed(seed, uint64(scenario)*weyl+1) //nolint:gosec // any bits will do
	chance.Uint64()
	chance.Uint64()
}
