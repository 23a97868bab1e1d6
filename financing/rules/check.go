package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Check tests the relations that hold in every report and reports, as [Faults] of kind [ErrUnbalance], those that
// do not: lines that do not add up to their figure, margins, verdicts, and a status above that of a parameter.
func (r Report) Check() error {
	var c fault.Collector
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	for i, one := range r.Results {
		one.check(c.In("results[%d]", i))
	}
	return c.Err()
}

func (r Result) check(c *fault.Collector) {
	holds(c, "missing", (r.Verdict == CannotTell) == (len(r.Missing) > 0))
	if r.Figure != nil && len(r.Lines) > 0 {
		var sum decimal.Decimal
		for _, line := range r.Lines {
			sum = sum.Add(line.Amount)
		}
		check.Same(c, "figure", *r.Figure, sum)
	}
	for _, one := range r.Parameters {
		holds(c, "status", one.Value == nil || r.Status.rank() <= one.Status.rank())
	}
	if r.Figure == nil || r.Limit == nil || r.Margin == nil {
		holds(c, "margin", r.Margin == nil)
		return
	}
	margin := r.Figure.Sub(*r.Limit)
	if r.Bound == AtMost {
		margin = margin.Neg()
	}
	check.Same(c, "margin", *r.Margin, margin)
	met := !margin.IsNegative() && (r.Bound != Above || margin.IsPositive())
	holds(c, "verdict", r.Verdict == CannotTell || met == (r.Verdict == Pass))
}

// holds records a relation that does not hold.
func holds(c *fault.Collector, path string, ok bool) {
	if !ok {
		c.Add(path, ErrUnbalance, nil)
	}
}
