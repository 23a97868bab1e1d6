package schedule

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule/internal/precedence"
)

// Limits of a timetable.
const (
	// MaxSteps is the largest number of steps, MaxReferences that of the steps that one refers to.
	MaxSteps      = 1000
	MaxReferences = 100
	// MaxWalk is the most days that the working days of all steps may make it look at.
	MaxWalk = 200_000
)

// Timetable is a production calendar in which one date moves all the others (rétroplanning): steps placed
// after each other from an anchor, which [Timetable.Resolve] turns into dates.
type Timetable struct {
	// Anchor is the day from which everything is counted, usually the first day of shooting.
	Anchor Date `json:"anchor"`
	// Calendar says which days are worked, for the steps that do not have one of their own.
	Calendar Calendar `json:"calendar,omitzero"`
	// Steps stand in any order.
	Steps []Step `json:"steps"`
}

// Step is a milestone or, when it lasts, a phase. Its day is found in this order: the latest of what it
// comes after, or the anchor; the lag; the day before which it may not be; the day of the week; the
// adjustment to a working day. A fixed date stands for all of them.
type Step struct {
	// Code is that of the milestone or of the phase. One milestone and one phase may have the same; what
	// refers to it then means the phase.
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// After names steps from whose last day the lag counts, From steps from whose first day it does. A step
	// that names none counts from the anchor.
	After []string `json:"after,omitempty"`
	From  []string `json:"from,omitempty"`
	// Lag is how much later the step is; negative, earlier. Without a lag it is on the same day.
	Lag Span `json:"lag,omitzero"`
	// Duration makes a phase of the step, from its first to its last day, both included. A duration in
	// working days begins on one.
	Duration Span `json:"duration,omitzero"`
	// Until makes a phase that ends on the latest of the last days of these steps.
	Until []string `json:"until,omitempty"`
	// NotBefore is a day before which the step is not.
	NotBefore Date `json:"not_before,omitzero"`
	// On moves the step to the next of these days of the week: a release to its Wednesday. Empty is any day.
	On Weekdays `json:"on,omitempty"`
	// Adjust moves a day that is not worked.
	Adjust Adjustment `json:"adjust,omitempty"`
	// Date fixes the step. It does not move with the anchor, and a date that comes before what the step
	// follows, or after what it precedes, is a fault.
	Date Date `json:"date,omitzero"`
	// Calendar is that of the step, where it is not that of the timetable.
	Calendar *Calendar `json:"calendar,omitempty"`
}

// Span is a length of time.
type Span struct {
	Count int  `json:"count"`
	Unit  Unit `json:"unit"`
}

// Unit is a unit of time.
type Unit string

// The units.
const (
	Days        Unit = "days"
	WorkingDays Unit = "working_days"
	Weeks       Unit = "weeks"
	// Months go to the same day of the month reached, or to its last day.
	Months Unit = "months"
)

// ParseTimetable reads a timetable from JSON and validates it. The error is a [Faults], of the kinds that
// [ParseProduction] and [Timetable.Resolve] report.
func ParseTimetable(data []byte) (Timetable, error) { return fault.Parse[Timetable](data) }

// Validate returns everything wrong with the timetable, as [Timetable.Resolve] does.
func (t Timetable) Validate() error {
	_, err := t.Resolve()
	return err
}

// Resolve dates the steps: those without a duration are the milestones of the calendar, the others its
// phases, each in the order of the steps. A phase has the weeks that it touches.
//
// The error is a [Faults] with the path of each field: [ErrTooLarge] beyond the limits, [ErrRequired] for
// a missing code, or a missing anchor that a step needs, [ErrDuplicate] for a code given twice, [ErrUnknown]
// for a reference to no step and for an unknown unit, [ErrCycle] for steps that wait for each other, which it names,
// [ErrOrder] for a fixed date that contradicts what the step follows and for a phase that ends before it
// begins, [ErrRange] for a duration of nothing or of more than [MaxPhaseWeeks] weeks and for a day beyond the
// years 1 to 9999, [ErrEither] for a phase with both a duration and an end, [ErrNoBusinessDay].
func (t Timetable) Resolve() (Production, error) {
	var found fault.Collector
	r := &resolver{timetable: t, faults: &found}
	r.check()
	if err := found.Err(); err != nil {
		return Production{}, err
	}
	for _, i := range r.order() {
		if r.walked > MaxWalk || found.Full() {
			break
		}
		r.place(i)
	}
	p := Production{Milestones: []Milestone{}, Phases: []Phase{}}
	for i, step := range t.Steps {
		if !r.known[i] {
			continue
		}
		if !step.lasts() {
			p.Milestones = append(p.Milestones, Milestone{Code: step.Code, Date: r.first[i], Label: step.Label})
			continue
		}
		p.Phases = append(p.Phases, r.phase(i))
	}
	if err := found.Err(); err != nil {
		return Production{}, err
	}
	return p, nil
}

// lasts reports whether the step is a phase.
func (s Step) lasts() bool { return s.Duration != Span{} || len(s.Until) > 0 }

// resolver is a timetable in the course of its resolution.
type resolver struct {
	timetable Timetable
	faults    *fault.Collector
	// steps gives the place of a step by code, the phase where a milestone has the same.
	steps map[string]int
	// needs are the places of the steps that each refers to.
	needs       [][]int
	calendar    workdays
	own         map[int]workdays
	first, last []Date
	known       []bool
	// walked is the number of days looked at one by one, which many steps could multiply.
	walked int
}

// check asks the steps what can be asked of each, and finds what they refer to.
func (r *resolver) check() {
	steps := r.timetable.Steps
	if !check.Size(r.faults, "steps", len(steps), MaxSteps) {
		return
	}
	var err error
	if r.calendar, err = r.timetable.Calendar.compile(); err != nil {
		r.faults.Merge("calendar", err)
	}
	r.own = map[int]workdays{}
	r.first, r.last, r.known = make([]Date, len(steps)), make([]Date, len(steps)), make([]bool, len(steps))
	r.steps = make(map[string]int, len(steps))
	milestones, phases := map[string]bool{}, map[string]bool{}
	for i, step := range steps {
		in := r.faults.In("steps[%d]", i)
		seen := milestones
		if step.lasts() {
			seen = phases
		}
		check.Unique(in, "code", step.Code, seen)
		if _, other := r.steps[step.Code]; !other || step.lasts() {
			r.steps[step.Code] = i
		}
		r.checkStep(in, i, step)
	}
	r.needs = make([][]int, len(steps))
	for i, step := range steps {
		in := r.faults.In("steps[%d]", i)
		r.refer(in, i, "after", step.After)
		r.refer(in, i, "from", step.From)
		r.refer(in, i, "until", step.Until)
	}
}

func (r *resolver) checkStep(in *fault.Collector, i int, step Step) {
	check.Labels(in, "label", step.Label)
	step.Lag.check(in.In("lag"))
	in.Merge("on", step.On.Validate())
	in.Merge("adjust", step.Adjust.Validate())
	if step.Duration != (Span{}) && step.Duration.check(in.In("duration")) && step.Duration.Count < 1 {
		in.Add("duration.count", ErrRange, step.Duration.Count)
	}
	if step.Duration != (Span{}) && len(step.Until) > 0 {
		in.Add("until", ErrEither, step.Code)
	}
	if step.Date.IsZero() && len(step.After)+len(step.From) == 0 && r.timetable.Anchor.IsZero() {
		r.faults.Add("anchor", ErrRequired, step.Code)
	}
	if step.Calendar != nil {
		own, err := step.Calendar.compile()
		in.Merge("calendar", err)
		r.own[i] = own
	}
}

// check reports whether a span is one.
func (s Span) check(in *fault.Collector) bool {
	if s == (Span{}) {
		return true
	}
	switch s.Unit {
	case Days, WorkingDays, Weeks, Months:
	default:
		in.Add("unit", ErrUnknown, s.Unit)
		return false
	}
	if s.Count < -MaxSpan || s.Count > MaxSpan {
		in.Add("count", ErrRange, s.Count)
		return false
	}
	return true
}

// refer finds the steps that one refers to.
func (r *resolver) refer(in *fault.Collector, i int, path string, codes []string) {
	if !check.Size(in, path, len(codes), MaxReferences) {
		return
	}
	for j, code := range codes {
		at, found := r.steps[code]
		if !found {
			in.In("%s[%d]", path, j).Add("", ErrUnknown, code)
			continue
		}
		r.needs[i] = append(r.needs[i], at)
	}
}

// order puts every step behind those that it refers to, and reports the steps that wait for each other.
func (r *resolver) order() []int {
	order, circles := precedence.Order(r.needs)
	for _, circle := range circles {
		codes := make([]string, len(circle)+1)
		for k := range codes {
			codes[k] = r.timetable.Steps[circle[k%len(circle)]].Code
		}
		for _, i := range circle {
			r.faults.In("steps[%d]", i).Add("after", ErrCycle, strings.Join(codes, " -> "))
		}
	}
	return order
}
