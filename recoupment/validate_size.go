package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// checkSizes refuses an oversized deal before anything walks it, and amounts and rates too long to compute with.
func (d Deal) checkSizes(c *fault.Collector) {
	for _, list := range []struct {
		path string
		size int
	}{
		{"pools", len(d.Pools)}, {"accounts", len(d.Accounts)}, {"counters", len(d.Counters)},
		{"thresholds", len(d.Thresholds)}, {"transfers", len(d.Transfers)}, {"groups", len(d.Groups)},
		{"declarations", len(d.Declarations)}, {"statements", len(d.Statements)},
	} {
		check.Size(c, list.path, list.size, MaxPools)
	}
	check.Size(c, "views", len(d.Views), MaxViews)
	check.Size(c, "parties", len(d.Parties), MaxRights)
	lines, tiers, members := 0, 0, 0
	for _, p := range d.Pools {
		tiers += len(p.Tiers)
		for _, t := range p.Tiers {
			lines += len(t.Rights)
			for _, r := range t.Rights {
				lines += len(r.Corridors)
			}
		}
	}
	for _, g := range d.Groups {
		members += len(g.Rights)
	}
	if lines > MaxRights || tiers > MaxRights {
		c.Add("pools", ErrTooLarge, fmt.Sprintf("%d rights, %d tiers", lines, tiers))
	}
	all := lines + tiers + len(d.Pools) + len(d.Accounts) + len(d.Counters) + len(d.Declarations) + len(d.Thresholds) + len(d.Groups) + len(d.Transfers)
	if len(d.Views) <= MaxViews && len(d.Views)*all > MaxViewed {
		c.Add("views", ErrTooLarge, fmt.Sprintf("%d views of a deal of %d", len(d.Views), all))
	}
	if members > MaxRights {
		c.Add("groups", ErrTooLarge, members)
	}
	d.checkConditions(c)
	if c.Err() == nil {
		check.Decimals(c, d, money.Acceptable)
	}
}

// checkConditions bounds the conditions and terms of a deal in all, and their depth.
func (d Deal) checkConditions(c *fault.Collector) {
	total := 0
	var count func(given Condition, depth int)
	count = func(given Condition, depth int) {
		if total += 1 + len(given.Of); depth > maxDepth || total > MaxConditions {
			total = MaxConditions + 1
			return
		}
		for _, part := range append(append([]Condition(nil), given.All...), given.Any...) {
			if total <= MaxConditions {
				count(part, depth+1)
			}
		}
	}
	steps := func(all []Step) {
		for _, s := range all {
			if s.Until != nil {
				count(*s.Until, 0)
			}
		}
	}
	d.rights(func(_ Tier, r Right) {
		steps(r.Steps)
		for _, corridor := range r.Corridors {
			steps(corridor.Steps)
		}
	})
	for _, t := range d.Thresholds {
		count(t.Condition, 0)
	}
	for _, t := range d.Transfers {
		if total += len(t.Of) + len(t.Bands) + len(t.AtMost); t.When != nil {
			count(*t.When, 0)
		}
	}
	for _, a := range d.Accounts {
		total += len(a.Adds) + len(a.Heads)
	}
	if total > MaxConditions {
		c.Add("", ErrTooLarge, "conditions and terms")
	}
}
