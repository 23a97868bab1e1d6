package postproduction

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// bind is something that a task waits for: the first morning that it allows, before and after the calendar.
type bind struct {
	raw, start int
	// driver is the task that makes it, or none.
	driver int
	// evening tells that it is the end of a day, for a milestone.
	evening bool
	reason  Reason
}

const none = -1

// forward finds the early dates, each task after those that it waits for.
func (n *network) forward() bool {
	size := len(n.plan.Tasks)
	n.start, n.finish, n.morning = make([]int, size), make([]int, size), make([]bool, size)
	n.reasons, n.drivers = make([][]Reason, size), make([][]int, size)
	var binds []bind
	for _, i := range n.order {
		binds = n.binds(binds[:0], i)
		n.settle(i, binds)
		if !n.found(i) {
			return false
		}
		n.end = max(n.end, n.finish[i])
	}
	return true
}

// settle begins a task at the latest of what it waits for, and keeps what that was.
func (n *network) settle(i int, binds []bind) {
	l, at, raw := n.lengths[i], binds[0].start, 0
	for _, b := range binds {
		at = max(at, b.start)
	}
	first := true
	for k, b := range binds {
		// The start of the plan is a reason only where there is no other.
		if b.start < at || k == 0 && bound(binds[1:], at) {
			continue
		}
		if first || b.raw > raw {
			raw = b.raw
		}
		first = false
		n.reasons[i] = append(n.reasons[i], b.reason)
		if b.driver != none {
			n.drivers[i] = append(n.drivers[i], b.driver)
		}
		n.morning[i] = n.morning[i] || !b.evening
	}
	if waits := at - raw; waits > 0 {
		n.reasons[i] = append(n.reasons[i], Reason{Kind: BecauseCalendar, Date: n.date(at), Days: waits})
	}
	if delay := n.delays[i]; delay > 0 {
		if l.count == 0 {
			at = l.later(at, delay)
		} else {
			at = l.day(l.before(at) + delay)
		}
		n.reasons[i] = append(n.reasons[i], Reason{Kind: BecauseSlip, Date: n.date(at), Days: delay})
	}
	n.start[i], n.finish[i] = at, l.finish(at)
}

// bound reports whether something else than the start of the plan fixes a time.
func bound(binds []bind, at int) bool {
	for _, b := range binds {
		if b.start == at {
			return true
		}
	}
	return false
}

// binds lists what a task waits for, first the start of the plan.
func (n *network) binds(binds []bind, i int) []bind {
	task, l := n.plan.Tasks[i], n.lengths[i]
	binds = append(binds, bind{start: l.from(0), driver: none, reason: Reason{Kind: BecauseStart, Date: n.plan.Start}})
	for k, by := range n.links[i] {
		from, b := n.finish[by.from], bind{driver: by.from, evening: !by.kind.fromStart()}
		if by.kind.fromStart() {
			from = n.start[by.from]
		}
		if n.lengths[by.from].count == 0 {
			b.evening = !n.morning[by.from] // a milestone belongs to the day of what makes it
		}
		b.raw = n.same(i, by).forth(by.axis.later(from, by.count))
		if by.kind.toFinish() {
			b.raw = l.finishedFrom(b.raw)
		}
		b.start = l.from(b.raw)
		b.reason = Reason{Kind: BecauseLink, Task: task.After[k].Task, Type: by.kind, Lag: task.After[k].Lag, Date: n.dayOf(by.from, by.kind)}
		binds = append(binds, b)
	}
	for _, imposed := range task.Imposed {
		if !imposed.Rule.notBefore() {
			continue
		}
		b := bind{raw: n.time(imposed), driver: none, evening: imposed.Rule.ofFinish()}
		if b.evening {
			b.raw = l.finishedFrom(b.raw)
		}
		b.start = l.from(b.raw)
		b.reason = Reason{Kind: BecauseImposed, Rule: imposed.Rule, Date: imposed.Date, Label: imposed.Label}
		binds = append(binds, b)
	}
	return binds
}

// same says which of the times between which nobody works a link means: Friday evening is Monday morning.
func (n *network) same(i int, by link) alike {
	waits, worked := n.lengths[i], by.axis.calendar != nil
	if waits.count > 0 {
		// A task ends on the evening before a morning.
		if by.kind.toFinish() && (by.kind.fromStart() && (by.count == 0 || !worked) || worked && by.count < 0) {
			return alike{waits.axis, true}
		}
		return alike{}
	}
	// A milestone stays on a morning, or on an evening.
	switch morning := by.kind.fromStart(); {
	case worked && !morning && by.count < 0:
		return alike{by.axis, true}
	case worked && morning && by.count > 0:
		return alike{by.axis, false}
	default:
		return alike{}
	}
}

// alike is a choice between times between which nobody works: the evening, the morning, or as it is without an axis.
type alike struct {
	axis    *axis
	evening bool
}

func (a alike) forth(time int) int {
	switch {
	case a.axis == nil:
		return time
	case a.evening:
		return a.axis.evening(time)
	default:
		return a.axis.next(time)
	}
}

// back returns the last time that forth takes no further than a time.
func (a alike) back(time int) int {
	switch {
	case a.axis == nil:
		return time
	case a.evening:
		return a.axis.next(time)
	default:
		return a.axis.last(time)
	}
}

// dayOf returns the day of one end of a task.
func (n *network) dayOf(i int, kind LinkType) schedule.Date {
	if kind.fromStart() {
		return n.firstDay(i, n.start[i])
	}
	return n.lastDay(i, n.finish[i])
}

// time returns the morning that an imposed date means: that of the day for a start, that after it for a finish.
func (n *network) time(imposed Imposed) int {
	morning := imposed.Date.DaysSince(n.plan.Start)
	if imposed.Rule.ofFinish() {
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
		if n.calendars[code].lost {
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

// backward finds the late starts, each task before those that wait for it.
func (n *network) backward() bool {
	n.lateStart = make([]int, len(n.plan.Tasks))
	for k := len(n.order) - 1; k >= 0; k-- {
		i := n.order[k]
		late := n.latest(i, func(follower int, kind LinkType) int {
			if kind.toFinish() {
				return n.lengths[follower].finish(n.lateStart[follower])
			}
			return n.lateStart[follower]
		})
		for _, imposed := range n.plan.Tasks[i].Imposed {
			switch {
			case !imposed.Rule.notAfter():
			case imposed.Rule.ofFinish():
				late = min(late, n.lengths[i].finishedBy(n.time(imposed)))
			default:
				late = min(late, n.lengths[i].until(n.time(imposed)))
			}
		}
		for _, due := range n.dues[i] {
			late = min(late, n.lengths[i].finishedBy(due))
		}
		n.lateStart[i] = late
		if !n.found(i) {
			return false
		}
	}
	return true
}

// latest returns the last start of a task that leaves those that wait for it at given times, and the end of the plan.
func (n *network) latest(i int, time func(follower int, kind LinkType) int) int {
	l := n.lengths[i]
	late := l.finishedBy(n.end)
	for _, f := range n.followers[i] {
		by := n.links[f.task][f.link]
		at := by.axis.earlier(n.same(f.task, by).back(time(f.task, by.kind)), by.count)
		if by.kind.fromStart() {
			at = l.until(at)
		} else {
			at = l.finishedBy(at)
		}
		late = min(late, at)
	}
	return late
}

// freely returns the last start that moves nothing else.
func (n *network) freely(i int) int {
	return n.latest(i, func(follower int, kind LinkType) int {
		if kind.toFinish() {
			return n.finish[follower]
		}
		return n.start[follower]
	})
}
