package recoupment

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// compile translates the forecast and everything that is read at the end of a scenario.
func (s *Simulator) compile(f Forecast) {
	s.scale = unitsPerMinor
	for range s.places {
		s.scale *= 10
	}
	runs := append([]*Run{s.run}, s.run.views...)
	for _, r := range runs {
		s.played = append(s.played, &played{cascade: r.cascade})
	}
	s.measure()
	inlets := s.compileSteps(f, runs)
	for i, r := range runs {
		s.played[i].prepare(s, r, inlets[i])
	}
}

// sum adds a sum to be read of the deal or a view, and returns its meter.
func (p *played) sum(form []cascade.Part) int {
	p.sums = append(p.sums, form)
	return len(p.sums) - 1
}

// measure says what is read: what each party receives, what parties owe each other, the goals.
func (s *Simulator) measure() {
	c, main := s.run.cascade, s.played[0]
	at := map[string]int{}
	party := func(name string) int {
		if _, known := at[name]; !known {
			at[name] = len(s.parties)
			s.parties = append(s.parties, name)
		}
		return at[name]
	}
	for _, l := range c.lines {
		if l.To == "" {
			party(l.Party)
		}
	}
	s.receiving = len(s.parties)
	for _, name := range s.parties {
		main.sum(c.paid(name, true))
	}
	for i := range c.debts {
		d := &c.debts[i]
		debt := simDebt{debtAt: d, from: party(d.line.From), to: -1, most: -1}
		if d.line.To != "" {
			debt.to = party(d.line.To)
		}
		switch d.line.Kind {
		case TransferTerm:
			t := &c.transfers[d.of]
			debt.meter, debt.most, debt.outstanding = main.sum(t.of), main.sum(t.atMost), main.sum(t.outstanding)
		case TransferView:
			debt.view = d.of + 1
			debt.meter = main.sum(c.paid(d.line.To, false))
			s.played[debt.view].sum(s.played[debt.view].cascade.paid(d.line.To, false))
		default:
			debt.meter = main.sum([]cascade.Part{{Quantity: d.quantity, Times: oneUnit}})
		}
		s.debts = append(s.debts, debt)
	}
	for i := range s.goals {
		var form []cascade.Part
		for _, p := range s.goals[i].target.parts {
			for _, part := range p.form {
				form = append(form, cascade.Part{Quantity: part.Quantity, Times: part.Times.Mul(p.times)})
			}
		}
		s.goals[i].meter = main.sum(form)
	}
}

// paid is what a party receives by its rights: out of the receipts alone, or in all.
func (c *Cascade) paid(party string, fromReceipts bool) []cascade.Part {
	form := []cascade.Part{}
	for i, l := range c.lines {
		if l.Party != party || l.To != "" {
			continue
		}
		form = append(form, cascade.Part{Quantity: c.program.Rights[i].Received, Times: oneUnit})
		if fromReceipts && l.borne != cascade.None {
			form = append(form, cascade.Part{Quantity: l.borne, Times: fraction.Int(-1)})
		}
	}
	return form
}

// compileSteps finds the inlets of the forecast and the amounts of each step. Receipts that the deal and
// all its views share alike have one inlet.
func (s *Simulator) compileSteps(f Forecast, runs []*Run) (inlets [][]cascade.Inlet) {
	inlets = make([][]cascade.Inlet, len(runs))
	known := map[string]int{}
	inlet := func(key string, of func(r *Run) cascade.Inlet) int {
		at, there := known[key]
		if !there {
			at = len(inlets[0])
			known[key] = at
			for i, r := range runs {
				inlets[i] = append(inlets[i], of(r))
			}
		}
		return at
	}
	for _, m := range f.Movements {
		step := simStep{}
		step.back, _ = m.takesBack()
		for i, receipt := range m.Receipts {
			var key strings.Builder
			key.WriteString(receipt.Pool)
			for _, r := range runs {
				key.WriteString("/" + r.cascade.class(receipt, m.Date, m.Notional).Gates)
			}
			if m.Notional {
				key.WriteString("/notional")
			}
			at := inlet(key.String(), func(r *Run) cascade.Inlet {
				return cascade.Inlet{Class: r.cascade.class(receipt, m.Date, m.Notional)}
			})
			a := simAmount{inlet: at, of: i, whole: unitsPerMinor}
			for k, d := range f.Drivers {
				if d.moves(receipt) {
					a.drivers = append(a.drivers, k)
				}
			}
			step.amounts = append(step.amounts, s.amount(a, dec(receipt.Amount.Abs())))
		}
		for i, count := range m.Counts {
			at := inlet("#"+count.Counter, func(r *Run) cascade.Inlet {
				return cascade.Inlet{Counts: true, Quantity: r.cascade.counters[r.cascade.names.counters[count.Counter]]}
			})
			a := simAmount{inlet: at, of: i, counts: true, whole: s.scale}
			for k, d := range f.Drivers {
				if contains(d.Counters, count.Counter) {
					a.drivers = append(a.drivers, k)
				}
			}
			step.amounts = append(step.amounts, s.amount(a, dec(count.Amount.Abs())))
		}
		s.steps = append(s.steps, step)
	}
	return inlets
}

// amount sets the expected amount: in what is drawn where something drives it, in units otherwise.
func (s *Simulator) amount(a simAmount, expected fraction.F) simAmount {
	scale := s.scale
	if len(a.drivers) > 0 {
		scale /= a.whole
	}
	units, ok := expected.Mul(fraction.Int(2)).Add(fraction.New(1, scale)).Quo(fraction.Int(2)).Floor62(scale) // to the nearest
	if !ok {
		units = maxUnits
	}
	a.base = units
	return a
}
