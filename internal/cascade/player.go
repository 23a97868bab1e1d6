package cascade

import "math/bits"

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

// Outside is what a movement changes from outside: switches that the caller turns, and amounts that are
// entered on quantities, as what each sum and each switch gains by them.
type Outside struct {
	Turns  []Turn
	Enters []int64 // by meter; nil for none
}

// Turn is a switch as the caller sets it.
type Turn struct {
	Switch int
	On     bool
}

// Entering translates an amount entered on a quantity, added to what is there.
func (s *Simulation) Entering(o *Outside, quantity int, amount F) error {
	if o.Enters == nil {
		o.Enters = make([]int64, len(s.first))
	}
	gain := func(meter int, form []Part, sign F) error {
		for _, part := range form {
			if part.Quantity != quantity {
				continue
			}
			units, ok := amount.Mul(part.Times).Mul(sign).Floor62(s.scale)
			if !ok {
				return ErrInexact
			}
			o.Enters[meter] += units
		}
		return nil
	}
	for i, form := range s.sums {
		if err := gain(i, form, one); err != nil {
			return err
		}
	}
	for i := range s.start.program.Switches {
		if err := gain(s.lack(i), s.start.program.Switches[i].Form, one.Neg()); err != nil {
			return err
		}
	}
	return nil
}

// Change applies what comes from outside.
func (p *Player) Change(o *Outside) {
	for _, t := range o.Turns {
		latched := p.sim.start.program.Switches[t.Switch].Latch && !t.On
		if p.at.lit[t.Switch] != t.On && !latched {
			p.at = p.to(p.at, t.Switch)
		}
	}
	if o.Enters == nil {
		return
	}
	for i, units := range o.Enters {
		p.meters[i] += units
	}
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
	on := lack <= near
	if s.Exclusive {
		on = lack < -near
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
	for i := range p.sim.start.program.Switches {
		if p.sim.start.program.Switches[i].Whole {
			p.read(i)
		}
	}
	return nil
}

// single shares out one inflow.
func (p *Player) single(a Amount) error {
	left, turns := a.Units, 0
	for left > 0 {
		f := p.plan(p.at, a.Kind)
		if f.err != nil {
			return f.err
		}
		step := p.nearest(f.watch, left)
		for i := range f.moves {
			m := &f.moves[i]
			part, ok := scaled(step, m.rate)
			if !ok {
				return ErrInexact
			}
			p.meters[m.meter] += part
		}
		left -= step
		if step > 0 {
			turns = 0
		} else if turns++; turns > 2*len(p.at.lit)+2 {
			return stop(ErrUnsteady, "thresholds")
		}
		if left > 0 || step > 0 {
			p.flip(f.watch, step == 0)
		}
	}
	return nil
}

// nearest returns the distance to the nearest turning point, at most left.
func (p *Player) nearest(watch []watch, left int64) int64 {
	for i := range watch {
		w := &watch[i]
		lack := p.meters[w.meter]
		if !w.rises {
			lack = -lack
		}
		if lack <= near {
			return 0
		}
		// The product is the distance covered, times 2^60: nothing is divided unless the point is reached.
		hi, lo := bits.Mul64(uint64(left), uint64(w.rate))
		toHi, toLo := uint64(lack)>>(64-rateBits), uint64(lack)<<rateBits
		if hi > toHi || hi == toHi && lo >= toLo {
			left = ceiling(toHi, toLo, uint64(w.rate))
		}
	}
	return left
}

// ceiling divides, upward. The quotient is known to fit.
func ceiling(hi, lo, by uint64) int64 {
	quotient, rest := bits.Div64(hi, lo, by)
	if rest > 0 {
		quotient++
	}
	return int64(quotient)
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
		if lack > near || !leaving && p.sim.start.program.Switches[w.of].Exclusive == w.rises {
			continue
		}
		if p.at.lit[w.of] != w.rises {
			p.at = p.to(p.at, w.of)
		}
	}
}

// scaled returns units times a rate, rounded to the nearest, and whether it fits.
func scaled(units, rate int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(units), uint64(magnitude(rate)))
	lo, carry := bits.Add64(lo, 1<<(rateBits-1), 0)
	hi += carry
	if hi >= 1<<(rateBits-1) {
		return 0, false
	}
	part := int64(hi<<(64-rateBits) | lo>>rateBits)
	if rate < 0 {
		part = -part
	}
	return part, true
}

// joint shares out several inflows of one movement. Its length is 2^60.
func (p *Player) joint(amounts []Amount) error {
	left, turns := int64(1)<<rateBits, 0
	for left > 0 {
		if err := p.combine(amounts); err != nil {
			return err
		}
		step := p.nearestJoint(left)
		for _, meter := range p.moved {
			part, ok := scaled(step, p.speeds[meter])
			if !ok {
				return ErrInexact
			}
			p.meters[meter] += part
		}
		left -= step
		if step > 0 {
			turns = 0
		} else if turns++; turns > 2*len(p.at.lit)+2 {
			return stop(ErrUnsteady, "thresholds")
		}
		if left > 0 || step > 0 {
			p.flipJoint(step == 0)
		}
	}
	return nil
}

// combine adds up how the meters move over the whole movement.
func (p *Player) combine(amounts []Amount) error {
	for _, meter := range p.moved {
		p.speeds[meter], p.moves[meter] = 0, false
	}
	p.moved = p.moved[:0]
	for _, a := range amounts {
		if a.Units == 0 {
			continue
		}
		f := p.plan(p.at, a.Kind)
		if f.err != nil {
			return f.err
		}
		for i := range f.moves {
			m := &f.moves[i]
			part, ok := scaled(a.Units, m.rate)
			if !ok {
				return ErrInexact
			}
			if !p.moves[m.meter] {
				p.moves[m.meter] = true
				p.moved = append(p.moved, m.meter)
			}
			p.speeds[m.meter] += part
		}
	}
	return nil
}

// approaching returns the distance and the speed of a switch that moves toward its point.
func (p *Player) approaching(meter int) (of int, distance, speed int64, rises, does bool) {
	of = meter - len(p.sim.sums)
	if of < 0 || p.speeds[meter] == 0 {
		return of, 0, 0, false, false
	}
	s := &p.sim.start.program.Switches[of]
	rises = p.speeds[meter] < 0 // what it lacks falls
	if s.Whole || s.External || p.at.lit[of] == rises || p.at.lit[of] && s.Latch {
		return of, 0, 0, rises, false
	}
	distance, speed = p.meters[meter], -p.speeds[meter]
	if !rises {
		distance, speed = -distance, -speed
	}
	return of, distance, speed, rises, true
}

func (p *Player) nearestJoint(left int64) int64 {
	for _, meter := range p.moved {
		_, distance, speed, _, does := p.approaching(meter)
		if !does {
			continue
		}
		if distance <= near {
			return 0
		}
		hi, lo := bits.Mul64(uint64(left), uint64(speed))
		toHi, toLo := uint64(distance)>>(64-rateBits), uint64(distance)<<rateBits
		if hi > toHi || hi == toHi && lo >= toLo {
			left = ceiling(toHi, toLo, uint64(speed))
		}
	}
	return left
}

func (p *Player) flipJoint(leaving bool) {
	for _, meter := range p.moved {
		of, distance, _, rises, does := p.approaching(meter)
		if !does || distance > near || !leaving && p.sim.start.program.Switches[of].Exclusive == rises {
			continue
		}
		p.at = p.to(p.at, of)
	}
}

// On reports whether a switch is on.
func (p *Player) On(i int) bool { return p.at.lit[i] }
