package costreport_test

import (
	"strconv"

	"github.com/shopspring/decimal"
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
			if d.Kind == costreport.Invoice && (e.Order == "" || e.Order == d.Order) {
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
