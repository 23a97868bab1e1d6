package cascade

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
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
	growth  fraction.Growth
}

// Fired is a threshold that was reached, with what the sum of its condition lacked then, where it has one.
type Fired struct {
	Threshold int
	Lack      F
}

// Feed is what a movement brings. Receipts and counts are cut together, in proportion.
type Feed struct {
	Receipts []Inflow
	Counts   []Part
	// Back takes back what the amounts would bring.
	Back bool
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

// owed returns what is outstanding on the account of a right, and no more than up to its limit.
func (r *Run) owed(right *Right) F {
	if right.Account == None {
		return fraction.Max(r.Lack(right.Limit), F{})
	}
	owed := r.Lack(r.program.Accounts[right.Account].Closed)
	if right.Limit != None {
		owed = fraction.Min(owed, r.Lack(right.Limit))
	}
	return fraction.Max(owed, F{})
}

// maxWeight is the length of the longest claim that is weighed exactly, in words of 64 bits.
const maxWeight = 4

// claim is what a right is owed as it weighs. Loans at different rates of interest that share by what is owed
// would have proportions twice as long after each payment: a long claim is weighed in small units, none as
// nothing.
func (r *Run) claim(right *Right) F {
	owed := r.owed(right).Lowest()
	if owed.Words() > maxWeight {
		return fraction.FromDecimal(owed.Round(r.program.Fine, money.Up))
	}
	return owed
}

// weighOwed weighs the claims of a tier that shares by what is owed, whenever one of them was changed from
// outside: its proportions hold until the next such change, however the receipts between are cut.
func (r *Run) weighOwed() {
	if !r.program.Owing {
		return
	}
	for _, pool := range r.program.Pools {
		for _, t := range pool.Tiers {
			if t.Sharing == ByOwed && r.claimsChanged(&t) {
				for _, i := range t.Rights {
					r.Values[r.program.Rights[i].Weight] = r.claim(&r.program.Rights[i])
				}
			}
		}
	}
}

// claimsChanged notes the targets of a tier, and reports whether one has changed.
func (r *Run) claimsChanged(t *Tier) (changed bool) {
	for _, i := range t.Rights {
		right, target := &r.program.Rights[i], one
		if right.Account != None {
			target = r.Values[r.program.Accounts[right.Account].Target]
		}
		if !r.Values[right.Weighed].Equal(target) {
			r.Values[right.Weighed], changed = target, true
		}
	}
	return changed
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
func (r *Run) Refresh() { r.refresh(true) }

// refresh reads the switches anew; those that look at whole movements only between movements.
func (r *Run) refresh(between bool) {
	r.plans.outside()
	r.weighOwed()
	for again := true; again; {
		for i := range r.program.Switches {
			if between || !r.program.Switches[i].Whole {
				r.read(i)
			}
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

// turned forgets the plans of the state before and fires the thresholds that the new one reaches.
func (r *Run) turned() {
	r.plans.state = nil
	for i, condition := range r.program.Thresholds {
		if r.reached[i] || !r.Holds(condition) {
			continue
		}
		r.reached[i] = true
		r.plans.forget() // what counts since a threshold is in the plans
		fired := Fired{Threshold: i}
		if c := r.program.Conditions[condition]; c.Kind == Leaf && !r.program.Switches[c.Switch].External {
			fired.Lack = r.Lack(c.Switch)
		}
		r.Fired = append(r.Fired, fired)
	}
}
