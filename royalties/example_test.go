package royalties_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/royalties"
)

// A composer has half of the music publishing and 1 % of television, then 2 %, against a guarantee of 1,000.
func ExampleLedger_Statements() {
	ledger, err := royalties.ParseLedger([]byte(`{"currency": "EUR",
	  "media": [{"id": "tv"}, {"id": "music", "outside": true}],
	  "amortisation": {"cost": "100000"},
	  "contracts": [{"id": "composer", "party": "Composer", "guarantee": "1000", "rates": [
	    {"id": "tv", "on": {"medium": ["tv"]}, "steps": [{"rate": "1", "until": {"threshold": "amortised"}}, {"rate": "2"}]},
	    {"id": "music", "on": {"medium": ["music"]}, "steps": [{"rate": "50"}]}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	report, err := ledger.Statements([]royalties.Period{{
		ID: "2028", From: day("2028-01-01"), Until: day("2028-12-31"),
		Receipts: []royalties.Receipt{{Medium: "tv", Amount: dec("120000")}, {Medium: "music", Amount: dec("500")}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	s := report.Statements("composer")[0]
	for _, line := range s.Lines {
		fmt.Println(line.Medium, line.Base.StringFixed(2), "at", line.Rate, "%:", line.Earned.Current.StringFixed(2))
	}
	fmt.Println("paid", s.Paid.StringFixed(2))
	// Output:
	// tv 100000.00 at 1 %: 1000.00
	// tv 20000.00 at 2 %: 400.00
	// music 500.00 at 50 %: 250.00
	// paid 650.00
}

// The contributions on 10,000 of authors' pay in 2024.
func ExampleWithhold() {
	rules, _, err := royalties.SocialRulesAt(day("2024-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := royalties.Withhold("EUR", []royalties.Paid{{
		Party: "Author", Date: day("2024-06-30"), Kind: royalties.Prime, Amount: dec("10000"),
	}}, rules)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("withheld", all[0].Withheld.StringFixed(2), "net", all[0].Net.StringFixed(2), "cost", all[0].Cost.StringFixed(2))
	// Output:
	// withheld 1603.03 net 8396.97 cost 10110.00
}

// When accounts are due for a film released on 10 March 2027.
func ExampleDeadlines() {
	all, err := royalties.Deadlines(royalties.Milestones{Release: day("2027-03-10"), Visa: day("2027-02-01"), Until: day("2028-12-31")})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range all {
		fmt.Println(d.By, d.Label.EN)
	}
	// Output:
	// 2027-07-10 Closing of the opposable cost
	// 2027-09-10 Distributor's account to the producer
	// 2027-09-10 Producer's accounts to authors and co-producers
	// 2027-09-10 Document to the co-authors
	// 2027-10-01 Production account
	// 2028-09-10 Distributor's account to the producer
	// 2028-09-10 Producer's accounts to authors and co-producers
}

// A distributor takes 20 % and its expenses off the top, and shares the rest.
func ExampleLicence_Statements() {
	licence, err := royalties.ParseLicence([]byte(`{"id": "licensor", "licensor": "Producer", "distributor": "Agent", "currency": "EUR",
	  "type": "fee_then_expenses", "fee": "20", "films": [{"id": "film", "guarantee": "100"}], "streams": [{"id": "vod", "share": "50"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	all, err := licence.Statements([]royalties.LicencePeriod{{
		Date:     day("2028-03-31"),
		Revenue:  []royalties.StreamAmount{{Film: "film", Stream: "vod", Amount: dec("1000")}},
		Expenses: []royalties.StreamAmount{{Film: "film", Stream: "vod", Amount: dec("300")}},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(all[0].Streams[0].Licensor.Current, "less", all[0].Balance.Deducted, "is", all[0].Balance.Paid)
	// Output:
	// 250 less 100 is 150
}
