package cashflow

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
)

// FromBudget makes the outflows of a computed budget: each line in the column pay or, when it has no
// category of pay, suppliers; and its social charges in the column charges, on the terms of
// [FifteenthOfNextMonth]. A line keeps the ID, the label and the key of the budget. The lines of the
// excluded accounts lose their key, so that the plan shows them among the unallocated.
//
// The percentages of the budget are left to the caller, who knows which part of them is cash:
// producer's fee, overheads and contingency usually stand in the column structure.
func FromBudget(result budget.Result, excluded ...string) []Outflow {
	outflows := make([]Outflow, 0, 2*len(result.Lines))
	for _, line := range result.Lines {
		flow := Outflow{ID: line.Line.ID, Label: line.Line.Label, Column: Pay, Amount: line.Amount, Key: line.Line.Key}
		if line.Line.Category == "" {
			flow.Column = Suppliers
		}
		if slices.Contains(excluded, line.Line.Account) {
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
