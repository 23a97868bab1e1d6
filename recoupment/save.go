package recoupment

import (
	"math/big"
	"slices"

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
		values: slices.Clone(r.values), entered: slices.Clone(r.entered), reached: slices.Clone(r.reached),
		events: len(r.events), postings: len(r.postings), receipts: r.receipts, day: r.day,
	}
}

func (r *Run) restore(s snapshot) {
	r.values, r.entered, r.reached, r.receipts, r.day = s.values, s.entered, s.reached, s.receipts, s.day
	r.events, r.postings = r.events[:s.events], r.postings[:s.postings]
}
