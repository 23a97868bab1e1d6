package budget

import (
	"slices"

	"github.com/shopspring/decimal"
)

// partial is the base of a percentage while the lines are read. Amounts are in minor units.
type partial struct {
	Base
	// within says, of each post of the chart, whether the base holds it.
	within []bool
	// leftOut is what the accounts of Less take out of the posts.
	leftOut int64
}

func (e *estimate) partial(base Base) partial {
	p := partial{Base: base, within: make([]bool, len(e.posts))}
	for i, post := range e.plan.chart.Posts {
		p.within[i] = slices.Contains(base.Posts, post.Number)
	}
	return p
}

// part is an amount that stands in a post, by its place.
type part struct {
	post   int
	amount int64
}

// leave counts a line of an account that is left out: its amount where the base holds its post, and its
// charges where the base holds the post on which they stand.
func (p *partial) leave(line *Line, amount, charges part) {
	if len(p.Less) == 0 || !line.Of(p.Less...) {
		return
	}
	for _, one := range []part{amount, charges} {
		if p.within[one.post] {
			p.leftOut += one.amount
		}
	}
}

// amount returns the base at a place in minor units: the posts less what is left out, and the percentages
// before it.
func (e *estimate) amount(of *partial) int64 {
	on := -of.leftOut
	for i, within := range of.within {
		if within {
			on += e.posts[i]
		}
	}
	for _, id := range of.Of {
		on += e.amounts[id]
	}
	return on
}

// addPercentage computes a percentage, whose base is at a place, and adds it to the total.
func (e *estimate) addPercentage(place int, p Percentage) {
	r := e.percentage(p, &e.bases[place])
	amount := e.capped(&r, e.amount(&e.bases[place]))
	amount = e.consume(&r, amount)
	e.amounts[p.ID] = amount
	e.total += amount
	e.result.Percentages = append(e.result.Percentages, r)
}

// percentage starts the result of a percentage of a base.
func (e *estimate) percentage(p Percentage, of *partial) PercentageResult {
	return PercentageResult{
		ID: p.ID, Label: p.Label, On: p.On, Rate: p.Rate, Flat: p.Flat, Cap: p.Cap, LeftOut: e.decimal(of.leftOut),
		Posts: append([]string{}, of.Posts...), Of: slices.Clone(of.Of), Less: append([]string{}, of.Less...),
	}
}

// capped fills the amount of a percentage from its base, and returns it.
func (e *estimate) capped(r *PercentageResult, on int64) int64 {
	uncapped := e.of(r.Flat)
	if r.Flat.IsZero() {
		uncapped = e.share(on, r.Rate)
	}
	e.spend(uncapped)
	amount := uncapped
	if !r.Cap.IsZero() {
		amount = min(amount, e.of(r.Cap))
	}
	r.Base, r.Uncapped, r.Amount = e.decimal(on), e.decimal(uncapped), e.decimal(amount)
	return amount
}

// addCredit computes a credit, whose base is at a place, and returns what it brings.
func (e *estimate) addCredit(place int, c Credit) int64 {
	r := CreditResult{Eligible: c.Eligible, DiscountRate: c.Discount}
	r.PercentageResult = e.percentage(c.asPercentage(), &e.bases[place])
	on := e.amount(&e.bases[place])
	if c.Eligible {
		on = e.eligible
	}
	amount := e.capped(&r.PercentageResult, on)
	discount := e.share(amount, c.Discount)
	r.Discount, r.Net = e.decimal(discount), e.decimal(amount-discount)
	e.result.Credits = append(e.result.Credits, r)
	return amount - discount
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

// base adds up a base again, from the figures of the result alone.
func (r Result) base(of Base) (base, leftOut decimal.Decimal) {
	social := r.social()
	for _, post := range r.Posts {
		if slices.Contains(of.Posts, post.Post) {
			base = base.Add(post.Amount)
		}
	}
	for i := range r.Lines {
		line := &r.Lines[i]
		if len(of.Less) == 0 || !line.Line.Of(of.Less...) {
			continue
		}
		if slices.Contains(of.Posts, line.Post) {
			leftOut = leftOut.Add(line.Amount)
		}
		if slices.Contains(of.Posts, line.chargedTo(social)) {
			leftOut = leftOut.Add(line.Charge)
		}
	}
	for _, other := range r.Percentages {
		if slices.Contains(of.Of, other.ID) {
			base = base.Add(other.Amount)
		}
	}
	return base.Sub(leftOut), leftOut
}

// base returns what the base of a computed percentage is made of.
func (p PercentageResult) base() Base { return Base{Posts: p.Posts, Of: p.Of, Less: p.Less} }
