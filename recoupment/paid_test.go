package recoupment_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// A receipt of 1,000, of which the distributor keeps 30 per cent and the producer owes a talent 500: what the
// parties are paid adds up to the receipt.
func TestPaidByParty(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency": "EUR", "balance": "producer",
	  "pools": [{"id": "main", "tiers": [
	    {"id": "gross", "rights": [{"id": "fee", "party": "Distributor", "steps": [{"rate": "30"}]}]},
	    {"id": "net", "rights": [{"id": "producer", "party": "Producer", "steps": [{"rate": "100"}]}]}]}],
	  "counters": [{"id": "admissions"}],
	  "thresholds": [{"id": "hundred", "condition": {"of": [{"counter": "admissions"}], "reaches": "100"}}],
	  "transfers": [{"id": "bonus", "from": "Producer", "to": "Talent", "bands": [{"amount": "500"}], "when": {"threshold": "hundred"}}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	day := schedule.MustParseDate("2028-06-30")
	require.NoError(t, run.Apply(recoupment.Movement{
		ID: "1", Date: day, Counts: []recoupment.Count{{Counter: "admissions", Amount: decimal.NewFromInt(100)}},
		Receipts: []recoupment.Receipt{{Pool: "main", Amount: decimal.NewFromInt(1000)}},
	}))
	settlement, err := run.Settle(day)
	require.NoError(t, err)
	paid := map[string]decimal.Decimal{}
	settlement.Paid(func(party string, on schedule.Date, amount decimal.Decimal) bool {
		require.Equal(t, day, on)
		paid[party] = paid[party].Add(amount)
		return true
	})
	require.Len(t, paid, 3)
	for party, want := range map[string]int64{"Distributor": 300, "Producer": 200, "Talent": 500} {
		require.True(t, paid[party].Equal(decimal.NewFromInt(want)), "%s: %s", party, paid[party])
	}

	outcome := recoupment.Outcome{Periods: []recoupment.PeriodOutcome{{Settlement: settlement}, {Settlement: settlement}}}
	count := 0
	outcome.Paid(func(string, schedule.Date, decimal.Decimal) bool { count++; return true })
	require.Equal(t, 8, count, "two statements and both ends of the transfer, twice")
	count = 0
	outcome.Paid(func(string, schedule.Date, decimal.Decimal) bool { count++; return false })
	require.Equal(t, 1, count, "it stops when it is told to")
}
