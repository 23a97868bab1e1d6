package cascade

import (
	"errors"
)

// ErrInexact stops a player that meets what only fractions can follow: shares that depend on present
// amounts, retroactive steps, rates or amounts too large. The scenario is then to be played exactly.
var ErrInexact = errors.New("the scenario cannot be played in whole numbers")

// Simulation is a run made ready to be played many times over in whole numbers, from where it stands. It
// never changes; each goroutine has a [Player] of its own.
//
// Amounts are whole multiples of a unit far below the minor unit. What is tracked are meters: the sums
// that the caller asks for, and what each switch lacks. In a state they move in proportion to a receipt,
// at rates that the exact [Plan] of the state gives, kept as multiples of 2^-60. Each slice rounds each
// meter to the nearest unit; the parties' meters of one slice add up to it exactly, up to that rounding.
type Simulation struct {
	start *Run
	scale int64
	sums  [][]Part
	first []int64 // the meters at the start
	kinds []Inlet
	whole []int // the switches that look at whole movements
	// steady says that no claim is changed from outside, so that weights keep their proportions.
	steady bool
}

// Inlet is a kind of inflow: receipts of a class, or a count of a quantity.
type Inlet struct {
	Class    Class
	Quantity int
	// Counts says that it is a count.
	Counts bool
}

// Amount is an inflow of a scenario: an amount, in units, of one of the kinds.
type Amount struct {
	Kind  int
	Units int64
}

// Near is how close to its turning point a switch turns when a slice ends there, in units: it absorbs the
// rounding of slices, so that thresholds that are reached together, or at the end of a movement, are.
const Near = 16

// NewSimulation prepares the run as it stands. Sums are what the caller will read, scale the number of
// units in one; kinds are the inflows to come. Enters says that amounts will be entered on accounts.
func (r *Run) NewSimulation(scale int64, sums [][]Part, kinds []Inlet, enters bool) (*Simulation, error) {
	s := &Simulation{start: r.Clone(), scale: scale, sums: sums, kinds: kinds, steady: !enters}
	for _, form := range sums {
		if err := s.open(r.Sum(form)); err != nil {
			return nil, err
		}
	}
	for i := range r.program.Switches {
		lack := F{}
		if !r.program.Switches[i].External {
			lack = r.Lack(i)
		}
		if r.program.Switches[i].Whole {
			s.whole = append(s.whole, i)
		}
		if err := s.open(lack); err != nil {
			return nil, err
		}
	}
	for i := range r.program.Rights {
		if r.program.Rights[i].Retroactive {
			return nil, ErrInexact
		}
	}
	for _, d := range r.program.Derived {
		if d.Threshold != None {
			return nil, ErrInexact
		}
	}
	return s, nil
}

func (s *Simulation) open(value F) error {
	units, ok := value.Floor62(s.scale)
	if !ok {
		return ErrInexact
	}
	s.first = append(s.first, units)
	return nil
}

// lack returns the meter of a switch.
func (s *Simulation) lack(i int) int { return len(s.sums) + i }

// node is a state of the switches, with the plans met in it.
type node struct {
	lit   []bool
	plans []*fast // by kind
	next  []*node // by switch turned
}

// fast is a plan in whole numbers.
type fast struct {
	rising, falling []move // with rates above zero
	watch           []watch
	err             error
}

// move is a meter and its rate.
type move struct {
	meter int
	rate  int64
}

// watch is a switch that moves toward its turning point, with its rate toward it.
type watch struct {
	of, meter int
	rate      int64
	rises     bool
}

// node finds a state, or makes it.
func (p *Player) node(lit []bool) *node {
	p.key = stateKey(p.key[:0], lit)
	if n := p.nodes[string(p.key)]; n != nil {
		return n
	}
	if len(p.nodes) >= maxNodes {
		p.nodes = map[string]*node{}
	}
	n := &node{
		lit: append([]bool(nil), lit...), plans: make([]*fast, len(p.sim.kinds)), next: make([]*node, len(lit)),
	}
	p.nodes[string(p.key)] = n
	return n
}

// maxNodes bounds the states that are remembered.
const maxNodes = 10_000

// to returns the state after a switch has turned.
func (p *Player) to(n *node, i int) *node {
	if next := n.next[i]; next != nil && len(p.nodes) < maxNodes {
		return next
	}
	p.lit = append(p.lit[:0], n.lit...)
	p.lit[i] = !p.lit[i]
	n.next[i] = p.node(p.lit)
	return n.next[i]
}

// plan returns how the meters move with one unit of a kind in a state.
func (p *Player) plan(n *node, kind int) *fast {
	if n.plans[kind] == nil {
		n.plans[kind] = p.compile(n, kind)
	}
	return n.plans[kind]
}

// compile translates an exact plan.
func (p *Player) compile(n *node, kind int) *fast {
	p.exact.Begin()
	copy(p.exact.lit, n.lit)
	p.exact.findSteps()
	k := p.sim.kinds[kind]
	var plan *Plan
	var err error
	if k.Counts {
		plan, err = p.exact.planner.plan(nil, []Part{{k.Quantity, one}})
	} else {
		plan, err = p.exact.planner.plan([]Inflow{{k.Class, one}}, nil)
	}
	switch {
	case err != nil:
		return &fast{err: err}
	case plan.volatile || (plan.weighed || plan.external) && !p.sim.steady:
		return &fast{err: ErrInexact}
	}
	f := &fast{}
	for i, form := range p.sim.sums {
		f.move(i, p.exact.planner.speed(form))
	}
	for i := range p.sim.start.program.Switches {
		s := &p.sim.start.program.Switches[i]
		if !s.External {
			f.move(p.sim.lack(i), p.exact.planner.speed(s.Form).Neg())
		}
	}
	for _, w := range plan.watch {
		rate, ok := Fixed(w.speed)
		if rises := rate > 0; ok && rate != 0 {
			f.watch = append(f.watch, watch{of: w.of, meter: p.sim.lack(w.of), rate: magnitude(rate), rises: rises})
		}
	}
	return f
}

// move adds a meter that moves.
func (f *fast) move(meter int, speed F) {
	rate, ok := Fixed(speed)
	if !ok {
		f.err = ErrInexact
	}
	switch {
	case rate > 0:
		f.rising = append(f.rising, move{meter, rate})
	case rate < 0:
		f.falling = append(f.falling, move{meter, -rate})
	}
}
