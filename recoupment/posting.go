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
	// Receipt is the place of the receipt in its movement, from 0, and Entered the pool that it entered. They are
	// not given where there is none, and where what rights are owed from before makes the receipts of a movement
	// one; nor is a place in what the library moves itself: a reserve that is released.
	Receipt *int   `json:"receipt,omitempty"`
	Entered string `json:"entered,omitempty"`
	// Slice counts the slices into which thresholds cut the movement, from 0.
	Slice int `json:"slice"`
	// Pool and Tier are where the right stands.
	Pool  string `json:"pool"`
	Tier  string `json:"tier"`
	Right string `json:"right"`
	// Party is who is paid; empty where the right feeds a pool.
	Party string `json:"party,omitempty"`
	// Step is the place of the rate in the steps of the right, from 0.
	Step int `json:"step"`
	// Base is what reached the tier in the slice, or the receipt, rounded to the minor unit.
	Base decimal.Decimal `json:"base"`
	// Rate is the part of the base that the right earned, in per cent, rounded to six decimals: the
	// rate of the step, or the share of a claim. Where a step of a retroactive right begins, a posting says
	// what it adds on everything before.
	Rate decimal.Decimal `json:"rate"`
	// Earned is set against the advance of the right first; Paid is what the right is entitled to. Both
	// are differences of rounded cumulative amounts, so that the postings of a right add up to its
	// entitlement ([LevelRight]). A [Line] may differ from it by minor units: the lines of a statement
	// are rounded together, and one right takes the balance.
	Earned decimal.Decimal `json:"earned"`
	Paid   decimal.Decimal `json:"paid"`
}

// Trace makes the run keep a posting for every slice and right, and the lines of interest, from now on.
func (r *Run) Trace() {
	if !r.compiled() || r.traced {
		return
	}
	r.traced = true
	for i := range r.cascade.transfers {
		r.owing = append(r.owing, r.transferred(i))
	}
}

// postRestated explains what retroactive rights earned at once when their steps began. The base of such a
// posting is everything before; its rate is the new one, of which only the difference is earned.
func (r *Run) postRestated(m *movement) {
	for _, s := range r.core.Restated[r.restated:] {
		t := &cascade.Taken{Right: s.Right, Step: s.Step, Base: s.Base, Earned: s.More}
		paid := r.core.Values[r.cascade.program.Rights[s.Right].Received]
		r.postings = append(r.postings, kept{movement: m, receipt: noReceipt, slice: r.sliced, taken: t, length: oneUnit, earned: s.Earned, paid: paid})
	}
	r.restated = len(r.core.Restated)
}

// kept is a posting as the run keeps it: exact, to be rounded when it is read.
type kept struct {
	movement *movement
	receipt  int
	slice    int
	taken    *cascade.Taken
	length   fraction.F
	// earned and paid are the cumulative amounts before the slice.
	earned, paid fraction.F
}

// noReceipt stands where a posting is of no single receipt.
const noReceipt = -1

// post explains a slice before it is booked: what each right takes of each receipt. Receipts that are shared
// alike are one inflow, which is divided by their amounts.
func (r *Run) post(m *movement, s cascade.Slice) {
	first := len(r.postings)
	for i := range s.Plan.Taken {
		t := &s.Plan.Taken[i]
		if t.Inflow == cascade.None || t.Inflow >= len(m.inflows) {
			r.keepPosting(kept{movement: m, receipt: noReceipt, slice: r.sliced, taken: t, length: s.Length}, first)
			continue
		}
		for _, one := range m.inflows[t.Inflow] {
			r.keepPosting(kept{movement: m, receipt: one.receipt, slice: r.sliced, taken: t, length: s.Length.Mul(one.part)}, first)
		}
	}
	r.sliced++
}

// keepPosting keeps a posting of a slice whose first one is given, after what the others bring.
func (r *Run) keepPosting(k kept, first int) {
	right := &r.cascade.program.Rights[k.taken.Right]
	k.earned, k.paid = r.core.Values[right.Earned], r.core.Values[right.Received]
	if len(r.posted) == 0 {
		r.posted = make([]int, len(r.cascade.lines))
	}
	if last := r.posted[k.taken.Right]; last >= first && last < len(r.postings) && r.postings[last].taken.Right == k.taken.Right {
		before := &r.postings[last]
		k.earned = before.taken.Earned.Mul(before.length).Add(before.earned)
		k.paid = before.taken.Paid.Mul(before.length).Add(before.paid)
	}
	r.posted[k.taken.Right] = len(r.postings)
	r.postings = append(r.postings, k)
}

// Postings returns what [Run.Trace] has kept, in the order in which it happened.
func (r *Run) Postings() []Posting {
	if !r.compiled() {
		return []Posting{}
	}
	postings := make([]Posting, len(r.postings))
	for i := range r.postings {
		postings[i] = r.posting(&r.postings[i])
	}
	return postings
}

func (r *Run) posting(k *kept) Posting {
	t := k.taken
	line := &r.cascade.lines[t.Right]
	pool := &r.cascade.deal.Pools[line.pool]
	grown := func(before, speed fraction.F) decimal.Decimal {
		return r.report(speed.Mul(k.length).Add(before)).Sub(r.report(before))
	}
	var receipt *int
	var entered string
	if k.receipt != noReceipt {
		entered = k.movement.receipts[k.receipt].from.Pool
		if k.movement.entered {
			receipt = &k.receipt
		}
	}
	return Posting{
		Receipt: receipt, Entered: entered, Movement: k.movement.id, Date: k.movement.date, Slice: k.slice, Pool: pool.ID, Tier: pool.Tiers[line.tier].ID, Right: line.ID, Party: line.Party, Step: t.Step,
		Base: r.report(t.Base.Mul(k.length)), Rate: r.rate(line, t), Earned: grown(k.earned, t.Earned), Paid: grown(k.paid, t.Paid),
	}
}

// rate returns the part of its base that a right earned: that of its step, where it has a rate of its own.
func (r *Run) rate(l *placedLine, t *cascade.Taken) decimal.Decimal {
	if t.Base.IsZero() {
		return decimal.Decimal{}
	}
	if t.Step < len(l.Steps) && t.Earned.Equal(t.Base.Mul(r.cascade.program.Rights[t.Right].Steps[t.Step].Rate)) {
		return l.Steps[t.Step].Rate
	}
	return t.Earned.Quo(t.Base).Mul(fraction.Int(100)).Round(6, money.HalfAwayFromZero)
}
