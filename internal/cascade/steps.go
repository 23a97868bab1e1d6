package cascade

import "github.com/filmfinance/filmfinance/internal/fraction"

// Restated is what a retroactive right earned on everything before, when a step of it began: on Base, More
// than the Earned that it had.
type Restated struct {
	Right, Step        int
	Base, Earned, More F
}

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

// findSteps finds the steps in force without their consequences.
func (r *Run) findSteps() {
	for i := range r.program.Rights {
		r.steps[i] = r.inForce(&r.program.Rights[i])
	}
}
