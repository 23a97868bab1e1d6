package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// less returns the ceiling that is left to the seller under sub-distributors at flat rates.
func (l *ceiling) less(sub decimal.Decimal) *ceiling {
	if l == nil || sub.IsZero() {
		return l
	}
	left := *l
	left.Beyond = noLess(l.Beyond.Sub(sub))
	left.Bands = slices.Clone(l.Bands)
	for i := range left.Bands {
		left.Bands[i].Rate = noLess(left.Bands[i].Rate.Sub(sub))
	}
	if l.FromFirst != nil {
		left.FromFirst = new(noLess(l.FromFirst.Sub(sub)))
	}
	return &left
}

func noLess(d decimal.Decimal) decimal.Decimal { return decimal.Max(d, decimal.Decimal{}) }

// lowest returns the lowest rate of the ceiling.
func (l *ceiling) lowest() decimal.Decimal {
	low := l.Beyond
	for _, b := range l.Bands {
		low = decimal.Min(low, b.Rate)
	}
	if l.FromFirst != nil {
		low = decimal.Min(low, *l.FromFirst)
	}
	return low
}

// highest returns the highest rate of the commission.
func (z sized) highest() decimal.Decimal {
	var high decimal.Decimal
	for _, step := range z.steps {
		high = decimal.Max(high, step.Rate)
	}
	if z.scale != nil {
		high = decimal.Max(high, z.scale.Beyond)
		for _, b := range z.scale.Bands {
			high = decimal.Max(high, b.Rate)
		}
	}
	return high
}

// and returns the lower of a ceiling and a flat rate.
func (l *ceiling) and(rate decimal.Decimal) *ceiling {
	if l == nil {
		return flat(rate, "conditions du bénéficiaire", "terms of the beneficiary")
	}
	both, _ := lower(l.Scale, Scale{Beyond: rate})
	return &ceiling{both, l.rule}
}

// under returns the commission that a ceiling leaves: band by band the lower rate. It is false where the
// lower of the two is no scale: rates that change on other conditions than the turnover, under bands; two
// falls at different turnovers.
func (z sized) under(l *ceiling) (sized, bool) {
	if l == nil || z.highest().LessThanOrEqual(l.lowest()) {
		return z, true
	}
	if z.scale == nil && !l.flat() && len(z.steps) > 1 {
		return z, false
	}
	if z.scale == nil && l.flat() {
		steps := slices.Clone(z.steps)
		for i := range steps {
			steps[i].Rate = decimal.Min(steps[i].Rate, l.Beyond)
		}
		z.steps = steps
		return z, true
	}
	own := Scale{}
	if z.scale != nil {
		own = *z.scale
	} else {
		if z.steps[0].Until != nil {
			return z, false
		}
		own.Beyond = z.steps[0].Rate
	}
	both, simple := lower(own, l.Scale)
	z.steps, z.scale = nil, &both
	return z, simple
}

// lower returns the lower of two scales, band by band, and the lower of their falls; not simple where they are of
// different turnovers.
func lower(a, b Scale) (both Scale, simple bool) {
	if !climbAlike(a, b) {
		return both, false
	}
	if both.Of = a.Of; len(a.Bands) == 0 {
		both.Of = b.Of
	}
	both.Beyond = decimal.Min(a.Beyond, b.Beyond)
	var from decimal.Decimal
	for _, upTo := range bounds(a, b) {
		both.Bands = append(both.Bands, ScaleBand{UpTo: upTo, Rate: decimal.Min(a.at(from), b.at(from))})
		from = upTo
	}
	for _, s := range []Scale{a, b} {
		if s.FromFirst == nil {
			continue
		}
		if !s.last().Equal(from) {
			return both, false
		}
		if both.FromFirst == nil || s.FromFirst.LessThan(*both.FromFirst) {
			both.FromFirst = s.FromFirst
		}
	}
	if both.Fall().IsZero() {
		both.FromFirst = nil
	}
	return both, true
}

// lowerRates reports whether steps differ from others with the same conditions.
func lowerRates(a, b []recoupment.Step) bool {
	return !slices.EqualFunc(a, b, func(x, y recoupment.Step) bool {
		return x.Rate.Equal(y.Rate) && (x.Most == nil) == (y.Most == nil) && (x.Most == nil || x.Most.Equal(*y.Most))
	})
}
