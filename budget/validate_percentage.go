package budget

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

func (b Budget) validateBases(c *fault.Collector) {
	ids := map[string]bool{}
	for i, base := range b.Bases {
		at := c.In("bases[%d]", i)
		check.Unique(at, "id", base.ID, ids)
		check.Labels(at, "label", base.Label)
		b.validateParts(at, base, b.percentageIDs(len(b.Percentages)))
		if len(base.Posts)+len(base.Of) == 0 {
			at.Add("posts", ErrRequired, nil)
		}
	}
}

// percentageIDs returns the percentages before place n.
func (b Budget) percentageIDs(n int) map[string]bool {
	ids := map[string]bool{}
	for _, p := range b.Percentages[:n] {
		ids[p.ID] = true
	}
	return ids
}

func (b Budget) validatePercentages(c *fault.Collector) {
	ids := map[string]bool{}
	for i, p := range b.Percentages {
		at := c.In("percentages[%d]", i)
		b.validatePercentage(at, p, b.percentageIDs(i))
		check.Unique(at, "id", p.ID, ids)
		if len(p.Posts)+len(p.Of) == 0 && p.On == "" && p.Flat.IsZero() {
			at.Add("posts", ErrRequired, nil)
		}
	}
}

func (b Budget) validateCredits(c *fault.Collector) {
	ids, before := map[string]bool{}, b.percentageIDs(len(b.Percentages))
	for i, credit := range b.Credits {
		at := c.In("credits[%d]", i)
		b.validatePercentage(at, credit.asPercentage(), before)
		check.Unique(at, "id", credit.ID, ids)
		check.Percent(at, "discount", credit.Discount)
		own := len(credit.Posts)+len(credit.Of) > 0 || credit.On != ""
		if own && credit.Eligible {
			at.Add("eligible", ErrDuplicate, nil)
		}
		if !own && !credit.Eligible && credit.Flat.IsZero() {
			at.Add("posts", ErrRequired, nil)
		}
	}
}

func (b Budget) validatePercentage(at *fault.Collector, p Percentage, before map[string]bool) {
	check.Labels(at, "label", p.Label)
	check.Percent(at, "rate", p.Rate)
	b.amount(at, "cap", p.Cap)
	if check.Decimal(at, "flat", p.Flat) && check.Whole(at, "flat", p.Flat, b.places()) && !p.Flat.IsZero() && !p.Rate.IsZero() {
		at.Add("flat", ErrDuplicate, p.Flat)
	}
	own := len(p.Posts)+len(p.Of)+len(p.Less) > 0
	switch {
	case !p.Flat.IsZero() && (own || p.On != ""):
		at.Add("flat", ErrDuplicate, p.Flat)
	case p.On != "" && own:
		at.Add("on", ErrDuplicate, p.On)
	case p.On != "":
		base := b.named(p.On)
		if base.ID == "" {
			at.Add("on", ErrUnknown, p.On)
		}
		b.validateOf(at, "on", base.Of, before)
	default:
		b.validateParts(at, Base{Posts: p.Posts, Of: p.Of, Less: p.Less}, before)
	}
}

// validateParts checks what a base is made of; before are the percentages that it may hold.
func (b Budget) validateParts(at *fault.Collector, base Base, before map[string]bool) {
	chart, posts := b.chart(), map[string]bool{}
	for j, number := range base.Posts {
		one := at.In("posts[%d]", j)
		if check.Unique(one, "", number, posts) && !chart.has(number) {
			one.Add("", ErrUnknown, number)
		}
	}
	for j, account := range base.Less {
		one := at.In("less[%d]", j)
		if check.Code(one, "", account) && chart.index(account) < 0 {
			one.Add("", ErrUnknown, account)
		}
	}
	b.validateOf(at, "of", base.Of, before)
}

func (b Budget) validateOf(at *fault.Collector, path string, of []string, before map[string]bool) {
	all, seen := b.percentageIDs(len(b.Percentages)), map[string]bool{}
	for _, id := range of {
		switch {
		case !check.Unique(at, path, id, seen):
		case !all[id]:
			at.Add(path, ErrUnknown, id)
		case !before[id]:
			at.Add(path, ErrOrder, id)
		}
	}
}

// tooMuch is what is wrong with amounts that come to more than a budget may.
const tooMuch = "more than the largest total"

// blank reports whether a decimal is the zero that a document leaves out.
func blank(d decimal.Decimal) bool { return d.Exponent() == 0 && d.IsZero() }

// digits returns the coefficient of a decimal, without a copy of it, and whether it fits: that of one of at most
// 18 digits or so, with an exponent that the library accepts. Nearly all do.
func digits(d decimal.Decimal) (int64, bool) {
	n, exponent := d.CoefficientInt64(), d.Exponent()
	return n, exponent >= -money.MaxExponent && exponent <= money.MaxExponent && d.Equal(decimal.New(n, exponent))
}

// plain reports whether a decimal has such digits.
func plain(d decimal.Decimal) bool {
	_, fits := digits(d)
	return fits
}

// exactly returns a decimal as a fraction, and whether it may be computed with.
func exactly(c *fault.Collector, path string, d decimal.Decimal) (fraction.F, bool) {
	if n, fits := digits(d); fits {
		return fraction.Scaled(n, d.Exponent()), true
	}
	if !check.Decimal(c, path, d) {
		return fraction.F{}, false
	}
	return fraction.FromDecimal(d), true
}

// positive reports whether a decimal is zero or more.
func positive(c *fault.Collector, path string, d decimal.Decimal) bool {
	return (plain(d) && !d.IsNegative()) || check.NotNegative(c, path, d)
}
