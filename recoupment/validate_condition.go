package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// place says where a condition stands, which decides what it may refer to.
type place uint8

const (
	inStep place = iota
	inThreshold
	// inGoal may also use transfers, which are not linear in the receipts and so end no step.
	inGoal
)

// condition checks that a condition is one thing and only one.
func (v *validation) condition(c *fault.Collector, given Condition, at place) {
	forms := 0
	for _, is := range []bool{
		given.Threshold != "", given.Declared != "", !given.From.IsZero(), len(given.All) > 0, len(given.Any) > 0, len(given.Of) > 0,
	} {
		if is {
			forms++
		}
	}
	if forms != 1 {
		c.Add("of", ErrRequired, "one of threshold, declared, from, all, any and of")
		return
	}
	v.optional(c, "threshold", given.Threshold, v.names.thresholds)
	v.optional(c, "declared", given.Declared, v.names.facts)
	if !check.Size(c, "of", len(given.Of), MaxTerms) || !check.Size(c, "all", len(given.All), MaxTerms) ||
		!check.Size(c, "any", len(given.Any), MaxTerms) {
		return
	}
	for i, part := range given.All {
		v.condition(c.In("all[%d]", i), part, at)
	}
	for i, part := range given.Any {
		v.condition(c.In("any[%d]", i), part, at)
	}
	if len(given.Of) == 0 {
		if given.Above || given.Whole || given.Latch || !given.Reaches.IsZero() {
			c.Add("reaches", ErrRange, "only a sum has an amount")
		}
		return
	}
	check.Decimal(c, "reaches", given.Reaches)
	for i, t := range given.Of {
		v.term(c.In("of[%d]", i), t, at)
	}
}

func (v *validation) term(c *fault.Collector, t Term, at place) {
	check.Decimal(c, "times", t.Times)
	named := 0
	asks := func(path, id string, in map[string]int) {
		if id != "" {
			named++
			v.known(c, path, id, in)
		}
	}
	asks("right", t.Right, v.names.lines)
	asks("accrual", t.Accrual, v.names.lines)
	asks("pool", t.Pool, v.names.pools)
	asks("group", t.Group, v.names.groups)
	asks("turnover", t.Turnover, v.names.groups)
	asks("counter", t.Counter, v.names.counters)
	asks("account", t.Account, v.names.accounts)
	asks("transfer", t.Transfer, v.names.transfers)
	if t.Tier != "" {
		named++
		if _, known := v.names.tiers[t.Tier]; !known {
			c.Add("tier", ErrUnknown, t.Tier)
		}
	}
	if t.Party != "" {
		named++
		if !v.names.parties[t.Party] {
			c.Add("party", ErrUnknown, t.Party)
		}
	}
	if named != 1 {
		c.Add("", ErrRequired, "one quantity and only one")
	}
	word(c, "measure", t.Measure, Target, Recouped, Outstanding, InterestAccrued)
	chosen(c, "measure", string(t.Measure), t.Account != "")
	if t.Measure != "" && t.Account == "" {
		c.Add("measure", ErrRange, "only an account is measured")
	}
	v.optional(c, "since", t.Since, v.names.thresholds)
	if t.Account != "" && t.Measure != Recouped && (t.Since != "" || t.Period) {
		c.Add("measure", ErrRange, "costs and interest move it too: it is not counted since anything")
	}
	if t.Since != "" && t.Period {
		c.Add("period", ErrRange, "since a threshold, or since the last settlement")
	}
	switch {
	case t.Transfer != "" && at != inGoal:
		c.Add("transfer", ErrRange, "a transfer ends no step")
	case at == inGoal && (t.Since != "" || t.Period):
		c.Add("since", ErrRange, "a goal looks at the whole history")
	}
}

// thresholdsCycle reports whether thresholds refer to one another in a circle, by name or by what they
// count since.
func (v *validation) thresholdsCycle() bool {
	const visiting, done = 1, 2
	state := map[string]int{}
	var cyclic func(id string) bool
	var inCondition func(given Condition) bool
	inTerms := func(terms []Term) bool {
		for _, t := range terms {
			if t.Since != "" && cyclic(t.Since) {
				return true
			}
			if t.Account == "" {
				continue
			}
			if at, known := v.names.accounts[t.Account]; known {
				for _, add := range v.deal.Accounts[at].Adds {
					if add.Since != "" && cyclic(add.Since) {
						return true
					}
				}
			}
		}
		return false
	}
	inCondition = func(given Condition) bool {
		if given.Threshold != "" {
			return cyclic(given.Threshold)
		}
		for _, part := range append(append([]Condition(nil), given.All...), given.Any...) {
			if inCondition(part) {
				return true
			}
		}
		return inTerms(given.Of)
	}
	cyclic = func(id string) bool {
		at, known := v.names.thresholds[id]
		if !known || state[id] == done {
			return false
		}
		if state[id] == visiting {
			return true
		}
		state[id] = visiting
		found := inCondition(v.deal.Thresholds[at].Condition)
		state[id] = done
		return found
	}
	for _, t := range v.deal.Thresholds {
		if cyclic(t.ID) {
			return true
		}
	}
	return false
}
