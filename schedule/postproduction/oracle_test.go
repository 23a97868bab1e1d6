package postproduction_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/postproduction"
)

// oracle dates a plan by trying days one after the other, and again until nothing moves. Times are mornings, counted
// from the start.
type oracle struct {
	plan        postproduction.Plan
	start, late []int
	// morning tells of a milestone that it begins a day, and does not end one.
	morning []bool
	end     int
}

func (o *oracle) task(code string) int {
	return slices.IndexFunc(o.plan.Tasks, func(t postproduction.Task) bool { return t.Code == code })
}

// open reports whether a day counts in a calendar; "*" is every day.
func (o *oracle) open(calendar string, morning int) bool {
	d := o.plan.Start.AddDays(morning)
	if calendar == "*" {
		return true
	}
	for _, c := range o.plan.Calendars {
		if c.Code == calendar {
			return c.IsBusinessDay(d)
		}
	}
	return o.plan.Calendar.IsBusinessDay(d)
}

func calendarOf(t postproduction.Task) string {
	if t.Duration.Unit == schedule.Days {
		return "*"
	}
	return t.Calendar
}

// may reports whether a task may begin on a morning, whatever the others do.
func (o *oracle) may(i, start int) bool {
	return o.plan.Tasks[i].Duration.Count == 0 || o.open(calendarOf(o.plan.Tasks[i]), start)
}

// finish steps through a task.
func (o *oracle) finish(i, start int) int {
	t := o.plan.Tasks[i]
	if t.Duration.Unit == schedule.Weeks {
		end := start + 7*t.Duration.Count
		for !o.open(calendarOf(t), end-1) {
			end--
		}
		return end
	}
	end := start
	for left := t.Duration.Count; left > 0; end++ {
		if o.open(calendarOf(t), end) {
			left--
		}
	}
	return end
}

// lagged steps through a lag.
func (o *oracle) lagged(l postproduction.Link, waiting, from int) int {
	calendar, count := "*", l.Lag.Count
	switch l.Lag.Unit {
	case schedule.WorkingDays:
		if calendar = l.Calendar; calendar == "" {
			calendar = o.plan.Tasks[waiting].Calendar
		}
	case schedule.Weeks:
		count *= 7
	}
	for ; count > 0; from++ {
		if o.open(calendar, from) {
			count--
		}
	}
	for ; count < 0; from-- {
		if o.open(calendar, from-1) {
			count++
		}
	}
	return from
}

// holds reports whether a link is kept by two starts.
func (o *oracle) holds(l postproduction.Link, waiting, first, second int) bool {
	from := o.finish(o.task(l.Task), first)
	if l.Type == postproduction.StartStart || l.Type == postproduction.StartFinish {
		from = first
	}
	to := second
	if l.Type == postproduction.FinishFinish || l.Type == postproduction.StartFinish {
		to = o.finish(waiting, second)
	}
	from = o.lagged(l, waiting, from)
	worked, morning := l.Lag.Unit == schedule.WorkingDays, l.Type == postproduction.StartStart || l.Type == postproduction.StartFinish
	if t := o.plan.Tasks[waiting]; t.Duration.Count > 0 {
		finish := l.Type == postproduction.FinishFinish || l.Type == postproduction.StartFinish
		if finish && (morning && (l.Lag.Count == 0 || !worked) || worked && l.Lag.Count < 0) {
			for !o.open(calendarOf(t), from-1) {
				from-- // the evening before will do
			}
		}
		return from <= to
	}
	calendar := l.Calendar
	if calendar == "" {
		calendar = o.plan.Tasks[waiting].Calendar
	}
	for worked && !morning && l.Lag.Count < 0 && !o.open(calendar, from-1) {
		from--
	}
	for worked && morning && l.Lag.Count > 0 && !o.open(calendar, from) {
		from++
	}
	return from <= to
}

// limits reports whether a start keeps the imposed dates, those of one kind.
func (o *oracle) limits(i, start int, before bool) bool {
	first, last := o.plan.Start.AddDays(start), o.plan.Start.AddDays(o.finish(i, start)-1)
	if o.plan.Tasks[i].Duration.Count == 0 && !before {
		// The day of a milestone is the one that it begins or ends, and both ends of it.
		if o.morning[i] {
			last = first
		}
		first = last
	}
	for _, imposed := range o.plan.Tasks[i].Imposed {
		kept := true
		switch imposed.Rule {
		case postproduction.MustStartOn:
			kept = before && !first.Before(imposed.Date) || !before && !first.After(imposed.Date)
		case postproduction.StartNotBefore:
			kept = !before || !first.Before(imposed.Date)
		case postproduction.StartNotAfter:
			kept = before || !first.After(imposed.Date)
		case postproduction.MustFinishOn:
			kept = before && !last.Before(imposed.Date) || !before && !last.After(imposed.Date)
		case postproduction.FinishNotBefore:
			kept = !before || !last.Before(imposed.Date)
		case postproduction.FinishNotAfter:
			kept = before || !last.After(imposed.Date)
		}
		if !kept {
			return false
		}
	}
	return true
}

func (o *oracle) forward() {
	o.start = make([]int, len(o.plan.Tasks))
	for moved := true; moved; {
		moved = false
		for i, t := range o.plan.Tasks {
			fits := func() bool {
				for _, l := range t.After {
					if !o.holds(l, i, o.start[o.task(l.Task)], o.start[i]) {
						return false
					}
				}
				return o.may(i, o.start[i]) && o.limits(i, o.start[i], true)
			}
			for !fits() {
				o.start[i]++
				moved = true
			}
		}
	}
	for i := range o.plan.Tasks {
		o.end = max(o.end, o.finish(i, o.start[i]))
	}
}

// keeps reports whether a start leaves those that wait for the task at given starts, and the end.
func (o *oracle) keeps(i, start int, others []int) bool {
	for j, t := range o.plan.Tasks {
		for _, l := range t.After {
			if o.task(l.Task) == i && !o.holds(l, j, start, others[j]) {
				return false
			}
		}
	}
	return o.finish(i, start) <= o.end
}

func (o *oracle) backward() {
	o.late = make([]int, len(o.plan.Tasks))
	for i := range o.late {
		o.late[i] = o.end
	}
	for moved := true; moved; {
		moved = false
		for i := range o.plan.Tasks {
			for !o.may(i, o.late[i]) || !o.keeps(i, o.late[i], o.late) || !o.limits(i, o.late[i], false) {
				o.late[i]--
				moved = true
			}
		}
	}
}

// between counts the days of a task between two mornings.
func (o *oracle) between(i, from, to int) int {
	count, sign := 0, 1
	if to < from {
		from, to, sign = to, from, -1
	}
	for ; from < to; from++ {
		if o.open(calendarOf(o.plan.Tasks[i]), from) {
			count++
		}
	}
	return sign * count
}

func (o *oracle) free(i int) int {
	best := o.start[i]
	for s := o.start[i]; s <= o.end; s++ {
		if o.may(i, s) && o.keeps(i, s, o.start) && o.limits(i, s, false) {
			best = s
		}
	}
	return o.between(i, o.start[i], best)
}

// drawPlan draws a plan of few tasks with every kind of duration, link, lag, calendar and, if asked, imposed date.
func drawPlan(t *rapid.T, imposed bool) postproduction.Plan {
	plan := postproduction.Plan{Start: day("2027-04-20").AddDays(rapid.IntRange(0, 30).Draw(t, "start"))}
	six := schedule.NewWeekdays(time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday)
	plan.Calendars = []postproduction.Calendar{
		{Code: "six", Calendar: schedule.Calendar{Weekdays: six}},
		{Code: "rare", Calendar: schedule.Calendar{Weekdays: schedule.NewWeekdays(time.Tuesday, time.Friday), Zone: schedule.NoHolidays}},
	}
	for range rapid.IntRange(0, 3).Draw(t, "off") {
		off := plan.Start.AddDays(rapid.IntRange(-20, 40).Draw(t, "day off"))
		if !slices.Contains(plan.Calendar.DaysOff, off) {
			plan.Calendar.DaysOff = append(plan.Calendar.DaysOff, off)
		}
	}
	calendars := rapid.SampledFrom([]string{"", "", "six", "rare"})
	units := rapid.SampledFrom([]schedule.Unit{schedule.WorkingDays, schedule.Days, schedule.Weeks})
	for i := range rapid.IntRange(1, 9).Draw(t, "tasks") {
		task := postproduction.Task{Code: fmt.Sprint("T", i), Calendar: calendars.Draw(t, "calendar")}
		if n := rapid.IntRange(0, 6).Draw(t, "duration"); n > 0 {
			task.Duration = schedule.Span{Count: n, Unit: units.Draw(t, "unit")}
			if task.Duration.Unit == schedule.Weeks {
				task.Duration.Count = 1 + n/4
			}
		}
		for range rapid.IntRange(0, min(i, 3)).Draw(t, "links") {
			link := postproduction.Link{Task: fmt.Sprint("T", rapid.IntRange(0, i-1).Draw(t, "after"))}
			link.Type = rapid.SampledFrom([]postproduction.LinkType{"", "FS", "SS", "FF", "SF"}).Draw(t, "type")
			if lag := rapid.IntRange(-4, 5).Draw(t, "lag"); lag != 0 {
				link.Lag = schedule.Span{Count: lag, Unit: units.Draw(t, "lag unit")}
				link.Calendar = calendars.Draw(t, "lag calendar")
			}
			task.After = append(task.After, link)
		}
		if imposed && rapid.IntRange(0, 2).Draw(t, "imposed") == 0 {
			task.Imposed = []postproduction.Imposed{{
				Rule: rapid.SampledFrom([]postproduction.Rule{
					postproduction.MustStartOn, postproduction.StartNotBefore, postproduction.StartNotAfter,
					postproduction.MustFinishOn, postproduction.FinishNotBefore, postproduction.FinishNotAfter,
				}).Draw(t, "rule"),
				Date: plan.Start.AddDays(rapid.IntRange(-10, 40).Draw(t, "date")),
			}}
		}
		plan.Tasks = append(plan.Tasks, task)
	}
	return plan
}

// What the passes find is what trying day by day finds: early and late dates, floats, whatever the order of the tasks.
func TestAgainstDayByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t, true)
		o := &oracle{plan: plan}
		o.forward()
		shuffled := plan
		shuffled.Tasks = rapid.Permutation(plan.Tasks).Draw(t, "order")
		got, err := shuffled.Resolve()
		require.NoError(t, err)
		for i, want := range plan.Tasks {
			task, _ := got.Task(want.Code)
			o.morning = append(o.morning, task.First.DaysSince(plan.Start) == o.start[i])
		}
		o.backward()
		for i, want := range plan.Tasks {
			task, found := got.Task(want.Code)
			require.True(t, found)
			if !task.Milestone { // a milestone may show the day that it ends
				require.Equal(t, plan.Start.AddDays(o.start[i]).String(), task.First.String(), want.Code)
				require.Equal(t, plan.Start.AddDays(o.late[i]).String(), task.LateFirst.String(), want.Code)
				require.Equal(t, plan.Start.AddDays(o.finish(i, o.start[i])-1).String(), task.Last.String(), want.Code)
				require.Equal(t, plan.Start.AddDays(o.finish(i, o.late[i])-1).String(), task.LateLast.String(), want.Code)
			} else {
				shown := task.First.DaysSince(plan.Start)
				require.True(t, shown == o.start[i] || shown == o.start[i]-1, want.Code)
				require.Equal(t, task.First, task.Last)
				require.False(t, task.First.Before(plan.Start), want.Code)
			}
			require.Equal(t, o.between(i, o.start[i], o.late[i]), task.TotalFloat, want.Code)
			require.Equal(t, o.free(i), task.FreeFloat, want.Code)
			require.Equal(t, task.TotalFloat <= 0, task.Critical)
			late := slices.ContainsFunc(got.Late, func(l postproduction.Late) bool { return l.Task == want.Code })
			require.Equal(t, !o.limits(i, o.start[i], false), late, want.Code)
			requireReasons(t, plan, task)
		}
		require.NotEmpty(t, got.Critical)
		for _, path := range got.Critical {
			requireChain(t, got, path)
		}
		for _, late := range got.Late {
			require.Positive(t, late.Days)
			require.Equal(t, late.Days, late.Expected.DaysSince(late.Date), "what is late is shown on a later day")
			require.Equal(t, late.Task, late.Chain[len(late.Chain)-1])
			requireChain(t, got, late.Chain)
		}
	})
}

// requireReasons asks that a task has a reason, that every reason is one of its own, and that days of waiting are said.
func requireReasons(t require.TestingT, plan postproduction.Plan, task postproduction.TaskDates) {
	require.NotEmpty(t, task.Because, task.Code)
	at := slices.IndexFunc(plan.Tasks, func(p postproduction.Task) bool { return p.Code == task.Code })
	for _, reason := range task.Because {
		require.NotEmpty(t, reason.Text().FR)
		require.NotEmpty(t, reason.Text().EN)
		switch reason.Kind {
		case postproduction.BecauseLink:
			require.True(t, slices.ContainsFunc(plan.Tasks[at].After, func(l postproduction.Link) bool { return l.Task == reason.Task }))
		case postproduction.BecauseImposed:
			require.Equal(t, plan.Tasks[at].Imposed[0].Date, reason.Date)
		}
	}
}

// requireChain asks that every task of a chain is fixed by the one before it.
func requireChain(t require.TestingT, s postproduction.Schedule, chain []string) {
	require.NotEmpty(t, chain)
	for k, code := range chain {
		task, found := s.Task(code)
		require.True(t, found)
		links := 0
		for _, reason := range task.Because {
			if reason.Kind == postproduction.BecauseLink {
				links++
			}
		}
		if k == 0 {
			require.Zero(t, links, "a chain begins with what waits for no task")
			continue
		}
		require.True(t, slices.ContainsFunc(task.Because, func(r postproduction.Reason) bool { return r.Task == chain[k-1] }))
	}
}

// A slip within the free float moves nothing else, and one day more does; a slip within the total float does not move
// the end.
func TestSlipWithinFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t, false)
		s, err := plan.Resolve()
		require.NoError(t, err)
		o := &oracle{plan: plan}
		o.forward()
		for i, task := range s.Tasks {
			require.GreaterOrEqual(t, task.FreeFloat, 0)
			require.GreaterOrEqual(t, task.TotalFloat, task.FreeFloat)
			change, err := plan.Slip(task.Code, task.TotalFloat)
			require.NoError(t, err)
			require.False(t, change.After.Finish.After(plan.Start.AddDays(o.end)), "%s slips within its total float", task.Code)
			for _, more := range []int{0, 1} {
				change, err = plan.Slip(task.Code, task.FreeFloat+more)
				require.NoError(t, err)
				others := change.After.Finish.After(plan.Start.AddDays(o.end - 1))
				for _, moved := range change.Tasks {
					others = others || moved.Code != task.Code && moved.First.Days != 0
				}
				if !o.milestones() {
					require.Equal(t, more == 1, others, "task %d slips by its free float and %d", i, more)
				}
			}
		}
	})
}

// milestones reports whether there are any: they may change the day to which they belong without moving.
func (o *oracle) milestones() bool {
	return slices.ContainsFunc(o.plan.Tasks, func(t postproduction.Task) bool { return t.Duration.Count == 0 })
}

// With one calendar and no imposed date, the tasks of the critical paths have no float.
func TestCriticalPathsHaveNoFloat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t, false)
		for i := range plan.Tasks {
			task := &plan.Tasks[i]
			task.Calendar = ""
			if task.Duration.Count > 0 {
				task.Duration.Unit = schedule.WorkingDays
			}
			for k := range task.After {
				task.After[k].Calendar = ""
				if task.After[k].Lag.Count != 0 {
					task.After[k].Lag.Unit = schedule.WorkingDays
				}
			}
		}
		s, err := plan.Resolve()
		require.NoError(t, err)
		for _, path := range s.Critical {
			for _, code := range path {
				task, _ := s.Task(code)
				require.Zero(t, task.TotalFloat, "%s of %v", code, path)
			}
		}
	})
}
