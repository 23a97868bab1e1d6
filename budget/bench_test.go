package budget_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// large is a devis of 5,000 lines: formulas on a quarter of them, currencies on a tenth, pay with five
// charges on two thirds, 400 persons.
func large() budget.Budget {
	b := budget.Budget{
		Currency: "EUR", Ceiling: dec("48060"), WeekDays: dec("5"), Date: day("2027-03-01"),
		Variables: []budget.Variable{
			{Name: "shoot_days", Value: dec("40")}, {Name: "weeks", Formula: "ceil(shoot_days / 5)"}, {Name: "extras", Value: dec("12")},
		},
		Exchange: []budget.ExchangeRate{{Currency: "USD", Date: day("2027-01-01"), Rate: dec("0.9134")}},
		Contributions: []budget.Contribution{
			{Category: "TEC", Label: "déplafonnées", Base: budget.Total, Rate: dec("26.36")},
			{Category: "TEC", Label: "plafonnées", Base: budget.TrancheA, Rate: dec("13.64")},
			{Category: "TEC", Label: "tranche B", Base: budget.TrancheB, Rate: dec("14.57")},
			{Category: "TEC", Label: "tranche 2", Base: budget.Band, Floor: dec("48060"), Ceiling: dec("384480"), Rate: dec("10.80")},
			{Category: "TEC", Label: "congés spectacles", Base: budget.Daily, Multiple: dec("3"), Rate: dec("15.5"), From: day("2023-04-01")},
		},
		Percentages: []budget.Percentage{
			{ID: "fee", Rate: dec("5"), Posts: []string{"1", "2", "4", "7"}, Less: []string{"79"}},
			{ID: "overheads", Rate: dec("7"), Posts: []string{"1", "2", "4", "7"}, Of: []string{"fee"}},
		},
	}
	for i := range 5_000 {
		line := budget.Line{
			ID: fmt.Sprintf("L%04d", i), Account: fmt.Sprintf("%d%03d", 7, i%900), Label: "Une ligne du devis",
			Quantity: decimal.New(int64(10+i%7), 0), Unit: budget.Week, Number: decimal.New(1, 0), Rate: decimal.New(int64(90_000+37*i), -2),
			Phase: budget.Shoot, Country: "FR", TaxCredit: true,
		}
		if i%3 != 0 {
			line.Account, line.Category, line.Person = fmt.Sprintf("2%03d", i%900), "TEC", fmt.Sprintf("P%03d", i%400)
			line.DailyMinimum = dec("193.21")
		}
		if i%4 == 0 {
			line.Quantity, line.Formulas.Quantity = decimal.Decimal{}, fmt.Sprintf("weeks + %d / 4", i%50)
		}
		if i%10 == 0 {
			line.Currency = "USD"
		}
		b.Lines = append(b.Lines, line)
	}
	return b
}

func TestLargeDevis(t *testing.T) {
	r := compute(t, large())
	require.Len(t, r.Lines, 5_000)
}

// The target of the house is 10 ms on one core.
func BenchmarkComputeLarge(b *testing.B) {
	film := large()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := film.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}
