package cashflow

import (
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Result is the computed plan. Money that comes in is positive and money that goes out negative, so
// that every total is a plain sum.
type Result struct {
	Currency string   `json:"currency"`
	Rounding Rounding `json:"rounding"`
	// Columns are the columns of outflows, in the order of [Week.Outflows] and [Result.Outflows].
	Columns []Column `json:"columns"`
	Weeks   []Week   `json:"weeks"`
	// Movements are the dated payments that the weeks add up, in the order of the dates; those of one
	// day are in the order of the plan, receipts first. Shares of zero are left out.
	Movements []Movement `json:"movements"`
	// Unallocated is what the plan names and does not spread.
	Unallocated []Unallocated `json:"unallocated"`
	// Receipts is the sum of the receipts of the weeks, Outflows that of each column, Closing the sum
	// of all: the position at the end of the last week.
	Receipts decimal.Decimal `json:"receipts"`
	Outflows []ColumnAmount  `json:"outflows"`
	Closing  decimal.Decimal `json:"closing"`
	// PeakNeed is the lowest cumulative position with its sign changed (besoin maximal de trésorerie);
	// zero when the position is never negative, and then PeakWeek is 0 and PeakMonday no date.
	PeakNeed   decimal.Decimal `json:"peak_need"`
	PeakWeek   int             `json:"peak_week"`
	PeakMonday schedule.Date   `json:"peak_monday"`
	// FirstNegative is the number of the first week that ends below zero, or 0.
	FirstNegative int `json:"first_negative_week"`
	// VAT is the account of the tax, in a plan with VAT.
	VAT *VATAccount `json:"vat,omitempty"`
}

// Week is one week of the plan, from a Monday to a Sunday.
type Week struct {
	// Number counts from 1.
	Number   int             `json:"week"`
	Monday   schedule.Date   `json:"monday"`
	Receipts decimal.Decimal `json:"receipts"`
	// Outflows has one amount per column, in the order of [Result.Columns].
	Outflows []ColumnAmount `json:"outflows"`
	// Net is the receipts and the outflows of the week; Cumulative adds the weeks up to this one.
	Net        decimal.Decimal `json:"net"`
	Cumulative decimal.Decimal `json:"cumulative"`
}

// Sunday returns the last day of the week.
func (w Week) Sunday() schedule.Date { return w.Monday.InWeek(time.Sunday) }

// In returns the amount of a column, [Receipts] included; zero for a column that the plan does not have.
func (w Week) In(column Column) decimal.Decimal {
	if column == Receipts {
		return w.Receipts
	}
	return amountIn(w.Outflows, column)
}

// ColumnAmount is the amount of one column.
type ColumnAmount struct {
	Column Column          `json:"column"`
	Amount decimal.Decimal `json:"amount"`
}

func amountIn(amounts []ColumnAmount, column Column) decimal.Decimal {
	for _, one := range amounts {
		if one.Column == column {
			return one.Amount
		}
	}
	return decimal.Decimal{}
}

// Movement is one dated payment: a share of an outflow or an instalment of a source.
type Movement struct {
	Date schedule.Date `json:"date"`
	// Incurred is the day on which the share fell due before its terms of payment, where it is another.
	Incurred schedule.Date `json:"incurred,omitzero"`
	// Week is the number of the week that contains the date.
	Week int `json:"week"`
	// Column is the column of the outflow, or [Receipts].
	Column Column `json:"column"`
	// ID is that of the outflow or of the source, Detail that of the outflow.
	ID     string `json:"id"`
	Detail string `json:"detail,omitempty"`
	// Kind tells tax and its returns from the amounts themselves.
	Kind MovementKind `json:"kind,omitempty"`
	// Part is the number, from 1, of the element of the key or of the instalment.
	Part   int             `json:"part"`
	Amount decimal.Decimal `json:"amount"`
}

// MovementKind says what a movement is.
type MovementKind string

// The kinds.
const (
	// OfAmount is a share of an outflow or of a source.
	OfAmount MovementKind = ""
	// TaxOn is the VAT on a share of an outflow: in the column [Tax], or in that of the outflow when it is a
	// cost. TaxCollected is the VAT that a source pays with an instalment.
	TaxOn        MovementKind = "vat"
	TaxCollected MovementKind = "vat_collected"
	// TaxReturn is the payment or the refund of a return of VAT; its ID is the last day of the period.
	TaxReturn MovementKind = "vat_return"
)

// Unallocated is an outflow or a source that the plan does not spread over the weeks.
type Unallocated struct {
	Column Column `json:"column"`
	ID     string `json:"id"`
	Detail string `json:"detail,omitempty"`
	Label  string `json:"label,omitempty"`
	// Amount has the sign of the movements that it would have made.
	Amount decimal.Decimal `json:"amount"`
	Reason Reason          `json:"reason"`
}

// Reason says why an amount is not spread.
type Reason string

// The reasons.
const (
	// NoKey is an outflow without a spending key.
	NoKey Reason = "no_key"
	// NoInstalment is a source whose payments are not known.
	NoInstalment Reason = "no_instalment"
	// Deferred is a source that never brings cash, a cost left in the film (mise en participation), or a
	// cost that is paid after the plan (différé).
	Deferred Reason = "deferred"
	// InKind is brought, not paid (apport en industrie ou en nature).
	InKind Reason = "in_kind"
	// Participation is a cost paid out of receipts (mise en participation).
	Participation Reason = "participation"
	// AfterHorizon is a return of VAT that is paid or refunded after the last week.
	AfterHorizon Reason = "after_horizon"
)

// Label returns what people read.
func (r Reason) Label() Text {
	switch r {
	case NoKey:
		return Text{FR: "Hors plan de décaissement", EN: "Left out of the spending plan"}
	case NoInstalment:
		return Text{FR: "Échéances inconnues", EN: "Payments not known"}
	case Deferred:
		return Text{FR: "En participation, sans encaissement", EN: "Deferred, never cash"}
	case InKind:
		return Text{FR: "En industrie ou en nature", EN: "In kind"}
	case AfterHorizon:
		return Text{FR: "Après la dernière semaine", EN: "After the last week"}
	case Participation:
		return Text{FR: "En participation, payé sur les recettes", EN: "Paid out of receipts"}
	default:
		return Text{FR: string(r), EN: string(r)}
	}
}

// Total returns the total of a column over the plan, [Receipts] included.
func (r Result) Total(column Column) decimal.Decimal {
	if column == Receipts {
		return r.Receipts
	}
	return amountIn(r.Outflows, column)
}
