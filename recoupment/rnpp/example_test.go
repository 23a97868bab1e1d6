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

// Video on demand by item and by subscription, which the producer sells himself at the caps of the protocol. Whose
// turnover climbs the scale is a reading: here that of the film. Above 300,000 it falls to 15 % of everything.
func ExampleContracts_Statement() {
	protocol, err := rnpp.ProtocolAt(day("2028-01-01"), rnpp.FallBeyond)
	if err != nil {
		fmt.Println(err)
		return
	}
	protocol.Turnover = rnpp.TurnoverOfFilm
	contracts := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: &protocol,
		Mandates: []rnpp.Mandate{{ID: "own", Party: "Producer", Streams: []rnpp.Stream{
			{ID: "vod", Channel: rnpp.VOD, Commission: rnpp.Commission{AtCap: true}},
			{ID: "svod", Channel: rnpp.SVOD, Commission: rnpp.Commission{AtCap: true}},
		}}},
	}
	deal, err := contracts.Deal()
	if err != nil {
		fmt.Println(err)
		return
	}
	cascade, err := deal.Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	run := cascade.Open()
	for _, sale := range []rnpp.Sale{{Stream: "vod", Amount: dec("150000")}, {Stream: "svod", Amount: dec("160000")}} {
		receipt, err := contracts.Place(sale)
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := run.Apply(recoupment.Movement{Date: day("2028-05-02"), Receipts: []recoupment.Receipt{receipt}}); err != nil {
			fmt.Println(err)
			return
		}
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
	for _, stream := range statement.Streams {
		for _, line := range stream.Deductions {
			fmt.Println(stream.Stream, line.Label.EN, line.Cumulative.StringFixed(2))
			for _, s := range line.Slices {
				fmt.Println("   ", s.Rate, "% of", s.Base.StringFixed(2), "=", s.Amount.StringFixed(2))
			}
		}
	}
	fmt.Println("deducted", statement.Total.Deducted.Cumulative.StringFixed(2))
	// Output:
	// vod commission 40000.00
	//     30 % of 100000.00 = 30000.00
	//     20 % of 50000.00 = 10000.00
	// vod commission given back -17500.00
	//     -15 % of 100000.00 = -15000.00
	//     -5 % of 50000.00 = -2500.00
	// svod commission 26500.00
	//     20 % of 50000.00 = 10000.00
	//     15 % of 100000.00 = 15000.00
	//     15 % of 10000.00 = 1500.00
	// svod commission given back -2500.00
	//     -5 % of 50000.00 = -2500.00
	// deducted 46500.00
}

// A sub-agent sells in Asia for the agent of the film: against the author they have together 25 % of what was sold.
func ExampleContracts_Against() {
	protocol, err := rnpp.ProtocolAt(day("2028-01-01"), rnpp.FallBeyond)
	if err != nil {
		fmt.Println(err)
		return
	}
	contracts := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer", Protocol: &protocol,
		Mandates: []rnpp.Mandate{
			{ID: "local", Party: "Sub-agent", Streams: []rnpp.Stream{
				{ID: "asia", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("10")}}}, To: "world"},
			}},
			{ID: "agent", Party: "Agent", Streams: []rnpp.Stream{
				{ID: "world", Channel: rnpp.ForeignSales, Commission: rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("20")}}}},
			}},
		},
		Tiers: []recoupment.Tier{{ID: "authors", Rights: []recoupment.Right{
			{ID: "author", Party: "Author", Accrues: true, Steps: []recoupment.Step{{Rate: dec("10")}}},
		}}},
		Opposable: []rnpp.OpposableTerms{{ID: "opposable", Party: "Author", BorneBy: "Producer", Protocol: true}},
	}
	own, err := contracts.Against("opposable")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, one := range []rnpp.Contracts{contracts, own} {
		deal, err := one.Deal()
		if err != nil {
			fmt.Println(err)
			return
		}
		cascade, err := deal.Compile()
		if err != nil {
			fmt.Println(err)
			return
		}
		run := cascade.Open()
		receipt, err := one.Place(rnpp.Sale{Stream: "asia", Amount: dec("1000")})
		if err != nil {
			fmt.Println(err)
			return
		}
		if err := run.Apply(recoupment.Movement{Date: day("2028-05-02"), Receipts: []recoupment.Receipt{receipt}}); err != nil {
			fmt.Println(err)
			return
		}
		s, err := run.Settle(day("2028-12-31"))
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(s.Line("local.commission.asia").Cumulative, s.Line("agent.commission.world").Cumulative, s.Line("author").Cumulative, s.Transfer("opposable").Cumulative)
	}
	// Output:
	// 100 180 72 3
	// 100 150 75 0
}
