package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Posting is one line of the explanation: what one slice of one movement gave one right.
type Posting struct {
	Movement string        `json:"movement"`
	Date     schedule.Date `json:"date"`
	Right    string        `json:"right"`
	Party    string        `json:"party"`
	// Step is the place of the rate in the steps of the right, from 0.
	Step int `json:"step"`
	// Base is what reached the tier in the slice, rounded to the minor unit.
	Base decimal.Decimal `json:"base"`
	// Rate is the part of the base that the right earned, in per cent, rounded to six decimals: the
	// rate of the step, or the share of a claim.
	Rate decimal.Decimal `json:"rate"`
	// Earned is set against the advance of the right first; Paid is what the right is entitled to. Both
	// are differences of rounded cumulative amounts, so that the postings of a right add up to its
	// entitlement ([LevelRight]). A [Payment] may differ from it by minor units: the lines of a statement
	// are rounded together, and one right takes the balance.
	Earned decimal.Decimal `json:"earned"`
	Paid   decimal.Decimal `json:"paid"`
}

// Trace makes the run keep a posting for every slice and right from now on.
func (r *Run) Trace() { r.traced = true }

// Postings returns what [Run.Trace] has kept, in the order in which it happened.
func (r *Run) Postings() []Posting { return append([]Posting{}, r.postings...) }

// post explains a slice before it is booked.
func (r *Run) post(f *flow, m *movement, length *big.Rat) {
	if !r.traced {
		return
	}
	for i, named := range r.cascade.named {
		right := &r.cascade.rights[i]
		earned, paid := f.speed(right.accrued), f.speed(right.received)
		if earned.Sign() == 0 && paid.Sign() == 0 {
			continue
		}
		at := min(f.steps[i], len(right.bases)-1)
		base := f.speed(right.bases[at])
		r.postings = append(r.postings, Posting{
			Movement: m.id, Date: m.date, Right: named.ID, Party: named.Party, Step: at,
			Base:   r.report(new(big.Rat).Mul(base, length)),
			Rate:   rateOf(base, earned),
			Earned: r.growth(right.accrued, earned, length),
			Paid:   r.growth(right.received, paid, length),
		})
	}
}

func rateOf(base, earned *big.Rat) decimal.Decimal {
	if base.Sign() == 0 {
		return decimal.Decimal{}
	}
	share := new(big.Rat).Quo(earned, base)
	return money.Round(share.Mul(share, big.NewRat(100, 1)), 6, money.HalfAwayFromZero)
}

// growth returns by how much a rounded cumulative quantity grows over a slice.
func (r *Run) growth(quantity int, speed, length *big.Rat) decimal.Decimal {
	after := new(big.Rat).Mul(speed, length)
	after.Add(after, r.values[quantity])
	return r.report(after).Sub(r.report(r.values[quantity]))
}
