package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// pour lets what transfers have come to owe to pools enter them, all of it from the same state: each as a
// movement of its own name. What those bring about falls due at the end of the next movement. A view sees
// what the deal brings, but for the transfers that it has of its own.
func (r *Run) pour(day *movement) error {
	if !r.cascade.pours {
		return nil
	}
	more := r.poured()
	seen := make([][]fraction.F, len(r.views))
	for k, v := range r.views {
		seen[k] = v.poured()
	}
	for i := range more {
		if !r.cascade.transfers[i].pours {
			continue
		}
		if err := r.bring(i, more[i], day); err != nil {
			return err
		}
		for k, v := range r.views {
			amount := more[i]
			if v.cascade.own[i] {
				amount = seen[k][i]
			}
			if err := v.bring(i, amount, day); err != nil {
				return err
			}
		}
	}
	return nil
}

// poured returns what each transfer to a pool has come to owe beyond what it brought there.
func (r *Run) poured() []fraction.F {
	more := make([]fraction.F, len(r.entered))
	for i := range more {
		if r.cascade.transfers[i].pours {
			more[i] = r.transferred(i).Sub(r.entered[i])
		}
	}
	return more
}

// bring lets an amount of a transfer enter its pool.
func (r *Run) bring(i int, amount fraction.F, day *movement) error {
	if amount.IsZero() {
		return nil
	}
	r.entered[i] = r.entered[i].Add(amount)
	t := &r.cascade.deal.Transfers[i]
	m := &movement{id: t.ID, date: day.date, back: amount.Sign() < 0}
	m.receipts = []receiptAt{{from: Receipt{Pool: t.Into, Amount: r.report(amount), At: t.At}, amount: m.signed(amount)}}
	return r.share(m)
}
