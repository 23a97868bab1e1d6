package budget_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/testcase"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// small is a sound budget that each test spoils.
func small() budget.Budget {
	return budget.Budget{
		Currency: "EUR", Ceiling: dec("1000"),
		Lines: []budget.Line{pay("1", "2101", "100", "TEC", "P"), pay("2", "9301", "50", "", "")},
		Contributions: []budget.Contribution{
			{Category: "TEC", Label: "x", Base: budget.Total, Rate: dec("10")},
			{Category: "TEC", Label: "y", Base: budget.TrancheA, Rate: dec("5")},
		},
		Percentages: []budget.Percentage{{ID: "fee", Rate: dec("5"), Posts: []string{"1", "2"}, Less: []string{"9301"}}},
	}
}

func TestValidate(t *testing.T) {
	huge := decimal.New(1, 1_000_000_000)
	for _, test := range []struct {
		reason string
		spoil  func(*budget.Budget)
		path   string
		kind   error
	}{
		{"currency missing", func(b *budget.Budget) { b.Currency = "" }, "currency", budget.ErrCurrency},
		{"currency unknown", func(b *budget.Budget) { b.Currency = "EUX" }, "currency", budget.ErrCurrency},
		{"rounding unknown", func(b *budget.Budget) { b.Rounding = 9 }, "rounding", budget.ErrUnknown},
		{"ceiling negative", func(b *budget.Budget) { b.Ceiling = dec("-1") }, "ceiling", budget.ErrNegative},
		{"ceiling finer than the cent", func(b *budget.Budget) { b.Ceiling = dec("10.001") }, "ceiling", budget.ErrRange},
		{"tranche without ceiling", func(b *budget.Budget) { b.Ceiling = decimal.Decimal{} }, "contributions[1].base", budget.ErrRequired},
		{"line without id", func(b *budget.Budget) { b.Lines[1].ID = "" }, "lines[1].id", budget.ErrRequired},
		{"line given twice", func(b *budget.Budget) { b.Lines[1].ID = "1" }, "lines[1].id", budget.ErrDuplicate},
		{"id too long", func(b *budget.Budget) { b.Lines[1].ID = strings.Repeat("x", budget.MaxCode+1) }, "lines[1].id", budget.ErrTooLarge},
		{"account missing", func(b *budget.Budget) { b.Lines[0].Account = "" }, "lines[0].account", budget.ErrRequired},
		{"account outside the chart", func(b *budget.Budget) { b.Lines[0].Account = "0101" }, "lines[0].account", budget.ErrUnknown},
		{"negative quantity", func(b *budget.Budget) { b.Lines[0].Quantity = dec("-1") }, "lines[0].quantity", budget.ErrNegative},
		{"negative number", func(b *budget.Budget) { b.Lines[0].Number = dec("-1") }, "lines[0].number", budget.ErrNegative},
		{"hostile quantity", func(b *budget.Budget) { b.Lines[0].Quantity = huge }, "lines[0].quantity", budget.ErrTooLarge},
		{"hostile number", func(b *budget.Budget) { b.Lines[0].Number = huge.Neg() }, "lines[0].number", budget.ErrTooLarge},
		{"hostile rate", func(b *budget.Budget) { b.Lines[0].Rate = decimal.New(1, -1_000_000_000) }, "lines[0].rate", budget.ErrTooLarge},
		{"hostile ceiling", func(b *budget.Budget) { b.Ceiling = huge }, "ceiling", budget.ErrTooLarge},
		{"unknown category", func(b *budget.Budget) { b.Lines[0].Category = "TECH" }, "lines[0].category", budget.ErrUnknown},
		{"contribution without category", func(b *budget.Budget) { b.Contributions[0].Category = "" }, "contributions[0].category", budget.ErrRequired},
		{"contribution given twice", func(b *budget.Budget) { b.Contributions[1] = b.Contributions[0] }, "contributions[1].label", budget.ErrDuplicate},
		{"contribution without base", func(b *budget.Budget) { b.Contributions[0].Base = "" }, "contributions[0].base", budget.ErrRequired},
		{"unknown base", func(b *budget.Budget) { b.Contributions[0].Base = "C" }, "contributions[0].base", budget.ErrUnknown},
		{"rate above 100 %", func(b *budget.Budget) { b.Contributions[0].Rate = dec("100.01") }, "contributions[0].rate", budget.ErrRange},
		{"relief above 100 %", func(b *budget.Budget) { b.Contributions[0].Rate = dec("-101") }, "contributions[0].rate", budget.ErrRange},
		{"hostile contribution", func(b *budget.Budget) { b.Contributions[0].Rate = huge }, "contributions[0].rate", budget.ErrTooLarge},
		{"percentage above 100 %", func(b *budget.Budget) { b.Percentages[0].Rate = dec("101") }, "percentages[0].rate", budget.ErrRange},
		{"percentage below zero", func(b *budget.Budget) { b.Percentages[0].Rate = dec("-5") }, "percentages[0].rate", budget.ErrNegative},
		{"percentage of nothing", func(b *budget.Budget) { b.Percentages[0].Posts = nil }, "percentages[0].posts", budget.ErrRequired},
		{"percentage of an unknown post", func(b *budget.Budget) { b.Percentages[0].Posts[1] = "12" }, "percentages[0].posts[1]", budget.ErrUnknown},
		{"percentage of a post twice", func(b *budget.Budget) { b.Percentages[0].Posts[1] = "1" }, "percentages[0].posts[1]", budget.ErrDuplicate},
		{"less an unknown account", func(b *budget.Budget) { b.Percentages[0].Less[0] = "0" }, "percentages[0].less[0]", budget.ErrUnknown},
		{"percentage without id", func(b *budget.Budget) { b.Percentages[0].ID = "" }, "percentages[0].id", budget.ErrRequired},
		{"chart without posts", func(b *budget.Budget) { b.Chart.Name = "mine" }, "chart.posts", budget.ErrRequired},
		{"post given twice", func(b *budget.Budget) {
			b.Chart.Posts = []budget.Post{{Number: "1"}, {Number: "2"}, {Number: "9"}, {Number: "2"}}
		}, "chart.posts[3].number", budget.ErrDuplicate},
		{"two social posts", func(b *budget.Budget) {
			b.Chart.Posts = []budget.Post{{Number: "1", Social: true}, {Number: "2", Social: true}, {Number: "9"}}
		}, "chart.posts[1].social", budget.ErrDuplicate},
		{"multiplier negative", func(b *budget.Budget) { b.Lines[0].Multiplier = dec("-2") }, "lines[0].multiplier", budget.ErrNegative},
		{"hostile zero", func(b *budget.Budget) { b.Lines[0].Multiplier = decimal.New(0, 1_000_000_000) }, "lines[0].multiplier", budget.ErrTooLarge},
		{"hostile days", func(b *budget.Budget) { b.Lines[0].Days = huge }, "lines[0].days", budget.ErrTooLarge},
		{"hostile minimum", func(b *budget.Budget) { b.Lines[0].DailyMinimum = huge }, "lines[0].daily_minimum", budget.ErrTooLarge},
		{"a number of a million digits", func(b *budget.Budget) {
			b.Lines[0].Rate = decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 4_000_000), 0)
		}, "lines[0].rate", budget.ErrTooLarge},
		{"unknown phase", func(b *budget.Budget) { b.Lines[0].Phase = "wrap" }, "lines[0].phase", budget.ErrUnknown},
		{"unknown payment", func(b *budget.Budget) { b.Lines[0].Payment = "cheque" }, "lines[0].payment", budget.ErrUnknown},
		{"unknown side", func(b *budget.Budget) { b.Lines[0].Side = "left" }, "lines[0].side", budget.ErrUnknown},
		{"country in lower case", func(b *budget.Budget) { b.Lines[0].Country = "fr" }, "lines[0].country", budget.ErrUnknown},
		{"VAT above 100", func(b *budget.Budget) { b.Lines[0].VAT = dec("120") }, "lines[0].vat", budget.ErrRange},
		{"VAT below zero", func(b *budget.Budget) { b.Lines[0].VAT = dec("-5.5") }, "lines[0].vat", budget.ErrNegative},
		{"tag twice", func(b *budget.Budget) { b.Lines[0].Tags = []string{"a", "a"} }, "lines[0].tags[1]", budget.ErrDuplicate},
		{"too many tags", func(b *budget.Budget) { b.Lines[0].Tags = make([]string, budget.MaxTags+1) }, "lines[0].tags", budget.ErrTooLarge},
		{"unknown currency of a line", func(b *budget.Budget) { b.Lines[0].Currency = "EUX" }, "lines[0].currency", budget.ErrCurrency},
		{"no rate of exchange", func(b *budget.Budget) { b.Lines[0].Currency = "USD" }, "lines[0].currency", budget.ErrRequired},
		{"rate of exchange of zero", func(b *budget.Budget) { b.Exchange = []budget.ExchangeRate{{Currency: "USD"}} }, "exchange[0].rate", budget.ErrRequired},
		{"rate of the budget's own currency", func(b *budget.Budget) { b.Exchange = []budget.ExchangeRate{{Currency: "EUR", Rate: dec("1")}} }, "exchange[0].currency", budget.ErrRange},
		{"two rates of one day", func(b *budget.Budget) {
			b.Exchange = []budget.ExchangeRate{{Currency: "USD", Rate: dec("1")}, {Currency: "USD", Rate: dec("2")}}
		}, "exchange[1].date", budget.ErrDuplicate},
		{"a floor of a tranche", func(b *budget.Budget) { b.Contributions[1].Floor = dec("1") }, "contributions[1].floor", budget.ErrRange},
		{"a band upside down", func(b *budget.Budget) {
			b.Contributions[0].Base, b.Contributions[0].Floor, b.Contributions[0].Ceiling = budget.Band, dec("5"), dec("5")
		}, "contributions[0].ceiling", budget.ErrOrder},
		{"a multiple of the whole", func(b *budget.Budget) { b.Contributions[0].Multiple = dec("3") }, "contributions[0].multiple", budget.ErrRange},
		{"a charge that ends before it begins", func(b *budget.Budget) {
			b.Date, b.Contributions[0].From, b.Contributions[0].Until = day("2027-01-01"), day("2027-01-02"), day("2027-01-01")
		}, "contributions[0].until", budget.ErrOrder},
		{"an amount by unit finer than the cent", func(b *budget.Budget) {
			b.Contributions[0].Base, b.Contributions[0].Rate = budget.EachUnit, dec("0.001")
		}, "contributions[0].rate", budget.ErrRange},
		{"an account of another post", func(b *budget.Budget) {
			b.Chart = budget.CNCFeature()
			b.Chart.Posts[1].Accounts = []budget.Account{{Number: "31"}}
		}, "chart.posts[1].accounts[0].number", budget.ErrRange},
		{"an unknown family", func(b *budget.Budget) {
			b.Chart = budget.CNCFeature()
			b.Chart.Posts[1].Family = "cousins"
		}, "chart.posts[1].family", budget.ErrUnknown},
		{"too many accounts", func(b *budget.Budget) {
			b.Chart = budget.CNCFeature()
			b.Chart.Posts[1].Accounts = make([]budget.Account, budget.MaxAccounts+1)
		}, "chart.posts", budget.ErrTooLarge},
		{"too many formulas", func(b *budget.Budget) {
			b.Lines[0].Formulas.Quantity = strings.Repeat("1+", budget.MaxFormulas)
		}, "lines", budget.ErrTooLarge},
		{"too many variables", func(b *budget.Budget) { b.Variables = make([]budget.Variable, budget.MaxVariables+1) }, "variables", budget.ErrTooLarge},
		{"too many rates", func(b *budget.Budget) { b.Exchange = make([]budget.ExchangeRate, budget.MaxExchange+1) }, "exchange", budget.ErrTooLarge},
		{"too many lines", func(b *budget.Budget) { b.Lines = make([]budget.Line, budget.MaxLines+1) }, "lines", budget.ErrTooLarge},
		{"too many posts", func(b *budget.Budget) { b.Chart.Posts = make([]budget.Post, budget.MaxPosts+1) }, "chart.posts", budget.ErrTooLarge},
		{"too many percentages", func(b *budget.Budget) { b.Percentages = make([]budget.Percentage, budget.MaxPercentages+1) }, "percentages", budget.ErrTooLarge},
		{"too many accounts left out", func(b *budget.Budget) { b.Percentages[0].Less = make([]string, budget.MaxLess+1) }, "percentages[0].less", budget.ErrTooLarge},
		{"too many charges in all", func(b *budget.Budget) {
			b.Lines = make([]budget.Line, budget.MaxLines)
			b.Contributions = make([]budget.Contribution, 21)
		}, "contributions", budget.ErrTooLarge},
	} {
		t.Run(test.reason, func(t *testing.T) {
			b := small()
			test.spoil(&b)
			err := b.Validate()
			require.ErrorIs(t, err, test.kind)
			var faults budget.Faults
			require.ErrorAs(t, err, &faults)
			require.Len(t, faults, 1)
			require.Equal(t, test.path, faults[0].Path)
			_, computed := b.Compute()
			require.Equal(t, err, computed)
		})
	}
	require.NoError(t, small().Validate())
}

func TestAllFaultsAtOnce(t *testing.T) {
	b := small()
	b.Currency, b.Lines[0].Category, b.Percentages[0].Posts = "", "?", nil
	var faults budget.Faults
	require.True(t, errors.As(b.Validate(), &faults))
	paths := make([]string, len(faults))
	for i, fault := range faults {
		paths[i] = fault.Path
	}
	require.Equal(t, []string{"currency", "lines[0].category", "percentages[0].posts"}, paths)
}

func TestLargestBudget(t *testing.T) {
	b := small()
	b.Lines = nil
	for i := range budget.MaxLines {
		b.Lines = append(b.Lines, pay(decimal.NewFromInt(int64(i)).StringFixed(0), "2101", "0.1", "TEC", "P"))
	}
	r := compute(t, b)
	// Ten cents a line: 10 % is a cent on 20,000 lines, 5 % of tranche A rounds up to a cent on 10,000.
	equal(t, "300", r.Charge(), "charges")
	require.Equal(t, "10000", r.Persons[0].Crossed)
}

func TestHostileExponents(t *testing.T) {
	testcase.RefusesExponents(t, &budget.Budget{})
	testcase.RefusesExponents(t, &audited{})
}

// audited asks a result the questions of a document.
type audited struct{ budget.Result }

func (a *audited) Validate() error { return a.Check() }

func TestParse(t *testing.T) {
	for _, test := range []struct {
		reason, document string
		kind             error
	}{
		{"not JSON", `{`, budget.ErrSyntax},
		{"unknown field", `{"currency":"EUR","line":[]}`, budget.ErrSyntax},
		{"two documents", `{"currency":"EUR"}{}`, budget.ErrSyntax},
		{"not a number", `{"currency":"EUR","ceiling":"x"}`, budget.ErrSyntax},
		{"unknown rounding", `{"currency":"EUR","rounding":"nearest"}`, budget.ErrSyntax},
		{"exponent beyond the library", `{"currency":"EUR","ceiling":"1e999"}`, budget.ErrTooLarge},
		{"no currency", `{}`, budget.ErrCurrency},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, err := budget.Parse([]byte(test.document))
			require.ErrorIs(t, err, test.kind)
		})
	}
}
