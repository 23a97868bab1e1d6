package recoupment

import (
	"github.com/shopspring/decimal"
)

// StatementTerms are the terms of one statement of account: what is set against the entitlements of its
// lines before they are paid. What is due below zero is carried, never paid.
type StatementTerms struct {
	// ID is the name of the statement: that of its rights, or of their party.
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Less are accounts that are deducted from what is due: an advance, insurance, expenses that are
	// charged to the share of the party. No right recoups them.
	Less []Deduction `json:"less,omitempty"`
	// Reserve withholds a part of the entitlements of each period and releases it later.
	Reserve *Reserve `json:"reserve,omitempty"`
	// Minimum is the least payment; what is due below it is carried. Zero means none.
	Minimum decimal.Decimal `json:"minimum,omitzero"`
	// Earned and Paid open the statement with what was earned and paid before the history begins.
	Earned decimal.Decimal `json:"earned,omitzero"`
	Paid   decimal.Decimal `json:"paid,omitzero"`
	// PriorPayments says whether Paid counts against what is due; it is required where Paid is given.
	PriorPayments PriorPayments `json:"prior_payments,omitempty"`
}

// Deduction deducts what was entered on an account.
type Deduction struct {
	Account string `json:"account"`
	// Rate is the part of it that is deducted, in per cent; zero means all.
	Rate decimal.Decimal `json:"rate,omitzero"`
}

// PriorPayments says what becomes of payments made before, when rights are crossed.
type PriorPayments string

// The ways of prior payments.
const (
	PaymentsCounted PriorPayments = "counted"
	PaymentsIgnored PriorPayments = "ignored"
)

// Reserve withholds a part and releases it after a number of settlements (provision sur retours). In a
// pool it withholds receipts, before anything is shared; in the terms of a statement, what the lines of
// the period are entitled to.
type Reserve struct {
	// Rate is in per cent of the receipts or the entitlements of a period.
	Rate decimal.Decimal `json:"rate"`
	// Periods is the number of settlements after which a period's reserve is released; 1 is the next one.
	Periods int `json:"periods"`
	// On restricts a pool's reserve to receipts with these coordinates; empty means all.
	On Filter `json:"on,omitempty"`
	// Rights restricts the reserve of a statement to these rights; empty means all.
	Rights []string `json:"rights,omitempty"`
}

// View is the cascade as it holds against one beneficiary (opposabilité): other rates, other caps. The
// whole cascade is computed a second time with them. The beneficiary is due what the view gives to its
// rights; the difference with what the receipts gave it, on the cumulative position, is owed by a named
// party; it may fall again, and below zero, where the beneficiary owes it.
type View struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Party is the beneficiary, BorneBy the party that owes the difference.
	Party   string `json:"party"`
	BorneBy string `json:"borne_by"`
	// Rights and Accounts replace those of the deal with the same names.
	Rights   []Right   `json:"rights,omitempty"`
	Accounts []Account `json:"accounts,omitempty"`
	// Transfers replace those of the deal with the same names, between the same parties, of which the
	// beneficiary is one. What they owe, measured on the view, against what the deal owes joins the difference
	// that BorneBy owes; where the beneficiary is the payer, he is given what his own transfer owes less. One that feeds a pool brings
	// what it owes in the view to the receipts of the view, whoever pays it; one that the view does not replace brings what it
	// owes under the deal.
	Transfers []Transfer `json:"transfers,omitempty"`
}
