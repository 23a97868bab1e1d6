package budget

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/shopspring/decimal"
)

// addPercentage computes a percentage and adds it to the total.
func (e *estimate) addPercentage(p Percentage) {
	r, amount := e.percentage(p, e.budget.base(p))
	e.amounts[p.ID] = amount
	e.total = e.total.Add(amount)
	e.result.Percentages = append(e.result.Percentages, r)
}

// percentage computes one percentage of a base.
func (e *estimate) percentage(p Percentage, base Base) (PercentageResult, fraction.F) {
	r := PercentageResult{
		ID: p.ID, Label: p.Label, On: p.On, Rate: p.Rate, Flat: p.Flat, Cap: p.Cap,
		Posts: append([]string{}, base.Posts...), Of: slices.Clone(base.Of), Less: append([]string{}, base.Less...),
	}
	on, leftOut := e.base(base)
	r.Base, r.LeftOut = e.decimal(on), e.decimal(leftOut)
	amount := e.capped(&r, on)
	return r, amount
}

// capped fills the amount of a percentage from its base.
func (e *estimate) capped(r *PercentageResult, on fraction.F) fraction.F {
	uncapped := e.of(r.Flat)
	if r.Flat.IsZero() {
		_, uncapped = e.round(on.Mul(e.percent(r.Rate)))
	}
	amount := uncapped
	if !r.Cap.IsZero() {
		amount = fraction.Min(amount, e.of(r.Cap))
	}
	r.Uncapped, r.Amount = e.decimal(uncapped), e.decimal(amount)
	return amount
}

// addCredit computes a credit and returns what it brings.
func (e *estimate) addCredit(c Credit) fraction.F {
	p := c.asPercentage()
	r := CreditResult{Eligible: c.Eligible, DiscountRate: c.Discount}
	var amount fraction.F
	r.PercentageResult, amount = e.percentage(p, e.budget.base(p))
	if c.Eligible {
		pay, charges := e.result.Eligible()
		r.Base = pay.Add(charges)
		amount = e.capped(&r.PercentageResult, e.of(r.Base))
	}
	_, discount := e.round(amount.Mul(e.percent(c.Discount)))
	net := amount.Sub(discount)
	r.Discount, r.Net = e.decimal(discount), e.decimal(net)
	e.result.Credits = append(e.result.Credits, r)
	return net
}

// base returns the base of a percentage in minor units: the posts, less the lines of the accounts left
// out and less the charges of those lines where the post that carries them is in the base, and the
// percentages before it.
func (e *estimate) base(base Base) (on, leftOut fraction.F) {
	within := make(map[string]bool, len(base.Posts))
	for _, number := range base.Posts {
		within[number] = true
	}
	for i, post := range e.plan.chart.Posts {
		if within[post.Number] {
			on = on.Add(e.posts[i])
		}
	}
	for _, id := range base.Of {
		on = on.Add(e.amounts[id])
	}
	if len(base.Less) == 0 {
		return on, leftOut
	}
	social := e.result.social()
	for i := range e.result.Lines {
		line := &e.result.Lines[i]
		if !line.Line.Of(base.Less...) {
			continue
		}
		if within[line.Post] {
			leftOut = leftOut.Add(e.of(line.Amount))
		}
		if within[line.chargedTo(social)] {
			leftOut = leftOut.Add(e.of(line.Charge))
		}
	}
	return on.Sub(leftOut), leftOut
}

// social returns the number of the post of social charges, or nothing.
func (r Result) social() string {
	for _, post := range r.Posts {
		if post.Social {
			return post.Post
		}
	}
	return ""
}

// base returns the base of a computed percentage, from the figures of the result alone.
func (r Result) base(p PercentageResult) (base, leftOut decimal.Decimal) {
	social := r.social()
	for _, post := range r.Posts {
		if slices.Contains(p.Posts, post.Post) {
			base = base.Add(post.Amount)
		}
	}
	for _, line := range r.Lines {
		if !line.Line.Of(p.Less...) {
			continue
		}
		if slices.Contains(p.Posts, line.Post) {
			leftOut = leftOut.Add(line.Amount)
		}
		if slices.Contains(p.Posts, line.chargedTo(social)) {
			leftOut = leftOut.Add(line.Charge)
		}
	}
	for _, other := range r.Percentages {
		if slices.Contains(p.Of, other.ID) {
			base = base.Add(other.Amount)
		}
	}
	return base.Sub(leftOut), leftOut
}
