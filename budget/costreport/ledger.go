package costreport

import (
	"slices"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Ledger is a book that was checked and made ready. It never changes and may be used by several
// goroutines at once.
type Ledger struct {
	book   Book
	places scale

	accounts map[string]int
	budgets  []int64
	// postOf is the post of each account, -1 where the book has none.
	postOf []int
	// shooting marks the accounts of the shoot.
	shooting []bool
	days     map[schedule.Date]int

	transfers []transfer
	postings  []posting
	// byID finds entries.
	byID    map[string]int
	events  []event
	orders  []order
	orderOf map[string]int
	// chains are the invoices and credit notes, each with what restates it.
	chains  []chain
	holders []string
	holder  map[string]int

	closings  map[string]int
	estimates [][]estimate
	// plans are the planned costs of the days of shooting.
	plans []int64
}

type transfer struct {
	from, to int
	amount   int64
}

// posting is an entry ready to be counted; an index that does not apply is -1.
type posting struct {
	account, order, chain, credits, holder, day int
	amount                                      int64
	// end is the day from which another entry stands in its place, or no date.
	end schedule.Date
}

// order is what an order is for ever.
type order struct {
	id      string
	account int
	// opening is the first entry of the order.
	opening int
}

// chain is a document and those that restate it, the first one in front.
type chain struct{ members []int }

type estimate struct {
	account int
	amount  int64
}

// event is an entry that begins to count, or ceases to.
type event struct {
	date  schedule.Date
	entry int32
	off   bool
}

// line puts the events in the order of their days; within a day they only add up. An entry that is replaced on the day on which it
// begins never counts.
func (l *Ledger) line() {
	l.events = make([]event, 0, len(l.postings)+len(l.postings)/8)
	for i, p := range l.postings {
		e := l.book.Entries[i]
		date := e.Date
		if p.end == date {
			continue
		}
		if e.Kind.cost() != 0 && l.shooting[p.account] {
			l.postings[i].day = l.dayOf(e)
		}
		l.events = append(l.events, event{date: date, entry: int32(i)})
		if !p.end.IsZero() {
			l.events = append(l.events, event{date: p.end, entry: int32(i), off: true})
		}
	}
	slices.SortFunc(l.events, func(a, b event) int { return a.date.Compare(b.date) })
}

// dayOf is the day of shooting that a cost is of, or -1.
func (l *Ledger) dayOf(e Entry) int {
	day := e.Day
	if day.IsZero() {
		day = e.Date
	}
	if i, known := l.days[day]; known {
		return i
	}
	return -1
}

// Compile checks the book and makes it ready. The error is that of [Book.Validate].
func (b Book) Compile() (*Ledger, error) {
	c := newCompiler(b)
	c.frame()
	if c.sizes() {
		c.posts()
		c.accounts()
		c.transfers()
		c.entries()
		c.closings()
		c.shoot()
		c.thresholds()
	}
	if err := c.faults.Err(); err != nil {
		return nil, err
	}
	c.line()
	return c.Ledger, nil
}

// Validate reports everything that is wrong with the book, as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown], [ErrDuplicate], [ErrCurrency], [ErrNegative], [ErrRange] (an amount
// finer than the minor unit, a field that the kind of entry does not have), [ErrOrder] (closings or days that
// do not follow each other, an entry before what it changes), [ErrMismatch], [ErrCycle] (restatements) and
// [ErrTooLarge].
func (b Book) Validate() error {
	_, err := b.Compile()
	return err
}

func (l *Ledger) amount(m int64) decimal.Decimal { return l.places.decimal(m) }
