package postproduction

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/internal/precedence"
)

// network is a plan in the course of its computation.
type network struct {
	plan   Plan
	faults fault.Collector
	// places are those of the tasks by code, calendars the axes by code; the plan's own has the empty code.
	places    map[string]int
	calendars map[string]*axis
	// days is the axis on which every day counts; axes are all of them.
	days *axis
	axes []*axis
	// order puts every task behind those that it waits for; links are those of each task, followers the tasks that
	// wait for it and the link by which they do.
	order     []int
	links     [][]link
	followers [][]follower
	lengths   []length
	// delays are how many working days tasks start later than they might.
	delays map[int]int
	// dues are the due dates that do not move with the plan, by task.
	dues map[int][]int
	// Early and late times; morning tells of a milestone that it belongs to the day that begins then, and not to the
	// one that ends.
	start, finish, lateStart []int
	morning                  []bool
	reasons                  [][]Reason
	// drivers are the tasks that fix the early dates of each.
	drivers [][]int
	end     int
}

// link is a [Link] with its places.
type link struct {
	from  int
	kind  LinkType
	axis  *axis
	count int
}

type follower struct{ task, link int }

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

func (n *network) readyCalendars() {
	n.days = &axis{origin: n.plan.Start}
	n.calendars = map[string]*axis{"": {origin: n.plan.Start, calendar: &n.plan.Calendar}}
	n.axes = []*axis{n.days, n.calendars[""]}
	n.faults.Merge("calendar", n.plan.Calendar.Validate())
	for i, named := range n.plan.Calendars {
		in := n.faults.In("calendars[%d]", i)
		in.Merge("", named.Validate())
		if !check.Code(in, "code", named.Code) {
			continue
		}
		if n.calendars[named.Code] != nil {
			in.Add("code", ErrDuplicate, named.Code)
			continue
		}
		own := &axis{origin: n.plan.Start, calendar: &n.plan.Calendars[i].Calendar}
		n.calendars[named.Code], n.axes = own, append(n.axes, own)
	}
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
	switch l.Lag.Unit {
	case schedule.WorkingDays:
		ready.axis = own
		if l.Calendar != "" {
			ready.axis = n.calendar(in, l.Calendar)
		}
	case schedule.Weeks:
		ready.count *= daysInWeek
	default:
	}
	return ready
}

// calendar returns the axis of a code.
func (n *network) calendar(in *fault.Collector, code string) *axis {
	found := n.calendars[code]
	if found == nil {
		in.Add("calendar", ErrUnknown, code)
		return n.days
	}
	return found
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

// sort puts the tasks in order and names those that wait for each other.
func (n *network) sort() bool {
	needs := make([][]int, len(n.links))
	n.followers = make([][]follower, len(n.links))
	for i, links := range n.links {
		needs[i] = make([]int, len(links))
		for k, l := range links {
			needs[i][k] = l.from
			n.followers[l.from] = append(n.followers[l.from], follower{i, k})
		}
	}
	var circles [][]int
	n.order, circles = precedence.Order(needs)
	for _, circle := range circles {
		codes := make([]string, len(circle)+1)
		for k := range codes {
			// Needs point back in time: the circle reads in the order in which the tasks would be done.
			codes[len(circle)-k] = n.plan.Tasks[circle[k%len(circle)]].Code
		}
		n.faults.In("tasks[%d]", circle[0]).Add("after", ErrCycle, strings.Join(codes, " -> "))
	}
	return len(circles) == 0
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
