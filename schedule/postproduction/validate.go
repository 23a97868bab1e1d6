package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// ready checks the plan and prepares it; it reports whether it can be computed.
func (n *network) ready() bool {
	p, c := n.plan, &n.faults
	links, imposed := 0, 0
	for _, task := range p.Tasks {
		links, imposed = links+len(task.After), imposed+len(task.Imposed)
	}
	fits := check.Size(c, "tasks", len(p.Tasks), MaxTasks)
	fits = check.Size(c, "tasks.after", links, MaxLinks) && fits
	fits = check.Size(c, "tasks.imposed", imposed, MaxImposed) && fits
	fits = check.Size(c, "calendars", len(p.Calendars), MaxCalendars) && fits
	fits = check.Size(c, "deliverables", len(p.Deliverables), MaxDeliverables) && fits
	if !fits {
		return false
	}
	if check.Given(c, "start", p.Start.String()) && (p.Start.AddDays(MaxHorizon).IsZero() || p.Start.AddDays(-MaxHorizon).IsZero()) {
		c.Add("start", ErrRange, p.Start)
	}
	n.readyCalendars()
	n.places = make(map[string]int, len(p.Tasks))
	for i, task := range p.Tasks {
		if _, twice := n.places[task.Code]; twice {
			c.In("tasks[%d]", i).Add("code", ErrDuplicate, task.Code)
			continue
		}
		n.places[task.Code] = i
	}
	n.links, n.lengths = make([][]link, len(p.Tasks)), make([]length, len(p.Tasks))
	for i := range p.Tasks {
		if c.Full() {
			return false
		}
		n.readyTask(i)
	}
	n.readyDeliverables()
	if c.Err() != nil {
		return false
	}
	return n.sort()
}

func (n *network) readyTask(i int) {
	task, in := n.plan.Tasks[i], n.faults.In("tasks[%d]", i)
	check.Code(in, "code", task.Code)
	check.Labels(in, "label", task.Label)
	own := n.calendar(in, task.Calendar)
	n.lengths[i] = length{axis: own, count: task.Duration.Count, weeks: task.Duration.Unit == schedule.Weeks}
	if task.Duration.Unit == schedule.Days {
		n.lengths[i].axis = n.days
	}
	if !task.milestone() && span(in.In("duration"), task.Duration) && task.Duration.Count < 1 {
		in.Add("duration.count", ErrRange, task.Duration.Count)
	}
	n.links[i] = make([]link, len(task.After))
	for k, l := range task.After {
		n.links[i][k] = n.readyLink(in.In("after[%d]", k), l, own)
	}
	for k, imposed := range task.Imposed {
		at := in.In("imposed[%d]", k)
		if imposed.Rule.Label() == (Text{}) {
			at.Add("rule", ErrUnknown, string(imposed.Rule))
		}
		n.within(at, "date", imposed.Date)
		check.Labels(at, "label", imposed.Label)
	}
}

func (n *network) readyLink(in *fault.Collector, l Link, own *axis) link {
	ready := link{kind: l.Type, axis: n.days, count: l.Lag.Count}
	from, found := n.places[l.Task]
	if !found {
		in.Add("task", ErrUnknown, l.Task)
	}
	ready.from = from
	switch l.Type {
	case "":
		ready.kind = FinishStart
	case FinishStart, StartStart, FinishFinish, StartFinish:
	default:
		in.Add("type", ErrUnknown, string(l.Type))
	}
	span(in.In("lag"), l.Lag)
	named := own
	if l.Calendar != "" {
		named = n.calendar(in, l.Calendar)
	}
	switch l.Lag.Unit {
	case schedule.WorkingDays:
		ready.axis = named
	case schedule.Weeks:
		ready.count *= daysInWeek
	default:
	}
	return ready
}

// span reports whether a length of time is one that a task or a lag may have.
func span(in *fault.Collector, s schedule.Span) bool {
	if s == (schedule.Span{}) {
		return true
	}
	if s.Unit != schedule.Days && s.Unit != schedule.WorkingDays && s.Unit != schedule.Weeks {
		in.Add("unit", ErrUnknown, string(s.Unit))
		return false
	}
	if s.Count < -MaxHorizon || s.Count > MaxHorizon {
		in.Add("count", ErrRange, s.Count)
		return false
	}
	return true
}

// within reports whether a date is there and within the horizon of the plan.
func (n *network) within(in *fault.Collector, path string, d schedule.Date) bool {
	if !check.Given(in, path, d.String()) {
		return false
	}
	if away := d.DaysSince(n.plan.Start); away > MaxHorizon || away < -MaxHorizon {
		in.Add(path, ErrRange, d)
		return false
	}
	return true
}

func (n *network) readyDeliverables() {
	n.dues = map[int][]int{}
	seen := make(map[string]bool, len(n.plan.Deliverables))
	for i, d := range n.plan.Deliverables {
		in := n.faults.In("deliverables[%d]", i)
		check.Unique(in, "code", d.Code, seen)
		check.Labels(in, "label", d.Label)
		check.Label(in, "source.title", d.Source.Title)
		check.Label(in, "source.address", d.Source.Address)
		if _, found := n.places[d.Task]; !found {
			in.Add("task", ErrUnknown, d.Task)
		}
		n.readyDue(in.In("due"), d)
	}
}

func (n *network) readyDue(in *fault.Collector, d Deliverable) {
	if d.Due == (Due{}) {
		return
	}
	in.Merge("adjust", d.Due.Adjust.Validate())
	if d.Due.After.Unit != schedule.Months {
		span(in.In("after"), d.Due.After)
	} else if d.Due.After.Count < -MaxHorizon || d.Due.After.Count > MaxHorizon {
		in.Add("after.count", ErrRange, d.Due.After.Count)
	}
	_, found := n.places[d.Due.Task]
	switch {
	case d.Due.Task != "" && !d.Due.Date.IsZero():
		in.Add("date", ErrEither, d.Due.Date)
	case d.Due.Task == "":
		n.within(in, "date", d.Due.Date)
	case !found:
		in.Add("task", ErrUnknown, d.Due.Task)
	}
}
