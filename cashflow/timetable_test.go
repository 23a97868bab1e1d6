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

// Shooting days are counted from the first, and move with the date that moves the rest.
func TestShootingMoves(t *testing.T) {
	listed := []schedule.Date{day("2027-05-10"), day("2027-05-11"), day("2027-05-14"), day("2027-05-19")}
	var calendar schedule.Calendar
	for _, row := range []struct {
		reason, anchor string
		unit           schedule.Unit
		want           []string
	}{
		{"where they were: Monday 17 May 2027 is Whit Monday", "2027-05-10", "", []string{"05-10", "05-11", "05-14", "05-19"}},
		{"a week later: the 17th is not worked, so all are a day later, and the last is over the week-end", "2027-05-17", schedule.WorkingDays, []string{"05-18", "05-19", "05-24", "05-26"}},
		{"a week later in days", "2027-05-17", schedule.Days, []string{"05-17", "05-18", "05-21", "05-26"}},
		{"from a Saturday the first day worked is the first shot", "2027-06-05", "", []string{"06-07", "06-08", "06-11", "06-15"}},
	} {
		shooting, err := cashflow.ShootingFrom("SHOOT", listed, row.unit, calendar)
		require.NoError(t, err, row.reason)
		plan := cashflow.Plan{
			Currency: "EUR", Calendar: calendar, Shooting: &shooting,
			Timetable: &schedule.Timetable{Anchor: day(row.anchor), Steps: []schedule.Step{{Code: "SHOOT", Duration: schedule.Span{Count: 3, Unit: schedule.Weeks}}}},
			Keys:      []cashflow.Key{{ID: "K", Elements: []cashflow.Element{{On: cashflow.ShootingDays, Percent: dec("100")}}}},
			Outflows:  []cashflow.Outflow{{ID: "CREW", Column: cashflow.Pay, Amount: dec("400"), Key: "K"}},
		}
		var got []string
		for _, one := range compute(t, plan).Movements {
			got = append(got, one.Date.String()[5:])
			same(t, dec("-100"), one.Amount)
		}
		require.Equal(t, row.want, got, row.reason)
	}
	_, err := cashflow.ShootingFrom("SHOOT", append(listed, day("2027-05-16")), "", calendar)
	requireFault(t, err, "days[4]", schedule.ErrNoBusinessDay, "a Sunday is not counted in working days")
	none, err := cashflow.ShootingFrom("SHOOT", nil, "", calendar)
	require.NoError(t, err)
	require.Empty(t, none.Days)
}

func TestShootingFaults(t *testing.T) {
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Plan)
	}{
		{"dates on a timetable do not move", "shooting_days", cashflow.ErrEither, func(p *cashflow.Plan) {
			p.Shooting, p.ShootingDays = nil, []schedule.Date{day("2027-05-31")}
		}},
		{"counted and dated", "shooting", cashflow.ErrEither, func(p *cashflow.Plan) { p.ShootingDays = []schedule.Date{day("2027-05-31")} }},
		{"from nowhere", "shooting.first", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Shooting.First = "MOON" }},
		{"in months", "shooting.unit", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Shooting.Unit = schedule.Months }},
		{"before the first day", "shooting.days[0]", cashflow.ErrRange, func(p *cashflow.Plan) { p.Shooting.Days = []int{-1} }},
		{"a day twice", "shooting.days[1]", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Shooting.Days = []int{3, 3} }},
		{"more days than are left", "shooting.days[0]", cashflow.ErrNoDay, func(p *cashflow.Plan) { p.Horizon, p.Shooting.Days = 60, []int{3000} }},
		{"too many", "shooting.days", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Shooting.Days = make([]int, cashflow.MaxShootingDays+1) }},
	} {
		plan := casePlan(t)
		plan.Production, plan.Timetable, plan.Start = schedule.Production{}, caseTimetable("2027-05-31"), schedule.Date{}
		plan.Shooting = &cashflow.Shooting{First: "SHOOT", Days: []int{0, 1, 2}}
		require.NoError(t, plan.Validate(), row.reason)
		row.spoil(&plan)
		requireFault(t, plan.Validate(), row.path, row.kind, row.reason)
	}
}

// A fault elsewhere leaves the shooting days without dates: what is spent by shooting day is not faulty for that.
func TestShootingDaysOfAFaultyPlan(t *testing.T) {
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Plan)
	}{
		{"a horizon of centuries", "horizon", cashflow.ErrRange, func(p *cashflow.Plan) { p.Horizon = cashflow.MaxWeeks + 1 }},
		{"a start on a Tuesday", "start", cashflow.ErrRange, func(p *cashflow.Plan) { p.Start = day("2027-03-02") }},
		{"a day of the shoot twice", "shooting.days[1]", cashflow.ErrDuplicate, func(p *cashflow.Plan) { p.Shooting.Days = []int{3, 3} }},
		{"a first day that is not there", "shooting.first", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Shooting.First = "MOON" }},
		{"no day at all is one of the element", "keys[0].elements[0]", cashflow.ErrEither, func(p *cashflow.Plan) { p.Shooting.Days = nil }},
	} {
		plan := cashflow.Plan{
			Currency:  "EUR",
			Timetable: &schedule.Timetable{Anchor: day("2027-05-31"), Steps: []schedule.Step{{Code: "SHOOT", Duration: schedule.Span{Count: 3, Unit: schedule.Weeks}}}},
			Shooting:  &cashflow.Shooting{First: "SHOOT", Days: []int{0, 1, 2}},
			Keys:      []cashflow.Key{{ID: "K", Elements: []cashflow.Element{{On: cashflow.ShootingDays, Percent: dec("100")}}}},
			Outflows:  []cashflow.Outflow{{ID: "CREW", Column: cashflow.Pay, Amount: dec("400"), Key: "K"}},
		}
		require.NoError(t, plan.Validate(), row.reason)
		row.spoil(&plan)
		err := plan.Validate()
		requireFault(t, err, row.path, row.kind, row.reason)
		var faults cashflow.Faults
		require.ErrorAs(t, err, &faults)
		require.Len(t, faults, 1, row.reason)
	}
}
