package optimise_test

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/optimise"
)

func ExampleSolve() {
	monday := schedule.MustParseDate("2027-04-19")
	shoot := optimise.Shoot{
		Dates:   []schedule.Date{monday, monday.AddDays(1), monday.AddDays(2), monday.AddDays(3)},
		Eighths: 24,
		Scenes: []optimise.Scene{
			{ID: "1", Eighths: 12, Location: "flat", Cast: []string{"Anna"}},
			{ID: "2", Eighths: 12, Location: "street", Night: true, Cast: []string{"Ben"}},
			{ID: "3", Eighths: 12, Location: "flat", Cast: []string{"Anna", "Ben"}},
		},
		Actors: []optimise.Actor{
			{ID: "Anna", Fee: decimal.New(1000, 0)},
			{ID: "Ben", Fee: decimal.New(600, 0), Availability: optimise.Availability{Blocked: []schedule.Date{monday}}},
		},
		Locations:     []optimise.Location{{ID: "flat"}, {ID: "street"}},
		NightRest:     true,
		OvernightCost: decimal.New(500, 0),
	}
	plan, err := optimise.Solve(context.Background(), shoot, optimise.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range plan.Days {
		fmt.Println(day.Date, day.Scenes, day.Eighths)
	}
	fmt.Println("work", plan.Work, "held", plan.Holding, "moves", plan.Moves, "proved", plan.Proved)
	// Output:
	// 2027-04-20 [1 3] 24
	// 2027-04-21 [2] 12
	// work 2200 held 0 moves 500 proved true
}
