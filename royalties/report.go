package royalties

import (
	"fmt"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Report is the account of a ledger over its periods.
type Report struct {
	Currency string    `json:"currency"`
	Closings []Closing `json:"closings"`
	// Paid are all payments of the contracts, in order of contracts and days.
	Paid []Paid `json:"paid"`
}

// Closing is the end of a period.
type Closing struct {
	Period  string        `json:"period"`
	Number  int           `json:"number"`
	From    schedule.Date `json:"from"`
	Until   schedule.Date `json:"until"`
	Payable schedule.Date `json:"payable"`
	// Bases are those of the period, in the order of the media.
	Bases []BaseLine `json:"bases"`
	// Amortisation is the account of the cost, where there is one.
	Amortisation *AmortisationAccount `json:"amortisation,omitempty"`
	// Statements are those of the contracts, in their order.
	Statements []Statement `json:"statements"`
}

// AmortisationAccount is the amortisation of the film over a period, as corrections have made it known.
type AmortisationAccount struct {
	Cost    decimal.Decimal `json:"cost"`
	Opening decimal.Decimal `json:"opening"`
	// Support is the part of the automatic support that counts in the period.
	Support decimal.Decimal   `json:"support"`
	Media   []AmortisingMedia `json:"media"`
	Closing decimal.Decimal   `json:"closing"`
	// Remaining is what is left to amortise; zero once Reached.
	Remaining decimal.Decimal `json:"remaining"`
	Reached   bool            `json:"reached"`
}

// AmortisingMedia is what a medium brings to the account in a period, up to the cost and beyond it.
type AmortisingMedia struct {
	Medium string          `json:"medium"`
	Before decimal.Decimal `json:"before"`
	After  decimal.Decimal `json:"after"`
}

// Paid is one payment to one person.
type Paid struct {
	Party    string `json:"party"`
	Contract string `json:"contract"`
	// Period is that of a statement.
	Period string          `json:"period,omitempty"`
	Date   schedule.Date   `json:"date"`
	Kind   Kind            `json:"kind"`
	Amount decimal.Decimal `json:"amount"`
}

// Statements returns the statements of one contract.
func (r *Report) Statements(contract string) []Statement {
	var all []Statement
	if r == nil {
		return all
	}
	for _, c := range r.Closings {
		for _, s := range c.Statements {
			if s.Contract == contract {
				all = append(all, s)
			}
		}
	}
	return all
}

// Check re-adds every statement, what follows from one to the next, and the amortisation account. The error
// is a [Faults] of kind [ErrUnbalance] or [ErrNegative].
func (r *Report) Check() error {
	c := &fault.Collector{}
	if r == nil {
		return c.Err()
	}
	if !check.Decimals(c, *r, money.Computable) {
		return c.Err()
	}
	of := map[string][]Statement{}
	var order []string
	for i, closing := range r.Closings {
		in := c.In("closings[%d]", i)
		if a := closing.Amortisation; a != nil {
			total := a.Opening.Add(a.Support)
			for _, m := range a.Media {
				total = total.Add(m.Before).Add(m.After)
			}
			check.Same(in, "amortisation.closing", a.Closing, total)
			check.Same(in, "amortisation.remaining", a.Remaining, decimal.Max(a.Cost.Sub(a.Closing), decimal.Decimal{}))
		}
		for j, b := range closing.Bases {
			check.Same(in, fmt.Sprintf("bases[%d].base", j), b.Base.Add(b.Carried), b.Sales.Sub(b.Withheld).Add(b.Released).Add(b.Brought))
		}
		for j, s := range closing.Statements {
			s.check(in.In("statements[%d]", j))
			if of[s.Contract] == nil {
				order = append(order, s.Contract)
			}
			of[s.Contract] = append(of[s.Contract], s)
		}
	}
	for _, contract := range order {
		chain(c.In("%s", contract), of[contract])
	}
	return c.Err()
}

// payments lists what was paid, contract by contract.
func (b *book) payments(closings []Closing) []Paid {
	all := []Paid{}
	for i, c := range b.ledger.Contracts {
		first := len(all)
		split := c.split(b.unit)
		give := func(p Paid, amount decimal.Decimal) {
			for k, part := range split.give(amount) {
				if p.Party = c.payees()[k]; part.IsPositive() {
					p.Amount = part
					all = append(all, p)
				}
			}
		}
		for _, p := range c.Payments {
			give(Paid{Contract: c.ID, Date: p.Date, Kind: p.Kind}, p.Amount)
		}
		for _, closing := range closings {
			s := closing.Statements[i]
			p := Paid{Contract: c.ID, Period: closing.Period, Date: closing.Payable, Kind: StatementPaid}
			if len(s.Parts) == 0 {
				give(p, s.Total)
			}
			for _, part := range s.Parts {
				if p.Party, p.Amount = part.Party, part.Paid; part.Paid.IsPositive() {
					all = append(all, p)
				}
			}
		}
		slices.SortStableFunc(all[first:], func(x, y Paid) int { return x.Date.Compare(y.Date) })
	}
	return all
}

// payees are the persons of a contract.
func (c Contract) payees() []string {
	if len(c.Shares) == 0 {
		return []string{c.Party}
	}
	all := make([]string, len(c.Shares))
	for i, s := range c.Shares {
		all[i] = s.Party
	}
	return all
}

// sharing divides successive payments among persons: each is given the difference between his part of all
// payments so far and what he had. No part is below zero and no unit is lost.
type sharing struct {
	shares []*big.Rat
	unit   int32
	total  decimal.Decimal
	given  []decimal.Decimal
}

func (c Contract) split(unit int32) *sharing {
	s := &sharing{unit: unit, given: make([]decimal.Decimal, len(c.payees())), shares: []*big.Rat{big.NewRat(1, 1)}}
	if len(c.Shares) > 0 {
		s.shares = nil
		for _, share := range c.Shares {
			s.shares = append(s.shares, money.Percent(share.Percent))
		}
	}
	return s
}

// give divides one more payment, which is not negative. A unit that the rounding of the cumulative parts would
// take back stays with who has it, and comes off the largest part.
func (s *sharing) give(amount decimal.Decimal) []decimal.Decimal {
	parts := make([]decimal.Decimal, len(s.shares))
	if len(parts) == 1 {
		parts[0] = amount
		return parts
	}
	s.total = s.total.Add(amount)
	for i, cumulative := range s.of(s.total) {
		parts[i] = cumulative.Sub(s.given[i])
	}
	unit := decimal.New(1, -s.unit)
	for i := range parts {
		for parts[i].IsNegative() {
			from := largest(parts)
			parts[i], parts[from] = parts[i].Add(unit), parts[from].Sub(unit)
		}
	}
	for i := range parts {
		s.given[i] = s.given[i].Add(parts[i])
	}
	return parts
}

// of divides a cumulative amount: each unit that is left goes to the largest fraction.
func (s *sharing) of(amount decimal.Decimal) []decimal.Decimal {
	parts, _, err := money.Allocate(amount, s.shares, s.unit, money.Largest)
	if err != nil { // an amount finer than the minor unit stays with the first
		parts = make([]decimal.Decimal, len(s.shares))
		parts[0] = amount
	}
	return parts
}

// largest is the place of the largest amount, the first of several.
func largest(all []decimal.Decimal) int {
	at := 0
	for i := range all {
		if all[i].GreaterThan(all[at]) {
			at = i
		}
	}
	return at
}
