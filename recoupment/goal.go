package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Goal is something to be reached: a sum of cumulative quantities, transfers included, that reaches an
// amount, or a threshold of the deal that is such a sum.
type Goal struct {
	ID        string    `json:"id"`
	Label     Text      `json:"label,omitzero"`
	Condition Condition `json:"condition"`
}

// target is a compiled goal.
type target struct {
	parts   []targetPart
	reaches fraction.F
	above   bool
}

// targetPart is a multiple of a form, or of a transfer where transfer is not negative.
type targetPart struct {
	form     []cascade.Part
	transfer int
	times    fraction.F
}

// target validates and compiles a goal.
func (c *Cascade) target(in *fault.Collector, given Condition) target {
	v := validation{deal: c.deal, names: c.names, c: in, statements: c.statementNames}
	if v.condition(in, given, inGoal); in.Err() != nil {
		return target{}
	}
	if given.Threshold != "" {
		return c.thresholdTarget(in, given.Threshold)
	}
	if len(given.Of) == 0 {
		in.Add("of", ErrRange, "a goal is a sum of quantities")
		return target{}
	}
	to := target{reaches: dec(given.Reaches), above: given.Above}
	for _, t := range given.Of {
		part := targetPart{transfer: -1, times: times(t)}
		if t.Transfer != "" {
			part.transfer = c.names.transfers[t.Transfer]
		} else {
			part.form = c.formOf(t)
		}
		to.parts = append(to.parts, part)
	}
	return to
}

// thresholdTarget is the goal of reaching a named threshold, which must be a sum.
func (c *Cascade) thresholdTarget(in *fault.Collector, id string) target {
	condition := c.program.Conditions[c.thresholds[c.names.thresholds[id]]]
	if condition.Kind != cascade.Leaf || c.program.Switches[condition.Switch].External {
		in.Add("threshold", ErrRange, "a goal is a sum of quantities")
		return target{}
	}
	s := &c.program.Switches[condition.Switch]
	to := target{reaches: s.Reaches, above: s.Exclusive}
	for _, part := range s.Form {
		to.parts = append(to.parts, targetPart{
			transfer: -1, times: part.Times, form: []cascade.Part{{Quantity: part.Quantity, Times: oneUnit}},
		})
	}
	return to
}

// formOf returns what a term of a goal measures, its factor apart.
func (c *Cascade) formOf(t Term) []cascade.Part {
	switch {
	case t.Party != "":
		return c.paid(t.Party, false)
	case t.Account != "" && t.Measure == Outstanding:
		var form []cascade.Part
		for _, part := range c.program.Switches[c.accounts[c.names.accounts[t.Account]].Closed].Form {
			form = append(form, cascade.Part{Quantity: part.Quantity, Times: part.Times.Neg()})
		}
		return form
	case t.Account != "" && t.Measure == InterestAccrued && c.accounts[c.names.accounts[t.Account]].interest == cascade.None:
		return nil
	}
	return []cascade.Part{{Quantity: c.measuredBy(t), Times: oneUnit}}
}

// measuredBy returns the quantity that a term of a goal is.
func (c *Cascade) measuredBy(t Term) int {
	switch {
	case t.Right != "":
		return c.program.Rights[c.names.lines[t.Right]].Received
	case t.Accrual != "":
		return c.program.Rights[c.names.lines[t.Accrual]].Earned
	case t.Tier != "":
		at := c.names.tiers[t.Tier]
		return c.pooled[at.pool][at.tier]
	case t.Pool != "":
		return c.program.Pools[c.pools[c.names.pools[t.Pool]]].Entered
	case t.Group != "":
		return c.revenues[c.names.groups[t.Group]]
	case t.Turnover != "":
		return c.program.Groups[c.names.groups[t.Turnover]]
	case t.Counter != "":
		return c.counters[c.names.counters[t.Counter]]
	}
	at := c.accounts[c.names.accounts[t.Account]]
	switch t.Measure {
	case Target:
		return at.Target
	case InterestAccrued:
		return at.interest
	default:
		return at.Recouped
	}
}

// worth returns what the parts of a goal add, and what they take away, at these quantities.
func (r *Run) worth(t *target, values []fraction.F, holds func(int) bool) trial {
	var of trial
	for i := range t.parts {
		p := &t.parts[i]
		amount := sum(p.form, values)
		if p.transfer >= 0 {
			amount = r.owes(p.transfer, values, holds)
		}
		if amount = amount.Mul(p.times); p.times.Sign() < 0 {
			of.takes = of.takes.Sub(amount)
		} else {
			of.adds = of.adds.Add(amount)
		}
	}
	return of
}

// trial is what a goal comes to: what it adds up, and what it takes away.
type trial struct{ adds, takes fraction.F }

func (t *target) lacks(of trial) fraction.F { return t.reaches.Sub(of.adds).Add(of.takes) }

// met reports whether a goal that lacks so much is reached.
func (t *target) met(lacks fraction.F) bool {
	return lacks.Sign() < 0 || lacks.Sign() == 0 && !t.above
}

// targets validates and compiles goals.
func (c *Cascade) targets(goals []Goal) ([]target, error) {
	faults := &fault.Collector{}
	if len(goals) > MaxTerms {
		faults.Add("goals", ErrTooLarge, len(goals))
		return nil, faults.Err()
	}
	compiled := make([]target, len(goals))
	for i, goal := range goals {
		one := &fault.Collector{}
		compiled[i] = c.target(one, goal.Condition)
		faults.Merge(fmt.Sprintf("goals[%d].condition", i), one.Err())
	}
	return compiled, faults.Err()
}
