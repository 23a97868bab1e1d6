package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// AccountStatement is everything behind the row of an account at a closing. Its transfers add up to those of
// the row, its postings to the cost and to what was paid, its orders to what is outstanding.
type AccountStatement struct {
	Closing   string       `json:"closing"`
	Row       Row          `json:"row"`
	Transfers []Transfer   `json:"transfers,omitempty"`
	Postings  []Posting    `json:"postings,omitempty"`
	Orders    []OrderState `json:"orders,omitempty"`
}

// OrderStatement is everything behind the state of an order at a closing.
type OrderStatement struct {
	Closing  string     `json:"closing"`
	State    OrderState `json:"state"`
	Postings []Posting  `json:"postings"`
}

// Posting is what one entry does.
type Posting struct {
	Entry    string        `json:"entry"`
	Kind     Kind          `json:"kind"`
	Date     schedule.Date `json:"date"`
	Of       string        `json:"of,omitempty"`
	Document string        `json:"document,omitempty"`
	Supplier string        `json:"supplier,omitempty"`
	Label    string        `json:"label,omitempty"`
	// Restates is the entry in whose place it stands.
	Restates string `json:"restates,omitempty"`
	// Committed is what the entry adds to its order, Cost to the cost and Paid to what was paid, each with
	// its sign.
	Committed decimal.Decimal `json:"committed"`
	Cost      decimal.Decimal `json:"cost"`
	Paid      decimal.Decimal `json:"paid"`
}

// Account returns what is behind the row of an account. The error is a [Faults] of [ErrUnknown].
func (l *Ledger) Account(closing, code string) (AccountStatement, error) {
	p, err := l.at(closing)
	if err != nil {
		return AccountStatement{}, err
	}
	k, known := l.accounts[code]
	if !known {
		return AccountStatement{}, Faults{Fault{Path: "account", Kind: ErrUnknown, Value: fmt.Sprintf("%.100s", code)}}
	}
	s := AccountStatement{Closing: closing, Row: p.account(k), Transfers: p.transfersOf(k)}
	for i := range l.postings {
		if p.counts(i) && p.on(i) == k {
			s.Postings = append(s.Postings, p.posting(i))
		}
	}
	for i, o := range l.orders {
		if o.account == k && p.orders[i].open > 0 {
			s.Orders = append(s.Orders, p.order(i))
		}
	}
	return s, nil
}

// Order returns what is behind the state of an order. The error is a [Faults] of [ErrUnknown], also for an
// order that is not signed yet.
func (l *Ledger) Order(closing, id string) (OrderStatement, error) {
	p, err := l.at(closing)
	if err != nil {
		return OrderStatement{}, err
	}
	k, known := l.orderOf[id]
	if !known || p.orders[k].open == 0 {
		return OrderStatement{}, Faults{Fault{Path: "order", Kind: ErrUnknown, Value: fmt.Sprintf("%.100s", id)}}
	}
	s := OrderStatement{Closing: closing, State: p.order(k), Postings: []Posting{}}
	for i := range l.postings {
		if p.counts(i) && l.postings[i].order == k {
			s.Postings = append(s.Postings, p.posting(i))
		}
	}
	return s, nil
}

// counts reports whether an entry stands at the closing.
func (p *position) counts(i int) bool {
	day, end := p.l.book.Closings[p.closing].Date, p.l.postings[i].end
	return !p.l.book.Entries[i].Date.After(day) && (end.IsZero() || end.After(day))
}

// on is the account that an entry is on: a payment is on that of its document. Petty cash that is filled is
// on none.
func (p *position) on(i int) int {
	if at := &p.l.postings[i]; p.l.book.Entries[i].Kind == Payment {
		return p.l.postings[p.chains[at.chain].member].account
	}
	return p.l.postings[i].account
}

// effects returns what an entry does.
func (p *position) effects(i int) (committed, cost, paid int64) {
	e, at := &p.l.book.Entries[i], &p.l.postings[i]
	switch e.Kind {
	case Order, Amendment:
		committed = at.amount
	case Payment:
		paid = at.amount * p.l.book.Entries[p.chains[at.chain].member].Kind.cost()
	case PettyCash:
		cost, paid = at.amount, at.amount
	default:
		cost = at.amount * e.Kind.cost()
	}
	return committed, cost, paid
}

func (p *position) posting(i int) Posting {
	e := p.l.book.Entries[i]
	committed, cost, paid := p.effects(i)
	return Posting{
		Entry: e.ID, Kind: e.Kind, Date: e.Date, Of: e.Of, Document: e.Document, Supplier: e.Supplier, Label: e.Label,
		Restates: e.Restates, Committed: p.l.amount(committed), Cost: p.l.amount(cost), Paid: p.l.amount(paid),
	}
}

func (p *position) transfersOf(k int) []Transfer {
	var all []Transfer
	for i, t := range p.l.transfers {
		one := p.l.book.Transfers[i]
		if (t.from == k || t.to == k) && !one.Date.After(p.l.book.Closings[p.closing].Date) {
			all = append(all, one)
		}
	}
	return all
}
