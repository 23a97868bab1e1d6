package cashflow

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Key is a spending key (clé de décaissement): how an amount is spread over the production calendar.
// The amount is split between the elements first, then over the days of each element that is a phase;
// each split rounds the cumulative share and takes differences, so that it closes on the amount.
type Key struct {
	ID       string    `json:"id"`
	Elements []Element `json:"elements"`
}

// Element is one part of a key: at a milestone; or over a phase, on the days of a cadence, in the shares
// of a curve. Several elements at milestones are instalments.
type Element struct {
	// Milestone is the code of a milestone; empty for a phase.
	Milestone string `json:"milestone,omitempty"`
	// Phase is the code of a phase; empty for a milestone, and for shooting days wherever they fall.
	Phase string `json:"phase,omitempty"`
	// Percent of the amount, with at most twelve decimals; the elements of a key add up to 100.
	Percent decimal.Decimal `json:"percent"`
	// On says which days of the phase bear a share; the zero value is the Friday of each week.
	On Cadence `json:"on,omitempty"`
	// Curve says how large the shares are; the zero value is equal shares.
	Curve Curve `json:"curve,omitempty"`
	// Weights is a curve of the caller's own: the phase is cut in as many equal lengths of its days as
	// there are weights, and each bears its weight, evenly. With one weight a day, each day bears its own;
	// otherwise the curve keeps its form whatever the length of the phase.
	Weights []int `json:"weights,omitempty"`
	// Days and Weeks shift every date of the element, later or, when negative, earlier.
	Days  int `json:"days,omitempty"`
	Weeks int `json:"weeks,omitempty"`
}

// Cadence says which days of a phase bear a share of an amount.
type Cadence string

// The cadences.
const (
	// Fridays is the Friday of each week of the phase: the usual pay day.
	Fridays Cadence = ""
	// WorkingDays is each day of the phase that the calendar of the plan has for worked (jours ouvrés).
	WorkingDays Cadence = "working_days"
	// CalendarDays is each day of the phase.
	CalendarDays Cadence = "calendar_days"
	// ShootingDays is each shooting day of the plan that is in the phase, or each of them for an element
	// without a phase; in a plan that lists none, the working days of the phase (jours de tournage).
	ShootingDays Cadence = "shooting_days"
	// Months is one day for each month that the phase touches: the last day that it has there.
	Months Cadence = "months"
)

func (c Cadence) known() bool {
	switch c {
	case Fridays, WorkingDays, CalendarDays, ShootingDays, Months:
		return true
	}
	return false
}

// Curve says how an amount is shared between the days that bear it.
type Curve string

// The curves.
const (
	// Flat gives every day the same.
	Flat Curve = ""
	// Bell gives the k-th day of n the weight (k x (n + 1 - k)) squared: little at both ends, most in the
	// middle, and the same form however many the days (courbe en cloche).
	Bell Curve = "bell"
)

// Limits of a curve.
const (
	// MaxWeights is the largest number of weights of a curve, MaxWeight the largest weight.
	MaxWeights = 1000
	MaxWeight  = 1_000_000
)

// weights returns the cumulative weights of n days, or nil for equal ones. A curve of the caller's own was
// checked to have a weight above zero.
func (e Element) weights(n int) []uint64 {
	switch {
	case len(e.Weights) > 0:
		return resampled(e.Weights, n)
	case e.Curve == Bell:
		upTo, total := make([]uint64, n), uint64(0)
		for k := range uint64(n) { //nolint:gosec // the length of a list
			weight := (k + 1) * (uint64(n) - k)
			total += weight * weight
			upTo[k] = total
		}
		return upTo
	}
	return nil
}

// resampled lays a curve of steps over n days: the weights up to the k-th are the area of the curve over
// the first k/n of its length, in n-ths.
func resampled(weights []int, n int) []uint64 {
	upTo := make([]uint64, n)
	whole := 0
	length, days, at := len(weights), n, 0
	for k := range upTo {
		end := (k + 1) * length
		for (at+1)*days <= end {
			whole += weights[at]
			at++
		}
		area := whole * days
		if at < length {
			area += weights[at] * (end - at*days)
		}
		upTo[k] = uint64(area) //nolint:gosec // of weights that are not negative
	}
	return upTo
}

// daysInWeek is the length of a week, from Monday to Sunday.
const daysInWeek = 7

// monthly returns the last day of each month between two days, the last one being the day itself.
func monthly(first, last schedule.Date) []schedule.Date {
	var days []schedule.Date
	for day := first.LastOfMonth(); day.Before(last); day = day.AddDays(1).LastOfMonth() {
		days = append(days, day)
	}
	return append(days, last)
}
