package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// owing returns what a transfer comes to at these quantities, before it is set against an account; holds tells which conditions
// do.
func (t *transfer) owing(values []fraction.F, holds func(int) bool) fraction.F {
	return t.owed(sum(t.of, values), sum(t.atMost, values), holds)
}

// owed returns what the transfer owes where its quantity, and the limit that moves, come to so much.
func (t *transfer) owed(of, most fraction.F, holds func(int) bool) fraction.F {
	owed := t.shift.Add(t.grown(of, holds))
	if t.limited {
		owed = fraction.Min(owed, t.limit)
	}
	if len(t.atMost) > 0 {
		owed = fraction.Min(owed, most)
	}
	return fraction.Max(owed, fraction.F{})
}

// grown returns what the bands come to beyond the advance, where something is owed at all.
func (t *transfer) grown(of fraction.F, holds func(int) bool) fraction.F {
	if t.when != cascade.None && !holds(t.when) {
		return fraction.F{}
	}
	return fraction.Max(t.scale(of).Sub(t.advance), fraction.F{})
}

// scale returns what the bands come to at a quantity.
func (t *transfer) scale(of fraction.F) fraction.F {
	var total fraction.F
	for i, b := range t.bands {
		if of.Cmp(b.from) < 0 {
			break
		}
		if t.fromFirst {
			total = b.amount.Add(b.perUnit.Mul(of))
			continue
		}
		end := of
		if i+1 < len(t.bands) {
			end = fraction.Min(of, t.bands[i+1].from)
		}
		total = total.Add(b.amount).Add(b.perUnit.Mul(end.Sub(b.from)))
	}
	return total
}

// sum returns what a form comes to at these quantities.
func sum(form []cascade.Part, values []fraction.F) fraction.F {
	var total fraction.F
	for _, part := range form {
		total = total.Add(part.Times.Mul(values[part.Quantity]))
	}
	return total
}

// bends returns the distances inside a stretch at which the transfer ceases to be linear, its bands apart:
// they are cuts already.
func (t *transfer) bends(s cascade.Stretch) []fraction.F {
	probe := fraction.Int(1)
	if !s.Length.IsZero() {
		probe = s.Length.Quo(fraction.Int(4))
	}
	near, far := s.At(probe), s.At(probe.Add(probe))
	type line struct{ at, slope fraction.F } // at the beginning of the stretch
	through := func(first, second fraction.F) line {
		slope := second.Sub(first).Quo(probe)
		return line{first.Sub(slope.Mul(probe)), slope}
	}
	above := t.shift.Sub(t.advance)
	lines := []line{{}, {at: t.shift}, through(t.scale(sum(t.of, near)).Add(above), t.scale(sum(t.of, far)).Add(above))}
	if t.limited {
		lines = append(lines, line{at: t.limit})
	}
	if len(t.atMost) > 0 {
		lines = append(lines, through(sum(t.atMost, near), sum(t.atMost, far)))
	}
	var bends []fraction.F
	for i, a := range lines {
		for _, b := range lines[i+1:] {
			slope := b.slope.Sub(a.slope)
			if slope.IsZero() {
				continue
			}
			at := a.at.Sub(b.at).Quo(slope)
			if at.Sign() > 0 && (s.Length.IsZero() || at.Cmp(s.Length) < 0) {
				bends = append(bends, at)
			}
		}
	}
	return bends
}
