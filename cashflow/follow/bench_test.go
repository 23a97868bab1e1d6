package follow_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// long is a plan of two years with thousands of movements, half of which have moved.
func long(b *testing.B) follow.Book {
	b.Helper()
	plan := cashflow.Plan{Currency: "EUR", Start: day("2027-01-04"), Horizon: 110}
	plan.Production.Phases = []schedule.Phase{{Code: "ALL", Monday: plan.Start, Weeks: 100}}
	plan.Keys = []cashflow.Key{{ID: "K", Elements: []cashflow.Element{{Phase: "ALL", Percent: dec("100")}}}}
	book := follow.Book{Opening: dec("1000000"), Closed: plan.Start.AddWeeks(50)}
	for i := range 60 {
		id := fmt.Sprint("L", i)
		plan.Outflows = append(plan.Outflows, cashflow.Outflow{ID: id, Column: cashflow.Suppliers, Amount: dec("50000"), Key: "K"})
		for week := range 50 {
			book.Payments = append(book.Payments, follow.Payment{
				ID: fmt.Sprint(i, " ", week), Date: plan.Start.AddDays(7*week + 4), Column: cashflow.Suppliers, Line: id, Amount: decimal.NewFromInt(int64(-490 - week%20)),
			})
		}
	}
	result, err := plan.Compute()
	require.NoError(b, err)
	book.Plan = result
	return book
}

func BenchmarkForecast(b *testing.B) {
	book := long(b)
	for b.Loop() {
		if _, err := book.Forecast(); err != nil {
			b.Fatal(err)
		}
	}
}

// Twelve measures, up to three together: 298 combinations.
func BenchmarkSearch(b *testing.B) { searched(b, long(b)) }

// The same beside a credit of two years with charges by the month.
func BenchmarkSearchWithCredit(b *testing.B) {
	book := long(b)
	book.Opening = decimal.Decimal{}
	book.Credit = &cashflow.Credit{
		Limits: []cashflow.Limit{{From: day("2027-01-04"), Amount: dec("4000000")}}, Rate: dec("5"), CommitmentFee: dec("0.5"), Basis: schedule.Actual360,
		Guarantee: cashflow.IFCIC(dec("50")),
	}
	searched(b, book)
}

func searched(b *testing.B, book follow.Book) {
	b.Helper()
	f := forecast(b, book)
	var measures []follow.Measure
	for i := range 12 {
		measures = append(measures, follow.Measure{ID: fmt.Sprint(i), Steps: []follow.Step{{Kind: follow.Delay, Column: cashflow.Suppliers, Line: fmt.Sprint("L", i), Days: 30}}})
	}
	for b.Loop() {
		if _, err := f.Search(measures, follow.Bounds{Together: 3}); err != nil {
			b.Fatal(err)
		}
	}
}
