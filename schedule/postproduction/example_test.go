package postproduction_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

func ExamplePlan_Resolve() {
	worked := func(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.WorkingDays} }
	plan := postproduction.Plan{
		Start: schedule.MustParseDate("2027-06-14"),
		Tasks: []postproduction.Task{
			{Code: "edit", Duration: worked(40)},
			{Code: "effects", Duration: worked(35), After: []postproduction.Link{{Task: "edit", Type: postproduction.StartStart, Lag: worked(10)}}},
			{Code: "sound", Duration: worked(15), After: []postproduction.Link{{Task: "edit"}}},
			{Code: "mix", Duration: worked(10), After: []postproduction.Link{{Task: "sound"}}, Imposed: []postproduction.Imposed{
				{Rule: postproduction.FinishNotAfter, Date: schedule.MustParseDate("2027-09-10")},
			}},
			{Code: "lock", After: []postproduction.Link{{Task: "edit"}}},
		},
	}
	dated, err := plan.Resolve()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, task := range dated.Tasks {
		fmt.Println(task.Code, task.First, task.Last, task.TotalFloat, task.Because[0].Text().In("en"))
	}
	fmt.Println(dated.Critical)
	for _, late := range dated.Late {
		fmt.Println(late.Task, late.Rule.Label().In("fr"), late.Date, late.Days, late.Chain)
	}
	// Output:
	// edit 2027-06-14 2027-08-09 -1 start of the plan, 2027-06-14
	// effects 2027-06-28 2027-08-16 20 starts after the start of edit (2027-06-14), +10 working days
	// sound 2027-08-10 2027-08-30 -1 starts after the finish of edit (2027-08-09)
	// mix 2027-08-31 2027-09-13 -1 starts after the finish of sound (2027-08-30)
	// lock 2027-08-09 2027-08-09 25 starts after the finish of edit (2027-08-09)
	// [[edit sound mix]]
	// mix finit au plus tard le 2027-09-10 3 [edit sound mix]
}

func ExamplePlan_Slip() {
	weeks := func(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.Weeks} }
	plan := postproduction.FrenchFeature(schedule.MustParseDate("2027-06-14"), postproduction.Durations{
		Assembly: weeks(2), DirectorsCut: weeks(6), FineCut: weeks(1), VisualEffects: weeks(8), Colour: weeks(2),
		Music: weeks(7), SoundEdit: weeks(5), Mix: weeks(2), Mastering: weeks(1), Delivery: weeks(1),
	})
	change, err := plan.Slip("visual_effects", 10) // ten working days
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, task := range change.Tasks {
		if task.First.Days > 0 {
			fmt.Println(task.Code, task.First.From, "->", task.First.To)
		}
	}
	fmt.Println("end", change.Finish.Days, "days later")
	// Output:
	// visual_effects 2027-08-16 -> 2027-08-30
	// colour 2027-10-11 -> 2027-10-25
	// mastering 2027-10-25 -> 2027-11-08
	// delivery 2027-11-02 -> 2027-11-15
	// end 11 days later
}
