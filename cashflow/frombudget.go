package cashflow

import (
	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
)

// FromBudget makes the outflows of a computed budget: each line in the column pay or, when it has no
// category of pay, suppliers; and its social charges in the column charges, on the terms of
// [FifteenthOfNextMonth]. A line keeps the ID, the label and the key of the budget. The lines of the
// excluded accounts, and of those that begin with them, lose their key, so that the plan shows them
// among the unallocated, as it does those that are not paid in cash (in kind, deferred, in participation).
// [Payables] says more of how a budget is paid.
//
// The percentages of the budget are left to [FromPercentage], for only a part of them may be cash.
func FromBudget(result budget.Result, excluded ...string) []Outflow {
	outflows := make([]Outflow, 0, 2*len(result.Lines))
	for _, line := range result.Lines {
		flow := Outflow{
			ID: line.Line.ID, Label: line.Line.Label, Column: Pay, Amount: line.Amount, Key: line.Line.Key, Payment: line.Line.Payment,
		}
		if line.Line.Category == "" {
			flow.Column = Suppliers
		}
		if line.Line.Of(excluded...) {
			flow.Key = ""
		}
		outflows = append(outflows, flow)
		if !line.Charge.IsZero() {
			flow.Column, flow.Amount, flow.Terms = Charges, line.Charge, FifteenthOfNextMonth()
			outflows = append(outflows, flow)
		}
	}
	return outflows
}

// FromPercentage makes the outflow of a percentage of a computed budget (producer's fee, overheads,
// contingency), in the column structure, spread by a key: its amount less the sources that defer it,
// which are costs without cash. It reports whether the budget has such a percentage.
func FromPercentage(result budget.Result, id, key string, deferred ...financing.Source) (outflow Outflow, found bool) {
	for _, p := range result.Percentages {
		if p.ID != id {
			continue
		}
		outflow = Outflow{ID: id, Label: p.Label.In("fr"), Column: Structure, Amount: p.Amount, Key: key}
		for _, source := range deferred {
			outflow.Amount = outflow.Amount.Sub(source.Amount)
		}
		return outflow, true
	}
	return Outflow{}, false
}
