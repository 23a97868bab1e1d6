package recoupment

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// History is what happened, in order: movements and settlements, and the corrections of the past, which
// leave what they correct in its place. A run keeps no list of its movements; who wants to correct the past
// keeps the history.
type History struct {
	Entries []Entry `json:"entries"`
}

// Entry is a movement, a settlement, the drawing of statements that are not paid, or a correction. Exactly
// one of them is given.
type Entry struct {
	Movement *Movement `json:"movement,omitempty"`
	// Settle is the day of a settlement that pays what is due, Draw of one that pays nothing.
	Settle     schedule.Date `json:"settle,omitzero"`
	Draw       schedule.Date `json:"draw,omitzero"`
	Correction *Correction   `json:"correction,omitempty"`
}

// Correction corrects the movements before it. Exactly one of the three is given.
type Correction struct {
	// Replaces takes the place of the movement of the same name, which is of the same day.
	Replaces *Movement `json:"replaces,omitempty"`
	// Adds is a movement that was forgotten. It comes after the others of its day, and before the settlements
	// that came next.
	Adds *Movement `json:"adds,omitempty"`
	// Strikes names a movement that never was.
	Strikes string `json:"strikes,omitempty"`
	// Restatement says what becomes of the statements that were drawn since the movement; it is required
	// where there are some, and has no place where there are none.
	Restatement Restatement `json:"restatement,omitempty"`
}

// Restatement says what becomes of the statements that were drawn before a correction, and after the
// movement that it corrects. Those before the movement stay as they are.
type Restatement string

// The ways of restatement.
const (
	// Reopened draws them anew from the corrected history, and pays what they say: what they paid before is
	// forgotten.
	Reopened Restatement = "reopened"
	// Adjusted leaves what was reported and paid: the next statement takes the difference.
	Adjusted Restatement = "adjusted"
)

// ParseHistory reads a history written in JSON and validates it. The error is a [Faults].
func ParseHistory(data []byte) (History, error) { return fault.Parse[History](data) }

// Validate reports everything wrong with the history by itself, as a [Faults]: entries that are not one
// thing, movements that are not valid, corrections of a movement that never was ([ErrUnknown]), that has
// the name of another ([ErrDuplicate]) or is of another day ([ErrOrder]), restatements of periods that were
// never stated ([ErrRange]). Whether the names of the movements exist is for [Cascade.Replay] to say.
func (h History) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "entries", len(h.Entries), MaxHistory) {
		return c.Err()
	}
	h.walk(c)
	return c.Err()
}

// walk checks the entries one after the other, and how much the corrections have played again.
func (h History) walk(c *fault.Collector) {
	q, corrections, again := sequence{}, 0, 0
	for i, e := range h.Entries {
		in := c.In("entries[%d]", i)
		e.check(in)
		if e.Correction == nil {
			q.add(i, e)
		} else if corrections++; corrections <= MaxCorrections && e.Correction.check(in.In("correction")) {
			q.correct(in.In("correction"), i, *e.Correction)
		}
		if e.Correction != nil && (i+1 == len(h.Entries) || h.Entries[i+1].Correction == nil) {
			again += len(q)
		}
	}
	if corrections > MaxCorrections {
		c.Add("entries", ErrTooLarge, corrections)
	}
	if again > MaxReplayed {
		c.Add("entries", ErrTooLarge, again)
	}
}

func (e Entry) check(c *fault.Collector) {
	if !one(e.Movement != nil, !e.Settle.IsZero(), !e.Draw.IsZero(), e.Correction != nil) {
		c.Add("", ErrRequired, "a movement, a settlement, a drawing or a correction")
	}
	if e.Movement != nil {
		c.Merge("movement", e.Movement.Validate())
	}
}

// check checks a correction by itself, and reports whether it can be looked at further.
func (k Correction) check(c *fault.Collector) bool {
	ok := one(k.Replaces != nil, k.Adds != nil, k.Strikes != "")
	if !ok {
		c.Add("", ErrRequired, "one of replaces, adds and strikes")
	}
	for _, given := range []struct {
		path string
		*Movement
	}{{"replaces", k.Replaces}, {"adds", k.Adds}} {
		if given.Movement != nil {
			err := given.Validate()
			ok = ok && err == nil
			c.Merge(given.path, err)
		}
	}
	word(c, "restatement", k.Restatement, Reopened, Adjusted)
	return ok
}

// one reports whether one of several things is so, and only one.
func one(things ...bool) bool {
	given := 0
	for _, is := range things {
		if is {
			given++
		}
	}
	return given == 1
}

// Correct returns the history with corrections at its end, valid if the history is. Nothing that was there is
// changed. The error is that of [History.Validate].
func (h History) Correct(corrections ...Correction) (History, error) {
	corrected := History{Entries: slices.Clone(h.Entries)}
	for i := range corrections {
		corrected.Entries = append(corrected.Entries, Entry{Correction: &corrections[i]})
	}
	if err := corrected.Validate(); err != nil {
		return History{}, err
	}
	return corrected, nil
}
