package postproduction_test

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// Why a date is what it is, in words: what binds, all of it when several things come to the same, and the days that
// nobody works.
func TestReasons(t *testing.T) {
	before := func(text string) []postproduction.Imposed {
		return []postproduction.Imposed{{Rule: postproduction.StartNotBefore, Date: day(text), Label: postproduction.Text{FR: "auditorium", EN: "auditorium"}}}
	}
	for _, row := range []struct {
		reason string
		b      task
		fr, en []string
	}{
		{"nothing before it", task{Duration: worked(1)}, []string{"début du planning, 2027-04-30"}, []string{"start of the plan, 2027-04-30"}},
		{"a task, then a week-end", task{Duration: worked(1), After: []link{{Task: "A"}}},
			[]string{"commence après la fin de A (2027-04-30)", "jours non travaillés : 2"}, []string{"starts after the finish of A (2027-04-30)", "days not worked: 2"}},
		{"a lag", task{Duration: worked(1), After: []link{{Task: "A", Type: "SS", Lag: worked(1)}}},
			[]string{"commence après le début de A (2027-04-30), +1 j ouvrés", "jours non travaillés : 2"},
			[]string{"starts after the start of A (2027-04-30), +1 working days", "days not worked: 2"}},
		{"a finish, which counts back", task{Duration: worked(2), After: []link{{Task: "A", Type: "FF", Lag: weeks(1)}}},
			[]string{"finit après la fin de A (2027-04-30), +1 sem."}, []string{"finishes after the finish of A (2027-04-30), +1 weeks"}},
		{"a task and a booking that come to the same Monday", task{Duration: worked(1), After: []link{{Task: "A"}}, Imposed: before("2027-05-03")},
			[]string{"commence après la fin de A (2027-04-30)", "ne commence pas avant le 2027-05-03 : auditorium"},
			[]string{"starts after the finish of A (2027-04-30)", "starts not before 2027-05-03: auditorium"}},
		{"a booking later than the task", task{Duration: worked(1), After: []link{{Task: "A"}}, Imposed: before("2027-05-04")},
			[]string{"ne commence pas avant le 2027-05-04 : auditorium"}, []string{"starts not before 2027-05-04: auditorium"}},
	} {
		row.b.Code = "B"
		got, err := postproduction.Plan{Start: day("2027-04-30"), Tasks: []task{{Code: "A", Duration: worked(1)}, row.b}}.Resolve()
		require.NoError(t, err)
		var fr, en []string
		for _, reason := range got.Tasks[1].Because {
			fr, en = append(fr, reason.Text().FR), append(en, reason.Text().EN)
		}
		require.Equal(t, row.fr, fr, row.reason)
		require.Equal(t, row.en, en, row.reason)
	}
	change, err := postproduction.Plan{Start: day("2027-04-30"), Tasks: []task{{Code: "A", Duration: worked(1)}}}.Slip("A", 1)
	require.NoError(t, err)
	reasons := change.After.Tasks[0].Because
	require.Equal(t, "retard : 1", reasons[len(reasons)-1].Text().FR)
	require.Equal(t, day("2027-05-03"), change.After.Tasks[0].First)
}

// Two chains of one length make two critical paths; the third, shorter, none.
func TestSeveralCriticalPaths(t *testing.T) {
	plan := postproduction.Plan{Start: day("2027-02-01"), Tasks: []task{
		{Code: "edit", Duration: worked(5)},
		{Code: "music", Duration: worked(8), After: []link{{Task: "edit"}}},
		{Code: "sound", Duration: worked(8), After: []link{{Task: "edit"}}},
		{Code: "titles", Duration: worked(7), After: []link{{Task: "edit"}}},
		{Code: "mix", Duration: worked(2), After: []link{{Task: "music"}, {Task: "sound"}, {Task: "titles"}}},
	}}
	got, err := plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, [][]string{{"edit", "music", "mix"}, {"edit", "sound", "mix"}}, got.Critical)
	// A Saturday of its own is a float, even on the path.
	plan.Calendars = []postproduction.Calendar{{Code: "six", Calendar: schedule.Calendar{Weekdays: schedule.NewWeekdays(1, 2, 3, 4, 5, 6)}}}
	plan.Tasks[0].Calendar = "six" // Monday to Friday; the others begin on Monday 8
	got, err = plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, "edit", got.Critical[0][0])
	require.Equal(t, 1, got.Tasks[0].TotalFloat)
}

// A plan is read and never changed: goroutines may share it.
func TestPlansAreShared(t *testing.T) {
	plan := saisonBasse(t)
	want, err := plan.Resolve()
	require.NoError(t, err)
	var all sync.WaitGroup
	results := make([]postproduction.Schedule, 4)
	for i := range results {
		all.Go(func() { results[i], _ = plan.Resolve() })
	}
	all.Wait()
	for _, got := range results {
		require.Equal(t, want, got)
	}
	require.Equal(t, saisonBasse(t), plan)
}
