package cascade

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Stretch is a part of the way ahead of a run along which everything is linear.
type Stretch struct {
	// From is where it begins, in units of the feed; Length is zero when it has no end.
	From, Length F
	run          *Run
	plan         *Plan
	unit         F
}

// In returns the stretch measured in units of an amount each.
func (s Stretch) In(amount F) Stretch {
	s.From, s.Length, s.unit = s.From.Quo(amount), s.Length.Quo(amount), amount
	return s
}

// Holds reports whether a condition holds along the stretch.
func (s Stretch) Holds(condition int) bool { return s.run.Holds(condition) }

// At returns the quantities a distance after the beginning of the stretch.
func (s Stretch) At(distance F) []F {
	values := slices.Clone(s.run.Values)
	if !s.unit.IsZero() {
		distance = distance.Mul(s.unit)
	}
	for _, f := range s.plan.Flow {
		values[f.Quantity] = values[f.Quantity].Add(f.Times.Mul(distance))
	}
	return values
}

// Ahead walks along a feed, repeated without end, from where the run stands and without changing it. Visit
// sees each stretch between two turning points, after the switches at its beginning have turned, and says
// whether to go on. The feed is one unit: a receipt of one, or a movement.
func (r *Run) Ahead(feed Feed, visit func(Stretch) (more bool)) error {
	walker := r.Clone()
	walker.Begin()
	from, point := F{}, still{}
	for count := 0; ; {
		plan, err := walker.along(feed, &point)
		if err != nil {
			return err
		}
		if !walker.spend(stepCost*(len(plan.watch)+1)) || count == MaxSlices {
			return stop(ErrEffort, "cuts")
		}
		length, endless := walker.next(plan)
		if length.IsZero() && !endless {
			if err := walker.leave(feed, plan, &point); err != nil {
				return err
			}
			continue
		}
		point, count = still{}, count+1
		if more := visit(Stretch{From: from, Length: length, run: walker, plan: plan}); !more || endless {
			return nil
		}
		if err := walker.book(plan, length); err != nil {
			return err
		}
		from = from.Add(length)
		walker.flip(plan, false)
	}
}

// next returns the distance to the nearest turning point, if there is one.
func (r *Run) next(plan *Plan) (length F, endless bool) {
	if len(plan.watch) == 0 {
		return F{}, true
	}
	w := plan.watch[0]
	return r.nearest(plan, fraction.Max(r.Lack(w.of).Quo(w.speed), F{})).Lowest(), false
}

// Clone returns a copy that may go its own way.
func (r *Run) Clone() *Run {
	c := &Run{
		program: r.program, Values: slices.Clone(r.Values), Fired: slices.Clone(r.Fired), lit: slices.Clone(r.lit),
		steps: slices.Clone(r.steps), reached: slices.Clone(r.reached), plans: &plans{},
	}
	c.planner = newPlanner(c)
	return c
}
