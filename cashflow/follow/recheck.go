package follow

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Check re-adds the forecast: that planned + changes = forecast for every line and day, that every item is
// paid, open or written off, and the lines, the weeks and the outlook. A forecast of [Book.Forecast] always
// passes; one that was stored and read back, or changed, may not. The error is a [Faults].
func (f Forecast) Check() error {
	var found fault.Collector
	f.checkForecast(&found)
	return found.Err()
}

func (f *Forecast) checkForecast(found *fault.Collector) {
	if err := f.Book.Validate(); err != nil {
		found.Merge("book", err)
		return
	}
	if len(f.Items) != len(f.Book.Plan.Movements) {
		found.Add("items", ErrUnbalance, len(f.Items))
		return
	}
	if len(f.Changes) > maxEntries || !check.Size(found, "entries", len(f.Entries), maxEntries) || !f.readable(found) {
		return
	}
	f.conserves(found)
	f.readds(found)
}

// maxEntries bounds the entries and the changes of a forecast.
const maxEntries = 4_000_000

// readable refuses amounts and dates that cannot be added.
func (f *Forecast) readable(found *fault.Collector) bool {
	fits := check.Decimals(found, f.Outlook, money.Computable) && check.Decimals(found, f.Weeks, money.Computable) &&
		check.Decimals(found, f.Lines, money.Computable) && check.Decimals(found, f.Posts, money.Computable)
	for i, one := range f.Entries {
		if !money.Computable(one.Amount) || !f.Book.dated(one.Date) {
			found.Add(fmt.Sprintf("entries[%d]", i), ErrRange, one.Date)
			fits = false
		}
	}
	for i, one := range f.Changes {
		if !money.Computable(one.Amount) || !f.Book.dated(one.Date) {
			found.Add(fmt.Sprintf("changes[%d]", i), ErrRange, one.Date)
			fits = false
		}
	}
	for i, one := range f.Items {
		m := f.Book.Plan.Movements[i]
		same := one.Date == m.Date && one.Week == m.Week && one.Column == m.Column && one.Line == m.ID && one.Part == m.Part
		computable := money.Computable(one.Amount) && money.Computable(one.Paid) && money.Computable(one.Open) && money.Computable(one.Gap)
		if !same || !computable {
			found.Add(fmt.Sprintf("items[%d]", i), ErrUnbalance, one.Line)
			fits = false
		}
	}
	return check.Size(found, "entries", len(f.columns()), maxColumns) && fits
}

// conserves checks that the plan with the changes is the forecast.
func (f *Forecast) conserves(found *fault.Collector) {
	type at struct {
		key
		date schedule.Date
	}
	left := make(map[at]decimal.Decimal, len(f.Items))
	for i, one := range f.Items {
		left[at{one.key(), one.Date}] = left[at{one.key(), one.Date}].Add(one.Amount)
		check.Same(found, fmt.Sprintf("items[%d].amount", i), one.Amount, f.Book.Plan.Movements[i].Amount)
		check.Same(found, fmt.Sprintf("items[%d].gap", i), one.Amount.Add(one.Gap), one.Paid.Add(one.Open))
	}
	for _, one := range f.Changes {
		k := at{key{one.Column, one.Line}, one.Date}
		left[k] = left[k].Add(one.Amount)
	}
	for i, one := range f.Entries {
		k := at{one.key(), one.Date}
		left[k] = left[k].Sub(one.Amount)
		if i > 0 && one.Date.Before(f.Entries[i-1].Date) {
			found.Add(fmt.Sprintf("entries[%d].date", i), ErrOrder, one.Date)
		}
	}
	wrong := 0
	for _, rest := range left {
		if !rest.IsZero() {
			wrong++
		}
	}
	if wrong > 0 {
		found.Add("changes", ErrUnbalance, fmt.Sprintf("%d lines and days", wrong))
	}
	f.paid(found)
}

// paid checks that every payment has moved, and only payments.
func (f *Forecast) paid(found *fault.Collector) {
	moved := make(map[string]decimal.Decimal, len(f.Book.Payments))
	for _, one := range f.Entries {
		if one.Payment != "" {
			moved[one.Payment] = moved[one.Payment].Add(one.Amount)
		}
	}
	for i, one := range f.Book.Payments {
		check.Same(found, fmt.Sprintf("book.payments[%d].amount", i), moved[one.ID], one.Amount)
		delete(moved, one.ID)
	}
	if len(moved) > 0 {
		found.Add("entries", ErrUnknown, fmt.Sprintf("%d payments", len(moved)))
	}
}

// readds adds the lines, the posts, the weeks and the outlook up again.
func (f *Forecast) readds(found *fault.Collector) {
	again := Forecast{Book: f.Book, Items: f.Items, Entries: slices.DeleteFunc(slices.Clone(f.Entries), f.Book.ofBank)}
	if err := again.close(); err != nil {
		found.Merge("", err)
		return
	}
	f.checkBank(found, again)
	if len(again.Lines) != len(f.Lines) || len(again.Posts) != len(f.Posts) || len(again.Weeks) != len(f.Weeks) {
		found.Add("weeks", ErrUnbalance, len(f.Weeks))
		return
	}
	for i, one := range again.Lines {
		if !one.same(f.Lines[i]) {
			found.Add(fmt.Sprintf("lines[%d]", i), ErrUnbalance, one.Line)
		}
	}
	for i, one := range again.Posts {
		got := f.Posts[i]
		if one.Code != got.Code || !one.ToDate.same(got.ToDate) || !one.Rest.same(got.Rest) || !one.Total.same(got.Total) {
			found.Add(fmt.Sprintf("posts[%d]", i), ErrUnbalance, one.Code)
		}
	}
	for i, one := range again.Weeks {
		if !one.same(f.Weeks[i]) {
			found.Add(fmt.Sprintf("weeks[%d]", i), ErrUnbalance, one.Number)
		}
	}
	if !again.same(f.Outlook) {
		found.Add("closing", ErrUnbalance, f.Closing)
	}
}

// checkBank holds what the credit moves against a credit laid again.
func (f *Forecast) checkBank(found *fault.Collector, again Forecast) {
	if (f.Credit == nil) != (again.Credit == nil) {
		found.Add("credit", ErrRequired, nil)
		return
	}
	if f.Credit == nil {
		return
	}
	found.Merge("credit", f.Credit.Check())
	if !f.Credit.Closing.Equal(again.Credit.Closing) || !f.Credit.Cost.Equal(again.Credit.Cost) || len(f.Credit.Days) != len(again.Credit.Days) {
		found.Add("credit.closing", ErrUnbalance, f.Credit.Closing)
	}
	bank := func(entries []Entry) (of []Entry) {
		for _, one := range entries {
			if f.Book.ofBank(one) {
				of = append(of, one)
			}
		}
		return of
	}
	same := func(a, b Entry) bool { return a.key() == b.key() && a.Date == b.Date && a.Amount.Equal(b.Amount) }
	if !slices.EqualFunc(bank(f.Entries), bank(again.Entries), same) {
		found.Add("entries", ErrUnbalance, Bank)
	}
}

func (c Cell) same(d Cell) bool {
	return c.Planned.Equal(d.Planned) && c.Forecast.Equal(d.Forecast) && c.Difference.Equal(d.Difference)
}

func (r LineRow) same(s LineRow) bool {
	return r.key() == s.key() && r.Post == s.Post && r.ToDate.same(s.ToDate) && r.Rest.same(s.Rest) && r.Total.same(s.Total)
}

func (w Week) same(v Week) bool {
	if w.Number != v.Number || w.Monday != v.Monday || w.Closed != v.Closed || len(w.Columns) != len(v.Columns) {
		return false
	}
	for i, one := range w.Columns {
		if one.Column != v.Columns[i].Column || !one.same(v.Columns[i].Cell) {
			return false
		}
	}
	return w.Net.same(v.Net) && w.Position.same(v.Position) && w.Available.Equal(v.Available)
}

func (o Outlook) same(p Outlook) bool {
	if len(o.Shortages) != len(p.Shortages) || o.PeakDate != p.PeakDate || o.PeakWeek != p.PeakWeek {
		return false
	}
	for i, one := range o.Shortages {
		s := p.Shortages[i]
		same := one.From == s.From && one.Week == s.Week && one.Ahead == s.Ahead && one.Until == s.Until && one.LowestDate == s.LowestDate
		if !same || !one.Lowest.Equal(s.Lowest) || !one.Short.Equal(s.Short) {
			return false
		}
	}
	return o.Position.Equal(p.Position) && o.Closing.Equal(p.Closing) && o.PeakNeed.Equal(p.PeakNeed) && o.Short.Equal(p.Short) &&
		o.Charges.Equal(p.Charges) && o.Borrowing.same(p.Borrowing)
}
