package cashflow

import (
	"math/bits"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// percentScale is the number of decimals that a share in per cent may have: the whole is 10^14 units.
const percentScale = 12

// step is an element with its dates: a share of the amount, split over its days.
type step struct {
	// due are the days on which the shares fall due, paid those on which they move.
	due, paid []schedule.Date
	// upTo are the cumulative weights of the days; nil: all the same.
	upTo []uint64
}

// spread is a key, or the instalments of a source, ready to use.
type spread struct {
	steps []step
	// upTo are the cumulative shares of the steps, in units of 10^-12 per cent.
	upTo []uint64
}

// size is the number of dated shares.
func (s *spread) size() int {
	total := 0
	for _, one := range s.steps {
		total += len(one.due)
	}
	return total
}

// add enters one more step.
func (s *spread) add(percent decimal.Decimal, one step) {
	last := uint64(0)
	if n := len(s.upTo); n > 0 {
		last = s.upTo[n-1]
	}
	s.steps = append(s.steps, one)
	s.upTo = append(s.upTo, last+uint64(percent.Shift(percentScale).IntPart())) //nolint:gosec // from 0 to 100, checked
}

// part is one dated share of an amount, in minor units.
type part struct {
	step, day int
	units     int64
}

// each gives the shares of an amount, those of zero left out, in the order of the elements. Cumulative
// shares are rounded and their differences taken, first between the steps, then between the days.
func (s *spread) each(units int64, rule Rounding, give func(part)) {
	if len(s.upTo) == 0 {
		return
	}
	whole, before := s.upTo[len(s.upTo)-1], int64(0)
	for i, one := range s.steps {
		after := share(units, s.upTo[i], whole, rule)
		one.each(after-before, rule, func(day int, part64 int64) { give(part{step: i, day: day, units: part64}) })
		before = after
	}
}

func (s *step) each(units int64, rule Rounding, give func(int, int64)) {
	if units == 0 {
		return
	}
	n := len(s.due)
	before := int64(0)
	for day := range n {
		after := units
		switch {
		case day == n-1:
		case s.upTo == nil:
			after = share(units, uint64(day)+1, uint64(n), rule)
		default:
			after = share(units, s.upTo[day], s.upTo[n-1], rule)
		}
		if after != before {
			give(day, after-before)
		}
		before = after
	}
}

// share returns units x upTo / whole rounded to a whole unit, for upTo not above whole.
func share(units int64, upTo, whole uint64, rule Rounding) int64 {
	if upTo == whole || units == 0 {
		return units
	}
	magnitude := uint64(units) //nolint:gosec // the sign is put back
	if units < 0 {
		magnitude = -magnitude
	}
	high, low := bits.Mul64(magnitude, upTo)
	quotient, rest := bits.Div64(high, low, whole)
	if rest != 0 && up(rule, quotient, rest, whole) {
		quotient++
	}
	if units < 0 {
		return -int64(quotient) //nolint:gosec // at most the magnitude of units
	}
	return int64(quotient) //nolint:gosec // as above
}

// up decides, on magnitudes, whether the rest below the unit adds one; an unnamed rule is the first.
func up(rule Rounding, quotient, rest, whole uint64) bool {
	switch rule {
	case Down:
		return false
	case Up:
		return true
	}
	other := whole - rest
	if rest == other && rule == HalfEven {
		return quotient&1 == 1
	}
	return rest >= other
}

// inUnits returns an amount that was checked to be whole in minor units.
func inUnits(amount decimal.Decimal, places int32) int64 { return amount.Shift(places).IntPart() }
