package postproduction_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

func day(text string) schedule.Date { return schedule.MustParseDate(text) }
func worked(n int) schedule.Span    { return schedule.Span{Count: n, Unit: schedule.WorkingDays} }
func days(n int) schedule.Span      { return schedule.Span{Count: n, Unit: schedule.Days} }
func weeks(n int) schedule.Span     { return schedule.Span{Count: n, Unit: schedule.Weeks} }

// saisonBasse is the post-production of the worked case: Monday to Friday, public holidays and the closure of August
// off, from the first working day after the shoot.
func saisonBasse(tb testing.TB) postproduction.Plan {
	tb.Helper()
	file, err := os.Open("testdata/saisonbasse.csv")
	require.NoError(tb, err)
	defer func() { require.NoError(tb, file.Close()) }()
	rows, err := csv.NewReader(file).ReadAll()
	require.NoError(tb, err)
	plan := postproduction.Plan{Start: day("2027-06-11")}
	for d := day("2027-08-09"); !d.After(day("2027-08-20")); d = d.AddDays(1) {
		plan.Calendar.DaysOff = append(plan.Calendar.DaysOff, d)
	}
	for _, row := range rows[1:] {
		n, err := strconv.Atoi(row[2])
		require.NoError(tb, err)
		task := postproduction.Task{Code: row[0], Label: postproduction.Text{FR: row[1]}, Duration: worked(n)}
		for _, link := range strings.Fields(row[3]) { // FS:P03+2
			kind, rest, _ := strings.Cut(link, ":")
			code, lag, _ := strings.Cut(rest, "+")
			count, err := strconv.Atoi(lag)
			require.NoError(tb, err)
			l := postproduction.Link{Task: code, Type: postproduction.LinkType(kind)}
			if count != 0 {
				l.Lag = worked(count)
			}
			task.After = append(task.After, l)
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

// The answers of the case: ES, EF, LS, LF in working days from the start, floats, first and last days.
func TestSaisonBasse(t *testing.T) {
	plan := saisonBasse(t)
	got, err := plan.Resolve()
	require.NoError(t, err)
	require.Equal(t, "2027-12-10", got.Finish.String())
	require.Empty(t, got.Late)
	require.Equal(t, [][]string{{"P01", "P02", "P03", "P04", "P09", "P13", "P16", "P17", "P18"}}, got.Critical)
	offset := func(d schedule.Date) int {
		n, err := plan.Calendar.BusinessDaysBetween(plan.Start, d)
		require.NoError(t, err)
		return n
	}
	want := `
P01 0 15 0 15 0 0 2027-06-11 2027-07-01
P02 15 45 15 45 0 0 2027-07-02 2027-08-27
P03 45 46 45 46 0 0 2027-08-30 2027-08-30
P04 48 60 48 60 0 0 2027-09-02 2027-09-17
P05 60 64 96 100 36 16 2027-09-20 2027-09-23
P06 25 80 45 100 20 0 2027-07-19 2027-10-15
P07 30 60 57 87 27 5 2027-07-26 2027-09-17
P08 65 68 87 90 22 22 2027-09-27 2027-09-29
P09 60 90 60 90 0 0 2027-09-20 2027-10-29
P10 70 75 85 90 15 15 2027-10-04 2027-10-08
P11 65 69 86 90 21 21 2027-09-27 2027-09-30
P12 80 92 100 112 20 13 2027-10-18 2027-11-03
P13 90 105 90 105 0 0 2027-11-02 2027-11-23
P14 65 68 109 112 44 37 2027-09-27 2027-09-29
P15 105 108 112 115 7 7 2027-11-24 2027-11-26
P16 105 115 105 115 0 0 2027-11-24 2027-12-07
P17 115 117 115 117 0 0 2027-12-08 2027-12-09
P18 117 118 117 118 0 0 2027-12-10 2027-12-10`
	var lines []string
	for _, task := range got.Tasks {
		lines = append(lines, fmt.Sprintf("\n%s %d %d %d %d %d %d %s %s", task.Code, offset(task.First), offset(task.Last)+1,
			offset(task.LateFirst), offset(task.LateLast)+1, task.TotalFloat, task.FreeFloat, task.First, task.Last))
		require.Equal(t, task.TotalFloat == 0, task.Critical, task.Code)
	}
	require.Equal(t, want, strings.Join(lines, ""))
}

// The four changes of the case, each alone.
func TestSaisonBasseChanges(t *testing.T) {
	plan := saisonBasse(t)
	for _, row := range []struct {
		reason, task string
		days         int
		finish       string
	}{
		{"less than its float of 20", "P06", 12, "2027-12-10"},
		{"ten more than its float", "P06", 30, "2027-12-24"},
		{"on the critical path", "P02", -5, "2027-12-03"},
		{"less than its float of 27", "P07", 20, "2027-12-10"},
	} {
		got, err := plan.Lengthen(row.task, row.days)
		require.NoError(t, err)
		require.Equal(t, row.finish, got.Finish.To.String(), row.reason)
		require.Equal(t, row.finish, got.After.Finish.String(), row.reason)
		require.Equal(t, "2027-12-10", got.Finish.From.String())
	}
	got, err := plan.Slip("P06", 20)
	require.NoError(t, err)
	require.Zero(t, got.Finish.Days, "its total float moves no end")
	slipped, _ := got.After.Task("P06")
	require.Zero(t, slipped.TotalFloat)
	got, err = plan.Slip("P06", 21)
	require.NoError(t, err)
	require.Equal(t, "2027-12-13", got.Finish.To.String(), "one working day more: Monday")
	got, err = plan.Slip("P08", 22)
	require.NoError(t, err)
	moved := []string{}
	for _, task := range got.Tasks {
		if task.First.Days != 0 {
			moved = append(moved, task.Code)
		}
	}
	require.Equal(t, []string{"P08"}, moved, "its free float moves nothing else")
}
