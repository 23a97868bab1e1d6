package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// ParseDeal reads a deal written in JSON and validates it. The error is a [Faults].
func ParseDeal(data []byte) (Deal, error) { return fault.Parse[Deal](data) }

// Validate reports everything wrong with the deal as a [Faults], or nil: unknown currency, names that
// are missing, given twice or unknown, rates outside 0 to 100 % or above 100 % together, negative
// amounts, pools in a cycle, a pool that sends what its tiers leave nowhere.
func (d Deal) Validate() error {
	c := &fault.Collector{}
	if d.checkSizes(c); c.Err() != nil {
		return c.Err()
	}
	v := validation{deal: d, names: d.index(), c: c}
	check.Currency(c, d.Currency)
	if d.Rounding > Up {
		c.Add("rounding", ErrUnknown, d.Rounding)
	}
	v.uniqueNames()
	for i, p := range d.Pools {
		v.pool(c.In("pools[%d]", i), p)
	}
	for i, a := range d.Accounts {
		check.NotNegative(c, fmt.Sprintf("accounts[%d].opening", i), a.Opening)
		check.NotNegative(c, fmt.Sprintf("accounts[%d].cap", i), a.Cap)
	}
	for i, counter := range d.Counters {
		check.NotNegative(c, fmt.Sprintf("counters[%d].opening", i), counter.Opening)
	}
	for i, t := range d.Thresholds {
		v.condition(c.In("thresholds[%d].condition", i), t.Condition, inThreshold)
	}
	for i, t := range d.Transfers {
		v.transfer(c.In("transfers[%d]", i), t)
	}
	v.known(c, "balance", d.Balance, v.names.rights)
	if _, ok := d.flowOrder(v.names.pools); !ok {
		c.Add("pools", ErrCycle, nil)
	}
	return c.Err()
}

// checkSizes refuses an oversized deal before anything walks it.
func (d Deal) checkSizes(c *fault.Collector) {
	for _, list := range []struct {
		path string
		size int
	}{
		{"pools", len(d.Pools)}, {"accounts", len(d.Accounts)}, {"counters", len(d.Counters)},
		{"thresholds", len(d.Thresholds)}, {"transfers", len(d.Transfers)},
	} {
		check.Size(c, list.path, list.size, MaxPools)
	}
	rights, tiers := 0, 0
	for _, p := range d.Pools {
		tiers += len(p.Tiers)
		for _, t := range p.Tiers {
			rights += len(t.Rights)
		}
	}
	if rights > MaxRights || tiers > MaxRights {
		c.Add("pools", ErrTooLarge, fmt.Sprintf("%d rights, %d tiers", rights, tiers))
	}
}

type validation struct {
	deal  Deal
	names names
	c     *fault.Collector
}

func (v validation) uniqueNames() {
	tiers, rights := map[string]bool{}, map[string]bool{}
	unique(v.c, "pools", v.deal.Pools, func(p Pool) string { return p.ID })
	for i, p := range v.deal.Pools {
		for j, t := range p.Tiers {
			in := v.c.In("pools[%d].tiers[%d]", i, j)
			check.Unique(in, "id", t.ID, tiers)
			for k, r := range t.Rights {
				check.Unique(in, fmt.Sprintf("rights[%d].id", k), r.ID, rights)
			}
		}
	}
	unique(v.c, "accounts", v.deal.Accounts, func(a Account) string { return a.ID })
	unique(v.c, "counters", v.deal.Counters, func(c Counter) string { return c.ID })
	unique(v.c, "thresholds", v.deal.Thresholds, func(t Threshold) string { return t.ID })
	// A transfer is paid beside the rights, and has a name among them.
	for i, t := range v.deal.Transfers {
		check.Unique(v.c, fmt.Sprintf("transfers[%d].id", i), t.ID, rights)
	}
}

func unique[T any](c *fault.Collector, list string, all []T, id func(T) string) {
	seen := map[string]bool{}
	for i, one := range all {
		check.Unique(c, fmt.Sprintf("%s[%d].id", list, i), id(one), seen)
	}
}

func (v validation) pool(c *fault.Collector, p Pool) {
	if p.To != "" {
		v.known(c, "to", p.To, v.names.pools)
	}
	if p.To == "" && len(p.Tiers) == 0 {
		c.Add("to", ErrRequired, nil)
	}
	for i, t := range p.Tiers {
		v.tier(c.In("tiers[%d]", i), t)
	}
	if last := len(p.Tiers) - 1; p.To == "" && last >= 0 && p.Tiers[last].leaves() {
		c.Add(fmt.Sprintf("tiers[%d].rights", last), ErrUnbalance, "what they leave goes nowhere")
	}
}

// leaves reports whether a tier always leaves something: rights of one rate for ever that make less
// than 100 %. Anything else only a run can tell.
func (t Tier) leaves() bool {
	var total decimal.Decimal
	for _, r := range t.Rights {
		if len(r.Steps) != 1 || r.Steps[0].Until != nil || r.Accrues || t.Sharing == ByClaims {
			return false
		}
		total = total.Add(openingRate(r))
	}
	return total.LessThan(hundred)
}

func (v validation) tier(c *fault.Collector, t Tier) {
	check.Percent(c, "rate", t.Rate)
	if t.Sharing != "" && t.Sharing != ByRates && t.Sharing != ByClaims {
		c.Add("sharing", ErrUnknown, t.Sharing)
	}
	if t.Sharing != ByClaims && !t.Rate.IsZero() {
		c.Add("rate", ErrRange, "only a tier shared by claims has a rate")
	}
	var first decimal.Decimal
	for i, r := range t.Rights {
		in := c.In("rights[%d]", i)
		v.right(in, r, t.Sharing == ByClaims)
		first = first.Add(openingRate(r))
	}
	if first.GreaterThan(hundred) {
		c.Add("rights", ErrOver100, first)
	}
}

// openingRate is what a right takes of its tier from the start, whatever happens; zero where that
// depends on the receipt or on an account, which only a run can tell.
func openingRate(r Right) decimal.Decimal {
	if len(r.Steps) == 0 || len(r.On) > 0 || r.Account != "" || r.Accrues {
		return decimal.Decimal{}
	}
	rate := r.Steps[0].Rate
	if !money.Acceptable(rate) || rate.IsNegative() || rate.GreaterThan(hundred) {
		return decimal.Decimal{}
	}
	return rate
}

func (v validation) right(c *fault.Collector, r Right, claim bool) {
	check.Code(c, "party", r.Party)
	check.NotNegative(c, "advance", r.Advance)
	if !r.Accrues && !r.Advance.IsZero() {
		c.Add("advance", ErrRange, "only an accruing right has an advance")
	}
	if r.Account != "" {
		v.known(c, "account", r.Account, v.names.accounts)
		if r.Accrues {
			c.Add("account", ErrRange, "an accruing right recoups its advance only")
		}
	}
	check.Label(c, "statement", r.Statement)
	check.Labels(c, "label", r.Label)
	switch {
	case claim && r.Account == "":
		c.Add("account", ErrRequired, nil)
	case claim && (len(r.Steps) > 0 || r.Accrues || len(r.On) > 0):
		c.Add("steps", ErrRange, "a claim has no rate of its own")
	case !claim && len(r.Steps) == 0:
		c.Add("steps", ErrRequired, nil)
	case len(r.Steps) > MaxTerms:
		c.Add("steps", ErrTooLarge, len(r.Steps))
		return
	}
	if !r.On.small() {
		c.Add("on", ErrTooLarge, nil)
	}
	for i, s := range r.Steps {
		in := c.In("steps[%d]", i)
		check.Percent(in, "rate", s.Rate)
		if s.Until != nil {
			v.condition(in.In("until"), *s.Until, inStep)
		} else if i < len(r.Steps)-1 {
			in.Add("until", ErrRequired, "the steps after it would never be reached")
		}
	}
}

func (v validation) transfer(c *fault.Collector, t Transfer) {
	v.known(c, "counter", t.Counter, v.names.counters)
	check.NotNegative(c, "above", t.Above)
	check.NotNegative(c, "per_unit", t.PerUnit)
	if t.From == "" {
		c.Add("from", ErrRequired, nil)
	}
	if t.To == "" {
		c.Add("to", ErrRequired, nil)
	}
}

func (v validation) known(c *fault.Collector, path, id string, in map[string]int) bool {
	if !check.Given(c, path, id) {
		return false
	}
	_, known := in[id]
	if !known {
		c.Add(path, ErrUnknown, id)
	}
	return known
}

var hundred = decimal.New(100, 0) // per cent: all of it
