package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/schedule"
)

// gate is a question that rules ask of a receipt: where it is, what it is, on which day. Rules that ask
// the same share one.
type gate struct {
	asks         asks
	filter       Filter
	test         Test
	begins, ends schedule.Date
}

type asks uint8

const (
	asksFilter asks = iota
	asksExcept
	asksTest
	asksDay
)

// gate returns the place of a gate, a new one if nobody has asked it yet.
func (b *builder) gate(g gate) int {
	key := fmt.Sprintf("%d %q %s %v %v", g.asks, g.filter, g.test.key(), g.begins, g.ends) // quoted: "a b" is not "a" and "b"
	at, known := b.gateAt[key]
	if !known {
		at = len(b.gates)
		b.gateAt[key] = at
		b.gates = append(b.gates, g)
	}
	return at
}

func (t Test) key() string {
	return fmt.Sprint(t.Of, " ", t.AtLeast, " ", t.Above, " ", t.AtMost, " ", t.Below, " ", t.From, " ", t.Until)
}

func (b *builder) filter(f Filter) int {
	if len(f) == 0 {
		return cascade.None
	}
	return b.gate(gate{asks: asksFilter, filter: f})
}

// term returns the gate of the days of a right.
func (b *builder) term(r Right) int {
	if r.Begins.IsZero() && r.Ends.IsZero() {
		return cascade.None
	}
	return b.gate(gate{asks: asksDay, begins: r.Begins, ends: r.Ends})
}

// answer says how a receipt of a day stands to the gate.
func (g gate) answer(r Receipt, day schedule.Date) byte {
	passes, placed := true, true
	switch g.asks {
	case asksFilter:
		passes, placed = g.filter.admits(r.At)
	case asksExcept:
		var out bool
		out, placed = g.filter.admits(r.At)
		passes = !out
	case asksTest:
		passes, placed = g.test.admits(r)
	case asksDay:
		passes = within(day, g.begins, g.ends)
	}
	switch {
	case !placed && g.asks == asksTest:
		return cascade.Untold
	case !placed:
		return cascade.Unplaced
	case passes:
		return cascade.Passes
	}
	return cascade.Barred
}

// class says how a receipt of a day is shared.
func (c *Cascade) class(r Receipt, day schedule.Date, notional bool) cascade.Class {
	class := cascade.Class{Pool: c.pools[c.names.pools[r.Pool]], Notional: notional}
	if len(c.gates) > 0 {
		answers := make([]byte, len(c.gates))
		for i := range c.gates {
			answers[i] = c.gates[i].answer(r, day)
		}
		class.Gates = string(answers)
	}
	return class
}
