package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Posting is one line of the explanation: what one slice of one movement gave one right.
type Posting struct {
	Movement string        `json:"movement"`
	Date     schedule.Date `json:"date"`
	// Slice counts the slices into which thresholds cut the movement, from 0.
	Slice int    `json:"slice"`
	Right string `json:"right"`
	// Party is who is paid; empty where the right feeds a pool.
	Party string `json:"party,omitempty"`
	// Step is the place of the rate in the steps of the right, from 0.
	Step int `json:"step"`
	// Base is what reached the tier in the slice, or the receipt, rounded to the minor unit.
	Base decimal.Decimal `json:"base"`
	// Rate is the part of the base that the right earned, in per cent, rounded to six decimals: the
	// rate of the step, or the share of a claim.
	Rate decimal.Decimal `json:"rate"`
	// Earned is set against the advance of the right first; Paid is what the right is entitled to. Both
	// are differences of rounded cumulative amounts, so that the postings of a right add up to its
	// entitlement ([LevelRight]). A [Line] may differ from it by minor units: the lines of a statement
	// are rounded together, and one right takes the balance.
	Earned decimal.Decimal `json:"earned"`
	Paid   decimal.Decimal `json:"paid"`
}

// Trace makes the run keep a posting for every slice and right, and the lines of interest, from now on.
func (r *Run) Trace() { r.traced = true }

// Postings returns what [Run.Trace] has kept, in the order in which it happened.
func (r *Run) Postings() []Posting { return append([]Posting{}, r.postings...) }

// post explains a slice before it is booked.
func (r *Run) post(m *movement, s cascade.Slice) {
	slice := 0
	if last := len(r.postings) - 1; last >= 0 && r.sliced > 0 {
		slice = r.postings[last].Slice + 1
	}
	r.sliced++
	for _, t := range s.Plan.Taken {
		line, right := &r.cascade.lines[t.Right], &r.cascade.program.Rights[t.Right]
		r.postings = append(r.postings, Posting{
			Movement: m.id, Date: m.date, Slice: slice, Right: line.ID, Party: line.Party, Step: t.Step,
			Base:   r.report(t.Base.Mul(s.Length)),
			Rate:   r.rate(line, t),
			Earned: r.growth(right.Earned, t.Earned, s.Length),
			Paid:   r.growth(right.Received, t.Paid, s.Length),
		})
	}
}

// rate returns the part of its base that a right earned: that of its step, where it has a rate of its own.
func (r *Run) rate(l *placedLine, t cascade.Taken) decimal.Decimal {
	if t.Base.IsZero() {
		return decimal.Decimal{}
	}
	if t.Step < len(l.Steps) && t.Earned.Equal(t.Base.Mul(r.cascade.program.Rights[t.Right].Steps[t.Step].Rate)) {
		return l.Steps[t.Step].Rate
	}
	return t.Earned.Quo(t.Base).Mul(fraction.Int(100)).Round(6, money.HalfAwayFromZero)
}

// growth returns by how much a rounded cumulative quantity grows over a slice.
func (r *Run) growth(quantity int, speed, length fraction.F) decimal.Decimal {
	before := r.core.Values[quantity]
	return r.report(speed.Mul(length).Add(before)).Sub(r.report(before))
}
