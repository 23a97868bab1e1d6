package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Entry is one entry of the ledger (écriture). What it needs depends on its kind.
type Entry struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	// Date is the day from which the entry counts.
	Date schedule.Date `json:"date"`
	// Account is required of an order, an invoice, a credit note and a petty-cash expense.
	Account string `json:"account,omitempty"`
	// Order is the number of the order that the entry opens, changes, cancels or invoices. An order is on
	// one account; a contract over two accounts is two orders with the same document.
	Order string `json:"order,omitempty"`
	// Of is the invoice or the credit note that a payment pays, or the invoice that a credit note reduces. The
	// order of that credit note is the order of its invoice; a note without one leaves the order as it is.
	Of string `json:"of,omitempty"`
	// Amount is without VAT and not negative; that of an amendment has the sign of the change, and a
	// cancellation has none.
	Amount decimal.Decimal `json:"amount,omitzero"`
	// Final says that an invoice is the last of its order: what was left of the order is released.
	Final bool `json:"final,omitempty"`
	// Due is the day on which an invoice or a credit note is to be paid (échéance).
	Due schedule.Date `json:"due,omitzero"`
	// Day is the day of shooting that a cost is of, where it is not that of the entry.
	Day schedule.Date `json:"day,omitzero"`
	// Holder keeps the petty cash that the entry fills or spends (régisseur).
	Holder string `json:"holder,omitempty"`
	// Restates is the entry that this one replaces from its date on. Reports closed before are not changed.
	Restates string `json:"restates,omitempty"`
	// Document is the number of the paper (pièce).
	Document string `json:"document,omitempty"`
	Supplier string `json:"supplier,omitempty"`
	Label    string `json:"label,omitempty"`
}

// Kind is what an entry records.
type Kind string

// The kinds of entries.
const (
	// Order is a purchase order or a contract signed (bon de commande, engagement).
	Order Kind = "order"
	// Amendment changes the amount of an order (avenant).
	Amendment Kind = "amendment"
	// Cancellation ends an order: what was not invoiced is released (annulation).
	Cancellation Kind = "cancellation"
	// Invoice is an invoice or a payroll booked (facture, paie): a cost.
	Invoice Kind = "invoice"
	// CreditNote reduces the cost, and what its order has been invoiced (avoir).
	CreditNote Kind = "credit_note"
	// PettyCash is a cost that is paid at once, from a petty cash or without one (petite caisse).
	PettyCash Kind = "petty_cash"
	// Payment pays an invoice, wholly or in part, or is a refund of a credit note (règlement).
	Payment Kind = "payment"
	// CashAdvance fills the petty cash of a holder (avance de caisse): money out, no cost yet.
	CashAdvance Kind = "cash_advance"
	// CashReturn gives back what a holder has not spent.
	CashReturn Kind = "cash_return"
)

// Kinds returns the kinds of entries.
func Kinds() []Kind {
	return []Kind{Order, Amendment, Cancellation, Invoice, CreditNote, PettyCash, Payment, CashAdvance, CashReturn}
}

// Label returns the name that people read.
func (k Kind) Label() Text {
	switch k {
	case Order:
		return Text{FR: "Commande", EN: "Order"}
	case Amendment:
		return Text{FR: "Avenant", EN: "Amendment"}
	case Cancellation:
		return Text{FR: "Annulation", EN: "Cancellation"}
	case Invoice:
		return Text{FR: "Facture", EN: "Invoice"}
	case CreditNote:
		return Text{FR: "Avoir", EN: "Credit note"}
	case PettyCash:
		return Text{FR: "Petite caisse", EN: "Petty cash"}
	case Payment:
		return Text{FR: "Règlement", EN: "Payment"}
	case CashAdvance:
		return Text{FR: "Avance de caisse", EN: "Cash advance"}
	case CashReturn:
		return Text{FR: "Retour de caisse", EN: "Cash return"}
	default:
		return Text{FR: string(k), EN: string(k)}
	}
}

// cost says with which sign the entry is a cost.
func (k Kind) cost() int64 {
	switch k {
	case Invoice, PettyCash:
		return 1
	case CreditNote:
		return -1
	default:
		return 0
	}
}

// need says whether a field belongs to a kind of entry.
type need uint8

const (
	never need = iota
	may
	must
)

// shape is the fields of a kind of entry.
type shape struct {
	account, order, of, holder need
	due, day, known            bool
}

func (k Kind) shape() shape {
	switch k {
	case Order:
		return shape{account: must, order: must, known: true}
	case Amendment, Cancellation:
		return shape{account: may, order: must, known: true}
	case Invoice:
		return shape{account: must, order: may, due: true, day: true, known: true}
	case CreditNote:
		return shape{account: must, order: may, of: may, due: true, day: true, known: true}
	case PettyCash:
		return shape{account: must, holder: may, day: true, known: true}
	case Payment:
		return shape{account: may, of: must, known: true}
	case CashAdvance, CashReturn:
		return shape{holder: must, known: true}
	default:
		return shape{}
	}
}
