package schedule

import (
	"errors"
	"time"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// ErrEither reports a phase that is given both its length and its end.
var ErrEither = errors.New("takes either one or the other")

// place dates a step whose references are dated. One whose references are faulty stays without dates.
func (r *resolver) place(i int) {
	step := r.timetable.Steps[i]
	in := r.faults.In("steps[%d]", i)
	day, known := r.start(in, i)
	if !known {
		return
	}
	if step.Duration.Unit == WorkingDays {
		if day, known = r.moved(in, i, day, Following); !known {
			return
		}
	}
	r.first[i], r.last[i] = day, day
	switch {
	case len(step.Until) > 0:
		if r.last[i], known = r.latest(r.last, step.Until); !known {
			return
		}
		if r.last[i].Before(day) {
			in.Add("until", ErrOrder, r.last[i])
			return
		}
	case step.Duration != Span{}:
		if r.last[i], known = r.end(in, i, day); !known {
			return
		}
	}
	if weeks := r.last[i].InWeek(time.Sunday).DaysSince(day.InWeek(time.Monday)) / daysInWeek; r.last[i].InWeek(time.Sunday).IsZero() ||
		day.InWeek(time.Monday).IsZero() || weeks >= MaxPhaseWeeks {
		in.Add("duration", ErrRange, step.Duration.Count)
		return
	}
	r.known[i] = true
}

// start finds the first day of a step.
func (r *resolver) start(in *fault.Collector, i int) (Date, bool) {
	step := r.timetable.Steps[i]
	base := r.timetable.Anchor
	if len(step.After)+len(step.From) > 0 {
		after, okAfter := r.latest(r.last, step.After)
		from, okFrom := r.latest(r.first, step.From)
		if !okAfter || !okFrom {
			return Date{}, false
		}
		if base = after; from.After(base) {
			base = from
		}
	}
	if !step.Date.IsZero() {
		return step.Date, r.agrees(in, i, base)
	}
	day, known := r.later(in.In("lag"), i, base, step.Lag)
	if !known {
		return Date{}, false
	}
	if day.Before(step.NotBefore) {
		day = step.NotBefore
	}
	if step.On != 0 {
		day = step.On.next(day)
	}
	if day.IsZero() {
		in.Add("on", ErrRange, step.On)
		return Date{}, false
	}
	return r.moved(in, i, day, step.Adjust)
}

// agrees reports whether the fixed date of a step keeps to what it comes after, or before.
func (r *resolver) agrees(in *fault.Collector, i int, base Date) bool {
	step := r.timetable.Steps[i]
	if step.Date.Before(step.NotBefore) {
		in.Add("date", ErrOrder, step.Date)
		return false
	}
	if len(step.After)+len(step.From) == 0 {
		return true
	}
	day, known := r.later(in.In("lag"), i, base, step.Lag)
	if !known {
		return false
	}
	if (step.Lag.Count >= 0 && step.Date.Before(day)) || (step.Lag.Count < 0 && step.Date.After(day)) {
		in.Add("date", ErrOrder, step.Date)
		return false
	}
	return true
}

// latest returns the latest of the days of some steps; no date for none.
func (r *resolver) latest(days []Date, codes []string) (latest Date, known bool) {
	for _, code := range codes {
		at := r.steps[code]
		if !r.known[at] {
			return Date{}, false
		}
		if days[at].After(latest) {
			latest = days[at]
		}
	}
	return latest, true
}

// later returns the day a span after another.
func (r *resolver) later(in *fault.Collector, i int, day Date, by Span) (Date, bool) {
	switch by.Unit {
	case Weeks:
		day = day.AddWeeks(by.Count)
	case Months:
		day = day.AddMonths(by.Count, Clip)
	case WorkingDays:
		walked, err := r.workdays(i).walk(day, by.Count)
		if !r.afford(in, day, walked) {
			return Date{}, false
		}
		if err != nil {
			in.Add("", ErrNoBusinessDay, by.Count)
			return Date{}, false
		}
		return walked, true
	default:
		day = day.AddDays(by.Count)
	}
	if day.IsZero() {
		in.Add("count", ErrRange, by.Count)
	}
	return day, !day.IsZero()
}

// end returns the last day of a phase that begins on a day.
func (r *resolver) end(in *fault.Collector, i int, first Date) (Date, bool) {
	by := r.timetable.Steps[i].Duration
	at := in.In("duration")
	if by.Unit == WorkingDays {
		by.Count--
		return r.later(at, i, first, by)
	}
	next, known := r.later(at, i, first, by)
	return next.AddDays(-1), known
}

// moved adjusts a day to the calendar of a step.
func (r *resolver) moved(in *fault.Collector, i int, day Date, rule Adjustment) (Date, bool) {
	if rule == Unadjusted {
		return day, true
	}
	adjusted, err := r.workdays(i).adjust(day, rule)
	if !r.afford(in, day, adjusted) {
		return Date{}, false
	}
	if err != nil {
		in.Add("calendar", ErrNoBusinessDay, day)
		return Date{}, false
	}
	return adjusted, true
}

// afford counts the days of a walk, one that found nothing as the longest.
func (r *resolver) afford(in *fault.Collector, from, to Date) bool {
	days := MaxSpan
	if !to.IsZero() {
		days = max(to.DaysSince(from), from.DaysSince(to))
	}
	r.walked += days
	if r.walked > MaxWalk {
		in.Add("", ErrTooLarge, r.walked)
		return false
	}
	return true
}

// workdays returns the calendar of a step.
func (r *resolver) workdays(i int) workdays {
	if own, found := r.own[i]; found {
		return own
	}
	return r.calendar
}

// next returns the first day of a set from a day on; no date for the set without a day.
func (w Weekdays) next(day Date) Date {
	for range daysInWeek {
		if w.Has(day.Weekday()) {
			return day
		}
		day = day.AddDays(1)
	}
	return Date{}
}

// phase writes a dated step as a phase of weeks.
func (r *resolver) phase(i int) Phase {
	p := NewPhase(r.timetable.Steps[i].Code, r.first[i], r.last[i])
	p.Label = r.timetable.Steps[i].Label
	return p
}
