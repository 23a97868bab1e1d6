package cashflow_test

import (
	"strconv"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func BenchmarkCompute(b *testing.B) {
	plan := casePlan(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := plan.Compute(); err != nil {
			b.Fatal(err)
		}
	}
}

// largePlan is a plan of three years kept by the day: a budget of 5,000 lines, half of them pay with
// charges, on keys that spread by the week, by working day, in a bell and at milestones, and 60 sources.
func largePlan() cashflow.Plan {
	start := day("2027-01-04")
	plan := cashflow.Plan{Currency: "EUR", Start: start, Horizon: 156, Adjust: schedule.Following}
	for i := range 12 {
		code := strconv.Itoa(i)
		plan.Production.Milestones = append(plan.Production.Milestones, schedule.Milestone{Code: code, Date: start.AddDays(30 + 80*i)})
		plan.Production.Phases = append(plan.Production.Phases, schedule.Phase{Code: code, Monday: start.AddWeeks(8 * i), Weeks: 8})
	}
	for i := range 40 {
		at, half := strconv.Itoa(i%12), dec("50")
		plan.Keys = append(plan.Keys, cashflow.Key{ID: strconv.Itoa(i), Elements: []cashflow.Element{
			{Milestone: at, Percent: half},
			{Phase: at, Percent: half, On: []cashflow.Cadence{cashflow.Fridays, cashflow.Fridays, cashflow.WorkingDays, cashflow.Months}[i%4], Curve: []cashflow.Curve{cashflow.Flat, cashflow.Bell}[i/4%2]},
		}})
	}
	for i := range 5000 {
		flow := cashflow.Outflow{ID: "L" + strconv.Itoa(i), Column: cashflow.Suppliers, Amount: decimal.New(int64(100000+7919*i), -2), Key: strconv.Itoa(i % 40)}
		flow.Terms.Days = 15 * (i % 4)
		if i%2 == 0 {
			flow.Column = cashflow.Pay
			charges := flow
			charges.Column, charges.Terms = cashflow.Charges, cashflow.FifteenthOfNextMonth()
			plan.Outflows = append(plan.Outflows, charges)
		}
		plan.Outflows = append(plan.Outflows, flow)
	}
	for i := range 60 {
		plan.Inflows = append(plan.Inflows, financing.Source{
			ID: "F" + strconv.Itoa(i), Amount: decimal.New(int64(30000000+i), -2), Status: financing.Signed, Bankable: dec("80"),
			Instalments: []financing.Instalment{{Percent: dec("40"), Milestone: strconv.Itoa(i % 12)}, {Percent: dec("60"), Milestone: strconv.Itoa(i % 12), Days: 90}},
		})
	}
	return plan
}

func BenchmarkDailyPlanOfThreeYears(b *testing.B) {
	plan := largePlan()
	b.ReportAllocs()
	for b.Loop() {
		result, err := plan.Compute()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := result.By(cashflow.Daily); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCreditOfThreeYears(b *testing.B) {
	plan := largePlan()
	result, err := plan.Compute()
	require.NoError(b, err)
	credit := cashflow.Credit{Limits: []cashflow.Limit{{From: plan.Start, Amount: dec("1800000")}}, Rate: dec("4.5"), Basis: schedule.Actual360}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := credit.Draw(result, plan.Inflows); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCredit(b *testing.B) {
	result, sources := caseResult(b), caseSources(b)
	credit := cashflow.Credit{Limits: []cashflow.Limit{{From: day("2027-03-01"), Amount: dec("1800000")}}, Rate: dec("4.5"), Basis: schedule.Actual360}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := credit.Draw(result, sources); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBorrow(b *testing.B) {
	result, facility, sources := caseResult(b), caseFacility(), caseSources(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cashflow.Borrow(result, facility, sources); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkXIRR(b *testing.B) {
	flows := append(caseResult(b).Investment("F16"), caseAnswers(b).receipts("high", "TRA")...)
	require.NotEmpty(b, flows)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cashflow.XIRR(flows); err != nil {
			b.Fatal(err)
		}
	}
}

// sixty are flows of five years, month by month: an investment in twelve instalments, then receipts.
func sixty() []cashflow.Flow {
	flows := make([]cashflow.Flow, 60)
	for i := range flows {
		amount := cents(int64(-1_000_000 - 37*i))
		if i >= 12 {
			amount = cents(int64(300_000 + 1013*i%70_000))
		}
		flows[i] = cashflow.Flow{Date: day("2027-01-31").AddDays(30 * i), Amount: amount}
	}
	return flows
}

// Sixty flows, one change of sign: ten thousand of them are to take less than a second.
func BenchmarkXIRR60(b *testing.B) {
	flows := sixty()
	for b.Loop() {
		if _, err := cashflow.XIRR(flows); err != nil {
			b.Fatal(err)
		}
	}
}

// Sixty flows whose signs change thirty times.
func BenchmarkXIRR60Swings(b *testing.B) {
	flows := swings(60, 60, 60)
	for b.Loop() {
		_, _ = cashflow.XIRR(flows)
	}
}

// The same by halving alone, and with swings by derivatives and halving.
func BenchmarkXIRR60Halving(b *testing.B) {
	for _, one := range []struct {
		name  string
		flows []cashflow.Flow
	}{{"one_change", sixty()}, {"swings", swings(60, 60, 60)}} {
		b.Run(one.name, func(b *testing.B) {
			for b.Loop() {
				referenceRates(one.flows)
			}
		})
	}
}
