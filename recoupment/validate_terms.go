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
	check.Decimal(c, "times", t.Times)
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

// movement checks a movement against the deal and compiles it. The error is a [Faults].
func (c *Cascade) movement(m Movement) (*movement, error) {
	faults := &fault.Collector{}
	if len(m.Costs) > MaxEntries || len(m.Counts) > MaxEntries || len(m.Receipts) > MaxEntries {
		faults.Add("", ErrTooLarge, "more entries than a movement may have")
		return nil, faults.Err()
	}
	v := validation{deal: c.deal, names: c.names, c: faults}
	compiled := &movement{id: m.ID, date: m.Date, notional: m.Notional}
	if m.Date.IsZero() {
		faults.Add("date", ErrRequired, nil)
	}
	for i, cost := range m.Costs {
		in := faults.In("costs[%d]", i)
		v.known(in, "account", cost.Account, c.names.accounts)
		check.NotNegative(in, "amount", cost.Amount)
	}
	for i, count := range m.Counts {
		in := faults.In("counts[%d]", i)
		v.known(in, "counter", count.Counter, c.names.counters)
		check.NotNegative(in, "amount", count.Amount)
	}
	for i, r := range m.Receipts {
		in := faults.In("receipts[%d]", i)
		v.known(in, "pool", r.Pool, c.names.pools)
		check.NotNegative(in, "amount", r.Amount)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	for _, cost := range m.Costs {
		compiled.costs = append(compiled.costs, indexed{c.names.accounts[cost.Account], cost.Amount.Rat()})
	}
	for _, count := range m.Counts {
		compiled.counts = append(compiled.counts, indexed{c.counters[c.names.counters[count.Counter]], count.Amount.Rat()})
	}
	for _, r := range m.Receipts {
		compiled.receipts = append(compiled.receipts, receipt{c.names.pools[r.Pool], r.Amount.Rat(), r.At})
	}
	return compiled, nil
}
