package royalties_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestGrossOutOfNetReceipts: 3 % of the gross is paid by the producers, who have nothing until the distributor
// has recouped 500: it is carried until they have.
func TestGrossOutOfNetReceipts(t *testing.T) {
	c := royalties.Contract{ID: "writer", Party: "Writer", Rates: []royalties.Rate{{
		Of: royalties.Gross, On: recoupment.Filter{"medium": {"tv"}}, Steps: []recoupment.Step{{Rate: dec("3")}},
	}}}
	all := []recoupment.Step{{Rate: dec("100")}}
	deal := recoupment.Deal{
		Currency: "EUR", Balance: "producer", Accounts: []recoupment.Account{{ID: "costs", Opening: dec("500")}},
		Pools: []recoupment.Pool{
			{ID: "tv", To: "net", Tiers: []recoupment.Tier{
				{ID: "fee", Rights: []recoupment.Right{{ID: "fee", Party: "Distributor", Steps: []recoupment.Step{{Rate: dec("20")}}}}},
				{ID: "costs", Rights: []recoupment.Right{{ID: "costs", Party: "Distributor", Account: "costs", Steps: all}}},
			}},
			{ID: "net", Tiers: []recoupment.Tier{
				royalties.Tier("authors", royalties.Gross, []royalties.Contract{c}),
				{ID: "rest", Rights: []recoupment.Right{{ID: "producer", Party: "Producer", Steps: all}}},
			}},
		},
	}
	require.NoError(t, royalties.AddTo(&deal, c))
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	for i, row := range []struct{ receipt, earned, paid, reason string }{
		{"500", "15", "0", "400 after the fee go to the costs: 15 are earned, and nothing is there"},
		{"1000", "45", "45", "800 after the fee, 100 to the costs, 700 reach the producers: 30 and the 15 from before"},
	} {
		day := schedule.MustParseDate("2028-01-01").AddDays(i)
		require.NoError(t, run.Apply(recoupment.Movement{Date: day, Receipts: []recoupment.Receipt{
			{Pool: "tv", Amount: dec(row.receipt), At: recoupment.Coordinates{"medium": "tv"}},
		}}))
		s, err := run.Draw(day)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		require.Equal(t, row.earned, s.Accruals[0].Earned.String(), row.reason)
		require.Equal(t, row.paid, s.Line("writer").Cumulative.String(), row.reason)
	}
}
