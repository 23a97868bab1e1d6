package cascade

import (
	"errors"
	"math/bits"
	"slices"
)

// still is what has happened at one point of a movement, since money last moved.
type still struct {
	// turned are the switches that have turned there.
	turned []int
	// plan is how money goes on from the point, where that had to be looked for.
	plan *Plan
}

// maxStanding bounds the switches of one point that are tried in all their states: each triples the plans.
const maxStanding = 6

// along returns the plan of the present state. A state at the very point of a threshold may be one in which
// no money is ever shared: if it cannot be shared there, another may hold once money moves.
func (r *Run) along(feed Feed, at *still) (*Plan, error) {
	if at.plan != nil {
		return at.plan, nil
	}
	plan, err := r.plan(feed)
	if err == nil || errors.Is(err, ErrEffort) {
		return plan, err
	}
	standing := r.standing(at.turned)
	if len(standing) == 0 || len(standing) > maxStanding || r.settle(feed, standing, at) != nil {
		return nil, err
	}
	at.turned = standing
	return at.plan, nil
}

// standing adds to switches of a point all others that stand on it and could turn.
func (r *Run) standing(turned []int) []int {
	standing := slices.Clone(turned)
	for i := range r.program.Switches {
		s := &r.program.Switches[i]
		if !s.External && !s.Whole && (!s.Latch || !r.lit[i]) && r.Lack(i).IsZero() && !slices.Contains(turned, i) {
			standing = append(standing, i)
		}
	}
	return standing
}

// leave turns the switches that stand where the plan leaves them behind. When one of them has turned before,
// the plans on its two sides lead back to each other: how money goes on is then looked for.
func (r *Run) leave(feed Feed, plan *Plan, at *still) error {
	again := false
	for _, i := range r.turningSwitches(plan) {
		if slices.Contains(at.turned, i) {
			again = true
			continue
		}
		at.turned = append(at.turned, i)
	}
	if again {
		return r.settle(feed, at.turned, at)
	}
	at.plan = nil
	r.flip(plan, true)
	return nil
}

// settle finds the state in which money goes on from a point: one that what it brings leads out of on the
// side on which each switch is taken to be; or where some switches stay on their points, what the smallest
// steps to and fro come to. A participation that is itself a cost to recoup, once that cost is recouped, is
// recouped as it is paid. The least number of switches stays on its point, and the others keep the sides
// that they were on if they can.
func (r *Run) settle(feed Feed, standing []int, at *still) error {
	if len(standing) > maxStanding {
		return stop(ErrUnsteady, "thresholds")
	}
	a := assumption{standing: standing, before: slices.Clone(r.lit)}
	steps := slices.Clone(r.steps)
	var met error
	for _, a.sliding = range byCount(len(standing)) {
		for a.turned = range 1 << len(standing) {
			if a.turned&a.sliding != 0 {
				continue
			}
			plan, err := r.attempt(feed, a)
			if errors.Is(err, ErrEffort) {
				return err
			}
			if met == nil {
				met = err
			}
			if plan != nil {
				copy(r.steps, steps)
				if at.plan = plan; r.follow() {
					at.plan = nil // a right that earned anew has changed what stands there
				}
				return nil
			}
		}
	}
	copy(r.lit, a.before)
	copy(r.steps, steps)
	r.plans.state = nil
	if met == nil {
		met = stop(ErrUnsteady, "thresholds")
	}
	return met
}

// byCount lists the sets of some switches, the smaller ones first.
func byCount(size int) []int {
	sets := make([]int, 0, 1<<size)
	for count := 0; count <= size; count++ {
		for set := range 1 << size {
			if bits.OnesCount(uint(set)) == count {
				sets = append(sets, set)
			}
		}
	}
	return sets
}

// assumption is what is assumed of the switches that stand on one point: of the switches as they were before,
// some stay on their points and some turn. The two are sets of places in standing.
type assumption struct {
	standing        []int
	before          []bool
	sliding, turned int
}

// attempt returns the plan under an assumption, if what it brings agrees with it.
func (r *Run) attempt(feed Feed, a assumption) (*Plan, error) {
	copy(r.lit, a.before)
	var slide []int
	for at, i := range a.standing {
		if a.sliding>>at&1 == 1 {
			slide = append(slide, i)
		} else if a.turned>>at&1 == 1 {
			r.lit[i] = !a.before[i]
		}
	}
	plan, err := r.slide(feed, slide)
	if plan == nil || err != nil {
		return nil, err
	}
	for at, i := range a.standing {
		if a.sliding>>at&1 == 1 {
			continue
		}
		if way := r.speedOf(plan, i).Sign(); way > 0 != r.lit[i] && (way != 0 || a.turned>>at&1 == 1) {
			return nil, nil
		}
	}
	return plan, nil
}

// slide returns the plan in which switches stay on their points, or nil where they do not: it is mixed of the
// plans on both sides of each. The switches are left on.
func (r *Run) slide(feed Feed, switches []int) (*Plan, error) {
	if len(switches) == 0 {
		r.findSteps()
		r.plans.state = nil
		return r.plan(feed)
	}
	i, rest := switches[0], switches[1:]
	r.lit[i] = false
	before, err := r.slide(feed, rest)
	if before == nil || err != nil {
		return nil, err
	}
	r.lit[i] = true
	after, err := r.slide(feed, rest)
	if after == nil || err != nil {
		return nil, err
	}
	toward, back := r.speedOf(before, i), r.speedOf(after, i)
	if toward.Sign() <= 0 || back.Sign() >= 0 {
		return nil, nil
	}
	// The parts of the two in which the sum of the switch stands still.
	return r.mix(before, after, back.Neg().Quo(toward.Sub(back))), nil
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
		at := slices.IndexFunc(plan.Taken, func(u Taken) bool { return u.Right == t.Right && u.Step == t.Step && u.Inflow == t.Inflow })
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
