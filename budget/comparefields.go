package budget

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// fact is one thing that a line or a percentage says.
type fact[T any] struct {
	name string
	text func(*T) string
	// figure is what a number is compared by; nil for a text.
	figure func(*T) Fraction
}

func said[T any](name string, text func(*T) string) fact[T] { return fact[T]{name: name, text: text} }

func counted[T any](name string, figure func(*T) Fraction) fact[T] {
	return fact[T]{name: name, figure: figure, text: func(of *T) string { return shown(figure(of)) }}
}

func paid[T any](name string, amount func(*T) decimal.Decimal) fact[T] {
	return fact[T]{name: name, text: func(of *T) string { return money.Text(amount(of)) }, figure: func(of *T) Fraction {
		return fraction.FromDecimal(amount(of))
	}}
}

// changes returns the facts that are not the same before and after.
func changes[T any](facts []fact[T], before, after *T) []FieldChange {
	var changed []FieldChange
	for _, one := range facts {
		if one.figure != nil && one.figure(before).Equal(one.figure(after)) {
			continue
		}
		if was, is := one.text(before), one.text(after); one.figure != nil || was != is {
			changed = append(changed, FieldChange{Field: one.name, Before: was, After: is})
		}
	}
	return changed
}

// lineFacts are the columns of a line, its figures as its formulas come to, and the post and the rate of exchange
// that it was given. A field that a document leaves out is what it stands for.
func lineFacts(currency string) []fact[LineResult] {
	computed := map[string]func(r *LineResult) Fraction{
		"quantity":   func(r *LineResult) Fraction { return r.Quantity },
		"number":     func(r *LineResult) Fraction { return r.Number },
		"multiplier": func(r *LineResult) Fraction { return r.Multiplier },
		"rate":       func(r *LineResult) Fraction { return r.Rate },
	}
	defaults := map[string]string{"currency": currency, "payment": string(Cash)}
	var facts []fact[LineResult]
	for _, column := range columns() {
		switch name, figure := column.name, computed[column.name]; {
		case name == "id":
		case figure != nil:
			facts = append(facts, counted(name, figure))
		case column.figure != nil:
			facts = append(facts, paid(name, func(r *LineResult) decimal.Decimal { return *column.figure(&r.Line) }))
		default:
			facts = append(facts, said(name, func(r *LineResult) string {
				if text := column.write(&r.Line); text != "" {
					return text
				}
				return defaults[name]
			}))
		}
		switch column.name {
		case "account":
			facts = append(facts, said("post", func(r *LineResult) string { return r.Post }))
		case "currency":
			facts = append(facts, paid("exchange", func(r *LineResult) decimal.Decimal { return r.Exchange.Rate }))
		}
	}
	return facts
}

// creditFacts are what a credit says, or a percentage, of which some are empty.
func creditFacts() []fact[CreditResult] {
	list := func(name string, words func(c *CreditResult) []string) fact[CreditResult] {
		return said(name, func(c *CreditResult) string { return strings.Join(words(c), "|") })
	}
	return []fact[CreditResult]{
		said("label.fr", func(c *CreditResult) string { return c.Label.FR }),
		said("label.en", func(c *CreditResult) string { return c.Label.EN }),
		said("on", func(c *CreditResult) string { return c.On }),
		list("posts", func(c *CreditResult) []string { return c.Posts }),
		list("of", func(c *CreditResult) []string { return c.Of }),
		list("less", func(c *CreditResult) []string { return c.Less }),
		said("eligible", func(c *CreditResult) string { return flag(c.Eligible) }),
		paid("base", func(c *CreditResult) decimal.Decimal { return c.Base }),
		paid("rate", func(c *CreditResult) decimal.Decimal { return c.Rate }),
		paid("flat", func(c *CreditResult) decimal.Decimal { return c.Flat }),
		paid("cap", func(c *CreditResult) decimal.Decimal { return c.Cap }),
		said("cut_by", func(c *CreditResult) string { return c.CutBy }),
		paid("discount_rate", func(c *CreditResult) decimal.Decimal { return c.DiscountRate }),
	}
}
