package cascade

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Run is one history through a program. It belongs to one goroutine.
type Run struct {
	program *Program
	// Values are the cumulative quantities.
	Values []F
	// Fired are the thresholds reached, in order.
	Fired []Fired
	// Restated are the retroactive rights that have earned anew since the movement began, in order.
	Restated []Restated

	lit     []bool // the switches
	steps   []int  // the step in force of each right
	reached []bool // the thresholds
	plans   *plans
	planner *planner
	single  [1]Inflow
	effort  int
	turning []int
	owedAt  []F // what was owed to each right when the movement began
}

// Fired is a threshold that was reached, with what the sum of its condition lacked then, where it has one.
type Fired struct {
	Threshold int
	Lack      F
}

// Restated is what a retroactive right earned on everything before, when a step of it began: on Base, More
// than the Earned that it had.
type Restated struct {
	Right, Step        int
	Base, Earned, More F
}

// Feed is what a movement brings. Receipts and counts are cut together, in proportion.
type Feed struct {
	Receipts []Inflow
	Counts   []Part
}

// Slice is a part of a feed that is shared under one state: each flow of the plan grows by Length.
type Slice struct {
	Plan   *Plan
	Length F
}

// Open starts a history.
func (p *Program) Open() *Run {
	r := &Run{
		program: p, Values: slices.Clone(p.Opening), lit: make([]bool, len(p.Switches)),
		steps: make([]int, len(p.Rights)), reached: make([]bool, len(p.Thresholds)), plans: &plans{},
	}
	r.planner = newPlanner(r)
	return r
}

// spend counts work of the present movement and reports whether it is within [MaxEffort].
func (r *Run) spend(work int) bool {
	r.effort += work
	return r.effort <= MaxEffort
}

func (r *Run) isOn(i int) bool { return i != None && r.lit[i] }

// Holds reports whether a condition holds.
func (r *Run) Holds(condition int) bool {
	c := &r.program.Conditions[condition]
	if c.Kind == Leaf {
		return r.lit[c.Switch]
	}
	for _, part := range c.Of {
		if r.Holds(part) != (c.Kind == All) {
			return c.Kind == Any
		}
	}
	return c.Kind == All
}

// Lack returns what the sum of a switch lacks; zero or less when it has reached its amount.
func (r *Run) Lack(i int) F {
	s := &r.program.Switches[i]
	return s.Reaches.Sub(r.Sum(s.Form))
}

// Sum returns what a form comes to.
func (r *Run) Sum(form []Part) F {
	var total F
	for i := range form {
		value := r.Values[form[i].Quantity]
		if !form[i].Times.Equal(one) {
			value = value.Mul(form[i].Times)
		}
		total = total.Add(value)
	}
	return total
}

// owed returns what is outstanding on the account of a right, or up to its limit.
func (r *Run) owed(right *Right) F {
	of := right.Limit
	if right.Account != None {
		of = r.program.Accounts[right.Account].Closed
	}
	return fraction.Max(r.Lack(of), F{})
}

// owedFirst returns what was outstanding to a right when the movement began, or is now if nothing was: the
// proportions of a movement are not those of the cuts that thresholds make in it.
func (r *Run) owedFirst(i int) F {
	if i < len(r.owedAt) && !r.owedAt[i].IsZero() {
		return r.owedAt[i]
	}
	return r.owed(&r.program.Rights[i])
}

// noteOwed notes what is outstanding to every right of a tier that shares by it.
func (r *Run) noteOwed() {
	if !r.program.Owing {
		return
	}
	r.owedAt = resized(r.owedAt, len(r.program.Rights))
	for _, pool := range r.program.Pools {
		for _, t := range pool.Tiers {
			if t.Sharing != ByOwed {
				continue
			}
			for _, i := range t.Rights {
				r.owedAt[i] = r.owed(&r.program.Rights[i])
			}
		}
	}
}

// Enter adds to a quantity from outside: a cost, interest, the opening of an event. [Run.Refresh] must
// follow.
func (r *Run) Enter(quantity int, amount F) { r.Values[quantity] = r.Values[quantity].Add(amount) }

// Turn sets an external switch. [Run.Refresh] must follow.
func (r *Run) Turn(i int, on bool) {
	if !r.program.Switches[i].Latch || on {
		r.lit[i] = on
	}
}

// Begin prepares a movement: its effort starts from nothing.
func (r *Run) Begin() { r.effort, r.Restated = 0, r.Restated[:0] }

// Refresh reads every switch anew after something was changed from outside.
func (r *Run) Refresh() {
	r.plans.outside()
	for again := true; again; {
		for i := range r.program.Switches {
			r.read(i)
		}
		again = r.setSteps()
	}
	r.turned()
}

// read sets a switch from the values.
func (r *Run) read(i int) {
	s := &r.program.Switches[i]
	if s.External || s.Latch && r.lit[i] {
		return
	}
	r.lit[i] = s.reachedBy(r.Lack(i))
}

func (s *Switch) reachedBy(lack F) bool { return lack.Sign() < 0 || lack.Sign() == 0 && !s.Exclusive }

// setSteps finds the step in force of every right, and reports whether a retroactive one has changed
// quantities.
func (r *Run) setSteps() (changed bool) {
	for i := range r.program.Rights {
		right := &r.program.Rights[i]
		before := r.steps[i]
		r.steps[i] = r.inForce(right)
		if right.Retroactive && r.steps[i] != before && r.restate(i, r.steps[i]) {
			changed = true
		}
	}
	return changed
}

// restate lets a retroactive right earn the rate now in force on everything since the first unit. What
// was earned is never taken back.
func (r *Run) restate(i, step int) (changed bool) {
	right := &r.program.Rights[i]
	if step >= len(right.Steps) {
		return false
	}
	var base F
	for _, q := range right.Bases {
		base = base.Add(r.Values[q])
	}
	more := base.Mul(right.Steps[step].Rate).Sub(r.Values[right.Earned])
	if more.Sign() <= 0 {
		return false
	}
	r.Restated = append(r.Restated, Restated{Right: i, Step: step, Base: base, Earned: r.Values[right.Earned], More: more})
	r.Enter(right.Earned, more)
	if right.Offset != None {
		a := r.program.Accounts[right.Offset]
		set := fraction.Min(more, fraction.Max(r.Lack(a.Closed), F{}))
		r.Enter(a.Recouped, set)
		more = more.Sub(set)
	}
	r.Enter(right.Owed, more)
	return true
}

// inForce returns the first step whose end is not reached.
func (r *Run) inForce(right *Right) (step int) {
	for step < len(right.Steps) && right.Steps[step].Ends != None && r.Holds(right.Steps[step].Ends) {
		step++
	}
	return step
}

// turned forgets the plans of the state before and fires the thresholds that the new one reaches.
func (r *Run) turned() {
	r.plans.state = nil
	for i, condition := range r.program.Thresholds {
		if r.reached[i] || !r.Holds(condition) {
			continue
		}
		r.reached[i] = true
		fired := Fired{Threshold: i}
		if c := r.program.Conditions[condition]; c.Kind == Leaf && !r.program.Switches[c.Switch].External {
			fired.Lack = r.Lack(c.Switch)
		}
		r.Fired = append(r.Fired, fired)
	}
}

// Reached reports whether a threshold was ever reached.
func (r *Run) Reached(threshold int) bool { return r.reached[threshold] }

// Lit returns a copy of the switches and of the thresholds reached, to be kept with the values.
func (r *Run) Lit() (switches, thresholds []bool) {
	return slices.Clone(r.lit), slices.Clone(r.reached)
}

// Restore sets the quantities and the switches that were kept.
func (r *Run) Restore(values []F, switches, thresholds []bool) {
	r.Values, r.lit, r.reached = slices.Clone(values), slices.Clone(switches), slices.Clone(thresholds)
	r.plans.outside()
	r.plans.state = nil
	r.setSteps()
}

// On reports whether a switch is on.
func (r *Run) On(i int) bool { return r.lit[i] }

// Step returns the step in force of a right.
func (r *Run) Step(right int) int { return r.steps[right] }

// Set replaces a quantity from outside. [Run.Refresh] must follow.
func (r *Run) Set(quantity int, value F) { r.Values[quantity] = value }

// Spend counts the work of a long fraction and reports whether the movement may go on.
func (r *Run) Spend(f F) bool { return r.spend(stepCost + words(f)) }

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

// findSteps finds the steps in force without their consequences.
func (r *Run) findSteps() {
	for i := range r.program.Rights {
		r.steps[i] = r.inForce(&r.program.Rights[i])
	}
}
