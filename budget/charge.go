package budget

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// charge is a contribution prepared for many lines. Amounts are in minor units.
type charge struct {
	units
	contribution *Contribution
	dated        bool
	// factor takes a base in minor units to the charge in the currency; for a flat one it is the amount.
	factor                   fraction.F
	floor, ceiling, multiple fraction.F
	// numerator and unit are the factor as a quotient of minor units; unit is zero where it is too long, or
	// flat.
	numerator, unit int64
	flat            bool
	base, amount    fraction.F
}

func (u units) charge(c *Contribution) charge {
	one := charge{
		units: u, contribution: c, dated: c.dated(), factor: u.percent(c.Rate),
		floor: u.of(c.Floor), ceiling: u.of(c.Ceiling), multiple: fraction.FromDecimal(c.Multiple).Mul(u.scale),
	}
	if one.flat = c.Base.flat(); one.flat {
		one.factor = fraction.FromDecimal(c.Rate)
	} else if exponent := c.Rate.Exponent(); plain(c.Rate) && exponent <= 0 && exponent >= -10 {
		one.numerator, one.unit = c.Rate.CoefficientInt64(), decimal.New(1, 2-exponent).IntPart()
	}
	return one
}

func (e *estimate) prepareCharges() {
	e.charges = make([]charge, len(e.budget.Contributions))
	for i := range e.budget.Contributions {
		e.charges[i] = e.units.charge(&e.budget.Contributions[i])
	}
}

// countCharges returns how many charges the lines bear at most.
func (e *estimate) countCharges() int {
	count := 0
	for i := range e.found {
		if one := e.found[i].population; one != nil {
			count += len(one.contributions)
		}
	}
	return count
}

// charge computes the contributions of a line of pay into room, and returns their sum.
func (e *estimate) charge(r *LineResult, of *population, amount fraction.F, room []ChargeResult) (after []ChargeResult, sum fraction.F) {
	w := e.persons.add(&r.Line, amount)
	over := amount.Sub(w.inA)
	switch {
	case over.IsZero():
		r.TrancheA = r.Amount
	case w.inA.IsZero():
		r.TrancheB = r.Amount
	default:
		r.TrancheA, r.TrancheB = e.decimal(w.inA), e.decimal(over)
	}
	from, day := len(room), e.budget.day(&r.Line)
	for _, i := range of.contributions {
		one := &e.charges[i]
		if one.dated && !one.contribution.on(day) {
			continue
		}
		base := one.on(r, amount, w)
		charged, exact := one.charged(r, base)
		one.base, one.amount, sum = one.base.Add(base), one.amount.Add(exact), sum.Add(exact)
		room = append(room, ChargeResult{
			Label: one.contribution.Label, Contribution: i, On: one.contribution.Base, Rate: one.contribution.Rate,
			Base: e.shown(r, base, amount, w.inA), Amount: charged,
		})
	}
	r.Charges = room[from:len(room):len(room)]
	if w.named {
		one := &e.persons.found[w.at]
		one.charge = one.charge.Add(sum)
	}
	return room, sum
}

// charged returns the contribution of a line, rounded, in both forms.
func (c *charge) charged(r *LineResult, base fraction.F) (decimal.Decimal, fraction.F) {
	if base.IsZero() && !c.flat {
		return c.zero, base
	}
	if c.unit > 0 {
		if n, done := c.quick(base, c.numerator, c.unit); done {
			return decimal.New(n, -c.places), fraction.Int(n)
		}
	}
	return c.round(c.exact(r, base))
}

// on returns the base of a contribution, in minor units.
func (c *charge) on(r *LineResult, amount fraction.F, w walked) fraction.F {
	switch c.contribution.Base {
	case TrancheA:
		return w.inA
	case TrancheB:
		return amount.Sub(w.inA)
	case Band:
		return w.band(amount, c.floor, c.ceiling)
	case Daily:
		return c.daily(r, amount)
	default:
		return amount
	}
}

// daily caps the pay of a line by its days of work, the cap being rounded to the minor unit; a credit is
// capped as pay is.
func (c *charge) daily(r *LineResult, amount fraction.F) fraction.F {
	limit := c.ceiling
	if !c.multiple.IsZero() && !r.Line.DailyMinimum.IsZero() {
		own := fraction.FromDecimal(r.Line.DailyMinimum).Mul(c.multiple)
		if limit.IsZero() || own.Cmp(limit) < 0 {
			limit = own
		}
	}
	if limit.IsZero() {
		return amount
	}
	limit = c.whole(limit.Mul(r.Days))
	if amount.Sign() < 0 {
		return fraction.Max(amount, limit.Neg())
	}
	return fraction.Min(amount, limit)
}

// exact returns the contribution of a line in the currency, not rounded.
func (c *charge) exact(r *LineResult, base fraction.F) fraction.F {
	switch c.contribution.Base {
	case EachUnit:
		return c.factor.Mul(r.count())
	case EachLine:
		if base.IsZero() {
			return fraction.F{}
		}
		return c.factor
	default:
		return base.Mul(c.factor)
	}
}

// shown returns a base as a decimal, one that the line has already where it can.
func (e *estimate) shown(r *LineResult, base, amount, inA fraction.F) decimal.Decimal {
	switch {
	case base.Equal(amount):
		return r.Amount
	case base.Equal(inA):
		return r.TrancheA
	case base.Equal(amount.Sub(inA)):
		return r.TrancheB
	default:
		return e.decimal(base)
	}
}

func (e *estimate) addContributions() {
	for i, one := range e.charges {
		e.result.Contributions = append(e.result.Contributions, ContributionResult{
			Contribution: e.budget.Contributions[i], Base: e.decimal(one.base), Amount: e.decimal(one.amount),
		})
	}
}

// bears reports whether the contribution applies to the pay of a category on a day.
func (c Contribution) bears(category string, day schedule.Date) bool {
	return c.Category == category && (!c.dated() || c.on(day))
}
