package cashflow_test

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// delivery is a plan that pays 36,000 on Monday 2 August 2027 and receives 50,000 on 30 September.
func delivery(t *testing.T) (cashflow.Result, []financing.Source) {
	t.Helper()
	hundred := dec("100")
	plan := cashflow.Plan{
		Currency: "EUR", Start: day("2027-08-02"),
		Production: schedule.Production{Milestones: []schedule.Milestone{
			{Code: "TOUR", Date: day("2027-08-02")}, {Code: "COPIE", Date: day("2027-09-30")},
		}},
		Keys:     []cashflow.Key{{ID: "K", Elements: []cashflow.Element{{Milestone: "TOUR", Percent: hundred}}}},
		Outflows: []cashflow.Outflow{{ID: "CREW", Column: cashflow.Pay, Amount: dec("36000"), Key: "K"}},
		Inflows: []financing.Source{{
			ID: "TV", Amount: dec("50000"), Status: financing.Signed, Bankable: dec("80"),
			Instalments: []financing.Instalment{{Percent: hundred, Milestone: "COPIE"}},
		}},
	}
	return compute(t, plan), plan.Inflows
}

type charge struct{ date, kind, amount, reason string }

func requireCharges(t *testing.T, want []charge, got cashflow.CreditResult) {
	t.Helper()
	require.NoError(t, got.Check())
	for i, w := range want {
		require.Greater(t, len(got.Movements), i, w.reason)
		one := got.Movements[i]
		require.Equal(t, []string{w.date, w.kind, w.amount}, []string{one.Date.String(), string(one.Kind), one.Amount.StringFixed(2)}, w.reason)
	}
	require.Len(t, got.Movements, len(want))
}

func handCredit() cashflow.Credit {
	return cashflow.Credit{
		Limits: []cashflow.Limit{{From: day("2027-08-02"), Amount: dec("40000")}, {From: day("2027-09-01"), Amount: dec("72000")}},
		Rate:   dec("10"), CommitmentFee: dec("1"), ArrangementFee: dec("0.5"), Basis: schedule.Actual360,
		Guarantee: cashflow.IFCIC(dec("50")), Provision: dec("1000"),
	}
}

func TestCreditByHand(t *testing.T) {
	plan, sources := delivery(t)
	got, err := handCredit().Draw(plan, sources)
	require.NoError(t, err)
	requireCharges(t, []charge{
		{"2027-08-02", "arrangement", "-360.00", "0.5 % of 72,000, the highest limit, on the first day"},
		{"2027-08-31", "guarantee", "-15.91", "a twelfth of 1 % of half of (36,360 + half of 3,640) = 38,180/2400 = 15.9083"},
		{"2027-08-31", "interest", "-292.90", "36,360 x 10 % x 29/360"},
		{"2027-08-31", "commitment", "-2.93", "3,640 x 1 % x 29/360 = 2.9322"},
		{"2027-09-30", "guarantee", "-15.00", "the receipt of the day is in: nothing drawn, half of 72,000 undrawn"},
		{"2027-09-30", "interest", "-305.60", "36,671.74 x 10 % x 30/360 = 305.5978; 598.4978 in all, less 292.90"},
		{"2027-09-30", "commitment", "-28.55", "3,328.26 for a day, 35,328.26 for 29: 0.0925 + 28.4589; 31.4836 in all, less 2.93"},
		{"2027-10-03", "commitment", "-6.00", "72,000 x 1 % x 3/360, to the last day of the plan"},
	}, got)
	same(t, dec("1026.89"), got.Cost, "360 + 30.91 + 598.50 + 37.48")
	same(t, dec("-26.89"), got.ProvisionLeft)
	same(t, dec("12973.11"), got.Closing, "14,000 - 1,026.89")
	require.Equal(t, "2027-08-31", got.PeakDate.String())
	same(t, dec("36671.74"), got.PeakDrawn, "36,360 + 15.91 + 292.90 + 2.93")
	same(t, dec("40000.00"), got.Cover.Counted, "80 % of what the channel still pays")
	same(t, dec("36671.74"), got.On(day("2027-09-15")).Drawn, "nothing moved since")
	require.True(t, got.On(day("2027-09-15")).Net.IsZero())
	require.True(t, got.On(day("2026-01-01")).Date.IsZero(), "before the plan")
}

func TestCreditLimitsReserveAndEnd(t *testing.T) {
	plan, sources := delivery(t)
	credit := cashflow.Credit{
		Limits: []cashflow.Limit{{From: day("2027-08-10"), Amount: dec("36000")}}, Until: day("2027-09-08"),
		Rate: dec("10"), Basis: schedule.Actual360, Reserve: dec("1000"), Settle: cashflow.Quarterly,
	}
	got, err := credit.Draw(plan, sources)
	require.NoError(t, err)
	requireCharges(t, []charge{
		{"2027-09-08", "interest", "-298.06", "37,000 x 10 % x 29/360 = 298.0556, settled on the last day of the credit and not at the end of August"},
	}, got)
	same(t, dec("36000"), got.On(day("2027-08-02")).Uncovered, "before the credit opens nothing is drawn")
	same(t, dec("37000"), got.On(day("2027-08-10")).Drawn, "the need and the reserve")
	same(t, dec("1298.06"), got.PeakOver, "1,000 above the limit, then the interest too")
	require.Equal(t, "2027-09-08", got.OverDate.String())
	same(t, dec("36298.06"), got.On(day("2027-09-09")).Uncovered, "after the credit the need stands uncovered")
	same(t, dec("36298.06"), got.PeakUncovered)
	require.Equal(t, "2027-09-09", got.UncoveredDate.String())
	same(t, dec("13701.94"), got.Closing)
}

// A credit that is open before the plan is charged from its first day; one that is over before it does nothing.
func TestCreditOutsideThePlan(t *testing.T) {
	plan, sources := delivery(t)
	credit := handCredit()
	want, err := credit.Draw(plan, sources)
	require.NoError(t, err)
	credit.Limits[0].From = day("2027-06-01")
	got, err := credit.Draw(plan, sources)
	require.NoError(t, err)
	same(t, want.Cost, got.Cost)
	same(t, want.Closing, got.Closing)
	credit.Limits = credit.Limits[:1]
	credit.Until = day("2027-07-01")
	over, err := credit.Draw(plan, sources)
	require.NoError(t, err)
	require.NoError(t, over.Check())
	same(t, dec("0"), over.Cost)
	same(t, dec("36000"), over.PeakUncovered)
	credit.Limits[0].From, credit.Until = day("2028-01-01"), schedule.Date{}
	late, err := credit.Draw(plan, sources)
	require.NoError(t, err)
	require.NoError(t, late.Check())
	same(t, dec("36000"), late.PeakUncovered)
}

func TestAdvances(t *testing.T) {
	plan, sources := delivery(t)
	for _, row := range []struct {
		reason  string
		advance cashflow.Advance
		want    []charge
	}{
		{
			"the bankable part, its interest paid with the contract", cashflow.Advance{Source: "TV", Date: day("2027-08-31"), Rate: dec("6"), Fee: dec("0.25")},
			[]charge{
				{"2027-08-31", "advance", "40000.00", "80 % of 50,000"},
				{"2027-08-31", "advance_fee", "-100.00", "0.25 % of 40,000"},
				{"2027-09-30", "advance_interest", "-200.00", "40,000 x 6 % x 30/360"},
				{"2027-09-30", "repayment", "-40000.00", "out of the 50,000 of the channel"},
			},
		},
		{
			"a part that the contract names, its interest withheld", cashflow.Advance{Source: "TV", Part: 1, Date: day("2027-08-31"), Percent: dec("50"), Rate: dec("6"), Upfront: true},
			[]charge{
				{"2027-08-31", "advance", "25000.00", "50 % of 50,000"},
				{"2027-08-31", "advance_interest", "-125.00", "25,000 x 6 % x 30/360"},
				{"2027-09-30", "repayment", "-25000.00", "out of the 50,000 of the channel"},
			},
		},
	} {
		credit := cashflow.Credit{Limits: []cashflow.Limit{{From: day("2027-08-02"), Amount: dec("36000")}}, Basis: schedule.Actual360, Advances: []cashflow.Advance{row.advance}}
		got, err := credit.Draw(plan, sources)
		require.NoError(t, err, row.reason)
		requireCharges(t, row.want, got)
		same(t, got.Advanced, got.Repaid, row.reason)
		same(t, got.Discount, got.Cost, row.reason)
		same(t, dec("14000").Sub(got.Cost), got.Closing, row.reason)
		same(t, dec("40000"), got.Cover.Counted, "the peak was before the advance, and then the whole contract", row.reason)
	}
	early := cashflow.Credit{
		Limits:   []cashflow.Limit{{From: day("2027-08-02"), Amount: dec("36000")}},
		Advances: []cashflow.Advance{{Source: "TV", Date: day("2027-08-02"), Percent: dec("30")}},
	}
	got, err := early.Draw(plan, sources)
	require.NoError(t, err)
	require.NoError(t, got.Check())
	same(t, dec("21000"), got.PeakDrawn, "36,000 less the advance")
	same(t, dec("25000"), got.Cover.Counted, "80 % of 50,000, less 15,000 advanced on it")
}

func TestCreditFaults(t *testing.T) {
	plan, sources := delivery(t)
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Credit)
	}{
		{"no limit", "credit.limits", cashflow.ErrRequired, func(c *cashflow.Credit) { c.Limits = nil }},
		{"limits out of order", "credit.limits[1].from", cashflow.ErrOrder, func(c *cashflow.Credit) { c.Limits[1].From = c.Limits[0].From }},
		{"a limit from no day", "credit.limits[0].from", cashflow.ErrRequired, func(c *cashflow.Credit) { c.Limits[0].From = schedule.Date{} }},
		{"a negative limit", "credit.limits[0].amount", cashflow.ErrNegative, func(c *cashflow.Credit) { c.Limits[0].Amount = dec("-1") }},
		{"a limit in thousandths", "credit.limits[0].amount", cashflow.ErrRange, func(c *cashflow.Credit) { c.Limits[0].Amount = dec("1.001") }},
		{"closed before it opens", "credit.until", cashflow.ErrOrder, func(c *cashflow.Credit) { c.Until = day("2027-08-01") }},
		{"a negative reserve", "credit.reserve", cashflow.ErrNegative, func(c *cashflow.Credit) { c.Reserve = dec("-1") }},
		{"a negative rate", "credit.rate", cashflow.ErrNegative, func(c *cashflow.Credit) { c.Rate = dec("-1") }},
		{"a guarantee of more than all", "credit.guarantee.share", cashflow.ErrRange, func(c *cashflow.Credit) { c.Guarantee.Share = dec("101") }},
		{"settled by the day", "credit.settle", cashflow.ErrRange, func(c *cashflow.Credit) { c.Settle = cashflow.Daily }},
		{"an unknown day count", "credit.basis", cashflow.ErrRange, func(c *cashflow.Credit) { c.Basis = 99 }},
		{"an advance on nothing", "credit.advances[0].source", cashflow.ErrRequired, func(c *cashflow.Credit) { c.Advances[0].Source = "" }},
		{"an advance on an unknown source", "credit.advances[0].source", cashflow.ErrUnknown, func(c *cashflow.Credit) { c.Advances[0].Source = "FUND" }},
		{"an advance on an unknown instalment", "credit.advances[0].source", cashflow.ErrUnknown, func(c *cashflow.Credit) { c.Advances[0].Part = 2 }},
		{"an advance after the instalment", "credit.advances[0].source", cashflow.ErrUnknown, func(c *cashflow.Credit) { c.Advances[0].Date = day("2027-09-30") }},
		{"an advance before the plan", "credit.advances[0].date", cashflow.ErrBeforeStart, func(c *cashflow.Credit) { c.Advances[0].Date = day("2027-08-01") }},
		{"the same contract assigned twice", "credit.advances[1].percent", cashflow.ErrOver100, func(c *cashflow.Credit) { c.Advances = append(c.Advances, c.Advances[0]) }},
		{"too many limits", "credit.limits", cashflow.ErrTooLarge, func(c *cashflow.Credit) { c.Limits = make([]cashflow.Limit, cashflow.MaxLimits+1) }},
		{"too many advances", "credit.advances", cashflow.ErrTooLarge, func(c *cashflow.Credit) { c.Advances = make([]cashflow.Advance, cashflow.MaxAdvances+1) }},
	} {
		credit := handCredit()
		credit.Advances = []cashflow.Advance{{Source: "TV", Date: day("2027-08-31"), Percent: dec("60")}}
		row.spoil(&credit)
		_, err := credit.Draw(plan, sources)
		requireFault(t, err, row.path, row.kind, row.reason)
	}
	plan.Weeks[0].Net = dec("1")
	_, err := handCredit().Draw(plan, sources)
	requireFault(t, err, "plan.weeks[0].net", cashflow.ErrUnbalance, "a plan that does not add up")
	empty, err := handCredit().Draw(cashflow.Result{Currency: "EUR"}, nil)
	require.NoError(t, err)
	require.NoError(t, empty.Check())
}

func TestCreditCheckSeesEveryChange(t *testing.T) {
	plan, sources := delivery(t)
	add := func(d *decimal.Decimal) { *d = d.Add(dec("0.01")) }
	for _, row := range []struct {
		reason string
		spoil  func(*cashflow.CreditResult)
	}{
		{"a movement", func(r *cashflow.CreditResult) { add(&r.Movements[2].Amount) }},
		{"a movement on another day", func(r *cashflow.CreditResult) { r.Movements[2].Date = r.Movements[2].Date.AddDays(1) }},
		{"a movement less", func(r *cashflow.CreditResult) { r.Movements = r.Movements[:3] }},
		{"the net of a day", func(r *cashflow.CreditResult) { add(&r.Days[1].Net) }},
		{"the drawn balance of a day", func(r *cashflow.CreditResult) { add(&r.Days[1].Drawn) }},
		{"a need in an open day", func(r *cashflow.CreditResult) { add(&r.Days[1].Uncovered) }},
		{"a total", func(r *cashflow.CreditResult) { add(&r.Guarantee) }},
		{"the cost", func(r *cashflow.CreditResult) { add(&r.Cost) }},
		{"what is repaid", func(r *cashflow.CreditResult) { add(&r.Repaid) }},
		{"the closing position", func(r *cashflow.CreditResult) { add(&r.Closing) }},
		{"the peak date", func(r *cashflow.CreditResult) { r.PeakDate = r.PeakDate.AddDays(1) }},
		{"an amount of a billion digits", func(r *cashflow.CreditResult) { r.Cost = decimal.New(1, 1_000_000_000) }},
	} {
		got, err := handCredit().Draw(plan, sources)
		require.NoError(t, err)
		require.NoError(t, got.Check())
		row.spoil(&got)
		require.Error(t, got.Check(), row.reason)
	}
	for _, kind := range []cashflow.CreditKind{
		cashflow.CreditInterest, cashflow.Commitment, cashflow.Arrangement, cashflow.GuaranteeFee,
		cashflow.AdvancePaid, cashflow.AdvanceRepaid, cashflow.AdvanceInterest, cashflow.AdvanceFee,
	} {
		require.NotEqual(t, string(kind), kind.Label().In("fr"))
	}
}

func TestCreditInJSON(t *testing.T) {
	credit := handCredit()
	credit.Advances = []cashflow.Advance{{Source: "TV", Date: day("2027-08-31"), Percent: dec("60"), Rate: dec("5"), Upfront: true}}
	data, err := json.Marshal(credit)
	require.NoError(t, err)
	back, err := cashflow.ParseCredit(data)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(credit, back, cmp.Comparer(func(a, b decimal.Decimal) bool { return a.Equal(b) }), cmp.AllowUnexported(schedule.Date{})))
	_, err = cashflow.ParseCredit([]byte(`{"limits":[]}`))
	require.ErrorIs(t, err, cashflow.ErrRequired)
}

func anyCredit(t *rapid.T, plan cashflow.Plan) cashflow.Credit {
	credit := cashflow.Credit{
		Rate: cents(rapid.Int64Range(0, 1500).Draw(t, "rate")), CommitmentFee: cents(rapid.Int64Range(0, 300).Draw(t, "commitment")),
		ArrangementFee: cents(rapid.Int64Range(0, 300).Draw(t, "arrangement")),
		Basis:          schedule.DayCount(rapid.IntRange(0, 3).Draw(t, "basis")),
		Settle:         rapid.SampledFrom([]cashflow.Period{"", cashflow.Quarterly}).Draw(t, "settle"),
		Reserve:        decimal.NewFromInt(rapid.Int64Range(0, 10000).Draw(t, "reserve")),
		Guarantee:      cashflow.IFCIC(decimal.NewFromInt(rapid.Int64Range(0, 70).Draw(t, "share"))),
	}
	from := plan.Start
	for range rapid.IntRange(1, 3).Draw(t, "limits") {
		from = from.AddDays(rapid.IntRange(1, 200).Draw(t, "from"))
		credit.Limits = append(credit.Limits, cashflow.Limit{From: from, Amount: decimal.NewFromInt(rapid.Int64Range(0, 900000).Draw(t, "limit"))})
	}
	if rapid.Bool().Draw(t, "ends") {
		credit.Until = from.AddDays(rapid.IntRange(0, 400).Draw(t, "until"))
	}
	return credit
}

// slowCredit plays the credit day by day with a fraction for each night, and returns the cost and the
// closing position.
func slowCredit(plan cashflow.Result, c cashflow.Credit) (cost, closing decimal.Decimal) {
	if len(plan.Weeks) == 0 {
		return cost, closing
	}
	first, last := plan.Weeks[0].Monday, plan.Weeks[len(plan.Weeks)-1].Sunday()
	until := c.Until
	if until.IsZero() || until.After(last) {
		until = last
	}
	round := func(x *big.Rat) decimal.Decimal { return money.Round(x, 2, plan.Rounding) }
	zero, twelfth := decimal.Decimal{}, big.NewRat(1, 1200)
	interest, fees, highest := new(big.Rat), new(big.Rat), zero
	var paidInterest, paidFees, drawn, undrawn decimal.Decimal
	for _, one := range c.Limits {
		highest = decimal.Max(highest, one.Amount)
	}
	for d := first; !d.After(last); d = d.AddDays(1) {
		if night := c.Basis.Fraction(d.AddDays(-1), d); true {
			interest.Add(interest, new(big.Rat).Mul(money.Of(drawn, c.Rate), night))
			fees.Add(fees, new(big.Rat).Mul(money.Of(undrawn, c.CommitmentFee), night))
		}
		for _, one := range plan.Movements {
			if one.Date == d {
				closing = closing.Add(one.Amount)
			}
		}
		drawn, undrawn = zero, zero
		if d.Before(c.Limits[0].From) || d.After(until) {
			continue
		}
		pay := func(amount decimal.Decimal) { cost, closing = cost.Add(amount), closing.Sub(amount) }
		limit := zero
		for _, one := range c.Limits {
			if !one.From.After(d) {
				limit = one.Amount
			}
		}
		if d == c.Limits[0].From {
			pay(round(money.Of(highest, c.ArrangementFee)))
		}
		need := decimal.Max(zero, c.Reserve.Sub(closing))
		if d == d.LastOfMonth() {
			base := need.Add(decimal.Max(zero, limit.Sub(need)).Mul(dec("0.5"))).Rat()
			pay(round(base.Mul(base, twelfth).Mul(base, money.Percent(c.Guarantee.Share))))
		}
		_, month, _ := d.Civil()
		if d == until || (d == d.LastOfMonth() && (c.Settle != cashflow.Quarterly || month%3 == 0)) {
			oweInterest, oweFees := round(interest).Sub(paidInterest), round(fees).Sub(paidFees)
			paidInterest, paidFees = paidInterest.Add(oweInterest), paidFees.Add(oweFees)
			pay(oweInterest)
			pay(oweFees)
		}
		drawn = decimal.Max(zero, c.Reserve.Sub(closing))
		undrawn = decimal.Max(zero, limit.Sub(drawn))
	}
	return cost, closing
}

func TestCreditAgainstEveryNight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		plan.Currency = "EUR"
		result := compute(t, plan)
		credit := anyCredit(t, plan)
		got, err := credit.Draw(result, plan.Inflows)
		require.NoError(t, err)
		require.NoError(t, got.Check())
		cost, closing := slowCredit(result, credit)
		require.True(t, cost.Equal(got.Cost), "cost: %s, night by night %s", got.Cost, cost)
		require.True(t, closing.Equal(got.Closing), "closing: %s, night by night %s", got.Closing, closing)
	})
}

// The facility of the case with a provision that is itself financed: it enters the budget, and the
// producer's cash, which closes the plan, brings it.
func TestSolveTheCase(t *testing.T) {
	cost := func(provision decimal.Decimal) (decimal.Decimal, error) {
		plan := casePlan(t)
		for i, source := range plan.Inflows {
			if source.ID == "F01" {
				plan.Inflows[i].Amount = source.Amount.Add(provision).Sub(dec("52000"))
			}
		}
		result, err := plan.Compute()
		if err != nil {
			return decimal.Decimal{}, err
		}
		line, err := cashflow.Borrow(result, caseFacility(), plan.Inflows)
		return line.Cost, err
	}
	got, err := cashflow.Solve("EUR", dec("52000"), cost)
	require.NoError(t, err)
	same(t, dec("79970.90"), got.Tries[0].Cost, "question 6: the cost with the provision of the case")
	require.True(t, got.Residual.IsZero())
	again, err := cost(got.Provision)
	require.NoError(t, err)
	same(t, again, got.Provision, "the proof")
	require.True(t, got.Provision.LessThan(dec("79970.90")), "what is added is the producer's own money, which costs nothing")
	require.LessOrEqual(t, len(got.Tries), 12)
	other, err := cashflow.Solve("EUR", dec("500000"), cost)
	require.NoError(t, err)
	same(t, got.Provision, other.Provision, "from another first try")
}

func TestSolve(t *testing.T) {
	line := func(flat, rate string) func(decimal.Decimal) (decimal.Decimal, error) {
		return func(p decimal.Decimal) (decimal.Decimal, error) {
			return decimal.Max(decimal.Decimal{}, dec(flat).Add(p.Mul(dec(rate)))).Round(2), nil
		}
	}
	for _, row := range []struct {
		reason, flat, rate, want string
		err                      error
	}{
		{"a cost that does not depend on the provision", "1000", "0", "1000.00", nil},
		{"half of the provision is borrowed too", "1000", "0.5", "2000.00", nil},
		{"nine tenths: the cost of one provision is the next, and slowly so", "1000", "0.9", "10000.00", nil},
		{"a provision that lowers its cost", "1500", "-0.5", "1000.00", nil},
		{"a cost that swings from side to side", "3000", "-2", "1000.00", nil},
		{"a cost that grows as fast as the provision", "1000", "1", "", cashflow.ErrNoSolution},
		{"a cost that grows faster", "1000", "2", "", cashflow.ErrNoSolution},
		{"nothing costs nothing", "0", "0.5", "0", nil},
	} {
		got, err := cashflow.Solve("EUR", decimal.Decimal{}, line(row.flat, row.rate))
		require.LessOrEqual(t, len(got.Tries), cashflow.MaxTries, row.reason)
		if row.err != nil {
			require.ErrorIs(t, err, row.err, row.reason)
			continue
		}
		require.NoError(t, err, row.reason)
		require.True(t, got.Residual.IsZero(), row.reason)
		// Rounding leaves several solutions to a slope of nine tenths: any of them is proved.
		require.True(t, got.Provision.Sub(dec(row.want)).Abs().LessThan(dec("0.06")), "%s: %s", row.reason, got.Provision)
	}
	_, err := cashflow.Solve("EUR", decimal.Decimal{}, nil)
	require.ErrorIs(t, err, cashflow.ErrRequired, "no cost to look at")
	jump := func(p decimal.Decimal) (decimal.Decimal, error) {
		if p.LessThan(dec("500")) {
			return dec("900"), nil
		}
		return dec("100"), nil
	}
	got, err := cashflow.Solve("EUR", dec("3"), jump)
	require.ErrorIs(t, err, cashflow.ErrNoSolution)
	same(t, dec("500"), got.Provision, "the smallest provision that is enough")
	same(t, dec("-400"), got.Residual)
	broken := errors.New("the budget cannot be computed")
	_, err = cashflow.Solve("EUR", dec("3"), func(decimal.Decimal) (decimal.Decimal, error) { return dec("0"), broken })
	require.ErrorIs(t, err, broken)
	_, err = cashflow.Solve("EUR", dec("3"), func(decimal.Decimal) (decimal.Decimal, error) { return dec("-1"), nil })
	requireFault(t, err, "cost", cashflow.ErrNegative, "money that costs less than nothing")
	_, err = cashflow.Solve("EURO", dec("3"), jump)
	requireFault(t, err, "currency", cashflow.ErrCurrency, "an unknown currency")
	_, err = cashflow.Solve("EUR", dec("-3"), jump)
	requireFault(t, err, "first", cashflow.ErrNegative, "a negative provision")
}
