package cascade

// Reached reports whether a threshold was ever reached.
func (r *Run) Reached(threshold int) bool { return r.reached[threshold] }

// On reports whether a switch is on.
func (r *Run) On(i int) bool { return r.lit[i] }

// Step returns the step in force of a right.
func (r *Run) Step(right int) int { return r.steps[right] }

// Set replaces a quantity from outside. [Run.Refresh] must follow.
func (r *Run) Set(quantity int, value F) { r.Values[quantity] = value }

// Spend counts the work of so many fractions as long as one and reports whether the movement may go on.
func (r *Run) Spend(f F, fractions int) bool { return r.spend(fractions * (stepCost + words(f))) }

// Lacks returns what the sum of each threshold lacks, zero where it is not a sum, in memory that may be
// given.
func (r *Run) Lacks(memory []F) []F {
	memory = memory[:0]
	for _, condition := range r.program.Thresholds {
		lack := F{}
		if c := r.program.Conditions[condition]; c.Kind == Leaf && !r.program.Switches[c.Switch].External {
			lack = r.Lack(c.Switch)
		}
		memory = append(memory, lack)
	}
	return memory
}

// Snapshot is where a run stands.
type Snapshot struct {
	values       []F
	lit, reached []bool
	steps        []int
	fired        int
}

// Keep notes where the run stands, in memory that may be used again.
func (r *Run) Keep(s *Snapshot) {
	s.values, s.lit = append(s.values[:0], r.Values...), append(s.lit[:0], r.lit...)
	s.reached, s.steps = append(s.reached[:0], r.reached...), append(s.steps[:0], r.steps...)
	s.fired = len(r.Fired)
}

// Undo goes back to where the run stood.
func (r *Run) Undo(s *Snapshot) {
	copy(r.Values, s.values)
	copy(r.lit, s.lit)
	copy(r.reached, s.reached)
	copy(r.steps, s.steps)
	r.Fired = r.Fired[:s.fired]
	r.plans.outside()
	r.plans.state = nil
}

// Light sets a switch as it was kept. [Run.Refresh] must follow.
func (r *Run) Light(i int, on bool) { r.lit[i] = on }

// SetReached says which thresholds were reached before.
func (r *Run) SetReached(thresholds []int) {
	clear(r.reached)
	r.Fired = nil
	for _, i := range thresholds {
		r.reached[i] = true
	}
}
