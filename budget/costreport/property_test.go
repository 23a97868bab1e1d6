package costreport_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/schedule"
)

// drawBook makes any book that is right: a ledger written entry by entry, each of which refers only to what is
// there.
func drawBook(t *rapid.T) costreport.Book {
	w := writer{T: t, b: costreport.Book{
		Currency:    rapid.SampledFrom([]string{"EUR", "JPY", "TND"}).Draw(t, "currency"),
		Sign:        rapid.SampledFrom([]costreport.Sign{"", costreport.UnderIsPositive, costreport.OverIsPositive}).Draw(t, "sign"),
		Basis:       rapid.SampledFrom([]costreport.Basis{costreport.BeyondCommitments, costreport.IncludingCommitments}).Draw(t, "basis"),
		Unestimated: rapid.SampledFrom([]costreport.Unestimated{costreport.NothingMore, costreport.RestOfBudget}).Draw(t, "unestimated"),
		Posts:       []costreport.Post{{Number: "2"}, {Number: "9"}, {Number: "99"}},
		Shoot:       costreport.Shoot{Accounts: []string{"23", "24"}},
		Alerts: costreport.Thresholds{
			Account: costreport.Allowance{Percent: dec("5")}, Post: costreport.Allowance{Amount: dec("10")}, Contingency: dec("3"),
			Progress: rapid.SampledFrom([]costreport.Progress{"", costreport.ByPages, costreport.ByMinutes}).Draw(t, "progress"),
			LateDays: rapid.IntRange(0, 5).Draw(t, "grace"),
		},
	}}
	w.places = map[string]int32{"EUR": 2, "JPY": 0, "TND": 3}[w.b.Currency]
	for _, code := range []string{"23", "24", "93", "99"} {
		w.b.Accounts = append(w.b.Accounts, costreport.Account{Code: code, Budget: w.amount(-2000, 90_000), Contingency: code == "99"})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "transfers") {
		from := rapid.IntRange(0, 3).Draw(t, "from")
		w.b.Transfers = append(w.b.Transfers, costreport.Transfer{
			ID: strconv.Itoa(i), Date: w.date(), From: w.b.Accounts[from].Code, To: w.b.Accounts[(from+1)%4].Code,
			Amount: w.amount(0, 20_000), Reason: "R", Authoriser: "A",
		})
	}
	for range rapid.IntRange(0, 30).Draw(t, "entries") {
		w.write()
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "closings") {
		closing := costreport.Closing{ID: strconv.Itoa(i), Date: on("2027-01-04").AddWeeks(2 * i)}
		for _, a := range w.b.Accounts {
			if rapid.Bool().Draw(t, "estimated") {
				closing.Estimates = append(closing.Estimates, costreport.Estimate{Account: a.Code, Amount: w.amount(-500, 30_000)})
			}
		}
		w.b.Closings = append(w.b.Closings, closing)
	}
	for i := range rapid.IntRange(0, 20).Draw(t, "days") {
		w.b.Shoot.Days = append(w.b.Shoot.Days, costreport.Day{
			Date: on("2027-01-04").AddDays(2 * i), Lost: i%5 == 3, Added: i%7 == 6, Plan: w.amount(0, 5_000),
			PlannedPages: dec("2.5"), Pages: dec("2.125"), PlannedMinutes: dec("4"), Minutes: dec("3.5"),
		})
	}
	return w.b
}

type writer struct {
	*rapid.T
	b      costreport.Book
	places int32
	// orders and documents are what later entries may refer to.
	orders, documents []costreport.Entry
}

func (w *writer) amount(low, high int64) decimal.Decimal {
	return decimal.New(rapid.Int64Range(low, high).Draw(w.T, "amount"), -w.places)
}

func (w *writer) date() schedule.Date {
	return on("2027-01-01").AddDays(rapid.IntRange(0, 50).Draw(w.T, "date"))
}

func (w *writer) write() {
	e := costreport.Entry{ID: "E" + strconv.Itoa(len(w.b.Entries)), Date: w.date(), Amount: w.amount(0, 9_000)}
	e.Kind = rapid.SampledFrom(costreport.Kinds()).Draw(w.T, "kind")
	account := w.b.Accounts[rapid.IntRange(0, 3).Draw(w.T, "account")].Code
	switch e.Kind {
	case costreport.Order:
		e.Account, e.Order = account, "B"+strconv.Itoa(len(w.orders))
		w.orders = append(w.orders, e)
	case costreport.Amendment, costreport.Cancellation:
		if len(w.orders) == 0 {
			return
		}
		order := rapid.SampledFrom(w.orders).Draw(w.T, "of order")
		e.Order, e.Date = order.Order, order.Date.AddDays(rapid.IntRange(0, 20).Draw(w.T, "later"))
		if e.Kind == costreport.Cancellation {
			e.Amount = decimal.Decimal{}
		}
	case costreport.Invoice, costreport.CreditNote:
		w.document(&e, account)
	case costreport.PettyCash:
		e.Account, e.Holder = account, "H"
	case costreport.Payment:
		if len(w.documents) == 0 {
			return
		}
		e.Of = rapid.SampledFrom(w.documents).Draw(w.T, "paid").ID
	default:
		e.Holder = "H"
	}
	w.b.Entries = append(w.b.Entries, e)
	w.restate(e)
}

func (w *writer) document(e *costreport.Entry, account string) {
	e.Account, e.Due = account, e.Date.AddDays(10)
	if len(w.orders) > 0 && rapid.Bool().Draw(w.T, "ordered") {
		order := rapid.SampledFrom(w.orders).Draw(w.T, "invoiced order")
		e.Account, e.Order = order.Account, order.Order
		e.Final = e.Kind == costreport.Invoice && rapid.IntRange(0, 4).Draw(w.T, "final") == 0
	}
	if e.Kind == costreport.CreditNote && rapid.Bool().Draw(w.T, "of") {
		for _, d := range w.documents {
			if d.Kind == costreport.Invoice {
				e.Of = d.ID
			}
		}
	}
	if rapid.Bool().Draw(w.T, "of another day") {
		e.Day = w.date()
	}
	w.documents = append(w.documents, *e)
}

// restate sometimes replaces the entry that was just written, by one on another account or of another amount.
func (w *writer) restate(e costreport.Entry) {
	if e.Kind == costreport.Cancellation || rapid.IntRange(0, 3).Draw(w.T, "restated") > 0 {
		return
	}
	again := e
	again.ID, again.Restates, again.Amount = e.ID+"'", e.ID, e.Amount.Add(w.amount(0, 1_000))
	again.Date = e.Date.AddDays(rapid.IntRange(0, 20).Draw(w.T, "restated later"))
	if e.Order == "" && e.Account != "" {
		again.Account = "93"
	}
	w.b.Entries = append(w.b.Entries, again)
}

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

// TestAgainstTheReference compares every report of any book with the plain count, and asks every result to
// add up.
func TestAgainstTheReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		reports := slices.Collect(ledger.Reports())
		require.Len(t, reports, len(b.Closings))
		var periods, paidPeriods decimal.Decimal
		for i, r := range reports {
			require.NoError(t, r.Check())
			alone, err := ledger.Report(r.Closing)
			require.NoError(t, err)
			require.Equal(t, r, alone, "drawn with the others or alone")
			ref := newReference(b, r.Date)
			for k, row := range r.Accounts {
				cost, paid := ref.cost(row.Code)
				equal(t, cost, row.Cost, "cost", row.Code)
				equal(t, paid, row.Paid, "paid", row.Code)
				equal(t, ref.outstanding(row.Code), row.Outstanding, "outstanding", row.Code)
				equal(t, b.Accounts[k].Budget, row.Budget, "budget", row.Code)
			}
			equal(t, r.Total.Budget, r.Total.Revised, "transfers never change the total")
			periods, paidPeriods = periods.Add(r.Total.Period), paidPeriods.Add(r.Total.PeriodPaid)
			equal(t, r.Total.Cost, periods, "the cost is the sum of the periods")
			equal(t, r.Total.Paid, paidPeriods, "and so is what was paid")
			if i > 0 {
				m, err := r.Since(reports[i-1])
				require.NoError(t, err)
				require.NoError(t, m.Check())
				equal(t, r.Total.Period, m.Total.Cost, "the cost moves by the period")
			}
			everythingElse(t, ledger, r)
		}
	})
}

// everythingElse asks the other results of a closing to add up.
func everythingElse(t *rapid.T, ledger *costreport.Ledger, r costreport.Report) {
	hot, err := ledger.HotCost(r.Closing)
	require.NoError(t, err)
	require.NoError(t, hot.Check())
	equal(t, r.Indicators.ShootCost, hot.Cost.Add(hot.Elsewhere), "the days and the rest are the cost of the shoot")
	alerts, err := ledger.Alerts(r.Closing)
	require.NoError(t, err)
	for _, a := range alerts {
		require.NoError(t, a.Check(), "%+v", a)
	}
	unpaid, err := ledger.Payables(r.Closing)
	require.NoError(t, err)
	var owed decimal.Decimal
	for _, one := range unpaid {
		owed = owed.Add(one.Amount)
	}
	equal(t, r.Total.Payable, owed, "what is owed is the documents that are not paid")
	final, err := ledger.FinalAccount(r.Closing)
	require.NoError(t, err)
	require.NoError(t, final.Check())
	for _, row := range r.Accounts {
		s, err := ledger.Account(r.Closing, row.Code)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, row, s.Row)
	}
	for _, o := range r.Orders {
		s, err := ledger.Order(r.Closing, o.ID)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, o, s.State)
	}
}

// TestTheOrderOfTheEntriesIsIndifferent: dates say when an entry counts, not its place.
func TestTheOrderOfTheEntriesIsIndifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		turned := b
		turned.Entries = rapid.Permutation(b.Entries).Draw(t, "turned")
		other, err := turned.Compile()
		require.NoError(t, err)
		for _, closing := range b.Closings {
			one, err := ledger.Report(closing.ID)
			require.NoError(t, err)
			two, err := other.Report(closing.ID)
			require.NoError(t, err)
			require.Equal(t, one.Accounts, two.Accounts)
			require.ElementsMatch(t, one.Orders, two.Orders)
		}
	})
}

// TestALaterClosingChangesNothingBefore: entries of a later day never move a report that is closed.
func TestALaterClosingChangesNothingBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		ledger, err := b.Compile()
		require.NoError(t, err)
		first := b.Closings[0]
		before, err := ledger.Report(first.ID)
		require.NoError(t, err)
		b.Entries = slices.DeleteFunc(slices.Clone(b.Entries), func(e costreport.Entry) bool {
			return e.Date.After(first.Date) && e.Kind != costreport.Order && e.Kind != costreport.Invoice && e.Kind != costreport.CreditNote
		})
		earlier, err := b.Compile()
		require.NoError(t, err)
		again, err := earlier.Report(first.ID)
		require.NoError(t, err)
		require.Equal(t, before, again)
	})
}

// TestDocumentsRoundTrip: a book survives JSON, and its entries survive a table.
func TestDocumentsRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		data, err := json.Marshal(b)
		require.NoError(t, err)
		again, err := costreport.Parse(data)
		require.NoError(t, err)
		second, err := json.Marshal(again)
		require.NoError(t, err)
		require.JSONEq(t, string(data), string(second))
		csv, err := costreport.EntriesCSV(b.Entries)
		require.NoError(t, err)
		entries, err := costreport.ParseEntriesCSV(csv)
		require.NoError(t, err)
		require.Len(t, entries, len(b.Entries))
		for i, e := range entries {
			equal(t, b.Entries[i].Amount, e.Amount, "amount")
			e.Amount = b.Entries[i].Amount
			require.Equal(t, b.Entries[i], e)
		}
	})
}

// TestAMeasureThatIsCarriedOut: when the next closing is the measure and nothing else, its report is what the
// measure promised.
func TestAMeasureThatIsCarriedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := drawBook(t)
		b.Basis = costreport.BeyondCommitments
		last := len(b.Closings) - 1
		after := b.Closings[last].Date
		b.Entries = slices.DeleteFunc(b.Entries, func(e costreport.Entry) bool { return e.Date.After(after) })
		b.Entries = slices.DeleteFunc(b.Entries, func(e costreport.Entry) bool { return e.Kind == costreport.Cancellation })
		b.Transfers = nil
		ledger, err := b.Compile()
		if err != nil {
			t.Skip("an entry that another refers to is gone")
		}
		r, err := ledger.Report(b.Closings[last].ID)
		require.NoError(t, err)
		measure := costreport.Measure{ID: "M", Closing: r.Closing, Costs: []costreport.MeasureCost{{Account: "23", Amount: decimal.New(7, 0)}}}
		for i, o := range r.Orders {
			change := decimal.Max(decimal.Decimal{}, decimal.Min(o.Committed, o.Committed.Sub(o.Invoiced)))
			measure.Orders = append(measure.Orders, costreport.OrderChange{Order: o.ID, Amount: change.Neg()})
			b.Entries = append(b.Entries, costreport.Entry{
				ID: fmt.Sprint("M", i), Kind: costreport.Amendment, Date: after.AddDays(1), Order: o.ID, Amount: change.Neg(),
			})
		}
		measure.Estimates = []costreport.Estimate{{Account: "24", Amount: decimal.New(-3, 0)}}
		judged, err := ledger.Judge(measure)
		require.NoError(t, err)
		require.NoError(t, judged.Check())
		next := costreport.Closing{ID: "next", Date: after.AddDays(1)}
		for i, row := range r.Accounts {
			next.Estimates = append(next.Estimates, costreport.Estimate{
				Account: row.Code, Amount: money(row.Uncommitted, judged.Accounts[i].Estimates, judged.Accounts[i].Costs),
			})
		}
		b.Closings = append(b.Closings, next)
		done, err := b.Compile()
		require.NoError(t, err)
		later, err := done.Report("next")
		require.NoError(t, err)
		kept, err := judged.Against(later)
		require.NoError(t, err)
		for _, one := range kept.Accounts {
			equal(t, decimal.Decimal{}, one.Difference, one.Code)
		}
		require.True(t, kept.Total.Difference.IsZero())
	})
}

func money(amounts ...decimal.Decimal) decimal.Decimal {
	var total decimal.Decimal
	for _, a := range amounts {
		total = total.Add(a)
	}
	return total
}
