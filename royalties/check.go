package royalties

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Check re-adds the statement: the lines make the entitlement, each set of figures its cumulative one, what
// is due is paid or carried, nothing below zero is paid, and the parts make what is paid. The error is a
// [Faults] of kind [ErrUnbalance].
func (s Statement) Check() error {
	c := &fault.Collector{}
	if check.Decimals(c, s, money.Computable) {
		s.check(c)
	}
	return c.Err()
}

func (s Statement) check(c *fault.Collector) {
	lines := s.Rounding
	for i, l := range s.Lines {
		l.Earned.check(c, fmt.Sprintf("lines[%d].earned", i))
		lines = lines.Add(l.Earned.Cumulative)
	}
	s.Earned.check(c, "earned")
	check.Same(c, "earned.cumulative", s.Earned.Cumulative, lines)
	nothing := decimal.Decimal{}
	var applied, bonus decimal.Decimal
	for i, b := range s.Bonuses {
		in := c.In("bonuses[%d]", i)
		b.Owed.check(in, "owed")
		check.Same(in, "due", b.Due, b.Entitled.Sub(b.PaidBefore))
		check.Same(in, "paid", b.Paid, decimal.Max(b.Due, nothing))
		applied, bonus = applied.Add(b.Owed.Cumulative.Sub(b.Entitled)), bonus.Add(b.Paid)
	}
	over := s.Earned.Cumulative.Sub(s.Advance)
	check.Same(c, "entitled", s.Entitled.Add(s.Unpaid), decimal.Max(over, nothing))
	check.Same(c, "unearned", s.Unearned, decimal.Max(over.Neg().Sub(applied), nothing))
	check.Same(c, "due", s.Due, s.Entitled.Add(s.Other).Sub(s.Held).Sub(s.PaidBefore))
	check.Same(c, "carried", s.Paid.Add(s.Carried), s.Due)
	if s.Paid.IsNegative() {
		c.Add("paid", ErrNegative, s.Paid)
	}
	check.Same(c, "bonus", s.Bonus, bonus)
	check.Same(c, "total", s.Total, s.Paid.Add(s.Bonus))
	if len(s.Parts) > 0 {
		check.Same(c, "parts.paid", sum(s.Parts, func(p Part) decimal.Decimal { return p.Paid }), s.Total)
		check.Same(c, "parts.earned", sum(s.Parts, func(p Part) decimal.Decimal { return p.Earned }), s.Earned.Cumulative)
		check.Same(c, "parts.unearned", sum(s.Parts, func(p Part) decimal.Decimal { return p.Unearned }), s.Unearned)
		check.Same(c, "parts.carried", sum(s.Parts, func(p Part) decimal.Decimal { return p.Carried }), s.Carried)
	}
}

func (f Figures) check(c *fault.Collector, path string) {
	check.Same(c, path, f.Cumulative, f.Prior.Add(f.Restated).Add(f.Current))
}

// chain reports statements that do not follow from one another: what one stated is what the next had
// before it.
func chain(c *fault.Collector, all []Statement) {
	for i := 1; i < len(all); i++ {
		in, last := c.In("statements[%d]", i), all[i-1]
		check.Same(in, "earned.prior", all[i].Earned.Prior, last.Earned.Cumulative)
		check.Same(in, "paid_before", all[i].PaidBefore, last.PaidBefore.Add(last.Paid))
	}
}

// Check re-adds the account: every statement, what follows from one to the next, and the bases, but for
// their rounding. The error is a [Faults] of kind [ErrUnbalance].
func (a Account) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, a, money.Computable) {
		return c.Err()
	}
	for i, s := range a.Statements {
		s.check(c.In("statements[%d]", i))
	}
	chain(c, a.Statements)
	if len(a.Statements) == 0 {
		return c.Err()
	}
	check.Same(c, "opening", a.Statements[0].Earned.Prior, a.Opening)
	// Each base is rounded for itself, by half a unit at the most.
	places, _ := money.MinorUnits(a.Currency)
	slack := decimal.New(int64(len(a.Statements)+2), -places)
	for at, l := range a.Last().Lines {
		total := decimal.Decimal{}
		if at < len(a.OpeningBases) {
			total = a.OpeningBases[at]
		}
		for _, s := range a.Statements {
			if at < len(s.Lines) {
				total = total.Add(s.Lines[at].Base)
			}
		}
		if l.BaseTotal.Sub(total).Abs().GreaterThan(slack) {
			c.Add(fmt.Sprintf("bases[%d]", at), ErrUnbalance, l.BaseTotal)
		}
	}
	return c.Err()
}
