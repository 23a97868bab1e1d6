package postproduction

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
