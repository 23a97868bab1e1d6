package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Event is the day on which a named threshold was reached.
type Event struct {
	Threshold string `json:"threshold"`
	// Date is no date when the opening balances reach the threshold.
	Date schedule.Date `json:"date"`
	// Movement names the movement that reached it.
	Movement string `json:"movement"`
	// Before and After are what the movement brought to the condition, up to the threshold and beyond
	// it, rounded to the minor unit.
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
}

// event keeps the exact amounts of an [Event]; at is what the condition lacked when it turned.
type event struct {
	threshold     int
	date          schedule.Date
	movement      string
	at            *big.Rat
	before, after *big.Rat
}

// Events returns the thresholds reached so far, in the order in which they were.
func (r *Run) Events() []Event {
	events := make([]Event, len(r.events))
	for i, e := range r.events {
		events[i] = Event{
			Threshold: r.cascade.deal.Thresholds[e.threshold].ID, Date: e.date, Movement: e.movement,
			Before: r.report(e.before), After: r.report(e.after),
		}
	}
	return events
}

// lacks returns what each threshold not yet reached lacks.
func (r *Run) lacks() []*big.Rat {
	lacks := make([]*big.Rat, len(r.cascade.thresholds))
	for i := range lacks {
		if !r.reached[i] {
			lacks[i] = r.missing(&r.cascade.thresholds[i])
		}
	}
	return lacks
}

// noteThresholds records the thresholds that the slice just booked has reached. A threshold is an
// event: it is reached once, even if its condition ceases to hold later.
func (r *Run) noteThresholds(m *movement, lacks []*big.Rat) {
	for i := range r.cascade.thresholds {
		if r.reached[i] {
			continue
		}
		now := r.missing(&r.cascade.thresholds[i])
		if now.Sign() > 0 {
			continue
		}
		r.reached[i] = true
		r.events = append(r.events, event{
			threshold: i, date: m.date, movement: m.id, at: now,
			before: new(big.Rat).Sub(lacks[i], now), after: new(big.Rat),
		})
	}
}

// measureBeyond completes the events of a movement once all of it is shared.
func (r *Run) measureBeyond(events []event) {
	for i := range events {
		e := &events[i]
		e.after = new(big.Rat).Sub(e.at, r.missing(&r.cascade.thresholds[e.threshold]))
	}
}
