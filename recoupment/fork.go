package recoupment

import "slices"

// fork returns a copy of a run that may go its own way. It keeps no postings.
func (r *Run) fork() *Run {
	f := &Run{
		cascade: r.cascade, core: r.core.Clone(), reserves: slices.Clone(r.reserves), accounts: slices.Clone(r.accounts),
		outside: r.outside.copy(), ended: slices.Clone(r.ended), entered: slices.Clone(r.entered),
		events: slices.Clone(r.events), receipts: r.receipts, withheld: r.withheld, released: r.released, day: r.day, settled: r.settled, lacks: slices.Clone(r.lacks),
	}
	for i := range r.ledgers {
		f.ledgers = append(f.ledgers, r.ledgers[i].copy())
	}
	for _, v := range r.views {
		f.views = append(f.views, v.fork())
	}
	return f
}
