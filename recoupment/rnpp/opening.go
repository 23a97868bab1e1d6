package rnpp

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// lump is a sum that counts without going through the cascade.
type lump struct {
	LumpSum
	guarantee bool
}

// lumps are the lump sums and the guarantees that count, on their days.
func (c Contracts) lumps() []lump {
	var all []lump
	add := func(l LumpSum, guarantee bool) {
		if l.Day.IsZero() {
			l.Day = c.Opens
		}
		all = append(all, lump{l, guarantee})
	}
	for _, l := range c.Received {
		add(l, false)
	}
	for _, m := range c.Mandates {
		for _, g := range m.Guarantees {
			if g.Counts != nil {
				add(LumpSum{ID: g.ID, Label: g.label(), Amount: g.Amount, Counted: *g.Counts}, true)
			}
		}
	}
	return all
}

// Opening returns the movements by which the sums outside the cascade count, by day. On each day a notional
// movement lets the accruing rights earn on them as they count towards amortisation, so that a sum which
// amortises the film is cut there like a receipt; then come the lines of the account. They stand among the other
// movements in the order of days. Contracts that are larger than the limits have none.
func (c Contracts) Opening() []recoupment.Movement {
	if !c.bounded(&fault.Collector{}) {
		return nil
	}
	var days []schedule.Date
	lumps := c.lumps()
	for _, l := range lumps {
		days = append(days, l.Day)
	}
	var lines []AmortisationLine
	if c.Amortisation != nil {
		lines = slices.Clone(c.Amortisation.Lines)
	}
	for i := range lines {
		if lines[i].Day.IsZero() {
			lines[i].Day = c.Opens
		}
		days = append(days, lines[i].Day)
	}
	slices.SortFunc(days, schedule.Date.Compare)
	var movements []recoupment.Movement
	for _, day := range slices.Compact(days) {
		movements = append(movements, c.openingOf(day, lumps, lines)...)
	}
	return movements
}

func (c Contracts) openingOf(day schedule.Date, lumps []lump, lines []AmortisationLine) []recoupment.Movement {
	notional := recoupment.Movement{ID: "received", Date: day, Notional: true}
	counts := recoupment.Movement{ID: "amortisation", Date: day}
	for _, l := range lumps {
		if l.Day != day {
			continue
		}
		_, s, _ := c.find(l.Stream)
		notional.Receipts = append(notional.Receipts, recoupment.Receipt{Pool: c.net(), Amount: l.Amount, At: s.coordinates(s.onlyTerritory())})
		if c.Amortisation != nil && !slices.Contains(c.Amortisation.Excluded, l.Stream) {
			notional.Counts = append(notional.Counts, recoupment.Count{Counter: LumpSums.Counter(), Amount: l.Amount})
		}
	}
	for _, l := range lines {
		if l.Day == day {
			counts.Counts = append(counts.Counts, c.Amortisation.Count(l))
		}
	}
	var movements []recoupment.Movement
	if len(notional.Receipts) > 0 {
		movements = append(movements, notional)
	}
	if len(counts.Counts) > 0 {
		movements = append(movements, counts)
	}
	return movements
}
