package budget_test

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
)

func ExampleBudget_Compute() {
	film := budget.Budget{
		Currency: "EUR",
		Ceiling:  decimal.NewFromInt(48060),
		Lines: []budget.Line{
			{
				ID: "1", Account: "2201", Label: "Réalisateur", Category: "ART", Person: "REA",
				Quantity: decimal.NewFromInt(20), Unit: "semaine", Number: decimal.NewFromInt(1), Rate: decimal.NewFromInt(3000),
			},
			{
				ID: "2", Account: "7101", Label: "Caméras",
				Quantity: decimal.NewFromInt(8), Unit: "semaine", Number: decimal.NewFromInt(2), Rate: decimal.NewFromInt(4950),
			},
		},
		Contributions: []budget.Contribution{
			{Category: "ART", Label: "Tranche A", Base: budget.TrancheA, Rate: decimal.NewFromInt(12)},
			{Category: "ART", Label: "Tranche B", Base: budget.TrancheB, Rate: decimal.NewFromInt(10)},
		},
		Percentages: []budget.Percentage{
			{ID: "contingency", Label: budget.Text{FR: "Imprévus", EN: "Contingency"}, Rate: decimal.NewFromInt(7), Posts: []string{"2", "4", "7"}},
		},
	}
	result, err := film.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	director := result.Lines[0]
	fmt.Println("director", director.Amount.StringFixed(2), "A", director.TrancheA.StringFixed(2), "B", director.TrancheB.StringFixed(2))
	for _, post := range result.Posts {
		if !post.Amount.IsZero() {
			fmt.Println(post.Post, post.Label.In("en"), post.Amount.StringFixed(2))
		}
	}
	fmt.Println("B", result.Total.StringFixed(2))
	// Output:
	// director 60000.00 A 48060.00 B 11940.00
	// 2 Crew 60000.00
	// 4 Social charges 6961.20
	// 7 Technical equipment 79200.00
	// B 156392.48
}

func ExampleBudget_Validate() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{{ID: "1", Account: "0101", Quantity: decimal.NewFromInt(-2)}}}
	err := film.Validate()
	fmt.Println(err)
	fmt.Println(errors.Is(err, budget.ErrNegative))
	// Output:
	// lines[0].account: refers to something that does not exist (0101)
	// lines[0].quantity: may not be negative (-2)
	// true
}

func ExampleResult_Eligible() {
	film := budget.Budget{
		Currency: "EUR",
		Lines: []budget.Line{
			{ID: "1", Account: "2301", Quantity: decimal.NewFromInt(10), Number: decimal.NewFromInt(1), Rate: decimal.NewFromInt(1500), Category: "TEC", TaxCredit: true},
			{ID: "2", Account: "9101", Quantity: decimal.NewFromInt(1), Number: decimal.NewFromInt(1), Rate: decimal.NewFromInt(20000)},
		},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "Taux unique", Base: budget.Total, Rate: decimal.NewFromInt(50)}},
	}
	result, _ := film.Compute()
	pay, charges := result.Eligible()
	fmt.Println(pay.StringFixed(2), charges.StringFixed(2))
	// Output: 15000.00 7500.00
}

func ExampleChart_Post() {
	post, _ := budget.CNCFeature().Post("9301")
	fmt.Println(post.Number, post.Label.In("fr"))
	// Output: 9 Assurances et divers
}

func ExampleParse() {
	_, err := budget.Parse([]byte(`{"currency":"EUR","lines":[{"id":"1","account":"2101","rates":"10"}]}`))
	fmt.Println(errors.Is(err, budget.ErrSyntax))
	// Output: true
}
