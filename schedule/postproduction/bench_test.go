package postproduction_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// thousand is a plan of a thousand tasks over some two years, three links each, in one calendar.
func thousand() postproduction.Plan {
	plan := postproduction.Plan{Start: day("2027-01-04")}
	for i := range 1000 {
		d := task{Code: fmt.Sprint("T", i), Duration: worked(1 + i%7)}
		for _, back := range []int{7, 11, 13} {
			if i >= back {
				d.After = append(d.After, link{Task: fmt.Sprint("T", i-back)})
			}
		}
		plan.Tasks = append(plan.Tasks, d)
	}
	return plan
}

// plain is the textbook: dates walked day by day with the calendar, forward and backward, links FS without lag, tasks
// in order.
func plain(plan postproduction.Plan) (first, late []schedule.Date, err error) {
	size := len(plan.Tasks)
	first, late = make([]schedule.Date, size), make([]schedule.Date, size)
	last, places := make([]schedule.Date, size), map[string]int{}
	end := plan.Start
	for i, d := range plan.Tasks {
		places[d.Code] = i
		first[i] = plan.Start
		for _, l := range d.After {
			next, err := plan.Calendar.AddBusinessDays(last[places[l.Task]], 1)
			if err != nil {
				return nil, nil, err
			}
			if next.After(first[i]) {
				first[i] = next
			}
		}
		if last[i], err = plan.Calendar.AddBusinessDays(first[i], d.Duration.Count-1); err != nil {
			return nil, nil, err
		}
		if last[i].After(end) {
			end = last[i]
		}
	}
	for i := range late {
		late[i] = end
	}
	for i := size - 1; i >= 0; i-- {
		d := plan.Tasks[i]
		if late[i], err = plan.Calendar.AddBusinessDays(late[i], 1-d.Duration.Count); err != nil {
			return nil, nil, err
		}
		for _, l := range d.After {
			before, err := plan.Calendar.AddBusinessDays(late[i], -1)
			if err != nil {
				return nil, nil, err
			}
			if at := places[l.Task]; before.Before(late[at]) {
				late[at] = before
			}
		}
	}
	return first, late, nil
}

// The two say the same of the plan with which they are measured.
func TestPlainSaysTheSame(t *testing.T) {
	plan := thousand()
	first, late, err := plain(plan)
	require.NoError(t, err)
	got, err := plan.Resolve()
	require.NoError(t, err)
	for i, d := range got.Tasks {
		require.Equal(t, first[i], d.First, d.Code)
		require.Equal(t, late[i], d.LateFirst, d.Code)
	}
}

func BenchmarkResolveThousand(b *testing.B) {
	plan := thousand()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := plan.Resolve(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlainThousand(b *testing.B) {
	plan := thousand()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := plain(plan); err != nil {
			b.Fatal(err)
		}
	}
}
