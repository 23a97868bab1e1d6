package costreport

import (
	"github.com/filmfinance/filmfinance/internal/fault"
)

// refer finds what an entry refers to.
func (c *compiler) refer(in *fault.Collector, i int) {
	e, p := c.book.Entries[i], &c.postings[i]
	if e.Account != "" {
		p.account = c.account(in, "account", e.Account)
	}
	if e.Order != "" {
		c.referOrder(in, e, p)
	}
	if e.Of != "" {
		c.referDocument(in, e, p)
	}
	if e.Holder != "" {
		h, known := c.holder[e.Holder]
		if !known {
			h = len(c.holders)
			c.holder[e.Holder], c.holders = h, append(c.holders, e.Holder)
		}
		p.holder = h
	}
	if e.Kind == Order && e.Restates != "" {
		if j, known := c.byID[e.Restates]; known && c.book.Entries[j].Order != e.Order {
			in.Add("order", ErrMismatch, e.Order)
		}
	}
}

func (c *compiler) referOrder(in *fault.Collector, e Entry, p *posting) {
	k, known := c.orderOf[e.Order]
	if !known {
		in.Add("order", ErrUnknown, e.Order)
		return
	}
	o := c.orders[k]
	p.order = k
	if p.account < 0 && e.Account == "" {
		p.account = o.account
	}
	if p.account != o.account && p.account >= 0 && o.account >= 0 {
		in.Add("account", ErrMismatch, e.Account)
	}
	if opened := c.book.Entries[o.opening].Date; (e.Kind == Amendment || e.Kind == Cancellation) && e.Date.Before(opened) {
		in.Add("date", ErrOrder, e.Date)
	}
}

// referDocument finds the document that a payment pays or a credit note reduces.
func (c *compiler) referDocument(in *fault.Collector, e Entry, p *posting) {
	j, known := c.byID[e.Of]
	if !known {
		in.Add("of", ErrUnknown, e.Of)
		return
	}
	k := c.postings[j].chain
	of := c.book.Entries[j]
	if of.Kind != Invoice && (of.Kind != CreditNote || e.Kind == CreditNote) || k < 0 {
		in.Add("of", ErrMismatch, e.Of)
		return
	}
	if e.Kind == CreditNote {
		p.credits = k
		if e.Order != "" && !c.invoices(k, e.Order) {
			in.Add("order", ErrMismatch, e.Order)
		}
		return
	}
	p.chain = k
	if e.Account != "" && !c.bears(k, e.Account) {
		in.Add("account", ErrMismatch, e.Account)
	}
}

// bears reports whether a document is, or was, on an account.
func (c *compiler) bears(k int, account string) bool {
	return c.book.Entries[c.chains[k].members[0]].Account == account || c.moved[move{k, account}]
}

// invoices reports whether a document invoices, or did, an order.
func (c *compiler) invoices(k int, order string) bool {
	return c.book.Entries[c.chains[k].members[0]].Order == order || c.ordered[move{k, order}]
}
