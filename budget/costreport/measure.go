package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Measure is a corrective measure that is weighed at a closing: what it would save and what it would cost.
type Measure struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Closing is the closing after which it is decided.
	Closing string `json:"closing"`
	// Estimates are changes of the estimates to complete, each with its sign: a saving is negative.
	Estimates []Estimate `json:"estimates,omitempty"`
	// Orders are changes of the amounts of orders, each with its sign.
	Orders []OrderChange `json:"orders,omitempty"`
	// Costs are what the measure itself costs.
	Costs []MeasureCost `json:"costs,omitempty"`
}

// OrderChange changes the amount of an order.
type OrderChange struct {
	Order  string          `json:"order"`
	Amount decimal.Decimal `json:"amount"`
}

// MeasureCost is a cost of a measure: a discount, a penalty, a day of hire.
type MeasureCost struct {
	Account string `json:"account"`
	// Amount is positive.
	Amount decimal.Decimal `json:"amount"`
	// Due is the day on which it would be paid, where it is known.
	Due    schedule.Date `json:"due,omitzero"`
	Reason string        `json:"reason,omitempty"`
}

// Judgement is the effect of a measure on the estimated final cost.
type Judgement struct {
	Currency string      `json:"currency"`
	Sign     Sign        `json:"sign"`
	Measure  string      `json:"measure"`
	Closing  string      `json:"closing"`
	Accounts []Effect    `json:"accounts"`
	Orders   []OrderMove `json:"orders,omitempty"`
	Total    Effect      `json:"total"`
	// Saving is the sum of what goes down and Cost of what goes up, both positive: the change of the total is
	// Cost - Saving.
	Saving decimal.Decimal `json:"saving"`
	Cost   decimal.Decimal `json:"cost"`
}

// Effect is the effect on an account: Change = Estimates + Orders + Costs, After = Before + Change.
type Effect struct {
	// Code is the account; empty for the total.
	Code           string          `json:"code,omitempty"`
	Label          Text            `json:"label,omitzero"`
	Before         decimal.Decimal `json:"before"`
	Estimates      decimal.Decimal `json:"estimates"`
	Orders         decimal.Decimal `json:"orders"`
	Costs          decimal.Decimal `json:"costs"`
	Change         decimal.Decimal `json:"change"`
	After          decimal.Decimal `json:"after"`
	VarianceBefore decimal.Decimal `json:"variance_before"`
	VarianceAfter  decimal.Decimal `json:"variance_after"`
}

// OrderMove is what a change of an order really does: what is invoiced already is not saved, and a closed
// order has nothing left to save.
type OrderMove struct {
	Order  string          `json:"order"`
	Change decimal.Decimal `json:"change"`
	// Effect is the change of what is outstanding on the order.
	Effect decimal.Decimal `json:"effect"`
}

// ParseMeasure reads a measure from JSON, strictly. Whether it fits a book is the question of
// [Ledger.Judge]. The error is a [Faults].
func ParseMeasure(data []byte) (Measure, error) {
	var m Measure
	if err := fault.Decode(data, &m); err != nil {
		return Measure{}, err
	}
	return m, nil
}

// Kept is what a later report says of a measure, account by account.
type Kept struct {
	Measure  string     `json:"measure"`
	Closing  string     `json:"closing"`
	Accounts []KeptLine `json:"accounts"`
	Total    KeptLine   `json:"total"`
}

// KeptLine compares an account: Difference = EFC - Expected, below zero when the film costs less than the
// measure promised.
type KeptLine struct {
	Code       string          `json:"code,omitempty"`
	Label      Text            `json:"label,omitzero"`
	Expected   decimal.Decimal `json:"expected"`
	EFC        decimal.Decimal `json:"efc"`
	Difference decimal.Decimal `json:"difference"`
}

// Against compares what the measure promised with a later report of the same book. The error is a [Faults]
// of [ErrMismatch] when the accounts are not the same.
func (j Judgement) Against(later Report) (Kept, error) {
	var c fault.Collector
	if j.Currency != later.Currency || len(j.Accounts) != len(later.Accounts) {
		c.Add("", ErrMismatch, later.Closing)
		return Kept{}, c.Err()
	}
	kept := Kept{Measure: j.Measure, Closing: later.Closing, Accounts: make([]KeptLine, len(j.Accounts))}
	line := func(path string, e Effect, r Row) KeptLine {
		if e.Code != r.Code {
			c.Add(path, ErrMismatch, r.Code)
		}
		if !check.Decimal(&c, path, e.After) || !check.Decimal(&c, path, r.EFC) {
			return KeptLine{}
		}
		return KeptLine{Code: e.Code, Label: e.Label, Expected: e.After, EFC: r.EFC, Difference: r.EFC.Sub(e.After)}
	}
	for i, e := range j.Accounts {
		kept.Accounts[i] = line(fmt.Sprintf("accounts[%d]", i), e, later.Accounts[i])
	}
	kept.Total = line("total", j.Total, later.Total)
	if err := c.Err(); err != nil {
		return Kept{}, err
	}
	return kept, nil
}
