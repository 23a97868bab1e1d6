package recoupment

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// PaymentMade is a payment made outside the settlements: on a statement of account, or of a transfer.
// Exactly one of them is named.
type PaymentMade struct {
	// Statement is the statement of account on which it was paid.
	Statement string `json:"statement,omitempty"`
	// Transfer is the name of the [TransferLine] that was paid, Kind its kind; empty is [TransferTerm]. What a
	// view owes is paid on a statement.
	Transfer string          `json:"transfer,omitempty"`
	Kind     TransferKind    `json:"kind,omitempty"`
	Amount   decimal.Decimal `json:"amount"`
}

// debt names the debt that was paid.
func (p PaymentMade) debt() string {
	kind := p.Kind
	if kind == "" {
		kind = TransferTerm
	}
	return kind.name(p.Transfer)
}

// check asks that a payment is of one thing and only one.
func (p PaymentMade) check(c *fault.Collector, names movementNames) {
	word(c, "kind", p.Kind, TransferTerm, TransferDeficit, TransferExcess)
	switch {
	case (p.Statement == "") == (p.Transfer == ""):
		c.Add("statement", ErrRequired, "a statement or a transfer")
	case p.Statement != "":
		if names.statement(c, p.Statement); p.Kind != "" {
			c.Add("kind", ErrRange, "only a transfer has a kind")
		}
	default:
		names.transfer(c, p)
	}
	check.Decimal(c, "amount", p.Amount)
}

// payments are what was paid outside the settlements, by statement and by debt.
type payments struct {
	statements, transfers []decimal.Decimal
}

func (c *Cascade) openPayments() payments {
	return payments{make([]decimal.Decimal, len(c.statements)), make([]decimal.Decimal, len(c.debts))}
}

// copy returns payments that may go their own way.
func (p payments) copy() payments {
	return payments{slices.Clone(p.statements), slices.Clone(p.transfers)}
}

// pay notes a payment made outside the settlements.
func (r *Run) pay(p PaymentMade) {
	list, at := r.outside.statements, r.cascade.statementNames[p.Statement]
	if p.Transfer != "" {
		list, at = r.outside.transfers, r.cascade.debtNames[p.debt()]
	}
	list[at] = list[at].Add(p.Amount)
}
