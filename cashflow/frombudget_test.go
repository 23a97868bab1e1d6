package cashflow_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/stretchr/testify/require"
)

func TestFromBudget(t *testing.T) {
	line := func(id, account, category, key, amount, charge string) budget.LineResult {
		return budget.LineResult{
			Line:   budget.Line{ID: id, Account: account, Label: "label of " + id, Category: category, Key: key},
			Amount: dec(amount), Charge: dec(charge),
		}
	}
	result := budget.Result{Currency: "EUR", Lines: []budget.LineResult{
		line("L1", "2201", "TEC", "P1", "1000.00", "555.00"),
		line("L2", "7101", "", "F1", "200.00", "0"),
		line("L3", "9301", "", "F1", "50.00", "0"),
		line("L4", "1201", "AUT", "", "40.00", "0.44"),
		line("L5", "3101", "ART", "P1", "30.00", "0"),
	}}
	fifteenth := cashflow.Terms{Months: 1, Day: 15}
	require.Equal(t, []cashflow.Outflow{
		{ID: "L1", Label: "label of L1", Column: cashflow.Pay, Amount: dec("1000.00"), Key: "P1"},
		{ID: "L1", Label: "label of L1", Column: cashflow.Charges, Amount: dec("555.00"), Key: "P1", Terms: fifteenth},
		{ID: "L2", Label: "label of L2", Column: cashflow.Suppliers, Amount: dec("200.00"), Key: "F1"},
		{ID: "L3", Label: "label of L3", Column: cashflow.Suppliers, Amount: dec("50.00")},
		{ID: "L4", Label: "label of L4", Column: cashflow.Pay, Amount: dec("40.00")},
		{ID: "L4", Label: "label of L4", Column: cashflow.Charges, Amount: dec("0.44"), Terms: fifteenth},
		{ID: "L5", Label: "label of L5", Column: cashflow.Pay, Amount: dec("30.00"), Key: "P1"},
	}, cashflow.FromBudget(result, "9301"), "an excluded account and a line without key are not spread; no charge, no line")
	require.Equal(t, "F1", cashflow.FromBudget(result)[3].Key, "nothing is excluded by itself")
	result.Lines[1].Line.Payment = budget.InKind
	require.Equal(t, budget.InKind, cashflow.FromBudget(result)[2].Payment, "what is brought in kind is not cash")
	require.Empty(t, cashflow.FromBudget(budget.Result{}))
}

// The devis of the case, computed, spreads as the amounts of its answers do.
func TestFromTheBudgetOfTheCase(t *testing.T) {
	devis := budget.Budget{Currency: "EUR", Ceiling: dec("48060")}
	for _, row := range testcase.Table(t, "devis.csv") {
		line := budget.Line{
			ID: row["id"], Account: row["account"], Label: row["label"], Quantity: dec(row["quantity"]),
			Unit: budget.Unit(row["unit"]), Number: dec(row["number"]), Rate: dec(row["rate"]), Person: row["person"], Key: row["cash_key"],
		}
		if row["category"] != "NONE" {
			line.Category = row["category"]
		}
		devis.Lines = append(devis.Lines, line)
	}
	for _, row := range testcase.Table(t, "charges.csv") {
		devis.Contributions = append(devis.Contributions, budget.Contribution{
			Category: row["category"], Label: row["contribution"], Base: budget.Tranche(strings.ToLower(row["base"])), Rate: dec(row["rate_pct"]),
		})
	}
	computed, err := devis.Compute()
	require.NoError(t, err)
	want := caseOutflows(t)
	got := cashflow.FromBudget(computed, "9301")
	require.Len(t, got, len(want)-3, "the structure is the caller's")
	for i, flow := range got {
		same(t, want[i].Amount, flow.Amount, flow.ID, flow.Column)
		flow.Amount = want[i].Amount
		require.Equal(t, want[i], flow)
	}
}
