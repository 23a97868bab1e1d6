package cashflow_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
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

// caseBudget is the devis of the case, computed, with its three percentages.
func caseBudget(t *testing.T) budget.Result {
	t.Helper()
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
	percentage := func(id, rate string, less []string, posts ...string) {
		devis.Percentages = append(devis.Percentages, budget.Percentage{
			ID: id, Label: budget.Text{FR: id, EN: id}, Rate: dec(rate), Posts: posts, Less: less,
		})
	}
	bank := []string{"9301"}
	percentage("FEE", "5", bank, "1", "2", "3", "4", "5", "6", "7", "8", "9")
	percentage("OVERHEADS", "7", bank, "2", "3", "4", "5", "6", "7", "8", "9")
	percentage("CONTINGENCY", "7", nil, "2", "3", "4", "5", "6", "7", "8")
	computed, err := devis.Compute()
	require.NoError(t, err)
	return computed
}

// The devis of the case, computed, spreads as the amounts of its answers do.
func TestFromTheBudgetOfTheCase(t *testing.T) {
	want := caseOutflows(t)
	got := cashflow.FromBudget(caseBudget(t), "9301")
	require.Len(t, got, len(want)-3, "the structure is the caller's")
	for i, flow := range got {
		same(t, want[i].Amount, flow.Amount, flow.ID, flow.Column)
		flow.Amount = want[i].Amount
		require.Equal(t, want[i], flow)
	}
}

// Every euro of the devis and of the financing plan of the case appears once in its treasury.
func TestReconcileTheCase(t *testing.T) {
	cost, sources := caseBudget(t), caseSources(t)
	plan := casePlan(t)
	plan.Outflows = cashflow.FromBudget(cost, "9301")
	for _, one := range []struct {
		id, key string
		left    []financing.Source
	}{{"FEE", "PF0", sources[1:2]}, {"OVERHEADS", "O1", sources[2:3]}, {"CONTINGENCY", "P2", nil}} {
		flow, found := cashflow.FromPercentage(cost, one.id, one.key, one.left...)
		require.True(t, found)
		plan.Outflows = append(append(plan.Outflows, flow), cashflow.LeftInFilm(one.id, one.left...)...)
	}
	result := compute(t, plan)
	same(t, caseAnswers(t).Q5.PeakNeed, result.PeakNeed, "what is left in the film moves no money")
	got, err := result.Reconcile(cost, financing.Plan{Currency: "EUR", Sources: sources})
	require.NoError(t, err)
	require.True(t, got.Balanced(), "%+v", got)
	same(t, dec("0"), got.Planned, "the plan is closed on the devis")
}

// The tax credit of the case refunded at its date, or bridged from the final approval.
func TestTheTaxCreditOfTheCaseBridged(t *testing.T) {
	result, sources := caseResult(t), caseSources(t)
	credit := cashflow.Credit{
		Limits: []cashflow.Limit{{From: day("2027-03-01"), Amount: dec("1800000")}},
		Rate:   dec("4.5"), CommitmentFee: dec("0.6"), ArrangementFee: dec("1"), Basis: schedule.Actual360, Provision: dec("52000"),
	}
	waiting, err := credit.Draw(result, sources)
	require.NoError(t, err)
	require.NoError(t, waiting.Check())
	weekly := caseAnswers(t).Q6
	require.True(t, waiting.Cost.Sub(weekly.Cost).Abs().LessThan(dec("1500")), "by the day the cost is near that of the weeks: %s", waiting.Cost)

	credit.Advances = []cashflow.Advance{{Source: "F06", Date: day("2027-10-29"), Rate: dec("4.5")}}
	bridged, err := credit.Draw(result, sources)
	require.NoError(t, err)
	require.NoError(t, bridged.Check())
	same(t, dec("583200"), bridged.Advanced, "80 % of 729,000")
	// 29 October to 3 July are 248 days: 583,200 x 4.5 % x 248/360.
	same(t, dec("18079.20"), bridged.Discount)
	require.True(t, bridged.PeakDrawn.LessThan(waiting.PeakDrawn.Sub(dec("200000"))), "the peak moves to before the bridge or falls")
}
