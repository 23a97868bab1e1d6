package follow_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// followed is a shoot of two weeks that a channel pays for on delivery, after its first week: the crew has
// cost 1,000 more than planned.
func followed() (follow.Forecast, error) {
	hundred := decimal.NewFromInt(100)
	plan, err := cashflow.Plan{
		Currency: "EUR", Start: schedule.MustParseDate("2027-05-31"),
		Production: schedule.Production{
			Milestones: []schedule.Milestone{{Code: "COPIE", Date: schedule.MustParseDate("2027-06-30")}},
			Phases:     []schedule.Phase{{Code: "SHOOT", Monday: schedule.MustParseDate("2027-05-31"), Weeks: 2}},
		},
		Keys:     []cashflow.Key{{ID: "P2", Elements: []cashflow.Element{{Phase: "SHOOT", Percent: hundred}}}},
		Outflows: []cashflow.Outflow{{ID: "CREW", Column: cashflow.Pay, Amount: decimal.NewFromInt(30000), Key: "P2"}},
		Inflows: []financing.Source{{
			ID: "TV", Amount: decimal.NewFromInt(40000), Instalments: []financing.Instalment{{Percent: hundred, Milestone: "COPIE"}},
		}},
	}.Compute()
	if err != nil {
		return follow.Forecast{}, err
	}
	return follow.Book{
		Plan: plan, Closed: schedule.MustParseDate("2027-06-06"), Opening: decimal.NewFromInt(20000),
		Payments: []follow.Payment{{
			ID: "B1", Date: schedule.MustParseDate("2027-06-04"), Column: cashflow.Pay, Line: "CREW", Amount: decimal.NewFromInt(-16000),
		}},
		Rules: []follow.Rule{{Column: cashflow.Pay, Line: "CREW", Rest: follow.Scaled, Amount: decimal.NewFromInt(-16000)}},
	}.Forecast()
}

func ExampleBook_Forecast() {
	f, err := followed()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, one := range f.Changes {
		fmt.Println(one.Date, one.Line, one.Amount.StringFixed(2), one.Cause.Label().In("en"))
	}
	for _, one := range f.Shortages {
		fmt.Println("short by", one.Short.StringFixed(2), "on", one.From, one.Ahead, "week ahead, until", one.Until)
	}
	// Output:
	// 2027-06-11 CREW 1000.00 Early
	// 2027-06-04 CREW -1000.00 Early
	// 2027-06-11 CREW -2000.00 Rest estimated again
	// short by 12000.00 on 2027-06-11 1 week ahead, until 2027-06-30
}

func ExampleForecast_Search() {
	f, err := followed()
	if err != nil {
		fmt.Println(err)
		return
	}
	trials, err := f.Search([]follow.Measure{
		{ID: "discount", Steps: []follow.Step{{
			Kind: follow.Discount, Column: cashflow.Receipts, Line: "TV", Date: schedule.MustParseDate("2027-06-10"), Percent: decimal.NewFromInt(1),
		}}},
		{ID: "half later", Steps: []follow.Step{{Kind: follow.Delay, Column: cashflow.Pay, Line: "CREW", Days: 20}}},
	}, follow.Bounds{Order: follow.ByCost})
	for _, one := range trials {
		fmt.Println(one.Measures, one.Why.In("en"))
	}
	fmt.Println(err)
	// Output:
	// [half later] Peak need from 12000.00 (week 2) to 0.00, at a cost of 0.00. No shortage is left.
	// [discount] Peak need from 12000.00 (week 2) to 0.00, at a cost of 400.00. No shortage is left.
	// [discount half later] Peak need from 12000.00 (week 2) to 0.00, at a cost of 400.00. No shortage is left.
	// <nil>
}

func ExampleCompare() {
	f, err := followed()
	if err != nil {
		fmt.Println(err)
		return
	}
	week := follow.Step{Column: cashflow.Pay, Line: "CREW", Amount: decimal.NewFromInt(16000)}
	c, err := follow.Compare(f,
		follow.Scenario{ID: "one week more", Events: follow.Overrun(schedule.MustParseDate("2027-06-14"), 1, week)},
		follow.Scenario{ID: "channel late", Events: []follow.Step{{Kind: follow.Move, Column: cashflow.Receipts, Line: "TV", Days: 30}}},
	)
	for _, one := range c.Outcomes {
		fmt.Println(one.ID, one.PeakNeed, one.PeakDate, one.Closing)
	}
	fmt.Println(err)
	// Output:
	//  12000 2027-06-11 28000
	// one week more 28000 2027-06-14 12000
	// channel late 12000 2027-06-11 28000
	// <nil>
}

// Beside a credit of 10,000 that is too small by 2,000: its limit is raised, or half of the contract assigned.
func ExampleForecast_Try() {
	f, err := followed()
	if err != nil {
		fmt.Println(err)
		return
	}
	book, rate := f.Book, decimal.New(73, -1)
	book.Credit = &cashflow.Credit{
		Limits: []cashflow.Limit{{From: schedule.MustParseDate("2027-05-31"), Amount: decimal.NewFromInt(10000)}}, Rate: rate,
	}
	if f, err = book.Forecast(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("short by", f.Short.StringFixed(2), "charges", f.Charges.StringFixed(2))
	for _, step := range []follow.Step{
		{Kind: follow.Raise, Amount: decimal.NewFromInt(3000), Percent: decimal.NewFromInt(1), Date: schedule.MustParseDate("2027-06-07")},
		{Kind: follow.Assign, Assign: cashflow.Advance{Source: "TV", Date: schedule.MustParseDate("2027-06-10"), Percent: decimal.NewFromInt(50), Rate: rate}},
	} {
		trial, err := f.Try(follow.Measure{ID: "M", Steps: []follow.Step{step}})
		fmt.Println(step.Kind, "solves", trial.Solves(), "cost", trial.Cost.StringFixed(2), err)
	}
	// Output:
	// short by 2000.00 charges 45.60
	// raise solves true cost 30.11 <nil>
	// assign solves true cost 34.40 <nil>
}
