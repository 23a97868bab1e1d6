package cashflow_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

func TestCaseWeeklyPlan(t *testing.T) {
	want, got := caseAnswers(t).Q5, caseResult(t)
	require.Len(t, want.Weeks, want.Count)
	require.Len(t, got.Weeks, want.Count)
	for i, w := range want.Weeks {
		g := got.Weeks[i]
		require.Equal(t, w.Week, g.Number)
		require.Equal(t, w.Monday, g.Monday)
		same(t, w.Receipts, g.Receipts, "receipts", w.Week)
		same(t, w.Pay, g.In(cashflow.Pay), "pay", w.Week)
		same(t, w.Charges, g.In(cashflow.Charges), "charges", w.Week)
		same(t, w.Suppliers, g.In(cashflow.Suppliers), "suppliers", w.Week)
		same(t, w.Structure, g.In(cashflow.Structure), "structure", w.Week)
		same(t, w.Net, g.Net, "net", w.Week)
		same(t, w.Cum, g.Cumulative, "cumulative", w.Week)
	}
	same(t, want.PeakNeed, got.PeakNeed, "peak need")
	require.Equal(t, want.PeakWeek, got.PeakWeek)
	require.Equal(t, want.PeakMonday, got.PeakMonday)
	require.Equal(t, want.FirstNegative, got.FirstNegative)
	same(t, want.Closing, got.Closing, "closing")
}

// The totals that the case prints under its table.
func TestCaseTotals(t *testing.T) {
	got := caseResult(t)
	same(t, dec("3992140.22"), got.Total(cashflow.Receipts))
	same(t, dec("-1519733.93"), got.Total(cashflow.Pay))
	same(t, dec("-751751.44"), got.Total(cashflow.Charges))
	same(t, dec("-1267161.20"), got.Total(cashflow.Suppliers))
	same(t, dec("-401493.65"), got.Total(cashflow.Structure))
	var idle []string
	for _, one := range got.Unallocated {
		idle = append(idle, one.ID+" "+one.Amount.StringFixed(2)+" "+string(one.Reason))
	}
	require.Equal(t, []string{"F02 95000.00 deferred", "F03 135000.00 deferred", "L69 -52000.00 no_key"}, idle)
}

func TestCaseFacility(t *testing.T) {
	want := caseAnswers(t).Q6
	got, err := cashflow.Borrow(caseResult(t), caseFacility(), caseSources(t))
	require.NoError(t, err)
	require.NoError(t, got.Check())
	require.Len(t, got.Weeks, len(want.Weeks))
	for i, w := range want.Weeks {
		g := got.Weeks[i]
		require.Equal(t, w.Week, g.Number)
		same(t, w.Interest.Neg(), g.Interest, "interest", w.Week)
		same(t, w.Commitment.Neg(), g.Commitment, "commitment", w.Week)
		same(t, w.Arrangement.Neg(), g.Arrangement, "arrangement", w.Week)
		same(t, w.Pos, g.Position, "position", w.Week)
		same(t, w.Drawn, g.Drawn, "drawn", w.Week)
	}
	same(t, want.Interest, got.Interest, "interest")
	same(t, want.Commitment, got.Commitment, "commitment")
	same(t, want.Arrangement, got.Arrangement, "arrangement")
	same(t, want.Cost, got.Cost, "cost")
	same(t, want.Left, got.ProvisionLeft, "provision less cost")
	same(t, want.PeakDrawn, got.PeakDrawn, "peak drawn")
	require.Equal(t, want.PeakWeek, got.PeakWeek)
	require.Equal(t, want.LastDrawn, got.LastDrawn)
	same(t, want.Closing, got.Closing, "closing")
	same(t, want.Bankable, got.Cover.Counted, "bankable receivables")
	same(t, want.Cover, got.Cover.Percent, "cover")
	require.Empty(t, got.WeeksOver)
	require.Empty(t, got.WeeksUncovered)
}

func TestCaseReturns(t *testing.T) {
	a, result := caseAnswers(t), caseResult(t)
	sources := map[string]string{"COR": "F14", "AUB": "F15", "TRA": "F16", "UNE": "F10"}
	tested := 0
	for scenario, parties := range a.Q12.Investors {
		for party, want := range parties {
			flows := result.Investment(sources[party])
			var invested, received decimal.Decimal
			for _, flow := range flows {
				invested = invested.Sub(flow.Amount)
			}
			for _, flow := range a.receipts(scenario, party) {
				flows = append(flows, flow)
				received = received.Add(flow.Amount)
			}
			same(t, want.Invested, invested, scenario, party)
			same(t, want.Received, received, scenario, party)
			multiple, err := cashflow.Multiple(invested, received)
			require.NoError(t, err)
			same(t, want.Multiple, multiple, scenario, party)
			got, err := cashflow.XIRR(flows)
			require.NoError(t, err, "%s %s", scenario, party)
			same(t, want.IRR, got.Rate, scenario, party)
			require.True(t, got.Unique, "%s %s invests first and receives after", scenario, party)
			tested++
		}
	}
	require.Equal(t, 12, tested)
}
