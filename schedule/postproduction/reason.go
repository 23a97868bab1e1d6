package postproduction

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
)

// Because names what fixes an early date.
type Because string

// What fixes the early dates of a task.
const (
	// BecauseStart is the start of the plan.
	BecauseStart Because = "start"
	// BecauseLink is a task that it waits for.
	BecauseLink Because = "link"
	// BecauseImposed is an imposed date.
	BecauseImposed Because = "imposed"
	// BecauseCalendar is days that are not worked, after all the others.
	BecauseCalendar Because = "calendar"
	// BecauseSlip is the delay that [Plan.Slip] supposes.
	BecauseSlip Because = "slip"
)

// Reason is one of the things that fix the early dates of a task. Several that come to the same are all given.
type Reason struct {
	Kind Because `json:"kind"`
	// Task, Type and Lag are those of the link.
	Task string        `json:"task,omitempty"`
	Type LinkType      `json:"type,omitempty"`
	Lag  schedule.Span `json:"lag,omitzero"`
	// Rule and Label are those of the imposed date.
	Rule  Rule `json:"rule,omitempty"`
	Label Text `json:"label,omitzero"`
	// Date is the start of the plan, the day of the end of the task that is waited for, the date imposed, or the first
	// day after the wait or the delay.
	Date schedule.Date `json:"date"`
	// Days is the wait for a working day in days, or the delay in those of the task.
	Days int `json:"days,omitempty"`
}

// linkWords say which ends a link ties, before the task and the day.
var linkWords = map[LinkType]Text{
	FinishStart:  {FR: "commence après la fin de", EN: "starts after the finish of"},
	StartStart:   {FR: "commence après le début de", EN: "starts after the start of"},
	FinishFinish: {FR: "finit après la fin de", EN: "finishes after the finish of"},
	StartFinish:  {FR: "finit après le début de", EN: "finishes after the start of"},
}

// Text returns the reason as a phrase in French and in English.
func (r Reason) Text() Text {
	switch r.Kind {
	case BecauseStart:
		return Text{FR: fmt.Sprint("début du planning, ", r.Date), EN: fmt.Sprint("start of the plan, ", r.Date)}
	case BecauseLink:
		words, lag := linkWords[r.Type], lagText(r.Lag)
		return Text{
			FR: fmt.Sprintf("%s %s (%s)%s", words.FR, r.Task, r.Date, lag.FR),
			EN: fmt.Sprintf("%s %s (%s)%s", words.EN, r.Task, r.Date, lag.EN),
		}
	case BecauseImposed:
		words := r.Rule.Label()
		text := Text{FR: fmt.Sprint(words.FR, " ", r.Date), EN: fmt.Sprint(words.EN, " ", r.Date)}
		if r.Label != (Text{}) {
			text.FR, text.EN = text.FR+" : "+r.Label.In("fr"), text.EN+": "+r.Label.In("en")
		}
		return text
	case BecauseCalendar:
		return Text{FR: fmt.Sprintf("jours non travaillés : %d", r.Days), EN: fmt.Sprintf("days not worked: %d", r.Days)}
	case BecauseSlip:
		return Text{FR: fmt.Sprintf("retard : %d", r.Days), EN: fmt.Sprintf("delay: %d", r.Days)}
	default:
		return Text{}
	}
}

func lagText(lag schedule.Span) Text {
	units := map[schedule.Unit]Text{
		schedule.Days:        {FR: "j", EN: "d"},
		schedule.WorkingDays: {FR: "j ouvrés", EN: "working days"},
		schedule.Weeks:       {FR: "sem.", EN: "weeks"},
	}
	if lag.Count == 0 {
		return Text{}
	}
	unit := units[lag.Unit]
	return Text{FR: fmt.Sprintf(", %+d %s", lag.Count, unit.FR), EN: fmt.Sprintf(", %+d %s", lag.Count, unit.EN)}
}
