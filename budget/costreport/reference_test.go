package costreport_test

import (
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/schedule"
)

// reference counts a book in the plainest way: for each closing, every entry that stands on that day.
type reference struct {
	b      costreport.Book
	day    schedule.Date
	stands map[string]costreport.Entry
}

func newReference(b costreport.Book, day schedule.Date) reference {
	r := reference{b: b, day: day, stands: map[string]costreport.Entry{}}
	for _, e := range b.Entries {
		if !e.Date.After(day) {
			r.stands[e.ID] = e
		}
	}
	for _, e := range b.Entries {
		if !e.Date.After(day) {
			delete(r.stands, e.Restates)
		}
	}
	return r
}

// document is the entry that stands for a document: the last one of those that restate it which has begun.
func (r reference) document(id string) costreport.Entry {
	var found costreport.Entry
	for _, e := range r.b.Entries {
		if e.ID == id || e.Restates != "" && e.Restates == id && !e.Date.After(r.day) {
			found = e
		}
	}
	return found
}

func (r reference) cost(account string) (cost, paid decimal.Decimal) {
	for _, e := range r.stands {
		switch {
		case e.Kind == costreport.Invoice && e.Account == account:
			cost = cost.Add(e.Amount)
		case e.Kind == costreport.CreditNote && e.Account == account:
			cost = cost.Sub(e.Amount)
		case e.Kind == costreport.PettyCash && e.Account == account:
			cost, paid = cost.Add(e.Amount), paid.Add(e.Amount)
		case e.Kind == costreport.Payment:
			if d := r.document(e.Of); d.Account == account && d.Kind == costreport.Invoice {
				paid = paid.Add(e.Amount)
			} else if d.Account == account {
				paid = paid.Sub(e.Amount)
			}
		}
	}
	return cost, paid
}

func (r reference) outstanding(account string) decimal.Decimal {
	left, on, over := map[string]decimal.Decimal{}, map[string]string{}, map[string]bool{}
	for _, e := range r.stands {
		switch e.Kind {
		case costreport.Order:
			on[e.Order] = e.Account
			left[e.Order] = left[e.Order].Add(e.Amount)
		case costreport.Amendment, costreport.CreditNote:
			left[e.Order] = left[e.Order].Add(e.Amount)
		case costreport.Invoice:
			left[e.Order] = left[e.Order].Sub(e.Amount)
			over[e.Order] = over[e.Order] || e.Final
		case costreport.Cancellation:
			over[e.Order] = true
		}
	}
	var total decimal.Decimal
	for order, at := range on {
		if at == account && !over[order] && left[order].IsPositive() {
			total = total.Add(left[order])
		}
	}
	return total
}

func equal(t require.TestingT, want, got decimal.Decimal, what ...any) {
	require.True(t, want.Equal(got), "%v: want %s, got %s", what, want, got)
}
