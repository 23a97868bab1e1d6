package payroll_test

import (
	"fmt"

	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// A machiniste works five days, one of them into the night.
func Example() {
	day := schedule.MustParseDate("2023-10-02")
	rules, _, err := payroll.CrewRulesAt(day, payroll.CrewSupplied{})
	if err != nil {
		fmt.Println(err)
		return
	}
	grid, err := payroll.CrewGridAt(day, payroll.Extended)
	if err != nil {
		fmt.Println(err)
		return
	}
	position, _ := grid.Find("Machiniste de prise de vues")
	person := payroll.Engagement{ID: "grip", Contract: payroll.ByWeek, Population: payroll.Technician, Pay: position.Week, Minimum: position.Week}
	for i := range 5 {
		start, end := 9*payroll.Hour, 18*payroll.Hour
		if i == 4 {
			start, end = 14*payroll.Hour, 25*payroll.Hour // until one in the morning
		}
		person.Days = append(person.Days, payroll.Day{
			Date:   day.AddDays(i),
			Worked: []payroll.Stretch{{From: start, To: start + 4*payroll.Hour}, {From: start + 5*payroll.Hour, To: end}},
		})
	}
	shoot := payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{person}}
	result, err := shoot.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range result.Payslips[0].Lines {
		fmt.Println(line.Label.EN, line.Time, "x", line.Rate.StringFixed(4), "=", line.Amount.StringFixed(2))
	}
	fmt.Println(result.Gross.StringFixed(2), result.Check())
	// Output:
	// Hours of work 42:00 x 24.1513 = 1014.35
	// Premiums 25 % 02:00 x 6.0378 = 12.08
	// Premiums 75 % 05:00 x 18.1134 = 90.57
	// 1117.00 <nil>
}

// The same week of a film of annexe III: what is paid now, and what is owed later.
func ExampleAnnexeIII_Pay() {
	work, applied := schedule.MustParseDate("2023-10-02"), schedule.MustParseDate("2023-03-01")
	rules, _, _ := payroll.CrewRulesAt(work, payroll.CrewSupplied{})
	terms, _, _ := payroll.AnnexeIIIAt(work, applied)
	paid, deferred, err := terms.Pay(rules, decimal.New(143649, -2), 39*payroll.Hour)
	fmt.Println(paid, deferred, err)
	// Output: 1016.86 839.25 <nil>
}

// What a rest of ten hours and a half fails.
func ExampleShoot_Inspect() {
	rules, _, _ := payroll.CrewRulesAt(schedule.MustParseDate("2023-10-02"), payroll.CrewSupplied{})
	day := func(date string, from, to payroll.Minute) payroll.Day {
		return payroll.Day{Date: schedule.MustParseDate(date), Worked: []payroll.Stretch{{From: from, To: to}}}
	}
	shoot := payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{{
		ID: "grip", Contract: payroll.ByDay, Population: payroll.Technician, Pay: decimal.New(96605, -2),
		Days: []payroll.Day{day("2023-10-02", 12*payroll.Hour, 21*payroll.Hour), day("2023-10-03", 7*payroll.Hour+30, 15*payroll.Hour)},
	}}}
	findings, err := shoot.Inspect()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range findings {
		if f.Verdict == payroll.Fail {
			fmt.Println(f.Label.EN, f.Date, f.Figure, f.Unit, "of", f.Limit, "-", f.Article)
		}
	}
	// Output: Daily rest 2023-10-03 10.5 hours of 11 - IDCC 3097, I-23, II-27
}

// A shoot over the new year: the rules are named once, and the rates of each week are those of its day.
func ExampleProduction() {
	rate := func(hundredths int64) *decimal.Decimal { return new(decimal.New(hundredths, -2)) }
	day := func(date string) payroll.Day {
		return payroll.Day{Date: schedule.MustParseDate(date), Worked: []payroll.Stretch{{From: 9 * payroll.Hour, To: 17 * payroll.Hour}}}
	}
	production := payroll.Production{
		From: schedule.MustParseDate("2023-12-18"), Until: schedule.MustParseDate("2024-01-05"),
		Company: payroll.Company{Accidents: rate(208), Health: rate(32), Joint: rate(25), ShortUsage: true},
		People: []payroll.Engagement{{
			ID: "grip", Function: "Machiniste de prise de vues", Contract: payroll.ByDay, Population: payroll.Technician,
			Days: []payroll.Day{day("2023-12-18"), day("2024-01-03")},
		}},
	}
	shoot, _, err := production.Shoot()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := shoot.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range result.Payslips {
		fmt.Println(p.Week, p.Gross.StringFixed(2), p.Charges.Ceiling, p.ChargeRate(), "%")
	}
	// Output:
	// 2023-12-18 247.55 202 64.42 %
	// 2024-01-01 247.55 213 64.72 %
}

// The rates that are not established are named; accepted, they make the table whole.
func ExampleContributionsAt() {
	zero := new(decimal.Decimal)
	company := payroll.Company{Health: zero, Joint: zero, Provident: zero, Populations: []string{payroll.Artist}}
	rows, err := payroll.ContributionsAt(schedule.MustParseDate("2025-06-02"), company)
	fmt.Println(len(rows), err)
	company.Accept = []string{"AT", "CHO"}
	rows, err = payroll.ContributionsAt(schedule.MustParseDate("2025-06-02"), company)
	fmt.Println(len(rows), err)
	// Output:
	// 22 AT: the value is not established: supply it, or accept it by name (2025-06-02)
	// CHO: the value is not established: supply it, or accept it by name (2025-06-02)
	// 24 <nil>
}
