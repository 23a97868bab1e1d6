package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Plan is a post-production to be scheduled (planning de post-production): tasks, in any order, and what is to be
// delivered.
type Plan struct {
	// Start is the day before which nothing begins. A task that waits for no other begins on it.
	Start schedule.Date `json:"start"`
	// Calendar says which days are worked, for the tasks that name no other.
	Calendar schedule.Calendar `json:"calendar,omitzero"`
	// Calendars are those that tasks and lags name: six days a week, a laboratory that closes in August.
	Calendars    []Calendar    `json:"calendars,omitempty"`
	Tasks        []Task        `json:"tasks"`
	Deliverables []Deliverable `json:"deliverables,omitempty"`
}

// Calendar is a calendar that tasks name.
type Calendar struct {
	Code string `json:"code"`
	schedule.Calendar
}

// Task is something to be done without a break, or a milestone (jalon) when it has no duration.
type Task struct {
	// Code is what the rest of the plan refers to, unique among the tasks.
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// Duration is counted in working days of the calendar of the task; in days, worked or not; or in weeks of seven
	// days, which begin on a working day and end on the last working day within them.
	Duration schedule.Span `json:"duration,omitzero"`
	// Calendar is the code of the calendar; empty for that of the plan.
	Calendar string `json:"calendar,omitempty"`
	// After are the tasks that this one waits for.
	After []Link `json:"after,omitempty"`
	// Imposed are the dates that something outside the plan imposes.
	Imposed []Imposed `json:"imposed,omitempty"`
}

// milestone reports whether a task has no duration.
func (t Task) milestone() bool { return t.Duration == schedule.Span{} }

// Link ties a task to one that it waits for (liaison).
type Link struct {
	// Task is the code of the one that is waited for.
	Task string `json:"task"`
	// Type is empty for [FinishStart].
	Type LinkType `json:"type,omitempty"`
	// Lag is how much later (décalage), in working days, days or weeks of seven days; negative, how much earlier.
	// Two working days after a Friday evening leave Monday and Tuesday between: the task begins on Wednesday.
	Lag schedule.Span `json:"lag,omitzero"`
	// Calendar is the code of the calendar in which working days of the lag count; empty for that of the task that
	// waits.
	Calendar string `json:"calendar,omitempty"`
}

// LinkType says which end of a task waits for which end of another.
type LinkType string

// The types of link, first the end of the task that is waited for.
const (
	// FinishStart: it ends, then the other begins (fin-début).
	FinishStart LinkType = "FS"
	// StartStart: it begins, then the other may begin (début-début).
	StartStart LinkType = "SS"
	// FinishFinish: it ends, then the other may end (fin-fin).
	FinishFinish LinkType = "FF"
	// StartFinish: it begins, then the other may end, the evening before at the earliest (début-fin).
	StartFinish LinkType = "SF"
)

// fromStart reports whether the start of the task that is waited for counts, and toFinish whether the end of the
// one that waits does.
func (l LinkType) fromStart() bool { return l == StartStart || l == StartFinish }
func (l LinkType) toFinish() bool  { return l == FinishFinish || l == StartFinish }

// Imposed is a date imposed on a task. One that the tasks before it make impossible does not move them: the task is
// late, and its float negative.
type Imposed struct {
	Rule Rule          `json:"rule"`
	Date schedule.Date `json:"date"`
	// Label says who imposes it: a booking of an auditorium, a festival.
	Label Text `json:"label,omitzero"`
}

// Rule says what a date imposes.
type Rule string

// The rules. The first day of a task is its start, the last its finish; a must is both of the others.
const (
	MustStartOn     Rule = "must_start_on"
	StartNotBefore  Rule = "start_not_before"
	StartNotAfter   Rule = "start_not_after"
	MustFinishOn    Rule = "must_finish_on"
	FinishNotBefore Rule = "finish_not_before"
	FinishNotAfter  Rule = "finish_not_after"
)

// rules in the order of a document, with the names that people read.
var rules = []struct {
	rule  Rule
	label Text
}{
	{MustStartOn, Text{FR: "doit commencer le", EN: "must start on"}},
	{StartNotBefore, Text{FR: "ne commence pas avant le", EN: "starts not before"}},
	{StartNotAfter, Text{FR: "commence au plus tard le", EN: "starts not after"}},
	{MustFinishOn, Text{FR: "doit finir le", EN: "must finish on"}},
	{FinishNotBefore, Text{FR: "ne finit pas avant le", EN: "finishes not before"}},
	{FinishNotAfter, Text{FR: "finit au plus tard le", EN: "finishes not after"}},
}

// Label returns the name of the rule in French and in English, before its date; empty for an unknown one.
func (r Rule) Label() Text {
	for _, known := range rules {
		if known.rule == r {
			return known.label
		}
	}
	return Text{}
}

func (r Rule) ofFinish() bool {
	return r == MustFinishOn || r == FinishNotBefore || r == FinishNotAfter
}
func (r Rule) notBefore() bool { return r != StartNotAfter && r != FinishNotAfter }
func (r Rule) notAfter() bool  { return r != StartNotBefore && r != FinishNotBefore }

// Deliverable is something to be delivered (élément à livrer).
type Deliverable struct {
	// Code is unique among the deliverables.
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// Task is the code of the task at the end of which it is ready.
	Task string `json:"task"`
	// Due says when it is due; zero for no date.
	Due Due `json:"due,omitzero"`
	// Source is the text or the contract that asks for it.
	Source Source `json:"source,omitzero"`
}

// Due is a due date, counted from the end of a task or from a date.
type Due struct {
	// Task is the code of the task; Date is a day that does not move, of a contract for instance. One or the other.
	Task string        `json:"task,omitempty"`
	Date schedule.Date `json:"date,omitzero"`
	// After is how much later; negative, earlier. Working days are those of the plan; months go to the same day of the
	// month reached, or to its last day.
	After schedule.Span `json:"after,omitzero"`
	// Adjust moves a due date that is not a working day of the plan.
	Adjust schedule.Adjustment `json:"adjust,omitempty"`
}

// ParsePlan reads a plan from JSON and validates it. The error is a [Faults], of the kinds that [Plan.Resolve]
// reports, and [ErrSyntax] for what cannot be read.
func ParsePlan(data []byte) (Plan, error) { return fault.Parse[Plan](data) }

// Validate returns everything wrong with the plan, as [Plan.Resolve] does.
func (p Plan) Validate() error {
	_, err := p.Resolve()
	return err
}
