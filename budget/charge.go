package budget

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// charge is a contribution prepared for many lines. Amounts are in minor units.
type charge struct {
	units
	contribution   *Contribution
	dated, bounded bool
	floor, ceiling int64
	least, most    int64
	// factor takes a base in minor units to the charge in the currency; for a flat one it is the amount.
	factor fraction.F
	// daily is the cap of a day of work in the currency, or zero; multiple how many minimums the cap is.
	daily, multiple fraction.F
	// numerator and unit are the rate as a quotient; unit is zero where they are too long, or the rate an amount.
	numerator, unit int64
	flat            bool
	base, amount    int64
}

func (u units) charge(c *Contribution) charge {
	one := charge{
		units: u, contribution: c, dated: c.dated(), floor: u.of(c.Floor), ceiling: u.of(c.Ceiling),
		least: u.of(c.Least), most: u.of(c.Most), bounded: !c.Least.IsZero() || !c.Most.IsZero(),
		factor: u.percent(c.Rate), daily: fraction.FromDecimal(c.Ceiling), multiple: fraction.FromDecimal(c.Multiple), flat: c.Base.flat(),
	}
	if one.flat {
		one.factor = fraction.FromDecimal(c.Rate)
	} else if n, fits := digits(c.Rate); fits && c.Rate.Exponent() <= 0 && c.Rate.Exponent() >= -10 {
		one.numerator, one.unit = n, decimal.New(1, 2-c.Rate.Exponent()).IntPart()
	}
	return one
}

// makeRoom returns an empty list for as many charges. Lines share pieces of memory, none of which is large.
func (e *estimate) makeRoom(many int) []ChargeResult {
	const piece = 370
	if cap(e.room)-len(e.room) < many {
		e.room = make([]ChargeResult, 0, max(many, min(piece, many*len(e.budget.Lines))))
	}
	from := len(e.room)
	return e.room[from : from : from+many]
}

// charge computes the contributions of a line of pay. It returns what they come to, and what they come to signs
// left out and before they are bounded.
func (e *estimate) charge(r *LineResult, of *population, amount int64) (sum, spent int64) {
	w := e.persons.add(&r.Line, amount)
	switch w.inA {
	case amount:
		r.TrancheA = r.Amount
	case 0:
		r.TrancheB = r.Amount
	default:
		r.TrancheA, r.TrancheB = e.decimal(w.inA), e.decimal(amount-w.inA)
	}
	list, day := e.makeRoom(len(of.contributions)), e.budget.day(&r.Line)
	for _, i := range of.contributions {
		one := &e.charges[i]
		if one.dated && !one.contribution.on(day) {
			continue
		}
		base := one.on(r, amount, w)
		charged := one.charged(r, base)
		if spent = min(spent+abs(charged), beyond); one.bounded {
			charged = e.persons.bound(w, i, one, charged)
		}
		one.base, one.amount, sum = one.base+base, one.amount+charged, sum+charged
		list = list[:len(list)+1] // filled in place: there are many
		into := &list[len(list)-1]
		into.Label, into.Contribution, into.On, into.Rate = one.contribution.Label, i, one.contribution.Base, one.contribution.Rate
		into.Base, into.Amount = e.shown(r, base, amount, w.inA), e.decimal(charged)
	}
	e.room = e.room[:len(e.room)+len(list)]
	r.Charges = list[:len(list):len(list)]
	if w.named {
		e.persons.found[w.at].charge += sum
	}
	return sum, spent
}

func abs(n int64) int64 { return max(n, -n) }

// charged returns the contribution of a line, rounded.
func (c *charge) charged(r *LineResult, base int64) int64 {
	if c.unit > 0 {
		if n, done := c.quick(base, c.numerator, c.unit); done {
			return n
		}
	}
	return c.round(c.exact(r, base))
}

// on returns the base of a contribution.
func (c *charge) on(r *LineResult, amount int64, w walked) int64 {
	switch c.contribution.Base {
	case TrancheA:
		return w.inA
	case TrancheB:
		return amount - w.inA
	case Band:
		return w.band(amount, c.floor, c.ceiling)
	case WholeAbove:
		return wholeAbove(w.after, c.floor, c.ceiling) - wholeAbove(w.before, c.floor, c.ceiling)
	case Daily:
		return c.inDays(r, amount)
	default:
		return amount
	}
}

// inDays caps the pay of a line by its days of work, the cap being rounded to the minor unit; a credit is
// capped as pay is.
func (c *charge) inDays(r *LineResult, amount int64) int64 {
	if limit, done := c.quickDays(r); done {
		return min(max(amount, -limit), limit)
	}
	day := c.daily
	if !c.multiple.IsZero() && !r.Line.DailyMinimum.IsZero() {
		own := fraction.FromDecimal(r.Line.DailyMinimum).Mul(c.multiple)
		if day.IsZero() || own.Cmp(day) < 0 {
			day = own
		}
	}
	if day.IsZero() {
		return amount
	}
	limit := c.round(day.Mul(r.Days))
	return min(max(amount, -limit), limit)
}

// quickDays is the cap of whole days at whole times a minimum in minor units.
func (c *charge) quickDays(r *LineResult) (int64, bool) {
	times, whole := c.multiple.Int64()
	days, full := r.Days.Int64()
	minimum, fits := digits(r.Line.DailyMinimum)
	if !whole || !full || !fits || minimum <= 0 || times <= 0 || r.Line.DailyMinimum.Exponent() != -c.places || !c.daily.IsZero() {
		return 0, false
	}
	own, fine := c.quick(minimum, times, 1)
	if !fine {
		return 0, false
	}
	limit, fine := c.quick(own, days, 1)
	return min(limit, beyond), fine
}

// exact returns the contribution of a line in the currency, not rounded. An amount has the sign of the rate:
// a credit gives back what the pay has borne.
func (c *charge) exact(r *LineResult, base int64) fraction.F {
	var flat fraction.F
	switch c.contribution.Base {
	case EachUnit:
		flat = c.factor.Mul(r.count())
	case EachLine:
		if base != 0 {
			flat = c.factor
		}
	default:
		return fraction.Int(base).Mul(c.factor)
	}
	if r.Rate.Sign() < 0 {
		return flat.Neg()
	}
	return flat
}

// shown returns a base as a decimal, one that the line has already where it can.
func (e *estimate) shown(r *LineResult, base, amount, inA int64) decimal.Decimal {
	switch base {
	case amount:
		return r.Amount
	case inA:
		return r.TrancheA
	case amount - inA:
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
