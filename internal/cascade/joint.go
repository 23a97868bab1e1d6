package cascade

// joint shares out several inflows of one movement. Its length is 2^60.
func (p *Player) joint(amounts []Amount) error {
	left, still := int64(1)<<rateBits, 0
	for left > 0 {
		if err := p.combine(amounts); err != nil {
			return err
		}
		step, turns := p.nearestJoint(left)
		for _, meter := range p.moved {
			p.meters[meter] += signed(step, p.speeds[meter])
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
		p.flipJoint(step == 0)
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
		if a.Units > largest {
			return ErrInexact
		}
		for _, m := range f.rising {
			p.speed(m.meter, times(a.Units, m.rate))
		}
		for _, m := range f.falling {
			p.speed(m.meter, -times(a.Units, m.rate))
		}
	}
	return nil
}

// speed adds to how much a meter moves over the whole movement.
func (p *Player) speed(meter int, by int64) {
	if !p.moves[meter] {
		p.moves[meter] = true
		p.moved = append(p.moved, meter)
	}
	p.speeds[meter] += by
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

func (p *Player) nearestJoint(left int64) (step int64, turns bool) {
	step = left
	for _, meter := range p.moved {
		_, distance, speed, _, does := p.approaching(meter)
		if !does {
			continue
		}
		if distance <= Near {
			return 0, true
		}
		if !covers(step, speed, distance-Near) {
			continue
		}
		if turns = true; covers(step, speed, distance) {
			step = upTo(distance, speed)
		}
	}
	return step, turns
}

func (p *Player) flipJoint(leaving bool) {
	for _, meter := range p.moved {
		of, distance, _, rises, does := p.approaching(meter)
		if !does || distance > Near || !leaving && p.sim.start.program.Switches[of].Exclusive == rises {
			continue
		}
		p.at = p.to(p.at, of)
	}
}
