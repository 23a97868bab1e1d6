package recoupment

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Paid goes through what the settlement pays, by party: its statements of account, under the name of their
// only party or, with several, of the statement; and the transfers, which the party that pays them has with
// the sign changed. What is withheld or carried forward is not paid. Payments of zero are left out.
func (s Settlement) Paid(yield func(party string, day schedule.Date, amount decimal.Decimal) bool) {
	pays := func(party string, amount decimal.Decimal) bool {
		return party == "" || amount.IsZero() || yield(party, s.Date, amount)
	}
	for _, statement := range s.Statements {
		name := statement.ID
		if parties := slices.Compact(slices.Sorted(slices.Values(statement.Parties))); len(parties) == 1 {
			name = parties[0]
		}
		if !pays(name, statement.Paid) {
			return
		}
	}
	for _, t := range s.Transfers {
		paid := t.Paid
		if t.Kind == TransferView { // the beneficiary has it on his statement
			if !pays(t.From, t.Current.Neg()) {
				return
			}
			continue
		}
		if !pays(t.From, paid.Neg()) || !pays(t.To, paid) {
			return
		}
	}
}

// Paid goes through what the settlements of the outcome pay, in their order.
func (o *Outcome) Paid(yield func(party string, day schedule.Date, amount decimal.Decimal) bool) {
	for _, p := range o.Periods {
		stopped := false
		p.Settlement.Paid(func(party string, day schedule.Date, amount decimal.Decimal) bool {
			stopped = !yield(party, day, amount)
			return !stopped
		})
		if stopped {
			return
		}
	}
}
