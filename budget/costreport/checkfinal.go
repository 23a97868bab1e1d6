package costreport

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check re-adds the final account: its rows, the orders that are open and the petty cash, and whether it may be
// called definitive. The error is a [Faults].
func (a FinalAccount) Check() error {
	var c fault.Collector
	if len(a.Accounts) > MaxAccounts || len(a.Posts) > MaxPosts || len(a.Open) > MaxEntries || len(a.PettyCash) > MaxEntries {
		c.Add("accounts", ErrTooLarge, len(a.Accounts))
		return c.Err()
	}
	if !check.Decimals(&c, a, money.Computable) {
		return c.Err()
	}
	rows := func(list []FinalRow, path string) {
		var total FinalRow
		for i, row := range list {
			row.check(c.In("%s[%d]", path, i), a.Sign)
			total.Budget, total.Cost = total.Budget.Add(row.Budget), total.Cost.Add(row.Cost)
			total.Paid, total.Difference = total.Paid.Add(row.Paid), total.Difference.Add(row.Difference)
		}
		if len(list) == 0 {
			return
		}
		check.Same(&c, "total.budget", a.Total.Budget, total.Budget)
		check.Same(&c, "total.cost", a.Total.Cost, total.Cost)
		check.Same(&c, "total.paid", a.Total.Paid, total.Paid)
		check.Same(&c, "total.difference", a.Total.Difference, total.Difference)
	}
	rows(a.Accounts, "accounts")
	rows(a.Posts, "posts")
	a.Total.check(c.In("total"), a.Sign)
	var unpaid decimal.Decimal
	for _, one := range a.Unpaid {
		unpaid = unpaid.Add(one.Amount)
	}
	check.Same(&c, "total.payable", a.Total.Payable, unpaid)
	a.checkOpen(&c)
	return c.Err()
}

// checkOpen asks whether what is listed apart adds up, and lets the cost be definitive. An estimate of nothing may
// hide two that cancel out, so that only the opposite is a fault.
func (a FinalAccount) checkOpen(c *fault.Collector) {
	for i, o := range a.Open {
		o.check(c.In("open[%d]", i))
	}
	for i, h := range a.PettyCash {
		h.check(c.In("petty_cash[%d]", i))
	}
	if a.Definitive && (len(a.Open) > 0 || len(a.PettyCash) > 0 || !a.Estimated.IsZero() || !a.Contingency.IsZero()) {
		c.Add("definitive", ErrUnbalance, true)
	}
}

func (r FinalRow) check(c *fault.Collector, sign Sign) {
	check.Same(c, "cost", r.Cost, r.Paid.Add(r.Payable))
	difference := r.Budget.Sub(r.Cost)
	if sign == OverIsPositive {
		difference = difference.Neg()
	}
	check.Same(c, "difference", r.Difference, difference)
}
