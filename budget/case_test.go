package budget_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// equal compares amounts by value.
func equal(t *testing.T, want string, got decimal.Decimal, what string) {
	t.Helper()
	require.Truef(t, dec(want).Equal(got), "%s: want %s, got %s", what, want, got)
}

// feature is the devis of the worked feature film.
func feature(t testing.TB) budget.Budget {
	t.Helper()
	b := budget.Budget{
		Title: "Les Marées sourdes", Currency: "EUR", Ceiling: dec("48060.00"),
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, Less: []string{"9301"}},
			{ID: "overheads", Rate: dec("7"), Posts: []string{"2", "3", "4", "5", "6", "7", "8", "9"}, Less: []string{"9301"}},
			{ID: "contingency", Rate: dec("7"), Posts: []string{"2", "3", "4", "5", "6", "7", "8"}},
		},
	}
	tranches := map[string]budget.Tranche{"TOTAL": budget.Total, "A": budget.TrancheA, "B": budget.TrancheB}
	for _, row := range testcase.Table(t, "charges.csv") {
		b.Contributions = append(b.Contributions, budget.Contribution{
			Category: row["category"], Label: row["contribution"], Base: tranches[row["base"]], Rate: dec(row["rate_pct"]),
		})
	}
	for _, row := range testcase.Table(t, "devis.csv") {
		line := budget.Line{
			ID: row["id"], Account: row["account"], Label: row["label"], Quantity: dec(row["quantity"]), Unit: budget.Unit(row["unit"]),
			Number: dec(row["number"]), Rate: dec(row["rate"]), Person: row["person"], TaxCredit: row["tax_credit"] == "Y", Key: row["cash_key"],
		}
		if row["category"] != "NONE" {
			line.Category = row["category"]
		}
		b.Lines = append(b.Lines, line)
	}
	return b
}

type answers struct {
	Q1 struct {
		Lines map[string]struct {
			Amount   string            `json:"amount"`
			TrancheA string            `json:"tranche_a"`
			TrancheB string            `json:"tranche_b"`
			Charges  map[string]string `json:"charges"`
			Charge   string            `json:"charge"`
		} `json:"lines"`
		Persons     map[string]string `json:"persons_total_pay"`
		Posts       map[string]string `json:"posts"`
		Total       string            `json:"total_posts"`
		Shares      map[string]string `json:"post_share_pct_of_B"`
		Fee         percentage        `json:"producer_fee"`
		Overheads   percentage        `json:"overheads"`
		Contingency percentage        `json:"contingency"`
		B           string            `json:"budget_B"`
	}
	Q2 struct {
		Pay     string `json:"eligible_pay_and_purchases"`
		Charges string `json:"eligible_charges"`
	}
}

type percentage struct{ Base, Amount string }

func expected(t *testing.T) answers {
	t.Helper()
	var a answers
	testcase.Answers(t, &a)
	return a
}

func TestFeatureLines(t *testing.T) {
	r, err := feature(t).Compute()
	require.NoError(t, err)
	require.NoError(t, r.Check())
	want := expected(t).Q1
	require.Len(t, r.Lines, 70)
	require.Len(t, want.Lines, 70)
	for _, line := range r.Lines {
		w := want.Lines[line.Line.ID]
		equal(t, w.Amount, line.Amount, line.Line.ID+" amount")
		equal(t, w.TrancheA, line.TrancheA, line.Line.ID+" tranche A")
		equal(t, w.TrancheB, line.TrancheB, line.Line.ID+" tranche B")
		equal(t, w.Charge, line.Charge, line.Line.ID+" charge")
		require.Len(t, line.Charges, len(w.Charges), line.Line.ID)
		for _, charge := range line.Charges {
			equal(t, w.Charges[charge.Label], charge.Amount, line.Line.ID+" "+charge.Label)
		}
	}
}

func TestFeaturePosts(t *testing.T) {
	r, err := feature(t).Compute()
	require.NoError(t, err)
	want := expected(t).Q1
	require.Len(t, r.Posts, 9)
	for _, post := range r.Posts {
		equal(t, want.Posts[post.Post], post.Amount, "post "+post.Post)
		equal(t, want.Shares[post.Post], post.Share, "share of post "+post.Post)
	}
	equal(t, want.Total, r.PostsTotal, "posts")
	equal(t, "85.04", r.PostsShare, "share of the posts")
	equal(t, want.B, r.Total, "B")
	shares := []string{"4.19", "5.49", "5.28"}
	for i, p := range []percentage{want.Fee, want.Overheads, want.Contingency} {
		equal(t, p.Base, r.Percentages[i].Base, r.Percentages[i].ID+" base")
		equal(t, p.Amount, r.Percentages[i].Amount, r.Percentages[i].ID)
		equal(t, shares[i], r.Percentages[i].Share, r.Percentages[i].ID+" share")
	}
	equal(t, "52000", r.Percentages[0].LeftOut, "account 9301")
}

func TestFeaturePersons(t *testing.T) {
	r, err := feature(t).Compute()
	require.NoError(t, err)
	want := expected(t).Q1
	require.Len(t, r.Persons, len(want.Persons))
	crossed := map[string]string{"P-REA": "L08", "P-DP": "L12", "P-R1": "L35", "P-R2": "L37"}
	for _, person := range r.Persons {
		equal(t, want.Persons[person.Person], person.Pay, person.Person)
		require.Equal(t, crossed[person.Person], person.Crossed, person.Person)
	}
	require.Equal(t, "P-REA", r.Persons[0].Person, "persons are in the order of the devis")
	// 15,000.31 + 12,014.88 + 11,912.99, lines L07 to L09 of the case.
	equal(t, "38928.18", r.Persons[0].Charge, "charges of P-REA")
}

func TestFeatureEligible(t *testing.T) {
	r, err := feature(t).Compute()
	require.NoError(t, err)
	want := expected(t).Q2
	pay, charges := r.Eligible()
	equal(t, want.Pay, pay, "eligible pay")
	equal(t, want.Charges, charges, "eligible charges")
	var sum decimal.Decimal
	for _, line := range r.EligibleLines() {
		require.True(t, line.Line.TaxCredit)
		sum = sum.Add(line.Amount).Add(line.Charge)
	}
	require.True(t, sum.Equal(pay.Add(charges)))
	equal(t, "751751.44", r.Charge(), "charges of all lines")
}

func TestFeatureThroughJSON(t *testing.T) {
	b := feature(t)
	data, err := json.Marshal(b)
	require.NoError(t, err)
	parsed, err := budget.Parse(data)
	require.NoError(t, err)
	r, err := parsed.Compute()
	require.NoError(t, err)
	equal(t, "4222140.22", r.Total, "B")
	again, err := json.Marshal(parsed)
	require.NoError(t, err)
	require.JSONEq(t, string(data), string(again))
}

func day(text string) schedule.Date { return schedule.MustParseDate(text) }
