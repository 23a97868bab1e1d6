package postproduction

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
	n.morning[i] = n.morning[i] || at == 0 // nothing is before the start of the plan
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
