package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Movement is what happens on one day: costs are entered first, then the receipts are shared out
// together with the counters. Receipts and counters of one movement belong to one statement: where a
// threshold falls inside it, all of them are cut in the same proportion.
type Movement struct {
	// ID names the movement in postings and events.
	ID   string        `json:"id"`
	Date schedule.Date `json:"date"`
	// Costs raise accounts, and reopen those that were filled.
	Costs    []Cost    `json:"costs,omitempty"`
	Counts   []Count   `json:"counts,omitempty"`
	Receipts []Receipt `json:"receipts,omitempty"`
	// Notional receipts bring no money: they only count in the bases of the rights that
	// accrue (a minimum guarantee that is itself a base of the authors).
	Notional bool `json:"notional,omitempty"`
}

// ParseMovement reads a movement written in JSON and validates it. The error is a [Faults].
func ParseMovement(data []byte) (Movement, error) { return fault.Parse[Movement](data) }

// Validate reports everything wrong with the movement by itself, as a [Faults]: no date, names that are
// missing, negative amounts. Whether the names exist is for [Run.Apply] to say.
func (m Movement) Validate() error {
	c := &fault.Collector{}
	m.check(c, check.Given, check.Given, check.Given)
	return c.Err()
}

// check walks a movement; the questions about the names of accounts, counters and pools are the
// caller's.
func (m Movement) check(c *fault.Collector, account, counter, pool func(c *fault.Collector, path, name string) bool) {
	check.Given(c, "date", m.Date.String())
	if !check.Size(c, "costs", len(m.Costs), MaxEntries) || !check.Size(c, "counts", len(m.Counts), MaxEntries) ||
		!check.Size(c, "receipts", len(m.Receipts), MaxEntries) {
		return
	}
	for i, cost := range m.Costs {
		in := c.In("costs[%d]", i)
		account(in, "account", cost.Account)
		check.NotNegative(in, "amount", cost.Amount)
	}
	for i, count := range m.Counts {
		in := c.In("counts[%d]", i)
		counter(in, "counter", count.Counter)
		check.NotNegative(in, "amount", count.Amount)
	}
	for i, r := range m.Receipts {
		in := c.In("receipts[%d]", i)
		pool(in, "pool", r.Pool)
		check.NotNegative(in, "amount", r.Amount)
	}
}

// Cost adds an amount to recoup to an account.
type Cost struct {
	Account string          `json:"account"`
	Amount  decimal.Decimal `json:"amount"`
}

// Count adds to a counter.
type Count struct {
	Counter string          `json:"counter"`
	Amount  decimal.Decimal `json:"amount"`
}

// Receipt is money that enters a pool.
type Receipt struct {
	Pool   string          `json:"pool"`
	Amount decimal.Decimal `json:"amount"`
	At     Coordinates     `json:"at,omitempty"`
}

// movement is a compiled [Movement]: indexes for names, and exact amounts, which need not be decimals.
type movement struct {
	id       string
	date     schedule.Date
	notional bool
	costs    []indexed
	counts   []indexed
	receipts []receipt
}

type indexed struct {
	index  int
	amount *big.Rat
}

type receipt struct {
	pool   int
	amount *big.Rat
	at     Coordinates
}
