package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// place says where a condition stands, which decides what it may refer to.
type place uint8

const (
	inStep place = iota
	// inThreshold may not refer to another threshold: thresholds would form chains and cycles.
	inThreshold
	// inGoal may also use transfers, which are not linear in the receipts and so end no step.
	inGoal
)

func (v validation) condition(c *fault.Collector, given Condition, at place) {
	if given.Threshold != "" {
		v.known(c, "threshold", given.Threshold, v.names.thresholds)
		if at == inThreshold {
			c.Add("threshold", ErrCycle, given.Threshold)
		}
		if len(given.Of) > 0 {
			c.Add("of", ErrRange, "a reference to a threshold has no terms")
		}
		return
	}
	switch {
	case len(given.Of) == 0:
		c.Add("of", ErrRequired, nil)
	case len(given.Of) > MaxTerms:
		c.Add("of", ErrTooLarge, len(given.Of))
		return
	}
	check.Decimal(c, "reaches", given.Reaches)
	for i, t := range given.Of {
		v.term(c.In("of[%d]", i), t, at)
	}
}

func (v validation) term(c *fault.Collector, t Term, at place) {
	// A sum that may fall would make a step come back; at the end of a scenario it may.
	if at == inGoal {
		check.Decimal(c, "times", t.Times)
	} else {
		check.NotNegative(c, "times", t.Times)
	}
	named := 0
	check := func(path, id string, in map[string]int) {
		if id != "" {
			named++
			v.known(c, path, id, in)
		}
	}
	check("right", t.Right, v.names.rights)
	check("accrual", t.Accrual, v.names.rights)
	check("pool", t.Pool, v.names.pools)
	check("counter", t.Counter, v.names.counters)
	check("transfer", t.Transfer, v.names.transfers)
	if t.Tier != "" {
		named++
		if _, known := v.names.tiers[t.Tier]; !known {
			c.Add("tier", ErrUnknown, t.Tier)
		}
	}
	if t.Transfer != "" && at != inGoal {
		c.Add("transfer", ErrRange, "a transfer ends no step")
	}
	if named != 1 {
		c.Add("", ErrRequired, "one quantity and only one")
	}
}

// movement checks a movement against the deal.
func (v validation) movement(c *fault.Collector, m Movement) {
	in := func(names map[string]int) func(*fault.Collector, string, string) bool {
		return func(c *fault.Collector, path, name string) bool { return v.known(c, path, name, names) }
	}
	m.check(c, in(v.names.accounts), in(v.names.counters), in(v.names.pools))
}

// compileMovement compiles a movement that is known to be valid; at places each of its receipts.
func (c *Cascade) compileMovement(m Movement, at func(Receipt) Coordinates) *movement {
	compiled := &movement{id: m.ID, date: m.Date, notional: m.Notional}
	for _, cost := range m.Costs {
		compiled.costs = append(compiled.costs, indexed{c.names.accounts[cost.Account], cost.Amount.Rat()})
	}
	for _, count := range m.Counts {
		compiled.counts = append(compiled.counts, indexed{c.counters[c.names.counters[count.Counter]], count.Amount.Rat()})
	}
	for _, r := range m.Receipts {
		compiled.receipts = append(compiled.receipts, receipt{c.names.pools[r.Pool], r.Amount.Rat(), at(r)})
	}
	return compiled
}
