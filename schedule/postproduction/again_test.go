package postproduction_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// again dates a plan by definition: a link asks for a number of days of a calendar between two ends, a float is tried by
// holding a task and dating all the others again. There is no backward pass.
type again struct {
	plan postproduction.Plan
	oracle
}

// between counts the days of a calendar from a morning to another, none backwards.
func (a *again) between(calendar string, from, to int) int {
	count := 0
	for ; from < to; from++ {
		if a.open(calendar, from) {
			count++
		}
	}
	return count
}

// kept reports whether a link leaves enough days between its ends.
func (a *again) kept(l postproduction.Link, waiting int, starts []int) bool {
	first := a.task(l.Task)
	from, to := a.finish(first, starts[first]), starts[waiting]
	if l.Type == postproduction.StartStart || l.Type == postproduction.StartFinish {
		from = starts[first]
	}
	if l.Type == postproduction.FinishFinish || l.Type == postproduction.StartFinish {
		to = a.finish(waiting, starts[waiting])
	}
	calendar, count := "*", l.Lag.Count
	switch l.Lag.Unit {
	case schedule.WorkingDays:
		if calendar = l.Calendar; calendar == "" {
			calendar = a.plan.Tasks[waiting].Calendar
		}
	case schedule.Weeks:
		count *= 7
	}
	if count < 0 {
		return to >= from || a.between(calendar, to, from) <= -count
	}
	return to >= from && a.between(calendar, from, to) >= count
}

// dates returns the earliest starts when one task is held until a morning; nil when a task would end after the end, or
// after a limit of its own.
func (a *again) dates(held, until, end int) []int {
	starts := make([]int, len(a.plan.Tasks))
	if held >= 0 {
		starts[held] = until
	}
	for i, t := range a.plan.Tasks { // tasks stand behind those that they wait for
		for !a.may(i, starts[i]) || !a.limits(i, starts[i], true) || slices.ContainsFunc(t.After, func(l postproduction.Link) bool { return !a.kept(l, i, starts) }) {
			starts[i]++
		}
		if a.finish(i, starts[i]) > end || !a.limits(i, starts[i], false) {
			return nil
		}
	}
	return starts
}

// Floats by holding each task in turn, in plans whose calendars differ. Milestones, lags that count back in working days
// and lags from a start to a finish are left to the other oracle: their evenings and mornings are conventions.
func TestFloatsByHoldingEachTask(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t, true)
		for i := range plan.Tasks {
			task := &plan.Tasks[i]
			task.Duration.Count = max(task.Duration.Count, 1)
			if task.Duration.Unit == "" {
				task.Duration.Unit = schedule.Days
			}
			for k := range task.After {
				l := &task.After[k]
				if l.Type == postproduction.StartFinish {
					l.Type = postproduction.FinishFinish
				}
				if l.Lag.Count < 0 && (l.Lag.Unit == schedule.WorkingDays || l.Type == postproduction.FinishFinish) {
					l.Lag.Count = -l.Lag.Count
				}
			}
		}
		a := &again{plan: plan, oracle: oracle{plan: plan}}
		got, err := plan.Resolve()
		require.NoError(t, err)
		end := 0
		const far = 5_000
		early := a.dates(-1, 0, far)
		if early == nil {
			require.NotEmpty(t, got.Late, "a limit is not kept")
			return
		}
		require.Empty(t, got.Late)
		for i, start := range early {
			end = max(end, a.finish(i, start))
		}
		for i, task := range got.Tasks {
			require.Equal(t, early[i], task.First.DaysSince(plan.Start), task.Code)
			total, free := early[i], early[i]
			for s := early[i]; s <= end; s++ {
				if !a.may(i, s) {
					continue
				}
				held := a.dates(i, s, end)
				if len(held) == 0 || held[i] != s {
					continue
				}
				total = s
				held[i] = early[i]
				if slices.Equal(held, early) {
					free = s
				}
			}
			require.Equal(t, total, task.LateFirst.DaysSince(plan.Start), "late start of %s", task.Code)
			require.Equal(t, a.between(calendarOf(plan.Tasks[i]), early[i], total), task.TotalFloat, task.Code)
			require.Equal(t, a.between(calendarOf(plan.Tasks[i]), early[i], free), task.FreeFloat, task.Code)
		}
	})
}
