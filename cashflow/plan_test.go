package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// shortFilm is a plan small enough to be worked out by hand. 2 August 2027 is a Monday.
func shortFilm() cashflow.Plan {
	return cashflow.Plan{
		Currency: "EUR",
		Start:    day("2027-08-02"),
		Production: schedule.Production{
			Milestones: []schedule.Milestone{{Code: "START", Date: day("2027-08-02")}, {Code: "END", Date: day("2027-08-22")}},
			Phases:     []schedule.Phase{{Code: "SHOOT", Monday: day("2027-08-02"), Weeks: 3}},
		},
		Keys: []cashflow.Key{
			{ID: "WEEKLY", Elements: []cashflow.Element{{Phase: "SHOOT", Percent: dec("100")}}},
			{ID: "HALF", Elements: []cashflow.Element{
				{Milestone: "START", Percent: dec("50")}, {Phase: "SHOOT", Percent: dec("50"), Weeks: 1},
			}},
			{ID: "LAST", Elements: []cashflow.Element{{Milestone: "END", Percent: dec("100"), Days: 1}}},
		},
		Outflows: []cashflow.Outflow{
			{ID: "CREW", Column: cashflow.Pay, Amount: dec("100.00"), Key: "WEEKLY"},
			{ID: "CREW", Column: cashflow.Charges, Amount: dec("10.00"), Key: "WEEKLY", Terms: cashflow.FifteenthOfNextMonth()},
			{ID: "CAMERA", Column: cashflow.Suppliers, Amount: dec("10.01"), Key: "HALF"},
			{ID: "CREDIT", Column: cashflow.Suppliers, Amount: dec("-5.00"), Key: "LAST"},
			{ID: "BANK", Column: cashflow.Suppliers, Amount: dec("7.00")},
		},
		Inflows: []financing.Source{{
			ID: "TV", Amount: dec("60.00"), Instalments: []financing.Instalment{
				{Percent: dec("33.33"), Milestone: "START", Days: 6}, {Percent: dec("66.67"), Milestone: "END"},
			},
		}},
	}
}

func TestShortFilmByHand(t *testing.T) {
	got, err := shortFilm().Compute()
	require.NoError(t, err)
	require.NoError(t, got.Check())
	type row struct {
		monday, receipts, pay, charges, suppliers, cumulative string
		reason                                                string
	}
	want := []row{
		{"2027-08-02", "20.00", "-33.33", "0", "-5.01", "-18.34", "33.33 % of 60 is 19.998; half of 10.01 is 5.005, away from zero"},
		{"2027-08-09", "0", "-33.34", "0", "-1.67", "-53.35", "66.67 - 33.33; 5.00 / 3, a week later"},
		{"2027-08-16", "40.00", "-33.33", "0", "-1.66", "-48.34", "Sunday 22 is still in the week; 3.33 - 1.67"},
		{"2027-08-23", "0", "0", "0", "3.33", "-45.01", "the credit of 5.00 comes back, less 1.67"},
		{"2027-08-30", "0", "0", "0", "0", "-45.01", "nothing moves"},
		{"2027-09-06", "0", "0", "0", "0", "-45.01", "nothing moves"},
		{"2027-09-13", "0", "0", "-10.00", "0", "-55.01", "the charges of the three weeks, on Wednesday 15 September"},
	}
	require.Len(t, got.Weeks, len(want))
	for i, w := range want {
		g := got.Weeks[i]
		require.Equal(t, day(w.monday), g.Monday, w.reason)
		same(t, dec(w.receipts), g.Receipts, w.monday, w.reason)
		same(t, dec(w.pay), g.In(cashflow.Pay), w.monday, w.reason)
		same(t, dec(w.charges), g.In(cashflow.Charges), w.monday, w.reason)
		same(t, dec(w.suppliers), g.In(cashflow.Suppliers), w.monday, w.reason)
		same(t, dec(w.cumulative), g.Cumulative, w.monday, w.reason)
	}
	same(t, dec("55.01"), got.PeakNeed)
	require.Equal(t, 7, got.PeakWeek)
	require.Equal(t, 1, got.FirstNegative)
	require.Equal(t, []cashflow.Unallocated{
		{Column: cashflow.Suppliers, ID: "BANK", Amount: dec("-7.00"), Reason: cashflow.NoKey},
	}, got.Unallocated)
}

func TestMovementsSayWhereTheyComeFrom(t *testing.T) {
	got, err := shortFilm().Compute()
	require.NoError(t, err)
	first := got.Movements[:3]
	require.Equal(t, []cashflow.Movement{
		{Date: day("2027-08-02"), Week: 1, Column: cashflow.Suppliers, ID: "CAMERA", Part: 1, Amount: first[0].Amount},
		{Date: day("2027-08-06"), Week: 1, Column: cashflow.Pay, ID: "CREW", Part: 1, Amount: first[1].Amount},
		{Date: day("2027-08-08"), Week: 1, Column: cashflow.Receipts, ID: "TV", Part: 1, Amount: first[2].Amount},
	}, first, "in the order of the dates")
	last := got.Movements[len(got.Movements)-1]
	require.Equal(t, day("2027-09-15"), last.Date, "charges are dated on the day on which they are paid")
}

func TestHorizon(t *testing.T) {
	plan := shortFilm()
	plan.Horizon = 9
	got, err := plan.Compute()
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Len(t, got.Weeks, 9, "weeks without a flow stand to the horizon")
	same(t, dec("-55.01"), got.Weeks[8].Cumulative)

	empty, err := cashflow.Plan{Currency: "EUR", Start: day("2027-08-02")}.Compute()
	require.NoError(t, err)
	require.NoError(t, empty.Check())
	require.Empty(t, empty.Weeks, "a plan without a flow has no week")
	require.True(t, empty.PeakMonday.IsZero())
}

func TestColumnsOfTheCallersOwn(t *testing.T) {
	plan := shortFilm()
	plan.Columns = []cashflow.Column{"studio", cashflow.Suppliers, cashflow.Charges, cashflow.Pay}
	plan.Outflows[0].Column = "studio"
	got, err := plan.Compute()
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Equal(t, cashflow.Column("studio"), got.Weeks[0].Outflows[0].Column, "in the declared order")
	same(t, dec("-33.33"), got.Weeks[0].Outflows[0].Amount)
	same(t, dec("-100"), got.Total("studio"))
	same(t, decimal.Decimal{}, got.Total(cashflow.Structure), "a column that the plan does not have")
	require.Equal(t, "studio", cashflow.Column("studio").Label().In("fr"))
	for _, column := range []cashflow.Column{
		cashflow.Receipts, cashflow.Pay, cashflow.Charges, cashflow.Suppliers, cashflow.Structure,
	} {
		label := column.Label()
		require.NotEmpty(t, label.FR, column)
		require.NotEqual(t, string(column), label.EN, "the usual columns have names for people")
	}
}

func TestReasons(t *testing.T) {
	plan := shortFilm()
	plan.Inflows = append(plan.Inflows,
		financing.Source{ID: "GRANT", Label: "Grant", Amount: dec("5"), Status: financing.Hoped},
		financing.Source{ID: "FEE", Label: "Fee left in", Amount: dec("3"), Deferred: true})
	got, err := plan.Compute()
	require.NoError(t, err)
	require.Equal(t, []cashflow.Unallocated{
		{Column: cashflow.Receipts, ID: "GRANT", Label: "Grant", Amount: dec("5"), Reason: cashflow.NoInstalment},
		{Column: cashflow.Receipts, ID: "FEE", Label: "Fee left in", Amount: dec("3"), Reason: cashflow.Deferred},
		{Column: cashflow.Suppliers, ID: "BANK", Amount: dec("-7.00"), Reason: cashflow.NoKey},
	}, got.Unallocated, "sources first, in the order of the plan")
	same(t, dec("60"), got.Receipts, "none of them is cash")
	same(t, dec("20"), got.Weeks[0].In(cashflow.Receipts))
	for _, one := range got.Unallocated {
		require.NotEmpty(t, one.Reason.Label().In("fr"))
	}
	require.Equal(t, "lost", cashflow.Reason("lost").Label().In("en"))
}

func TestCurrenciesAndRounding(t *testing.T) {
	for _, row := range []struct {
		currency, amount, first, last string
		rounding                      cashflow.Rounding
		reason                        string
	}{
		{"JPY", "100", "-33", "-33", cashflow.HalfAwayFromZero, "no minor unit: 33, 67 - 33, 100 - 67"},
		{"TND", "1", "-0.333", "-0.333", cashflow.HalfAwayFromZero, "three decimals"},
		{"EUR", "0.05", "-0.01", "-0.02", cashflow.Down, "1/3 of 5 cents is cut to 1, 2/3 to 3"},
		{"EUR", "0.05", "-0.02", "-0.01", cashflow.Up, "1/3 of 5 cents goes up to 2, 2/3 to 4"},
	} {
		plan := shortFilm()
		plan.Currency, plan.Rounding, plan.Inflows = row.currency, row.rounding, nil
		plan.Outflows = plan.Outflows[:1]
		plan.Outflows[0].Amount = dec(row.amount)
		got, err := plan.Compute()
		require.NoError(t, err, row.reason)
		require.NoError(t, got.Check())
		same(t, dec(row.first), got.Weeks[0].Net, row.reason)
		same(t, dec(row.last), got.Weeks[2].Net, row.reason)
	}
}

func TestComputeLeavesThePlanAlone(t *testing.T) {
	plan := shortFilm()
	_, err := plan.Compute()
	require.NoError(t, err)
	require.Equal(t, shortFilm(), plan)
}

func TestTerms(t *testing.T) {
	for _, row := range []struct {
		terms     cashflow.Terms
		due, paid string
		reason    string
	}{
		{cashflow.Terms{}, "2027-04-09", "2027-04-09", "on the day"},
		{cashflow.FifteenthOfNextMonth(), "2027-04-09", "2027-05-15", "charges"},
		{cashflow.FifteenthOfNextMonth(), "2027-04-30", "2027-05-15", "the last day of a month counts in that month"},
		{cashflow.FifteenthOfNextMonth(), "2027-12-31", "2028-01-15", "over the new year"},
		{cashflow.Terms{Days: 30}, "2028-01-31", "2028-03-01", "thirty days, through a leap February"},
		{cashflow.Terms{Months: 1}, "2027-01-31", "2027-02-28", "a month on, cut to its last day"},
		{cashflow.Terms{Months: 13}, "2027-01-31", "2028-02-29", "thirteen months on, in a leap year"},
		{cashflow.Terms{Day: 15}, "2027-04-09", "2027-04-15", "the next 15th"},
		{cashflow.Terms{Day: 15}, "2027-04-15", "2027-04-15", "which may be the day itself"},
		{cashflow.Terms{Day: 15}, "2027-04-16", "2027-05-15", "or past already"},
		{cashflow.Terms{Days: 45, Day: 31}, "2027-04-09", "2027-05-31", "45 days end of month"},
		{cashflow.Terms{Days: 30, Months: 1, Day: 10}, "2027-04-09", "2027-06-10", "30 days end of month, the 10th"},
		{cashflow.Terms{Day: 31}, "2027-02-28", "2027-02-28", "31 is the last day of any month"},
		{cashflow.Terms{Days: -10}, "2027-04-09", "2027-03-30", "in advance"},
	} {
		require.Equal(t, row.paid, row.terms.Due(day(row.due)).String(), row.reason)
	}
	require.True(t, cashflow.Terms{Months: 1}.Due(day("9999-12-31")).IsZero(), "beyond the calendar")
	require.True(t, cashflow.Terms{Day: 1 << 60, Months: -1 << 60}.Due(day("2027-01-01")).IsZero(), "absurd terms end")
}
