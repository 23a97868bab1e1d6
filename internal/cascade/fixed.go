package cascade

import (
	"math/bits"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// rateBits is the precision of rates: they are whole multiples of 2^-60.
const rateBits = 60

// Fixed returns a speed as a rate, rounded to the nearest, and whether it fits.
func Fixed(speed F) (rate int64, ok bool) {
	return speed.Add(half).Floor62(1 << rateBits)
}

var half = fraction.New(1, 1<<(rateBits+1))

func magnitude(a int64) int64 { return max(a, -a) }

// largest is the most that times multiplies without an overflow, whatever the rate.
const largest = 1 << (rateBits - 1)

// times returns units times a rate, rounded to the nearest. Neither is negative.
func times(units, rate int64) int64 {
	hi, lo := bits.Mul64(uint64(units), uint64(rate)) //nolint:gosec // neither is negative
	lo, carry := bits.Add64(lo, 1<<(rateBits-1), 0)
	return int64((hi+carry)<<(64-rateBits) | lo>>rateBits) //nolint:gosec // below 2^63
}

// Times returns units times a rate, rounded to the nearest, and whether that fits. Neither is negative.
func Times(units, rate int64) (int64, bool) {
	if units > largest {
		return 0, false
	}
	return times(units, rate), true
}

// signed is times for a rate that may be negative.
func signed(units, rate int64) int64 {
	if rate < 0 {
		return -times(units, -rate)
	}
	return times(units, rate)
}

// covers reports whether a length at a rate makes good a lack. All are above zero.
func covers(length, rate, lack int64) bool {
	hi, lo := bits.Mul64(uint64(length), uint64(rate)) //nolint:gosec // above zero
	toHi, toLo := shifted(lack)
	return hi > toHi || hi == toHi && lo >= toLo
}

// upTo returns the length at which a lack is made good at a rate, rounded up, where some length covers it.
func upTo(lack, rate int64) int64 {
	toHi, toLo := shifted(lack)
	quotient, rest := bits.Div64(toHi, toLo, uint64(rate)) //nolint:gosec // above zero; the quotient is at most that length
	if rest > 0 {
		quotient++
	}
	return int64(quotient) //nolint:gosec // at most the length
}

// shifted returns a lack in the unit of a length times a rate.
func shifted(lack int64) (hi, lo uint64) {
	return uint64(lack) >> (64 - rateBits), uint64(lack) << rateBits //nolint:gosec // above zero
}
