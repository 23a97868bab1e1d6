package costreport_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// leaves are the figures of a document by their path.
type leaves map[string]string

func (l leaves) flatten(path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for key, one := range v {
			l.flatten(path+"."+key, one)
		}
	case []any:
		l[path+"#"] = strconv.Itoa(len(v))
		for i, one := range v {
			l.flatten(fmt.Sprintf("%s[%d]", path, i), one)
		}
	default:
		l[path] = fmt.Sprint(v)
	}
}

func (l leaves) amount(path string, d decimal.Decimal) { l[path] = d.StringFixed(2) }
func (l leaves) number(path string, n int)             { l[path] = strconv.Itoa(n) }

// TestCase compares every leaf of the answers with what the package says, and nothing may be left on either
// side.
func TestCase(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(caseFolder, "answers.json"))
	require.NoError(t, err)
	var answers any
	require.NoError(t, json.Unmarshal(data, &answers))
	want := leaves{}
	want.flatten("", answers)

	ledger := compile(t, caseBook(t))
	got := leaves{".case": "suivi-de-production", ".currency": "EUR"}
	got.orders(t, ledger)
	got.reports(t, ledger)
	got.movements(t, ledger)
	got.indicators(t, ledger)
	got.measure(t, ledger)
	got.cash(t, ledger)
	got.kept(t, ledger)
	require.Equal(t, 2029+6, len(want), "the leaves of the answers, and the lengths of six lists")
	if different := cmp.Diff(want, got); different != "" {
		t.Error(different)
	}
}

// orders is question 1.
func (l leaves) orders(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	for week := 1; week <= 6; week++ {
		for _, o := range report(t, ledger, strconv.Itoa(week)).Orders {
			path := fmt.Sprintf(".answers.Q1.%d.%s.", week, o.ID)
			l[path+"account"], l[path+"closed"] = o.Account, strconv.FormatBool(o.Closed)
			l.amount(path+"committed", o.Committed)
			l.amount(path+"invoiced", o.Invoiced)
			l.amount(path+"outstanding", o.Outstanding)
		}
	}
}

func (l leaves) row(path string, r costreport.Row) {
	for name, figure := range map[string]decimal.Decimal{
		"budget": r.Budget, "revised": r.Revised, "period": r.Period, "cost": r.Cost, "paid": r.Paid, "payable": r.Payable,
		"outstanding": r.Outstanding, "etc": r.Estimate, "efc": r.EFC, "variance": r.Variance,
	} {
		l.amount(path+"."+name, figure)
	}
}

// reports is question 2.
func (l leaves) reports(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	for week := 1; week <= 6; week++ {
		path, r := fmt.Sprintf(".answers.Q2.%d", week), report(t, ledger, strconv.Itoa(week))
		for _, row := range r.Accounts {
			l.row(path+".accounts."+row.Code, row)
		}
		l.row(path+".total", r.Total)
	}
}

// movements is question 3.
func (l leaves) movements(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	for week := 2; week <= 6; week++ {
		m, err := report(t, ledger, strconv.Itoa(week)).Since(report(t, ledger, strconv.Itoa(week-1)))
		require.NoError(t, err)
		require.NoError(t, m.Check())
		path := fmt.Sprintf(".answers.Q3.%d.", week)
		for _, change := range m.Accounts {
			l.amount(path+change.Code, change.EFC)
		}
		l.amount(path+"total", m.Total.EFC)
	}
}

// indicators is question 4.
func (l leaves) indicators(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	i := report(t, ledger, "4").Indicators
	l.number(".answers.Q4.days_done", i.DaysDone)
	l.number(".answers.Q4.days_planned", i.DaysPlanned)
	for name, figure := range map[string]decimal.Decimal{
		"days_pct": i.DaysPercent, "cost_to_date_pct_of_budget": i.CostPercent, "committed_pct_of_budget": i.CommittedPercent,
		"shoot_accounts_cost": i.ShootCost, "shoot_accounts_budget": i.ShootBudget, "shoot_accounts_pct": i.ShootPercent,
		"cost_per_day_done": i.PerDay, "budget_per_day": i.BudgetPerDay,
		"contingency_transferred": i.ContingencyDrawn, "contingency_transferred_pct": i.ContingencyPercent,
		"overrun_before_measure": i.Overrun, "overrun_without_contingency_estimate": i.OverrunBare,
	} {
		l.amount(".answers.Q4."+name, figure)
	}
}

// measure is question 5.
func (l leaves) measure(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	j, err := ledger.Judge(caseMeasure(t))
	require.NoError(t, err)
	require.NoError(t, j.Check())
	for _, e := range j.Accounts {
		path := ".answers.Q5.accounts." + e.Code
		l.amount(path+".before", e.Before)
		l.amount(path+".change", e.Change)
		l.amount(path+".after", e.After)
		l.amount(path+".variance_after", e.VarianceAfter)
	}
	l.amount(".answers.Q5.efc_before", j.Total.Before)
	l.amount(".answers.Q5.change", j.Total.Change)
	l.amount(".answers.Q5.efc_after", j.Total.After)
	l.amount(".answers.Q5.variance_before", j.Total.VarianceBefore)
	l.amount(".answers.Q5.variance_after", j.Total.VarianceAfter)
	// The savings of the measure, added by hand: 51,400 of estimates and 21,800 of orders.
	require.Equal(t, "73200", j.Saving.String())
	require.Equal(t, "2100", j.Cost.String())
}

// kept is question 7, without its plan.
func (l leaves) kept(t *testing.T, ledger *costreport.Ledger) {
	t.Helper()
	j, err := ledger.Judge(caseMeasure(t))
	require.NoError(t, err)
	later := report(t, ledger, "6")
	kept, err := j.Against(later)
	require.NoError(t, err)
	for _, one := range kept.Accounts {
		path := ".answers.Q7.accounts." + one.Code
		l.amount(path+".expected_after_measure", one.Expected)
		l.amount(path+".efc_report_6", one.EFC)
		l.amount(path+".difference", one.Difference)
	}
	l.amount(".answers.Q7.difference", kept.Total.Difference)
	l.amount(".answers.Q7.variance_report_6", later.Total.Variance)
}
