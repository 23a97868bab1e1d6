package closing_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/financing/closing"
)

// 60 of 100 are there, a channel brings 30 (80 %), and a region 20 (50 %) if the channel has come.
func ExampleOf() {
	result, err := closing.Of(followed(), closing.Options{})
	if err != nil {
		fmt.Println(err) // every fault, with its path
		return
	}
	fmt.Println("closes:", result.Probability, "%, short by", result.Shortfall.StringFixed(2), "on average")
	for _, one := range result.Outcomes {
		fmt.Println(one.Amount, "or more:", one.AtLeast, "%")
	}
	for _, one := range result.Sources {
		fmt.Printf("%s: %s %% with it, %s %% without\n", one.Source, one.With, one.Without)
	}
	// Output:
	// closes: 40 %, short by 12.00 on average
	// 60 or more: 100 %
	// 90 or more: 80 %
	// 110 or more: 40 %
	// region: 100 % with it, 0 % without
	// tv: 50 % with it, 0 % without
}

func ExamplePursue() {
	pursuit, err := closing.Pursue(followed(), closing.Options{Places: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, step := range pursuit.Steps {
		fmt.Println(step.Source+":", step.Text.In("en"))
	}
	// Output:
	// tv: No other raises the probability of closing more, from 40.0 % to 50.0 %; mean shortfall from 12.00 EUR to 5.00 EUR; opens region.
	// region: With it the plan closes: the probability goes from 50.0 % to 100.0 %.
}

func ExampleCompare() {
	smaller := followed()
	smaller.Budget = dec("90")
	comparison, err := closing.Compare(
		closing.Scenario{Name: "100", Plan: followed()},
		closing.Scenario{Name: "90", Plan: smaller},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, one := range comparison.Scenarios {
		fmt.Println(one.Name, one.Result.Probability, one.Probability)
	}
	// Output:
	// 100 40 0
	// 90 80 40
}
