package recoupment

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// History is what happened, in order: movements and settlements. A run keeps no list of its movements; who
// wants to correct the past keeps the history.
type History struct {
	Entries []Entry `json:"entries"`
}

// Entry is a movement, a settlement, or the drawing of statements that are not paid. Exactly one of them
// is given.
type Entry struct {
	Movement *Movement     `json:"movement,omitempty"`
	Settle   schedule.Date `json:"settle,omitzero"`
	Draw     schedule.Date `json:"draw,omitzero"`
}

// Restatement says what becomes of the statements that were drawn before a correction.
type Restatement string

// The ways of restatement.
const (
	// Reopened draws every statement anew from the corrected history.
	Reopened Restatement = "reopened"
	// Adjusted leaves what was reported and paid: the next statement takes the difference.
	Adjusted Restatement = "adjusted"
)

// ParseHistory reads a history written in JSON and validates it. The error is a [Faults].
func ParseHistory(data []byte) (History, error) { return fault.Parse[History](data) }

// Validate reports everything wrong with the history by itself, as a [Faults]: entries that are not one
// thing, movements that are not valid. Whether its names exist is for [Cascade.Replay] to say.
func (h History) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "entries", len(h.Entries), MaxHistory) {
		return c.Err()
	}
	for i, e := range h.Entries {
		in := c.In("entries[%d]", i)
		given := 0
		for _, is := range []bool{e.Movement != nil, !e.Settle.IsZero(), !e.Draw.IsZero()} {
			if is {
				given++
			}
		}
		if given != 1 {
			in.Add("", ErrRequired, "a movement, a settlement or a drawing")
		}
		if e.Movement != nil {
			in.Merge("movement", e.Movement.Validate())
		}
	}
	return c.Err()
}

// Replay plays a history from the opening balances, and returns where it ends with its settlements.
// Errors: [Faults], and those of [Run.Apply] with the place of the entry.
func (c *Cascade) Replay(h History) (*Run, []Settlement, error) {
	if err := h.Validate(); err != nil {
		return nil, nil, err
	}
	r, settlements := c.Open(), []Settlement{}
	for i, e := range h.Entries {
		var err error
		var s Settlement
		switch {
		case e.Movement != nil:
			err = r.Apply(*e.Movement)
		case !e.Settle.IsZero():
			s, err = r.Settle(e.Settle)
		default:
			s, err = r.Draw(e.Draw)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("entries[%d]: %w", i, err)
		}
		if e.Movement == nil {
			settlements = append(settlements, s)
		}
	}
	return r, settlements, nil
}

// Correct returns the history with movements replaced by those of the same names and days. The error is a
// [Faults]: a movement that the history does not have, or has twice, or on another day.
func (h History) Correct(corrections ...Movement) (History, error) {
	c := &fault.Collector{}
	at := map[string][]int{}
	for i, e := range h.Entries {
		if e.Movement != nil {
			at[e.Movement.ID] = append(at[e.Movement.ID], i)
		}
	}
	corrected := History{Entries: slices.Clone(h.Entries)}
	for i, m := range corrections {
		in := c.In("corrections[%d]", i)
		switch places := at[m.ID]; {
		case len(places) == 0:
			in.Add("id", ErrUnknown, m.ID)
		case len(places) > 1:
			in.Add("id", ErrDuplicate, m.ID)
		case h.Entries[places[0]].Movement.Date != m.Date:
			in.Add("date", ErrOrder, m.Date)
		default:
			corrected.Entries[places[0]].Movement = &corrections[i]
		}
	}
	return corrected, c.Err()
}

// Restate corrects movements of the past and plays the history again. Every later entitlement follows from
// the corrected history; what was drawn before follows how. The settlements returned are those of the
// corrected history where it is [Reopened], and those that were drawn where it is [Adjusted]: the run then
// goes on from what was reported and paid, and its next settlement takes the difference.
//
// Errors: those of [History.Correct] and [Cascade.Replay]; [ErrUnknown] for another word. Nothing that
// was there is changed.
func (c *Cascade) Restate(h History, how Restatement, corrections ...Movement) (*Run, []Settlement, error) {
	if how != Reopened && how != Adjusted {
		return nil, nil, fmt.Errorf("restatement %q: %w", how, ErrUnknown)
	}
	corrected, err := h.Correct(corrections...)
	if err != nil {
		return nil, nil, err
	}
	run, settlements, err := c.Replay(corrected)
	if err != nil || how == Reopened {
		return run, settlements, err
	}
	before, drawn, err := c.Replay(h)
	if err != nil {
		return nil, nil, err
	}
	run.reportedAs(before)
	return run, drawn, nil
}

// reportedAs takes what another run has reported and paid.
func (r *Run) reportedAs(before *Run) {
	r.settled, r.accounts = before.settled, before.accounts
}
