package recoupment

import (
	"math/big"

	"github.com/filmfinance/filmfinance/schedule"
)

// snapshot is what a movement may change, so that one which fails can be undone.
type snapshot struct {
	values, entered  []*big.Rat
	reached          []bool
	events, postings int
	receipts         *big.Rat
	day              schedule.Date
}

func (r *Run) save() snapshot {
	return snapshot{
		values: copyRats(r.values), entered: copyRats(r.entered), reached: append([]bool(nil), r.reached...),
		events: len(r.events), postings: len(r.postings), receipts: new(big.Rat).Set(r.receipts), day: r.day,
	}
}

func (r *Run) restore(s snapshot) {
	r.values, r.entered, r.reached, r.receipts, r.day = s.values, s.entered, s.reached, s.receipts, s.day
	r.events, r.postings = r.events[:s.events], r.postings[:s.postings]
}

func copyRats(from []*big.Rat) []*big.Rat {
	to := make([]*big.Rat, len(from))
	for i, x := range from {
		to[i] = new(big.Rat).Set(x)
	}
	return to
}
