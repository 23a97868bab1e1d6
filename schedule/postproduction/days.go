package postproduction

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// dayOf returns the day of one end of a task.
func (n *network) dayOf(i int, kind LinkType) schedule.Date {
	if kind.fromStart() {
		return n.firstDay(i, n.start[i])
	}
	return n.lastDay(i, n.finish[i])
}

// time returns the morning before which an imposed date holds a task: that of the day for a start, that after it for a
// finish.
func (n *network) time(imposed Imposed) int {
	morning := imposed.Date.DaysSince(n.plan.Start)
	if imposed.Rule.ofFinish() {
		morning++
	}
	return morning
}

// limit returns the last time at which an end of a task is still within a day. A milestone has one day, whatever end of it
// is asked for: the one that it ends, or the one that it begins.
func (n *network) limit(i int, day schedule.Date, finish bool) int {
	morning := day.DaysSince(n.plan.Start)
	if n.lengths[i].count == 0 {
		finish = !n.morning[i]
	}
	if finish {
		morning++
	}
	return morning
}

// found reports whether the dates of a task are within reach, and says so if not.
func (n *network) found(i int) bool {
	far, lost := n.start[i] > MaxHorizon || n.finish[i] > MaxHorizon, false
	for _, a := range n.axes {
		lost = lost || a.lost
	}
	if !far && !lost {
		return true
	}
	in := n.faults.In("tasks[%d]", i)
	for _, code := range n.codes(i) {
		if n.calendars[code].idle() {
			in.Add("calendar", ErrNoBusinessDay, code)
			return false
		}
	}
	in.Add("", ErrRange, n.plan.Tasks[i].Code)
	return false
}

// codes are those of the calendars that a task looks at.
func (n *network) codes(i int) []string {
	codes := []string{n.plan.Tasks[i].Calendar}
	for _, l := range n.plan.Tasks[i].After {
		if l.Calendar != "" && l.Lag.Unit == schedule.WorkingDays {
			codes = append(codes, l.Calendar)
		}
	}
	return codes
}

func (n *network) date(morning int) schedule.Date { return n.plan.Start.AddDays(morning) }

// firstDay is the first day of a task that begins on a morning, lastDay the last of one that is finished by one.
func (n *network) firstDay(i, morning int) schedule.Date {
	if n.lengths[i].count == 0 && !n.morning[i] {
		morning--
	}
	return n.date(morning)
}

func (n *network) lastDay(i, morning int) schedule.Date {
	if n.lengths[i].count != 0 || !n.morning[i] {
		morning--
	}
	return n.date(morning)
}
