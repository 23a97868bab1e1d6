package postproduction

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// Times are mornings, counted in days from that of the start of the plan: a task of one day that begins on morning
// 4 is finished by morning 5.

// axis counts the working days of a calendar from the start of a plan. It looks at the calendar only as far as it is
// asked to.
type axis struct {
	origin schedule.Date
	// calendar is nil when every day counts.
	calendar    *schedule.Calendar
	ahead, back half
	// lost remembers a question whose answer is beyond [MaxHorizon].
	lost bool
}

// half is one side of the start: the distances of its working days, ascending, and how many there are within each
// distance.
type half struct{ days, count []int }

// before returns the number of working days from the start to a morning, negative before it.
func (a *axis) before(morning int) int {
	side, distance, sign := &a.ahead, morning, 1
	if morning < 0 {
		side, distance, sign = &a.back, -morning, -1
	}
	if a.calendar == nil || !a.reach(side, distance) {
		return morning
	}
	return sign * side.count[distance]
}

// day returns the morning of the working day of a number: 0 is the first from the start on, -1 the last before it.
func (a *axis) day(number int) int {
	if a.calendar == nil {
		a.lost = a.lost || number > MaxHorizon || number < -MaxHorizon
		return number
	}
	side := &a.ahead
	if number < 0 {
		side, number = &a.back, -number-1
	}
	for len(side.days) <= number {
		if !a.grow(side) {
			return 0
		}
	}
	if side == &a.back {
		return -side.days[number]
	}
	return side.days[number]
}

// idle reports whether a question was lost because one side of the start has no working day at all.
func (a *axis) idle() bool {
	return a.lost && (a.ahead.idle() || a.back.idle())
}

func (h half) idle() bool { return len(h.count) > MaxHorizon && len(h.days) == 0 }

// reach looks as far as a distance.
func (a *axis) reach(side *half, distance int) bool {
	for len(side.count) <= distance {
		if !a.grow(side) {
			return false
		}
	}
	return true
}

// grow looks at twice as many days of one side.
func (a *axis) grow(side *half) bool {
	seen := max(len(side.count)-1, 0)
	if seen == MaxHorizon {
		a.lost = true
		return false
	}
	next := min(max(2*seen, 366), MaxHorizon)
	from, to, ahead := a.origin.AddDays(seen), a.origin.AddDays(next-1), side == &a.ahead
	if !ahead {
		from, to = a.origin.AddDays(-next), a.origin.AddDays(-seen-1)
	}
	found, err := a.calendar.BusinessDays(from, to)
	if err != nil {
		a.lost = true
		return false
	}
	if seen == 0 {
		side.count = append(side.count, 0)
	}
	for i := range found {
		distance := found[i].DaysSince(a.origin)
		if !ahead {
			distance = -found[len(found)-1-i].DaysSince(a.origin)
		}
		side.days = append(side.days, distance)
	}
	for distance := seen + 1; distance <= next; distance++ {
		n := side.count[distance-1]
		// Ahead, a working day is counted from the morning after it; behind, from its own.
		if n < len(side.days) && (side.days[n] == distance-1 && ahead || side.days[n] == distance && !ahead) {
			n++
		}
		side.count = append(side.count, n)
	}
	return true
}

// next returns the first morning of a working day from a morning on.
func (a *axis) next(morning int) int { return a.day(a.before(morning)) }

// last returns the last morning of a working day up to a morning.
func (a *axis) last(morning int) int { return a.day(a.before(morning+1) - 1) }

// evening returns the morning after the last working day that ends by a morning.
func (a *axis) evening(morning int) int { return a.day(a.before(morning)-1) + 1 }

// later returns the morning n working days after another: after the evening of the last of them, or the morning of
// the first when n is negative.
func (a *axis) later(morning, n int) int {
	switch {
	case n > 0:
		return a.day(a.before(morning)+n-1) + 1
	case n < 0:
		return a.day(a.before(morning) + n)
	default:
		return morning
	}
}

// earlier returns the last morning from which later leads no further than a morning.
func (a *axis) earlier(morning, n int) int {
	switch {
	case n > 0:
		return a.day(a.before(morning) - n)
	case n < 0:
		return a.day(a.before(morning+1) - 1 - n)
	default:
		return morning
	}
}

// length is the duration of a task on its axis. A duration of nothing is a milestone, which may be on any morning.
type length struct {
	*axis
	count int
	weeks bool
}

const daysInWeek = 7

// from returns the first morning at which the task may begin, from a morning on.
func (l length) from(morning int) int {
	if l.count == 0 {
		return morning
	}
	return l.next(morning)
}

// until returns the last morning at which the task may begin, up to a morning.
func (l length) until(morning int) int {
	if l.count == 0 {
		return morning
	}
	return l.last(morning)
}

// finish returns the morning by which a task that begins on a morning is finished.
func (l length) finish(start int) int {
	switch {
	case l.count == 0:
		return start
	case l.weeks:
		return l.evening(start + daysInWeek*l.count)
	default:
		return l.later(start, l.count)
	}
}

// finishedBy returns the last morning at which the task may begin to be finished by a morning.
func (l length) finishedBy(morning int) int {
	switch {
	case l.count == 0:
		return morning
	case l.weeks:
		return l.last(l.next(morning) - daysInWeek*l.count)
	default:
		return l.day(l.before(morning) - l.count)
	}
}

// finishedFrom returns the first morning at which the task may begin not to be finished before a morning.
func (l length) finishedFrom(morning int) int {
	switch {
	case l.count == 0:
		return morning
	case l.weeks:
		return l.next(l.next(morning-1) + 1 - daysInWeek*l.count)
	default:
		return l.day(l.before(morning-1) - l.count + 1)
	}
}
