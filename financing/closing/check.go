package closing

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check computes the result again from its own figures and reports, as [Faults] of kind
// financing.ErrUnbalance, what does not agree within the rounding of what it is computed from: outcomes add
// up to 100 per cent and give the probability, the means and the quantiles; the cases with and without each
// source make up the whole; sources add up to what can be raised and to its mean. A result of [Of] has none.
func (r Result) Check() error {
	var c fault.Collector
	places, known := check.Currency(&c, r.Currency)
	within(&c, "places", int(r.Places), MaxPlaces)
	check.Size(&c, "outcomes", len(r.Outcomes), MaxOutcomes)
	check.Size(&c, "sources", len(r.Sources), financing.MaxSources)
	if !known || !check.Decimals(&c, r, money.Computable) || c.Err() != nil {
		return c.Err()
	}
	a := audit{Collector: &c, r: r, cent: decimal.New(1, -places), unit: decimal.New(1, -r.Places)}
	a.bounds()
	a.quantiles()
	a.outcomes()
	a.sources()
	return c.Err()
}

// audit adds a result up again.
type audit struct {
	*fault.Collector
	r          Result
	cent, unit decimal.Decimal // the minor unit; the last place of a probability
}

var half = decimal.New(5, -1)

// near records a figure that is further from what it should be than a bound.
func (a audit) near(path string, got, want, bound decimal.Decimal) {
	if got.Sub(want).Abs().GreaterThan(bound) {
		check.Same(a.Collector, path, got, want)
	}
}

// holds records a relation that does not hold.
func (a audit) holds(path string, ok bool) {
	if !ok {
		a.Add(path, financing.ErrUnbalance, nil)
	}
}

// of returns a percentage of an amount.
func of(percent, amount decimal.Decimal) decimal.Decimal { return percent.Mul(amount).Shift(-2) }

// slack is what half a place of a probability comes to on an amount.
func (a audit) slack(amount decimal.Decimal) decimal.Decimal {
	return of(a.unit.Mul(half), amount.Abs())
}

func between(least, x, most decimal.Decimal) bool {
	return !x.LessThan(least) && !x.GreaterThan(most)
}

func (a audit) bounds() {
	r, zero := a.r, decimal.Decimal{}
	a.holds("method", r.Method == Exact || r.Method == Sampled)
	a.holds("draws", (r.Draws > 0) == (r.Method == Sampled))
	a.holds("probability", between(zero, r.Probability, hundred))
	if !r.Target.GreaterThan(r.Least) {
		check.Same(a.Collector, "probability", r.Probability, hundred)
	} else if r.Target.GreaterThan(r.Most) {
		check.Same(a.Collector, "probability", r.Probability, zero)
	}
	a.holds("expected", between(r.Least, r.Expected, r.Most))
	lacking := decimal.Max(r.Target.Sub(r.Least), zero)
	a.holds("shortfall", between(zero, r.Shortfall, lacking))
	a.holds("shortfall", !r.Shortfall.Add(a.cent).LessThan(r.Target.Sub(r.Expected)))
	a.holds("shortfall_if_open", between(zero, r.ShortfallIfOpen, lacking))
	// The closing of nearly all cases, as it is rounded, says nothing of the others.
	open := hundred.Sub(r.Probability)
	a.near("shortfall", r.Shortfall, of(open, r.ShortfallIfOpen), a.slack(r.ShortfallIfOpen).Add(a.cent))
}

func (a audit) quantiles() {
	for i, q := range a.r.Quantiles {
		at := a.in("quantiles[%d]", i)
		at.holds("amount", between(a.r.Least, q.Amount, a.r.Most))
		for _, other := range a.r.Quantiles[:i] {
			at.holds("amount", q.Level.Cmp(other.Level)*q.Amount.Cmp(other.Amount) <= 0)
		}
	}
}

func (a audit) in(format string, i int) audit {
	a.Collector = a.In(format, i)
	return a
}

// outcomes adds up the distribution: the mean is the first amount and each further step times the probability
// that it is reached, the shortfall each step below the target times the probability that it is not.
func (a audit) outcomes() {
	r, list := a.r, a.r.Outcomes
	if len(list) == 0 {
		return
	}
	first, last := list[0].Amount, list[len(list)-1].Amount
	check.Same(a.Collector, "outcomes[0].at_least", list[0].AtLeast, hundred)
	a.holds("outcomes", between(r.Least, first, last) && !last.GreaterThan(r.Most))
	if r.Method == Exact {
		a.holds("outcomes", first.Equal(r.Least) && last.Equal(r.Most))
	}
	sum, mean, short, closes := decimal.Decimal{}, first, decimal.Max(r.Target.Sub(last), decimal.Decimal{}), decimal.Decimal{}
	for k, o := range list {
		at, next := a.in("outcomes[%d]", k), decimal.Decimal{}
		if k+1 < len(list) {
			next = list[k+1].AtLeast
			step := list[k+1].Amount.Sub(o.Amount)
			at.holds("amount", step.IsPositive())
			mean = mean.Add(of(next, step))
			below := decimal.Min(list[k+1].Amount, r.Target).Sub(decimal.Min(o.Amount, r.Target))
			short = short.Add(of(hundred.Sub(next), below))
		}
		at.holds("probability", !o.Probability.IsNegative())
		check.Same(at.Collector, "probability", o.Probability, o.AtLeast.Sub(next))
		sum = sum.Add(o.Probability)
		if closes.IsZero() && !o.Amount.LessThan(r.Target) {
			closes = o.AtLeast
		}
	}
	check.Same(a.Collector, "outcomes", sum, hundred)
	check.Same(a.Collector, "probability", r.Probability, closes)
	a.near("expected", r.Expected, mean, a.slack(last.Sub(first)).Add(a.cent))
	a.near("shortfall", r.Shortfall, short, a.slack(last.Sub(first)).Add(a.cent))
	for i, q := range r.Quantiles {
		a.in("quantiles[%d]", i).quantile(q)
	}
}

// quantile finds a quantile in the outcomes.
func (a audit) quantile(q Quantile) {
	bound, found := a.unit.Mul(half), false
	for k, o := range a.r.Outcomes {
		if !o.Amount.Equal(q.Amount) {
			continue
		}
		found = true
		a.holds("amount", !o.AtLeast.Add(bound).LessThan(q.Level))
		if k+1 < len(a.r.Outcomes) {
			a.holds("amount", !a.r.Outcomes[k+1].AtLeast.Sub(bound).GreaterThan(q.Level))
		}
	}
	a.holds("amount", found)
}

func (a audit) sources() {
	r, names := a.r, map[string]bool{}
	for i, id := range r.Certain {
		check.Unique(a.in("certain[%d]", i).Collector, "", id, names)
	}
	for i, id := range r.Never {
		check.Unique(a.in("never[%d]", i).Collector, "", id, names)
	}
	most, mean, bound := r.Least, r.Least, a.cent
	for i, s := range r.Sources {
		at := a.in("sources[%d]", i)
		check.Unique(at.Collector, "source", s.Source, names)
		at.holds("difference", i == 0 || r.Sources[i-1].compare(s) < 0)
		at.source(s)
		most = most.Add(s.Amount)
		mean = mean.Add(of(s.Comes, s.Amount))
		bound = bound.Add(a.slack(s.Amount))
	}
	check.Same(a.Collector, "most", r.Most, most)
	a.near("expected", r.Expected, mean, bound)
}

// source puts the two cases of a source together.
func (a audit) source(s Importance) {
	r, zero := a.r, decimal.Decimal{}
	gone := hundred.Sub(s.Comes)
	a.holds("comes", between(zero, s.Comes, hundred))
	if r.Method == Exact {
		a.holds("comes", !s.Comes.Sub(a.unit).GreaterThan(s.Own))
	} else {
		a.holds("came", s.Came >= 0 && s.Came <= r.Draws)
		check.Same(a.Collector, "comes", s.Comes, money.PercentOf(decimal.New(int64(s.Came), 0), decimal.New(int64(r.Draws), 0), r.Places))
	}
	a.holds("with", between(zero, s.With, hundred))
	a.holds("without", between(zero, s.Without, hundred))
	check.Same(a.Collector, "difference", s.Difference, s.With.Sub(s.Without))
	// Half a place each of the two cases together, of the weight of the cases and of the whole.
	a.near("with", r.Probability, of(s.Comes, s.With).Add(of(gone, s.Without)), a.unit.Add(a.unit.Mul(half)))
	a.near("shortfall_with", r.Shortfall, of(s.Comes, s.ShortfallWith).Add(of(gone, s.ShortfallWithout)),
		a.slack(s.ShortfallWithout.Sub(s.ShortfallWith)).Add(a.cent))
}
