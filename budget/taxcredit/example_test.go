package taxcredit_test

import (
	"errors"
	"fmt"
	"log"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

func ExampleClaim_Compute() {
	one := decimal.NewFromInt(1)
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{
		{ID: "camera", Account: "7101", Quantity: one, Number: one, Rate: decimal.NewFromInt(60_000)},
		{ID: "hotel", Account: "6201", Quantity: decimal.NewFromInt(100), Unit: "nuit", Number: one, Rate: decimal.NewFromInt(230)},
		{ID: "insurance", Account: "9101", Quantity: one, Number: one, Rate: decimal.NewFromInt(17_000)},
	}}
	result, err := film.Compute()
	if err != nil {
		log.Fatal(err)
	}
	rules, _, err := taxcredit.CinemaAt(schedule.MustParseDate("2018-06-30"), taxcredit.Film{French: true})
	if err != nil {
		log.Fatal(err)
	}
	rules.AidOn = taxcredit.OnBudget
	base, err := taxcredit.Claim{Rules: rules, Items: []taxcredit.Item{
		{Category: taxcredit.Technical, Accounts: []string{"7"}},
		{Category: taxcredit.Lodging, Accounts: []string{"62"}},
	}}.Compute(result)
	if err != nil {
		log.Fatal(err)
	}
	for _, entry := range base.Entries {
		fmt.Println(entry.ID, entry.Eligible.StringFixed(2), "of", entry.Amount.StringFixed(2))
	}
	fmt.Println("base", base.Base.StringFixed(2), "under", base.BaseCap.StringFixed(2), "credit", base.Credit.StringFixed(2))
	// Output:
	// camera 60000.00 of 60000.00
	// hotel 20000.00 of 23000.00
	// base 80000.00 under 80000.00 credit 24000.00
}

func ExampleCinemaAt() {
	_, _, err := taxcredit.CinemaAt(schedule.MustParseDate("2027-03-01"), taxcredit.Film{})
	fmt.Println(errors.Is(err, taxcredit.ErrNone))
	// Output: true
}
