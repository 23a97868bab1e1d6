package costreport_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// largeBook has 5,000 accounts in nine posts, 50,000 entries of which 10,000 are orders, and thirty closings.
func largeBook() costreport.Book {
	const accounts, entries, closings = 5_000, 50_000, 30
	b := costreport.Book{Currency: "EUR", Basis: costreport.BeyondCommitments, Unestimated: costreport.RestOfBudget}
	for i := range 9 {
		b.Posts = append(b.Posts, costreport.Post{Number: strconv.Itoa(i + 1)})
	}
	for i := range accounts {
		b.Accounts = append(b.Accounts, costreport.Account{Code: fmt.Sprintf("%d%04d", i%9+1, i), Budget: decimal.New(int64(i%97)*1234567, -2)})
	}
	for i := range entries / 5 {
		account, date := b.Accounts[i*7%accounts].Code, on("2027-01-01").AddDays(i/50)
		order, amount := "B"+strconv.Itoa(i), decimal.New(int64(i%1009)*991+100, -2)
		b.Entries = append(b.Entries,
			costreport.Entry{ID: "O" + order, Kind: costreport.Order, Date: date, Account: account, Order: order, Amount: amount.Add(amount)},
			costreport.Entry{ID: "I" + order, Kind: costreport.Invoice, Date: date.AddDays(3), Account: account, Order: order, Amount: amount, Due: date.AddDays(30)},
			costreport.Entry{ID: "P" + order, Kind: costreport.Payment, Date: date.AddDays(33), Of: "I" + order, Amount: amount},
			costreport.Entry{ID: "C" + order, Kind: costreport.PettyCash, Date: date, Account: account, Amount: amount},
			costreport.Entry{ID: "J" + order, Kind: costreport.Invoice, Date: date.AddDays(9), Account: account, Order: order, Amount: amount, Final: i%2 == 0},
		)
	}
	for i := range closings {
		b.Closings = append(b.Closings, costreport.Closing{ID: strconv.Itoa(i), Date: on("2027-01-08").AddWeeks(i)})
	}
	return b
}

// BenchmarkReport checks a book of 50,000 entries and draws its last report.
func BenchmarkReport(b *testing.B) {
	book := largeBook()
	b.ReportAllocs()
	for b.Loop() {
		ledger, err := book.Compile()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := ledger.Report("29"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReports draws thirty reports of a book that is ready.
func BenchmarkReports(b *testing.B) {
	ledger := compile(b, largeBook())
	b.ReportAllocs()
	for b.Loop() {
		for range ledger.Reports() {
		}
	}
}

// BenchmarkAlerts looks for everything that has passed its limit.
func BenchmarkAlerts(b *testing.B) {
	ledger := compile(b, largeBook())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ledger.Alerts("29"); err != nil {
			b.Fatal(err)
		}
	}
}
