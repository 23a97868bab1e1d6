package recoupment

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Simulator plays a forecast over and over from where a run stands. It never changes and may be shared
// between goroutines, each with chunks of its own.
//
// Scenarios are played in whole numbers, in units of a millionth of the minor unit; what a party receives
// in a scenario is rounded to the minor unit. Deals that only fractions can follow (interest, arrears,
// retroactive steps, weights that change) are played exactly, which takes longer. What a settlement
// withholds, rounds or carries is left apart: a party's result is what the receipts entitle it to, with
// the transfers, the deficits and the differences of the views.
type Simulator struct {
	run     *Run
	drivers []driver
	steps   []simStep
	// played are the deal, then its views.
	played  []*played
	parties []string
	// receiving is how many of the parties have rights; they come first, as do their meters.
	receiving int
	debts     []simDebt
	goals     []simGoal
	places    int32
	// scale is the number of units in one.
	scale int64
	moves []Movement
}

// unitsPerMinor is the precision of a simulation.
const unitsPerMinor = 1_000_000

// played is the deal, or a view, in whole numbers.
type played struct {
	cascade *Cascade
	sim     *cascade.Simulation // nil when only fractions can follow it
	sums    [][]cascade.Part
	// outside are the changes from outside, by step; owing the accounts that bear interest.
	outside []outside
	owing   []simInterest
}

// simStep is a movement of the forecast: its expected amounts, by inlet, and what drives them.
type simStep struct {
	amounts []simAmount
}

type simAmount struct {
	// inlet is where it enters the engine; of is the receipt or the count of the movement.
	inlet, of int
	counts    bool
	// base is in minor units, or whole counts, where something drives it; else in units of the engine.
	base    int64
	whole   int64 // units of the engine in one of base
	drivers []int
}

// simDebt is what a party owes another: what a transfer of the deal makes of its sums, a sum, or what a
// view adds to a sum.
type simDebt struct {
	from, to int
	transfer *transfer
	// meter is the sum, most that of the limit that moves; view is the played view, 0 for none.
	meter, most, view int
}

// simGoal is a goal whose linear part is a meter.
type simGoal struct {
	id     string
	target target
	meter  int
}

// Simulator prepares a forecast from where the run stands. The run may go on; the simulator does not
// follow it.
//
// Errors: [Faults] for a forecast that is not valid or names what the deal does not have; [ErrNotCompiled].
func (r *Run) Simulator(f Forecast) (*Simulator, error) {
	if r.cascade == nil {
		return nil, ErrNotCompiled
	}
	if err := f.Validate(); err != nil {
		return nil, err
	}
	c := &fault.Collector{}
	names := ofDeal{validation{deal: r.cascade.deal, names: r.cascade.names, statements: r.cascade.statementNames}}
	for i, m := range f.Movements {
		m.check(c.In("movements[%d]", i), names)
	}
	if f.Movements[0].Date.Before(r.day) {
		c.Add("movements[0].date", ErrOrder, f.Movements[0].Date)
	}
	for i, d := range f.Drivers {
		d.known(c.In("drivers[%d]", i), names.v)
	}
	targets, err := r.cascade.targets(f.Goals)
	c.Merge("", err)
	if err := c.Err(); err != nil {
		return nil, err
	}
	s := &Simulator{run: r.fork(), places: r.cascade.places, moves: slices.Clone(f.Movements)}
	for _, d := range f.Drivers {
		s.drivers = append(s.drivers, d.compile())
	}
	for i, t := range targets {
		s.goals = append(s.goals, simGoal{id: f.Goals[i].ID, target: t})
	}
	s.compile(f)
	return s, nil
}

func (d Driver) known(c *fault.Collector, v validation) {
	for i, id := range d.Pools {
		v.known(c, indexed("pools", i), id, v.names.pools)
	}
	for i, id := range d.Counters {
		v.known(c, indexed("counters", i), id, v.names.counters)
	}
}

// moves reports whether the driver moves a receipt.
func (d Driver) moves(r Receipt) bool {
	passes, placed := d.On.admits(r.At)
	return contains(d.Pools, r.Pool) && passes && placed
}

// Chunk is a part of a simulation: so many scenarios from a number on. Chunks of one seed may be played
// anywhere, in any order, and their tallies merged.
type Chunk struct {
	Seed uint64 `json:"seed,string"`
	// First is the number of the first scenario, Scenarios how many there are.
	First     int64 `json:"first"`
	Scenarios int64 `json:"scenarios"`
}

// Play plays a chunk and tallies its scenarios. The same chunk gives the same tally.
//
// Errors: [Faults] for a chunk out of bounds; those of [Run.Apply] for a scenario that the deal cannot
// share out, with its number.
func (s *Simulator) Play(c Chunk) (*Tally, error) {
	if c.First < 0 || c.Scenarios < 0 || c.Scenarios > MaxScenarios || c.First > 1<<53-c.Scenarios {
		faults := &fault.Collector{}
		faults.Add("scenarios", ErrRange, c.Scenarios)
		return nil, faults.Err()
	}
	t := s.tally()
	g := s.game()
	for i := range c.Scenarios {
		if err := g.play(c.Seed, c.First+i); err != nil {
			return nil, fmt.Errorf("scenario %d: %w", c.First+i, err)
		}
		t.count(g)
	}
	for i := range g.sums {
		g.sums[i].flush(&t.Parties[i])
	}
	return t, nil
}

// Scenario returns the movements of one scenario, for a run to be explained.
func (s *Simulator) Scenario(of uint64, scenario int64) []Movement {
	g := s.game()
	g.draw(of, scenario)
	moves := make([]Movement, len(s.moves))
	for i, m := range s.moves {
		m.Receipts, m.Counts = slices.Clone(m.Receipts), slices.Clone(m.Counts)
		moves[i] = g.drawn(m, i)
	}
	return moves
}

// game is the memory of one goroutine.
type game struct {
	s       *Simulator
	chance  rand.PCG
	factors []uint64 // by driver, then by step where it draws each time
	amounts [][]int64
	players []*cascade.Player // the deal, then the views
	owing   [][]outstanding[units]
	inflow  []cascade.Amount
	results []int64 // by party, in minor units
	sums    []sums  // by party, of the chunk
	reached []bool
	closed  []bool
	// exactly is the run of a scenario that was played exactly.
	exactly *Run
}

func (s *Simulator) game() *game {
	g := &game{
		s: s, factors: make([]uint64, len(s.drivers)), amounts: make([][]int64, len(s.steps)),
		results: make([]int64, len(s.parties)), sums: make([]sums, len(s.parties)), reached: make([]bool, len(s.goals)),
		closed: make([]bool, len(s.run.cascade.deal.Accounts)),
	}
	for i := range s.steps {
		g.amounts[i] = make([]int64, len(s.steps[i].amounts))
	}
	for _, p := range s.played {
		var player *cascade.Player
		if p.sim != nil {
			player = p.sim.Player()
		}
		g.players = append(g.players, player)
		g.owing = append(g.owing, make([]outstanding[units], len(p.owing)))
	}
	return g
}

// draw draws the amounts of a scenario.
func (g *game) draw(of uint64, scenario int64) bool {
	seed(&g.chance, of, scenario)
	for i := range g.s.drivers {
		if !g.s.drivers[i].each {
			g.factors[i] = g.s.drivers[i].draw(&g.chance)
		}
	}
	fits := true
	for i := range g.s.steps {
		for k := range g.s.drivers {
			if g.s.drivers[k].each {
				g.factors[k] = g.s.drivers[k].draw(&g.chance)
			}
		}
		for k := range g.s.steps[i].amounts {
			a := &g.s.steps[i].amounts[k]
			amount := a.base
			for _, d := range a.drivers {
				var ok bool
				amount, ok = times64(amount, g.factors[d])
				fits = fits && ok
			}
			if len(a.drivers) > 0 {
				if amount > maxUnits/a.whole {
					amount, fits = maxUnits/a.whole, false
				}
				amount *= a.whole
			}
			g.amounts[i][k] = amount
		}
	}
	return fits
}

// maxUnits is the largest amount of one movement, in units.
const maxUnits = 1 << 61

// play plays one scenario.
func (g *game) play(of uint64, scenario int64) error {
	if !g.draw(of, scenario) {
		return fmt.Errorf("%w: amounts", ErrTooLarge)
	}
	g.exactly = nil
	for i, p := range g.s.played {
		err := cascade.ErrInexact
		if p.sim != nil {
			err = g.playOne(p, g.players[i], g.owing[i])
		}
		if errors.Is(err, cascade.ErrInexact) {
			if err := g.playExactly(); err != nil {
				return err
			}
			break
		}
		if err != nil {
			return err
		}
	}
	g.read()
	return nil
}

// playOne plays the deal or a view.
func (g *game) playOne(p *played, player *cascade.Player, owing []outstanding[units]) error {
	player.Begin()
	for i := range owing {
		owing[i] = p.owing[i].begin
	}
	for i := range g.s.steps {
		if err := p.change(i, player, owing); err != nil {
			return err
		}
		g.inflow = g.inflow[:0]
		for k := range g.s.steps[i].amounts {
			if units := g.amounts[i][k]; units > 0 {
				g.inflow = addInflow(g.inflow, g.s.steps[i].amounts[k].inlet, units)
			}
		}
		if len(g.inflow) == 0 {
			continue
		}
		if err := player.Play(g.inflow); err != nil {
			return err
		}
	}
	return nil
}

// addInflow adds an amount to those of its kind.
func addInflow(to []cascade.Amount, kind int, units int64) []cascade.Amount {
	for i := range to {
		if to[i].Kind == kind {
			to[i].Units += units
			return to
		}
	}
	return append(to, cascade.Amount{Kind: kind, Units: units})
}

// drawn returns a movement with the amounts drawn for its step.
func (g *game) drawn(m Movement, step int) Movement {
	for k, a := range g.s.steps[step].amounts {
		scale := int32(0)
		units := g.amounts[step][k]
		if len(a.drivers) == 0 {
			continue // it is what was expected
		}
		units /= a.whole
		if !a.counts {
			scale = -g.s.places
		}
		if a.counts {
			m.Counts[a.of].Amount = decimal.New(units, scale)
		} else {
			m.Receipts[a.of].Amount = decimal.New(units, scale)
		}
	}
	return m
}
