package cashflow_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// film is a shoot of two weeks, pre-bought by a channel that pays on delivery.
func film() cashflow.Plan {
	hundred := decimal.NewFromInt(100)
	return cashflow.Plan{
		Currency: "EUR",
		Start:    schedule.MustParseDate("2027-05-31"),
		Production: schedule.Production{
			Milestones: []schedule.Milestone{{Code: "COPIE", Date: schedule.MustParseDate("2027-06-23")}},
			Phases:     []schedule.Phase{{Code: "SHOOT", Monday: schedule.MustParseDate("2027-05-31"), Weeks: 2}},
		},
		Keys: []cashflow.Key{{ID: "P2", Elements: []cashflow.Element{{Phase: "SHOOT", Percent: hundred}}}},
		Outflows: []cashflow.Outflow{
			{ID: "CREW", Column: cashflow.Pay, Amount: decimal.NewFromInt(30001), Key: "P2"},
			{ID: "CREW", Column: cashflow.Charges, Amount: decimal.NewFromInt(18000), Key: "P2", Terms: cashflow.FifteenthOfNextMonth()},
		},
		Inflows: []financing.Source{{
			ID: "TV", Amount: decimal.NewFromInt(60000), Status: financing.Signed, Bankable: decimal.NewFromInt(90),
			Instalments: []financing.Instalment{{Percent: hundred, Milestone: "COPIE", Days: 30}},
		}},
	}
}

func ExamplePlan_Compute() {
	result, err := film().Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, week := range result.Weeks {
		fmt.Println(week.Number, week.Monday, week.Net.StringFixed(2), week.Cumulative.StringFixed(2))
	}
	fmt.Println("need", result.PeakNeed.StringFixed(2), "in week", result.PeakWeek)
	// Output:
	// 1 2027-05-31 -15000.50 -15000.50
	// 2 2027-06-07 -15000.50 -30001.00
	// 3 2027-06-14 0.00 -30001.00
	// 4 2027-06-21 0.00 -30001.00
	// 5 2027-06-28 0.00 -30001.00
	// 6 2027-07-05 0.00 -30001.00
	// 7 2027-07-12 -18000.00 -48001.00
	// 8 2027-07-19 60000.00 11999.00
	// need 48001.00 in week 7
}

func ExampleResult_Total() {
	result, err := film().Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, column := range []cashflow.Column{cashflow.Receipts, cashflow.Pay, cashflow.Charges} {
		fmt.Println(column.Label().In("en"), result.Total(column).StringFixed(2))
	}
	// Output:
	// Receipts 60000.00
	// Pay -30001.00
	// Social charges -18000.00
}

func ExampleBorrow() {
	plan := film()
	result, err := plan.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	line, err := cashflow.Borrow(result, cashflow.Facility{
		Limit: decimal.NewFromInt(50000),
		Rate:  decimal.RequireFromString("4.5"),
		Basis: schedule.Actual360,
	}, plan.Inflows)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("cost", line.Cost.StringFixed(2), "highest", line.PeakDrawn.StringFixed(2), "cover", line.Cover.Percent.StringFixed(2), "%")
	// Output: cost 186.80 highest 48145.67 cover 112.16 %
}

func ExampleTerms_Due() {
	friday := schedule.MustParseDate("2027-04-30")
	fmt.Println(cashflow.Terms{}.Due(friday))
	fmt.Println(cashflow.FifteenthOfNextMonth().Due(friday))
	fmt.Println(cashflow.Terms{Days: 45, Day: 31}.Due(friday), "45 days, end of month")
	// Output:
	// 2027-04-30
	// 2027-05-15
	// 2027-06-30 45 days, end of month
}

func ExampleResult_By() {
	result, err := film().Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	months, err := result.By(cashflow.Monthly)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, month := range months.Rows {
		fmt.Println(month.From, month.Receipts.StringFixed(2), month.In(cashflow.Pay).StringFixed(2), month.Closing.StringFixed(2))
	}
	fmt.Println("months under 10,000:", len(months.Under(decimal.NewFromInt(10000))))
	// Output:
	// 2027-05-31 0.00 0.00 0.00
	// 2027-06-01 0.00 -30001.00 -30001.00
	// 2027-07-01 60000.00 0.00 11999.00
	// months under 10,000: 2
}

func ExampleCredit_Draw() {
	plan := film()
	result, err := plan.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	drawn, err := cashflow.Credit{
		Limits:    []cashflow.Limit{{From: plan.Start, Amount: decimal.NewFromInt(50000)}},
		Rate:      decimal.RequireFromString("4.5"),
		Basis:     schedule.Actual360,
		Guarantee: cashflow.IFCIC(decimal.NewFromInt(50)),
		Advances:  []cashflow.Advance{{Source: "TV", Date: schedule.MustParseDate("2027-06-30"), Rate: decimal.NewFromInt(6)}},
	}.Draw(result, plan.Inflows)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, one := range drawn.Movements {
		fmt.Println(one.Date, one.Kind, one.Amount.StringFixed(2))
	}
	fmt.Println("cost", drawn.Cost.StringFixed(2), "highest", drawn.PeakDrawn.StringFixed(2), "on", drawn.PeakDate)
	// Output:
	// 2027-05-31 guarantee -10.42
	// 2027-06-30 advance 54000.00
	// 2027-06-30 guarantee -10.42
	// 2027-06-30 interest -84.42
	// 2027-07-23 advance_interest -207.00
	// 2027-07-23 repayment -54000.00
	// cost 312.26 highest 30011.42 on 2027-06-11
}

func ExampleSolve() {
	// The provision is in the budget, and a fifth of the budget is borrowed for a year at 5 %.
	cost := func(provision decimal.Decimal) (decimal.Decimal, error) {
		budget := decimal.NewFromInt(3000000).Add(provision)
		return budget.Mul(decimal.RequireFromString("0.01")).Round(2), nil
	}
	solution, err := cashflow.Solve("EUR", decimal.Decimal{}, cost)
	fmt.Println(solution.Provision.StringFixed(2), solution.Residual.StringFixed(2), err)
	// Output: 30303.03 0.00 <nil>
}

func ExamplePlan_timetable() {
	weeks := func(n int) schedule.Span { return schedule.Span{Count: n, Unit: schedule.Weeks} }
	plan := film()
	plan.Production, plan.Start = schedule.Production{}, schedule.Date{}
	for _, first := range []string{"2027-05-31", "2027-09-06"} {
		plan.Timetable = &schedule.Timetable{Anchor: schedule.MustParseDate(first), Steps: []schedule.Step{
			{Code: "SHOOT", Duration: weeks(2)},
			{Code: "COPIE", After: []string{"SHOOT"}, Lag: schedule.Span{Count: 10, Unit: schedule.Days}},
		}}
		result, err := plan.Compute()
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(result.PeakMonday, result.PeakNeed.StringFixed(2), result.Closing.StringFixed(2))
	}
	// Output:
	// 2027-07-12 48001.00 11999.00
	// 2027-10-11 48001.00 11999.00
}

func ExampleXIRR() {
	invested := schedule.MustParseDate("2027-05-28")
	got, err := cashflow.XIRR([]cashflow.Flow{
		{Date: invested, Amount: decimal.NewFromInt(-300000)},
		{Date: invested.AddDays(730), Amount: decimal.NewFromInt(363000)},
	})
	fmt.Println(got.Rate.StringFixed(cashflow.RatePlaces), got.Unique, err)
	// Output: 10.0000 true <nil>
}

func ExampleMultiple() {
	multiple, err := cashflow.Multiple(decimal.NewFromInt(300000), decimal.RequireFromString("427405.21"))
	fmt.Println(multiple.StringFixed(cashflow.MultiplePlaces), err)
	// Output: 1.4247 <nil>
}
