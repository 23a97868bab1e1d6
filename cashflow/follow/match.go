package follow

import (
	"slices"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Item is a movement of the plan and what became of it.
type Item struct {
	Date   schedule.Date   `json:"date"`
	Week   int             `json:"week"`
	Column Column          `json:"column"`
	Line   string          `json:"line"`
	Part   int             `json:"part"`
	Amount decimal.Decimal `json:"amount"`
	// Paid is what has moved of it, up to the day PaidOn.
	Paid   decimal.Decimal `json:"paid"`
	PaidOn schedule.Date   `json:"paid_on,omitzero"`
	// Open is what is still expected of it, before any reforecast. Amount + Gap = Paid + Open.
	Open decimal.Decimal `json:"open"`
	// Gap is what was paid beyond it, or, with the other sign, what will not be paid.
	Gap    decimal.Decimal `json:"gap"`
	Timing Timing          `json:"timing"`
	// Days is by how many days it is late, below zero when it is early.
	Days int `json:"days,omitempty"`
}

func (i Item) key() key { return key{i.Column, i.Line} }

// Timing says when a movement of the plan has moved.
type Timing string

// The timings.
const (
	// ToCome is not due yet, OnTime has moved within the grace of the book.
	ToCome Timing = "to_come"
	OnTime Timing = "on_time"
	// PaidEarly and PaidLate have moved before and after; StillDue is past its day and has not wholly moved.
	PaidEarly Timing = "early"
	PaidLate  Timing = "late"
	StillDue  Timing = "overdue"
	// Dropped will not move at all.
	Dropped Timing = "dropped"
)

// Label returns the name that people read.
func (t Timing) Label() Text {
	switch t {
	case ToCome:
		return Text{FR: "À venir", EN: "To come"}
	case OnTime:
		return Text{FR: "À l'heure", EN: "On time"}
	case PaidEarly:
		return Text{FR: "En avance", EN: "Early"}
	case PaidLate:
		return Text{FR: "En retard", EN: "Late"}
	case StillDue:
		return Text{FR: "Échu, encore attendu", EN: "Overdue, still expected"}
	case Dropped:
		return Text{FR: "Abandonné", EN: "Dropped"}
	default:
		return Text{FR: string(t), EN: string(t)}
	}
}

// matching sets payments against the movements of the plan.
type matching struct {
	book    Book
	places  int32
	items   []Item
	of      map[key][]int // the items of a line, in the order of the dates
	entries []Entry
	changes []Change
}

func newMatching(b Book, places int32) *matching {
	m := &matching{book: b, places: places, items: make([]Item, len(b.Plan.Movements)), of: map[key][]int{}}
	for i, one := range b.Plan.Movements {
		m.items[i] = Item{
			Date: one.Date, Week: one.Week, Column: one.Column, Line: one.ID, Part: one.Part, Amount: one.Amount, Open: one.Amount, Timing: ToCome,
		}
		m.of[key{one.Column, one.ID}] = append(m.of[key{one.Column, one.ID}], i)
	}
	for _, of := range m.of {
		slices.SortStableFunc(of, func(a, b int) int { return m.items[a].Date.Compare(m.items[b].Date) })
	}
	return m
}

// payments sets every payment against the plan, in the order of the dates, then closes what is final.
func (m *matching) payments() {
	sorted := slices.Clone(m.book.Payments)
	slices.SortStableFunc(sorted, func(a, b Payment) int { return a.Date.Compare(b.Date) })
	for _, one := range sorted {
		m.pay(one)
	}
	for _, one := range sorted {
		if one.Final {
			m.final(one)
		}
	}
	for i := range m.items {
		m.items[i].time(m.book)
	}
}

// pay sets a payment against what is open of its line or part; what is too much, or has another sign, is over.
func (m *matching) pay(p Payment) {
	left, last := p.Amount, -1
	for _, i := range m.of[key{p.Column, p.Line}] {
		item := &m.items[i]
		if p.Part != 0 && item.Part != p.Part {
			continue
		}
		last = i
		if left.IsZero() || item.Open.Sign() != left.Sign() {
			continue
		}
		moved := item.Open
		if moved.Abs().GreaterThan(left.Abs()) {
			moved = left
		}
		left, item.Open = left.Sub(moved), item.Open.Sub(moved)
		m.move(item, p, moved)
	}
	if left.IsZero() {
		return
	}
	if last < 0 {
		m.enter(p, Entry{Amount: left}, Unplanned)
		return
	}
	item := &m.items[last]
	item.Paid, item.Gap, item.PaidOn = item.Paid.Add(left), item.Gap.Add(left), p.Date
	m.enter(p, Entry{Part: item.Part, Amount: left}, Over)
}

// move notes a part of an item that a payment moves.
func (m *matching) move(item *Item, p Payment, amount decimal.Decimal) {
	item.Paid, item.PaidOn = item.Paid.Add(amount), p.Date
	m.entries = append(m.entries, Entry{
		Date: p.Date, Column: p.Column, Line: p.Line, Part: item.Part, Amount: amount, Planned: item.Date, Payment: p.ID,
	})
	cause := Early
	if p.Date.After(item.Date) {
		cause = Late
	}
	m.shift(Change{Date: item.Date, Column: p.Column, Line: p.Line, Part: item.Part, Amount: amount, Cause: cause, By: p.ID}, p.Date)
}

// enter notes money that is in no movement of the plan.
func (m *matching) enter(p Payment, e Entry, cause Cause) {
	e.Date, e.Column, e.Line, e.Payment = p.Date, p.Column, p.Line, p.ID
	m.entries = append(m.entries, e)
	m.changes = append(m.changes, Change{
		Date: e.Date, Column: e.Column, Line: e.Line, Part: e.Part, Amount: e.Amount, Cause: cause, By: p.ID, Reason: p.Label,
	})
}

// shift notes that the amount of a change moves to another day.
func (m *matching) shift(c Change, to schedule.Date) {
	if c.Date == to || c.Amount.IsZero() {
		return
	}
	there := c
	there.Date = to
	c.Amount = c.Amount.Neg()
	m.changes = append(m.changes, c, there)
}

// final drops what is open of a line or part.
func (m *matching) final(p Payment) {
	for _, i := range m.of[key{p.Column, p.Line}] {
		item := &m.items[i]
		if item.Open.IsZero() || (p.Part != 0 && item.Part != p.Part) {
			continue
		}
		m.changes = append(m.changes, Change{
			Date: item.Date, Column: item.Column, Line: item.Line, Part: item.Part, Amount: item.Open.Neg(), Cause: Under, By: p.ID, Reason: p.Label,
		})
		item.Gap, item.Open = item.Gap.Sub(item.Open), decimal.Decimal{}
		if item.PaidOn.IsZero() {
			item.Timing = Dropped
		}
	}
}

// time says when an item has moved.
func (i *Item) time(b Book) {
	switch {
	case i.Timing == Dropped:
	case !i.Open.IsZero():
		// What has not moved at the end of the last day of grace is overdue.
		if late := b.Closed.DaysSince(i.Date); late >= b.Grace {
			i.Timing, i.Days = StillDue, late
		}
	default:
		i.Timing = OnTime
		switch days := i.PaidOn.DaysSince(i.Date); {
		case days > b.Grace:
			i.Timing, i.Days = PaidLate, days
		case days < -b.Grace:
			i.Timing, i.Days = PaidEarly, days
		}
	}
}

// sortEntries puts entries in the order of the dates.
func sortEntries(entries []Entry) {
	slices.SortStableFunc(entries, func(a, b Entry) int { return a.Date.Compare(b.Date) })
}
