package postproduction

import (
	"slices"

	"github.com/filmfinance/filmfinance/schedule"
)

// Schedule is a plan with its dates.
type Schedule struct {
	Start schedule.Date `json:"start"`
	// Finish is the last day of the last task.
	Finish schedule.Date `json:"finish"`
	// Tasks stand in the order of the plan.
	Tasks []TaskDates `json:"tasks"`
	// Critical are the chains of tasks, each from its first to the last of the plan, in which every task fixes the next:
	// whatever delays one of them delays the end (chemins critiques). At most [MaxChains].
	Critical [][]string `json:"critical"`
	// Late are the imposed dates and the due dates that are not kept.
	Late []Late `json:"late,omitempty"`
	// Deliverables stand in the order of the plan.
	Deliverables []DeliverableDates `json:"deliverables,omitempty"`
}

// TaskDates are the dates of a task.
type TaskDates struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// Milestone tells that it has no duration: its first day is its last. It belongs to the day that ends with what
	// makes it, or begins with it.
	Milestone bool `json:"milestone,omitempty"`
	// First and Last are the earliest days (dates au plus tôt), both included.
	First schedule.Date `json:"first"`
	Last  schedule.Date `json:"last"`
	// LateFirst and LateLast are the latest days that delay neither the end of the plan nor an imposed date (dates au
	// plus tard); before the earliest ones where an imposed date cannot be kept.
	LateFirst schedule.Date `json:"late_first"`
	LateLast  schedule.Date `json:"late_last"`
	// TotalFloat (marge totale) is from the early to the late start, negative when the task makes another, or itself,
	// late. FreeFloat (marge libre) is how much later it may begin without moving any other task or the end of the
	// plan, or breaking a date of its own; nothing when one is broken already. Both are in working days of the task, in days for a duration in days.
	TotalFloat int `json:"total_float"`
	FreeFloat  int `json:"free_float"`
	// Critical is a total float of nothing or less.
	Critical bool `json:"critical,omitempty"`
	// Because is what fixes the early dates.
	Because []Reason `json:"because"`
}

// Task returns the dates of a task, and whether there is one of that code.
func (s Schedule) Task(code string) (TaskDates, bool) {
	for _, task := range s.Tasks {
		if task.Code == code {
			return task, true
		}
	}
	return TaskDates{}, false
}

// Production returns the early dates as a production calendar, to which budgets, plans and contracts refer by code:
// milestones, and phases of weeks. It is valid up to the limits of [schedule.Production].
func (s Schedule) Production() schedule.Production {
	p := schedule.Production{Milestones: []schedule.Milestone{}, Phases: []schedule.Phase{}}
	for _, task := range s.Tasks {
		if task.Milestone {
			p.Milestones = append(p.Milestones, schedule.Milestone{Code: task.Code, Date: task.First, Label: task.Label})
			continue
		}
		phase := schedule.NewPhase(task.Code, task.First, task.Last)
		phase.Label = task.Label
		p.Phases = append(p.Phases, phase)
	}
	return p
}

// Chain returns the tasks that fix the early dates of a task, from the first to itself; of several that come to the
// same, the one named first. It is empty for an unknown code.
func (s Schedule) Chain(code string) []string {
	places := make(map[string]int, len(s.Tasks))
	for i, task := range s.Tasks {
		places[task.Code] = i
	}
	return s.chain(code, places)
}

func (s Schedule) chain(code string, places map[string]int) []string {
	var chain []string
	for range s.Tasks {
		at, found := places[code]
		if !found {
			break
		}
		chain, code = append(chain, code), ""
		for _, reason := range s.Tasks[at].Because {
			if reason.Kind == BecauseLink {
				code = reason.Task
				break
			}
		}
	}
	slices.Reverse(chain)
	return chain
}

// Resolve dates the plan: forward from its start, backward from its end.
//
// The error is a [Faults] with the path of each field: [ErrTooLarge] beyond the limits; [ErrRequired] for a missing
// code or date; [ErrDuplicate] for a code given twice; [ErrUnknown] for a task, a calendar, a type of link, a rule or
// a unit that is not one; [ErrEither] for a due date counted from both a task and a date; [ErrCycle] for tasks that
// wait for each other, which it names in order; [ErrRange] for a duration of nothing and for dates more than
// [MaxHorizon] away from the start; [ErrNoBusinessDay] for a calendar without a working day where one is needed.
func (p Plan) Resolve() (Schedule, error) { return p.resolve(nil) }

func (p Plan) resolve(delays map[int]int) (Schedule, error) {
	n := &network{plan: p, delays: delays}
	if !n.ready() || !n.forward() {
		return Schedule{}, n.faults.Err()
	}
	n.fixedDues()
	if n.faults.Err() != nil || !n.backward() {
		return Schedule{}, n.faults.Err()
	}
	s := Schedule{Start: p.Start, Finish: p.Start, Tasks: make([]TaskDates, len(p.Tasks)), Critical: n.critical()}
	for i := range p.Tasks {
		s.Tasks[i] = n.taskDates(i)
		if s.Tasks[i].Last.After(s.Finish) {
			s.Finish = s.Tasks[i].Last
		}
	}
	n.late(&s)
	n.deliver(&s)
	if err := n.faults.Err(); err != nil {
		return Schedule{}, err
	}
	for i := range s.Late[:min(len(s.Late), MaxChains)] {
		s.Late[i].Chain = s.chain(s.Late[i].Task, n.places)
	}
	return s, nil
}

func (n *network) taskDates(i int) TaskDates {
	task, l, late := n.plan.Tasks[i], n.lengths[i], n.lateStart[i]
	float := l.before(late) - l.before(n.start[i])
	return TaskDates{
		Code: task.Code, Label: task.Label, Milestone: task.milestone(),
		First: n.firstDay(i, n.start[i]), Last: n.lastDay(i, n.finish[i]),
		LateFirst: n.firstDay(i, late), LateLast: n.lastDay(i, l.finish(late)),
		TotalFloat: float, FreeFloat: l.before(n.freely(i)) - l.before(n.start[i]), Critical: float <= 0,
		Because: n.reasons[i],
	}
}

// critical follows what fixes each task back from the end of the plan, in the order of the tasks.
func (n *network) critical() [][]string {
	paths := [][]string{}
	var back []string
	var walk func(i int)
	walk = func(i int) {
		back = append(back, n.plan.Tasks[i].Code)
		if len(n.drivers[i]) == 0 {
			path := slices.Clone(back)
			slices.Reverse(path)
			paths = append(paths, path)
		}
		for k, driver := range n.drivers[i] {
			if len(paths) < MaxChains && !slices.Contains(n.drivers[i][:k], driver) {
				walk(driver)
			}
		}
		back = back[:len(back)-1]
	}
	for i := range n.plan.Tasks {
		if n.finish[i] == n.end && len(paths) < MaxChains {
			walk(i)
		}
	}
	return paths
}
