package cascade

// Apply shares out a feed, slice by slice. Visit, where it is not nil, sees each slice before it is booked.
// On an error the run stands where it was stopped: the caller restores it.
func (r *Run) Apply(feed Feed, visit func(Slice)) error {
	left := r.length(feed)
	_, err := r.walk(feed, left, visit)
	r.endWhole()
	return err
}

// length is how many units of its plan a feed brings: the amount of a single receipt, one whole movement
// otherwise.
func (r *Run) length(feed Feed) F {
	if len(feed.Receipts) == 1 && len(feed.Counts) == 0 {
		return feed.Receipts[0].Amount
	}
	if len(feed.Receipts)+len(feed.Counts) == 0 {
		return F{}
	}
	return one
}

// walk shares out a length of a feed and returns what it could not: nothing, but where [Run.Ahead] walks
// without an end.
func (r *Run) walk(feed Feed, left F, visit func(Slice)) (F, error) {
	var at still
	for slices := 0; left.Sign() > 0; {
		plan, err := r.along(feed, &at)
		if err != nil {
			return left, err
		}
		if !r.spend(stepCost*(len(plan.watch)+1)) || slices == MaxSlices {
			return left, stop(ErrEffort, "cuts")
		}
		length := r.nearest(plan, left)
		if length.IsZero() {
			if err := r.leave(feed, plan, &at); err != nil {
				return left, err
			}
			continue
		}
		length = length.Lowest()
		at, slices = still{}, slices+1
		if visit != nil {
			visit(Slice{plan, length})
		}
		if err := r.book(plan, length); err != nil {
			return left, err
		}
		left = left.Sub(length)
		r.flip(plan, false)
	}
	return left, nil
}

// book adds a slice to the quantities.
func (r *Run) book(plan *Plan, length F) error {
	r.growth.Times(length)
	for i := range plan.Flow {
		f := &plan.Flow[i]
		grown := r.growth.Add(r.Values[f.Quantity], f.Times)
		r.Values[f.Quantity] = grown
		if grown.Words() > 1 && !r.spend(stepCost+words(grown)) {
			return stop(ErrEffort, "fractions")
		}
	}
	if !r.spend(stepCost * len(plan.Flow)) {
		return stop(ErrEffort, "fractions")
	}
	return nil
}

// mayTurn reports whether a switch can turn while its sum moves in a direction.
func (r *Run) mayTurn(i, direction int) bool {
	if r.lit[i] {
		return direction < 0 && !r.program.Switches[i].Latch
	}
	return direction > 0
}

// nearest returns the length up to the nearest turning point, at most left, and notes the switches that
// turn there.
func (r *Run) nearest(plan *Plan, left F) F {
	r.turning = r.turning[:0]
	nearest := left
	for at := range plan.watch {
		w := &plan.watch[at]
		distance := F{} // it stands on the point, on the side it is leaving
		if lack := r.Lack(w.of); lack.Sign() == w.speed.Sign() {
			distance = lack.Quo(w.speed)
		}
		order := distance.Cmp(nearest)
		if order < 0 {
			nearest, r.turning = distance, r.turning[:0]
		}
		if order <= 0 {
			r.turning = append(r.turning, at)
		}
	}
	return nearest
}

// turningSwitches are the switches noted by nearest.
func (r *Run) turningSwitches(plan *Plan) []int {
	switches := make([]int, len(r.turning))
	for i, at := range r.turning {
		switches[i] = plan.watch[at].of
	}
	return switches
}

// flip turns the switches noted by nearest. Those that have just come to their point turn if the point
// itself is beyond it; those that stand on it turn as money begins to move.
func (r *Run) flip(plan *Plan, leaving bool) {
	changed := false
	for _, at := range r.turning {
		w := &plan.watch[at]
		s := &r.program.Switches[w.of]
		on := w.speed.Sign() > 0
		if !leaving && s.Exclusive == on {
			continue
		}
		if r.lit[w.of] != on {
			r.lit[w.of], changed = on, true
		}
	}
	if changed {
		r.follow()
	}
}

// follow lets the steps, and what depends on them, follow the switches that have turned, and reports whether
// that has changed quantities.
func (r *Run) follow() (changed bool) {
	if r.setSteps() {
		r.refresh(false)
		return true
	}
	r.turned()
	return false
}

// endWhole turns the switches that look at whole movements only.
func (r *Run) endWhole() {
	changed := false
	for i := range r.program.Switches {
		if before := r.lit[i]; r.program.Switches[i].Whole {
			r.read(i)
			changed = changed || before != r.lit[i]
		}
	}
	if changed {
		r.follow()
	}
}
