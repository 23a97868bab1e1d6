package schedule

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Limits of a production calendar, checked before anything else.
const (
	// MaxMilestones is the largest number of milestones.
	MaxMilestones = 1000
	// MaxPhases is the largest number of phases.
	MaxPhases = 1000
	// MaxPhaseWeeks is the longest phase, in weeks: ten years.
	MaxPhaseWeeks = 520
	// MaxCode is the longest code, and MaxText the longest label, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)

// Milestone is a dated event of the making of a film: signature, first day of shooting, delivery...
type Milestone struct {
	// Code is what other documents refer to, unique among the milestones.
	Code  string `json:"code"`
	Date  Date   `json:"date"`
	Label Text   `json:"label,omitzero"`
}

// Phase is a run of weeks: preparation, shoot, edit...
type Phase struct {
	// Code is what other documents refer to, unique among the phases; a milestone may have the same.
	Code string `json:"code"`
	// Monday is the first day of the first week.
	Monday Date `json:"monday"`
	// Weeks is the number of weeks, from 1 to [MaxPhaseWeeks].
	Weeks int `json:"weeks"`
	// First and Last are the first and the last day of a phase that does not fill its first or its last
	// week; no date is the Monday of the first week, and the Sunday of the last.
	First Date `json:"first,omitzero"`
	Last  Date `json:"last,omitzero"`
	Label Text `json:"label,omitzero"`
}

// Production is the calendar of the making of a film (calendrier de production). Milestones and phases
// stand in any order; phases may overlap.
type Production struct {
	Milestones []Milestone `json:"milestones"`
	Phases     []Phase     `json:"phases"`
}

// ParseProduction reads a production calendar from JSON and validates it. The error is a [Faults]:
// [ErrSyntax] for a document or a value that cannot be read and for a field of another name,
// [ErrDuplicate] for a field given twice, [ErrTooLarge]; otherwise what [Production.Validate] reports.
func ParseProduction(data []byte) (Production, error) { return fault.Parse[Production](data) }

// Validate returns every fault of the calendar as a [Faults], or nil: [ErrTooLarge] for lists and texts
// beyond the limits, [ErrRequired] for a missing code or date, [ErrDuplicate] for a code given twice in
// the same list, [ErrRange] for a phase that does not start on a Monday, has no week or too many, or
// ends after the year 9999, and for a first or a last day outside the first or the last week.
func (p Production) Validate() error {
	var c fault.Collector
	check.Size(&c, "milestones", len(p.Milestones), MaxMilestones)
	check.Size(&c, "phases", len(p.Phases), MaxPhases)
	if err := c.Err(); err != nil {
		return err
	}
	codes := make(map[string]bool, len(p.Milestones))
	for i, m := range p.Milestones {
		in := c.In("milestones[%d]", i)
		check.Unique(in, "code", m.Code, codes)
		check.Given(in, "date", m.Date.String())
		check.Labels(in, "label", m.Label)
	}
	codes = make(map[string]bool, len(p.Phases))
	for i, phase := range p.Phases {
		in := c.In("phases[%d]", i)
		check.Unique(in, "code", phase.Code, codes)
		phase.check(in)
	}
	return c.Err()
}

func (p Phase) check(c *fault.Collector) {
	check.Given(c, "monday", p.Monday.String())
	if !p.Monday.IsZero() && p.Monday.Weekday() != time.Monday {
		c.Add("monday", ErrRange, p.Monday.String()+" is not a Monday")
	}
	if p.Weeks < 1 || p.Weeks > MaxPhaseWeeks || (!p.Monday.IsZero() && p.End().IsZero()) {
		c.Add("weeks", ErrRange, p.Weeks)
	}
	if !p.First.IsZero() && p.First.InWeek(time.Monday) != p.Monday {
		c.Add("first", ErrRange, p.First)
	}
	if !p.Last.IsZero() && (p.Last.InWeek(time.Sunday) != p.End() || p.Last.Before(p.First)) {
		c.Add("last", ErrRange, p.Last)
	}
	check.Labels(c, "label", p.Label)
}

// NewPhase returns the phase from a day to a day, both included, with the weeks that it touches. It means nothing for
// no date or for a last day before the first.
func NewPhase(code string, first, last Date) Phase {
	monday, sunday := first.InWeek(time.Monday), last.InWeek(time.Sunday)
	p := Phase{Code: code, Monday: monday, Weeks: sunday.DaysSince(monday)/daysInWeek + 1}
	if first != monday {
		p.First = first
	}
	if last != sunday {
		p.Last = last
	}
	return p
}

// Milestone returns the milestone of a code, and whether there is one.
func (p Production) Milestone(code string) (Milestone, bool) {
	for _, m := range p.Milestones {
		if m.Code == code {
			return m, true
		}
	}
	return Milestone{}, false
}

// Phase returns the phase of a code, and whether there is one.
func (p Production) Phase(code string) (Phase, bool) {
	for _, phase := range p.Phases {
		if phase.Code == code {
			return phase, true
		}
	}
	return Phase{}, false
}

// End returns the last day of the phase, the Sunday of its last week. It is no date for a phase that
// [Production.Validate] would refuse for its weeks.
func (p Phase) End() Date { return p.Day(p.Weeks, time.Sunday) }

// Span returns the first and the last day of the phase, both included; no dates for a phase that
// [Production.Validate] would refuse for its weeks.
func (p Phase) Span() (first, last Date) {
	first, last = p.First, p.Last
	if first.IsZero() {
		first = p.Day(1, time.Monday)
	}
	if last.IsZero() {
		last = p.End()
	}
	return first, last
}

// Day returns a day of one of the weeks of the phase, which are numbered from 1. It is no date for a
// week outside the phase.
func (p Phase) Day(week int, day time.Weekday) Date {
	if week < 1 || week > p.Weeks || p.Weeks > MaxPhaseWeeks {
		return Date{}
	}
	return p.Monday.AddWeeks(week - 1).InWeek(day)
}

// Fridays returns the Friday of each week of the phase, in order: the usual pay day, one per week. It
// is empty for a phase of no week or of too many.
func (p Phase) Fridays() []Date {
	if p.Weeks < 1 || p.Weeks > MaxPhaseWeeks {
		return nil
	}
	fridays := make([]Date, p.Weeks)
	for i := range fridays {
		fridays[i] = p.Day(i+1, time.Friday)
	}
	return fridays
}
