package follow_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }
func day(text string) schedule.Date   { return schedule.MustParseDate(text) }
func whole(text string) int           { n, _ := strconv.Atoi(text); return n }
func code(week int) string            { return "W" + strconv.Itoa(week) }
func friday(week int) schedule.Date   { return day("2027-09-03").AddWeeks(week) }
func same(t require.TestingT, want string, got decimal.Decimal, at ...any) {
	if !dec(want).Equal(got) {
		require.Failf(t, "amount", "%v: want %s, got %s", at, want, got)
	}
}

func requireFault(t *testing.T, err error, path string, kind error, reason string) {
	t.Helper()
	var faults follow.Faults
	require.True(t, errors.As(err, &faults), "%s: %v", reason, err)
	for _, one := range faults {
		if one.Path == path && errors.Is(one.Kind, kind) {
			return
		}
	}
	require.Failf(t, "fault", "%s: no %q at %s in\n%v", reason, kind, path, err)
}

const caseFolder = "../../budget/costreport/testdata/suivi-de-production"

func table(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	file, err := os.Open(filepath.Join(caseFolder, name))
	require.NoError(tb, err)
	defer func() { require.NoError(tb, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(tb, err)
	var all []map[string]string
	for _, row := range rows[1:] {
		one := map[string]string{}
		for i, title := range rows[0] {
			one[title] = row[i]
		}
		all = append(all, one)
	}
	return all
}

// The columns of the case: invoices, paid or to be paid, and what is still to be invoiced.
const (
	invoices cashflow.Column = "invoices"
	future   cashflow.Column = "future"
)

// answers are the figures of the case that the follow-up needs and finds.
type answers struct {
	Answers struct {
		Q2 map[string]struct {
			Accounts map[string]struct{ Outstanding, Etc string }
		}
		Q6 struct{ Before, After position }
	}
}

type position struct {
	Lowest, Closing  string
	LowestWeek       int   `json:"lowest_week"`
	WeeksBeyondLimit []int `json:"weeks_beyond_limit"`
	Weeks            []struct {
		Week     int
		Position string
	}
}

func caseAnswers(tb testing.TB) answers {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(caseFolder, "answers.json"))
	require.NoError(tb, err)
	var a answers
	require.NoError(tb, json.Unmarshal(data, &a))
	return a
}

// caseBook is the case after report 4: its plan holds the receipts in the weeks first planned, the invoices in
// the week in which they are paid, and what is still to come by the keys of report 4.
func caseBook(tb testing.TB) follow.Book {
	tb.Helper()
	plan, book := caseDocument(tb)
	result, err := plan.Compute()
	require.NoError(tb, err)
	book.Plan = result
	return book
}

// caseDocument is the case before the plan is computed.
func caseDocument(tb testing.TB) (cashflow.Plan, follow.Book) {
	tb.Helper()
	plan := cashflow.Plan{Currency: "EUR", Start: friday(0).AddDays(-4), Horizon: 17, Columns: []cashflow.Column{invoices, future}}
	for week := range 17 {
		plan.Production.Milestones = append(plan.Production.Milestones, schedule.Milestone{Code: code(week), Date: friday(week)})
		plan.Keys = append(plan.Keys, cashflow.Key{ID: code(week), Elements: []cashflow.Element{{Milestone: code(week), Percent: dec("100")}}})
	}
	book := follow.Book{Closed: friday(4), Floor: dec("-400000")}
	caseReceipts(tb, &plan, &book)
	for _, row := range table(tb, "ledger.csv") {
		if row["type"] != "INV" || whole(row["week"]) > 4 {
			continue
		}
		due := whole(row["due_week"])
		plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: row["id"], Column: invoices, Amount: dec(row["amount"]), Key: code(due)})
		if due <= 4 {
			book.Payments = append(book.Payments, follow.Payment{
				ID: "P" + row["id"], Date: friday(due), Column: invoices, Line: row["id"], Amount: dec(row["amount"]).Neg(),
			})
		}
	}
	at := map[string]int{}
	for _, row := range table(tb, "payment-keys.csv") {
		if row["report"] != "4" {
			continue
		}
		id := "K" + row["account"]
		if _, known := at[id]; !known {
			at[id] = len(plan.Keys)
			plan.Keys = append(plan.Keys, cashflow.Key{ID: id})
			a := caseAnswers(tb).Answers.Q2["4"].Accounts[row["account"]]
			plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: row["account"], Column: future, Amount: dec(a.Outstanding).Add(dec(a.Etc)), Key: id})
		}
		key := &plan.Keys[at[id]]
		key.Elements = append(key.Elements, cashflow.Element{Milestone: code(whole(row["week"])), Percent: dec(row["percent"])})
	}
	return plan, book
}

// caseReceipts plans the receipts, notes those that came, and says what is known of the others.
func caseReceipts(tb testing.TB, plan *cashflow.Plan, book *follow.Book) {
	tb.Helper()
	for _, row := range table(tb, "receipts.csv") {
		planned, expected := whole(row["planned_week"]), whole(row["expected_at_report_4"])
		plan.Inflows = append(plan.Inflows, financing.Source{
			ID: row["source"], Nature: financing.Producer, Amount: dec(row["amount"]), Status: financing.Signed, Probability: dec("100"),
			Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: code(planned)}},
		})
		switch {
		case expected <= 4:
			book.Payments = append(book.Payments, follow.Payment{
				ID: "R" + row["source"], Date: friday(expected), Column: cashflow.Receipts, Line: row["source"], Amount: dec(row["amount"]),
			})
		case expected != planned:
			book.Rules = append(book.Rules, follow.Rule{
				Column: cashflow.Receipts, Line: row["source"], Rest: follow.Shifted, Days: 7 * (expected - planned), Reason: "slipped",
			})
		}
	}
}

// caseMeasures are the corrective measure of the case, in two: what is cut, and the contract that is discounted.
func caseMeasures(tb testing.TB) []follow.Measure {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(caseFolder, "measure.json"))
	require.NoError(tb, err)
	var m struct {
		Estimates map[string]string `json:"etc_changes"`
		Orders    map[string]string `json:"po_changes"`
	}
	require.NoError(tb, json.Unmarshal(data, &m))
	orders := map[string]string{"B15": "71", "B07": "71", "B10": "81"}
	cut := follow.Measure{ID: "CUT", Label: follow.Text{FR: "Un jour de tournage en moins", EN: "One shooting day less"}, Reason: "crane, camera and effects given back"}
	for _, account := range []string{"23", "31", "32", "41", "52", "61", "62", "71", "81"} {
		saved := dec(m.Estimates[account])
		for order, of := range orders {
			if of == account {
				saved = saved.Add(dec(m.Orders[order]))
			}
		}
		cut.Steps = append(cut.Steps, follow.Step{Kind: follow.Cut, Column: future, Line: account, Amount: saved.Neg()})
	}
	discount := follow.Measure{ID: "DISCOUNT", Label: follow.Text{FR: "Préachat escompté", EN: "Pre-buy discounted"}, Steps: []follow.Step{{
		Kind: follow.Discount, Column: cashflow.Receipts, Line: "Television pre-buy", Date: friday(7), Percent: dec("1"), CostColumn: future, CostLine: "92",
	}}}
	return []follow.Measure{cut, discount}
}

func forecast(t require.TestingT, book follow.Book) follow.Forecast {
	f, err := book.Forecast()
	require.NoError(t, err)
	require.NoError(t, f.Check())
	return f
}
