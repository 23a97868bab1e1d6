package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// TransferPosting explains a transfer of the deal: what one slice of a movement made a party owe another.
// A bonus at a number of admissions stands in the slice that reaches it.
type TransferPosting struct {
	Movement string        `json:"movement,omitempty"`
	Date     schedule.Date `json:"date"`
	// Slice is that of the [Posting]s of the same slice.
	Slice    int    `json:"slice"`
	Transfer string `json:"transfer"`
	From     string `json:"from"`
	To       string `json:"to"`
	// Quantity is the sum that the bands are measured on, after the slice.
	Quantity decimal.Decimal `json:"quantity"`
	// Amount is the difference of rounded cumulative amounts: the postings of a transfer add up to what it
	// owes.
	Amount decimal.Decimal `json:"amount"`
}

// keptTransfer is a posting of a transfer as the run keeps it.
type keptTransfer struct {
	movement      *movement
	slice, of     int
	quantity      fraction.F
	before, after fraction.F
}

// postTransfers explains what the transfers owe more, or less, since the last slice.
func (r *Run) postTransfers(m *movement, slice int) {
	for i := range r.cascade.transfers {
		now := r.transferred(i)
		if now.Equal(r.owing[i]) {
			continue
		}
		r.transferPostings = append(r.transferPostings, keptTransfer{
			movement: m, slice: max(slice, 0), of: i, quantity: r.core.Sum(r.cascade.transfers[i].of), before: r.owing[i], after: now,
		})
		r.owing[i] = now
	}
}

// TransferPostings returns what [Run.Trace] has kept of the transfers, in the order in which it happened.
func (r *Run) TransferPostings() []TransferPosting {
	if !r.compiled() {
		return []TransferPosting{}
	}
	postings := make([]TransferPosting, len(r.transferPostings))
	for i, k := range r.transferPostings {
		t := &r.cascade.deal.Transfers[k.of]
		postings[i] = TransferPosting{
			Movement: k.movement.id, Date: k.movement.date, Slice: k.slice, Transfer: t.ID, From: t.From, To: t.To,
			Quantity: r.report(k.quantity), Amount: r.report(k.after).Sub(r.report(k.before)),
		}
	}
	return postings
}
