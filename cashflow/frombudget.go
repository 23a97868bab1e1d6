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
	return Payables{LeftOut: excluded}.outflows(result)
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

// LeftInFilm makes the outflows of what [FromPercentage] took off a percentage: the parts that deferred
// sources leave in the film (mise en participation), which the plan lists and never spreads. Each has the ID
// of the percentage and that of its source as detail.
func LeftInFilm(id string, deferred ...financing.Source) []Outflow {
	outflows := make([]Outflow, 0, len(deferred))
	for _, source := range deferred {
		outflows = append(outflows, Outflow{
			ID: id, Detail: source.ID, Label: source.Label, Column: Structure, Amount: source.Amount, Payment: budget.Participation,
		})
	}
	return outflows
}
