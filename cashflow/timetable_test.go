package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

func caseTimetable(shoot string) *schedule.Timetable {
	in := func(n int, unit schedule.Unit) schedule.Span { return schedule.Span{Count: n, Unit: unit} }
	timetable := schedule.FrenchFeature(day(shoot), schedule.FeatureDurations{
		Closing: in(5, schedule.Weeks), Preparation: in(8, schedule.Weeks), Shoot: in(39, schedule.WorkingDays), MidShoot: in(25, schedule.Days),
		Edit: in(14, schedule.Weeks), Post: in(11, schedule.Weeks), Mix: in(5, schedule.Weeks), Delivery: in(6, schedule.Weeks),
		Approval: in(4, schedule.Weeks), Release: in(11, schedule.Weeks), TaxCredit: in(143, schedule.Days),
	})
	return &timetable
}

// The plan of the case on a timetable is the plan of the case on its dates; one date moves all of it.
func TestPlanOnATimetable(t *testing.T) {
	plan := casePlan(t)
	want := compute(t, plan)
	plan.Production, plan.Timetable, plan.Start = schedule.Production{}, caseTimetable("2027-05-31"), schedule.Date{}
	got := compute(t, plan)
	require.Equal(t, want, got, "week 1 is that of the first milestone")

	plan.Timetable = caseTimetable("2028-05-29")
	later := compute(t, plan)
	require.Equal(t, "2028-02-28", later.Weeks[0].Monday.String(), "52 weeks later")
	require.True(t, later.Closing.Equal(want.Closing))
	require.Equal(t, "2028-05-29", later.Movements[indexOf(later, "F14")].Date.AddDays(3).String(), "three days before the first day of shooting")
}

func indexOf(r cashflow.Result, id string) int {
	for i, one := range r.Movements {
		if one.ID == id {
			return i
		}
	}
	return -1
}

func TestTimetableOfAPlanFaults(t *testing.T) {
	plan := shortFilm()
	plan.Timetable = caseTimetable("2027-05-31")
	requireFault(t, plan.Validate(), "timetable", cashflow.ErrEither, "dates and a timetable")
	plan = shortFilm()
	plan.Production, plan.Start = schedule.Production{}, schedule.Date{}
	plan.Timetable = &schedule.Timetable{Anchor: day("2027-05-31"), Steps: []schedule.Step{{Code: "A", After: []string{"A"}}}}
	err := plan.Validate()
	requireFault(t, err, "timetable.steps[0].after", cashflow.ErrCycle, "a milestone that waits for itself")
	require.NotErrorIs(t, err, cashflow.ErrRequired, "the start would have come from it")
	plan.Timetable = &schedule.Timetable{}
	requireFault(t, plan.Validate(), "start", cashflow.ErrRequired, "a timetable without a step gives no first week")
}
