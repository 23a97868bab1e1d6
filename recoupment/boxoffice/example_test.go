package boxoffice_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// 10,000 EUR of tickets on a day in mainland France, at a rental rate of 45 %.
func ExampleRules_Split() {
	sacem := decimal.New(1515, -3) // not established after 2012: the caller's figure
	rules, sources, err := boxoffice.RulesAt(boxoffice.Showing{Day: schedule.MustParseDate("2028-04-05")}, boxoffice.Supplied{SACEM: &sacem})
	if err != nil {
		fmt.Println(err)
		return
	}
	split, err := rules.Split("EUR", decimal.New(10_000, 0), decimal.New(45, 0))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range split.Lines {
		fmt.Println(line.Label.EN, line.Amount.StringFixed(2))
	}
	fmt.Println(len(sources), "sources")
	// Output:
	// Box office, VAT included 10000.00
	// VAT 521.33
	// Ticket tax 1072.00
	// Base film 8406.67
	// Exhibitor's contribution (second term of the ticket tax) 19.50
	// SACEM 127.36
	// Distributor's gross receipts 3783.00
	// Exhibitor's share 4476.81
	// 3 sources
}

// What is missing is named, and never guessed.
func ExampleRulesAt() {
	showing := boxoffice.Showing{Day: schedule.MustParseDate("2028-04-05"), Territory: boxoffice.Reunion}
	_, _, err := boxoffice.RulesAt(showing, boxoffice.Supplied{})
	fmt.Println(err)
	// Output:
	// ticket_tax: ticket tax, overseas departments: no established value on that day (2028-04-05)
	// sacem: SACEM share of cinema receipts: no established value on that day (2028-04-05)
	// exhibitor: exhibitor's levy on the base film, overseas: no established value on that day (2028-04-05)
}

// Two weeks of a film, at a rate that falls. The second amount closes the rounded sum, 33,268.78.
func ExampleDeclaration_Compute() {
	declaration, err := boxoffice.ParseDeclaration([]byte(`{
		"currency": "EUR", "release": "2028-04-05",
		"regimes": [{"rules": {"vat": "5.5", "ticket_tax": "10.72", "sacem": "1.515", "exhibitor": "0.232"}}],
		"rentals": [{"week": 1, "rate": "50"}, {"week": 2, "rate": "45"}],
		"entries": [
			{"day": "2028-04-05", "admissions": "8200", "price": "7.90"},
			{"day": "2028-04-12", "kind": "pass", "admissions": "3100", "price": "5.15"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := declaration.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, item := range report.Items {
		fmt.Println("week", item.Week, item.Kind, item.Rental, "%", item.Split.Distributor.StringFixed(2))
	}
	fmt.Println("average ticket", report.Total.AverageTicket, "average rental", report.Total.AverageRental, "%")
	// Output:
	// week 1 full 50 % 27229.21
	// week 2 pass 45 % 6039.57
	// average ticket 7.15 average rental 43.47 %
}

// How many tickets of 7.20 repay a guarantee of 300,000 EUR, before costs and commission.
func ExampleRules_Admissions() {
	rules := boxoffice.Rules{VAT: decimal.New(55, -1), TicketTax: decimal.New(1072, -2), SACEM: decimal.New(1515, -3)}
	found, err := rules.Admissions("EUR", boxoffice.Goal{
		Step: boxoffice.StepDistributor, Amount: decimal.New(300_000, 0),
		Weeks: []boxoffice.Week{{Price: decimal.New(720, -2), Rental: decimal.New(48, 0)}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(found.Least, "admissions bring", found.Amount)
	// Output:
	// 103258 admissions bring 300000.24
}
