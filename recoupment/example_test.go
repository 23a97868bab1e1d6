package recoupment_test

import (
	"errors"
	"fmt"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// A sales agent takes 25 %, recoups its expenses and its guarantee, and the producers share the rest.
func ExampleDeal_Compile() {
	deal := recoupment.Deal{
		Currency: "EUR", Balance: "producer",
		Accounts: []recoupment.Account{{ID: "expenses"}, {ID: "guarantee", Opening: dec("10000")}},
		Pools: []recoupment.Pool{{ID: "export", Tiers: []recoupment.Tier{
			{ID: "gross", Rights: []recoupment.Right{{ID: "commission", Party: "agent", Steps: []recoupment.Step{{Rate: dec("25")}}}}},
			{ID: "net", Rights: []recoupment.Right{{ID: "expenses", Party: "agent", Account: "expenses", Steps: []recoupment.Step{{Rate: dec("100")}}}}},
			{ID: "after expenses", Rights: []recoupment.Right{{ID: "guarantee", Party: "agent", Account: "guarantee", Steps: []recoupment.Step{{Rate: dec("100")}}}}},
			{ID: "overage", Rights: []recoupment.Right{
				{ID: "fund", Party: "fund", Steps: []recoupment.Step{{Rate: dec("33.33")}}},
				{ID: "producer", Party: "producer", Steps: []recoupment.Step{{Rate: dec("66.67")}}},
			}},
		}}},
	}
	cascade, err := deal.Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	run := cascade.Open()
	err = run.Apply(recoupment.Movement{
		ID: "first statement", Date: schedule.MustParseDate("2028-06-30"),
		Costs:    []recoupment.Cost{{Account: "expenses", Amount: dec("2500")}},
		Receipts: []recoupment.Receipt{{Pool: "export", Amount: dec("20000")}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	settlement, err := run.Settle(schedule.MustParseDate("2028-06-30"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range settlement.Lines {
		fmt.Println(line.ID, line.Current.StringFixed(2))
	}
	// Output:
	// commission 5000.00
	// expenses 2500.00
	// guarantee 10000.00
	// fund 833.25
	// producer 1666.75
}

// Everything wrong with a deal is reported at once, each fault with its path.
func ExampleDeal_Validate() {
	deal := recoupment.Deal{
		Currency: "EURO", Balance: "producer",
		Pools: []recoupment.Pool{{ID: "export", To: "nowhere", Tiers: []recoupment.Tier{
			{ID: "net", Rights: []recoupment.Right{{ID: "fund", Party: "fund", Steps: []recoupment.Step{{Rate: dec("120")}}}}},
		}}},
	}
	fmt.Println(deal.Validate())
	// Output:
	// currency: is not a known ISO 4217 currency (EURO)
	// pools[0].to: refers to something that does not exist (nowhere)
	// pools[0].tiers[0].rights[0].steps[0].rate: is outside the values allowed (120)
	// balance: refers to something that does not exist (producer)
}

// The postings say where a figure comes from: 20 % up to 100, then 5 %.
func ExampleRun_Postings() {
	cascade, err := single(tier("R1", until("fund", "20", "100", "5"))).Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	run := cascade.Open()
	run.Trace()
	if err := run.Apply(money(0, "900")); err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range run.Postings() {
		if p.Right == "fund" {
			fmt.Printf("%s%% of %s = %s\n", p.Rate.StringFixed(2), p.Base.StringFixed(2), p.Paid.StringFixed(2))
		}
	}
	// Output:
	// 20.00% of 500.00 = 100.00
	// 5.00% of 400.00 = 20.00
}

// The first quarter was reported and paid at 1,000; it was 1,400. The history keeps both.
func ExampleHistory_Correct() {
	deal := single(tier("stream", rate("licensor", "50")))
	first, again := money(0, "1000"), money(0, "1400")
	first.ID, again.ID = "Q1", "Q1"
	history := recoupment.History{Entries: []recoupment.Entry{{Movement: &first}, {Settle: day(90)}}}
	history, wrong := history.Correct(recoupment.Correction{Replaces: &again, Restatement: recoupment.Adjusted})
	cascade, refused := deal.Compile()
	run, drawn, unplayed := cascade.Replay(history)
	next, unsettled := run.Settle(day(180))
	if err := errors.Join(wrong, refused, unplayed, unsettled); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("reported", drawn[0].Line("licensor").Cumulative.StringFixed(2))
	fmt.Println("the next quarter", next.Line("licensor").Current.StringFixed(2))
	// Output:
	// reported 500.00
	// the next quarter 200.00
}

// The distributor owes the talent 300 at 100,000 admissions, and recoups them as a cost.
func ExampleTransfer() {
	bonus := recoupment.Transfer{
		ID: "bonus", From: "distributor", To: "talent", Of: []recoupment.Term{{Counter: "admissions"}},
		Bands: []recoupment.Band{{From: dec("100000"), Amount: dec("300")}}, RecoupedOn: "distributor",
	}
	deal := single(tier("costs", recoup("distributor")))
	deal.Accounts = []recoupment.Account{{ID: "distributor", Opening: dec("500")}}
	deal.Counters, deal.Transfers = []recoupment.Counter{{ID: "admissions"}}, []recoupment.Transfer{bonus}
	cascade, err := deal.Compile()
	if err != nil {
		fmt.Println(err)
		return
	}
	run := cascade.Open()
	settlement, err := recoupment.Settlement{}, errors.Join(run.Apply(week(1, "1000", "100000")), run.Apply(week(8, "1000", "0")))
	if err == nil {
		settlement, err = run.Settle(day(30))
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("paid to the talent", settlement.Transfer("bonus").Paid.StringFixed(2))
	fmt.Println("recouped", settlement.Line("distributor").Cumulative.StringFixed(2))
	// Output:
	// paid to the talent 300.00
	// recouped 800.00
}
