package closing

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Check reports, as [Faults] of kind financing.ErrUnbalance, a step that does not begin where the one before
// ends, a gain that is not the difference, and words that are not those of the figures. A pursuit of [Pursue]
// has none.
func (p Pursuit) Check() error {
	var c fault.Collector
	places, known := check.Currency(&c, p.Currency)
	within(&c, "places", int(p.Places), MaxPlaces)
	check.Size(&c, "steps", len(p.Steps), financing.MaxSources)
	if !known || !check.Decimals(&c, p, money.Computable) || c.Err() != nil {
		return c.Err()
	}
	probability, shortfall, names := p.Probability, p.Shortfall, map[string]bool{}
	for i, s := range p.Steps {
		at := audit{Collector: c.In("steps[%d]", i)}
		check.Unique(at.Collector, "source", s.Source, names)
		check.Same(at.Collector, "before", s.Before, probability)
		check.Same(at.Collector, "shortfall_before", s.ShortfallBefore, shortfall)
		check.Same(at.Collector, "gain", s.Gain, s.After.Sub(s.Before))
		at.holds("gain", !s.Gain.IsNegative())
		at.holds("shortfall_after", !s.ShortfallAfter.GreaterThan(s.ShortfallBefore))
		at.holds("text", s.Text == s.text(p.Currency, places, p.Places))
		probability, shortfall = s.After, s.ShortfallAfter
	}
	for i, id := range p.Rest {
		check.Unique(c.In("rest[%d]", i), "", id, names)
	}
	return c.Err()
}

// Check checks each result, and the differences to the first. Its errors are those of [Result.Check].
func (c Comparison) Check() error {
	var found fault.Collector
	check.Size(&found, "scenarios", len(c.Scenarios), MaxScenarios)
	if err := found.Err(); err != nil || !check.Decimals(&found, c, money.Computable) {
		return found.Err()
	}
	for i, one := range c.Scenarios {
		at, again := audit{Collector: found.In("scenarios[%d]", i)}, one
		at.Merge("result", one.Result.Check())
		at.holds("result.currency", one.Result.Currency == c.Currency)
		again.less(c.Scenarios[0].Result)
		check.Same(at.Collector, "probability", one.Probability, again.Probability)
		check.Same(at.Collector, "expected", one.Expected, again.Expected)
		check.Same(at.Collector, "shortfall", one.Shortfall, again.Shortfall)
	}
	return found.Err()
}
