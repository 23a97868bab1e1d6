package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Change is what is different between two schedules of the same tasks.
type Change struct {
	// Finish is the end of the plan.
	Finish Move `json:"finish"`
	// Tasks are those whose early dates or total float are not the same, in the order of the plan.
	Tasks []TaskMove `json:"tasks"`
	// Deliverables are those whose dates are not the same; Days is the move of the day they are ready.
	Deliverables []DeliverableMove `json:"deliverables,omitempty"`
	// After is the schedule that comes of it.
	After Schedule `json:"after"`
}

// Move is a day that became another, Days later.
type Move struct {
	From schedule.Date `json:"from"`
	To   schedule.Date `json:"to"`
	Days int           `json:"days"`
}

// TaskMove is a task that moves, or whose float changes.
type TaskMove struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	First Move   `json:"first"`
	Last  Move   `json:"last"`
	// FloatFrom and FloatTo are the total floats.
	FloatFrom int `json:"float_from"`
	FloatTo   int `json:"float_to"`
}

// DeliverableMove is a deliverable whose dates move.
type DeliverableMove struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	Ready Move   `json:"ready"`
	// MarginFrom and MarginTo are the margins before it is due, in days.
	MarginFrom int `json:"margin_from"`
	MarginTo   int `json:"margin_to"`
}

// Slip returns what changes when a task begins some of its working days later than it could (glissement). The error
// is that of [Plan.Resolve], [ErrUnknown] for the code and [ErrRange] for less than nothing or more than [MaxHorizon].
func (p Plan) Slip(task string, days int) (Change, error) {
	at, err := p.place(task, days, 0)
	if err != nil {
		return Change{}, err
	}
	before, err := p.Resolve()
	if err != nil {
		return Change{}, err
	}
	after, err := p.resolve(map[int]int{at: days})
	if err != nil {
		return Change{}, err
	}
	return Compare(before, after), nil
}

// Lengthen returns what changes when a task lasts longer, in the unit of its duration, or shorter when count is
// negative. The error is that of [Plan.Resolve], [ErrUnknown] for the code and [ErrRange] for a milestone, for a
// duration that becomes nothing and for more than [MaxHorizon].
func (p Plan) Lengthen(task string, count int) (Change, error) {
	at, err := p.place(task, count, -MaxHorizon)
	if err != nil {
		return Change{}, err
	}
	before, err := p.Resolve()
	if err != nil {
		return Change{}, err
	}
	longer := p
	longer.Tasks = append([]Task(nil), p.Tasks...)
	if longer.Tasks[at].Duration.Count += count; longer.Tasks[at].milestone() || longer.Tasks[at].Duration.Unit == "" {
		return Change{}, oneFault("count", ErrRange, count)
	}
	after, err := longer.Resolve()
	if err != nil {
		return Change{}, err
	}
	return Compare(before, after), nil
}

// place finds a task, and asks a number of days to be at least some.
func (p Plan) place(code string, days, least int) (int, error) {
	if days < least || days > MaxHorizon {
		return 0, oneFault("days", ErrRange, days)
	}
	for i, task := range p.Tasks {
		if task.Code == code {
			return i, nil
		}
	}
	return 0, oneFault("task", ErrUnknown, code)
}

func oneFault(path string, kind error, value any) error {
	var c fault.Collector
	c.Add(path, kind, value)
	return c.Err()
}

// Compare returns what is different between two schedules. Tasks and deliverables that only one of them has are left
// out.
func Compare(before, after Schedule) Change {
	c := Change{Finish: move(before.Finish, after.Finish), Tasks: []TaskMove{}, After: after}
	tasks := make(map[string]TaskDates, len(before.Tasks))
	for _, was := range before.Tasks {
		tasks[was.Code] = was
	}
	for _, is := range after.Tasks {
		was, found := tasks[is.Code]
		if found && (was.First != is.First || was.Last != is.Last || was.TotalFloat != is.TotalFloat) {
			c.Tasks = append(c.Tasks, TaskMove{
				Code: is.Code, Label: is.Label, First: move(was.First, is.First), Last: move(was.Last, is.Last),
				FloatFrom: was.TotalFloat, FloatTo: is.TotalFloat,
			})
		}
	}
	deliverables := make(map[string]DeliverableDates, len(before.Deliverables))
	for _, was := range before.Deliverables {
		deliverables[was.Code] = was
	}
	for _, is := range after.Deliverables {
		was, found := deliverables[is.Code]
		if found && (was.Ready != is.Ready || was.Due != is.Due) {
			c.Deliverables = append(c.Deliverables, DeliverableMove{
				Code: is.Code, Label: is.Label, Ready: move(was.Ready, is.Ready), MarginFrom: was.Margin, MarginTo: is.Margin,
			})
		}
	}
	return c
}

func move(from, to schedule.Date) Move { return Move{From: from, To: to, Days: to.DaysSince(from)} }
