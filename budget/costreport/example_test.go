package costreport_test

import (
	"fmt"
	"log"

	"github.com/filmfinance/filmfinance/budget/costreport"
)

// shortFilm is a book of three accounts: an order invoiced in part, a transfer out of the contingency.
const shortFilm = `{"currency": "EUR", "basis": "beyond_commitments",
  "accounts": [{"code": "23", "label": "Équipe", "budget": "30000"},
               {"code": "71", "label": "Image", "budget": "12000"},
               {"code": "99", "label": "Imprévus", "budget": "4000", "contingency": true}],
  "transfers": [{"id": "T1", "date": "2027-09-10", "from": "99", "to": "71", "amount": "1500",
                 "reason": "Grue", "authoriser": "La productrice"}],
  "entries": [
    {"id": "1", "kind": "order", "date": "2027-09-01", "account": "71", "order": "B1", "amount": "11000"},
    {"id": "2", "kind": "invoice", "date": "2027-09-08", "account": "71", "order": "B1", "amount": "4000", "due": "2027-10-08"},
    {"id": "3", "kind": "invoice", "date": "2027-09-10", "account": "23", "amount": "9800"},
    {"id": "4", "kind": "payment", "date": "2027-09-10", "of": "3", "amount": "9800"}],
  "closings": [{"id": "week 1", "date": "2027-09-10", "estimates": [
    {"account": "23", "amount": "21000"}, {"account": "71", "amount": "2100"}, {"account": "99", "amount": "1000"}]}]}`

func Example() {
	book, err := costreport.Parse([]byte(shortFilm))
	if err != nil {
		log.Fatal(err) // every fault, with its path
	}
	ledger, err := book.Compile()
	if err != nil {
		log.Fatal(err)
	}
	report, err := ledger.Report("week 1")
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range append(report.Accounts, report.Total) {
		fmt.Println(row.Code, row.Revised, row.Cost, row.Outstanding, row.Uncommitted, row.EFC, row.Variance)
	}
	// Output:
	// 23 30000 9800 0 21000 30800 -800
	// 71 13500 4000 7000 2100 13100 400
	// 99 2500 0 0 1000 1000 1500
	//  46000 13800 7000 24100 44900 1100
}

func ExampleLedger_Alerts() {
	book, _ := costreport.Parse([]byte(shortFilm))
	ledger, _ := book.Compile()
	alerts, _ := ledger.Alerts("week 1")
	for _, a := range alerts {
		fmt.Println(a.Kind.Label().EN, a.Code, a.Figure, a.Limit, a.Margin)
		for _, line := range a.Lines {
			fmt.Println("  ", line.Source, line.ID, line.Amount)
		}
	}
	// Output:
	// Overspend of an account 23 30800 30000 -800
	//    entry 3 9800
	//    estimate 23 21000
}

func ExampleLedger_Judge() {
	book, _ := costreport.Parse([]byte(shortFilm))
	ledger, _ := book.Compile()
	measure, err := costreport.ParseMeasure([]byte(`{"id": "crane", "label": "Grue rendue", "closing": "week 1",
	  "orders": [{"order": "B1", "amount": "-2500"}], "costs": [{"account": "71", "amount": "300", "reason": "Dédit"}]}`))
	if err != nil {
		log.Fatal(err)
	}
	effect, _ := ledger.Judge(measure)
	fmt.Println(effect.Saving, effect.Cost, effect.Total.Before, effect.Total.After)
	// Output: 2500 300 44900 42700
}

func ExampleReport_Since() {
	book, _ := costreport.Parse([]byte(shortFilm))
	second := costreport.Closing{ID: "week 2", Date: book.Closings[0].Date.AddWeeks(1)}
	for _, e := range book.Closings[0].Estimates {
		e.Amount = e.Amount.Sub(e.Amount.Shift(-1)) // a tenth less
		second.Estimates = append(second.Estimates, e)
	}
	book.Closings = append(book.Closings, second)
	ledger, _ := book.Compile()
	one, _ := ledger.Report("week 1")
	two, _ := ledger.Report("week 2")
	moved, _ := two.Since(one)
	fmt.Println(moved.Total.EFC, moved.Total.Cost, moved.Total.Uncommitted)
	// Output: -2410 0 -2410
}

func ExampleLedger_FinalAccount() {
	book, _ := costreport.Parse([]byte(shortFilm))
	ledger, _ := book.Compile()
	final, _ := ledger.FinalAccount("week 1")
	fmt.Println(final.Total.Cost, final.Total.Paid, final.Total.Payable)
	fmt.Println("definitive:", final.Definitive, "open:", final.Open[0].ID, final.Open[0].Outstanding)
	// Output:
	// 13800 9800 4000
	// definitive: false open: B1 7000
}

func ExampleParseEntriesCSV() {
	entries, err := costreport.ParseEntriesCSV([]byte("id,date,kind,account,amount,label\n" +
		"7,2027-09-09,petty_cash,62,48.20,Gardiennage\n" +
		"8,2027-09-09,petty_cash,62,12.00,Boulangerie\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, e := range entries {
		fmt.Println(e.Kind.Label().EN, e.Account, e.Amount.StringFixed(2), e.Label)
	}
	// Output:
	// Petty cash 62 48.20 Gardiennage
	// Petty cash 62 12.00 Boulangerie
}
