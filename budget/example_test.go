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

func ExampleBudget_Compute_formulas() {
	film, err := budget.Parse([]byte(`{"currency": "EUR",
		"variables": [{"name": "shoot_days", "value": "41"}, {"name": "weeks", "formula": "ceil(shoot_days / 5)"}],
		"lines": [
			{"id": "camera", "account": "7101", "label": "Caméra", "quantity": "0", "formulas": {"quantity": "weeks"}, "number": "1", "rate": "4950"},
			{"id": "meals", "account": "6201", "label": "Repas", "quantity": "0", "formulas": {"quantity": "shoot_days * 2"}, "number": "30", "rate": "17.87"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, _ := film.Compute()
	for _, line := range result.Lines {
		fmt.Println(line.Line.ID, line.Quantity.Text(), line.Amount.StringFixed(2))
	}
	film.Variables[0].Formula, film.Variables[0].Value = "weeks * 5", decimal.Decimal{}
	fmt.Println(film.Validate())
	// Output:
	// camera 9 44550.00
	// meals 82 43960.20
	// variables[0].formula: forms a cycle (shoot_days > weeks > shoot_days)
	// variables[1].formula: forms a cycle (weeks > shoot_days > weeks)
	// lines[0].formulas.quantity: forms a cycle (camera: weeks > shoot_days > weeks)
	// lines[1].formulas.quantity: forms a cycle (meals: shoot_days > weeks > shoot_days)
}

func lump(id, account string, amount int64, phase budget.Phase) budget.Line {
	one := decimal.NewFromInt(1)
	return budget.Line{ID: id, Account: account, Label: id, Quantity: one, Number: one, Unit: budget.Flat, Rate: decimal.NewFromInt(amount), Phase: phase}
}

func ExampleResult_By() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{
		lump("scouting", "6101", 4200, budget.Preparation), lump("camera", "7101", 60000, budget.Shoot), lump("lights", "7301", 41000, budget.Shoot),
	}}
	result, _ := film.Compute()
	phases, _ := result.By(budget.ByPhase)
	for _, one := range phases {
		fmt.Println(one.Keys[0], one.Total.StringFixed(2))
	}
	// Output:
	// preparation 4200.00
	// shoot 101000.00
}

func ExampleResult_Sheet() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{lump("camera", "7101", 60000, "")}}
	result, _ := film.Compute()
	for _, row := range result.Sheet(budget.TopSheet) {
		if !row.Amount.IsZero() {
			fmt.Println(row.Kind, row.Number, row.Label.In("fr"), row.Amount.StringFixed(2))
		}
	}
	// Output:
	// post 7 Moyens techniques 60000.00
	// posts_total  Total des postes 60000.00
	// total  Total hors taxes 60000.00
}

func ExampleCompare() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{lump("camera", "7101", 60000, ""), lump("crane", "7201", 9000, "")}}
	before, _ := film.Compute()
	film.Lines = []budget.Line{lump("camera", "7101", 66000, ""), lump("drone", "7202", 4000, "")}
	after, _ := film.Compute()
	changes, _ := budget.Compare(before, after)
	for _, one := range changes.Lines {
		fmt.Println(one.ID, one.Change, "quantity", one.Quantity, "rate", one.Rate)
	}
	fmt.Println(changes.Difference)
	// Output:
	// camera changed quantity 0 rate 6000
	// drone added quantity 4000 rate 0
	// crane removed quantity -9000 rate 0
	// 1000
}

func ExampleResult_Convert() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{lump("camera", "7101", 60000, ""), lump("crane", "7201", 9000, "")}}
	result, _ := film.Compute()
	other, _ := result.Convert(budget.Mapping{To: budget.MovieMagic(), Rules: []budget.MappingRule{{From: "71", To: "33"}}})
	for _, post := range other.Posts {
		if !post.Amount.IsZero() {
			fmt.Println(post.Post, post.Label.In("en"), post.Amount)
		}
	}
	fmt.Println("unmapped", other.Unmapped[0].ID, other.UnmappedTotal)
	// Output:
	// 33 Camera 60000
	// unmapped crane 9000
}

func ExampleParseLinesCSV() {
	lines, err := budget.ParseLinesCSV([]byte("account,label,amount\n7101,Caméra,60000\n7201,Grue,9000.50\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, _ := budget.Budget{Currency: "EUR", Lines: lines}.Compute()
	fmt.Println(result.Total)
	// Output: 69000.5
}

func ExampleResult_Simplified() {
	film := budget.Budget{Currency: "EUR", Lines: []budget.Line{lump("camera", "7101", 60000, ""), lump("crane", "7201", 9000, "")}}
	result, _ := film.Compute()
	for _, line := range result.Simplified().Lines {
		fmt.Println(line.Account, line.Label, line.Rate)
	}
	// Output: 7 Moyens techniques 69000
}
