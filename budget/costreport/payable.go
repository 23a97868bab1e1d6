package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Payable is what is still to be paid of an invoice, or to be received of a credit note.
type Payable struct {
	// Entry is the entry that stands for the document at the closing.
	Entry    string        `json:"entry"`
	Account  string        `json:"account"`
	Document string        `json:"document,omitempty"`
	Supplier string        `json:"supplier,omitempty"`
	Label    string        `json:"label,omitempty"`
	Date     schedule.Date `json:"date"`
	// Due is no date when the entry does not say it.
	Due schedule.Date `json:"due,omitzero"`
	// Amount = the document less what was paid and credited: negative for money to come back.
	Amount decimal.Decimal `json:"amount"`
}

// Payables returns what is still to be paid at a closing, in the order of the documents: its sum is the
// payable of the report. The error is a [Faults] of [ErrUnknown] when the book has no such closing.
func (l *Ledger) Payables(closing string) ([]Payable, error) {
	p, err := l.at(closing)
	if err != nil {
		return nil, err
	}
	return p.payables(), nil
}

func (p *position) payables() []Payable {
	all := []Payable{}
	for k := range p.chains {
		if p.left(k) != 0 {
			all = append(all, p.payable(k))
		}
	}
	return all
}

func (p *position) payable(k int) Payable {
	e := p.l.book.Entries[p.chains[k].member]
	return Payable{
		Entry: e.ID, Account: e.Account, Document: e.Document, Supplier: e.Supplier, Label: e.Label,
		Date: e.Date, Due: e.Due, Amount: p.l.amount(p.left(k)),
	}
}
