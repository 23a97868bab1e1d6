package budget

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Comparison is what changed from one version of a devis to another, line by line. Effects are what comes
// after less what was before: a rise of the cost is positive.
type Comparison struct {
	Currency string `json:"currency"`
	// Before and After are the totals, Difference what the second has more.
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Difference decimal.Decimal `json:"difference"`
	// Lines are those that changed: in the order of the second devis, then those that were removed.
	Lines []LineChange `json:"lines"`
	// Quantity, Rate and Charge are the sums of the effects of the lines.
	Quantity decimal.Decimal `json:"quantity"`
	Rate     decimal.Decimal `json:"rate"`
	Charge   decimal.Decimal `json:"charge"`
	// Percentages are those whose amount changed; one that stands in one version only is zero in the other.
	Percentages []PercentageChange `json:"percentages"`
}

// Change is what became of a line.
type Change string

// The changes.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
)

// LineChange is one line that changed. Quantity, Rate and Charge add up to the difference of its cost,
// charges included.
type LineChange struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Change Change `json:"change"`
	// AccountBefore and AccountAfter differ for a line that moved.
	AccountBefore string          `json:"account_before,omitempty"`
	AccountAfter  string          `json:"account_after,omitempty"`
	Before        decimal.Decimal `json:"before"`
	After         decimal.Decimal `json:"after"`
	ChargeBefore  decimal.Decimal `json:"charge_before"`
	ChargeAfter   decimal.Decimal `json:"charge_after"`
	// Quantity is the effect of the units (quantity x number x multiplier): those of after at the rate of before,
	// rounded to the minor unit, less the amount of before; Rate the rest of the difference of the amounts: the effect of the rate, and of its
	// exchange, on the units of after. A line added or removed is all quantity.
	Quantity decimal.Decimal `json:"quantity"`
	Rate     decimal.Decimal `json:"rate"`
	// Charge is the effect on social charges.
	Charge decimal.Decimal `json:"charge"`
}

// PercentageChange is one percentage of both versions.
type PercentageChange struct {
	ID         string          `json:"id"`
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Difference decimal.Decimal `json:"difference"`
}

// Compare returns what changed from before to after; lines are the same when their IDs are. A line that costs the
// same on the same account is not listed, whatever else of it changed; value added tax and credits are not compared.
// The error is a [Faults] of [ErrCurrency] when the versions are not in the same currency or it is not known, or of
// [ErrTooLarge] when an amount is one that no computation has made.
func Compare(before, after Result) (Comparison, error) {
	places, known := money.MinorUnits(after.Currency)
	if !known || before.Currency != after.Currency {
		return Comparison{}, Faults{{Path: "currency", Kind: ErrCurrency, Value: before.Currency + ", " + after.Currency}}
	}
	if err := errors.Join(before.computable(), after.computable()); err != nil {
		return Comparison{}, err
	}
	c := Comparison{
		Currency: after.Currency, Before: before.Total, After: after.Total, Difference: after.Total.Sub(before.Total),
		Lines: []LineChange{}, Percentages: []PercentageChange{},
	}
	u, old := newUnits(places, after.Rounding), map[string]*LineResult{}
	for i := range before.Lines {
		old[before.Lines[i].Line.ID] = &before.Lines[i]
	}
	for i := range after.Lines {
		line := &after.Lines[i]
		c.line(u, old[line.Line.ID], line)
		delete(old, line.Line.ID)
	}
	for i := range before.Lines {
		if _, removed := old[before.Lines[i].Line.ID]; removed {
			c.line(u, &before.Lines[i], nil)
		}
	}
	c.percentages(before.Percentages, after.Percentages)
	return c, nil
}

// line records one line, of which one side may be missing, if it changed.
func (c *Comparison) line(u units, before, after *LineResult) {
	one := LineChange{Change: Changed}
	if before != nil {
		one.ID, one.Label, one.AccountBefore = before.Line.ID, before.Line.Label, before.Line.Account
		one.Before, one.ChargeBefore = before.Amount, before.Charge
	}
	if after != nil {
		one.ID, one.Label, one.AccountAfter = after.Line.ID, after.Line.Label, after.Line.Account
		one.After, one.ChargeAfter = after.Amount, after.Charge
	}
	one.Charge = one.ChargeAfter.Sub(one.ChargeBefore)
	one.Quantity = one.After.Sub(one.Before)
	switch {
	case before == nil:
		one.Change = Added
	case after == nil:
		one.Change = Removed
	case same(before, after):
		return
	default:
		moved := *before
		moved.Quantity, moved.Number, moved.Multiplier = after.Quantity, after.Number, after.Multiplier
		at := moved.exact().Round(u.places, u.rounding)
		one.Quantity, one.Rate = at.Sub(before.Amount), one.After.Sub(at)
	}
	c.Quantity, c.Rate, c.Charge = c.Quantity.Add(one.Quantity), c.Rate.Add(one.Rate), c.Charge.Add(one.Charge)
	c.Lines = append(c.Lines, one)
}

// same reports whether a line costs the same in the same way, in the same account.
func same(a, b *LineResult) bool {
	return a.Line.Account == b.Line.Account && a.Amount.Equal(b.Amount) && a.Charge.Equal(b.Charge) &&
		a.count().Equal(b.count()) && a.Rate.Equal(b.Rate) && a.Exchange.Rate.Equal(b.Exchange.Rate)
}

func (c *Comparison) percentages(before, after []PercentageResult) {
	old := map[string]decimal.Decimal{}
	for _, p := range before {
		old[p.ID] = p.Amount
	}
	add := func(id string, was, is decimal.Decimal) {
		if difference := is.Sub(was); !difference.IsZero() {
			c.Percentages = append(c.Percentages, PercentageChange{ID: id, Before: was, After: is, Difference: difference})
		}
	}
	for _, p := range after {
		add(p.ID, old[p.ID], p.Amount)
		delete(old, p.ID)
	}
	for _, p := range before {
		if was, removed := old[p.ID]; removed {
			add(p.ID, was, decimal.Decimal{})
		}
	}
}

// Check adds the effects up again and reports, as [Faults] of kind [ErrUnbalance], those that do not come
// to the differences that the comparison shows.
func (c Comparison) Check() error {
	var f fault.Collector
	if !check.Decimals(&f, c, money.Computable) {
		return f.Err()
	}
	check.Same(&f, "difference", c.Difference, c.After.Sub(c.Before))
	var quantity, rate, charge, rest decimal.Decimal
	for i, one := range c.Lines {
		at := f.In("lines[%d]", i)
		check.Same(at, "quantity", one.Quantity.Add(one.Rate), one.After.Sub(one.Before))
		check.Same(at, "charge", one.Charge, one.ChargeAfter.Sub(one.ChargeBefore))
		quantity, rate, charge = quantity.Add(one.Quantity), rate.Add(one.Rate), charge.Add(one.Charge)
	}
	for i, one := range c.Percentages {
		check.Same(f.In("percentages[%d]", i), "difference", one.Difference, one.After.Sub(one.Before))
		rest = rest.Add(one.Difference)
	}
	check.Same(&f, "quantity", c.Quantity, quantity)
	check.Same(&f, "rate", c.Rate, rate)
	check.Same(&f, "charge", c.Charge, charge)
	check.Same(&f, "lines", money.Sum(quantity, rate, charge, rest), c.Difference)
	return f.Err()
}
