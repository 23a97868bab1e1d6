package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// possible reports the tiers that nothing can reach and the conditions that can never be reached. It is
// sure of what it reports; what depends on amounts to come, it lets pass.
func (v *validation) possible(c *fault.Collector) {
	for i, p := range v.deal.Pools {
		taken := false
		for j, t := range p.Tiers {
			if taken {
				c.Add(fmt.Sprintf("pools[%d].tiers[%d]", i, j), ErrUnreachable, t.ID)
			}
			taken = taken || t.takesAll()
		}
	}
	most := v.most()
	check := func(in *fault.Collector, given Condition) {
		if len(given.Of) == 0 {
			return
		}
		if sum := most.sum(given.Of); sum != nil && money.Acceptable(given.Reaches) && (sum.LessThan(given.Reaches) || given.Above && sum.Equal(given.Reaches)) {
			in.Add("reaches", ErrNever, given.Reaches)
		}
	}
	v.deal.eachCondition(c, check)
}

// takesAll reports whether a tier leaves nothing, whatever happens.
func (t Tier) takesAll() bool {
	if t.weighted() || len(t.On) > 0 || !t.Rate.IsZero() && !t.Rate.Equal(hundred) {
		return false
	}
	var total decimal.Decimal
	for _, r := range t.Rights {
		if len(r.Steps) == 1 && r.Steps[0].Until == nil && r.Limit == nil {
			total = total.Add(openingRate(r))
		}
	}
	return total.GreaterThanOrEqual(hundred)
}

// eachCondition visits every condition of the deal that is not made of others, with its path.
func (d Deal) eachCondition(c *fault.Collector, visit func(in *fault.Collector, given Condition)) {
	var walk func(in *fault.Collector, given Condition)
	walk = func(in *fault.Collector, given Condition) {
		visit(in, given)
		for i, part := range given.All {
			walk(in.In("all[%d]", i), part)
		}
		for i, part := range given.Any {
			walk(in.In("any[%d]", i), part)
		}
	}
	steps := func(in *fault.Collector, all []Step) {
		for i, s := range all {
			if s.Until != nil {
				walk(in.In("steps[%d].until", i), *s.Until)
			}
		}
	}
	for i, p := range d.Pools {
		for j, t := range p.Tiers {
			for k, r := range t.Rights {
				in := c.In("pools[%d].tiers[%d].rights[%d]", i, j, k)
				steps(in, r.Steps)
				for n, corridor := range r.Corridors {
					steps(in.In("corridors[%d]", n), corridor.Steps)
				}
			}
		}
	}
	for i, t := range d.Thresholds {
		walk(c.In("thresholds[%d].condition", i), t.Condition)
	}
	for i, t := range d.Transfers {
		if t.When != nil {
			walk(c.In("transfers[%d].when", i), *t.When)
		}
	}
}

// bounds are the most that the lines, the parties, the groups and the recouped accounts of a deal can ever
// come to; what has none may come to anything.
type bounds struct{ lines, parties, groups, accounts map[string]decimal.Decimal }

// most returns what limits, and rates of nothing, leave to each.
func (v *validation) most() bounds {
	most := bounds{map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}, map[string]decimal.Decimal{}}
	free := map[string]bool{} // the parties that some line may pay anything
	v.deal.rights(func(t Tier, r Right) {
		for _, l := range r.lines() {
			limit, bounded := l.most(t)
			if bounded {
				most.lines[l.right.ID] = limit
				most.parties[l.right.Party] = most.parties[l.right.Party].Add(limit)
			}
			free[l.right.Party] = free[l.right.Party] || !bounded
		}
	})
	for party := range free {
		if free[party] {
			delete(most.parties, party)
		}
	}
	for _, g := range v.deal.Groups {
		total, bounded := decimal.Decimal{}, true
		for _, id := range g.Rights {
			limit, known := most.lines[id]
			total, bounded = total.Add(limit), bounded && known
		}
		if bounded {
			most.groups[g.ID] = total
		}
	}
	for _, a := range v.deal.Accounts {
		if a.Cap != nil && len(a.Adds) == 0 && a.Interest == nil && money.Acceptable(*a.Cap) && money.Acceptable(a.Premium) {
			most.accounts[a.ID] = decimal.Max(a.Cap.Add(a.Cap.Mul(a.Premium).Shift(-2)), a.Recouped)
		}
	}
	return most
}

// most returns the most that a line can come to, if that is sure.
func (l line) most(t Tier) (limit decimal.Decimal, bounded bool) {
	r := l.right
	switch {
	case r.Limit != nil && !money.Acceptable(*r.Limit) || !money.Acceptable(r.Opening):
		return decimal.Decimal{}, false
	case r.idle() && (l.corridor || !t.weighted() || t.Sharing == ByRatio):
		return r.Opening, true
	case r.Limit == nil:
		return decimal.Decimal{}, false
	case r.LimitCounts == CountsFromZero:
		return r.Limit.Add(r.Opening), true
	}
	return decimal.Max(*r.Limit, r.Opening), true
}

// idle reports whether every rate of the right is zero.
func (r Right) idle() bool {
	for _, s := range r.Steps {
		if !s.Rate.IsZero() {
			return false
		}
	}
	return true
}

// sum returns the most that a sum can come to, nil when it has no bound that is sure.
func (b bounds) sum(terms []Term) *decimal.Decimal {
	total := decimal.Decimal{}
	for _, t := range terms {
		times := t.Times
		if times.IsZero() {
			times = decimal.New(1, 0)
		}
		if !money.Acceptable(times) || t.Counter != "" && times.IsNegative() || t.Transfer != "" {
			return nil
		}
		if times.IsNegative() && t.Account == "" {
			continue // it is never below zero: it adds nothing at best
		}
		most, bounded := b.of(t)
		if !bounded || times.IsNegative() {
			return nil
		}
		total = total.Add(most.Mul(times))
	}
	return &total
}

// of returns the most that a term can come to, its factor apart.
func (b bounds) of(t Term) (most decimal.Decimal, bounded bool) {
	switch {
	case t.Right != "":
		most, bounded = b.lines[t.Right]
	case t.Party != "":
		most, bounded = b.parties[t.Party]
	case t.Group != "":
		most, bounded = b.groups[t.Group]
	case t.Account != "" && t.Measure == Recouped:
		most, bounded = b.accounts[t.Account]
	}
	return most, bounded
}
