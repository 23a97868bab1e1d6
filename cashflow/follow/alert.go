package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Alert is something to be looked at.
type Alert struct {
	Kind   AlertKind `json:"kind"`
	Column Column    `json:"column,omitempty"`
	Line   string    `json:"line,omitempty"`
	Part   int       `json:"part,omitempty"`
	// Date is the first day of a shortage, the planned day of what is overdue, the day of a payment; Week its
	// week, Ahead how many weeks after that of the book.
	Date  schedule.Date `json:"date"`
	Week  int           `json:"week"`
	Ahead int           `json:"weeks_ahead,omitempty"`
	// Days is by how many days something is overdue.
	Days int `json:"days,omitempty"`
	// Amount is what is missing under the floor or behind the credit, or what is overdue, over or unplanned, positive.
	Amount decimal.Decimal `json:"amount"`
}

// AlertKind is what an alert warns of.
type AlertKind string

// The kinds of alerts, in the order in which they are given.
const (
	// CashShortage: less than the floor will be available, the credit counted (rupture de trésorerie).
	CashShortage AlertKind = "cash_shortage"
	// CoverShort: the highest drawn balance is more than what the signed sources still stand for, for a book with
	// a credit and sources.
	CoverShort AlertKind = "cover_short"
	// ReceiptOverdue and PaymentOverdue: money should have come in, or gone out.
	ReceiptOverdue AlertKind = "receipt_overdue"
	PaymentOverdue AlertKind = "payment_overdue"
	// PaidOver: more was paid than planned. ReceivedUnder: less was received, and nothing more will be.
	PaidOver      AlertKind = "paid_over"
	ReceivedUnder AlertKind = "received_under"
	// PaidUnplanned: a payment is on no line of the plan.
	PaidUnplanned AlertKind = "paid_unplanned"
)

// Label returns the name that people read.
func (k AlertKind) Label() Text {
	switch k {
	case CashShortage:
		return Text{FR: "Rupture de trésorerie", EN: "Cash shortage"}
	case CoverShort:
		return Text{FR: "Crédit mal couvert par les contrats signés", EN: "Credit beyond the signed contracts"}
	case ReceiptOverdue:
		return Text{FR: "Encaissement en retard", EN: "Receipt overdue"}
	case PaymentOverdue:
		return Text{FR: "Paiement en retard", EN: "Payment overdue"}
	case PaidOver:
		return Text{FR: "Paiement au-delà du prévu", EN: "Paid beyond the plan"}
	case ReceivedUnder:
		return Text{FR: "Encaissement en deçà du prévu", EN: "Received below the plan"}
	case PaidUnplanned:
		return Text{FR: "Paiement hors plan", EN: "Payment not in the plan"}
	default:
		return Text{FR: string(k), EN: string(k)}
	}
}

// Alerts returns what is to be looked at: shortages to come, what is overdue, what was paid beyond the plan.
func (f Forecast) Alerts() []Alert {
	alerts := []Alert{}
	for _, s := range f.Shortages {
		alerts = append(alerts, Alert{Kind: CashShortage, Date: s.From, Week: s.Week, Ahead: s.Ahead, Amount: s.Short})
	}
	if b := f.Borrowing; b != nil && len(f.Book.Sources) > 0 && b.PeakDrawn.GreaterThan(b.Covered) {
		alerts = append(alerts, f.coverShort(*b))
	}
	for _, kind := range []AlertKind{ReceiptOverdue, PaymentOverdue, PaidOver, ReceivedUnder} {
		for _, item := range f.Items {
			if amount, is := kind.of(item); is {
				alerts = append(alerts, Alert{
					Kind: kind, Column: item.Column, Line: item.Line, Part: item.Part, Date: item.Date, Week: item.Week,
					Days: max(0, item.Days), Amount: amount.Abs(),
				})
			}
		}
	}
	start := f.Book.Plan.Weeks
	for _, one := range f.Changes {
		ofBank := f.Book.Credit != nil && one.Column == Bank
		if one.Cause == Unplanned && one.Amount.IsNegative() && len(start) > 0 && !ofBank {
			alerts = append(alerts, Alert{
				Kind: PaidUnplanned, Column: one.Column, Line: one.Line, Date: one.Date, Week: one.Date.WeekFrom(start[0].Monday), Amount: one.Amount.Neg(),
			})
		}
	}
	return alerts
}

// coverShort says by how much the credit is beyond what stands behind it.
func (f Forecast) coverShort(b Borrowing) Alert {
	alert := Alert{Kind: CoverShort, Column: Bank, Date: b.DrawnDate, Amount: b.PeakDrawn.Sub(b.Covered)}
	if start := f.Book.Plan.Weeks; len(start) > 0 {
		alert.Week = b.DrawnDate.WeekFrom(start[0].Monday)
		alert.Ahead = max(0, alert.Week-f.Book.Closed.WeekFrom(start[0].Monday))
	}
	return alert
}

// of reports whether an item is to be looked at, and for how much.
func (k AlertKind) of(item Item) (amount decimal.Decimal, is bool) {
	receipt := item.Column == cashflow.Receipts
	switch k {
	case ReceiptOverdue:
		return item.Open, item.Timing == StillDue && receipt
	case PaymentOverdue:
		return item.Open, item.Timing == StillDue && !receipt
	case PaidOver:
		return item.Gap, item.Gap.IsNegative() && !receipt
	case ReceivedUnder:
		return item.Gap, item.Gap.IsNegative() && receipt
	default:
		return decimal.Decimal{}, false
	}
}
