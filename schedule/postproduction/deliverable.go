package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// DeliverableDates are the dates of a deliverable.
type DeliverableDates struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	Task  string `json:"task"`
	// Ready is the last day of the task, Due the day on which it is due; no date for none.
	Ready schedule.Date `json:"ready"`
	Due   schedule.Date `json:"due,omitzero"`
	// Margin is from one to the other, in days; negative when it is late.
	Margin int `json:"margin,omitempty"`
	// Source is the text or the contract that asks for it.
	Source Source `json:"source,omitzero"`
}

// IsLate reports whether it is ready after it is due.
func (d DeliverableDates) IsLate() bool { return d.Margin < 0 }

// deliver dates the deliverables, and adds those that are late to what is late.
func (n *network) deliver(s *Schedule) {
	for i, d := range n.plan.Deliverables {
		task := n.places[d.Task]
		dates := DeliverableDates{Code: d.Code, Label: d.Label, Task: d.Task, Ready: s.Tasks[task].Last, Source: d.Source}
		if d.Due != (Due{}) {
			from := d.Due.Date
			if d.Due.Task != "" {
				from = s.Tasks[n.places[d.Due.Task]].Last
			}
			due, known := n.due(n.faults.In("deliverables[%d].due", i), d.Due, from)
			if !known {
				continue
			}
			dates.Due, dates.Margin = due, due.DaysSince(dates.Ready)
		}
		if dates.IsLate() {
			s.Late = append(s.Late, Late{
				Task: d.Task, Deliverable: d.Code, Label: d.Label, Date: dates.Due, Expected: dates.Ready, Days: -dates.Margin,
				WorkingDays: n.workingDays(task, n.limit(task, dates.Due, true), n.finish[task]),
			})
		}
		s.Deliverables = append(s.Deliverables, dates)
	}
}

// fixedDues finds the due dates that are counted from a date: they bound the tasks.
func (n *network) fixedDues() {
	for i, d := range n.plan.Deliverables {
		if d.Due.Date.IsZero() {
			continue
		}
		if due, known := n.due(n.faults.In("deliverables[%d].due", i), d.Due, d.Due.Date); known {
			at := n.places[d.Task]
			n.dues[at] = append(n.dues[at], n.limit(at, due, true))
		}
	}
}

// due counts a due date from a day.
func (n *network) due(in *fault.Collector, due Due, day schedule.Date) (schedule.Date, bool) {
	worked, count := n.calendars[""], due.After.Count
	switch due.After.Unit {
	case schedule.Months:
		day = day.AddMonths(count, schedule.Clip)
	case schedule.Weeks:
		day = day.AddWeeks(count)
	case schedule.WorkingDays:
		morning := day.DaysSince(n.plan.Start)
		if count > 0 {
			day = n.date(worked.later(morning+1, count) - 1)
		} else {
			day = n.date(worked.later(morning, count))
		}
	default:
		day = day.AddDays(count)
	}
	if !n.within(in, "after", day) {
		return schedule.Date{}, false
	}
	day = n.adjusted(day, due.Adjust)
	if worked.lost {
		kind := ErrRange
		if worked.idle() {
			kind = ErrNoBusinessDay
		}
		in.Add("after", kind, count)
		return schedule.Date{}, false
	}
	return day, n.within(in, "after", day)
}

// adjusted moves a day that is not worked, as [schedule.Calendar.Adjust] does.
func (n *network) adjusted(day schedule.Date, rule schedule.Adjustment) schedule.Date {
	worked, morning := n.calendars[""], day.DaysSince(n.plan.Start)
	following := schedule.Date{}
	if rule == schedule.Following || rule == schedule.ModifiedFollowing {
		following = n.date(worked.next(morning))
	}
	switch {
	case rule == schedule.Unadjusted:
		return day
	case rule == schedule.Preceding, rule == schedule.ModifiedFollowing && following.After(day.LastOfMonth()):
		return n.date(worked.last(morning))
	default:
		return following
	}
}
