package recoupment

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// snapshot is what a movement may change, so that one which fails can be undone. Its memory is used again
// by the next movement.
type snapshot struct {
	core             cascade.Snapshot
	ledgers          []ledger
	reserves         []poolReserve
	accounts         []statementAccount
	outside          payments
	ended            []*fraction.F
	entered          []fraction.F
	settled          settled
	events, postings int
	transferPostings int
	owing            []fraction.F
	receipts         fraction.F
	withheld         fraction.F
	released         fraction.F
	day              schedule.Date
	lacks            []fraction.F
	views            []*snapshot
}

// keep notes where the run stands.
func (r *Run) keep() *snapshot {
	s := &r.before
	r.core.Keep(&s.core)
	s.ledgers = s.ledgers[:0]
	for i := range r.ledgers {
		s.ledgers = append(s.ledgers, r.ledgers[i].copy())
	}
	s.reserves = append(s.reserves[:0], r.reserves...)
	s.accounts = append(s.accounts[:0], r.accounts...)
	s.outside = payments{append(s.outside.statements[:0], r.outside.statements...), append(s.outside.transfers[:0], r.outside.transfers...)}
	s.ended, s.entered = append(s.ended[:0], r.ended...), append(s.entered[:0], r.entered...)
	s.settled = r.settled
	s.events, s.postings, s.receipts, s.day = len(r.events), len(r.postings), r.receipts, r.day
	s.withheld, s.released = r.withheld, r.released
	s.lacks = append(s.lacks[:0], r.lacks...)
	s.transferPostings, s.owing = len(r.transferPostings), append(s.owing[:0], r.owing...)
	s.views = s.views[:0]
	for _, v := range r.views {
		s.views = append(s.views, v.keep())
	}
	return s
}

// undo goes back to where the run stood.
func (r *Run) undo(s *snapshot) {
	r.core.Undo(&s.core)
	r.ledgers, r.reserves, r.accounts = slices.Clone(s.ledgers), slices.Clone(s.reserves), slices.Clone(s.accounts)
	r.outside, r.ended, r.entered = s.outside.copy(), slices.Clone(s.ended), slices.Clone(s.entered)
	r.settled, r.receipts, r.day, r.lacks = s.settled, s.receipts, s.day, slices.Clone(s.lacks)
	r.withheld, r.released = s.withheld, s.released
	r.events, r.postings = r.events[:s.events], r.postings[:s.postings]
	r.transferPostings, r.owing = r.transferPostings[:s.transferPostings], slices.Clone(s.owing)
	for i, v := range r.views {
		v.undo(s.views[i])
	}
}
