package cascade

import "slices"

// Player plays scenarios of a simulation, one after the other, in memory of its own: once the states that
// scenarios meet are known, playing allocates nothing. It belongs to one goroutine.
type Player struct {
	sim    *Simulation
	exact  *Run // to compute plans with
	nodes  map[string]*node
	key    []byte
	lit    []bool
	meters []int64
	at     *node
	begin  *node
	speeds []int64
	moves  []bool
	moved  []int
}

// Player returns a new player.
func (s *Simulation) Player() *Player {
	p := &Player{
		sim: s, exact: s.start.Clone(), nodes: map[string]*node{}, meters: make([]int64, len(s.first)), speeds: make([]int64, len(s.first)),
		moves: make([]bool, len(s.first)),
	}
	p.begin = p.node(s.start.lit)
	p.Begin()
	return p
}

// Begin starts a scenario.
func (p *Player) Begin() {
	copy(p.meters, p.sim.first)
	p.at = p.begin
}

// Meter returns one of the sums of the simulation, in units.
func (p *Player) Meter(i int) int64 { return p.meters[i] }

// Holds reports whether a condition holds.
func (p *Player) Holds(condition int) bool {
	c := &p.sim.start.program.Conditions[condition]
	if c.Kind == Leaf {
		return p.at.lit[c.Switch]
	}
	for _, part := range c.Of {
		if p.Holds(part) != (c.Kind == All) {
			return c.Kind == Any
		}
	}
	return c.Kind == All
}

// Turn is a switch as the caller sets it.
type Turn struct {
	Switch int
	On     bool
}

// Gain is how a meter moves with a quantity that is entered from outside, as a rate.
type Gain struct {
	meter int
	rate  int64
}

// Gains returns how the meters move with one more of quantities that are entered together.
func (s *Simulation) Gains(quantities ...int) (gains []Gain, err error) {
	gain := func(meter int, form []Part, sign F) error {
		var total F
		for _, part := range form {
			if slices.Contains(quantities, part.Quantity) {
				total = total.Add(part.Times.Mul(sign))
			}
		}
		rate, ok := Fixed(total)
		if !ok {
			return ErrInexact
		}
		if rate != 0 {
			gains = append(gains, Gain{meter, rate})
		}
		return nil
	}
	for i, form := range s.sums {
		if err := gain(i, form, one); err != nil {
			return nil, err
		}
	}
	for i := range s.start.program.Switches {
		if err := gain(s.lack(i), s.start.program.Switches[i].Form, one.Neg()); err != nil {
			return nil, err
		}
	}
	return gains, nil
}

// Turn sets switches from outside.
func (p *Player) Turn(turns []Turn) {
	for _, t := range turns {
		latched := p.sim.start.program.Switches[t.Switch].Latch && !t.On
		if p.at.lit[t.Switch] != t.On && !latched {
			p.at = p.to(p.at, t.Switch)
		}
	}
}

// Enter adds units to quantities from outside. [Player.Read] must follow.
func (p *Player) Enter(gains []Gain, units int64) error {
	if units > largest || units < -largest {
		return ErrInexact
	}
	for _, g := range gains {
		if units < 0 {
			p.meters[g.meter] -= signed(-units, g.rate)
		} else {
			p.meters[g.meter] += signed(units, g.rate)
		}
	}
	return nil
}

// Read sets every switch from its meter, after amounts were entered from outside.
func (p *Player) Read() {
	for i := range p.sim.start.program.Switches {
		if !p.sim.start.program.Switches[i].External {
			p.read(i)
		}
	}
}

// read turns a switch that stands otherwise than its meter says.
func (p *Player) read(i int) {
	s := &p.sim.start.program.Switches[i]
	if s.Latch && p.at.lit[i] {
		return
	}
	lack := p.meters[p.sim.lack(i)]
	on := lack <= Near
	if s.Exclusive {
		on = lack < -Near
	}
	if p.at.lit[i] != on {
		p.at = p.to(p.at, i)
	}
}

// Play shares out the inflows of a movement, cut together in proportion.
func (p *Player) Play(amounts []Amount) error {
	var err error
	if len(amounts) == 1 {
		err = p.single(amounts[0])
	} else {
		err = p.joint(amounts)
	}
	if err != nil {
		return err
	}
	for _, i := range p.sim.whole {
		p.read(i)
	}
	return nil
}

// single shares out one inflow.
func (p *Player) single(a Amount) error {
	left, still := a.Units, 0
	for left > 0 {
		f := p.plan(p.at, a.Kind)
		if f.err != nil {
			return f.err
		}
		step, turns := p.nearest(f.watch, left)
		if step > largest {
			return ErrInexact
		}
		for i := range f.rising {
			m := &f.rising[i]
			p.meters[m.meter] += times(step, m.rate)
		}
		for i := range f.falling {
			m := &f.falling[i]
			p.meters[m.meter] -= times(step, m.rate)
		}
		left -= step
		if !turns {
			continue
		}
		if step > 0 {
			still = 0
		} else if still++; still > 2*len(p.at.lit)+2 {
			return ErrInexact
		}
		p.flip(f.watch, step == 0)
	}
	return nil
}

// nearest returns the distance to the nearest turning point, at most left, and whether there is one.
func (p *Player) nearest(watch []watch, left int64) (step int64, turns bool) {
	step = left
	for i := range watch {
		w := &watch[i]
		lack := p.meters[w.meter]
		if !w.rises {
			lack = -lack
		}
		if lack <= Near {
			return 0, true
		}
		if !covers(step, w.rate, lack-Near) {
			continue // the usual case: it is far away
		}
		if turns = true; covers(step, w.rate, lack) {
			step = upTo(lack, w.rate)
		}
	}
	return step, turns
}

// flip turns the switches that stand at their points; those that have just come there and need more wait
// until money moves again.
func (p *Player) flip(watch []watch, leaving bool) {
	for i := range watch {
		w := &watch[i]
		lack := p.meters[w.meter]
		if !w.rises {
			lack = -lack
		}
		if lack > Near || !leaving && p.sim.start.program.Switches[w.of].Exclusive == w.rises {
			continue
		}
		if p.at.lit[w.of] != w.rises {
			p.at = p.to(p.at, w.of)
		}
	}
}

// On reports whether a switch is on.
func (p *Player) On(i int) bool { return p.at.lit[i] }
