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
