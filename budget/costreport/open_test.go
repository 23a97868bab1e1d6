package costreport_test

import (
	"encoding/json"
	"fmt"
	"log"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/internal/testcase"
)

// devis is a short film: two lines of account 23 with 50 % of charges, an account without chart, a percentage.
func devis(tb testing.TB) budget.Result {
	tb.Helper()
	chart, _ := budget.UnconfirmedChart(budget.Feature)
	line := func(id, account, rate, category string) budget.Line {
		return budget.Line{ID: id, Account: account, Label: "Ligne " + id, Quantity: dec("1"), Number: dec("1"), Rate: dec(rate), Category: category}
	}
	r, err := budget.Budget{
		Title: "Court", Currency: "EUR", Chart: chart,
		Lines:         []budget.Line{line("a", "2301", "1000", "TEC"), line("b", "2302", "500", "TEC"), line("c", "7101", "800", ""), line("d", "29", "60", "FIG")},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("50")}, {Category: "FIG", Label: "x", Base: budget.Total, Rate: dec("10")}},
		Percentages:   []budget.Percentage{{ID: "contingency", Label: budget.Text{FR: "Imprévus", EN: "Contingency"}, Rate: dec("10"), Posts: []string{"2", "4", "7"}}},
		Credits:       []budget.Credit{{ID: "credit", Rate: dec("30"), Posts: []string{"2"}}},
	}.Compute()
	require.NoError(tb, err)
	return r
}

func TestOpen(t *testing.T) {
	for _, test := range []struct {
		reason string
		level  budget.Level
		want   string
	}{
		{"a post each, the empty ones too", budget.TopSheet, "1 0, 2 1560, 3 0, 4 756, 5 0, 6 0, 7 800, 8 0, 9 0, contingency 311.6"},
		{"accounts of the chart, or of the line; charges by category", budget.PostSheet, "1 0, 23 1500, 29 60, 3 0, 4.TEC 750, 4.FIG 6, 5 0, 6 0, 71 800, 8 0, 9 0, contingency 311.6"},
		{"lines", budget.DetailSheet, "1 0, a 1000, b 500, d 60, 3 0, 4.TEC 750, 4.FIG 6, 5 0, 6 0, c 800, 8 0, 9 0, contingency 311.6"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := devis(t)
			book, err := costreport.Open(r, test.level, "contingency")
			require.NoError(t, err)
			got, total := "", decimal.Decimal{}
			for _, a := range book.Accounts {
				got += fmt.Sprintf(", %s %s", a.Code, a.Budget)
				total = total.Add(a.Budget)
				require.Equal(t, a.Code == "contingency", a.Contingency)
			}
			require.Equal(t, test.want, got[2:])
			require.True(t, total.Equal(r.Total), "the approved budget is the devis: %s", total)
			book.Basis, book.Unestimated = costreport.BeyondCommitments, costreport.RestOfBudget
			book.Closings = []costreport.Closing{{ID: "0", Date: on("2027-09-03")}}
			report, err := compile(t, book).Report("0")
			require.NoError(t, err)
			require.NoError(t, report.Check())
			require.True(t, report.Total.EFC.Equal(r.Total), "nothing spent: the rest of the budget")
			for i, post := range r.Posts {
				require.Equal(t, post.Post, report.Posts[i].Code)
				require.True(t, post.Amount.Equal(report.Posts[i].Budget), post.Post)
			}
		})
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, test := range []struct {
		reason      string
		spoil       func(*budget.Result)
		level       budget.Level
		contingency string
		says        string
	}{
		{"a level that is none", func(*budget.Result) {}, "deep", "contingency", "level: refers to something that does not exist (deep)"},
		{"a contingency that is not there", func(*budget.Result) {}, budget.TopSheet, "imprevus", "contingency[0]: refers to something that does not exist (imprevus)"},
		{"a line named as a percentage", func(r *budget.Result) { r.Lines[0].Line.ID = "contingency" }, budget.DetailSheet, "contingency", "accounts: is given twice (contingency)"},
		{"a result that does not add up", func(r *budget.Result) { r.Total = dec("1") }, budget.TopSheet, "contingency", "does not add up"},
		{"an amount that nothing can add", func(r *budget.Result) { r.Lines[0].Amount = decimal.New(1, 1<<30) }, budget.TopSheet, "contingency", "lines[0].amount: is larger than the library accepts"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := devis(t)
			test.spoil(&r)
			_, err := costreport.Open(r, test.level, test.contingency)
			require.ErrorContains(t, err, test.says)
		})
	}
}

// 700 spent on account 23, and 20 on a post of the book that the devis does not have.
func TestCertifiedCost(t *testing.T) {
	r := devis(t)
	final := certify(t, r)
	require.NoError(t, final.Check())
	// 700 of account 23 and 20 on a post of the book's own; nothing of the contingency.
	rows := map[string]string{}
	for _, row := range final.Rows {
		rows[row.Code] = fmt.Sprint(row.Devis, " ", row.Cost, " ", row.Difference, " ", row.Percent)
	}
	require.Equal(t, map[string]string{
		"1": "0 0 0 0", "2": "1560 700 860 55.13", "3": "0 0 0 0", "4": "756 0 756 100", "5": "0 0 0 0", "6": "0 0 0 0", "7": "800 0 800 100", "8": "0 0 0 0", "9": "0 0 0 0",
		"contingency": "311.6 0 311.6 100", "trailer": "0 20 -20 0",
	}, rows)
	require.Equal(t, "3427.6 720 2707.6 78.99", fmt.Sprint(final.Total.Devis, " ", final.Total.Cost, " ", final.Total.Difference, " ", final.Total.Percent))
	data, err := json.Marshal(final)
	require.NoError(t, err)
	var again costreport.CertifiedCost
	require.NoError(t, json.Unmarshal(data, &again))
	require.NoError(t, again.Check())
	again.Rows[1].Cost = dec("1")
	require.ErrorIs(t, again.Check(), costreport.ErrUnbalance)
	testcase.RefusesExponents(t, &book{})
}

// book asks a certified cost the questions of a document.
type book struct{ costreport.CertifiedCost }

func (b *book) Validate() error { return b.Check() }

// certify opens a book, spends 700 of account 23 and 20 on a post of its own, and draws the certified cost.
func certify(tb testing.TB, r budget.Result) costreport.CertifiedCost {
	tb.Helper()
	b, err := costreport.Open(r, budget.PostSheet, "contingency")
	require.NoError(tb, err)
	b.Basis, b.Unestimated = costreport.BeyondCommitments, costreport.NothingMore
	b.Posts = append(b.Posts, costreport.Post{Number: "trailer"})
	b.Accounts = append(b.Accounts, costreport.Account{Code: "trailer", Post: "trailer"})
	b.Entries = []costreport.Entry{
		{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-01"), Account: "23", Amount: dec("700")},
		{ID: "2", Kind: costreport.Invoice, Date: on("2027-09-01"), Account: "trailer", Amount: dec("20")},
	}
	b.Closings = []costreport.Closing{{ID: "end", Date: on("2027-09-03")}}
	account, err := compile(tb, b).FinalAccount("end")
	require.NoError(tb, err)
	certified, err := account.Against(r)
	require.NoError(tb, err)
	require.True(tb, certified.Definitive)
	return certified
}

func TestAgainstAnotherDevis(t *testing.T) {
	r := devis(t)
	var account costreport.FinalAccount
	account.Currency, account.Sign = "EUR", costreport.OverIsPositive
	account.Accounts = []costreport.FinalRow{
		{Code: "2310", Cost: dec("5"), Paid: dec("5"), Difference: dec("5")},
		{Code: "contingency", Cost: dec("2"), Paid: dec("2"), Difference: dec("2")},
	}
	account.Total = costreport.FinalRow{Cost: dec("7"), Paid: dec("7"), Difference: dec("7")}
	c, err := account.Against(r)
	require.NoError(t, err)
	require.NoError(t, c.Check())
	require.Len(t, c.Rows, 10, "a book without posts: its accounts go to the posts of the chart, and the contingency to itself")
	require.Equal(t, "5", c.Rows[1].Cost.String())
	require.Equal(t, "-1555", c.Rows[1].Difference.String(), "over is positive")
	require.Equal(t, "2", c.Rows[9].Cost.String())
	account.Currency = "USD"
	_, err = account.Against(r)
	require.ErrorIs(t, err, costreport.ErrCurrency)
	account.Total.Cost = dec("8")
	_, err = account.Against(r)
	require.ErrorIs(t, err, costreport.ErrUnbalance)
}

// From the devis to the first cost report.
func ExampleOpen() {
	film := budget.Budget{
		Title: "Court métrage", Currency: "EUR",
		Lines:       []budget.Line{{ID: "crew", Account: "23", Quantity: decimal.New(1, 0), Number: decimal.New(1, 0), Rate: decimal.New(30_000, 0)}},
		Percentages: []budget.Percentage{{ID: "contingency", Rate: decimal.New(10, 0), Posts: []string{"2"}}},
	}
	result, err := film.Compute()
	if err != nil {
		log.Fatal(err)
	}
	book, err := costreport.Open(result, budget.DetailSheet, "contingency")
	if err != nil {
		log.Fatal(err)
	}
	book.Basis, book.Unestimated = costreport.BeyondCommitments, costreport.RestOfBudget
	book.Entries = []costreport.Entry{{ID: "1", Kind: costreport.Invoice, Date: on("2027-09-01"), Account: "crew", Amount: decimal.New(31_000, 0)}}
	book.Closings = []costreport.Closing{{ID: "week 1", Date: on("2027-09-03")}}
	ledger, err := book.Compile()
	if err != nil {
		log.Fatal(err)
	}
	report, _ := ledger.Report("week 1")
	account, _ := ledger.FinalAccount("week 1")
	certified, _ := account.Against(result)
	fmt.Println(report.Total.Budget, report.Total.EFC, report.Total.Variance)
	fmt.Println(certified.Rows[1].Devis, certified.Rows[1].Cost, certified.Rows[1].Difference)
	// Output:
	// 33000 34000 -1000
	// 30000 31000 -1000
}

// A devis whose lines are numbered from 1 opens line by line: post 1, which has no line, is not line 1.
func TestOpenNumberedLines(t *testing.T) {
	one := dec("1")
	devis, err := budget.Budget{Currency: "EUR", Lines: []budget.Line{
		{ID: "1", Account: "2", Quantity: one, Number: one, Rate: dec("100")}, {ID: "2", Account: "7", Quantity: one, Number: one, Rate: dec("50")},
	}}.Compute()
	require.NoError(t, err)
	book, err := costreport.Open(devis, budget.DetailSheet)
	require.NoError(t, err)
	var codes []string
	for _, account := range book.Accounts {
		codes = append(codes, account.Post+":"+account.Code)
	}
	require.Equal(t, []string{"1:1.", "2:1", "3:3", "4:4", "5:5", "6:6", "7:2", "8:8", "9:9"}, codes)
	book.Basis, book.Unestimated = costreport.BeyondCommitments, costreport.RestOfBudget
	book.Entries = []costreport.Entry{{ID: "F1", Kind: costreport.Invoice, Date: on("2027-09-01"), Account: "1.", Amount: dec("5")}}
	book.Closings = []costreport.Closing{{ID: "week 1", Date: on("2027-09-03")}}
	r := report(t, compile(t, book), "week 1")
	require.Equal(t, "5", r.Posts[0].Cost.String(), "a cost that the devis did not expect stands in post 1")
	require.Equal(t, "155", r.Total.EFC.String())
}

// Contributions that name an account of the social post are followed there.
func TestOpenFollowsAccountsOfCharges(t *testing.T) {
	chart, _ := budget.UnconfirmedChart(budget.Feature)
	one := dec("1")
	devis, err := budget.Budget{
		Currency: "EUR", Chart: chart,
		Contributions: []budget.Contribution{
			{Category: "TEC", Label: "cotisations", Base: budget.Total, Rate: dec("60"), Account: "42"},
			{Category: "TEC", Label: "taxes", Base: budget.Total, Rate: dec("2"), Account: "45"},
			{Category: "TEC", Label: "autres", Base: budget.Total, Rate: dec("1")},
		},
		Lines: []budget.Line{{ID: "scripte", Account: "2301", Quantity: one, Number: one, Rate: dec("1000"), Category: "TEC"}},
	}.Compute()
	require.NoError(t, err)
	book, err := costreport.Open(devis, budget.PostSheet)
	require.NoError(t, err)
	budgets := map[string]string{}
	for _, account := range book.Accounts {
		if !account.Budget.IsZero() {
			budgets[account.Code] = account.Budget.String()
		}
	}
	require.Equal(t, map[string]string{"23": "1000", "42.TEC": "600", "45.TEC": "20", "4.TEC": "10"}, budgets)
}
