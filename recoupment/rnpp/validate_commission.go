package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// required is the kind of a word that is missing or unknown.
func required(word string) error {
	if word == "" {
		return ErrRequired
	}
	return ErrUnknown
}

func (v *validation) commissionOf(c *fault.Collector, m Mandate, s Stream) {
	k := s.Commission
	given := 0
	for _, one := range []bool{len(k.Steps) > 0, len(k.Sales) > 0, k.Scale != nil, k.AtCap} {
		if one {
			given++
		}
	}
	if given > 1 {
		c.Add("", ErrRange, "one of steps, sales, scale and at_cap")
	}
	sub := v.subs(c, k)
	v.rates(c, "steps", k.Steps, sub)
	for i, one := range k.Sales {
		in := c.In("sales[%d]", i)
		v.rates(in, "steps", one.Steps, sub)
		switch {
		case one.UpTo == nil && i+1 < len(k.Sales):
			in.Add("up_to", ErrRequired, nil)
		case one.UpTo == nil:
		case one.UpTo.IsNegative() || i > 0 && k.Sales[i-1].UpTo != nil && !one.UpTo.GreaterThan(*k.Sales[i-1].UpTo):
			in.Add("up_to", ErrOrder, *one.UpTo)
		}
	}
	if k.Scale != nil {
		k.Scale.check(c.In("scale"), sub)
		v.climbing(c.In("scale"), *k.Scale, s)
		if k.AfterCosts {
			c.Add("after_costs", ErrRange, "a scale is one of the turnover")
		}
	}
	if k.AtCap {
		v.atCap(c, m, s)
	}
}

// climbing checks the streams whose turnovers climb a scale together.
func (v *validation) climbing(c *fault.Collector, of Scale, s Stream) {
	if len(of.Of) == 0 {
		return
	}
	v.recoups(c, "of", of.Of)
	if !slices.Contains(of.Of, s.ID) {
		c.Add("of", ErrRequired, "the stream of the commission: "+s.ID)
	}
	if !of.evenly() {
		c.Add("from_first", ErrRange, "of several streams it is the rate beyond, and no band is below it")
	}
}

// evenly reports whether a scale that falls gives back, of every receipt, what was taken above the last rate.
func (s Scale) evenly() bool {
	return s.FromFirst == nil || s.Beyond.Equal(*s.FromFirst) &&
		!slices.ContainsFunc(s.Bands, func(b ScaleBand) bool { return b.Rate.LessThan(s.Beyond) })
}

func (v *validation) subs(c *fault.Collector, k Commission) decimal.Decimal {
	seen := map[string]bool{}
	for i, sub := range k.Sub {
		in := c.In("sub[%d]", i)
		check.Unique(in, "party", sub.Party, seen)
		check.Percent(in, "rate", sub.Rate)
		if sub.Most != nil {
			check.Percent(in, "most", *sub.Most)
		}
	}
	if k.sub().GreaterThan(hundred) {
		c.Add("sub", ErrOver100, k.sub())
	}
	return k.sub()
}

func (v *validation) rates(c *fault.Collector, path string, steps []recoupment.Step, sub decimal.Decimal) {
	for i, step := range steps {
		in := c.In("%s[%d]", path, i)
		if step.Most != nil {
			check.Percent(in, "most", *step.Most)
		}
		if check.Percent(in, "rate", step.Rate) && step.Rate.Add(sub).GreaterThan(hundred) {
			in.Add("rate", ErrOver100, step.Rate.Add(sub))
		}
	}
}

func (v *validation) atCap(c *fault.Collector, m Mandate, s Stream) {
	switch {
	case v.Protocol == nil:
		c.Add("at_cap", ErrRequired, "the contracts have no protocol")
	case s.Channel == Theatres || s.Channel == NonCommercial || s.Channel == CoproductionTerritories:
		c.Add("at_cap", ErrRange, "the protocol does not state it of the channel")
	case m.Party != v.Producer:
		c.Add("at_cap", ErrRange, "only the producer takes it, where there is no agent")
	case len(s.Commission.Sub) > 0:
		c.Add("at_cap", ErrRange, "it leaves nothing to sub-distributors")
	case s.Commission.AfterCosts:
		c.Add("after_costs", ErrRange, "the caps are of the receipts")
	}
}

func (s Scale) check(c *fault.Collector, sub decimal.Decimal) {
	if len(s.Bands) == 0 {
		c.Add("bands", ErrRequired, nil)
	}
	var from decimal.Decimal
	for i, b := range s.Bands {
		in := c.In("bands[%d]", i)
		if check.Percent(in, "rate", b.Rate) && b.Rate.Add(sub).GreaterThan(hundred) {
			in.Add("rate", ErrOver100, b.Rate.Add(sub))
		}
		if !b.UpTo.GreaterThan(from) {
			in.Add("up_to", ErrOrder, b.UpTo)
		}
		from = b.UpTo
	}
	if check.Percent(c, "beyond", s.Beyond) && s.Beyond.Add(sub).GreaterThan(hundred) {
		c.Add("beyond", ErrOver100, s.Beyond.Add(sub))
	}
	if s.FromFirst == nil || !check.Percent(c, "from_first", *s.FromFirst) {
		return
	}
	marginal := s
	marginal.FromFirst = new(decimal.Decimal)
	if percentOf(from, *s.FromFirst).GreaterThan(marginal.Fall()) {
		c.Add("from_first", ErrRange, "the commission does not fall")
	}
}

func (p Protocol) check(c *fault.Collector) {
	for _, rate := range []struct {
		path string
		rate decimal.Decimal
	}{
		{"theatres", p.Theatres}, {"theatres_guaranteed", p.TheatresGuaranteed}, {"non_commercial", p.NonCommercial},
		{"physical_video", p.PhysicalVideo}, {"television", p.Television}, {"television_large", p.TelevisionLarge},
		{"catch_up", p.CatchUp}, {"foreign_sales", p.ForeignSales}, {"other_rights", p.OtherRights}, {"music", p.Music},
	} {
		check.Percent(c, rate.path, rate.rate)
	}
	check.NotNegative(c, "television_limit", p.TelevisionLimit)
	p.OnDemand.check(c.In("on_demand"), decimal.Decimal{})
	if len(p.OnDemand.Of) > 0 {
		c.Add("on_demand.of", ErrRange, "turnover says whose it is of")
	}
	p.checkReadings(c)
}
