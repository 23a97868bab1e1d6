package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/stretchr/testify/require"
)

// The date that moves the timetable moves the credit.
func TestCreditDated(t *testing.T) {
	credit := cashflow.Credit{
		Limits: []cashflow.Limit{{At: "TOUR", Amount: dec("40000")}, {From: day("2027-10-01"), At: "MIX", Amount: dec("50000")}}, UntilAt: "COPIE",
		Advances: []cashflow.Advance{{Source: "TV", At: "TOUR", Percent: dec("10")}},
	}
	for _, row := range []struct{ anchor, from, until string }{
		{"2027-08-02", "2027-08-02", "2027-12-06"},
		{"2027-09-06", "2027-09-06", "2028-01-10"},
	} {
		plan := cashflow.Plan{Timetable: &schedule.Timetable{Anchor: day(row.anchor), Steps: []schedule.Step{
			{Code: "TOUR"}, {Code: "COPIE", After: []string{"TOUR"}, Lag: schedule.Span{Count: 18, Unit: schedule.Weeks}},
		}}}
		production, err := plan.Calendared()
		require.NoError(t, err)
		got, err := credit.Dated(production)
		require.NoError(t, err)
		require.Equal(t, []string{row.from, "2027-10-01", row.until, row.from},
			[]string{got.Limits[0].From.String(), got.Limits[1].From.String(), got.Until.String(), got.Advances[0].Date.String()}, "a day of its own stands")
	}
	require.True(t, credit.Limits[0].From.IsZero(), "the credit itself is not changed")
	dates, sources := delivery(t)
	_, err := credit.Draw(dates, sources)
	requireFault(t, err, "credit.limits[0].from", cashflow.ErrRequired, "not dated yet")
	requireFault(t, err, "credit.advances[0].date", cashflow.ErrRequired, "not dated yet")
	requireFault(t, err, "credit.until", cashflow.ErrRequired, "not dated yet")
	_, err = credit.Dated(schedule.Production{})
	requireFault(t, err, "limits[0].at", cashflow.ErrUnknown, "no such milestone")
	requireFault(t, err, "until_at", cashflow.ErrUnknown, "no such milestone")
	requireFault(t, err, "advances[0].at", cashflow.ErrUnknown, "no such milestone")
	same := schedule.Production{Milestones: []schedule.Milestone{{Code: "TOUR", Date: day("2027-11-01")}, {Code: "COPIE", Date: day("2028-01-01")}}}
	_, err = credit.Dated(same)
	requireFault(t, err, "limits[1].from", cashflow.ErrOrder, "moved past the second limit")
}
