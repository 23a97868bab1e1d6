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
	for depth := 0; given.Threshold != "" && depth <= len(c.deal.Thresholds); depth++ {
		given = c.deal.Thresholds[c.names.thresholds[given.Threshold]].Condition
	}
	if len(given.Of) == 0 {
		in.Add("of", ErrRange, "a goal is a sum of quantities")
		return target{}
	}
	to := target{reaches: dec(given.Reaches), above: given.Above}
	for _, t := range given.Of {
		to.parts = append(to.parts, c.targetPart(t))
	}
	return to
}

func (c *Cascade) targetPart(t Term) targetPart {
	part := targetPart{transfer: -1, times: times(t)}
	switch {
	case t.Transfer != "":
		part.transfer = c.names.transfers[t.Transfer]
	case t.Party != "":
		for i, l := range c.lines {
			if l.Party == t.Party && l.To == "" {
				part.form = append(part.form, cascade.Part{Quantity: c.program.Rights[i].Received, Times: oneUnit})
			}
		}
	default:
		part.form = (&builder{Cascade: c, turnovers: c.program.Groups}).measured(t)
	}
	return part
}

// worth returns what the parts of a goal add, and what they take away, at these quantities.
func (c *Cascade) worth(t *target, values []fraction.F, holds func(int) bool) trial {
	var of trial
	for i := range t.parts {
		p := &t.parts[i]
		amount := sum(p.form, values)
		if p.transfer >= 0 {
			amount = c.transfers[p.transfer].owing(values, holds)
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
