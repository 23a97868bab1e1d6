package cashflow_test

import (
	"cmp"
	"slices"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// taxedDelivery is delivery with 10 % of VAT on what the channel pays.
func taxedDelivery(t *testing.T) (cashflow.Result, []financing.Source) {
	t.Helper()
	hundred := dec("100")
	plan := cashflow.Plan{
		Currency: "EUR", Start: day("2027-08-02"),
		Production: schedule.Production{Milestones: []schedule.Milestone{
			{Code: "TOUR", Date: day("2027-08-02")}, {Code: "COPIE", Date: day("2027-09-30")},
		}},
		Keys: []cashflow.Key{{ID: "K", Elements: []cashflow.Element{{Milestone: "COPIE", Percent: hundred}}}},
		// A credit note of the same name in another column, with tax of the same sign on the same day.
		Outflows: []cashflow.Outflow{{ID: "TV", Column: cashflow.Suppliers, Amount: dec("-1000"), Key: "K", VAT: cashflow.VAT{Rate: dec("20"), Regime: cashflow.Deductible}}},
		Inflows: []financing.Source{{
			ID: "TV", Amount: dec("50000"), Status: financing.Signed, Bankable: dec("80"),
			Instalments: []financing.Instalment{{Percent: hundred, Milestone: "COPIE"}},
		}},
		VAT: &cashflow.VATReturns{Every: cashflow.Monthly, Day: 24, Sources: []cashflow.TaxedSource{{ID: "TV", Rate: hundred.Shift(-1)}}},
	}
	return compute(t, plan), plan.Inflows
}

// A bank lends on a contract with or without its VAT.
func TestAdvancesOnTax(t *testing.T) {
	plan, sources := taxedDelivery(t)
	require.Equal(t, []cashflow.Receivable{{Source: "TV", Part: 1, Date: day("2027-09-30"), Amount: dec("50000"), Tax: dec("5000")}}, plainly(plan.Receivables()))
	for _, row := range []struct {
		on     cashflow.AdvanceBase
		amount string
		reason string
	}{
		{cashflow.WithoutTax, "40000.00", "80 % of 50,000"},
		{cashflow.WithTax, "44000.00", "80 % of 55,000: the VAT of the contract, not that of the credit note"},
	} {
		credit := cashflow.Credit{
			Limits:   []cashflow.Limit{{From: day("2027-08-02"), Amount: dec("36000")}},
			Advances: []cashflow.Advance{{Source: "TV", Date: day("2027-08-31"), On: row.on}},
		}
		got, err := credit.Draw(plan, sources)
		require.NoError(t, err)
		requireCharges(t, []charge{{"2027-08-31", "advance", row.amount, row.reason}, {"2027-09-30", "repayment", "-" + row.amount, row.reason}}, got)
	}
	full := cashflow.Credit{
		Limits:   []cashflow.Limit{{From: day("2027-08-02"), Amount: dec("36000")}},
		Advances: []cashflow.Advance{{Source: "TV", Date: day("2027-08-31"), Percent: dec("100"), On: cashflow.WithTax}, {Source: "TV", Date: day("2027-09-01"), Percent: dec("1")}},
	}
	_, err := full.Draw(plan, sources)
	requireFault(t, err, "credit.advances[1].percent", cashflow.ErrOver100, "nothing is left of the claim")
	full.Advances[0].On = "net"
	_, err = full.Draw(plan, sources)
	requireFault(t, err, "credit.advances[0].on", cashflow.ErrUnknown, "no such base")
}

// plainly makes amounts comparable.
func plainly(all []cashflow.Receivable) []cashflow.Receivable {
	for i := range all {
		all[i].Amount, all[i].Tax = dec(all[i].Amount.String()), dec(all[i].Tax.String())
	}
	return all
}

// sameDay puts the movements of a day in one order.
func sameDay(a, b cashflow.CreditMovement) int {
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Part, b.Part), cmp.Compare(a.Kind, b.Kind), a.Amount.Cmp(b.Amount))
}

// A credit that is taken up on any day, with what the bank has done until then among the rest, does afterwards
// what it would have done in one piece.
func TestAlongIsDrawTakenUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		plan.Currency = "EUR"
		result := compute(t, plan)
		if len(result.Weeks) == 0 {
			return
		}
		credit := anyCredit(t, plan)
		first, last := plan.Start, result.Weeks[len(result.Weeks)-1].Sunday()
		for i, one := range result.Receivables() {
			if i == 3 || one.Date == first || !rapid.Bool().Draw(t, "assigned") {
				break
			}
			credit.Advances = append(credit.Advances, cashflow.Advance{
				Source: one.Source, Part: one.Part, Date: one.Date.AddDays(-rapid.IntRange(1, one.Date.DaysSince(first)).Draw(t, "before")),
				Percent: cents(rapid.Int64Range(0, 3300).Draw(t, "percent")), Rate: cents(rapid.Int64Range(0, 900).Draw(t, "discount")),
				Fee: cents(rapid.Int64Range(0, 200).Draw(t, "fee")), Upfront: rapid.Bool().Draw(t, "upfront"),
			})
		}
		whole, err := credit.Draw(result, plan.Inflows)
		require.NoError(t, err)
		require.NoError(t, whole.Check())
		closed := first.AddDays(rapid.IntRange(0, last.DaysSince(first)).Draw(t, "closed"))
		course := cashflow.Course{
			Currency: "EUR", Rounding: result.Rounding, From: first, To: last, Closed: closed, Sources: plan.Inflows,
			Receivables: result.Receivables(), Assigned: result.Receivables(),
		}
		sums := map[schedule.Date]decimal.Decimal{}
		for _, one := range result.Movements {
			sums[one.Date] = sums[one.Date].Add(one.Amount)
		}
		var ahead []cashflow.CreditMovement
		for _, one := range whole.Movements {
			if one.Date.After(closed) {
				ahead = append(ahead, one)
			} else {
				sums[one.Date] = sums[one.Date].Add(one.Amount)
			}
		}
		for d := first; !d.After(last); d = d.AddDays(1) {
			if sum, moves := sums[d]; moves {
				course.Flows = append(course.Flows, cashflow.Flow{Date: d, Amount: sum})
			}
		}
		course.Opening = decimal.NewFromInt(7) // and seven of it are paid on the first day
		course.Flows = append([]cashflow.Flow{{Date: first, Amount: decimal.NewFromInt(-7)}}, course.Flows...)
		rest, err := credit.Along(course)
		require.NoError(t, err)
		require.NoError(t, rest.Check())
		require.Len(t, rest.Movements, len(ahead))
		// What comes of advances that were made already stands first on its day.
		slices.SortFunc(ahead, sameDay)
		slices.SortFunc(rest.Movements, sameDay)
		for i, one := range rest.Movements {
			want := ahead[i]
			require.True(t, one.Amount.Equal(want.Amount) && one.Date == want.Date && one.Kind == want.Kind && one.Source == want.Source && one.Part == want.Part, "%v, in one piece %v", one, want)
		}
		require.True(t, rest.Closing.Equal(whole.Closing))
		apart := rest.Settled.Add(rest.Cost).Sub(whole.Cost).Abs()
		if credit.Guarantee.Share.IsZero() || credit.Guarantee.Rate.IsZero() {
			require.True(t, apart.IsZero(), "%s and %s of %s", rest.Settled, rest.Cost, whole.Cost)
		}
		// On a closed day the charges of that day are among what moved before the guarantor looks: less than a
		// thousandth of them, and a cent a month.
		require.True(t, apart.LessThan(whole.Cost.Abs().Shift(-3).Add(dec("0.5"))), "%s and %s of %s", rest.Settled, rest.Cost, whole.Cost)
		for _, one := range rest.Days {
			of := whole.On(one.Date)
			require.True(t, one.Position.Equal(of.Position) && one.Drawn.Equal(of.Drawn) && one.Over.Equal(of.Over), one.Date)
			require.False(t, one.Available.IsNegative() != (one.Over.IsPositive() || one.Uncovered.IsPositive()), "what is not available is over or uncovered")
		}
	})
}

func TestCourseFaults(t *testing.T) {
	sound := func() cashflow.Course {
		return cashflow.Course{
			Currency: "EUR", From: day("2027-08-02"), To: day("2027-12-31"), Closed: day("2027-08-31"),
			Flows:       []cashflow.Flow{{Date: day("2027-08-02"), Amount: dec("-36000")}, {Date: day("2027-09-30"), Amount: dec("50000")}},
			Receivables: []cashflow.Receivable{{Source: "TV", Part: 1, Date: day("2027-09-30"), Amount: dec("50000")}},
		}
	}
	_, err := handCredit().Along(sound())
	require.NoError(t, err)
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Course)
	}{
		{"no first day", "course.from", cashflow.ErrRequired, func(c *cashflow.Course) { c.From = schedule.Date{} }},
		{"it ends before it begins", "course.to", cashflow.ErrRange, func(c *cashflow.Course) { c.To = day("2027-08-01") }},
		{"nine centuries", "course.to", cashflow.ErrRange, func(c *cashflow.Course) { c.To = day("2927-08-01") }},
		{"closed after its end", "course.closed", cashflow.ErrRange, func(c *cashflow.Course) { c.Closed = day("2028-01-01") }},
		{"money before the first day", "course.flows[0].date", cashflow.ErrOrder, func(c *cashflow.Course) { c.Flows[0].Date = day("2027-08-01") }},
		{"money out of order", "course.flows[1].date", cashflow.ErrOrder, func(c *cashflow.Course) { c.Flows[1].Date = day("2027-08-01") }},
		{"a flow of a billion digits", "course.flows[0].amount", cashflow.ErrTooLarge, func(c *cashflow.Course) { c.Flows[0].Amount = decimal.New(1, 1_000_000_000) }},
		{"an instalment of no day", "course.receivables[0].date", cashflow.ErrRequired, func(c *cashflow.Course) { c.Receivables[0].Date = schedule.Date{} }},
		{"a part of a cent", "course.opening", cashflow.ErrRange, func(c *cashflow.Course) { c.Opening = dec("0.001") }},
		{"an unknown currency", "course.currency", cashflow.ErrCurrency, func(c *cashflow.Course) { c.Currency = "EURO" }},
		{"five thousand instalments of one source, assigned as many times", "credit.advances", cashflow.ErrTooLarge, func(c *cashflow.Course) {
			for range 5000 {
				c.Assigned, c.Receivables = append(c.Assigned, c.Receivables[0]), append(c.Receivables, c.Receivables[0])
			}
		}},
		{"a credit of nothing", "credit.limits", cashflow.ErrRequired, nil},
	} {
		course, credit := sound(), handCredit()
		credit.Advances = []cashflow.Advance{{Source: "TV", Date: day("2027-08-30"), Percent: dec("10")}}
		if row.spoil != nil {
			row.spoil(&course)
		} else {
			credit.Limits = nil
		}
		_, err := credit.Along(course)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}
