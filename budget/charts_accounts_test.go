package budget_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/stretchr/testify/require"
)

// charged is a devis whose contributions name the accounts of post 4 that show them.
func charged() budget.Budget {
	chart, _ := budget.UnconfirmedChart(budget.Feature)
	return budget.Budget{
		Currency: "EUR", Chart: chart,
		Contributions: []budget.Contribution{
			{Category: "ART", Label: "cotisations", Base: budget.Total, Rate: dec("52"), Account: "43"},
			{Category: "TEC", Label: "cotisations", Base: budget.Total, Rate: dec("60"), Account: "42"},
			{Category: "TEC", Label: "taxes", Base: budget.Total, Rate: dec("2"), Account: "45"},
			{Category: "AUT", Label: "diffuseur", Base: budget.Total, Rate: dec("1")},
		},
		Lines: []budget.Line{
			pay("role", "3101", "1000", "ART", ""), pay("scripte", "2301", "2000", "TEC", ""), pay("author", "1101", "3000", "AUT", ""), pay("tax", "4501", "7", "", ""),
		},
	}
}

// The usual chart has charges on crew in 42, on performers in 43 and taxes in 45: a contribution says where it shows.
func TestChargesInAccounts(t *testing.T) {
	r := compute(t, charged())
	var rows []string
	for _, row := range r.Sheet(budget.PostSheet) {
		if strings.HasPrefix(row.Number, "4") {
			rows = append(rows, string(row.Kind)+" "+row.Number+" "+row.ID+" "+row.Label.FR+" "+row.Amount.StringFixed(2))
		}
	}
	require.Equal(t, []string{
		"post 4  Charges sociales 1797.00",
		"account 45  Taxes 7.00",
		"charge 42 TEC Charges sur techniciens 1200.00",
		"charge 43 ART Charges sur artistes 520.00",
		"charge 45 TEC Taxes 40.00",
		"charge 4 AUT Charges sociales, AUT 30.00",
	}, rows)
	found, err := r.By(budget.ByPost, budget.ByAccount)
	require.NoError(t, err)
	words := make([]string, len(found))
	for i, one := range found {
		words[i] = strings.Join(one.Keys, "/") + "=" + one.Total.String()
	}
	require.Equal(t, "3/31=1000 4/43=520 2/23=2000 4/42=1200 4/45=47 1/11=3000 4/11=30", strings.Join(words, " "))
}

func TestAccountsOfChargesThatCannotBe(t *testing.T) {
	for account, want := range map[string]string{
		"99": "refers to something that does not exist (99)", "2301": "is outside the values allowed (2301)",
	} {
		b := charged()
		b.Contributions[0].Account = account
		if account == "99" {
			b.Chart.Posts = b.Chart.Posts[:8]
		}
		require.EqualError(t, b.Validate(), "contributions[0].account: "+want)
	}
	b := charged()
	b.Chart, b.Lines[3].Account = budget.MovieMagic(), "1100" // charges stay with their lines
	for i, account := range []string{"1400", "3300", "1100", "6700"} {
		b.Lines[i].Account = account
	}
	require.ErrorIs(t, b.Validate(), budget.ErrRange)
}

// The grid of ten categories names what stands in 1, 9 and 10.
func TestAccountsOfTheDocumentary(t *testing.T) {
	chart := budget.Documentary()
	for number, want := range map[string]budget.Text{
		"1.7":    {FR: "Voix off", EN: "Voice-over"},
		"10.5":   {FR: "Imprévus", EN: "Contingency"},
		"10.5.1": {FR: "Imprévus", EN: "Contingency"},
	} {
		found, known := chart.Account(number)
		require.True(t, known, number)
		require.Equal(t, want, found.Label)
	}
	r := compute(t, budget.Budget{Currency: "EUR", Chart: chart, Lines: []budget.Line{pay("1", "1.3", "5", "", ""), pay("2", "10.4", "7", "", "")}})
	equal(t, "5", r.Posts[0].Amount, "category 1")
	equal(t, "7", r.Posts[9].Amount, "category 10, not 1")
}

func TestEveryChartSpeaksFrench(t *testing.T) {
	for _, post := range budget.MovieMagic().Posts {
		require.NotEmpty(t, post.Label.FR)
		require.True(t, post.Label.FR != post.Label.EN, post.Label.EN)
	}
}
