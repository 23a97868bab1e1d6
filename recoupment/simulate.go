package recoupment

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Simulator plays a forecast over and over from where a run stands. It never changes and may be shared
// between goroutines, each with chunks of its own.
//
// Scenarios are played in whole numbers, in units of a millionth of the minor unit; what a party receives
// in a scenario is rounded to the minor unit. Deals that only fractions can follow (interest, arrears,
// retroactive steps, weights that change, transfers that are recouped, end on the way or belong to a view)
// are played exactly, which takes longer. What a settlement
// withholds, rounds or carries is left apart: a party's result is what the receipts entitle it to, with
// the transfers, the deficits and the differences of the views. No period is closed on the way, and a test
// of the amount of a receipt looks at the expected one.
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
	// back says that the amounts, which are drawn without their sign, are taken back.
	back bool
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
	*debtAt
	from, to int
	// meter is the sum, most that of the limit that moves, outstanding that of the account that it is set against;
	// view is the played view, 0 for none.
	meter, most, outstanding, view int
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
	if !r.compiled() {
		return nil, ErrNotCompiled
	}
	if err := f.Validate(); err != nil {
		return nil, err
	}
	c := &fault.Collector{}
	for i, m := range f.Movements {
		r.cascade.checkMovement(c.In("movements[%d]", i), m)
	}
	if f.Movements[0].Date.Before(r.day) {
		c.Add("movements[0].date", ErrOrder, f.Movements[0].Date)
	}
	for i, d := range f.Drivers {
		d.known(c.In("drivers[%d]", i), validation{names: r.cascade.names})
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
	if s == nil || s.run == nil {
		return nil, ErrNotCompiled
	}
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
	if s == nil || s.run == nil {
		return nil
	}
	g := s.game()
	g.draw(of, scenario)
	moves := make([]Movement, len(s.moves))
	for i, m := range s.moves {
		m.Receipts, m.Counts = slices.Clone(m.Receipts), slices.Clone(m.Counts)
		moves[i] = g.drawn(m, i)
	}
	return moves
}
