package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// FinalAccount is the account of what the film has cost (bilan, coût définitif), as an auditor certifies it:
// only what was spent, by post and account, paid and still to be paid. What is ordered and not invoiced, or
// only estimated, is not part of it and is listed apart.
type FinalAccount struct {
	Currency string        `json:"currency"`
	Sign     Sign          `json:"sign"`
	Closing  string        `json:"closing"`
	Date     schedule.Date `json:"date"`
	Posts    []FinalRow    `json:"posts,omitempty"`
	Accounts []FinalRow    `json:"accounts"`
	Total    FinalRow      `json:"total"`
	// Contingency is the cost that still stands on the contingency, which is no heading of a final cost: it is
	// to be restated to the accounts that it was spent on.
	Contingency decimal.Decimal `json:"contingency"`
	// Open are the orders with something outstanding, Unpaid the documents to be paid, PettyCash the holders
	// who still have money. Estimated is what the closing still expects beyond the orders.
	Open      []OrderState    `json:"open,omitempty"`
	Unpaid    []Payable       `json:"unpaid,omitempty"`
	PettyCash []CashState     `json:"petty_cash,omitempty"`
	Estimated decimal.Decimal `json:"estimated"`
	// Definitive says that nothing is open, expected, held in petty cash or left on the contingency: the cost
	// cannot move any more. Invoices may remain to be paid.
	Definitive bool `json:"definitive"`
}

// FinalRow is a row of the final account: Cost = Paid + Payable. Difference is the approved budget less the
// cost, or the opposite as the sign says.
type FinalRow struct {
	Code       string          `json:"code,omitempty"`
	Label      Text            `json:"label,omitzero"`
	Budget     decimal.Decimal `json:"budget"`
	Cost       decimal.Decimal `json:"cost"`
	Paid       decimal.Decimal `json:"paid"`
	Payable    decimal.Decimal `json:"payable"`
	Difference decimal.Decimal `json:"difference"`
}

// FinalAccount draws the final account at a closing. The error is a [Faults] of [ErrUnknown] when the book
// has no such closing.
func (l *Ledger) FinalAccount(closing string) (FinalAccount, error) {
	p, err := l.at(closing)
	if err != nil {
		return FinalAccount{}, err
	}
	r := p.report()
	a := FinalAccount{
		Currency: r.Currency, Sign: r.Sign, Closing: r.Closing, Date: r.Date, Total: l.final(&p.total),
		Accounts: make([]FinalRow, len(p.accounts)), Unpaid: p.payables(), Estimated: r.Total.Uncommitted,
	}
	estimated := false
	var contingency int64
	for k := range p.accounts {
		f := &p.accounts[k]
		a.Accounts[k] = l.final(f)
		a.Accounts[k].Code, a.Accounts[k].Label = r.Accounts[k].Code, r.Accounts[k].Label
		estimated = estimated || f.uncommitted != 0
		if l.book.Accounts[k].Contingency {
			contingency += f.cost
		}
	}
	for k := range p.posts {
		row := l.final(&p.posts[k])
		row.Code, row.Label = r.Posts[k].Code, r.Posts[k].Label
		a.Posts = append(a.Posts, row)
	}
	for _, o := range r.Orders {
		if !o.Outstanding.IsZero() {
			a.Open = append(a.Open, o)
		}
	}
	for _, c := range r.PettyCash {
		if !c.Balance.IsZero() {
			a.PettyCash = append(a.PettyCash, c)
		}
	}
	a.Contingency = l.amount(contingency)
	a.Definitive = !estimated && contingency == 0 && len(a.Open) == 0 && len(a.PettyCash) == 0
	return a, nil
}

func (l *Ledger) final(f *figures) FinalRow {
	d := l.places.decimal
	return FinalRow{
		Budget: d(f.budget), Cost: d(f.cost), Paid: d(f.paid), Payable: d(f.cost - f.paid),
		Difference: d(l.book.Sign.variance(f.budget, f.cost)),
	}
}
