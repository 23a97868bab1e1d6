package recoupment

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

func (v *validation) pool(c *fault.Collector, p Pool) {
	v.optional(c, "to", p.To, v.names.pools)
	check.NotNegative(c, "opening", p.Opening)
	check.Labels(c, "label", p.Label)
	if p.Reserve != nil {
		in := c.In("reserve")
		v.reserve(in, *p.Reserve)
		if len(p.Reserve.Rights) > 0 {
			in.Add("rights", ErrRange, "a pool withholds receipts, not rights")
		}
	}
	if p.To == "" && len(p.Tiers) == 0 {
		c.Add("to", ErrRequired, nil)
	}
	for i, t := range p.Tiers {
		v.tier(c.In("tiers[%d]", i), t)
		v.over100(c.In("tiers[%d]", i), p, i)
	}
	if last := len(p.Tiers) - 1; p.To == "" && last >= 0 && p.Tiers[last].leaves() {
		c.Add(fmt.Sprintf("tiers[%d].rights", last), ErrUnbalance, "what they leave goes nowhere")
	}
}

func (v *validation) reserve(c *fault.Collector, r Reserve) {
	check.Percent(c, "rate", r.Rate)
	if r.Periods < 1 || r.Periods > MaxPeriods {
		c.Add("periods", ErrRange, r.Periods)
	}
	r.On.check(c, "on")
	check.Size(c, "rights", len(r.Rights), MaxRights)
	for i, id := range r.Rights {
		v.known(c, indexed("rights", i), id, v.names.lines)
	}
}

// leaves reports whether a tier is sure to leave something sooner or later: rights of one rate for ever that
// make less than 100 %, a part of what reaches it, rights that all come to an end. Anything else only a run
// can tell.
func (t Tier) leaves() bool {
	if !money.Acceptable(t.Rate) {
		return false
	}
	part := hundred
	if !t.Rate.IsZero() {
		part = t.Rate
	}
	var total decimal.Decimal
	ends := true
	for _, r := range t.Rights {
		if !r.ratesFit() {
			return false // they are refused, and say nothing of what is left
		}
		ends = ends && r.ends()
		if len(r.Steps) != 1 || r.Steps[0].Until != nil || r.accrues() || r.Of == OfSource {
			total = hundred
		}
		total = total.Add(openingRate(r))
	}
	return len(t.On) > 0 || ends || part.LessThan(hundred) && (t.weighted() || t.Deficit == nil) ||
		!t.weighted() && total.Mul(part).LessThan(hundred.Mul(hundred))
}

// ratesFit reports whether every rate of the right is from 0 to 100 %.
func (r Right) ratesFit() bool {
	for _, s := range r.Steps {
		if !money.Acceptable(s.Rate) || s.Rate.IsNegative() || s.Rate.GreaterThan(hundred) {
			return false
		}
	}
	return true
}

// ends reports whether a right is sure to take nothing more one day: it recoups an account, has a limit or a
// last day, or its last step ends.
func (r Right) ends() bool {
	last := len(r.Steps) - 1
	return !r.accrues() && r.Account != "" || r.Limit != nil || !r.Ends.IsZero() || last >= 0 && r.Steps[last].Until != nil
}

func (t Tier) weighted() bool { return t.Sharing != "" && t.Sharing != ByRates }

func (v *validation) tier(c *fault.Collector, t Tier) {
	check.Percent(c, "rate", t.Rate)
	check.NotNegative(c, "opening", t.Opening)
	check.Labels(c, "label", t.Label)
	word(c, "sharing", t.Sharing, ByRates, ByOwed, ByInvested, ByRatio, Equally)
	word(c, "overflow", t.Overflow, ToOthers, Onward)
	if !t.weighted() && t.Overflow == ToOthers {
		c.Add("overflow", ErrRange, "rights of their own rates leave it to the next tier")
	}
	if t.Sharing == ByOwed && t.Overflow == Onward {
		c.Add("overflow", ErrRange, "a filled right is owed nothing and has no share")
	}
	t.On.check(c, "on")
	if len(t.Rights) == 0 {
		c.Add("rights", ErrRequired, nil)
	}
	if t.Deficit != nil {
		check.Given(c, "deficit.by", t.Deficit.By)
		v.party(c, "deficit.by", t.Deficit.By)
		v.party(c, "deficit.to", t.Deficit.To)
		if t.Deficit.To == "" && !t.Rate.IsZero() && t.Rate.LessThan(hundred) {
			c.Add("deficit.to", ErrRequired, nil)
		}
		if t.weighted() {
			c.Add("deficit", ErrRange, "rights that share by weights never take too much")
		}
	}
	for i, r := range t.Rights {
		v.right(c.In("rights[%d]", i), r, t)
	}
}

// openingRate is what a right takes of its tier from the start, whatever happens; zero where that
// depends on the receipt, the day or an account, which only a run can tell.
func openingRate(r Right) decimal.Decimal {
	if len(r.Steps) == 0 || r.chooses() || r.Account != "" || r.accrues() || r.Of == OfSource || r.bounded() ||
		!r.Begins.IsZero() || !r.Ends.IsZero() {
		return decimal.Decimal{}
	}
	rate := r.Steps[0].Rate
	if !money.Acceptable(rate) || rate.IsNegative() || rate.GreaterThan(hundred) {
		return decimal.Decimal{}
	}
	return rate
}

// bounded reports whether a right may take less than its rate of a receipt, because of others.
func (r Right) bounded() bool {
	return slices.ContainsFunc(r.Steps, func(s Step) bool { return s.Most != nil })
}

// group checks a group: rights, each once.
func (v *validation) group(c *fault.Collector, g Group) {
	if len(g.Rights) == 0 {
		c.Add("rights", ErrRequired, nil)
	}
	check.NotNegative(c, "opening", g.Opening)
	seen := map[string]bool{}
	for i, id := range g.Rights {
		v.known(c, indexed("rights", i), id, v.names.lines)
		check.Unique(c, indexed("rights", i), id, seen)
	}
}

func indexed(path string, i int) string { return fmt.Sprintf("%s[%d]", path, i) }
