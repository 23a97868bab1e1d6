package cashflow

import (
	"sort"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// checkVAT re-adds the returns from the movements of the tax, and closes the account.
func (r Result) checkVAT(found *fault.Collector) {
	if r.VAT == nil {
		return
	}
	in := found.In("vat")
	account := *r.VAT
	if !check.Size(in, "returns", len(account.Returns), maxReturns) || !check.Decimals(in, account, money.Acceptable) {
		return
	}
	net := make([]decimal.Decimal, len(account.Returns))
	var settled, cost decimal.Decimal
	for i := range r.Movements {
		one := &r.Movements[i]
		switch {
		case one.Kind == TaxReturn:
			settled = settled.Add(one.Amount)
		case one.Kind == TaxOn && one.Column != Tax:
			cost = cost.Sub(one.Amount)
		case one.Kind == TaxOn || one.Kind == TaxCollected:
			if at, inside := account.of(one.Date); inside {
				net[at] = net[at].Add(one.Amount)
			} else {
				in.Add("returns", ErrOrder, one.Date)
			}
		}
	}
	var again VATAccount
	var brought decimal.Decimal
	for i, one := range account.Returns {
		at := in.In("returns[%d]", i)
		check.Same(at, "deducted", one.Collected.Sub(one.Deducted), net[i])
		check.Same(at, "brought", one.Brought, brought)
		check.Same(at, "due", one.Due, one.Collected.Sub(one.Deducted).Sub(one.Brought))
		if i > 0 && one.From != account.Returns[i-1].To.AddDays(1) {
			at.Add("from", ErrOrder, one.From)
		}
		again.add(one)
		brought = one.Carried
	}
	check.Same(in, "collected", account.Collected, again.Collected)
	check.Same(in, "deducted", account.Deducted, again.Deducted)
	check.Same(in, "reverse_charge", account.ReverseCharge, again.ReverseCharge)
	check.Same(in, "not_deductible", account.NotDeductible, cost)
	check.Same(in, "paid", account.Paid, again.Paid)
	check.Same(in, "refunded", account.Refunded, again.Refunded)
	check.Same(in, "refunded", account.Refunded.Sub(account.Paid), settled)
	for _, one := range r.Unallocated {
		if one.Reason == AfterHorizon && check.Decimal(in, "left", one.Amount) {
			settled = settled.Add(one.Amount)
		}
	}
	check.Same(in, "left", account.Left, account.Collected.Sub(account.Deducted).Sub(account.Paid).Add(account.Refunded))
	check.Same(in, "returns", account.Collected.Sub(account.Deducted), settled.Neg())
}

// of returns the return of a day.
func (a VATAccount) of(day schedule.Date) (int, bool) {
	at := sort.Search(len(a.Returns), func(i int) bool { return !a.Returns[i].To.Before(day) })
	return at, at < len(a.Returns) && !day.Before(a.Returns[at].From)
}
