package closing

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

var hundred = decimal.New(100, 0)

// scale rounds what is reported.
type scale struct{ places, minor int32 }

// percent returns num/den in per cent.
func (s scale) percent(num, den *big.Int) decimal.Decimal {
	if den.Sign() == 0 {
		return decimal.Decimal{}
	}
	return money.RoundQuotient(new(big.Int).Mul(num, big.NewInt(100)), den, s.places, money.HalfAwayFromZero)
}

// amount returns num/den minor units.
func (s scale) amount(num, den *big.Int) decimal.Decimal {
	if den.Sign() == 0 {
		return decimal.Decimal{}
	}
	return money.RoundQuotient(num, den, 0, money.HalfAwayFromZero).Shift(-s.minor)
}

// units returns minor units as an amount.
func (s scale) units(n int64) decimal.Decimal { return decimal.New(n, -s.minor) }

func (m *model) scale() scale { return scale{places: m.options.Places, minor: m.places} }

// report rounds an evaluation.
func (m *model) report(e *evaluation) Result {
	s := m.scale()
	r := Result{
		Currency: m.plan.Currency, Budget: m.plan.Budget, Target: m.asked, Places: s.places, Method: e.method, Draws: e.draws,
		Probability: s.percent(e.closed, e.den),
		Expected:    s.amount(e.expected, e.den),
		Shortfall:   s.amount(e.short, e.den),
		Certain:     m.certain, Never: m.never,
		law: e.law,
	}
	r.ShortfallIfOpen = s.amount(e.short, new(big.Int).Sub(e.den, e.closed))
	most := m.base
	for i := range m.sources {
		most += m.sources[i].amount
	}
	r.Least, r.Most = s.units(m.base), s.units(most)
	var quick *sketch
	if len(e.law.rows.sums) > 1 {
		quick = newSketch(e.law)
	}
	for _, level := range m.options.Levels {
		r.Quantiles = append(r.Quantiles, Quantile{Level: level, Amount: s.units(e.law.quantile(newLevel(level), quick))})
	}
	r.Outcomes = e.law.outcomes(s)
	if e.method == Sampled {
		r.Seed = m.options.Seed
		m.errors(e, &r)
	}
	for i := range m.sources {
		r.Sources = append(r.Sources, m.importance(e, i))
	}
	slices.SortFunc(r.Sources, Importance.compare)
	return r
}

// outcomes lists the distribution where it is one short list.
func (l *law) outcomes(s scale) []Outcome {
	if len(l.rows.sums) > 1 || len(l.cols.sums) > MaxOutcomes {
		return nil
	}
	list, above := make([]Outcome, len(l.cols.sums)), decimal.Decimal{}
	var n big.Int
	for k := len(list) - 1; k >= 0; k-- {
		tail := s.percent(n.Sub(l.cols.den, &l.cols.below[k]), l.cols.den)
		list[k] = Outcome{Amount: s.units(l.base + l.cols.sums[k]), AtLeast: tail, Probability: tail.Sub(above)}
		above = tail
	}
	return list
}

// importance reports one source.
func (m *model) importance(e *evaluation, i int) Importance {
	s, j, of := m.scale(), &e.joints[i], &m.sources[i]
	line := m.plan.Sources[of.at]
	one := Importance{
		Source: line.ID, Label: line.Label, Amount: line.Amount, Own: line.Probability, Comes: s.percent(&j.came, e.den),
		With: s.percent(&j.closed, &j.came), ShortfallWith: s.amount(&j.short, &j.came),
	}
	var absent, closed, short big.Int
	absent.Sub(e.den, &j.came)
	one.Without = s.percent(closed.Sub(e.closed, &j.closed), &absent)
	one.ShortfallWithout = s.amount(short.Sub(e.short, &j.short), &absent)
	if e.method == Sampled {
		one.Came = int(j.came.Int64())
		if j.came.Sign() == 0 {
			one.With, one.ShortfallWith = one.Without, one.ShortfallWithout
		}
		if absent.Sign() == 0 {
			one.Without, one.ShortfallWithout = one.With, one.ShortfallWith
		}
	}
	one.Difference = one.With.Sub(one.Without)
	return one
}

// compare puts the source that matters most first.
func (a Importance) compare(b Importance) int {
	return cmp.Or(
		b.Difference.Cmp(a.Difference),
		b.relief().Cmp(a.relief()),
		b.Amount.Cmp(a.Amount),
		strings.Compare(a.Source, b.Source),
	)
}

// relief is what the shortfall loses when the source comes.
func (a Importance) relief() decimal.Decimal { return a.ShortfallWithout.Sub(a.ShortfallWith) }

// errors gives a sample its standard errors: of n draws, the root of (n sum(x^2) - sum(x)^2) / n^3.
func (m *model) errors(e *evaluation, r *Result) {
	s, n := m.scale(), e.den
	cube := new(big.Int).Mul(n, new(big.Int).Mul(n, n))
	spread := func(squares, sum *big.Int) *big.Int {
		v := new(big.Int).Mul(n, squares)
		return v.Sub(v, new(big.Int).Mul(sum, sum))
	}
	r.StandardError = rootUp(spread(e.closed, e.closed), cube, s.places+2).Shift(2)
	raised, missing, sum := new(big.Int), new(big.Int), new(big.Int)
	cols := &e.law.cols
	for k, amount := range cols.sums {
		var weight, x, square big.Int
		weight.Sub(&cols.below[k+1], &cols.below[k])
		x.SetInt64(amount)
		sum.Add(sum, new(big.Int).Mul(&weight, &x))
		raised.Add(raised, square.Mul(square.Mul(&x, &x), &weight))
		if x.SetInt64(m.target - m.base - amount); x.Sign() > 0 {
			missing.Add(missing, square.Mul(square.Mul(&x, &x), &weight))
		}
	}
	r.ExpectedError = rootUp(spread(raised, sum), cube, 0).Shift(-s.minor)
	r.ShortfallError = rootUp(spread(missing, e.short), cube, 0).Shift(-s.minor)
}

// rootUp returns the square root of num/den, rounded up.
func rootUp(num, den *big.Int, places int32) decimal.Decimal {
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(2*int64(places)), nil)
	n.Mul(n, num)
	rest := new(big.Int)
	if n.QuoRem(n, den, rest); rest.Sign() > 0 {
		n.Add(n, big.NewInt(1))
	}
	root := new(big.Int).Sqrt(n)
	if new(big.Int).Mul(root, root).Cmp(n) < 0 {
		root.Add(root, big.NewInt(1))
	}
	return decimal.NewFromBigInt(root, -places)
}
