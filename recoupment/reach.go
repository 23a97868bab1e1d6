package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// possible reports the tiers that nothing can reach, the conditions that can never be reached and the steps
// that are never in force. It is sure of what it reports; what depends on amounts, on facts or on days to
// come, it lets pass.
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
	r := reach{validation: v, most: v.most(), never: map[string]bool{}, always: map[string]bool{}}
	v.deal.eachStep(c, func(in *fault.Collector, s Step) {
		if r.report(in.In("until"), *s.Until); r.holds(*s.Until) {
			in.Add("", ErrUnreachable, "its end is reached from the start")
		}
	})
	for i, t := range v.deal.Thresholds {
		r.report(c.In("thresholds[%d].condition", i), t.Condition)
	}
	for i, t := range v.deal.Transfers {
		if t.When != nil {
			r.report(c.In("transfers[%d].when", i), *t.When)
		}
	}
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

// eachStep visits every step of the deal that has an end, with its path.
func (d Deal) eachStep(c *fault.Collector, visit func(in *fault.Collector, s Step)) {
	steps := func(in *fault.Collector, all []Step) {
		for i, s := range all {
			if s.Until != nil {
				visit(in.In("steps[%d]", i), s)
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
}

// reach tells which conditions can never be reached, and which hold whatever happens; the thresholds once.
type reach struct {
	*validation
	most          bounds
	never, always map[string]bool
}

// report reports the sums of a condition that can never be reached; of several that each would do, only if
// none can be.
func (r *reach) report(in *fault.Collector, c Condition) {
	switch {
	case len(c.Of) > 0:
		if r.cannot(c) {
			in.Add("reaches", ErrNever, c.Reaches)
		}
	case len(c.Any) > 0 && !r.cannot(c):
		return
	}
	for i, part := range c.All {
		r.report(in.In("all[%d]", i), part)
	}
	for i, part := range c.Any {
		r.report(in.In("any[%d]", i), part)
	}
}

// cannot reports whether a condition can never be reached. A declaration and a day always can.
func (r *reach) cannot(c Condition) bool {
	switch {
	case c.Threshold != "":
		return r.named(r.never, c.Threshold, r.cannot)
	case len(c.All) > 0:
		for _, part := range c.All {
			if r.cannot(part) {
				return true
			}
		}
		return false
	case len(c.Any) > 0:
		for _, part := range c.Any {
			if !r.cannot(part) {
				return false
			}
		}
		return true
	case len(c.Of) == 0 || !money.Acceptable(c.Reaches):
		return false
	}
	most := r.sum(c.Of)
	return most != nil && (most.LessThan(c.Reaches) || c.Above && most.Equal(c.Reaches))
}

// holds reports whether a condition holds from the start and for good, in any history: its sum never falls,
// and needs nothing to be what it is to reach. One that an opening has reached is another matter: the
// contract is taken up where it stands.
func (r *reach) holds(c Condition) bool {
	switch {
	case c.Threshold != "":
		return r.named(r.always, c.Threshold, r.holds)
	case len(c.All) > 0:
		for _, part := range c.All {
			if !r.holds(part) {
				return false
			}
		}
		return true
	case len(c.Any) > 0:
		for _, part := range c.Any {
			if r.holds(part) {
				return true
			}
		}
		return false
	case len(c.Of) == 0 || c.Reaches.IsPositive() || c.Above && c.Reaches.IsZero():
		return false
	}
	for _, t := range c.Of {
		if _, known := r.opening(t); !known || t.Times.IsNegative() || !t.neverFalls() {
			return false
		}
	}
	return true
}

// named asks a question of a threshold once; in a circle the answer is no.
func (r *reach) named(answers map[string]bool, id string, ask func(Condition) bool) bool {
	if answer, known := answers[id]; known {
		return answer
	}
	answers[id] = false
	if at, known := r.names.thresholds[id]; known {
		answers[id] = ask(r.deal.Thresholds[at].Condition)
	}
	return answers[id]
}
