package budget

import (
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
	// VAT is what became of the value added tax, and Net of the cost after credits.
	VAT TotalChange `json:"vat"`
	Net TotalChange `json:"net"`
	// Lines are those that changed in anything: in the order of the second devis, then those that were removed.
	Lines []LineChange `json:"lines"`
	// Quantity, Rate and Charge are the sums of the effects of the lines.
	Quantity decimal.Decimal `json:"quantity"`
	Rate     decimal.Decimal `json:"rate"`
	Charge   decimal.Decimal `json:"charge"`
	// Contributions are those that come to another base, rate or amount over all lines: they add up to Charge.
	Contributions []ChargeChange `json:"contributions"`
	// Percentages are those that changed in anything; one that stands in one version only is zero in the other.
	Percentages []PercentageChange `json:"percentages"`
	// Credits are the same of credits. Their amounts are what a credit brings after its discount.
	Credits []PercentageChange `json:"credits"`
}

// TotalChange is a total of both versions.
type TotalChange struct {
	Before     decimal.Decimal `json:"before"`
	After      decimal.Decimal `json:"after"`
	Difference decimal.Decimal `json:"difference"`
}

func totalChange(before, after decimal.Decimal) TotalChange {
	return TotalChange{Before: before, After: after, Difference: after.Sub(before)}
}

// Change is what became of a line, or of what stands on lines or under them.
type Change string

// The changes.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed"
)

// LineChange is one line that changed. Quantity, Rate and Charge add up to the difference of its cost,
// charges included; all three are zero for a line of which only words changed.
type LineChange struct {
	ID     string `json:"id"`
	Label  string `json:"label"`
	Change Change `json:"change"`
	// AccountBefore and AccountAfter differ for a line that moved.
	AccountBefore string `json:"account_before,omitempty"`
	AccountAfter  string `json:"account_after,omitempty"`
	// Fields are what the line says that it did not say before; none for a line added or removed.
	Fields       []FieldChange   `json:"fields,omitempty"`
	Before       decimal.Decimal `json:"before"`
	After        decimal.Decimal `json:"after"`
	ChargeBefore decimal.Decimal `json:"charge_before"`
	ChargeAfter  decimal.Decimal `json:"charge_after"`
	// Quantity is the effect of the units (quantity x number x multiplier): those of after at the rate of before,
	// rounded to the minor unit, less the amount of before; Rate the rest of the difference of the amounts: the effect of the rate, and of its
	// exchange, on the units of after. A line added or removed is all quantity.
	Quantity decimal.Decimal `json:"quantity"`
	Rate     decimal.Decimal `json:"rate"`
	// Charge is the effect on social charges, and Charges the contributions that make it.
	Charge  decimal.Decimal `json:"charge"`
	Charges []ChargeChange  `json:"charges,omitempty"`
	// VAT is the effect on value added tax, which is in no total.
	VAT decimal.Decimal `json:"vat,omitzero"`
}

// FieldChange is one field that changed: its name in JSON, and what it said in each version, as in
// [Budget.LinesCSV]. Figures are what formulas come to.
type FieldChange struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Compare returns what changed from before to after; lines are the same when their IDs are, contributions when
// category, label and base are, percentages and credits when their IDs are. A line is listed when anything that it
// says changed, whether or not it costs the same.
//
// The error is a [Faults] of [ErrCurrency] when the versions are not in the same currency or it is not known, of
// [ErrDuplicate] for two lines of one version with one ID, or of [ErrTooLarge] when a figure is one that no
// computation has made.
func Compare(before, after Result) (Comparison, error) {
	places, known := money.MinorUnits(after.Currency)
	if !known || before.Currency != after.Currency {
		return Comparison{}, Faults{{Path: "currency", Kind: ErrCurrency, Value: before.Currency + ", " + after.Currency}}
	}
	var f fault.Collector
	old, _ := before.byID(f.In("before")), after.byID(f.In("after"))
	if err := f.Err(); err != nil {
		return Comparison{}, err
	}
	c := Comparison{
		Currency: after.Currency, Before: before.Total, After: after.Total, Difference: after.Total.Sub(before.Total),
		VAT: totalChange(before.VAT, after.VAT), Net: totalChange(before.Net, after.Net), Lines: []LineChange{},
	}
	u, facts := newUnits(places, after.Rounding), lineFacts(after.Currency)
	for i := range after.Lines {
		line := &after.Lines[i]
		c.line(u, facts, [2]*LineResult{old[line.Line.ID], line})
		delete(old, line.Line.ID)
	}
	for i := range before.Lines {
		if _, removed := old[before.Lines[i].Line.ID]; removed {
			c.line(u, facts, [2]*LineResult{&before.Lines[i]})
		}
	}
	c.Contributions = compareCharges(before.charged(), after.charged())
	c.Percentages = comparePercentages(before.asCredits(), after.asCredits())
	c.Credits = comparePercentages(before.Credits, after.Credits)
	return c, nil
}

// byID returns the lines by their ID, and reports figures that cannot be computed with.
func (r *Result) byID(c *fault.Collector) map[string]*LineResult {
	if !check.Decimals(c, *r, money.Computable) {
		return nil
	}
	lines := make(map[string]*LineResult, len(r.Lines))
	for i := range r.Lines {
		id := r.Lines[i].Line.ID
		if lines[id] != nil {
			c.In("lines[%d]", i).Add("id", ErrDuplicate, id)
		}
		lines[id] = &r.Lines[i]
	}
	return lines
}

// line records one line, before and after, of which one may be missing, if it changed.
func (c *Comparison) line(u units, facts []fact[LineResult], of [2]*LineResult) {
	one, before, after := LineChange{Change: Changed}, of[0], of[1]
	if before != nil {
		one.ID, one.Label, one.AccountBefore = before.Line.ID, before.Line.Label, before.Line.Account
		one.Before, one.ChargeBefore, one.VAT = before.Amount, before.Charge, before.VAT.Neg()
	}
	if after != nil {
		one.ID, one.Label, one.AccountAfter = after.Line.ID, after.Line.Label, after.Line.Account
		one.After, one.ChargeAfter, one.VAT = after.Amount, after.Charge, one.VAT.Add(after.VAT)
	}
	one.Charge = one.ChargeAfter.Sub(one.ChargeBefore)
	one.Quantity = one.After.Sub(one.Before)
	one.Charges = compareCharges(before.charged(), after.charged())
	switch {
	case before == nil:
		one.Change = Added
	case after == nil:
		one.Change = Removed
	default:
		one.Fields = changes(facts, before, after)
		same := before.Amount.Equal(after.Amount) && one.Charge.IsZero() && one.VAT.IsZero()
		if same && len(one.Fields) == 0 && len(one.Charges) == 0 {
			return
		}
		moved := *before
		moved.Quantity, moved.Number, moved.Multiplier = after.Quantity, after.Number, after.Multiplier
		at := moved.exact().Round(u.places, u.rounding)
		one.Quantity, one.Rate = at.Sub(before.Amount), one.After.Sub(at)
	}
	c.Quantity, c.Rate, c.Charge = c.Quantity.Add(one.Quantity), c.Rate.Add(one.Rate), c.Charge.Add(one.Charge)
	c.Lines = append(c.Lines, one)
}
