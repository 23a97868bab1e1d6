package postproduction

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// Late is an imposed date that is not kept.
type Late struct {
	Task string `json:"task"`
	// Rule is empty for the due date of a deliverable, whose code is Deliverable.
	Rule        Rule   `json:"rule,omitempty"`
	Deliverable string `json:"deliverable,omitempty"`
	Label       Text   `json:"label,omitzero"`
	// Date is the one imposed, Expected the one that the plan comes to.
	Date     schedule.Date `json:"date"`
	Expected schedule.Date `json:"expected"`
	// Days is the lateness in days, WorkingDays in working days of the task (one at least).
	Days        int `json:"days"`
	WorkingDays int `json:"working_days"`
	// Chain are the tasks that make it late, each fixing the next. Only the first [MaxChains] have theirs; see
	// [Schedule.Chain] for the others.
	Chain []string `json:"chain,omitempty"`
}

// late lists the imposed dates that are not kept.
func (n *network) late(s *Schedule) {
	for i, task := range n.plan.Tasks {
		for _, imposed := range task.Imposed {
			if !imposed.Rule.notAfter() {
				continue
			}
			time, expected := n.start[i], s.Tasks[i].First
			if imposed.Rule.ofFinish() {
				time, expected = n.finish[i], s.Tasks[i].Last
			}
			if limit := n.limit(i, imposed.Date, imposed.Rule.ofFinish()); time > limit {
				s.Late = append(s.Late, Late{
					Task: task.Code, Rule: imposed.Rule, Label: imposed.Label, Date: imposed.Date, Expected: expected,
					Days: time - limit, WorkingDays: n.workingDays(i, limit, time),
				})
			}
		}
	}
}

// workingDays counts the working days of a task between two times.
func (n *network) workingDays(i, from, to int) int {
	return max(n.lengths[i].before(to)-n.lengths[i].before(from), 1)
}
