package talent_test

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule/talent"
)

func ExampleSolve() {
	problem := talent.Problem{
		Scenes: []talent.Scene{
			{ID: "1", Days: 1, Cast: []string{"Anna", "Ben"}},
			{ID: "2", Days: 2, Cast: []string{"Ben", "Chloé"}},
			{ID: "3", Days: 3, Cast: []string{"Anna", "Chloé"}},
			{ID: "4", Days: 1, Cast: []string{"Ben"}},
		},
		Actors: []talent.Actor{
			{ID: "Anna", Fee: decimal.New(1000, 0)},
			{ID: "Ben", Fee: decimal.New(2000, 0)},
			{ID: "Chloé", Fee: decimal.New(3000, 0)},
		},
	}
	result, err := talent.Solve(context.Background(), problem, talent.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Order, result.Cost, "of which held", result.Holding, "proved", result.Proved)
	for _, line := range result.Actors {
		fmt.Println(line.Actor, "from day", line.First, "to", line.Last, "worked", line.Worked, "held", line.Held)
	}
	all, err := talent.Optima(context.Background(), problem, talent.Options{})
	fmt.Println(all.Count, "orders, the first", all.First, err)
	// Output:
	// [3 2 1 4] 29000 of which held 2000 proved true
	// Anna from day 1 to 6 worked 4 held 2
	// Ben from day 4 to 7 worked 4 held 0
	// Chloé from day 1 to 5 worked 5 held 0
	// 2 orders, the first [3 2 1 4] <nil>
}

func ExampleProblem_Cost() {
	problem, err := talent.ParseInstance([]byte(`
scenes 4
actors 3
duration 1 2 3 1
actor 1 1 0 1 0
actor 2 1 1 0 1
actor 3 0 1 1 0
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	written, err := problem.Cost([]string{"1", "2", "3", "4"})
	fmt.Println(written.Cost, written.Work, written.Holding, err)
	// Output: 35 27 8 <nil>
}
