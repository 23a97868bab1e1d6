package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// TransferLine is what one party owes another, and what was paid of it.
type TransferLine struct {
	// ID is the transfer, the right whose deficit is borne, the tier whose excess is charged, or the view.
	ID    string       `json:"id"`
	Kind  TransferKind `json:"kind"`
	Label Text         `json:"label,omitzero"`
	From  string       `json:"from"`
	To    string       `json:"to,omitempty"`
	// Into is the pool that is owed, where no party is: what it is owed has entered it.
	Into string `json:"into,omitempty"`
	// SetAgainst is what an account takes off what would be owed ([Transfer.SetAgainst]), cumulative.
	SetAgainst decimal.Decimal `json:"set_against,omitzero"`
	// Figures are what is owed.
	Figures
	// PaidBefore is everything paid before this settlement, Due what is owed less that, Paid what the
	// settlement pays of it, Carried the rest. Where what is owed has shrunk, Carried may be below zero: To
	// then owes it to From, and it is set against what To is owed later, never paid back by itself. A payment
	// back is a [PaymentMade] below zero. The line of a view has none of the four: what it owes is paid on the
	// statement of the beneficiary ([Statement.Opposable]).
	PaidBefore decimal.Decimal `json:"paid_before,omitzero"`
	Due        decimal.Decimal `json:"due,omitzero"`
	Paid       decimal.Decimal `json:"paid,omitzero"`
	Carried    decimal.Decimal `json:"carried,omitzero"`
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

// debtAt is a reason for which a party may owe another.
type debtAt struct {
	line TransferLine
	// of is the transfer or the view, quantity what is owed where it is one.
	of, quantity int
}

// name names a debt, in a payment and in a saved state.
func (k TransferKind) name(id string) string { return string(k) + ":" + id }

// collectDebts lists everything that parties may owe each other.
func (b *builder) collectDebts() {
	add := func(line TransferLine, of, quantity int) {
		b.debts = append(b.debts, debtAt{line, of, quantity})
	}
	for i, t := range b.deal.Transfers {
		add(TransferLine{ID: t.ID, Kind: TransferTerm, Label: t.Label, From: t.From, To: t.To, Into: t.Into}, i, cascade.None)
	}
	for _, l := range b.lines {
		if l.borne != cascade.None {
			by := b.deal.Pools[l.pool].Tiers[l.tier].Deficit.By
			add(TransferLine{ID: l.ID, Kind: TransferDeficit, From: by, To: l.Party}, cascade.None, l.borne)
		}
	}
	for i, p := range b.deal.Pools {
		for j, t := range p.Tiers {
			if t.Deficit != nil && t.Deficit.To != "" {
				excess := b.program.Pools[b.pools[i]].Tiers[j].Excess
				add(TransferLine{ID: t.ID, Kind: TransferExcess, From: t.Deficit.By, To: t.Deficit.To}, cascade.None, excess)
			}
		}
	}
	for i, v := range b.deal.Views {
		add(TransferLine{ID: v.ID, Kind: TransferView, Label: v.Label, From: v.BorneBy, To: v.Party}, i, cascade.None)
	}
	b.debtNames = places(b.debts, func(d debtAt) string { return d.line.Kind.name(d.line.ID) })
}

// owed returns what is owed so far.
func (r *Run) owed(d *debtAt) fraction.F {
	switch d.line.Kind {
	case TransferTerm:
		return r.transferred(d.of)
	case TransferView:
		return r.viewGap(d.of)
	default:
		return r.core.Values[d.quantity]
	}
}

// viewGap returns what a view gives to its beneficiary beyond what the receipts and the transfers of the
// deal give.
func (r *Run) viewGap(i int) fraction.F {
	gap := r.transfersGap(i)
	for at, l := range r.cascade.lines {
		if l.Party == r.cascade.deal.Views[i].Party && l.To == "" {
			gap = gap.Add(r.lineGap(i, at))
		}
	}
	return gap
}

// transfersGap returns what the transfers of its own that view i has give to its beneficiary.
func (r *Run) transfersGap(i int) fraction.F {
	var gap fraction.F
	for at, own := range r.views[i].cascade.own {
		pays := r.cascade.deal.Transfers[at].From == r.cascade.deal.Views[i].Party
		if !own || r.cascade.transfers[at].pours && !pays {
			continue
		}
		more := r.views[i].transferred(at).Sub(r.transferred(at))
		if pays {
			more = more.Neg()
		}
		gap = gap.Add(more)
	}
	return gap
}

// lineGap returns what view i gives to one line beyond what the receipts gave.
func (r *Run) lineGap(i, line int) fraction.F {
	view := r.views[i]
	own, seen := r.cascade.program.Rights[line].Received, view.cascade.program.Rights[line].Received
	return view.core.Values[seen].Sub(r.core.Values[own])
}

// openDebts opens what the settlements have told and paid with what was owed before the history begins.
func (r *Run) openDebts() {
	r.settled.transfers, r.settled.paid = make([]decimal.Decimal, len(r.cascade.debts)), make([]decimal.Decimal, len(r.cascade.debts))
	for i, t := range r.cascade.deal.Transfers {
		if t.PriorDebt == "" {
			continue
		}
		r.entered[i] = r.transferred(i)
		r.settled.transfers[i] = r.report(r.entered[i])
		if t.PriorDebt == DebtPaid {
			r.settled.paid[i] = r.settled.transfers[i]
		}
	}
}

// transferLines tells what parties owe each other, and pays what is due.
func (r *Run) transferLines(pays bool) []TransferLine {
	lines, last := make([]TransferLine, len(r.cascade.debts)), &r.settled
	now, paid := make([]decimal.Decimal, len(lines)), make([]decimal.Decimal, len(lines))
	for i := range lines {
		d := &r.cascade.debts[i]
		now[i] = r.report(r.owed(d))
		lines[i] = d.line
		lines[i].Figures = figures(last.transfers[i], now[i])
		if d.line.Kind == TransferTerm {
			lines[i].SetAgainst = r.report(r.whole(d.of)).Sub(now[i])
		}
		if d.line.Kind != TransferView {
			lines[i].settle(last.paid[i].Add(r.outside.transfers[i]), pays)
		}
		paid[i] = last.paid[i].Add(lines[i].Paid)
	}
	last.transfers, last.paid = now, paid
	return lines
}

// settle sets what was paid before against what is owed, and pays what is due.
func (t *TransferLine) settle(before decimal.Decimal, pays bool) {
	t.PaidBefore, t.Due = before, t.Cumulative.Sub(before)
	if pays && t.Due.IsPositive() {
		t.Paid = t.Due
	}
	t.Carried = t.Due.Sub(t.Paid)
}
