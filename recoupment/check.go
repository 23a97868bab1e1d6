package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Check re-adds the settlement: its lines make its receipts, its figures and its statements add up, and
// what the steps of an accruing right earned makes what it earned. The error is a [Faults] of kind
// [ErrUnbalance]; it can only be met by a settlement that was changed.
func (s Settlement) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	places, _ := money.MinorUnits(s.Currency)
	unit := decimal.New(1, -places)
	var brought decimal.Decimal
	for i, l := range s.Lines {
		brought = brought.Add(l.Current)
		check.Same(c, fmt.Sprintf("lines[%d].cumulative", i), l.Prior.Add(l.Current), l.Cumulative)
	}
	check.Same(c, "lines", brought, s.Receipts)
	for i, t := range s.Transfers {
		check.Same(c, fmt.Sprintf("transfers[%d].cumulative", i), t.Prior.Add(t.Current), t.Cumulative)
		if t.Kind != TransferView {
			check.Same(c, fmt.Sprintf("transfers[%d].due", i), t.Due, t.Cumulative.Sub(t.PaidBefore))
		}
		check.Same(c, fmt.Sprintf("transfers[%d].carried", i), t.Carried, t.Due.Sub(t.Paid))
	}
	for i, statement := range s.Statements {
		statement.check(c.In("statements[%d]", i))
	}
	for i, a := range s.Accounts {
		short := decimal.Max(a.Target.Sub(a.Recouped), decimal.Decimal{})
		if a.Outstanding.Sub(short).Abs().GreaterThan(unit) {
			c.Add(fmt.Sprintf("accounts[%d].outstanding", i), ErrUnbalance, a.Outstanding)
		}
	}
	for i, a := range s.Accruals {
		earned := a.Opening
		for _, amount := range a.Amounts {
			earned = earned.Add(amount)
		}
		check.Same(c, fmt.Sprintf("accruals[%d].earned", i), earned, a.Earned)
	}
	return c.Err()
}

// check re-adds a statement: its lines make what it is entitled to, and what is due is paid or carried.
func (s *Statement) check(c *fault.Collector) {
	var current decimal.Decimal
	for _, l := range s.Lines {
		current = current.Add(l.Current)
	}
	var pools decimal.Decimal
	for _, p := range s.Pools {
		pools = pools.Add(p.Current)
	}
	check.Same(c, "entitled.current", s.Entitled.Current, current)
	check.Same(c, "pools", pools, current)
	check.Same(c, "entitled.cumulative", s.Entitled.Cumulative, s.Entitled.Prior.Add(s.Entitled.Current))
	check.Same(c, "due", s.Due, s.Entitled.Cumulative.Add(s.Opposable).Sub(s.Deducted).Sub(s.Held).Sub(s.PaidBefore))
	check.Same(c, "carried", s.Carried, s.Due.Sub(s.Paid))
}

// Check re-adds the outcome: every settlement by itself, the payments of the periods against the
// cumulative ones, the shares of every box office, and the postings of each right against what it
// was paid. The error is a [Faults] of kind [ErrUnbalance].
func (o *Outcome) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, o, money.Computable) {
		return c.Err()
	}
	paid, posted := map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
	for i, p := range o.Periods {
		in := c.In("periods[%d]", i)
		in.Merge("settlement", p.Settlement.Check())
		for _, l := range p.Settlement.Lines {
			paid[l.ID] = paid[l.ID].Add(l.Current)
			check.Same(in, l.ID, paid[l.ID], l.Cumulative)
		}
		in.Merge("theatrical", p.Theatrical.Check())
		in.Merge("support", p.Support.Check())
	}
	for _, p := range o.Postings {
		posted[p.Right] = posted[p.Right].Add(p.Paid)
	}
	for _, l := range o.Final.Levels {
		if l.Kind == LevelRight {
			check.Same(c, "postings", posted[l.ID], l.Amount)
		}
	}
	return c.Err()
}
