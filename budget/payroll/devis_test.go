package payroll_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/payroll"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// supplied gives every rate that is not established; the figures are ours.
func supplied() payroll.Company {
	rate := func(text string) *decimal.Decimal { d := dec(text); return &d }
	return payroll.Company{
		Accidents: rate("2.1"), ArtistAccidents: rate("1.12"), Unemployment: rate("9"), Training: rate("2.1"), Health: rate("0.32"), Joint: rate("0.5"),
		Provident: rate("0.42"), Transport: rate("3.2"), Withheld: true,
	}
}

// A line of a devis bears, by contribution, what a payslip of the same pay and ceiling bears.
func TestDevisChargesAreThoseOfAPayslip(t *testing.T) {
	table, err := payroll.ContributionsAt(on("2026-07-01"), supplied())
	require.NoError(t, err)
	const ceiling = "48060"
	charges, apart, err := payroll.DevisCharges(table, payroll.DevisTerms{Ceiling: dec(ceiling)})
	require.NoError(t, err)
	require.Empty(t, apart, "the reduced rates ended with 2025")
	for _, population := range []string{payroll.Technician, payroll.TechnicianCadre, payroll.Artist, payroll.ArtistCadre, payroll.Permanent, payroll.PermanentCadre, payroll.Author} {
		for _, test := range []struct{ reason, pay string }{
			{"nothing", "0"}, {"a week", "1436.49"}, {"under the ceiling, above it with the holiday pay", "45000"}, {"the ceiling", ceiling}, {"a cent above", "48060.01"},
			{"above four ceilings", "200000.07"}, {"above eight", "400000"},
		} {
			t.Run(population+", "+test.reason, func(t *testing.T) {
				slip, err := payroll.Shoot{Currency: "EUR", Contributions: table, People: []payroll.Engagement{{
					ID: "P", Contract: payroll.ByFees, Population: population, Ceiling: dec(ceiling), From: on("2026-07-01"), Until: on("2026-07-31"),
					Fees: []payroll.Fee{{Date: on("2026-07-01"), Code: "FEE", Count: dec("1"), Rate: dec(test.pay), Day: true}},
				}}}.Compute()
				require.NoError(t, err)
				line := budget.Line{ID: "1", Account: "23", Quantity: dec("1"), Number: dec("1"), Rate: dec(test.pay), Category: population, Person: "P", Date: on("2026-07-31")}
				devis, err := budget.Budget{Currency: "EUR", Lines: []budget.Line{line}, Contributions: charges}.Compute()
				require.NoError(t, err)
				require.NoError(t, devis.Check())
				want, got := []string{}, []string{}
				for _, one := range slip.Payslips[0].Charges.Lines {
					if !one.Employee {
						want = append(want, one.Label.FR+" "+one.Amount.StringFixed(2))
					}
				}
				for _, one := range devis.Lines[0].Charges {
					got = append(got, one.Label+" "+one.Amount.StringFixed(2))
				}
				require.Equal(t, want, got)
				require.Equal(t, slip.Charges.StringFixed(2), devis.Charge().StringFixed(2))
			})
		}
	}
}

// The holiday fund stands on three times the daily minimum of the line: case T10 of the facts, 579.63 a day.
func TestDevisChargesOfTheHolidayFund(t *testing.T) {
	table := []payroll.Contribution{{Code: "CS", Population: payroll.Technician, Base: payroll.HolidayPay, Rate: dec("15.5")}}
	charges, _, err := payroll.DevisCharges(table, payroll.DevisTerms{HolidayPayDays: dec("3")})
	require.NoError(t, err)
	require.Equal(t, "CS", charges[0].Label, "the code where there is no label")
	line := budget.Line{
		ID: "1", Account: "23", Quantity: dec("1"), Number: dec("1"), Rate: dec("800"), Unit: budget.Day, Category: payroll.Technician, DailyMinimum: dec("193.21"),
	}
	devis, err := budget.Budget{Currency: "EUR", Lines: []budget.Line{line}, Contributions: charges}.Compute()
	require.NoError(t, err)
	require.Equal(t, "579.63", devis.Lines[0].Charges[0].Base.String())
}

func TestDevisChargesRefuse(t *testing.T) {
	low := payroll.Contribution{Code: "MAL", Population: "x", Base: payroll.TotalIfLow, Rate: dec("-6"), LowHour: dec("30")}
	charges, apart, err := payroll.DevisCharges([]payroll.Contribution{low, {Population: "x", Employee: true, Base: payroll.CSG, Rate: dec("9.2")}}, payroll.DevisTerms{})
	require.NoError(t, err)
	require.Empty(t, charges)
	require.Equal(t, []payroll.Contribution{low}, apart)
	for _, test := range []struct {
		reason string
		one    payroll.Contribution
		terms  payroll.DevisTerms
		says   string
	}{
		{"a tranche without ceiling", payroll.Contribution{Base: payroll.Tranche1, Rate: dec("1")}, payroll.DevisTerms{}, "ceiling: a value is required"},
		{"a base of the employee", payroll.Contribution{Base: payroll.CSG, Rate: dec("1")}, payroll.DevisTerms{Ceiling: dec("1")}, "contributions[0].base: refers to something that does not exist (csg)"},
		{"a hostile rate", payroll.Contribution{Base: payroll.Total, Rate: decimal.New(1, 1<<30)}, payroll.DevisTerms{}, "contributions[0].rate: is larger than the library accepts (1e1073741824)"},
		{"a hostile uplift", payroll.Contribution{Base: payroll.Total, Uplift: decimal.New(1, 1<<30)}, payroll.DevisTerms{}, "contributions[0].uplift: is larger"},
		{"a hostile ceiling", payroll.Contribution{Base: payroll.Total}, payroll.DevisTerms{Ceiling: decimal.New(1, 1<<30)}, "ceiling: is larger"},
		{"a negative ceiling", payroll.Contribution{Base: payroll.Total}, payroll.DevisTerms{Ceiling: dec("-1")}, "ceiling: may not be negative (-1)"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			_, _, err := payroll.DevisCharges([]payroll.Contribution{test.one}, test.terms)
			require.ErrorContains(t, err, test.says)
		})
	}
}

// The worked case in a devis: its pay, charges and allowances come to its cost.
func TestDevisLines(t *testing.T) {
	for _, every := range []payroll.Every{payroll.Whole, payroll.Weekly} {
		shoot := nightShoot(t)
		shoot.Payslips = every
		r, err := shoot.Compute()
		require.NoError(t, err)
		accounts := payroll.DevisAccounts{People: map[string]string{r.Payslips[0].Person: "22"}, Pay: "23", Charges: "42", Expenses: "62"}
		lines, err := r.DevisLines(accounts)
		require.NoError(t, err)
		devis, err := budget.Budget{Currency: r.Currency, Lines: lines}.Compute()
		require.NoError(t, err)
		require.Equal(t, r.Cost.StringFixed(2), devis.Total.StringFixed(2), "to the cent")
		require.Equal(t, r.Charges.StringFixed(2), devis.Posts[3].Amount.StringFixed(2), "post 4")
		require.Equal(t, r.Expenses.StringFixed(2), devis.Posts[5].Amount.StringFixed(2), "post 6")
		require.Equal(t, "22", lines[0].Account)
		data, err := json.Marshal(accounts)
		require.NoError(t, err)
		var again payroll.DevisAccounts
		require.NoError(t, json.Unmarshal(data, &again))
		require.Equal(t, accounts, again, "through JSON")
		_, err = r.DevisLines(payroll.DevisAccounts{Pay: "23"})
		require.ErrorContains(t, err, "charges: a value is required")
		r.Gross = dec("1")
		_, err = r.DevisLines(accounts)
		require.ErrorIs(t, err, payroll.ErrUnbalance)
	}
}

// The deferred pay of annexe III is in the devis only where it is asked for, and is then deferred there too.
func TestDevisLinesOfDeferredPay(t *testing.T) {
	terms, _, err := payroll.AnnexeIIIAt(on("2023-10-02"), on("2023-03-01"))
	require.NoError(t, err)
	rules, _, err := payroll.CrewRulesAt(on("2023-10-02"), payroll.CrewSupplied{})
	require.NoError(t, err)
	person := payroll.Engagement{ID: "grip", Name: "Ada", Function: "Machiniste", Contract: payroll.ByWeek, Population: payroll.Technician, Pay: dec("1436.49"), LowBudget: &terms, Number: 2}
	for i := range 5 {
		person.Days = append(person.Days, payroll.Day{Date: on("2023-10-02").AddDays(i), Worked: []payroll.Stretch{{From: 9 * payroll.Hour, To: 17 * payroll.Hour}}})
	}
	r, err := payroll.Shoot{Currency: "EUR", Rules: []payroll.TimeRules{rules}, People: []payroll.Engagement{person}}.Compute()
	require.NoError(t, err)
	lines, err := r.DevisLines(payroll.DevisAccounts{Pay: "23"})
	require.NoError(t, err)
	require.Len(t, lines, 1)
	require.Equal(t, "Machiniste, Ada", lines[0].Label)
	require.Equal(t, "2 10 ", fmt.Sprint(lines[0].Number, " ", lines[0].Days, " ", lines[0].Person), "two people, ten days, no one's own")
	lines, err = r.DevisLines(payroll.DevisAccounts{Pay: "23", Deferred: "28"})
	require.NoError(t, err)
	require.Equal(t, budget.Deferred, lines[1].Payment)
	require.Equal(t, r.Deferred.StringFixed(2), lines[1].Rate.Mul(lines[1].Number).StringFixed(2))
}

// The charges of a technician's line by contribution, from the law and from the rates of the company.
func ExampleDevisCharges() {
	rate := func(hundredths int64) *decimal.Decimal { d := decimal.New(hundredths, -2); return &d }
	table, err := payroll.ContributionsAt(on("2026-07-01"), payroll.Company{
		Accidents: rate(210), Unemployment: rate(900), Health: rate(32), Joint: rate(0), Populations: []string{payroll.Technician},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	ceilings, _, _, err := payroll.CeilingsAt(on("2026-07-01"))
	if err != nil {
		fmt.Println(err)
		return
	}
	charges, _, err := payroll.DevisCharges(table, payroll.DevisTerms{Ceiling: ceilings.Year, HolidayPayDays: decimal.New(3, 0)})
	if err != nil {
		fmt.Println(err)
		return
	}
	ten, one := decimal.New(10, 0), decimal.New(1, 0)
	film := budget.Budget{Currency: "EUR", Date: on("2026-07-01"), WeekDays: decimal.New(5, 0), Contributions: charges, Lines: []budget.Line{{
		ID: "scripte", Account: "23", Quantity: ten, Unit: budget.Week, Number: one, Rate: decimal.New(143649, -2), Category: payroll.Technician, Person: "Ada",
		DailyMinimum: decimal.New(28730, -2),
	}}}
	devis, err := film.Compute()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range devis.Lines[0].Charges[:3] {
		fmt.Println(c.Label, c.Rate, "% of", c.Base, "=", c.Amount)
	}
	// Output:
	// maladie 13 % of 14364.9 = 1867.44
	// vieillesse plafonnée 8.55 % of 14364.9 = 1228.2
	// vieillesse déplafonnée 2.11 % of 14364.9 = 303.1
}
