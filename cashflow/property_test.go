package cashflow_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func cents(n int64) decimal.Decimal { return decimal.New(n, -2) }

// whole draws percentages that add up to 100.
func whole(t *rapid.T, label string) []decimal.Decimal {
	n := rapid.IntRange(1, 5).Draw(t, label)
	left := int64(10000)
	shares := make([]decimal.Decimal, n)
	for i := range n - 1 {
		share := rapid.Int64Range(0, left).Draw(t, label)
		shares[i], left = cents(share), left-share
	}
	shares[n-1] = cents(left)
	return shares
}

// anyPlan draws a plan whose dates all fall inside its weeks.
func anyPlan(t *rapid.T) cashflow.Plan {
	start := day("2027-01-04").AddWeeks(rapid.IntRange(0, 300).Draw(t, "start"))
	plan := cashflow.Plan{
		Currency: rapid.SampledFrom([]string{"EUR", "USD"}).Draw(t, "currency"), Start: start,
		Rounding: cashflow.Rounding(rapid.IntRange(0, 3).Draw(t, "rounding")),
		Columns:  []cashflow.Column{cashflow.Pay, cashflow.Suppliers, "studio"},
	}
	for i := range 3 {
		plan.Production.Milestones = append(plan.Production.Milestones, schedule.Milestone{
			Code: fmt.Sprint("M", i), Date: start.AddDays(rapid.IntRange(0, 500).Draw(t, "milestone")),
		})
		plan.Production.Phases = append(plan.Production.Phases, schedule.Phase{
			Code: fmt.Sprint("P", i), Monday: start.AddWeeks(rapid.IntRange(0, 50).Draw(t, "phase")), Weeks: rapid.IntRange(1, 30).Draw(t, "weeks"),
		})
	}
	for i := range 3 {
		plan.Keys = append(plan.Keys, anyKey(t, fmt.Sprint("K", i)))
	}
	for i := range rapid.IntRange(0, 12).Draw(t, "outflows") {
		plan.Outflows = append(plan.Outflows, cashflow.Outflow{
			ID: fmt.Sprint("L", i), Column: rapid.SampledFrom(plan.Columns).Draw(t, "column"),
			Amount: cents(rapid.Int64Range(-100000, 100000000).Draw(t, "amount")),
			Key:    rapid.SampledFrom([]string{"K0", "K1", "K2", ""}).Draw(t, "key"),
			Terms: cashflow.Terms{
				Days: rapid.IntRange(0, 60).Draw(t, "days"), Months: rapid.IntRange(0, 2).Draw(t, "months"), Day: rapid.IntRange(0, 31).Draw(t, "day"),
			},
		})
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "inflows") {
		source := financing.Source{ID: fmt.Sprint("F", i), Amount: cents(rapid.Int64Range(0, 100000000).Draw(t, "source"))}
		source.Status, source.Bankable = financing.Signed, decimal.NewFromInt(rapid.Int64Range(0, 100).Draw(t, "bankable"))
		for _, share := range whole(t, "instalment") {
			source.Instalments = append(source.Instalments, financing.Instalment{
				Percent: share, Milestone: rapid.SampledFrom([]string{"M0", "M1", "M2"}).Draw(t, "at"), Days: rapid.IntRange(0, 90).Draw(t, "lag"),
			})
		}
		plan.Inflows = append(plan.Inflows, source)
	}
	return plan
}

func anyKey(t *rapid.T, id string) cashflow.Key {
	key := cashflow.Key{ID: id}
	for _, share := range whole(t, "element") {
		element := cashflow.Element{Percent: share, Days: rapid.IntRange(0, 30).Draw(t, "days"), Weeks: rapid.IntRange(0, 8).Draw(t, "weeks")}
		code := rapid.IntRange(0, 2).Draw(t, "code")
		if rapid.Bool().Draw(t, "phase") {
			element.Phase = fmt.Sprint("P", code)
		} else {
			element.Milestone = fmt.Sprint("M", code)
		}
		key.Elements = append(key.Elements, element)
	}
	return key
}

func compute(t require.TestingT, plan cashflow.Plan) cashflow.Result {
	result, err := plan.Compute()
	require.NoError(t, err)
	require.NoError(t, result.Check())
	return result
}

// Every cent of every outflow and source appears once: in the movements or among the unallocated.
func TestNothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		result := compute(t, plan)
		spread := map[string]decimal.Decimal{}
		for _, one := range result.Movements {
			spread[one.ID] = spread[one.ID].Add(one.Amount)
		}
		for _, one := range result.Unallocated {
			require.True(t, spread[one.ID].IsZero(), "%s is not in both", one.ID)
			spread[one.ID] = one.Amount
		}
		for _, flow := range plan.Outflows {
			require.True(t, spread[flow.ID].Equal(flow.Amount.Neg()), "%s: %s of %s", flow.ID, spread[flow.ID], flow.Amount)
		}
		for _, source := range plan.Inflows {
			require.True(t, spread[source.ID].Equal(source.Amount), "%s: %s of %s", source.ID, spread[source.ID], source.Amount)
		}
	})
}

// A film that starts so many weeks later has the same weeks, when no payment waits for a day of the month.
func TestWholeWeeksShiftWeeksOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		for i := range plan.Outflows {
			plan.Outflows[i].Terms = cashflow.Terms{Days: plan.Outflows[i].Terms.Days}
		}
		before := compute(t, plan)
		weeks := rapid.IntRange(1, 200).Draw(t, "later")
		plan.Start = plan.Start.AddWeeks(weeks)
		for i := range plan.Production.Milestones {
			plan.Production.Milestones[i].Date = plan.Production.Milestones[i].Date.AddWeeks(weeks)
			plan.Production.Phases[i].Monday = plan.Production.Phases[i].Monday.AddWeeks(weeks)
		}
		after := compute(t, plan)
		require.Len(t, after.Weeks, len(before.Weeks))
		for i, week := range after.Weeks {
			require.Equal(t, before.Weeks[i].Monday.AddWeeks(weeks), week.Monday)
			require.True(t, week.Net.Equal(before.Weeks[i].Net))
		}
		require.Equal(t, before.PeakWeek, after.PeakWeek)
	})
}

func TestOrderOfOutflowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		before := compute(t, plan)
		plan.Outflows = rapid.Permutation(plan.Outflows).Draw(t, "outflows")
		plan.Inflows = rapid.Permutation(plan.Inflows).Draw(t, "inflows")
		plan.Keys = rapid.Permutation(plan.Keys).Draw(t, "keys")
		after := compute(t, plan)
		require.Len(t, after.Weeks, len(before.Weeks))
		for i := range after.Weeks {
			require.True(t, before.Weeks[i].Receipts.Equal(after.Weeks[i].Receipts))
			for j := range after.Columns {
				require.True(t, before.Weeks[i].Outflows[j].Amount.Equal(after.Weeks[i].Outflows[j].Amount))
			}
		}
	})
}

// Amounts whose shares are whole cents double exactly; a credit is the mirror of a cost.
func TestScaleAndSign(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		for i := range plan.Production.Phases {
			plan.Production.Phases[i].Weeks = rapid.SampledFrom([]int{1, 2, 4, 5, 8, 10}).Draw(t, "even weeks")
		}
		for i, flow := range plan.Outflows {
			// A hundredth of a per cent of a fortieth of it is a whole number of cents.
			plan.Outflows[i].Amount = flow.Amount.Mul(decimal.NewFromInt(400000))
		}
		before := compute(t, plan)
		doubled, mirror := plan, plan
		doubled.Outflows, mirror.Outflows = slices.Clone(plan.Outflows), slices.Clone(plan.Outflows)
		for i, flow := range plan.Outflows {
			doubled.Outflows[i].Amount, mirror.Outflows[i].Amount = flow.Amount.Add(flow.Amount), flow.Amount.Neg()
		}
		twice, opposite := compute(t, doubled), compute(t, mirror)
		require.Len(t, twice.Weeks, len(before.Weeks))
		for i, week := range before.Weeks {
			for j, one := range week.Outflows {
				require.True(t, twice.Weeks[i].Outflows[j].Amount.Equal(one.Amount.Add(one.Amount)))
				require.True(t, opposite.Weeks[i].Outflows[j].Amount.Equal(one.Amount.Neg()))
			}
		}
	})
}

// Without a rate the facility costs its fees alone; a higher rate never costs less.
func TestFacilityProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anyPlan(t)
		result := compute(t, plan)
		if len(result.Weeks) == 0 {
			return
		}
		facility := cashflow.Facility{
			Limit:         decimal.NewFromInt(rapid.Int64Range(0, 2000000).Draw(t, "limit")),
			CommitmentFee: cents(rapid.Int64Range(0, 300).Draw(t, "commitment")), ArrangementFee: cents(rapid.Int64Range(0, 300).Draw(t, "arrangement")),
			OpenWeek: rapid.IntRange(0, len(result.Weeks)).Draw(t, "open"), Basis: schedule.Actual360,
		}
		if rapid.Bool().Draw(t, "closes") {
			facility.CloseWeek = rapid.IntRange(max(1, facility.OpenWeek), cashflow.MaxWeeks).Draw(t, "close")
		}
		free, err := cashflow.Borrow(result, facility, plan.Inflows)
		require.NoError(t, err)
		require.NoError(t, free.Check())
		require.True(t, free.Interest.IsZero())
		require.True(t, free.Closing.Equal(result.Closing.Sub(free.Commitment).Sub(free.Arrangement)))
		for _, week := range free.Weeks {
			require.False(t, week.Commitment.IsNegative(), "what is over the limit earns no fee")
		}
		facility.Rate = cents(rapid.Int64Range(1, 2000).Draw(t, "rate"))
		paid, err := cashflow.Borrow(result, facility, plan.Inflows)
		require.NoError(t, err)
		require.NoError(t, paid.Check())
		require.True(t, paid.PeakDrawn.GreaterThanOrEqual(free.PeakDrawn))
	})
}

func anyFlows(t *rapid.T) []cashflow.Flow {
	var flows []cashflow.Flow
	for range rapid.IntRange(1, 14).Draw(t, "flows") {
		flows = append(flows, cashflow.Flow{
			Date: day("2027-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "day")), Amount: cents(rapid.Int64Range(-1000000, 1000000).Draw(t, "amount")),
		})
	}
	return flows
}

// value discounts flows plainly, at a factor of growth for a year.
func value(flows []cashflow.Flow, growth float64) float64 {
	total := 0.0
	for _, flow := range flows {
		amount, _ := flow.Amount.Float64()
		total += amount * math.Pow(growth, -float64(flow.Date.DaysSince(day("2027-01-01")))/365)
	}
	return total
}

// Every change of sign of the value, on a fine grid of rates, has its rate; there are never more rates
// than changes of sign of the flows; and a scale, a mirror or another order changes nothing.
func TestEveryRateIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		flows := anyFlows(t)
		got, err := cashflow.XIRR(flows)
		require.LessOrEqual(t, len(got.Rates), got.SignChanges)
		if err == nil && got.Unique {
			require.Len(t, got.Rates, 1)
		}
		const step = 1.02
		for growth := 0.02; growth < 50; growth *= step {
			if value(flows, growth)*value(flows, growth*step) >= 0 {
				continue
			}
			low, high := (growth-1)*100-1e-3, (growth*step-1)*100+1e-3
			require.True(t, slices.ContainsFunc(got.Rates, func(rate decimal.Decimal) bool {
				r, _ := rate.Float64()
				return r >= low && r <= high
			}), "a rate from %g to %g of %v", low, high, got.Rates)
		}
		other := rapid.Permutation(flows).Draw(t, "order")
		for i := range other {
			other[i].Amount = other[i].Amount.Neg().Mul(decimal.NewFromInt(4))
		}
		again, _ := cashflow.XIRR(other)
		require.Len(t, again.Rates, len(got.Rates))
		for i, rate := range got.Rates {
			require.True(t, rate.Equal(again.Rates[i]))
		}
	})
}

// The value of any flows at the rate that was found is nothing beside their size.
func TestValueAtTheRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		invested := rapid.Int64Range(100000, 100000000).Draw(t, "invested")
		flows := []cashflow.Flow{{Date: day("2027-01-01"), Amount: cents(-invested)}}
		for range rapid.IntRange(1, 20).Draw(t, "receipts") {
			flows = append(flows, cashflow.Flow{
				Date: day("2027-01-01").AddDays(rapid.IntRange(90, 3000).Draw(t, "day")), Amount: cents(rapid.Int64Range(invested/5, invested/2).Draw(t, "amount")),
			})
		}
		got, err := cashflow.XIRR(flows)
		require.NoError(t, err)
		require.True(t, got.Unique)
		// The rate is known to half a ten-thousandth of a per cent: the value changes sign around it.
		half := decimal.New(6, -5)
		above, err := cashflow.XNPV(got.Rate.Add(half), flows, 12)
		require.NoError(t, err)
		below, err := cashflow.XNPV(got.Rate.Sub(half), flows, 12)
		require.NoError(t, err)
		require.True(t, above.IsNegative() && below.IsPositive(), "%s: %s, %s", got.Rate, above, below)
	})
}
