package postproduction_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// A milestone has one day: a date imposed on its start is one imposed on its finish. The task before it ends on Friday
// 30 April 2027 or begins on that day.
func TestDayOfAMilestone(t *testing.T) {
	on := func(rule postproduction.Rule, text string) []postproduction.Imposed {
		return []postproduction.Imposed{{Rule: rule, Date: day(text)}}
	}
	for _, row := range []struct {
		reason  string
		link    link
		imposed []postproduction.Imposed
		first   string
		late    int
		float   int
	}{
		{"on the day that it must start on", link{Task: "A"}, on("must_start_on", "2027-04-30"), "2027-04-30", 0, 0},
		{"on the day that it must finish on", link{Task: "A"}, on("must_finish_on", "2027-04-30"), "2027-04-30", 0, 0},
		{"not after that day", link{Task: "A"}, on("start_not_after", "2027-04-30"), "2027-04-30", 0, 0},
		{"a day too late", link{Task: "A"}, on("start_not_after", "2027-04-29"), "2027-04-30", 1, -1},
		{"a day too late to finish", link{Task: "A"}, on("finish_not_after", "2027-04-29"), "2027-04-30", 1, -1},
		{"with the start of the day", link{Task: "A", Type: "SS"}, on("finish_not_after", "2027-04-29"), "2027-04-30", 1, -1},
		{"with the start of the day, and not after it", link{Task: "A", Type: "SS"}, on("finish_not_after", "2027-04-30"), "2027-04-30", 0, 0},
		{"never before the plan", link{Task: "A", Lag: days(-2)}, nil, "2027-04-29", 0, 2},
	} {
		plan := postproduction.Plan{Start: day("2027-04-29"), Tasks: []task{
			{Code: "A", Duration: worked(1), Imposed: on("start_not_before", "2027-04-30")}, {Code: "M", After: []link{row.link}, Imposed: row.imposed},
		}}
		if row.link.Lag.Count == 0 {
			plan.Tasks = append(plan.Tasks, task{Code: "end", Duration: worked(1), After: []link{{Task: "M"}}})
		}
		got, err := plan.Resolve()
		require.NoError(t, err, row.reason)
		m, _ := got.Task("M")
		require.Equal(t, row.first, m.First.String(), row.reason)
		require.Equal(t, row.float, m.TotalFloat, row.reason)
		lateness := 0
		for _, l := range got.Late {
			lateness = l.Days
			require.Equal(t, l.Days, l.Expected.DaysSince(l.Date), row.reason)
		}
		require.Equal(t, row.late, lateness, row.reason)
	}
	plan := postproduction.Plan{Start: day("2027-04-29"), Tasks: []task{
		{Code: "A", Duration: worked(1), Imposed: on("start_not_before", "2027-04-30")}, {Code: "M", After: []link{{Task: "A", Type: "SS"}}},
	}, Deliverables: []postproduction.Deliverable{{Code: "D", Task: "M", Due: postproduction.Due{Date: day("2027-04-29")}}}}
	got, err := plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, 1, got.Late[0].Days)
	m, _ := got.Task("M")
	require.Equal(t, -1, m.TotalFloat, "a due date that is not kept is a negative float, as an imposed date is")
}
