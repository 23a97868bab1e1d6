package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Validate reports everything wrong with the declaration as a [Faults]: entries without a regime
// ([ErrUnknown]) or without a rate ([ErrRequired]), rates and fixed prices that the bounds do not allow
// ([ErrRange]), regimes that overlap ([ErrDuplicate]), rates out of order, negative amounts.
func (d Declaration) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "entries", len(d.Entries), MaxEntries) || !check.Size(c, "regimes", len(d.Regimes), MaxRegimes) ||
		!check.Size(c, "rentals", len(d.Rentals), MaxWeeks) {
		return c.Err()
	}
	check.Currency(c, d.Currency)
	if d.Release.IsZero() {
		c.Add("release", ErrRequired, nil)
	}
	optional(c, "minimum", d.Minimum)
	optional(c, "floor", d.Floor)
	valid := make([]bool, len(d.Regimes))
	for i, r := range d.Regimes {
		in := &fault.Collector{}
		r.check(in, d.Regimes[:i])
		valid[i] = in.Err() == nil
		c.Merge(at("regimes", i), in.Err())
	}
	d.checkRentals(c)
	seen := map[string]bool{}
	for i, e := range d.Entries {
		if c.Full() {
			break
		}
		in := c.In("entries[%d]", i)
		if e.ID != "" {
			check.Unique(in, "id", e.ID, seen)
		}
		d.checkEntry(in, e, valid)
	}
	return c.Err()
}

// optional asks an amount that may be missing.
func optional(c *fault.Collector, path string, d *decimal.Decimal) {
	if d != nil {
		check.NotNegative(c, path, *d)
	}
}

func (r Regime) check(c *fault.Collector, before []Regime) {
	check.Size(c, "territory", len(r.Territory), MaxCode)
	if !r.Until.IsZero() && r.Until.Before(r.From) {
		c.Add("until", ErrOrder, r.Until)
	}
	c.Merge("rules", r.Rules.Validate())
	if r.Bounds != nil {
		r.Bounds.check(c.In("bounds"))
	}
	for _, other := range before {
		if other.Territory.named() == r.Territory.named() && (other.covers(r.From) || r.covers(other.From)) {
			c.Add("from", ErrDuplicate, r.From)
		}
	}
}

func (d Declaration) checkRentals(c *fault.Collector) {
	last := map[Territory]int{}
	for i, w := range d.Rentals {
		in := c.In("rentals[%d]", i)
		check.Percent(in, "rate", w.Rate)
		check.Size(in, "territory", len(w.Territory), MaxCode)
		if w.Week < 1 {
			in.Add("week", ErrRange, w.Week)
		} else if w.Week <= last[w.Territory.named()] {
			in.Add("week", ErrOrder, w.Week)
		}
		last[w.Territory.named()] = w.Week
	}
}

func (d Declaration) checkEntry(c *fault.Collector, e Entry, valid []bool) {
	check.Size(c, "venue", len(e.Venue), MaxCode)
	if e.Venue == "" && (d.Minimum != nil || d.Floor != nil) {
		c.Add("venue", ErrRequired, "a minimum or a floor goes by venue")
	}
	switch e.Kind {
	case "", Full, Reduced, Pass:
	default:
		c.Add("kind", ErrUnknown, string(e.Kind))
	}
	if check.NotNegative(c, "admissions", e.Admissions) {
		check.Whole(c, "admissions", e.Admissions, 0)
	}
	check.NotNegative(c, "price", e.Price)
	optional(c, "weekly_average", e.WeeklyAverage)
	if e.Day.IsZero() {
		c.Add("day", ErrRequired, nil)
		return
	}
	regime := d.regime(e)
	if regime < 0 {
		c.Add("territory", ErrUnknown, string(e.Territory.named())+" on "+e.Day.String())
		return
	}
	if !valid[regime] || !d.acceptable(c, e) {
		return
	}
	if e.Fixed == nil {
		d.checkRate(c, e, d.Regimes[regime])
	} else if b := d.Regimes[regime].Bounds; b != nil && !b.fixedAllowed(d.Visa, e) {
		c.Add("fixed", ErrRange, "a proportional share is compulsory")
	}
}

// acceptable asks the numbers that the bounds are about to be compared with.
func (d Declaration) acceptable(c *fault.Collector, e Entry) bool {
	in := &fault.Collector{}
	optional(in, "fixed", e.Fixed)
	if e.Rental != nil {
		check.Percent(in, "rental", *e.Rental)
	}
	if e.Fixed != nil && e.Rental != nil {
		in.Add("rental", ErrDuplicate, "with a fixed price")
	}
	c.Merge("", in.Err())
	return in.Err() == nil && (e.WeeklyAverage == nil || check.Decimal(in, "", *e.WeeklyAverage))
}

func (d Declaration) checkRate(c *fault.Collector, e Entry, of Regime) {
	rate, found := d.rental(e)
	in := &fault.Collector{}
	if !found {
		in.Add("rental", ErrRequired, "no rate for the week")
	} else {
		of.Rules.fits(in, "rental", rate)
	}
	if b := of.Bounds; b != nil && in.Err() == nil && (rate.LessThan(b.least(d.Release, e.Day)) || rate.GreaterThan(b.Max)) {
		in.Add("rental", ErrRange, rate)
	}
	c.Merge("", in.Err())
}
