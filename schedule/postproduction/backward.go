package postproduction

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
		n.lateStart[i] = n.limited(i, late)
		if !n.found(i) {
			return false
		}
	}
	return true
}

// limited returns the last start up to one that keeps the dates imposed on a task itself.
func (n *network) limited(i, late int) int {
	for _, imposed := range n.plan.Tasks[i].Imposed {
		limit := n.limit(i, imposed.Date, imposed.Rule.ofFinish())
		switch {
		case !imposed.Rule.notAfter():
		case imposed.Rule.ofFinish():
			late = min(late, n.lengths[i].finishedBy(limit))
		default:
			late = min(late, n.lengths[i].until(limit))
		}
	}
	for _, due := range n.dues[i] {
		late = min(late, n.lengths[i].finishedBy(due))
	}
	return late
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

// freely returns the last start that moves nothing else and breaks no date of the task itself; its own start where that
// is late already.
func (n *network) freely(i int) int {
	free := n.latest(i, func(follower int, kind LinkType) int {
		if kind.toFinish() {
			return n.finish[follower]
		}
		return n.start[follower]
	})
	return max(n.limited(i, free), n.start[i])
}
