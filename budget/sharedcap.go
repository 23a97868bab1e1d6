package budget

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// SharedCap bounds several percentages together (plafond commun): producer's fee and overheads at most 12 % of
// a base. They consume it in the order of the devis, as the lines of a person consume a ceiling: the one that
// passes it is cut there, and one after it comes to nothing. A negative percentage gives room back.
type SharedCap struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Percentages are the IDs of those that it bounds.
	Percentages []string `json:"percentages"`
	// Rate is in per cent, from 0 to 100, of the [Base] that On names, whose own percentages all stand before
	// the first one bounded. What it comes to is rounded, and never less than zero.
	Rate decimal.Decimal `json:"rate,omitzero"`
	On   string          `json:"on,omitempty"`
	// Flat is an amount in the place of Rate and On.
	Flat decimal.Decimal `json:"flat,omitzero"`
}

// SharedCapResult is one computed cap.
type SharedCapResult struct {
	ID          string   `json:"id"`
	Label       Text     `json:"label,omitzero"`
	Percentages []string `json:"percentages"`
	// On names the base; Posts, Of and Less are what it is made of.
	On    string          `json:"on,omitempty"`
	Posts []string        `json:"posts,omitempty"`
	Of    []string        `json:"of,omitempty"`
	Less  []string        `json:"less,omitempty"`
	Base  decimal.Decimal `json:"base"`
	Rate  decimal.Decimal `json:"rate,omitzero"`
	Flat  decimal.Decimal `json:"flat,omitzero"`
	// Limit is the most that the percentages may come to, Amount what they come to.
	Limit  decimal.Decimal `json:"limit"`
	Amount decimal.Decimal `json:"amount"`
}

// base returns what the base of a computed cap is made of.
func (c SharedCapResult) base() Base { return Base{Posts: c.Posts, Of: c.Of, Less: c.Less} }

// limit is a shared cap on its way: what it allows, known from the first of its percentages on, and what they
// have consumed.
type limit struct {
	known                bool
	base, most, consumed int64
}

// consume cuts a percentage at what the shared caps leave, and returns what it comes to.
func (e *estimate) consume(r *PercentageResult, amount int64) int64 {
	for i := range e.caps {
		if given := &e.budget.Caps[i]; slices.Contains(given.Percentages, r.ID) {
			one := &e.caps[i]
			if !one.known {
				*one = e.limit(i)
			}
			if left := max(0, one.most-one.consumed); amount > left {
				amount, r.CutBy = left, given.ID
			}
		}
	}
	for i := range e.caps {
		if slices.Contains(e.budget.Caps[i].Percentages, r.ID) {
			e.caps[i].consumed += amount
		}
	}
	if r.CutBy != "" {
		r.Amount = e.decimal(amount)
	}
	return amount
}

// limit returns what the cap at a place allows.
func (e *estimate) limit(i int) limit {
	given := &e.budget.Caps[i]
	if given.On == "" {
		return limit{known: true, most: e.of(given.Flat)}
	}
	base := e.amount(&e.bases[len(e.bases)-len(e.caps)+i])
	return limit{known: true, base: base, most: max(0, e.share(base, given.Rate))}
}

func (e *estimate) addCaps() {
	for i, given := range e.budget.Caps {
		one, base := e.caps[i], e.budget.named(given.On)
		e.result.Caps = append(e.result.Caps, SharedCapResult{
			ID: given.ID, Label: given.Label, Percentages: slices.Clone(given.Percentages), On: given.On,
			Posts: slices.Clone(base.Posts), Of: slices.Clone(base.Of), Less: slices.Clone(base.Less),
			Base: e.decimal(one.base), Rate: given.Rate, Flat: given.Flat, Limit: e.decimal(one.most), Amount: e.decimal(one.consumed),
		})
	}
}

func (b Budget) validateCaps(c *fault.Collector) {
	ids, all := map[string]bool{}, b.percentageIDs(len(b.Percentages))
	for i, given := range b.Caps {
		at := c.In("caps[%d]", i)
		check.Unique(at, "id", given.ID, ids)
		check.Labels(at, "label", given.Label)
		seen := map[string]bool{}
		for j, id := range given.Percentages {
			if one := at.In("percentages[%d]", j); check.Unique(one, "", id, seen) && !all[id] {
				one.Add("", ErrUnknown, id)
			}
		}
		if len(given.Percentages) == 0 {
			at.Add("percentages", ErrRequired, nil)
		}
		check.Percent(at, "rate", given.Rate)
		b.amount(at, "flat", given.Flat)
		b.validateLimit(at, given)
	}
}

// validateLimit checks that a cap has one limit, whose base is whole before the first percentage that it bounds.
func (b Budget) validateLimit(at *fault.Collector, given SharedCap) {
	switch {
	case given.On == "" && given.Flat.IsZero():
		at.Add("flat", ErrRequired, nil)
	case given.On == "" && !given.Rate.IsZero():
		at.Add("on", ErrRequired, nil)
	case given.On == "":
	case !given.Flat.IsZero():
		at.Add("flat", ErrDuplicate, given.Flat)
	case given.Rate.IsZero():
		at.Add("rate", ErrRequired, nil)
	default:
		base := b.named(given.On)
		if base.ID == "" {
			at.Add("on", ErrUnknown, given.On)
		}
		first := slices.IndexFunc(b.Percentages, func(p Percentage) bool { return slices.Contains(given.Percentages, p.ID) })
		b.validateOf(at, "on", base.Of, b.percentageIDs(max(0, first)))
	}
}
