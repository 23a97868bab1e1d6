package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// playExactly plays the scenario that was drawn through the exact engine.
func (g *game) playExactly() error {
	r := g.s.run.fork()
	for i := range g.s.steps {
		m := r.cascade.compileMovement(g.s.moves[i])
		for k, a := range g.s.steps[i].amounts {
			amount := fraction.New(g.amounts[i][k], g.s.scale)
			if a.counts {
				m.counts[a.of].amount = amount
			} else {
				m.receipts[a.of].amount = amount
			}
		}
		if err := r.apply(m); err != nil {
			return err
		}
	}
	g.exactly = r
	return nil
}

// meter reads a sum of the deal, or of a view, in units.
func (g *game) meter(played, i int) int64 {
	if g.exactly == nil {
		return g.players[played].Meter(i)
	}
	r := g.exactly
	if played > 0 {
		r = r.views[played-1]
	}
	units, _ := r.core.Sum(g.s.played[played].sums[i]).Floor62(g.s.scale)
	return units
}

func (g *game) holds(condition int) bool {
	if g.exactly != nil {
		return g.exactly.core.Holds(condition)
	}
	return g.players[0].Holds(condition)
}

// read reads the results of a scenario.
func (g *game) read() {
	clear(g.results)
	for i := range g.s.receiving {
		g.results[i] = g.meter(0, i)
	}
	for i := range g.s.debts {
		d := &g.s.debts[i]
		owed := g.owed(d)
		g.results[d.from] -= owed
		if d.to >= 0 {
			g.results[d.to] += owed
		}
	}
	for i, units := range g.results {
		g.results[i] = toMinor(units)
	}
	for i := range g.s.goals {
		g.reached[i] = g.goalReached(&g.s.goals[i])
	}
	for i := range g.closed {
		g.closed[i] = g.accountClosed(i)
	}
}

// toMinor rounds units to minor units, half away from zero.
func toMinor(units int64) int64 {
	if units < 0 {
		return -toMinor(-units)
	}
	return (units + unitsPerMinor/2) / unitsPerMinor
}

// owed returns what a party owes another, in units.
func (g *game) owed(d *simDebt) int64 {
	switch {
	case d.line.Kind == TransferTerm:
		units, _ := g.transferred(d).Floor62(g.s.scale)
		return units
	case g.exactly != nil:
		units, _ := g.exactly.owed(d.debtAt).Floor62(g.s.scale)
		return units
	case d.view > 0:
		return g.meter(d.view, 0) - g.meter(0, d.meter)
	default:
		return g.meter(0, d.meter)
	}
}

// transferred returns what a transfer owes.
func (g *game) transferred(d *simDebt) fraction.F {
	switch {
	case g.exactly != nil:
		return g.exactly.transferred(d.of)
	case g.s.run.ended[d.of] != nil:
		return *g.s.run.ended[d.of]
	}
	t := &g.s.run.cascade.transfers[d.of]
	return t.beyond(g.whole(d.of), g.fraction(d.outstanding), g.whole)
}

// whole returns what a transfer comes to before it is set against an account. The debts begin with the transfers.
func (g *game) whole(i int) fraction.F {
	t, d := &g.s.run.cascade.transfers[i], &g.s.debts[i]
	return t.owed(g.onBand(t, g.fraction(d.meter)), g.fraction(d.most), g.holds)
}

// onBand returns a quantity that rounding has left just short of a band as the beginning of that band, as a
// threshold there is reached.
func (g *game) onBand(t *transfer, of fraction.F) fraction.F {
	for _, b := range t.bands {
		if lack := b.from.Sub(of); lack.Sign() > 0 && lack.Cmp(fraction.New(cascade.Near, g.s.scale)) <= 0 {
			return b.from
		}
	}
	return of
}

func (g *game) fraction(meter int) fraction.F { return fraction.New(g.meter(0, meter), g.s.scale) }

// goalReached reports whether a goal is reached, to the nearest minor unit.
func (g *game) goalReached(goal *simGoal) bool {
	units := g.meter(0, goal.meter)
	for i := range goal.target.parts {
		p := &goal.target.parts[i]
		if p.transfer < 0 {
			continue
		}
		for k := range g.s.debts {
			if d := &g.s.debts[k]; d.line.Kind == TransferTerm && d.of == p.transfer {
				worth, _ := g.transferred(d).Mul(p.times).Floor62(g.s.scale)
				units += worth
			}
		}
	}
	return goal.target.met(goal.target.reaches.Sub(fraction.New(toMinor(units)*unitsPerMinor, g.s.scale)))
}

// accountClosed reports whether nothing is outstanding on an account.
func (g *game) accountClosed(i int) bool {
	at := g.s.run.cascade.accounts[i].Closed
	if g.exactly != nil {
		return g.exactly.core.On(at)
	}
	return g.players[0].On(at)
}
