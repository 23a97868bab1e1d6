package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
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
