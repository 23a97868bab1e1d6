package recoupment_test

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// Transfers are read so: what was owed before takes the place of what the bands come to at the opening, and
// the limits hold for both together. A transfer that has ended owes what it owed at the end of its last day,
// with the interest up to then and the conditions that held on that day. What an account recoups of a transfer
// is looked at when a movement, or the closing of a period, is over, and entered all at once; in a view it is
// what the deal itself owes, but for the transfers that the view has of its own.

// grown is what the bands of a transfer come to beyond its advance.
func (w *world) grown(t recoupment.Transfer) rat {
	if t.When != nil && !w.holds(w.when(t.ID), nil) {
		return whole(0)
	}
	measured := w.sum(t.Of, w.levels, false)
	owed := whole(0)
	for i, b := range t.Bands {
		from := exact(b.From)
		if measured.Cmp(from) < 0 {
			break
		}
		if t.Scale == recoupment.FromFirstUnit {
			owed = add(mul(measured, exact(b.PerUnit)), exact(b.Amount))
			continue
		}
		upTo := measured
		if i+1 < len(t.Bands) {
			upTo = least(upTo, exact(t.Bands[i+1].From))
		}
		owed = add(owed, add(mul(sub(upTo, from), exact(b.PerUnit)), exact(b.Amount)))
	}
	return notBelowZero(sub(owed, exact(t.Advance)))
}

// owes is what a transfer owes.
func (w *world) owes(t recoupment.Transfer) rat {
	if owed := w.over[t.ID]; owed != nil {
		return owed
	}
	owed := w.comesTo(t)
	if t.SetAgainst == "" {
		return owed
	}
	left := notBelowZero(w.sum([]recoupment.Term{{Account: t.SetAgainst, Measure: recoupment.Outstanding}}, w.levels, false))
	for _, earlier := range w.deal.Transfers {
		if earlier.ID == t.ID {
			break
		}
		if earlier.SetAgainst == t.SetAgainst {
			left = notBelowZero(sub(left, w.comesTo(earlier)))
		}
	}
	return notBelowZero(sub(owed, left))
}

// comesTo is what a transfer owes before anything is set against it.
func (w *world) comesTo(t recoupment.Transfer) rat {
	owed := w.grown(t)
	if t.PriorDebt != "" {
		owed = add(exact(t.Opening), sub(owed, w.opened[t.ID]))
	}
	if t.Limit != nil {
		owed = least(owed, exact(*t.Limit))
	}
	if len(t.AtMost) > 0 {
		owed = least(owed, w.sum(t.AtMost, w.levels, false))
	}
	return notBelowZero(owed)
}

func (w *world) when(transfer string) *recoupment.Condition {
	for i := range w.deal.Transfers {
		if w.deal.Transfers[i].ID == transfer {
			return w.deal.Transfers[i].When
		}
	}
	return nil
}

func (w *world) openTransfers() {
	for _, t := range w.deal.Transfers {
		w.opened[t.ID] = w.grown(t)
	}
	for _, t := range w.deal.Transfers {
		w.booked[t.ID] = whole(0)
		if t.PriorDebt != "" {
			w.booked[t.ID] = w.owes(t)
		}
	}
}

// end keeps what the transfers owe that are over on a day: time goes on to the last day of each, and back.
func (w *world) end(day schedule.Date) {
	for _, t := range w.deal.Transfers {
		if t.Ends.IsZero() || !t.Ends.Before(day) || w.over[t.ID] != nil {
			continue
		}
		now, levels, stood, side, altered := w.day, w.levels, w.stood, w.side, w.altered
		w.levels, w.stood, w.side, w.altered = maps.Clone(levels), maps.Clone(stood), maps.Clone(side), maps.Clone(altered)
		if w.day.Before(t.Ends) {
			w.accrue(t.Ends)
		}
		w.stand()
		owed := w.owes(t)
		w.day, w.levels, w.stood, w.side, w.altered = now, levels, stood, side, altered
		w.over[t.ID] = owed
	}
}

// recoup enters what the transfers have come to owe on the accounts that recoup them.
func (r *reference) recoup() {
	deal := map[string]rat{}
	for _, t := range r.real.deal.Transfers {
		deal[t.ID] = r.real.owes(t)
	}
	own := make([]map[string]rat, len(r.views))
	for i, v := range r.deal.Views {
		own[i] = maps.Clone(deal)
		for _, t := range v.Transfers {
			own[i][t.ID] = r.views[i].owes(t)
		}
	}
	r.real.recoup(deal)
	for i, w := range r.views {
		w.recoup(own[i])
	}
}

// pour lets what the transfers have come to owe to pools enter them, after a movement and as receipts of its
// day; a view has amounts of its own of the transfers that it replaces.
func (r *reference) pour(day schedule.Date) error {
	worlds := append([]*world{r.real}, r.views...)
	more := make([]map[string]rat, len(worlds))
	for k, w := range worlds {
		more[k] = map[string]rat{}
		for _, t := range w.deal.Transfers {
			more[k][t.ID] = sub(w.owes(t), w.booked[t.ID])
		}
	}
	for _, t := range r.deal.Transfers {
		if t.Into == "" {
			continue
		}
		for k, w := range worlds {
			amount := more[0][t.ID]
			if k > 0 && slices.ContainsFunc(r.deal.Views[k-1].Transfers, func(own recoupment.Transfer) bool { return own.ID == t.ID }) {
				amount = more[k][t.ID]
			}
			if amount.Sign() == 0 {
				continue
			}
			w.booked[t.ID] = add(w.booked[t.ID], amount)
			if err := w.bring(t, amount, day); err != nil {
				return err
			}
		}
	}
	return nil
}

// bring shares out an amount that enters a pool. Receipts are decimals, amounts are not: a unit of it enters,
// as long as the amount.
func (w *world) bring(t recoupment.Transfer, amount rat, day schedule.Date) error {
	unit := decimal.NewFromInt(int64(amount.Sign()))
	w.scale = mul(amount, whole(int64(amount.Sign())))
	defer func() { w.scale = nil }()
	return w.apply(recoupment.Movement{ID: t.ID, Date: day, Receipts: []recoupment.Receipt{{Pool: t.Into, At: t.At, Amount: unit}}})
}

func (w *world) recoup(owed map[string]rat) {
	recouped, entered := map[string]bool{}, false
	for i := range w.deal.Accounts {
		recouped[w.deal.Accounts[i].ID] = w.recouped(&w.deal.Accounts[i])
	}
	for _, t := range w.deal.Transfers {
		more := sub(owed[t.ID], w.booked[t.ID])
		if i := slices.IndexFunc(w.deal.Accounts, func(a recoupment.Account) bool { return a.ID == t.RecoupedOn }); i >= 0 && more.Sign() != 0 {
			w.booked[t.ID], entered = owed[t.ID], true
			w.enter(&w.deal.Accounts[i], t.Head, more, recouped[t.RecoupedOn])
		}
	}
	if entered {
		w.stand()
		w.atRest()
	}
}
