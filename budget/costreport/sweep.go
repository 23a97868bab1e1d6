package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
)

// state is where the books stand at the end of a day.
type state struct {
	l *Ledger
	// next is the first event that has not been counted.
	next    int
	rows    []running
	orders  []orderState
	chains  []chainState
	holders []holderState
	// days is the cost of each day of the shoot; elsewhere that of the same accounts on other days.
	days      []int64
	elsewhere int64
}

// running is the figures of an account that only ever add up.
type running struct{ cost, petty, paid int64 }

// orderState is an order; open, finals and cancels count the entries that say so.
type orderState struct {
	open, finals, cancels      int
	ordered, amended, invoiced int64
}

// chainState is a document: the entry that stands for it (the first, before its day), what it comes to (a
// credit note is below zero), what was paid of it and what credit notes took off it.
type chainState struct {
	member                 int
	amount, paid, credited int64
}

type holderState struct{ advanced, spent, returned int64 }

// start is the state before any event.
func (l *Ledger) start() *state {
	s := &state{
		l: l, rows: make([]running, len(l.budgets)), orders: make([]orderState, len(l.orders)),
		chains: make([]chainState, len(l.chains)), holders: make([]holderState, len(l.holders)),
		days: make([]int64, len(l.plans)),
	}
	for k, c := range l.chains {
		s.chains[k].member = c.members[0]
	}
	return s
}

// until counts every event up to the end of a day. Events of one day may be counted in any order: they only
// add up, and one entry at most of those that restate each other begins on a day.
func (s *state) until(day schedule.Date) {
	for ; s.next < len(s.l.events) && !s.l.events[s.next].date.After(day); s.next++ {
		s.count(s.l.events[s.next])
	}
}

func (s *state) count(e event) {
	i, times := int(e.entry), int64(1)
	if e.off {
		times = -1
	}
	p := &s.l.postings[i]
	m := times * p.amount
	entry := &s.l.book.Entries[i]
	switch entry.Kind {
	case Order:
		s.orders[p.order].open += int(times)
		s.orders[p.order].ordered += m
	case Amendment:
		s.orders[p.order].amended += m
	case Cancellation:
		s.orders[p.order].cancels += int(times)
	case Invoice, CreditNote:
		s.document(i, e.off, m*entry.Kind.cost())
		if entry.Final {
			s.orders[p.order].finals += int(times)
		}
	case PettyCash:
		s.cost(p, m)
		s.rows[p.account].petty += m
		s.rows[p.account].paid += m
		if p.holder >= 0 {
			s.holders[p.holder].spent += m
		}
	case Payment:
		s.payment(p, m)
	case CashAdvance:
		s.holders[p.holder].advanced += m
	case CashReturn:
		s.holders[p.holder].returned += m
	}
}

// cost counts a cost on its account, its order and its day.
func (s *state) cost(p *posting, m int64) {
	s.rows[p.account].cost += m
	if p.order >= 0 {
		s.orders[p.order].invoiced += m
	}
	switch {
	case p.day >= 0:
		s.days[p.day] += m
	case s.l.shooting[p.account]:
		s.elsewhere += m
	}
}

// document counts an invoice or a credit note. What was paid of a document follows it to another account.
func (s *state) document(i int, off bool, m int64) {
	p := &s.l.postings[i]
	s.cost(p, m)
	if p.credits >= 0 {
		s.chains[p.credits].credited -= m
	}
	d := &s.chains[p.chain]
	d.amount += m
	if off {
		return
	}
	s.rows[s.l.postings[d.member].account].paid -= d.paid
	s.rows[p.account].paid += d.paid
	d.member = i
}

// payment counts a payment of a document; that of a credit note is money back.
func (s *state) payment(p *posting, m int64) {
	d := &s.chains[p.chain]
	m *= s.l.book.Entries[d.member].Kind.cost()
	d.paid += m
	s.rows[s.l.postings[d.member].account].paid += m
}

// outstanding is what is ordered and not invoiced: nothing once a final invoice is booked or the order is
// cancelled, and never less than zero.
func (o orderState) outstanding() int64 {
	if o.open == 0 || o.finals > 0 || o.cancels > 0 {
		return 0
	}
	return max(0, o.committed()-o.invoiced)
}

func (o orderState) committed() int64 { return o.ordered + o.amended }

// left is what is still to be paid of a document, negative when it is to be received. A credit note that names
// its invoice is taken off that invoice.
func (s *state) left(k int) int64 {
	d := s.chains[k]
	left := d.amount - d.paid - d.credited
	if s.l.postings[d.member].credits >= 0 {
		left -= d.amount
	}
	return left
}
