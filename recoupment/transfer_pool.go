package recoupment

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// pour lets what transfers have come to owe to pools enter them, all of it from the same state: each as a
// movement of its own name. What those bring about falls due at the end of the next movement.
func (r *Run) pour(day *movement) error {
	if !r.cascade.pours {
		return nil
	}
	more := make([]fraction.F, len(r.entered))
	for i := range more {
		if r.cascade.transfers[i].pours {
			more[i] = r.transferred(i).Sub(r.entered[i])
		}
	}
	for i, amount := range more {
		if amount.IsZero() {
			continue
		}
		r.entered[i] = r.entered[i].Add(amount)
		t := &r.cascade.deal.Transfers[i]
		m := &movement{id: t.ID, date: day.date, back: amount.Sign() < 0}
		m.receipts = []receiptAt{{from: Receipt{Pool: t.Into, At: t.At}, amount: m.signed(amount)}}
		if err := r.share(m); err != nil {
			return err
		}
		for _, v := range r.views {
			if err := v.share(m); err != nil {
				return err
			}
		}
	}
	return nil
}
