package financing_test

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
)

// examplePlan pays for a film of 1,000,000.
func examplePlan() financing.Plan {
	whole := decimal.NewFromInt(100)
	return financing.Plan{
		Currency: "EUR", Producer: "Brume Films", Budget: decimal.NewFromInt(1_000_000),
		Sources: []financing.Source{
			{ID: "1", Label: "Numéraire", Nature: financing.Producer, Group: "Brume Films", Amount: decimal.NewFromInt(100_000), Status: financing.Signed, Probability: whole},
			{ID: "2", Label: "Avance sur recettes", Nature: financing.SelectiveAid, Group: "CNC", Public: true, Amount: decimal.NewFromInt(400_000), Status: financing.Signed, Probability: whole},
			{ID: "3", Label: "Préachat", Nature: financing.PreBuy, Group: "Groupe Azur", Amount: decimal.NewFromInt(500_000), Status: financing.Letter, Probability: decimal.NewFromInt(80)},
		},
	}
}

func ExamplePlan_Analyse() {
	analysis, err := examplePlan().Analyse()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, code := range []financing.RatioCode{financing.SecuredCover, financing.WeightedCover, financing.ProducerRisk, financing.CashRisk} {
		ratio, _ := analysis.Ratio(code)
		fmt.Printf("%s: %s, %s %%\n", ratio.Label.In("en"), ratio.Amount.StringFixed(2), ratio.Percent.StringFixed(2))
	}
	fmt.Println("largest third party:", analysis.LargestThirdParty.Name, analysis.LargestThirdParty.Percent.StringFixed(2))
	fmt.Println("HHI:", analysis.HHI.StringFixed(2))
	// Output:
	// Secured cover: 500000.00, 50.00 %
	// Weighted cover: 900000.00, 90.00 %
	// Producer's risk: 100000.00, 10.00 %
	// Cash risk: 200000.00, 20.00 %
	// largest third party: Groupe Azur 50.00
	// HHI: 4200.00
}

func ExampleAnalysis_PublicAid() {
	analysis, _ := examplePlan().Analyse()
	test, _ := analysis.PublicAid(financing.AidCeiling{Percent: decimal.NewFromInt(50)})
	fmt.Println(test.Within, test.Percent.StringFixed(2), test.Margin.StringFixed(2))
	// Output: true 40.00 100000.00
}

func ExamplePlan_Validate() {
	plan := examplePlan()
	plan.Sources[2].Amount = decimal.NewFromInt(450_000)
	err := plan.Validate()
	fmt.Println(err)
	fmt.Println(errors.Is(err, financing.ErrUnbalance))
	// Output:
	// sources: does not add up (950000 for a budget of 1000000)
	// true
}

// A version without the pre-buy, and what it does to the ratios.
func ExampleCompare() {
	plan := examplePlan()
	without, err := plan.With(financing.Scenario{Name: "no pre-buy", Drop: []string{"3"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	comparison, err := financing.Compare([]financing.Version{{Name: "as it stands", Plan: plan}, {Name: "no pre-buy", Plan: without}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("to be found:", comparison.Balances[1])
	for _, row := range comparison.Ratios {
		if row.Code == financing.Closure || row.Code == financing.BroadcasterDependence {
			fmt.Printf("%s: %s %% and %s %%\n", row.Label.In("en"), row.Percents[0], row.Percents[1])
		}
	}
	// Output:
	// to be found: -500000
	// Closure: 100 % and 50 %
	// Dependence on broadcasters: 50 % and 0 %
}

// The plan beside the French-initiative films of 2022.
func ExampleAnalysis_Beside() {
	analysis, err := examplePlan().Analyse()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, benchmark := range financing.Benchmarks() {
		if benchmark.Code != "fif_2022" {
			continue
		}
		side, err := analysis.Beside(benchmark)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, row := range side.Rows[:2] {
			fmt.Println(row.Labels[0].In("en"), row.Plan, row.Published, row.Difference)
		}
		fmt.Println("printed less itemised:", side.Discrepancy.Difference)
	}
	// Output:
	// French producers 10 39.51 -29.51
	// Broadcasters' pre-buys 50 25.6 24.4
	// printed less itemised: 69.96
}
