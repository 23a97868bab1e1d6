package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// The lengths of the fractions of a run and of its views, which a saved state must hold: the squares of
// their lengths in words of 64 bits, which is what reading them costs. A state has the quantities twice, as
// they are and as they were at the last settlement, and the digits of one are a little longer than its words.
const (
	maxHeld = 5 * MaxEffort
	maxRead = 4 * maxHeld
)

// errLength refuses what could not be saved.
var errLength = fmt.Errorf("its figures grow too long to be saved: %w", cascade.ErrEffort)

// length adds up the squares of lengths.
type length struct {
	total  int
	long   bool // one of them alone is too long to be written
	lowest bool // as they are written: in lowest terms, which costs more to know
}

func (l *length) add(figures ...fraction.F) {
	for _, f := range figures {
		if l.lowest {
			f = f.Lowest()
		}
		if n := f.Words(); n > 1 {
			l.total += n * n
			l.long = l.long || !f.Writable()
		}
	}
}

// savable reports whether the run can be saved and the state read again.
func (r *Run) savable() bool {
	for _, lowest := range []bool{false, true} {
		l := length{lowest: lowest}
		r.measure(&l)
		if !l.long && l.total <= maxHeld {
			return true
		}
	}
	return false
}

// measure adds up everything that a state of the run holds, its views with it.
func (r *Run) measure(l *length) {
	l.add(r.core.Values...)
	for i := range r.ledgers {
		one := &r.ledgers[i]
		l.add(one.heads...)
		l.add(one.other, one.refused)
		l.add(one.interest.principal, one.interest.joined, one.interest.due, one.interest.accrued, one.interest.paid)
	}
	for i := range r.events {
		l.add(r.events[i].before, r.events[i].after)
	}
	for _, owed := range r.ended {
		if owed != nil {
			l.add(*owed)
		}
	}
	l.add(r.entered...)
	l.add(r.receipts, r.withheld, r.released)
	for _, reserve := range r.reserves {
		for _, period := range reserve.periods {
			for _, held := range period {
				l.add(held.amount)
			}
		}
	}
	for _, view := range r.views {
		view.measure(l)
	}
}

// lengths measures the digits of a text, of which those that stand together are one figure.
type lengths []byte

// readable reports whether the figures of the text cost no more than those of a state that was saved.
func (text lengths) readable() bool {
	const digitsOfWord = 19
	total, run := 0, 0
	for _, b := range text {
		if b >= '0' && b <= '9' {
			run++
			continue
		}
		if run > digitsOfWord {
			words := run/digitsOfWord + 1
			if total += words * words; total > maxRead {
				return false
			}
		}
		run = 0
	}
	return true
}
