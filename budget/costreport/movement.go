package costreport

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Movement is what changed from one report to another.
type Movement struct {
	Currency string        `json:"currency"`
	Sign     Sign          `json:"sign"`
	From     string        `json:"from"`
	FromDate schedule.Date `json:"from_date"`
	To       string        `json:"to"`
	ToDate   schedule.Date `json:"to_date"`
	Accounts []Change      `json:"accounts"`
	Total    Change        `json:"total"`
}

// Change is the later figure less the earlier one: EFC = Cost + Outstanding + Uncommitted.
type Change struct {
	// Code is the account; empty for the total.
	Code        string          `json:"code,omitempty"`
	Label       Text            `json:"label,omitzero"`
	Revised     decimal.Decimal `json:"revised"`
	Cost        decimal.Decimal `json:"cost"`
	Paid        decimal.Decimal `json:"paid"`
	Outstanding decimal.Decimal `json:"outstanding"`
	Uncommitted decimal.Decimal `json:"uncommitted"`
	EFC         decimal.Decimal `json:"efc"`
	Variance    decimal.Decimal `json:"variance"`
}

// Since returns what changed since an earlier report of the same book. The error is a [Faults]: [ErrOrder]
// when the other report is later, [ErrMismatch] when it is not of the same currency, sign and accounts, and
// [ErrTooLarge] for figures that no report has.
func (r Report) Since(earlier Report) (Movement, error) {
	var c fault.Collector
	if r.Date.Before(earlier.Date) {
		c.Add("date", ErrOrder, earlier.Date)
	}
	if r.Currency != earlier.Currency || r.Sign != earlier.Sign || len(r.Accounts) != len(earlier.Accounts) {
		c.Add("", ErrMismatch, earlier.Closing)
		return Movement{}, c.Err()
	}
	check.Decimals(&c, r, money.Computable)
	check.Decimals(&c, earlier, money.Computable)
	m := Movement{
		Currency: r.Currency, Sign: r.Sign, From: earlier.Closing, FromDate: earlier.Date, To: r.Closing, ToDate: r.Date,
		Accounts: make([]Change, len(r.Accounts)),
	}
	for i, row := range r.Accounts {
		if row.Code != earlier.Accounts[i].Code {
			c.Add(fmt.Sprintf("accounts[%d].code", i), ErrMismatch, earlier.Accounts[i].Code)
		}
	}
	if err := c.Err(); err != nil {
		return Movement{}, err
	}
	for i, row := range r.Accounts {
		m.Accounts[i] = row.since(earlier.Accounts[i])
	}
	m.Total = r.Total.since(earlier.Total)
	return m, nil
}

func (r Row) since(b Row) Change {
	return Change{
		Code: r.Code, Label: r.Label, Revised: r.Revised.Sub(b.Revised), Cost: r.Cost.Sub(b.Cost), Paid: r.Paid.Sub(b.Paid),
		Outstanding: r.Outstanding.Sub(b.Outstanding), Uncommitted: r.Uncommitted.Sub(b.Uncommitted),
		EFC: r.EFC.Sub(b.EFC), Variance: r.Variance.Sub(b.Variance),
	}
}
