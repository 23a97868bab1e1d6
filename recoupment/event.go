package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// Event is the day on which a named threshold was reached.
type Event struct {
	Threshold string `json:"threshold"`
	// Date is no date when the opening balances reach the threshold.
	Date schedule.Date `json:"date"`
	// Movement names the movement that reached it.
	Movement string `json:"movement"`
	// Before and After are what the movement brought to the sum of the condition, up to the threshold and
	// beyond it, rounded to the minor unit; zero where the condition is not a sum.
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
}

// event keeps the exact amounts of an [Event]; lack is what the condition lacked when it turned.
type event struct {
	threshold     int
	date          schedule.Date
	movement      string
	lack          fraction.F
	before, after fraction.F
}

// Events returns the thresholds reached so far, in the order in which they were.
func (r *Run) Events() []Event {
	if !r.compiled() {
		return []Event{}
	}
	events := make([]Event, len(r.events))
	for i, e := range r.events {
		events[i] = Event{
			Threshold: r.cascade.deal.Thresholds[e.threshold].ID, Date: e.date, Movement: e.movement,
			Before: r.report(e.before), After: r.report(e.after),
		}
	}
	return events
}

// noteEvents dates the thresholds that have fired since a moment; lacks are what each lacked before.
func (r *Run) noteEvents(first int, movement string, lacks []fraction.F) {
	for _, fired := range r.core.Fired[first:] {
		e := event{threshold: fired.Threshold, date: r.day, movement: movement, lack: fired.Lack}
		if lacks != nil {
			e.before = lacks[fired.Threshold].Sub(fired.Lack)
		}
		r.events = append(r.events, e)
	}
}

// measureBeyond completes the events of a movement once all of it is shared.
func (r *Run) measureBeyond(first int) {
	for i := first; i < len(r.events); i++ {
		e := &r.events[i]
		e.after = e.lack.Sub(r.lacks[e.threshold])
	}
}
