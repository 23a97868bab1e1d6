package postproduction

import (
	"strings"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
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

// calendar returns the axis of a code.
func (n *network) calendar(in *fault.Collector, code string) *axis {
	found := n.calendars[code]
	if found == nil {
		in.Add("calendar", ErrUnknown, code)
		return n.days
	}
	return found
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
