package costreport

import (
	"github.com/shopspring/decimal"
)

// Alert is a figure that has passed its limit.
type Alert struct {
	Kind AlertKind `json:"kind"`
	// Code is the account, the number of the post, the entry or the holder that it is about; empty for the whole.
	Code  string `json:"code,omitempty"`
	Label Text   `json:"label,omitzero"`
	// Margin = Limit - Figure, below zero.
	Figure decimal.Decimal `json:"figure"`
	Limit  decimal.Decimal `json:"limit"`
	Margin decimal.Decimal `json:"margin"`
	// Days is how many days after its term an invoice is, the days of grace included.
	Days int `json:"days,omitempty"`
	// Lines are what made the figure: they add up to it.
	Lines []AlertLine `json:"lines"`
}

// AlertLine is a part of the figure of an alert.
type AlertLine struct {
	Source Source          `json:"source"`
	ID     string          `json:"id,omitempty"`
	Label  string          `json:"label,omitempty"`
	Amount decimal.Decimal `json:"amount"`
}

// Source is what a line of an alert is.
type Source string

// The sources of lines.
const (
	// FromEntry is an entry, FromOrder what is outstanding on an order, FromEstimate what is not ordered yet.
	FromEntry    Source = "entry"
	FromOrder    Source = "order"
	FromEstimate Source = "estimate"
	FromTransfer Source = "transfer"
	// FromAccount and FromPost are their estimated final cost.
	FromAccount Source = "account"
	FromPost    Source = "post"
)

// AlertKind is what an alert warns of.
type AlertKind string

// The kinds of alerts, in the order in which they are given.
const (
	// TotalOverspend, PostOverspend and AccountOverspend: the estimated final cost passes the revised budget by
	// more than the allowance (dépassement).
	TotalOverspend   AlertKind = "total_overspend"
	PostOverspend    AlertKind = "post_overspend"
	AccountOverspend AlertKind = "account_overspend"
	// ContingencyAhead: what was drawn from the contingency, and booked on it, passes the part of its budget
	// that goes with the progress of the shoot. A shoot without a plan says nothing.
	ContingencyAhead AlertKind = "contingency_ahead"
	// CommitmentWithoutBudget: an account has orders outstanding that pass, with the cost, its revised budget
	// (engagement sans budget).
	CommitmentWithoutBudget AlertKind = "commitment_without_budget"
	// EstimateBelowCommitments: the cost and the outstanding orders pass the estimated final cost, by more than what is
	// still to come of a budget that is a credit.
	EstimateBelowCommitments AlertKind = "estimate_below_commitments"
	// LateInvoice: an invoice is not paid in full after its term and the days of grace.
	LateInvoice AlertKind = "late_invoice"
	// TransferBeyondBudget: an account gave by transfers, less what it received, more than its approved budget
	// (virement sans provision).
	TransferBeyondBudget AlertKind = "transfer_beyond_budget"
	// PaymentBeyondDocument: more was paid of an invoice, less what came back, than it comes to after its credit notes;
	// or came back on a credit note than it is of (trop-payé).
	PaymentBeyondDocument AlertKind = "payment_beyond_document"
	// CashOverspent: a holder spent and gave back more petty cash than the advances (caisse négative).
	CashOverspent AlertKind = "cash_overspent"
)

// Label returns the name that people read.
func (k AlertKind) Label() Text {
	switch k {
	case TotalOverspend:
		return Text{FR: "Dépassement du devis", EN: "Overspend of the budget"}
	case PostOverspend:
		return Text{FR: "Dépassement d'un poste", EN: "Overspend of a post"}
	case AccountOverspend:
		return Text{FR: "Dépassement d'un compte", EN: "Overspend of an account"}
	case ContingencyAhead:
		return Text{FR: "Imprévus consommés plus vite que le tournage n'avance", EN: "Contingency consumed faster than the shoot advances"}
	case CommitmentWithoutBudget:
		return Text{FR: "Engagement sans budget", EN: "Commitment without budget"}
	case EstimateBelowCommitments:
		return Text{FR: "Estimation sous les engagements", EN: "Estimate below the commitments"}
	case LateInvoice:
		return Text{FR: "Facture en retard", EN: "Late invoice"}
	case TransferBeyondBudget:
		return Text{FR: "Virement sans provision", EN: "Transfer beyond the budget"}
	case PaymentBeyondDocument:
		return Text{FR: "Trop-payé", EN: "Payment beyond the document"}
	case CashOverspent:
		return Text{FR: "Caisse négative", EN: "Petty cash overspent"}
	default:
		return Text{FR: string(k), EN: string(k)}
	}
}
