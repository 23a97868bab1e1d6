package payroll

import (
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// piece is a stretch of work that bears the same premiums from end to end. Times are in minutes of the
// day on which the work started.
type piece struct {
	from, to Minute
	// day is the place of the day of work in the engagement, date the civil day of the piece itself.
	day  int
	date schedule.Date
	// events are the premiums of each minute.
	events []event
}

// event is one reason for a premium.
type event struct {
	kind    Event
	percent decimal.Decimal
	article string
}

func (p piece) length() Minute { return p.to - p.from }

func (p piece) monday() schedule.Date { return p.date.InWeek(time.Monday) }

// worked returns the time of a day of work: its end moved up so that the whole is a multiple of the grid, and
// the transport that is work placed after it.
func worked(d Day, grid, freeTransport Minute) []Stretch {
	stretches := slices.Clone(d.Worked)
	if len(stretches) == 0 {
		return nil
	}
	last := &stretches[len(stretches)-1]
	if freeTransport >= 0 && !d.Usual {
		last.To += max(0, d.Transport-freeTransport)
	}
	total := Minute(0)
	for _, s := range stretches {
		total += s.To - s.From
	}
	last.To += upTo(total, grid) - total
	return stretches
}

// length adds up stretches.
func length(stretches []Stretch) Minute {
	total := Minute(0)
	for _, s := range stretches {
		total += s.To - s.From
	}
	return total
}

// cut turns the stretches of a day into pieces that do not cross any of the bounds, nor midnight.
func cut(date schedule.Date, day int, stretches []Stretch, bounds ...Minute) []piece {
	bounds = append(slices.Clone(bounds), midnight, 2*midnight)
	slices.Sort(bounds)
	var pieces []piece
	for _, s := range stretches {
		from := s.From
		for _, bound := range bounds {
			if from < bound && bound < s.To {
				pieces = append(pieces, piece{from: from, to: bound, day: day})
				from = bound
			}
		}
		pieces = append(pieces, piece{from: from, to: s.To, day: day})
	}
	for i := range pieces {
		pieces[i].date = date.AddDays(int(pieces[i].from / midnight))
	}
	return pieces
}

const midnight = day

// mark adds to the pieces that which matches, in their order, the premiums of a scale by the rank of their
// time, from a rank already reached; it cuts them where a step begins. It returns the rank reached.
func mark(pieces []piece, which func(piece) bool, steps []Step, e event) []piece {
	marked := make([]piece, 0, len(pieces)+len(steps))
	rank := Minute(0)
	for _, p := range pieces {
		if !which(p) {
			marked = append(marked, p)
			continue
		}
		for _, part := range slice(p, rank, steps) {
			if percent, found := at(steps, rank); found && !percent.IsZero() {
				e.percent = percent
				part.events = append(slices.Clip(part.events), e)
			}
			rank += part.length()
			marked = append(marked, part)
		}
	}
	return marked
}

// slice cuts a piece where the steps of a scale begin, its first minute having the rank given.
func slice(p piece, rank Minute, steps []Step) []piece {
	var parts []piece
	for _, step := range steps {
		bound := p.from + step.Above - rank
		if p.from < bound && bound < p.to {
			first := p
			first.to = bound
			parts = append(parts, first)
			rank += first.length()
			p.from = bound
		}
	}
	return append(parts, p)
}

// at returns the percentage of the step in which the minute after a rank lies.
func at(steps []Step, rank Minute) (decimal.Decimal, bool) {
	for _, step := range slices.Backward(steps) {
		if rank >= step.Above {
			return step.Percent, true
		}
	}
	return decimal.Decimal{}, false
}

// tag adds one premium to the pieces that match.
func tag(pieces []piece, which func(piece) bool, e event) {
	if e.percent.IsZero() {
		return
	}
	for i, p := range pieces {
		if which(p) {
			pieces[i].events = append(slices.Clip(p.events), e)
		}
	}
}

// everything matches.
func everything(piece) bool { return true }
