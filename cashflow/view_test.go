package cashflow_test

import (
	"encoding/json"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestViewsByHand(t *testing.T) {
	result := compute(t, shortFilm())
	months, err := result.By(cashflow.Monthly)
	require.NoError(t, err)
	type row struct{ from, to, opening, receipts, pay, net, closing, reason string }
	for i, w := range []row{
		{"2027-08-02", "2027-08-31", "0", "60.00", "-100.00", "-45.01", "-45.01", "August is cut at the first day of the plan"},
		{"2027-09-01", "2027-09-19", "-45.01", "0", "0", "-10.00", "-55.01", "September ends with the Sunday of the last week"},
	} {
		got := months.Rows[i]
		require.Equal(t, []string{w.from, w.to}, []string{got.From.String(), got.To.String()}, w.reason)
		same(t, dec(w.opening), got.Opening, w.reason)
		same(t, dec(w.receipts), got.In(cashflow.Receipts), w.reason)
		same(t, dec(w.pay), got.In(cashflow.Pay), w.reason)
		same(t, dec(w.net), got.Net, w.reason)
		same(t, dec(w.closing), got.Closing, w.reason)
	}
	require.Len(t, months.Rows, 2)
	same(t, dec("55.01"), months.Peak.Need)
	require.Equal(t, 2, months.Peak.Number)

	days, err := result.By(cashflow.Daily)
	require.NoError(t, err)
	require.Len(t, days.Rows, 49, "seven weeks")
	// Monday 2: -5.01. Friday 6: -33.33. Sunday 8: +20.00. Friday 13: -1.67 and -33.34. Friday 20: -33.33 and -1.66.
	// Sunday 22: +40.00. Monday 23: +5.00. Friday 27: -1.67.
	same(t, dec("-38.34"), days.Rows[4].Closing, "by day the position is lower than at the end of the week")
	same(t, dec("88.34"), days.Peak.Need, "the evening of 20 August, before the receipt of Sunday")
	require.Equal(t, "2027-08-20", days.Peak.From.String())

	quarters, err := result.By(cashflow.Quarterly)
	require.NoError(t, err)
	require.Len(t, quarters.Rows, 1, "August and September are in one quarter")
	same(t, dec("-55.01"), quarters.Rows[0].Closing)

	weeks, err := result.By(cashflow.Weekly)
	require.NoError(t, err)
	under := weeks.Under(dec("-50"))
	require.Len(t, under, 2)
	require.Equal(t, []int{2, 7}, []int{under[0].Number, under[1].Number}, "the weeks that end on -53.35 and -55.01")
	require.Empty(t, weeks.Under(dec("-55.01")), "a position on the floor is not under it")
}

func TestAccountOfCharges(t *testing.T) {
	result := compute(t, shortFilm())
	account, err := result.Account(cashflow.Charges, cashflow.Monthly)
	require.NoError(t, err)
	require.Len(t, account.Rows, 2)
	same(t, dec("10.00"), account.Rows[0].Incurred, "charges on the pay of August")
	same(t, dec("0"), account.Rows[0].Paid)
	same(t, dec("10.00"), account.Rows[1].Opening)
	same(t, dec("10.00"), account.Rows[1].Paid, "on 15 September")
	same(t, dec("0"), account.Owed)

	plan := shortFilm()
	plan.Production.Milestones[0].Date = day("2027-07-01")
	plan.Inflows = nil
	plan.Outflows = []cashflow.Outflow{{ID: "HIRE", Column: cashflow.Suppliers, Amount: dec("9"), Key: "HALF", Terms: cashflow.Terms{Days: 45}}}
	account, err = compute(t, plan).Account(cashflow.Suppliers, cashflow.Weekly)
	require.NoError(t, err)
	same(t, dec("4.50"), account.Rows[0].Opening, "half fell due before the plan")
	same(t, dec("9"), account.Incurred)
	same(t, dec("9"), account.Paid)
	same(t, dec("0"), account.Owed)
}

func TestViewFaults(t *testing.T) {
	result := compute(t, shortFilm())
	_, err := result.By("year")
	requireFault(t, err, "period", cashflow.ErrUnknown, "no such period")
	_, err = result.Account("wages", cashflow.Monthly)
	requireFault(t, err, "column", cashflow.ErrUnknown, "no such column")
	_, err = result.Account(cashflow.Pay, "")
	requireFault(t, err, "period", cashflow.ErrUnknown, "no period")
	spoilt := compute(t, shortFilm())
	spoilt.Movements[0].Amount = decimal.New(1, 1_000_000_000)
	_, err = spoilt.By(cashflow.Monthly)
	requireFault(t, err, "movements[0].amount", cashflow.ErrTooLarge, "an amount of a billion digits")
	spoilt = compute(t, shortFilm())
	spoilt.Movements[1].Date = day("2020-01-01")
	_, err = spoilt.By(cashflow.Monthly)
	requireFault(t, err, "movements[1].date", cashflow.ErrRange, "a day outside the plan")
	spoilt = compute(t, shortFilm())
	spoilt.Movements[1].Column = "wages"
	_, err = spoilt.By(cashflow.Monthly)
	requireFault(t, err, "movements[1].column", cashflow.ErrUnknown, "a column that is not there")
	empty, err := cashflow.Result{Currency: "EUR"}.By(cashflow.Daily)
	require.NoError(t, err)
	require.Empty(t, empty.Rows)
	for _, period := range []cashflow.Period{cashflow.Daily, cashflow.Weekly, cashflow.Monthly, cashflow.Quarterly} {
		require.NotEqual(t, string(period), period.Label().In("fr"))
	}
	require.Equal(t, "year", cashflow.Period("year").Label().In("fr"))
}

// Whatever the period, the rows hold the same money, follow each other, and the weeks are those of the plan.
func TestEveryViewHoldsTheSameMoney(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		result := compute(t, anyPlan(t))
		for _, period := range []cashflow.Period{cashflow.Daily, cashflow.Weekly, cashflow.Monthly, cashflow.Quarterly} {
			view, err := result.By(period)
			require.NoError(t, err)
			var receipts, outflows decimal.Decimal
			for i, row := range view.Rows {
				require.True(t, row.Opening.Add(row.Net).Equal(row.Closing))
				if i > 0 {
					require.Equal(t, view.Rows[i-1].To.AddDays(1), row.From)
				}
				receipts = receipts.Add(row.Receipts)
				for _, one := range row.Outflows {
					outflows = outflows.Add(one.Amount)
				}
				if period == cashflow.Weekly {
					require.True(t, row.Closing.Equal(result.Weeks[i].Cumulative))
				}
			}
			require.True(t, receipts.Equal(result.Receipts))
			require.True(t, receipts.Add(outflows).Equal(result.Closing))
			require.True(t, view.Peak.Need.GreaterThanOrEqual(decimal.Decimal{}))
		}
		for _, column := range result.Columns {
			account, err := result.Account(column, cashflow.Monthly)
			require.NoError(t, err)
			require.True(t, account.Paid.Equal(result.Total(column).Neg()))
		}
	})
}

// Amounts that come back from JSON have lost their cents, and large ones do not fit in a word: the sums hold.
func TestViewsOfAmountsInAnyForm(t *testing.T) {
	plan := shortFilm()
	plan.Outflows[0].Amount = dec("30000000000000")
	want := compute(t, plan)
	data, err := json.Marshal(want)
	require.NoError(t, err)
	var back cashflow.Result
	require.NoError(t, json.Unmarshal(data, &back))
	for _, result := range []cashflow.Result{want, back} {
		view, err := result.By(cashflow.Monthly)
		require.NoError(t, err)
		same(t, dec("-30000000000000"), view.Rows[0].In(cashflow.Pay))
		same(t, dec("60"), view.Rows[0].Receipts)
		same(t, want.Closing, view.Rows[1].Closing)
	}
}
