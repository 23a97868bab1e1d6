package costreport

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Check re-adds the movement. The error is a [Faults].
func (m Movement) Check() error {
	var c fault.Collector
	if len(m.Accounts) > MaxAccounts {
		c.Add("accounts", ErrTooLarge, len(m.Accounts))
		return c.Err()
	}
	if !check.Decimals(&c, m, money.Computable) {
		return c.Err()
	}
	var total Change
	for i, one := range m.Accounts {
		one.check(c.In("accounts[%d]", i), m.Sign)
		total.Revised, total.Cost, total.Paid = total.Revised.Add(one.Revised), total.Cost.Add(one.Cost), total.Paid.Add(one.Paid)
		total.Outstanding, total.Uncommitted = total.Outstanding.Add(one.Outstanding), total.Uncommitted.Add(one.Uncommitted)
	}
	in := c.In("total")
	m.Total.check(in, m.Sign)
	check.Same(in, "revised", m.Total.Revised, total.Revised)
	check.Same(in, "cost", m.Total.Cost, total.Cost)
	check.Same(in, "paid", m.Total.Paid, total.Paid)
	check.Same(in, "outstanding", m.Total.Outstanding, total.Outstanding)
	check.Same(in, "uncommitted", m.Total.Uncommitted, total.Uncommitted)
	return c.Err()
}

func (o Change) check(c *fault.Collector, sign Sign) {
	check.Same(c, "efc", o.EFC, money.Sum(o.Cost, o.Outstanding, o.Uncommitted))
	variance := o.Revised.Sub(o.EFC)
	if sign == OverIsPositive {
		variance = variance.Neg()
	}
	check.Same(c, "variance", o.Variance, variance)
}

// Check re-adds the days. The error is a [Faults].
func (h HotCost) Check() error {
	var c fault.Collector
	if len(h.Days) > MaxDays {
		c.Add("days", ErrTooLarge, len(h.Days))
		return c.Err()
	}
	if !check.Decimals(&c, h, money.Computable) {
		return c.Err()
	}
	variance := func(plan, cost decimal.Decimal) decimal.Decimal {
		if h.Sign == OverIsPositive {
			return cost.Sub(plan)
		}
		return plan.Sub(cost)
	}
	var plan, cost decimal.Decimal
	for i, day := range h.Days {
		in := c.In("days[%d]", i)
		plan, cost = plan.Add(day.Plan), cost.Add(day.Cost)
		check.Same(in, "variance", day.Variance, variance(day.Plan, day.Cost))
		check.Same(in, "cumulative", day.Cumulative, variance(plan, cost))
	}
	check.Same(&c, "plan", h.Plan, plan)
	check.Same(&c, "cost", h.Cost, cost)
	check.Same(&c, "variance", h.Variance, variance(plan, cost))
	return c.Err()
}

// Check re-adds the lines of the alert. The error is a [Faults].
func (a Alert) Check() error {
	var c fault.Collector
	if len(a.Lines) > MaxEntries+MaxAccounts+MaxTransfers {
		c.Add("lines", ErrTooLarge, len(a.Lines))
		return c.Err()
	}
	if !check.Decimals(&c, a, money.Computable) {
		return c.Err()
	}
	var figure decimal.Decimal
	for _, line := range a.Lines {
		figure = figure.Add(line.Amount)
	}
	check.Same(&c, "figure", a.Figure, figure)
	check.Same(&c, "margin", a.Margin, a.Limit.Sub(a.Figure))
	if !a.Margin.IsNegative() {
		c.Add("margin", ErrRange, a.Margin)
	}
	return c.Err()
}

// Check re-adds the statement: the row and the orders by themselves, and the transfers, the postings and the orders
// against the row. The error is a [Faults].
func (s AccountStatement) Check() error {
	var c fault.Collector
	if len(s.Transfers) > MaxTransfers || len(s.Postings) > MaxEntries || len(s.Orders) > MaxEntries {
		c.Add("", ErrTooLarge, len(s.Postings))
		return c.Err()
	}
	if !check.Decimals(&c, s, money.Computable) {
		return c.Err()
	}
	var transfers, committed, outstanding decimal.Decimal
	for i, t := range s.Transfers {
		switch s.Row.Code {
		case t.To:
			transfers = transfers.Add(t.Amount)
		case t.From:
			transfers = transfers.Sub(t.Amount)
		default:
			c.Add(fmt.Sprintf("transfers[%d]", i), ErrMismatch, t.ID)
		}
	}
	for _, o := range s.Orders {
		committed, outstanding = committed.Add(o.Committed), outstanding.Add(o.Outstanding)
	}
	for i, o := range s.Orders {
		o.check(c.In("orders[%d]", i))
	}
	done := added(s.Postings)
	s.Row.checkSums(c.In("row"))
	check.Same(&c, "row.transfers", s.Row.Transfers, transfers)
	check.Same(&c, "row.committed", s.Row.Committed, committed)
	check.Same(&c, "row.committed", s.Row.Committed, done.Committed)
	check.Same(&c, "row.outstanding", s.Row.Outstanding, outstanding)
	check.Same(&c, "row.cost", s.Row.Cost, done.Cost)
	check.Same(&c, "row.paid", s.Row.Paid, done.Paid)
	return c.Err()
}

// added is the sum of postings.
func added(postings []Posting) Posting {
	var sum Posting
	for _, p := range postings {
		sum.Committed, sum.Cost, sum.Paid = sum.Committed.Add(p.Committed), sum.Cost.Add(p.Cost), sum.Paid.Add(p.Paid)
	}
	return sum
}

// Check re-adds the state of the order by itself, and the postings against it. The error is a [Faults].
func (s OrderStatement) Check() error {
	var c fault.Collector
	if len(s.Postings) > MaxEntries {
		c.Add("postings", ErrTooLarge, len(s.Postings))
		return c.Err()
	}
	if !check.Decimals(&c, s, money.Computable) {
		return c.Err()
	}
	done := added(s.Postings)
	s.State.check(c.In("state"))
	check.Same(&c, "state.committed", s.State.Committed, done.Committed)
	check.Same(&c, "state.invoiced", s.State.Invoiced, done.Cost)
	return c.Err()
}
