package schedule_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
)

func ExampleTimetable_Resolve() {
	timetable := schedule.Timetable{Anchor: schedule.MustParseDate("2027-05-31"), Steps: []schedule.Step{
		{Code: "PREP", From: []string{"SHOOT"}, Lag: schedule.Span{Count: -8, Unit: schedule.Weeks}},
		{Code: "SHOOT", Duration: schedule.Span{Count: 39, Unit: schedule.WorkingDays}},
		{Code: "WRAP", After: []string{"SHOOT"}},
	}}
	calendar, err := timetable.Resolve()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, milestone := range calendar.Milestones {
		fmt.Println(milestone.Code, milestone.Date)
	}
	fmt.Println(calendar.Phases[0].Code, calendar.Phases[0].Monday, calendar.Phases[0].Weeks, "weeks")
	// Output:
	// PREP 2027-04-05
	// WRAP 2027-07-23
	// SHOOT 2027-05-31 8 weeks
}
