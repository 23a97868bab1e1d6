package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// entries reads the entries: their names, then their orders and documents, then what they refer to.
func (c *compiler) entries() {
	n := len(c.book.Entries)
	c.byID, c.restated = make(map[string]int, n), make([]int, n)
	c.postings = make([]posting, n)
	orders := 0
	for _, e := range c.book.Entries {
		if e.Kind == Order {
			orders++
		}
	}
	c.orderOf, c.holder = make(map[string]int, orders), map[string]int{}
	c.orders = make([]order, 0, orders)
	for i := range c.book.Entries {
		c.one("entries", i, func(in *fault.Collector) { c.named(in, i) })
	}
	c.restatements()
	c.documents()
	c.openOrders()
	amended := make([]int64, len(c.orders))
	for i := range c.book.Entries {
		if c.faults.Full() {
			return
		}
		c.one("entries", i, func(in *fault.Collector) {
			c.refer(in, i)
			if k := c.postings[i].order; k >= 0 && c.standing(i) && (c.book.Entries[i].Kind == Order || c.book.Entries[i].Kind == Amendment) {
				amended[k] += c.postings[i].amount
			}
		})
	}
	for k, total := range amended {
		if total < 0 && c.postings[c.orders[k].opening].amount >= 0 {
			c.faults.Add(fmt.Sprintf("entries[%d].amount", c.orders[k].opening), ErrNegative, c.amount(total))
		}
	}
}

// standing reports whether an entry is the last of those that restate each other.
func (c *compiler) standing(i int) bool { return c.restated[i] < 0 }

// named checks what an entry says by itself.
func (c *compiler) named(in *fault.Collector, i int) {
	e := &c.book.Entries[i]
	c.restated[i] = -1
	c.postings[i] = posting{account: -1, order: -1, chain: -1, credits: -1, holder: -1, day: -1}
	if check.Code(in, "id", e.ID) {
		if _, twice := c.byID[e.ID]; twice {
			in.Add("id", ErrDuplicate, e.ID)
		} else {
			c.byID[e.ID] = i
		}
	}
	if e.Date.IsZero() {
		in.Add("date", ErrRequired, nil)
	}
	check.Label(in, "document", e.Document)
	check.Label(in, "supplier", e.Supplier)
	check.Label(in, "label", e.Label)
	m := c.money(in, "amount", e.Amount)
	c.postings[i].amount = m
	if m < 0 && e.Kind != Amendment {
		in.Add("amount", ErrNegative, e.Amount)
	}
	if m != 0 && e.Kind == Cancellation {
		in.Add("amount", ErrRange, e.Amount)
	}
	c.fields(in, e)
}

// fields checks that an entry has the fields of its kind, and no other.
func (c *compiler) fields(in *fault.Collector, e *Entry) {
	s := e.Kind.shape()
	if !s.known {
		if check.Given(in, "kind", string(e.Kind)) {
			in.Add("kind", ErrUnknown, string(e.Kind))
		}
		return
	}
	field(in, "account", e.Account, s.account)
	field(in, "order", e.Order, s.order)
	field(in, "of", e.Of, s.of)
	field(in, "holder", e.Holder, s.holder)
	if e.Final && (e.Kind != Invoice || e.Order == "") {
		in.Add("final", ErrRange, true)
	}
	if !e.Due.IsZero() && !s.due {
		in.Add("due", ErrRange, e.Due)
	}
	if !e.Day.IsZero() && !s.day {
		in.Add("day", ErrRange, e.Day)
	}
	if e.Restates != "" && e.Kind == Cancellation {
		in.Add("restates", ErrRange, e.Restates)
	}
}

func field(in *fault.Collector, path, value string, n need) {
	switch {
	case n == must:
		check.Code(in, path, value)
	case value == "":
	case n == never:
		in.Add(path, ErrRange, value)
	default:
		check.Size(in, path, len(value), MaxCode)
	}
}

// restatements links every entry with the one that replaces it.
func (c *compiler) restatements() {
	for i, e := range c.book.Entries {
		if e.Restates == "" {
			continue
		}
		c.one("entries", i, func(in *fault.Collector) {
			j, known := c.byID[e.Restates]
			switch {
			case !known:
				in.Add("restates", ErrUnknown, e.Restates)
			case c.book.Entries[j].Kind != e.Kind:
				in.Add("restates", ErrMismatch, e.Restates)
			case c.restated[j] >= 0:
				in.Add("restates", ErrDuplicate, e.Restates)
			case e.Date.Before(c.book.Entries[j].Date):
				in.Add("date", ErrOrder, e.Date)
			default:
				c.restated[j], c.postings[j].end = i, e.Date
			}
		})
	}
	c.cycles()
}

// cycles refuses entries of one day that replace each other in a circle.
func (c *compiler) cycles() {
	reached := make([]bool, len(c.book.Entries))
	walk := func(i int) {
		for j := i; j >= 0 && !reached[j]; j = c.restated[j] {
			reached[j] = true
		}
	}
	for i := range reached {
		if !c.linked(i) {
			walk(i)
		}
	}
	for i := range reached {
		if !reached[i] {
			c.faults.Add(fmt.Sprintf("entries[%d].restates", i), ErrCycle, c.book.Entries[i].Restates)
			walk(i)
		}
	}
}

// linked reports whether an entry stands in the place of another.
func (c *compiler) linked(i int) bool {
	if c.book.Entries[i].Restates == "" {
		return false
	}
	j, known := c.byID[c.book.Entries[i].Restates]
	return known && c.restated[j] == i
}

// documents gathers invoices and credit notes with what restates them.
func (c *compiler) documents() {
	c.moved, c.ordered = map[move]bool{}, map[move]bool{}
	for i, e := range c.book.Entries {
		if e.Kind != Invoice && e.Kind != CreditNote || e.Restates != "" {
			continue
		}
		var members []int
		for j := i; j >= 0; j = c.restated[j] {
			members = append(members, j)
			c.postings[j].chain = len(c.chains)
		}
		for _, j := range members[1:] {
			c.moved[move{len(c.chains), c.book.Entries[j].Account}] = true
			c.ordered[move{len(c.chains), c.book.Entries[j].Order}] = true
		}
		c.chains = append(c.chains, chain{members: members})
	}
}

// openOrders numbers the orders, in the order of the entries that open them.
func (c *compiler) openOrders() {
	for i, e := range c.book.Entries {
		if e.Kind != Order || e.Restates != "" {
			continue
		}
		if _, twice := c.orderOf[e.Order]; twice {
			c.faults.Add(fmt.Sprintf("entries[%d].order", i), ErrDuplicate, e.Order)
			continue
		}
		account, known := c.Ledger.accounts[e.Account]
		if !known {
			account = -1
		}
		c.orderOf[e.Order] = len(c.orders)
		c.orders = append(c.orders, order{id: e.Order, account: account, opening: i})
	}
}
