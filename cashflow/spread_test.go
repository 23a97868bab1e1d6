package cashflow_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// spreadOf computes a plan of one outflow of 100.00 over a phase of two weeks, from Monday 10 May 2027, in
// which Sunday 16 is Whit Sunday and Monday 17 Whit Monday.
func spreadOf(t *testing.T, element cashflow.Element, more func(*cashflow.Plan)) []string {
	t.Helper()
	element.Percent = dec("100")
	plan := cashflow.Plan{
		Currency: "EUR", Start: day("2027-05-03"),
		Production: schedule.Production{Phases: []schedule.Phase{
			{Code: "SHOOT", Monday: day("2027-05-10"), Weeks: 2},
			{Code: "SHORT", Monday: day("2027-05-10"), Weeks: 2, First: day("2027-05-12"), Last: day("2027-05-18")},
			{Code: "LONG", Monday: day("2027-05-24"), Weeks: 8},
		}},
		Keys:     []cashflow.Key{{ID: "K", Elements: []cashflow.Element{element}}},
		Outflows: []cashflow.Outflow{{ID: "L", Column: cashflow.Suppliers, Amount: dec("100.00"), Key: "K"}},
	}
	if more != nil {
		more(&plan)
	}
	result, err := plan.Compute()
	require.NoError(t, err)
	require.NoError(t, result.Check())
	lines := []string{}
	for _, one := range result.Movements {
		lines = append(lines, one.Date.String()[5:]+" "+one.Amount.Neg().StringFixed(2))
	}
	return lines
}

func TestCadencesAndCurves(t *testing.T) {
	for _, row := range []struct {
		reason  string
		element cashflow.Element
		more    func(*cashflow.Plan)
		want    []string
	}{
		{"the Fridays are the default", cashflow.Element{Phase: "SHOOT"}, nil, []string{"05-14 50.00", "05-21 50.00"}},
		{
			"nine working days: Whit Monday is not worked; 100/9 rounds its cumulative shares",
			cashflow.Element{Phase: "SHOOT", On: cashflow.WorkingDays},
			nil,
			[]string{"05-10 11.11", "05-11 11.11", "05-12 11.11", "05-13 11.11", "05-14 11.12", "05-18 11.11", "05-19 11.11", "05-20 11.11", "05-21 11.11"},
		},
		{
			"a phase inside its weeks counts its own days",
			cashflow.Element{Phase: "SHORT", On: cashflow.CalendarDays},
			nil,
			[]string{"05-12 14.29", "05-13 14.28", "05-14 14.29", "05-15 14.28", "05-16 14.29", "05-17 14.28", "05-18 14.29"},
		},
		{
			"one share a month, at the last day the phase has in it: 31 May, 30 June, and Sunday 18 July, the end",
			cashflow.Element{Phase: "LONG", On: cashflow.Months},
			nil,
			[]string{"05-31 33.33", "06-30 33.34", "07-18 33.33"},
		},
		{
			"the shooting days of the plan that are in the phase",
			cashflow.Element{Phase: "SHORT", On: cashflow.ShootingDays},
			func(p *cashflow.Plan) {
				p.ShootingDays = []schedule.Date{day("2027-05-11"), day("2027-05-15"), day("2027-05-17"), day("2027-05-19")}
			},
			[]string{"05-15 50.00", "05-17 50.00"},
		},
		{
			"without a phase, all the shooting days",
			cashflow.Element{On: cashflow.ShootingDays, Days: 1},
			func(p *cashflow.Plan) { p.ShootingDays = []schedule.Date{day("2027-05-11"), day("2027-05-19")} },
			[]string{"05-12 50.00", "05-20 50.00"},
		},
		{
			"a plan without shooting days takes the working days of the phase",
			cashflow.Element{Phase: "SHORT", On: cashflow.ShootingDays},
			nil,
			[]string{"05-12 25.00", "05-13 25.00", "05-14 25.00", "05-18 25.00"},
		},
		{
			"a bell on four days: (4, 6, 6, 4) squared are 16, 36, 36, 16 of 104: 15.3846 up to the first, then 50, then 84.6154",
			cashflow.Element{Phase: "SHORT", On: cashflow.WorkingDays, Curve: cashflow.Bell},
			nil,
			[]string{"05-12 15.38", "05-13 34.62", "05-14 34.62", "05-18 15.38"},
		},
		{
			"one weight a day; a day of no weight has no movement",
			cashflow.Element{Phase: "SHORT", On: cashflow.WorkingDays, Weights: []int{3, 0, 1, 4}},
			nil,
			[]string{"05-12 37.50", "05-14 12.50", "05-18 50.00"},
		},
		{
			"two weights on four days: each bears half of the phase",
			cashflow.Element{Phase: "SHORT", On: cashflow.WorkingDays, Weights: []int{3, 1}},
			nil,
			[]string{"05-12 37.50", "05-13 37.50", "05-14 12.50", "05-18 12.50"},
		},
		{
			"three weights on two weeks: the first week has the first and half of the second: (1 + 1) of 6",
			cashflow.Element{Phase: "SHOOT", Weights: []int{1, 2, 3}},
			nil,
			[]string{"05-14 33.33", "05-21 66.67"},
		},
		{
			"wages of days of work, paid on the Friday of the week",
			cashflow.Element{Phase: "SHORT", On: cashflow.WorkingDays},
			func(p *cashflow.Plan) { p.Outflows[0].Terms = cashflow.Terms{Close: cashflow.Weekly, Days: -2} },
			[]string{"05-14 25.00", "05-14 25.00", "05-14 25.00", "05-21 25.00"},
		},
		{
			"a payment on Whit Sunday waits for Tuesday, when the plan says so",
			cashflow.Element{Phase: "SHOOT", Days: 2},
			func(p *cashflow.Plan) { p.Adjust = schedule.Following },
			[]string{"05-18 50.00", "05-24 50.00"},
		},
		{
			"terms of their own come before those of the plan",
			cashflow.Element{Phase: "SHOOT", Days: 2},
			func(p *cashflow.Plan) {
				p.Adjust, p.Outflows[0].Terms.Adjust = schedule.Following, schedule.Preceding
			},
			[]string{"05-14 50.00", "05-21 50.00"},
		},
		{
			"modified: Sunday 30 May goes on to Monday 31, Monday 31 + 1 week would; Saturday 29 + 2 stays in May",
			cashflow.Element{Phase: "SHOOT", Days: 9},
			func(p *cashflow.Plan) { p.Adjust = schedule.ModifiedFollowing },
			[]string{"05-24 50.00", "05-31 50.00"},
		},
		{
			"modified: a month that ends on days off pays before",
			cashflow.Element{Phase: "SHOOT", Days: 9},
			func(p *cashflow.Plan) {
				p.Adjust, p.Calendar.DaysOff = schedule.ModifiedFollowing, []schedule.Date{day("2027-05-31")}
			},
			[]string{"05-24 50.00", "05-28 50.00"},
		},
	} {
		require.Equal(t, row.want, spreadOf(t, row.element, row.more), row.reason)
	}
}

func TestTermsByPeriod(t *testing.T) {
	for _, row := range []struct {
		terms     cashflow.Terms
		due, paid string
		reason    string
	}{
		{cashflow.FifteenthAfterQuarter(), "2027-04-01", "2027-07-15", "the first day of the second quarter"},
		{cashflow.FifteenthAfterQuarter(), "2027-06-30", "2027-07-15", "and its last"},
		{cashflow.FifteenthAfterQuarter(), "2027-12-01", "2028-01-15", "the fourth quarter ends the year"},
		{cashflow.Terms{Close: cashflow.Monthly}, "2028-02-03", "2028-02-29", "wages at the end of the month"},
		{cashflow.Terms{Close: cashflow.Monthly, Days: 45}, "2027-04-10", "2027-06-14", "end of month, then 45 days"},
		{cashflow.Terms{Days: 45, Day: 31}, "2027-04-10", "2027-05-31", "45 days, then end of month"},
		{cashflow.Terms{Close: cashflow.Weekly}, "2027-04-10", "2027-04-11", "the Sunday of the week"},
		{cashflow.Terms{Close: cashflow.Daily, Days: 30}, "2027-04-10", "2027-05-10", "a day closes on itself"},
	} {
		require.Equal(t, row.paid, row.terms.Due(day(row.due)).String(), row.reason)
	}
}

func TestSpreadFaults(t *testing.T) {
	for _, row := range []struct {
		reason, path string
		kind         error
		spoil        func(*cashflow.Plan)
	}{
		{"an unknown cadence", "keys[0].elements[0].on", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Keys[0].Elements[0].On = "sundays" }},
		{"an unknown curve", "keys[0].elements[0].curve", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Curve = "s" }},
		{"a curve and weights", "keys[0].elements[0].weights", cashflow.ErrEither, func(p *cashflow.Plan) {
			p.Keys[0].Elements[0].Curve, p.Keys[0].Elements[0].Weights = cashflow.Bell, []int{1}
		}},
		{"a curve at a milestone", "keys[2].elements[0].milestone", cashflow.ErrEither, func(p *cashflow.Plan) { p.Keys[2].Elements[0].Curve = cashflow.Bell }},
		{"weights of nothing", "keys[0].elements[0].weights", cashflow.ErrUnbalance, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Weights = []int{0, 0} }},
		{"a negative weight", "keys[0].elements[0].weights[1]", cashflow.ErrRange, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Weights = []int{2, -1} }},
		{"a thousand weights and one", "keys[0].elements[0].weights", cashflow.ErrTooLarge, func(p *cashflow.Plan) { p.Keys[0].Elements[0].Weights = make([]int, 1001) }},
		{"shooting days of nowhere", "keys[0].elements[0]", cashflow.ErrEither, func(p *cashflow.Plan) {
			p.Keys[0].Elements[0] = cashflow.Element{On: cashflow.ShootingDays, Percent: dec("100")}
		}},
		{"no shooting day in the phase", "keys[0].elements[0].on", cashflow.ErrNoDay, func(p *cashflow.Plan) {
			p.ShootingDays, p.Keys[0].Elements[0].On = []schedule.Date{day("2027-01-04")}, cashflow.ShootingDays
		}},
		{"a shooting day twice", "shooting_days[1]", cashflow.ErrDuplicate, func(p *cashflow.Plan) {
			p.ShootingDays = []schedule.Date{day("2027-08-04"), day("2027-08-04")}
		}},
		{"no shooting day", "shooting_days[0]", cashflow.ErrRequired, func(p *cashflow.Plan) { p.ShootingDays = make([]schedule.Date, 1) }},
		{"too many shooting days", "shooting_days", cashflow.ErrTooLarge, func(p *cashflow.Plan) {
			p.ShootingDays = make([]schedule.Date, cashflow.MaxShootingDays+1)
		}},
		{"a share of a trillionth and less", "keys[0].elements[0].percent", cashflow.ErrRange, func(p *cashflow.Plan) {
			p.Keys[0].Elements[0].Percent = dec("99.9999999999999")
		}},
		{"terms of no period", "outflows[0].terms.close", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[0].Terms.Close = "year" }},
		{"an unknown rule of adjustment", "outflows[0].terms.adjust", cashflow.ErrRange, func(p *cashflow.Plan) { p.Outflows[0].Terms.Adjust = 9 }},
		{"an unknown rule of the plan", "adjust", cashflow.ErrRange, func(p *cashflow.Plan) { p.Adjust = 9 }},
		{"a calendar that is wrong", "calendar.zone", cashflow.ErrRange, func(p *cashflow.Plan) { p.Calendar.Zone = 99 }},
		{"a calendar on which nobody works", "calendar", schedule.ErrNoBusinessDay, func(p *cashflow.Plan) {
			p.Adjust, p.Calendar.Weekdays = schedule.Following, schedule.NewWeekdays()
		}},
		{"an unknown way of payment", "outflows[0].payment", cashflow.ErrUnknown, func(p *cashflow.Plan) { p.Outflows[0].Payment = "barter" }},
		{"amounts beyond the sum of a plan", "outflows[1].amount", cashflow.ErrTooLarge, func(p *cashflow.Plan) {
			p.Outflows[0].Amount, p.Outflows[1].Amount = dec("99999999999999"), dec("-2")
		}},
	} {
		plan := shortFilm()
		row.spoil(&plan)
		_, err := plan.Compute()
		requireFault(t, err, row.path, row.kind, row.reason)
	}
}

// What is not cash is listed with its reason, whatever its key.
func TestNotCash(t *testing.T) {
	plan := shortFilm()
	for i, payment := range []budget.Payment{budget.InKind, budget.Deferred, budget.Participation, budget.Cash} {
		plan.Outflows[i].Payment = payment
	}
	result := compute(t, plan)
	require.Equal(t, []cashflow.Reason{cashflow.InKind, cashflow.Deferred, cashflow.Participation, cashflow.NoKey}, []cashflow.Reason{
		result.Unallocated[0].Reason, result.Unallocated[1].Reason, result.Unallocated[2].Reason, result.Unallocated[3].Reason,
	})
	for _, reason := range []cashflow.Reason{cashflow.InKind, cashflow.Participation} {
		require.NotEqual(t, string(reason), reason.Label().In("fr"))
	}
}

// slowSplit is the split as it is written in the documentation, in exact fractions.
func slowSplit(t require.TestingT, amount decimal.Decimal, elements [][]int64, percents []decimal.Decimal, rule cashflow.Rounding) []string {
	shares := make([]*big.Rat, len(percents))
	for i, percent := range percents {
		shares[i] = percent.Rat()
	}
	parts, err := money.Instalments(amount, shares, 2, rule)
	require.NoError(t, err)
	var all []string
	for i, weights := range elements {
		days := make([]*big.Rat, len(weights))
		for k, weight := range weights {
			days[k] = new(big.Rat).SetInt64(weight)
		}
		cut, err := money.Instalments(parts[i], days, 2, rule)
		require.NoError(t, err)
		for _, one := range cut {
			if !one.IsZero() {
				all = append(all, one.StringFixed(2))
			}
		}
	}
	return all
}

// The shares are those of exact fractions, rounded and closed twice, whatever the curve.
func TestSharesAgainstFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percents := whole(t, "percent")
		rule := cashflow.Rounding(rapid.IntRange(0, 3).Draw(t, "rounding"))
		plan := cashflow.Plan{Currency: "EUR", Start: day("2027-01-04"), Rounding: rule, Keys: []cashflow.Key{{ID: "K"}}}
		elements := make([][]int64, len(percents))
		for i, percent := range percents {
			weeks := rapid.IntRange(1, 60).Draw(t, "weeks")
			element := cashflow.Element{Phase: fmt.Sprint("P", i), Percent: percent}
			// Phases follow each other, so that the movements keep the order of the elements.
			plan.Production.Phases = append(plan.Production.Phases, schedule.Phase{Code: element.Phase, Monday: day("2027-01-04").AddWeeks(60 * i), Weeks: weeks})
			elements[i] = make([]int64, weeks)
			switch rapid.IntRange(0, 2).Draw(t, "curve") {
			case 0:
				for k := range elements[i] {
					elements[i][k] = 1
				}
			case 1:
				element.Curve = cashflow.Bell
				for k := range elements[i] {
					root := int64((k + 1) * (weeks - k))
					elements[i][k] = root * root
				}
			default:
				m := rapid.IntRange(1, 12).Draw(t, "weights")
				element.Weights = rapid.SliceOfN(rapid.IntRange(0, 9), m, m).Draw(t, "weight")
				element.Weights[0]++
				// Each day is cut in m slices, each weight in as many slices as there are days.
				for k := range elements[i] {
					for slice := range m {
						elements[i][k] += int64(element.Weights[(k*m+slice)/weeks])
					}
				}
			}
			plan.Keys[0].Elements = append(plan.Keys[0].Elements, element)
		}
		amount := cents(rapid.Int64Range(-100000000, 100000000).Draw(t, "amount"))
		plan.Outflows = []cashflow.Outflow{{ID: "L", Column: cashflow.Pay, Amount: amount.Neg(), Key: "K"}}
		var got []string
		for _, one := range compute(t, plan).Movements {
			got = append(got, one.Amount.StringFixed(2))
		}
		require.Equal(t, slowSplit(t, amount, elements, percents, rule), got)
	})
}

// richPlan draws a plan with every cadence, curve and kind of terms.
func richPlan(t *rapid.T) cashflow.Plan {
	plan := anyPlan(t)
	plan.Adjust = rapid.SampledFrom([]schedule.Adjustment{schedule.Unadjusted, schedule.Following}).Draw(t, "adjust")
	for i := range rapid.IntRange(0, 5).Draw(t, "shooting days") {
		plan.ShootingDays = append(plan.ShootingDays, plan.Start.AddDays(3*i+rapid.IntRange(0, 2).Draw(t, "shooting day")))
	}
	for i := range plan.Keys {
		for j := range plan.Keys[i].Elements {
			element := &plan.Keys[i].Elements[j]
			if element.Phase == "" {
				continue
			}
			element.On = rapid.SampledFrom([]cashflow.Cadence{cashflow.Fridays, cashflow.WorkingDays, cashflow.CalendarDays, cashflow.Months, cashflow.ShootingDays}).Draw(t, "on")
			if element.On == cashflow.ShootingDays && len(plan.ShootingDays) > 0 {
				element.Phase = ""
			}
			if element.Curve = rapid.SampledFrom([]cashflow.Curve{cashflow.Flat, cashflow.Bell}).Draw(t, "curve"); element.Curve == cashflow.Flat {
				element.Weights = rapid.SliceOfN(rapid.IntRange(1, 9), 0, 5).Draw(t, "weights")
			}
		}
	}
	for i := range plan.Outflows {
		plan.Outflows[i].Terms.Close = rapid.SampledFrom([]cashflow.Period{"", cashflow.Weekly, cashflow.Monthly, cashflow.Quarterly}).Draw(t, "close")
		plan.Outflows[i].Payment = rapid.SampledFrom([]budget.Payment{"", "", "", budget.InKind}).Draw(t, "payment")
	}
	return plan
}

// Every cent appears once, whatever the cadence, the curve and the terms.
func TestNothingIsLostOnAnyCadence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := richPlan(t)
		result := compute(t, plan)
		held := map[string]decimal.Decimal{}
		for _, one := range result.Movements {
			held[one.ID] = held[one.ID].Add(one.Amount)
		}
		for _, one := range result.Unallocated {
			require.True(t, held[one.ID].IsZero(), "%s is not in both", one.ID)
			held[one.ID] = one.Amount
		}
		for _, flow := range plan.Outflows {
			require.True(t, held[flow.ID].Equal(flow.Amount.Neg()), "%s: %s of %s", flow.ID, held[flow.ID], flow.Amount)
		}
		for _, source := range plan.Inflows {
			require.True(t, held[source.ID].Equal(source.Amount))
		}
		calendar := plan.Calendar
		for _, one := range result.Movements {
			require.True(t, plan.Adjust == schedule.Unadjusted || calendar.IsBusinessDay(one.Date), "%s is not worked", one.Date)
		}
	})
}

// A source cut in two sources of the same instalments, whose shares are whole cents, changes no week.
func TestSplittingASourceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		for i := range plan.Inflows {
			plan.Inflows[i].Amount = plan.Inflows[i].Amount.Shift(4)
		}
		before := compute(t, plan)
		for i, source := range plan.Inflows {
			part := decimal.New(rapid.Int64Range(0, source.Amount.IntPart()/100).Draw(t, "part"), 2)
			second := source
			second.ID, second.Amount = source.ID+"b", source.Amount.Sub(part)
			plan.Inflows[i].Amount = part
			plan.Inflows = append(plan.Inflows, second)
		}
		after := compute(t, plan)
		for i, week := range before.Weeks {
			require.True(t, week.Receipts.Equal(after.Weeks[i].Receipts))
			require.True(t, week.Cumulative.Equal(after.Weeks[i].Cumulative))
		}
		require.True(t, before.PeakNeed.Equal(after.PeakNeed))
	})
}
