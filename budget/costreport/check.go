package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check re-adds the whole report: every row by itself, the accounts into the posts and the total, the orders
// into their accounts, and the percentages of the indicators with the overrun. A report that a [Ledger] drew always passes; one that was stored and read
// back, or changed, may not. The error is a [Faults].
func (r Report) Check() error {
	var c fault.Collector
	if len(r.Accounts) > MaxAccounts || len(r.Posts) > MaxPosts || len(r.Orders) > MaxEntries || len(r.PettyCash) > MaxEntries {
		c.Add("", ErrTooLarge, len(r.Accounts))
		return c.Err()
	}
	if r.Sign != UnderIsPositive && r.Sign != OverIsPositive {
		c.Add("sign", ErrUnknown, string(r.Sign))
	}
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	posts, place := make([]Row, len(r.Posts)), make(map[string]int, len(r.Posts))
	for i, post := range r.Posts {
		place[post.Code] = i
	}
	var total Row
	accounts := make(map[string]int, len(r.Accounts))
	for i, row := range r.Accounts {
		path := fmt.Sprintf("accounts[%d]", i)
		accounts[row.Code] = i
		row.check(c.In("%s", path), r)
		total = total.plus(row)
		if k, known := place[row.Post]; known {
			posts[k] = posts[k].plus(row)
		} else if len(r.Posts) > 0 {
			c.Add(path+".post", ErrUnknown, row.Post)
		}
	}
	for i, post := range posts {
		post.same(c.In("posts[%d]", i), r.Posts[i])
		r.Posts[i].check(c.In("posts[%d]", i), r)
	}
	total.same(c.In("total"), r.Total)
	r.Total.check(c.In("total"), r)
	r.checkOrders(&c, accounts)
	r.Indicators.check(c.In("indicators"), r.Total)
	return c.Err()
}

// check asks whether a row adds up by itself.
func (r Row) check(c *fault.Collector, in Report) {
	r.checkSums(c)
	estimate := r.Uncommitted
	if in.Basis == IncludingCommitments {
		estimate = estimate.Add(r.Outstanding)
	}
	check.Same(c, "estimate", r.Estimate, estimate)
	variance := r.Revised.Sub(r.EFC)
	if in.Sign == OverIsPositive {
		variance = variance.Neg()
	}
	check.Same(c, "variance", r.Variance, variance)
}

// checkSums asks for the figures of a row that follow from others whatever the basis and the sign.
func (r Row) checkSums(c *fault.Collector) {
	check.Same(c, "revised", r.Revised, r.Budget.Add(r.Transfers))
	check.Same(c, "cost", r.Cost, r.Invoiced.Add(r.PettyCash))
	check.Same(c, "payable", r.Payable, r.Cost.Sub(r.Paid))
	check.Same(c, "efc", r.EFC, money.Sum(r.Cost, r.Outstanding, r.Uncommitted))
	check.Same(c, "completion", r.Completion, money.PercentOf(r.Cost, r.EFC, 2))
}

// check asks for the percentages and the overrun, which follow from other figures of the report.
func (i Indicators) check(c *fault.Collector, total Row) {
	count := func(n int) decimal.Decimal { return decimal.New(int64(n), 0) }
	for _, one := range []struct {
		path            string
		got, part, base decimal.Decimal
	}{
		{"days_percent", i.DaysPercent, count(i.DaysDone), count(i.DaysPlanned)},
		{"pages_percent", i.PagesPercent, i.Pages, i.PlannedPages},
		{"minutes_percent", i.MinutesPercent, i.Minutes, i.PlannedMinutes},
		{"cost_percent", i.CostPercent, total.Cost, total.Budget},
		{"committed_percent", i.CommittedPercent, total.Cost.Add(total.Outstanding), total.Budget},
		{"shoot_percent", i.ShootPercent, i.ShootCost, i.ShootBudget},
	} {
		check.Same(c, one.path, one.got, money.PercentOf(one.part, one.base, 2))
	}
	check.Same(c, "overrun", i.Overrun, total.EFC.Sub(total.Revised))
}

// columns are the figures of a row that add up.
func (r *Row) columns() []*decimal.Decimal {
	return []*decimal.Decimal{
		&r.Budget, &r.Transfers, &r.Revised, &r.Committed, &r.Outstanding, &r.Period, &r.Invoiced, &r.PettyCash, &r.Cost,
		&r.PeriodPaid, &r.Paid, &r.Payable, &r.Estimate, &r.Uncommitted, &r.EFC, &r.Variance,
	}
}

var columnNames = [...]string{
	"budget", "transfers", "revised", "committed", "outstanding", "period", "invoiced", "petty_cash", "cost",
	"period_paid", "paid", "payable", "estimate", "uncommitted", "efc", "variance",
}

func (r Row) plus(o Row) Row {
	from := o.columns()
	for i, to := range r.columns() {
		*to = to.Add(*from[i])
	}
	r.Given += o.Given
	return r
}

// same reports every figure of a row that is not the sum r.
func (r Row) same(c *fault.Collector, got Row) {
	want := r.columns()
	for i, figure := range got.columns() {
		check.Same(c, columnNames[i], *figure, *want[i])
	}
	if got.Given != r.Given {
		c.Add("given", ErrUnbalance, got.Given)
	}
}

func (r Report) checkOrders(c *fault.Collector, accounts map[string]int) {
	sums := make([]Row, len(r.Accounts))
	for i, o := range r.Orders {
		in := c.In("orders[%d]", i)
		k, known := accounts[o.Account]
		if !known {
			in.Add("account", ErrUnknown, o.Account)
			continue
		}
		sums[k].Committed, sums[k].Outstanding = sums[k].Committed.Add(o.Committed), sums[k].Outstanding.Add(o.Outstanding)
		o.check(in)
	}
	for i, row := range r.Accounts {
		in := c.In("accounts[%d]", i)
		check.Same(in, "committed", row.Committed, sums[i].Committed)
		check.Same(in, "outstanding", row.Outstanding, sums[i].Outstanding)
	}
	for i, h := range r.PettyCash {
		h.check(c.In("petty_cash[%d]", i))
	}
}

// check asks whether an order adds up by itself.
func (o OrderState) check(c *fault.Collector) {
	check.Same(c, "committed", o.Committed, o.Ordered.Add(o.Amended))
	left := o.Committed.Sub(o.Invoiced)
	if o.Closed || o.Cancelled || left.IsNegative() {
		left = decimal.Decimal{}
	}
	check.Same(c, "outstanding", o.Outstanding, left)
}

func (h CashState) check(c *fault.Collector) {
	check.Same(c, "balance", h.Balance, h.Advanced.Sub(h.Spent).Sub(h.Returned))
}

// Check re-adds the judgement. The error is a [Faults].
func (j Judgement) Check() error {
	var c fault.Collector
	if len(j.Accounts) > MaxAccounts {
		c.Add("accounts", ErrTooLarge, len(j.Accounts))
		return c.Err()
	}
	if !check.Decimals(&c, j, money.Computable) {
		return c.Err()
	}
	var total Effect
	for i, e := range j.Accounts {
		e.check(c.In("accounts[%d]", i), j.Sign)
		total.Before, total.Change = total.Before.Add(e.Before), total.Change.Add(e.Change)
		total.VarianceBefore = total.VarianceBefore.Add(e.VarianceBefore)
	}
	in := c.In("total")
	j.Total.check(in, j.Sign)
	check.Same(in, "before", j.Total.Before, total.Before)
	check.Same(in, "change", j.Total.Change, total.Change)
	check.Same(in, "variance_before", j.Total.VarianceBefore, total.VarianceBefore)
	check.Same(&c, "saving", j.Cost.Sub(j.Saving), j.Total.Change)
	return c.Err()
}

func (e Effect) check(c *fault.Collector, sign Sign) {
	check.Same(c, "change", e.Change, money.Sum(e.Estimates, e.Orders, e.Costs))
	check.Same(c, "after", e.After, e.Before.Add(e.Change))
	variance := e.VarianceBefore.Sub(e.Change)
	if sign == OverIsPositive {
		variance = e.VarianceBefore.Add(e.Change)
	}
	check.Same(c, "variance_after", e.VarianceAfter, variance)
}
