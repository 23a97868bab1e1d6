package recoupment

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// sequence is a history as it is corrected so far: its movements and settlements, in the order in which they
// happened.
type sequence []step

// step is a movement, or the closing of a period.
type step struct {
	// entry is its place in the history.
	entry int
	Entry
	// drawn is what a closing has drawn, and what it left; nothing before it is drawn, or once it is to be
	// drawn anew.
	drawn *drawn
}

func (s *step) closes() bool { return s.Movement == nil }

// closing returns the day of a closing, and whether it pays.
func (s *step) closing() (day schedule.Date, pays bool) {
	if s.Settle.IsZero() {
		return s.Draw, false
	}
	return s.Settle, true
}

func (q *sequence) add(entry int, e Entry) { *q = append(*q, step{entry: entry, Entry: e}) }

// correct carries out a correction. On a fault nothing is changed.
func (q *sequence) correct(c *fault.Collector, entry int, by Correction) {
	at, found := q.find(c, by)
	if !found {
		return
	}
	stated := slices.ContainsFunc((*q)[at:], func(s step) bool { return s.closes() })
	switch {
	case stated && by.Restatement == "":
		c.Add("restatement", ErrRequired, "statements were drawn since")
	case !stated && by.Restatement != "":
		c.Add("restatement", ErrRange, "the period was never stated")
	default:
		q.carryOut(entry, at, by)
	}
}

// find returns the place of a correction.
func (q *sequence) find(c *fault.Collector, by Correction) (at int, found bool) {
	if m := by.Adds; m != nil {
		if m.ID != "" && len(q.named(m.ID)) > 0 {
			c.Add("adds.id", ErrDuplicate, m.ID)
			return 0, false
		}
		return q.after(m.Date), true
	}
	path, id := "strikes", by.Strikes
	if by.Replaces != nil {
		path, id = "replaces.id", by.Replaces.ID
	}
	places := q.named(id)
	switch {
	case len(places) == 0:
		c.Add(path, ErrUnknown, id)
	case len(places) > 1:
		c.Add(path, ErrDuplicate, id)
	case by.Replaces != nil && (*q)[places[0]].Movement.Date != by.Replaces.Date:
		c.Add("replaces.date", ErrOrder, by.Replaces.Date)
	default:
		return places[0], true
	}
	return 0, false
}

// carryOut changes the sequence at a place.
func (q *sequence) carryOut(entry, at int, by Correction) {
	switch {
	case by.Adds != nil:
		*q = slices.Insert(*q, at, step{entry: entry, Entry: Entry{Movement: by.Adds}})
	case by.Replaces != nil:
		(*q)[at].entry, (*q)[at].Movement = entry, by.Replaces
	default:
		*q = slices.Delete(*q, at, at+1)
	}
	if by.Restatement == Reopened {
		for i := at; i < len(*q); i++ {
			(*q)[i].drawn = nil
		}
	}
}

// named returns the places of the movements of a name.
func (q *sequence) named(id string) (places []int) {
	for i := range *q {
		if m := (*q)[i].Movement; m != nil && m.ID == id {
			places = append(places, i)
		}
	}
	return places
}

// after returns the place after the movements of a day and everything of earlier days. A closing that is
// dated before the movements that it holds is of their day.
func (q *sequence) after(day schedule.Date) int {
	at, last := 0, schedule.Date{}
	for i := range *q {
		s := &(*q)[i]
		if s.closes() {
			on, _ := s.closing()
			last = later(last, on)
		} else {
			last = s.Movement.Date
		}
		if last.Before(day) || last == day && !s.closes() {
			at = i + 1
		}
	}
	return at
}
