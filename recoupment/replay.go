package recoupment

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// drawn is what a closing has drawn, and what it left as reported and paid.
type drawn struct {
	Settlement
	settled  settled
	accounts []statementAccount
}

// replay plays a history.
type replay struct {
	cascade *Cascade
	run     *Run
	sequence
	// stale says that a correction was made since the run was played.
	stale bool
}

// Replay plays a history from the opening balances, and returns where it ends with its settlements, as they
// stand: what was drawn before a correction stays as it was drawn where the correction is [Adjusted], and is
// drawn anew where it is [Reopened]. Every entitlement follows from the history as it is corrected; so do
// payments that movements enter, while those of the settlements are what the settlements say.
//
// Errors: [Faults], [ErrNotCompiled], and those of [Run.Apply] with the place of the entry.
func (c *Cascade) Replay(h History) (*Run, []Settlement, error) {
	if c == nil || c.program == nil {
		return nil, nil, ErrNotCompiled
	}
	if err := h.Validate(); err != nil {
		return nil, nil, err
	}
	p := &replay{cascade: c, run: c.Open()}
	for i, e := range h.Entries {
		var err error
		if e.Correction != nil {
			p.correct(&fault.Collector{}, i, *e.Correction) // it is valid
			p.stale = true
			continue
		}
		if p.add(i, e); p.stale {
			err = p.again()
		} else {
			err = p.play(&p.sequence[len(p.sequence)-1])
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if p.stale {
		if err := p.again(); err != nil {
			return nil, nil, err
		}
	}
	return p.run, p.settlements(), nil
}

// again plays everything from the opening, as it is corrected so far.
func (p *replay) again() error {
	p.run, p.stale = p.cascade.Open(), false
	for i := range p.sequence {
		if err := p.play(&p.sequence[i]); err != nil {
			return err
		}
	}
	return nil
}

// play plays one step. A closing that was drawn stands.
func (p *replay) play(s *step) error {
	var err error
	day, pays := s.closing()
	switch {
	case !s.closes():
		err = p.run.Apply(*s.Movement)
	case s.drawn != nil:
		err = p.run.closeAs(day, s.drawn)
	default:
		s.drawn = &drawn{}
		s.drawn.Settlement, err = p.run.closePeriod(day, pays)
		s.drawn.settled, s.drawn.accounts = p.run.settled, slices.Clone(p.run.accounts)
	}
	if err != nil {
		return fmt.Errorf("entries[%d]: %w", s.entry, err)
	}
	return nil
}

func (p *replay) settlements() []Settlement {
	all := []Settlement{}
	for i := range p.sequence {
		if p.sequence[i].closes() {
			all = append(all, p.sequence[i].drawn.Settlement)
		}
	}
	return all
}

// closeAs closes a period that was drawn before: what was reported and paid stays.
func (r *Run) closeAs(day schedule.Date, as *drawn) error {
	return r.atomically(func() error {
		if err := r.release(later(day, r.day)); err != nil {
			return err
		}
		r.settled, r.accounts = as.settled, slices.Clone(as.accounts)
		r.beginPeriod()
		return nil
	})
}
