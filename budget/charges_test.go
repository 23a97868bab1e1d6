package budget_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The pay of one person over four lines, 1,700 in all: 600, 500, -100 and 700.
func TestBands(t *testing.T) {
	lines := []budget.Line{
		pay("1", "21", "600", "TEC", "P"), pay("2", "31", "500", "ART", "P"), pay("3", "21", "-100", "TEC", "P"), pay("4", "21", "700", "TEC", "P"),
		pay("5", "21", "5000", "TEC", ""),
	}
	for _, test := range []struct {
		reason         string
		floor, ceiling string
		bases          []string // of lines 1, 3, 4 and 5: line 2 is of another category, but consumes the band
	}{
		{"no bounds: the whole", "0", "0", []string{"600", "-100", "700", "5000"}},
		{"up to 1,000, reached on line 2", "0", "1000", []string{"600", "0", "0", "5000"}},
		{"up to 1,200, reached on line 4", "0", "1200", []string{"600", "-100", "200", "5000"}},
		{"from 1,000 to 1,500", "1000", "1500", []string{"0", "-100", "500", "0"}},
		{"above 1,500", "1500", "0", []string{"0", "0", "200", "0"}},
	} {
		t.Run(test.reason, func(t *testing.T) {
			r := compute(t, budget.Budget{
				Currency: "EUR", Lines: lines,
				Contributions: []budget.Contribution{
					{Category: "TEC", Label: "band", Base: budget.Band, Floor: dec(test.floor), Ceiling: dec(test.ceiling), Rate: dec("10")},
					{Category: "ART", Label: "all", Base: budget.Total, Rate: dec("1")},
				},
			})
			for i, line := range []int{0, 2, 3, 4} {
				equal(t, test.bases[i], r.Lines[line].Charges[0].Base, r.Lines[line].Line.ID)
			}
		})
	}
}

// A contribution on the whole pay of who passes the ceiling (contribution d'équilibre technique): of 1,000, 3,000 at
// most.
func TestWholeAbove(t *testing.T) {
	lines := []budget.Line{
		pay("1", "21", "600", "TEC", "P"), pay("2", "21", "400", "TEC", "P"), pay("3", "21", "0.01", "TEC", "P"), pay("4", "21", "5000", "TEC", "P"),
		pay("5", "21", "-5000", "TEC", "P"), pay("6", "21", "-0.01", "TEC", "P"), pay("7", "21", "9000", "TEC", ""), pay("8", "21", "-10", "TEC", "Q"),
	}
	b := budget.Budget{
		Currency: "EUR", Lines: lines,
		Contributions: []budget.Contribution{{Category: "TEC", Label: "CET", Base: budget.WholeAbove, Floor: dec("1000"), Ceiling: dec("3000"), Rate: dec("10")}},
	}
	r := compute(t, b)
	// Exactly the floor is not above it; the cent that passes bears for all before; a credit gives it back.
	for i, want := range []string{"0", "0", "1000.01", "1999.99", "-1999.99", "-1000.01", "0", "0"} {
		equal(t, want, r.Lines[i].Charges[0].Base, r.Lines[i].Line.ID)
	}
	b.Contributions[0].Floor = dec("0")
	require.EqualError(t, b.Validate(), "contributions[0].floor: a value is required")
}

// Congés spectacles on a base capped at three times the daily minimum: 966.05 / 5 x 3 = 579.63 a day for a
// machiniste de prise de vues (case T10 of the facts), and 15.5 % of 1,436.49 = 222.66 (case U2).
func TestDailyCap(t *testing.T) {
	for _, test := range []struct {
		reason             string
		unit               budget.Unit
		quantity, rate     string
		minimum, weekDays  string
		days, base, charge string
	}{
		{"one day under the cap", budget.Day, "1", "500", "193.21", "", "", "500", "77.5"},
		{"one day above it", budget.Day, "1", "800", "193.21", "", "", "579.63", "89.84"},
		{"a week of five days", "semaine", "1", "3000", "193.21", "5", "", "2898.15", "449.21"},
		{"the days are given", budget.Flat, "1", "3000", "193.21", "", "4", "2318.52", "359.37"},
		{"a credit is capped as pay is", budget.Day, "1", "-800", "193.21", "", "", "-579.63", "-89.84"},
		{"half a day: 289.815", budget.Day, "0.5", "800", "193.21", "", "", "289.82", "44.92"},
		{"without a minimum, the whole", budget.Week, "1", "1436.49", "0", "", "", "1436.49", "222.66"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			line := budget.Line{
				ID: "1", Account: "2301", Quantity: dec(test.quantity), Unit: test.unit, Number: dec("1"), Rate: dec(test.rate),
				Category: "TEC", DailyMinimum: dec(test.minimum),
			}
			b := budget.Budget{
				Currency: "EUR", Lines: []budget.Line{line},
				Contributions: []budget.Contribution{{Category: "TEC", Label: "congés", Base: budget.Daily, Multiple: dec("3"), Rate: dec("15.5")}},
			}
			if test.weekDays != "" {
				b.WeekDays = dec(test.weekDays)
			}
			if test.days != "" {
				b.Lines[0].Days = dec(test.days)
			}
			r := compute(t, b)
			equal(t, test.base, r.Lines[0].Charges[0].Base, "base")
			equal(t, test.charge, r.Lines[0].Charge, "charge")
			require.Equal(t, budget.Daily, r.Lines[0].Charges[0].On, "the charge says its base")
		})
	}
	b := budget.Budget{
		Currency: "EUR", Lines: []budget.Line{pay("1", "23", "900", "TEC", "")},
		Contributions: []budget.Contribution{{Category: "TEC", Label: "congés", Base: budget.Daily, Ceiling: dec("300"), Rate: dec("10")}},
	}
	require.EqualError(t, b.Validate(), "lines[0].days: a value is required (a charge of the category is capped by the day)")
	b.Lines[0].Unit = budget.Day
	equal(t, "30", compute(t, b).Charge(), "a cap in euros: 10 % of 300")
}

func TestFlatCharges(t *testing.T) {
	line := budget.Line{ID: "1", Account: "34", Quantity: dec("3"), Number: dec("10"), Multiplier: dec("2"), Rate: dec("105"), Category: "FIG"}
	r := compute(t, budget.Budget{
		Currency: "EUR", Lines: []budget.Line{line, pay("2", "34", "0", "FIG", "")},
		Contributions: []budget.Contribution{
			{Category: "FIG", Label: "by unit", Base: budget.EachUnit, Rate: dec("1.55")},
			{Category: "FIG", Label: "once", Base: budget.EachLine, Rate: dec("12")},
		},
	})
	equal(t, "93", r.Lines[0].Charges[0].Amount, "60 units at 1.55")
	equal(t, "12", r.Lines[0].Charges[1].Amount, "once")
	equal(t, "0", r.Lines[1].Charges[1].Amount, "a line kept without cost bears nothing")
}

// The contribution to unemployment insurance of the facts: 4.05 % until 30 April 2025, 4 % from 1 May.
func TestDatedCharges(t *testing.T) {
	contributions := []budget.Contribution{
		{Category: "TEC", Label: "chômage", Base: budget.Total, Rate: dec("4.05"), From: day("2017-10-01"), Until: day("2025-04-30")},
		{Category: "TEC", Label: "chômage", Base: budget.Total, Rate: dec("4"), From: day("2025-05-01")},
	}
	for _, test := range []struct{ reason, ofBudget, ofLine, charge string }{
		{"the day of the budget", "2025-04-30", "", "40.5"},
		{"the day of the line comes first", "2025-04-30", "2025-05-01", "40"},
		{"before both", "2017-09-30", "", "0"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			line := pay("1", "23", "1000", "TEC", "")
			if test.ofLine != "" {
				line.Date = day(test.ofLine)
			}
			r := compute(t, budget.Budget{Currency: "EUR", Date: day(test.ofBudget), Lines: []budget.Line{line}, Contributions: contributions})
			equal(t, test.charge, r.Charge(), "charge")
		})
	}
	err := budget.Budget{Currency: "EUR", Lines: []budget.Line{pay("1", "23", "1000", "TEC", "")}, Contributions: contributions}.Validate()
	require.EqualError(t, err, "lines[0].date: a value is required (a charge of the category is dated)")
}

func TestExchange(t *testing.T) {
	rates := []budget.ExchangeRate{
		{Currency: "USD", Date: day("2027-03-01"), Rate: dec("0.9")}, {Currency: "USD", Date: day("2027-01-01"), Rate: dec("0.95")},
		{Currency: "JPY", Rate: dec("0.00613")},
	}
	for _, test := range []struct{ reason, currency, date, amount string }{
		{"the rate of the day", "USD", "2027-03-01", "90"},
		{"the one before", "USD", "2027-02-28", "95"},
		{"without a day, the last", "USD", "", "90"},
		{"a rate of any day, rounded once: 0.613", "JPY", "2020-01-01", "0.61"},
		{"the currency of the budget needs none", "EUR", "", "100"},
	} {
		t.Run(test.reason, func(t *testing.T) {
			line := pay("1", "52", "100", "", "")
			line.Currency = test.currency
			if test.date != "" {
				line.Date = day(test.date)
			}
			r := compute(t, budget.Budget{Currency: "EUR", Exchange: rates, Lines: []budget.Line{line}})
			equal(t, test.amount, r.Total, "amount")
		})
	}
	early := pay("1", "52", "100", "", "")
	early.Currency, early.Date = "USD", day("2026-12-31")
	require.ErrorIs(t, budget.Budget{Currency: "EUR", Exchange: rates, Lines: []budget.Line{early}}.Validate(), budget.ErrRequired)
}

func TestVAT(t *testing.T) {
	rights, hire := pay("1", "11", "1000.05", "", ""), pay("2", "71", "99.99", "", "")
	rights.VAT, hire.VAT = dec("10"), dec("20") // CGI 279 g and the standard rate
	r := compute(t, budget.Budget{Currency: "EUR", Lines: []budget.Line{rights, hire, pay("3", "71", "7", "", "")}})
	equal(t, "100.01", r.Lines[0].VAT, "100.005")
	equal(t, "20", r.Lines[1].VAT, "19.998")
	equal(t, "120.01", r.VAT, "beside the total")
	equal(t, "1107.04", r.Total, "without VAT")
}

// A result is a document: through JSON it still adds up.
func TestResultThroughJSON(t *testing.T) {
	r := compute(t, large())
	data, err := json.Marshal(r)
	require.NoError(t, err)
	var again budget.Result
	require.NoError(t, json.Unmarshal(data, &again))
	require.NoError(t, again.Check())
	require.True(t, r.Total.Equal(again.Total))
	more, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(data), string(more))
	again.Lines[3].Amount = decimal.New(1, 1_000_000_000)
	_, err = again.By(budget.ByPost)
	require.ErrorIs(t, err, budget.ErrTooLarge)
	_, err = budget.Compare(r, again)
	require.ErrorIs(t, err, budget.ErrTooLarge)
	_, err = again.Convert(budget.DocumentaryMapping(""))
	require.ErrorIs(t, err, budget.ErrTooLarge)
}
