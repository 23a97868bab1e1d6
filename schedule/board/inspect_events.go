package board

import (
	"slices"

	"github.com/filmfinance/filmfinance/schedule"
)

// eventHours returns the events that have hours, by role, in the order of their dates.
func (p *Plan) eventHours() map[string][]Event {
	found := map[string][]Event{}
	for _, e := range p.shoot.Events {
		if e.Hours.Wrap > 0 {
			found[e.ID] = append(found[e.ID], e)
		}
	}
	for _, list := range found {
		slices.SortStableFunc(list, func(a, b Event) int { return a.Date.Compare(b.Date) })
	}
	return found
}

// withEvents returns the days of a role with its events: a rehearsal or a fitting is work, also on a day that is not shot
// on; travel lengthens the day on which there is other work.
func withEvents(days []worked, events []Event) []worked {
	if len(events) == 0 {
		return days
	}
	at := make(map[schedule.Date]int, len(days))
	for i, d := range days {
		at[d.day.Date] = i
	}
	for _, e := range events {
		i, found := at[e.Date]
		switch {
		case e.Kind == Travel:
		case found:
			days[i].join(e)
		default:
			at[e.Date] = len(days)
			days = append(days, worked{day: &Day{Date: e.Date}, Hours: e.Hours})
		}
	}
	for _, e := range events {
		if i, found := at[e.Date]; found && e.Kind == Travel {
			days[i].join(e)
		}
	}
	slices.SortFunc(days, func(a, b worked) int { return a.day.Date.Compare(b.day.Date) })
	locate(days)
	return days
}

// locate puts a day that is not shot on where the day before is, or the first day that is shot on.
func locate(days []worked) {
	here := &Location{}
	if i := slices.IndexFunc(days, func(d worked) bool { return d.location != nil }); i >= 0 {
		here = days[i].location
	}
	for i := range days {
		if days[i].location == nil {
			days[i].location = here
		}
		here = days[i].location
	}
}

// join adds the hours of an event to a day whose hours are known: the time between the two is a break.
func (w *worked) join(e Event) {
	if w.Wrap == 0 {
		return
	}
	from, to := min(w.Call, e.Hours.Call), max(w.Wrap, e.Hours.Wrap)
	both := max(0, min(w.Wrap, e.Hours.Wrap)-max(w.Call, e.Hours.Call))
	extra := e.Hours.Wrap - e.Hours.Call - both
	w.Meal += to - from - (w.Wrap - w.Call) - extra // what is in neither
	if e.Kind == Travel {
		w.apart += extra
	} else {
		w.Meal += min(e.Hours.Meal, extra)
	}
	w.Call, w.Wrap = from, to
}
