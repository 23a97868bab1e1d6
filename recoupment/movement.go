package recoupment

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Movement is what happens on one day: costs, declarations and payments are entered first, then the
// receipts are shared out together with the counters. Receipts and counters of one movement belong to
// one statement: where a threshold falls inside it, all of them are cut in the same proportion.
//
// A movement of negative receipts and counts is a credit note (avoir, retours): it takes back what they would
// bring as the deal stands, threshold by threshold, below zero if need be. An account that is recouped and a
// limit that is reached stay so, and so do a latched condition and what a retroactive right has earned; an
// account that is not is outstanding by so much more, as principal. Amounts above and below zero do not stand
// in one movement. To correct a receipt as if it had been right from the start is [Cascade.Restate].
type Movement struct {
	// ID names the movement in postings, in events and in corrections.
	ID   string        `json:"id,omitempty"`
	Date schedule.Date `json:"date"`
	// Costs raise accounts, and reopen those that were filled.
	Costs  []Cost  `json:"costs,omitempty"`
	Counts []Count `json:"counts,omitempty"`
	// Declares are declarations of the deal that hold from now on.
	Declares []string  `json:"declares,omitempty"`
	Receipts []Receipt `json:"receipts,omitempty"`
	// Paid are payments to parties that were made outside the settlements. One that is paid back is negative.
	Paid []PaymentMade `json:"paid,omitempty"`
	// Notional receipts bring no money: they only count in the bases of the rights that
	// accrue (a minimum guarantee that is itself a base of the authors).
	Notional bool `json:"notional,omitempty"`
}

// Cost adds an amount to recoup to an account. A credit note is a negative one.
type Cost struct {
	Account string `json:"account"`
	// Head is the head of the account, where it has one.
	Head   string          `json:"head,omitempty"`
	Amount decimal.Decimal `json:"amount"`
	// NotAgainst are views against which the cost does not hold (non opposable).
	NotAgainst []string `json:"not_against,omitempty"`
}

// Count adds to a counter.
type Count struct {
	Counter string          `json:"counter"`
	Amount  decimal.Decimal `json:"amount"`
}

// Receipt is money that enters a pool.
type Receipt struct {
	Pool string `json:"pool"`
	// Amount is below zero in a credit note. Tests look at it without its sign.
	Amount decimal.Decimal `json:"amount"`
	At     Coordinates     `json:"at,omitempty"`
	// Contract is the contract behind the receipt, where a rule asks for it.
	Contract *ReceiptContract `json:"contract,omitempty"`
}

// ReceiptContract is the contract behind a receipt: its whole amount and its day.
type ReceiptContract struct {
	Amount decimal.Decimal `json:"amount,omitzero"`
	Date   schedule.Date   `json:"date,omitzero"`
}

// ParseMovement reads a movement written in JSON and validates it. The error is a [Faults].
func ParseMovement(data []byte) (Movement, error) { return fault.Parse[Movement](data) }

// Validate reports everything wrong with the movement by itself, as a [Faults]: no date, names that are
// missing, negative amounts. Whether the names exist is for [Run.Apply] to say.
func (m Movement) Validate() error {
	c := &fault.Collector{}
	m.check(c, given{})
	return c.Err()
}

// movementNames answers questions about the names of a movement.
type movementNames interface {
	account(c *fault.Collector, cost Cost)
	counter(c *fault.Collector, name string)
	declaration(c *fault.Collector, path, name string)
	pool(c *fault.Collector, name string)
	statement(c *fault.Collector, name string)
	transfer(c *fault.Collector, p PaymentMade)
}

// given asks only that names are there.
type given struct{}

func (given) account(c *fault.Collector, cost Cost)             { check.Given(c, "account", cost.Account) }
func (given) counter(c *fault.Collector, name string)           { check.Given(c, "counter", name) }
func (given) declaration(c *fault.Collector, path, name string) { check.Given(c, path, name) }
func (given) pool(c *fault.Collector, name string)              { check.Given(c, "pool", name) }
func (given) statement(c *fault.Collector, name string)         { check.Given(c, "statement", name) }
func (given) transfer(c *fault.Collector, p PaymentMade)        { check.Given(c, "transfer", p.Transfer) }

// ofDeal asks that the deal has them.
type ofDeal struct{ v validation }

func (d ofDeal) account(c *fault.Collector, cost Cost) {
	if !d.v.known(c, "account", cost.Account, d.v.names.accounts) {
		return
	}
	if cost.Head != "" {
		heads := d.v.deal.Accounts[d.v.names.accounts[cost.Account]].Heads
		if !slices.ContainsFunc(heads, func(h Head) bool { return h.ID == cost.Head }) {
			c.Add("head", ErrUnknown, cost.Head)
		}
	}
	for i, view := range cost.NotAgainst {
		d.v.known(c, indexed("not_against", i), view, d.v.names.views)
	}
}

func (d ofDeal) counter(c *fault.Collector, name string) {
	d.v.known(c, "counter", name, d.v.names.counters)
}

func (d ofDeal) declaration(c *fault.Collector, path, name string) {
	d.v.known(c, path, name, d.v.names.facts)
}

func (d ofDeal) pool(c *fault.Collector, name string) { d.v.known(c, "pool", name, d.v.names.pools) }
func (d ofDeal) statement(c *fault.Collector, name string) {
	d.v.known(c, "statement", name, d.v.statements)
}

// takesBack reports whether a movement is a credit note, and whether it is one thing only.
func (m Movement) takesBack() (back, only bool) {
	forth := false
	for _, r := range m.Receipts {
		back, forth = back || r.Amount.IsNegative(), forth || r.Amount.IsPositive()
	}
	for _, count := range m.Counts {
		back, forth = back || count.Amount.IsNegative(), forth || count.Amount.IsPositive()
	}
	return back, !back || !forth
}

func (d ofDeal) transfer(c *fault.Collector, p PaymentMade) {
	if _, known := d.v.debts[p.debt()]; !known {
		c.Add("transfer", ErrUnknown, p.Transfer)
	}
}

// check walks a movement.
func (m Movement) check(c *fault.Collector, names movementNames) {
	check.Given(c, "date", m.Date.String())
	for _, list := range []struct {
		path string
		size int
	}{
		{"costs", len(m.Costs)}, {"counts", len(m.Counts)}, {"receipts", len(m.Receipts)},
		{"declares", len(m.Declares)}, {"paid", len(m.Paid)},
	} {
		if !check.Size(c, list.path, list.size, MaxEntries) {
			return
		}
	}
	for i, cost := range m.Costs {
		in := c.In("costs[%d]", i)
		names.account(in, cost)
		check.Decimal(in, "amount", cost.Amount)
		check.Size(in, "not_against", len(cost.NotAgainst), MaxTerms)
	}
	for i, count := range m.Counts {
		in := c.In("counts[%d]", i)
		names.counter(in, count.Counter)
		check.Decimal(in, "amount", count.Amount)
	}
	for i, name := range m.Declares {
		names.declaration(c, indexed("declares", i), name)
	}
	for i, r := range m.Receipts {
		in := c.In("receipts[%d]", i)
		names.pool(in, r.Pool)
		check.Decimal(in, "amount", r.Amount)
		check.Size(in, "at", len(r.At), MaxTerms)
		if r.Contract != nil {
			check.NotNegative(in, "contract.amount", r.Contract.Amount)
		}
	}
	if _, only := m.takesBack(); !only {
		c.Add("receipts", ErrRange, "a credit note stands in a movement of its own")
	}
	for i, p := range m.Paid {
		p.check(c.In("paid[%d]", i), names)
	}
}
