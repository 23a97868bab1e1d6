package follow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// overdraft is a credit from the first day of the shoot at 7.3 %: 20 a day on 100,000.
func overdraft(limit string) *cashflow.Credit {
	return &cashflow.Credit{Limits: []cashflow.Limit{{From: day("2027-09-06"), Amount: dec(limit)}}, Rate: dec("7.3")}
}

// paidUp is the shoot with all its payments of the first two weeks: 18,400 in the bank, then 8,400 on 24
// September, -1,600 on 1 October and 13,000 on 6 October.
func paidUp(t require.TestingT) follow.Book {
	book := shoot(t)
	book.Payments = settled(t).Book.Payments
	return book
}

type bankMove struct{ date, line, amount, reason string }

func requireBank(t *testing.T, want []bankMove, f follow.Forecast) {
	t.Helper()
	var got []follow.Entry
	for _, one := range f.Entries {
		if one.Column == follow.Bank && one.Payment == "" {
			got = append(got, one)
		}
	}
	for i, w := range want {
		require.Greater(t, len(got), i, w.reason)
		require.Equal(t, []string{w.date, w.line, w.amount}, []string{got[i].Date.String(), got[i].Line, got[i].Amount.StringFixed(2)}, w.reason)
	}
	require.Len(t, got, len(want))
}

// A limit that is too low is short by what is above it, and the charges are in the position.
func TestCreditAhead(t *testing.T) {
	book := paidUp(t)
	book.Credit = overdraft("1000")
	book.Credit.CommitmentFee = dec("0.73")
	f := forecast(t, book)
	requireBank(t, []bankMove{
		{"2027-09-30", "commitment", "-0.48", "1,000 undrawn for 24 days at 0.73 %: 0.48, of which none is paid yet"},
		{"2027-10-17", "interest", "-1.60", "1,600.48 for five days at 7.3 %: 1.60048"},
		{"2027-10-17", "commitment", "-0.24", "a day to 1 October, 11 from the 6th to the 17th, the last of the plan: 0.24"},
	}, f)
	require.Len(t, f.Shortages, 1)
	same(t, "600.48", f.Short, "1,600.48 above 1,000")
	same(t, "1600.48", f.PeakNeed)
	same(t, "2.32", f.Charges)
	same(t, "12997.68", f.Closing, "13,000 less the charges")
	same(t, "600.48", f.Borrowing.PeakOver)
	same(t, "1000", f.Borrowing.Undrawn)
	same(t, "600.48", f.Alerts()[0].Amount)
	require.Equal(t, follow.CashShortage, f.Alerts()[0].Kind)
	last := f.Weeks[len(f.Weeks)-1]
	same(t, "12997.68", last.Position.Forecast)
	same(t, "13000", last.Position.Planned, "the plan knows nothing of the credit")
	same(t, "13997.68", last.Available, "and the limit of 1,000")
	same(t, "-600.48", f.Weeks[3].Available, "what is missing at the end of the week of 1 October")

	book.Floor = dec("-601")
	require.Empty(t, forecast(t, book).Shortages, "an overdraft beside the credit")
	book.Floor, book.Credit.Limits[0].Amount = dec("0"), dec("1600.48")
	book.Credit.Reserve = dec("1")
	same(t, "1", forecast(t, book).Short.Round(0), "the reserve is money that the limit must bring")
}

// What the bank took up to the day of the book is in the payments; what had run since then is paid at the next
// settlement.
func TestCreditWhatHasRun(t *testing.T) {
	book := paidUp(t)
	book.Opening, book.Credit = dec("-50000"), overdraft("90000")
	book.Credit.ArrangementFee = dec("1")
	without := forecast(t, book)
	var paid decimal.Decimal
	for _, one := range without.Credit.Movements {
		require.True(t, one.Date.After(book.Closed), "the arrangement fee of 6 September is in what has moved")
		paid = paid.Add(one.Amount)
	}
	// 6 to 10 September 50,000; to the 15th 60,000; to the 17th 33,600; to the 24th 43,600; to the 30th 53,600:
	// 200,000 + 300,000 + 67,200 + 305,200 + 321,600 = 1,194,000 days at 0.0002 = 238.80.
	same(t, "-238.80", without.Credit.Movements[0].Amount)
	// 53,838.80 for a day, 63,838.80 for 5 (to 6 October), 49,238.80 for 11: 914,659.60 days = 182.93192;
	// 421.73192 in all, less 238.80.
	same(t, "-182.93", without.Credit.Movements[1].Amount)
	same(t, "-421.73", paid)
	same(t, "900", without.Borrowing.Settled, "1 % of 90,000 on the first day: to be held against the payments")

	book.Payments = append(book.Payments, pay("fee", "2027-09-06", follow.Bank, "arrangement", "-900"))
	with := forecast(t, book)
	require.True(t, with.Position.Equal(without.Position.Sub(dec("900"))), "what was really paid")
	require.Len(t, with.Alerts(), len(without.Alerts()), "a charge of the credit is not a surprise")
}

// An advance that was made is repaid by what comes in, and with recourse by what does not.
func TestCreditAdvancesMade(t *testing.T) {
	sources := []financing.Source{{ID: "TV", Status: financing.Signed, Bankable: dec("80")}}
	advance := cashflow.Advance{Source: "TV", Part: 2, Date: day("2027-09-10"), Rate: dec("7.3")}
	for _, row := range []struct {
		reason string
		rule   follow.Rule
		event  cashflow.Advance
		want   []bankMove
	}{
		{
			"in time: 80 % of 20,000", follow.Rule{Rest: follow.AsPlanned}, advance,
			[]bankMove{{"2027-10-06", "advance_interest", "-83.20", "26 days of 3.20"}, {"2027-10-06", "repayment", "-16000.00", ""}},
		},
		{
			"ten days late", follow.Rule{Rest: follow.Shifted, Days: 10}, advance,
			[]bankMove{{"2027-10-16", "advance_interest", "-115.20", "36 days"}, {"2027-10-16", "repayment", "-16000.00", ""}},
		},
		{
			"ten days late, the interest withheld", follow.Rule{Rest: follow.Shifted, Days: 10},
			cashflow.Advance{Source: "TV", Part: 2, Date: day("2027-09-10"), Rate: dec("7.3"), Upfront: true},
			[]bankMove{{"2027-10-16", "advance_interest", "-32.00", "the ten days that were not withheld"}, {"2027-10-16", "repayment", "-16000.00", ""}},
		},
		{
			"reduced to 5,000", follow.Rule{Rest: follow.Scaled, Amount: dec("5000")}, advance,
			[]bankMove{
				{"2027-10-06", "advance_interest", "-20.80", "on 4,000"}, {"2027-10-06", "repayment", "-4000.00", "80 % of 5,000"},
				{"2027-10-06", "advance_interest", "-62.40", "on 12,000"}, {"2027-10-06", "repayment", "-12000.00", "the rest, with recourse"},
			},
		},
		{
			"lost", follow.Rule{Rest: follow.Scaled}, advance,
			[]bankMove{{"2027-10-06", "advance_interest", "-83.20", ""}, {"2027-10-06", "repayment", "-16000.00", "on the day on which it stood"}},
		},
	} {
		book := paidUp(t)
		book.Credit, book.Sources = overdraft("0"), sources
		book.Credit.Rate = decimal.Decimal{}
		book.Credit.Advances = []cashflow.Advance{row.event}
		row.rule.Column, row.rule.Line = cashflow.Receipts, "TV"
		book.Rules = []follow.Rule{row.rule}
		t.Run(row.reason, func(t *testing.T) { requireBank(t, row.want, forecast(t, book)) })
	}
}

// An advance to come is on what is expected, with its VAT where the bank lends on it.
func TestCreditAdvancesToCome(t *testing.T) {
	hundred := dec("100")
	plan, err := cashflow.Plan{
		Currency: "EUR", Start: day("2027-09-06"), Horizon: 12,
		Production: schedule.Production{Milestones: []schedule.Milestone{{Code: "B", Date: day("2027-10-06")}}},
		Inflows:    []financing.Source{{ID: "TV", Amount: dec("20000"), Instalments: []financing.Instalment{{Percent: hundred, Milestone: "B"}}}},
		VAT:        &cashflow.VATReturns{Every: cashflow.Monthly, Day: 24, Sources: []cashflow.TaxedSource{{ID: "TV", Rate: dec("10")}}},
	}.Compute()
	require.NoError(t, err)
	book := follow.Book{Plan: plan, Closed: day("2027-09-19"), Credit: overdraft("0")}
	book.Credit.Advances = []cashflow.Advance{{Source: "TV", Date: day("2027-09-26"), Percent: hundred, On: cashflow.WithTax}}
	book.Rules = []follow.Rule{{Column: cashflow.Receipts, Line: "TV", Rest: follow.Scaled, Amount: dec("15000")}}
	requireBank(t, []bankMove{
		{"2027-09-26", "advance", "16500.00", "what is expected now, and 10 % of it"},
		{"2027-10-06", "repayment", "-16500.00", ""},
	}, forecast(t, book))
}

// The measures that go through the credit cost what it costs.
func TestCreditMeasures(t *testing.T) {
	book := paidUp(t)
	book.Credit = overdraft("1000")
	f := forecast(t, book) // 1,600 drawn on 1 October, 600 above the limit, 1.60 of interest
	same(t, "600", f.Short)
	for _, row := range []struct {
		reason      string
		step        follow.Step
		short, cost string
	}{
		{"the limit raised for a week against half a per cent", follow.Step{Kind: follow.Raise, Amount: dec("700"), Percent: dec("0.5"), Date: day("2027-09-30"), Until: day("2027-10-07")}, "0", "3.50"},
		{"raised by too little: the fee is missing too", follow.Step{Kind: follow.Raise, Amount: dec("600"), Percent: dec("0.5"), Date: day("2027-09-30")}, "3", "3.00"},
		{"raised from a day that is too late", follow.Step{Kind: follow.Raise, Amount: dec("700"), Date: day("2027-10-02")}, "600", "0"},
		{"a contract assigned: no interest on 1,600, ten days of 7.3 % on 2,000", follow.Step{Kind: follow.Assign, Assign: cashflow.Advance{
			Source: "TV", Date: day("2027-09-26"), Percent: dec("10"), Rate: dec("7.3")}}, "0", "2.40"},
		{"a cut of pay saves the interest", follow.Step{Kind: follow.Cut, Column: cashflow.Pay, Amount: dec("2000")}, "0", "-1.60"},
	} {
		got, err := f.Try(follow.Measure{ID: "M", Steps: []follow.Step{row.step}})
		require.NoError(t, err, row.reason)
		same(t, row.short, got.After.Short, row.reason)
		same(t, row.cost, got.Cost, row.reason)
		require.False(t, got.Idle, row.reason)
		require.NotEmpty(t, row.step.Kind.Label().FR)
	}
	rate := *book.Credit
	rate.Rate = dec("14.6")
	c, err := follow.Compare(f, follow.Scenario{ID: "rate", Credit: &rate})
	require.NoError(t, err)
	same(t, "1.60", c.Outcomes[1].ChargesChange, "at twice the rate")
	same(t, "12996.80", c.Weeks[len(c.Weeks)-1].Positions[1])
}

// The credit is worth what the signed sources that come in after its peak stand for.
func TestCoverShort(t *testing.T) {
	book := paidUp(t)
	book.Credit, book.Sources = overdraft("9000"), []financing.Source{{ID: "TV", Status: financing.Signed, Bankable: dec("5")}}
	alerts := forecast(t, book).Alerts()
	require.Len(t, alerts, 1)
	require.Equal(t, follow.CoverShort, alerts[0].Kind)
	same(t, "600", alerts[0].Amount, "1,600 drawn, 5 % of 20,000 to come")
	book.Sources[0].Bankable = dec("8")
	require.Empty(t, forecast(t, book).Alerts(), "8 % of 20,000")
}

// A plan that is paid as planned, with what its credit did, is expected to go on as the credit of the plan says.
func TestCreditAsPlanned(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		book := shoot(t)
		book.Opening, book.Credit = decimal.Decimal{}, anyCredit(t)
		book.Sources = []financing.Source{{ID: "TV", Status: financing.Signed, Bankable: dec("80")}}
		book.Closed = day("2027-09-06").AddDays(rapid.IntRange(0, 40).Draw(t, "closed"))
		drawn, err := book.Credit.Draw(book.Plan, book.Sources)
		if err != nil {
			return // an advance of nothing, or of more than there is
		}
		for i, one := range book.Plan.Movements {
			if !one.Date.After(book.Closed) {
				book.Payments = append(book.Payments, follow.Payment{ID: code(i), Date: one.Date, Column: one.Column, Line: one.ID, Part: one.Part, Amount: one.Amount})
			}
		}
		var ahead []cashflow.CreditMovement
		for i, one := range drawn.Movements {
			if one.Date.After(book.Closed) {
				ahead = append(ahead, one)
				continue
			}
			book.Payments = append(book.Payments, follow.Payment{ID: "B" + code(i), Date: one.Date, Column: follow.Bank, Line: string(one.Kind), Amount: one.Amount})
		}
		f := forecast(t, book)
		require.True(t, f.Closing.Equal(drawn.Closing))
		left := map[string]decimal.Decimal{}
		for _, one := range ahead {
			left[one.Date.String()+string(one.Kind)] = left[one.Date.String()+string(one.Kind)].Add(one.Amount)
		}
		for _, one := range f.Entries {
			if one.Column == follow.Bank && one.Payment == "" {
				left[one.Date.String()+one.Line] = left[one.Date.String()+one.Line].Sub(one.Amount)
			}
		}
		for at, rest := range left {
			require.True(t, rest.IsZero(), "%s: %s", at, rest)
		}
		for _, week := range f.Weeks {
			if last := week.Monday.AddDays(6); !last.Before(book.Closed) && len(drawn.Days) > 0 {
				require.True(t, week.Position.Forecast.Equal(drawn.On(last).Position), week.Number)
			}
		}
	})
}

// What was advanced on an instalment whose day is past, and of which nothing more comes, is repaid at once.
func TestCreditAdvanceOnWhatWillNotCome(t *testing.T) {
	book := paidUp(t)
	book.Payments[3].Amount, book.Payments[3].Part, book.Payments[3].Final = dec("10000"), 1, true
	book.Credit = overdraft("90000")
	book.Credit.Rate = decimal.Decimal{}
	book.Credit.Advances = []cashflow.Advance{{Source: "TV", Part: 1, Date: day("2027-09-10"), Percent: dec("80")}}
	requireBank(t, []bankMove{
		{"2027-09-20", "repayment", "-16000.00", "80 % of 30,000, less the 8,000 that the 10,000 of the 15th paid back; the day after the book"},
	}, forecast(t, book))
}

// A receipt that replaces the only instalment of a source is that instalment.
func TestCreditAdvanceOnWhatReplaces(t *testing.T) {
	plan, err := cashflow.Plan{
		Currency: "EUR", Start: day("2027-09-06"), Horizon: 12,
		Production: schedule.Production{Milestones: []schedule.Milestone{{Code: "B", Date: day("2027-10-06")}}},
		Inflows:    []financing.Source{{ID: "TV", Amount: dec("20000"), Instalments: []financing.Instalment{{Percent: dec("100"), Milestone: "B"}}}},
	}.Compute()
	require.NoError(t, err)
	book := follow.Book{Plan: plan, Closed: day("2027-09-19"), Credit: overdraft("0")}
	book.Credit.Advances = []cashflow.Advance{{Source: "TV", Part: 1, Date: day("2027-09-26"), Percent: dec("50")}}
	book.Rules = []follow.Rule{{Column: cashflow.Receipts, Line: "TV", Rest: follow.Replaced, Dated: []cashflow.Flow{{Date: day("2027-10-20"), Amount: dec("15000")}}}}
	requireBank(t, []bankMove{
		{"2027-09-26", "advance", "7500.00", "half of what is expected now"},
		{"2027-10-20", "repayment", "-7500.00", ""},
	}, forecast(t, book))
}

// A limit is not raised before the credit opens.
func TestRaiseBeforeTheCredit(t *testing.T) {
	book := paidUp(t)
	book.Credit = overdraft("1000")
	book.Credit.Limits[0].From, book.Credit.CommitmentFee = day("2027-10-01"), dec("7.3")
	f := forecast(t, book)
	got, err := f.Try(follow.Measure{ID: "M", Steps: []follow.Step{{Kind: follow.Raise, Amount: dec("700"), Date: day("2027-09-23")}}})
	require.NoError(t, err)
	same(t, "1.64", got.Cost, "100 undrawn for 5 days from 1 October, 700 more for the 11 after the 6th, at 7.3 %: 0.10 and 1.54")
}
