package rnpp_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

func ExampleOpposableCost_Compute() {
	rules, _, err := rnpp.OpposableCostRulesAt(day("2028-08-05"))
	if err != nil {
		fmt.Println(err)
		return
	}
	cost, err := rnpp.OpposableCost{
		Cost: dec("3600000"), Fee: dec("200000"), Overheads: dec("240000"), Euribor: dec("0.2"), Compared: rnpp.ComparedBase, Rules: rules,
	}.Compute("EUR")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range cost.Lines {
		fmt.Println(line.Label.EN, line.Retained.StringFixed(2))
	}
	fmt.Println("K", cost.Total.StringFixed(2))
	// Output:
	// Cost before fee and overheads 3600000.00
	// Contingency spent 0.00
	// Delegated producer's fee 180000.00
	// Overheads 240000.00
	// Financial charges, lump sum 192960.00
	// K 4212960.00
}

// A platform pays 400,000. The agent's contract says 20 %; against the author the protocol admits 15 % of so
// much, and the producer owes him his part of the difference.
func ExampleContracts_Deal() {
	protocol, err := rnpp.ProtocolAt(day("2028-01-01"), rnpp.FallBeyond)
	if err != nil {
		fmt.Println(err)
		return
	}
	contracts := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: &protocol,
		Mandates: []rnpp.Mandate{{ID: "agent", Party: "Agent", Streams: []rnpp.Stream{
			{ID: "svod", Channel: rnpp.SVOD, Commission: rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("20")}}}},
		}}},
		Tiers: []recoupment.Tier{{ID: "authors", Rights: []recoupment.Right{
			{ID: "author", Party: "Author", Accrues: true, Steps: []recoupment.Step{{Rate: dec("3")}}},
		}}},
		Opposable: []rnpp.OpposableTerms{{ID: "opposable", Party: "Author", BorneBy: "Producer", Protocol: true}},
	}
	deal, err := contracts.Deal()
	if err != nil {
		fmt.Println(err) // every fault at once
		return
	}
	cascade, err := deal.Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	receipt, err := contracts.Place(rnpp.Sale{Channel: rnpp.SVOD, Amount: dec("400000")})
	if err != nil {
		fmt.Println(err)
		return
	}
	run := cascade.Open()
	if err := run.Apply(recoupment.Movement{Date: day("2028-05-02"), Receipts: []recoupment.Receipt{receipt}}); err != nil {
		fmt.Println(err)
		return
	}
	settlement, err := run.Settle(day("2028-12-31"))
	if err != nil {
		fmt.Println(err)
		return
	}
	statement, err := contracts.Statement(nil, settlement)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range statement.Channels {
		fmt.Println(line.Label.FR, line.Gross.Cumulative.StringFixed(2), line.Deducted.Cumulative.StringFixed(2), line.Net.Cumulative.StringFixed(2))
	}
	fmt.Println("author", settlement.Line("author").Cumulative.StringFixed(2), "owed besides", settlement.Transfer("opposable").Cumulative.StringFixed(2))
	// Output:
	// VàD par abonnement 400000.00 80000.00 320000.00
	// author 9600.00 owed besides 600.00
}

func ExampleContracts_Excesses() {
	protocol, err := rnpp.ProtocolAt(day("2028-01-01"), rnpp.FallBeyond)
	if err != nil {
		fmt.Println(err)
		return
	}
	contracts := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: &protocol,
		Mandates: []rnpp.Mandate{{ID: "world", Party: "Agent", Streams: []rnpp.Stream{
			{ID: "foreign", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("30")}}}},
		}}},
	}
	excesses, err := contracts.Excesses()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range excesses {
		fmt.Println(e.Right, e.Rate, "% is above", e.Cap, "%:", e.Rule.FR)
	}
	// Output:
	// world.commission.foreign 30 % is above 25 %: étranger, sous-commissions comprises
}
