package rnpp

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// AmortisationAccount is the account at a settlement, each figure rounded to the minor unit.
type AmortisationAccount struct {
	Currency string `json:"currency"`
	// Lines are cumulative; those that deduct are negative.
	Lines []AccountLine `json:"lines"`
	// Level is their sum, Cost the opposable cost, Remaining what is still to amortise.
	Level     decimal.Decimal `json:"level"`
	Cost      decimal.Decimal `json:"cost"`
	Remaining decimal.Decimal `json:"remaining"`
}

// AccountLine is a line of the account.
type AccountLine struct {
	Kind   AmortisationKind `json:"kind"`
	Label  Text             `json:"label"`
	Amount decimal.Decimal  `json:"amount"`
}

// Account returns the account of amortisation at a settlement of the deal. The error is a [Faults] of
// [ErrRequired] where the contracts have none, of [ErrUnknown] where the settlement is of another deal, or of
// [ErrTooLarge] where a figure is larger than the library accepts.
func (c Contracts) Account(s recoupment.Settlement) (AmortisationAccount, error) {
	if c.Amortisation == nil {
		return AmortisationAccount{}, Faults{{Path: "amortisation", Kind: ErrRequired}}
	}
	faults := &fault.Collector{}
	check.Decimals(faults.In("amortisation"), *c.Amortisation, money.Acceptable)
	check.Decimals(faults, s, money.Computable)
	if faults.Err() != nil {
		return AmortisationAccount{}, faults.Err()
	}
	l := levels(s)
	if !l.has(recoupment.LevelPool, c.net()) {
		return AmortisationAccount{}, Faults{{Path: "levels", Kind: ErrUnknown, Value: c.net()}}
	}
	net := l.of(recoupment.LevelPool, c.net())
	for _, excluded := range c.Amortisation.Excluded {
		net = net.Sub(l.of(recoupment.LevelPool, outPool(excluded)))
	}
	a := AmortisationAccount{
		Currency: s.Currency, Cost: c.Amortisation.Cost, Level: net,
		Lines: []AccountLine{{NetReceiptsLine, NetReceiptsLine.Label(), net}},
	}
	for _, k := range countedKinds() {
		amount := l.of(recoupment.LevelCounter, k.Counter())
		if k.deducts() {
			amount = amount.Neg()
		}
		a.Lines, a.Level = append(a.Lines, AccountLine{k, k.Label(), amount}), a.Level.Add(amount)
	}
	a.Remaining = noLess(a.Cost.Sub(a.Level))
	return a, nil
}

// Remaining returns what is still to amortise at a settlement; the errors are those of [Contracts.Account].
func (c Contracts) Remaining(s recoupment.Settlement) (decimal.Decimal, error) {
	a, err := c.Account(s)
	return a.Remaining, err
}

// Check re-adds the account. The error is a [Faults] of kind [ErrUnbalance]; only an account that was changed
// meets it.
func (a AmortisationAccount) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, a, money.Computable) {
		return c.Err()
	}
	var level decimal.Decimal
	for _, line := range a.Lines {
		level = level.Add(line.Amount)
	}
	check.Same(c, "level", a.Level, level)
	check.Same(c, "remaining", a.Remaining, noLess(a.Cost.Sub(a.Level)))
	return c.Err()
}

// levelsOf are the levels of a settlement by kind and name.
type levelsOf map[string]decimal.Decimal

func levels(s recoupment.Settlement) levelsOf {
	all := levelsOf{}
	for _, l := range s.Levels {
		all[fmt.Sprint(l.Kind, ":", l.ID)] = l.Amount
	}
	return all
}

func (l levelsOf) of(kind recoupment.LevelKind, id string) decimal.Decimal {
	return l[fmt.Sprint(kind, ":", id)]
}

func (l levelsOf) has(kind recoupment.LevelKind, id string) bool {
	_, has := l[fmt.Sprint(kind, ":", id)]
	return has
}
