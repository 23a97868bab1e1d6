package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// TransferLine is what one party owes another.
type TransferLine struct {
	// ID is the transfer, the right whose deficit is borne, the tier whose excess is charged, or the view.
	ID    string       `json:"id"`
	Kind  TransferKind `json:"kind"`
	Label Text         `json:"label,omitzero"`
	From  string       `json:"from"`
	To    string       `json:"to"`
	Figures
}

// TransferKind says why a party owes another.
type TransferKind string

// The kinds of transfers.
const (
	TransferTerm    TransferKind = "transfer"
	TransferDeficit TransferKind = "deficit"
	TransferExcess  TransferKind = "excess"
	TransferView    TransferKind = "view"
)

// debt is what a party owes another so far.
type debt struct {
	line TransferLine
	owed fraction.F
	// quantity is what it is, where it is one.
	quantity int
}

// debts returns everything that parties owe each other.
func (r *Run) debts() []debt {
	var all []debt
	for i, t := range r.cascade.deal.Transfers {
		all = append(all, debt{line: TransferLine{ID: t.ID, Kind: TransferTerm, Label: t.Label, From: t.From, To: t.To}, owed: r.transferred(i)})
	}
	for _, l := range r.cascade.lines {
		if l.borne != cascade.None {
			by := r.cascade.deal.Pools[l.pool].Tiers[l.tier].Deficit.By
			all = append(all, r.debt(TransferLine{ID: l.ID, Kind: TransferDeficit, From: by, To: l.Party}, l.borne))
		}
	}
	for i, p := range r.cascade.deal.Pools {
		for j, t := range p.Tiers {
			if t.Deficit != nil && t.Deficit.To != "" {
				excess := r.cascade.program.Pools[r.cascade.pools[i]].Tiers[j].Excess
				all = append(all, r.debt(TransferLine{ID: t.ID, Kind: TransferExcess, From: t.Deficit.By, To: t.Deficit.To}, excess))
			}
		}
	}
	for i, v := range r.cascade.deal.Views {
		all = append(all, debt{line: TransferLine{ID: v.ID, Kind: TransferView, Label: v.Label, From: v.BorneBy, To: v.Party}, owed: r.viewGap(i)})
	}
	return all
}

func (r *Run) debt(line TransferLine, quantity int) debt {
	return debt{line: line, owed: r.core.Values[quantity], quantity: quantity}
}

// viewGap returns what a view gives to its beneficiary beyond what the receipts gave.
func (r *Run) viewGap(i int) fraction.F {
	var gap fraction.F
	for at, l := range r.cascade.lines {
		if l.Party == r.cascade.deal.Views[i].Party && l.To == "" {
			gap = gap.Add(r.lineGap(i, at))
		}
	}
	return gap
}

// lineGap returns what view i gives to one line beyond what the receipts gave.
func (r *Run) lineGap(i, line int) fraction.F {
	view := r.views[i]
	own, seen := r.cascade.program.Rights[line].Received, view.cascade.program.Rights[line].Received
	return view.core.Values[seen].Sub(r.core.Values[own])
}

func (r *Run) transferLines() []TransferLine {
	debts := r.debts()
	lines, now := make([]TransferLine, len(debts)), make([]decimal.Decimal, len(debts))
	for i, d := range debts {
		now[i] = r.report(d.owed)
		lines[i] = d.line
		lines[i].Figures = figures(r.settled.transfers[i], now[i])
	}
	r.settled.transfers = now
	return lines
}
