package costreport_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/schedule"
)

// The worked case: a feature film that shoots for six weeks, its ledger of 120 entries and six reports.

const caseFolder = "testdata/suivi-de-production"

func dec(text string) decimal.Decimal {
	d, err := decimal.NewFromString(text)
	if err != nil {
		panic(err)
	}
	return d
}

func on(text string) schedule.Date { return schedule.MustParseDate(text) }

// friday is the last day of a week of the case; week 1 begins on Monday 6 September 2027.
func friday(week int) schedule.Date { return on("2027-09-03").AddWeeks(week) }

func whole(tb testing.TB, text string) int {
	tb.Helper()
	n, err := strconv.Atoi(text)
	require.NoError(tb, err)
	return n
}

// table reads a table of the case.
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

func document(tb testing.TB, name string, into any) {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(caseFolder, name))
	require.NoError(tb, err)
	require.NoError(tb, json.Unmarshal(data, into))
}

// caseBook is the case as a book. The closing of week 0 has no estimates in the case: the rest of the budget
// stands for them. Who approved the transfers and why, which the case does not say, are ours.
func caseBook(tb testing.TB) costreport.Book {
	tb.Helper()
	b := costreport.Book{
		Title: costreport.Text{FR: "Les Heures blanches", EN: "Les Heures blanches"}, Currency: "EUR",
		Basis: costreport.BeyondCommitments, Unestimated: costreport.RestOfBudget,
		Shoot: costreport.Shoot{Accounts: []string{"23", "32", "61", "62"}},
	}
	for _, row := range table(tb, "budget.csv") {
		b.Accounts = append(b.Accounts, costreport.Account{
			Code: row["account"], Label: costreport.Text{FR: row["label"], EN: row["label"]}, Budget: dec(row["budget"]),
			Contingency: row["account"] == "99",
		})
	}
	for i, row := range table(tb, "transfers.csv") {
		b.Transfers = append(b.Transfers, costreport.Transfer{
			ID: "T" + strconv.Itoa(i+1), Date: friday(whole(tb, row["week"])), From: row["from"], To: row["to"], Amount: dec(row["amount"]),
			Reason: "Intempérie et heures supplémentaires", Authoriser: "Producteur délégué",
		})
	}
	for _, row := range table(tb, "ledger.csv") {
		b.Entries = append(b.Entries, caseEntries(tb, row)...)
	}
	for week := range 7 {
		b.Closings = append(b.Closings, costreport.Closing{ID: strconv.Itoa(week), Date: friday(week)})
	}
	for _, row := range table(tb, "etc.csv") {
		closing := &b.Closings[whole(tb, row["report"])]
		closing.Estimates = append(closing.Estimates, costreport.Estimate{Account: row["account"], Amount: dec(row["estimate_to_complete"])})
	}
	b.Shoot.Days = caseDays(tb)
	return b
}

// caseEntries are an entry of the case and, for an invoice, its payment on the day on which it falls due.
func caseEntries(tb testing.TB, row map[string]string) []costreport.Entry {
	tb.Helper()
	e := costreport.Entry{
		ID: row["id"], Date: friday(whole(tb, row["week"])), Account: row["account"], Order: row["po"], Amount: dec(row["amount"]),
		Final: row["final"] == "Y", Label: row["label"],
	}
	switch row["type"] {
	case "PO":
		e.Kind = costreport.Order
	case "AMEND":
		e.Kind = costreport.Amendment
	case "INV":
		e.Kind, e.Due = costreport.Invoice, friday(whole(tb, row["due_week"]))
		return []costreport.Entry{e, {ID: "R" + e.ID[1:], Kind: costreport.Payment, Date: e.Due, Of: e.ID, Amount: e.Amount}}
	default:
		require.Fail(tb, "unknown type", row["type"])
	}
	return []costreport.Entry{e}
}

// caseDays are the thirty days of the plan; the days that a week did not shoot are its last.
func caseDays(tb testing.TB) []costreport.Day {
	tb.Helper()
	var shoot struct {
		FirstMonday schedule.Date `json:"first_monday"`
		Planned     int           `json:"days_planned"`
		Done        []int         `json:"days_done"`
	}
	document(tb, "shoot.json", &shoot)
	var days []costreport.Day
	for week, done := range shoot.Done {
		for i := range 5 {
			days = append(days, costreport.Day{Date: shoot.FirstMonday.AddWeeks(week).AddDays(i), Lost: i >= done})
		}
	}
	require.Len(tb, days, shoot.Planned)
	return days
}

// caseMeasure is the measure decided after report 4.
func caseMeasure(tb testing.TB) costreport.Measure {
	tb.Helper()
	var m struct {
		After     int               `json:"decided_after_report"`
		Text      string            `json:"text"`
		Estimates map[string]string `json:"etc_changes"`
		Orders    map[string]string `json:"po_changes"`
		Extra     struct {
			Account, Amount, Reason string
			Week                    int `json:"paid_week"`
		} `json:"extra_cost"`
	}
	document(tb, "measure.json", &m)
	measure := costreport.Measure{ID: "M1", Label: costreport.Text{FR: m.Text, EN: m.Text}, Closing: strconv.Itoa(m.After)}
	for _, account := range caseBook(tb).Accounts {
		if change, found := m.Estimates[account.Code]; found {
			measure.Estimates = append(measure.Estimates, costreport.Estimate{Account: account.Code, Amount: dec(change)})
		}
	}
	for _, order := range []string{"B15", "B07", "B10"} {
		measure.Orders = append(measure.Orders, costreport.OrderChange{Order: order, Amount: dec(m.Orders[order])})
	}
	require.Len(tb, measure.Estimates, len(m.Estimates))
	require.Len(tb, measure.Orders, len(m.Orders))
	measure.Costs = []costreport.MeasureCost{{
		Account: m.Extra.Account, Amount: dec(m.Extra.Amount), Due: friday(m.Extra.Week), Reason: m.Extra.Reason,
	}}
	return measure
}

func compile(tb testing.TB, b costreport.Book) *costreport.Ledger {
	tb.Helper()
	l, err := b.Compile()
	require.NoError(tb, err)
	return l
}

func report(tb testing.TB, l *costreport.Ledger, closing string) costreport.Report {
	tb.Helper()
	r, err := l.Report(closing)
	require.NoError(tb, err)
	require.NoError(tb, r.Check())
	return r
}
