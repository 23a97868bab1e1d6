package cascade

import "slices"

// still remembers which switches have turned since money last moved.
type still struct {
	turned []int
	// sliding are those that turned back: the plan on either side leads to the other one.
	sliding []int
}

// maxSliding bounds the switches that may slide at one point: each doubles the plans.
const maxSliding = 6

// note notes switches that turn without money moving, and reports whether that may go on.
func (s *still) note(switches []int) bool {
	for _, i := range switches {
		if slices.Contains(s.turned, i) {
			if !slices.Contains(s.sliding, i) {
				s.sliding = append(s.sliding, i)
			}
			continue
		}
		s.turned = append(s.turned, i)
	}
	return len(s.sliding) <= maxSliding
}

// slide returns the plan along the points of switches that turn forth and back: what the smallest steps to
// and fro come to. A participation that is itself a cost to recoup, once that cost is recouped, is recouped
// as it is paid. The switches are left on.
func (r *Run) slide(feed Feed, switches []int) (*Plan, error) {
	if len(switches) == 0 {
		return r.plan(feed)
	}
	i, rest := switches[0], switches[1:]
	before, err := r.side(feed, i, false, rest)
	if err != nil {
		return nil, err
	}
	after, err := r.side(feed, i, true, rest)
	if err != nil {
		return nil, err
	}
	toward, back := r.speedOf(before, i), r.speedOf(after, i)
	switch {
	case toward.Sign() <= 0: // it stays before the point
		return r.side(feed, i, false, rest)
	case back.Sign() >= 0:
		return after, nil
	}
	// The parts of the two in which the sum of the switch stands still.
	part := back.Neg().Quo(toward.Sub(back))
	return r.mix(before, after, part), nil
}

// side returns the plan with a switch set.
func (r *Run) side(feed Feed, i int, on bool, rest []int) (*Plan, error) {
	r.lit[i] = on
	r.plans.state = nil
	for at := range r.program.Rights {
		r.steps[at] = r.inForce(&r.program.Rights[at])
	}
	return r.slide(feed, rest)
}

// speedOf returns how fast the sum of a switch moves in a plan.
func (r *Run) speedOf(plan *Plan, i int) F {
	var speed F
	for _, part := range r.program.Switches[i].Form {
		for _, f := range plan.Flow {
			if f.Quantity == part.Quantity {
				speed = speed.Add(part.Times.Mul(f.Times))
			}
		}
	}
	return speed
}

// mix adds a part of one plan to the rest of another.
func (r *Run) mix(a, b *Plan, part F) *Plan {
	p := r.planner
	p.reset(nil)
	rest := one.Sub(part)
	for _, f := range a.Flow {
		p.add(f.Quantity, f.Times.Mul(part))
	}
	for _, f := range b.Flow {
		p.add(f.Quantity, f.Times.Mul(rest))
	}
	plan := p.finish()
	plan.volatile = true
	for _, t := range b.Taken {
		plan.Taken = append(plan.Taken, t.times(rest))
	}
	for _, t := range a.Taken {
		t = t.times(part)
		at := slices.IndexFunc(plan.Taken, func(u Taken) bool { return u.Right == t.Right && u.Step == t.Step })
		if at < 0 {
			plan.Taken = append(plan.Taken, t)
			continue
		}
		u := &plan.Taken[at]
		u.Base, u.Earned, u.Paid = u.Base.Add(t.Base), u.Earned.Add(t.Earned), u.Paid.Add(t.Paid)
	}
	return plan
}

func (t Taken) times(part F) Taken {
	t.Base, t.Earned, t.Paid = t.Base.Mul(part), t.Earned.Mul(part), t.Paid.Mul(part)
	return t
}
