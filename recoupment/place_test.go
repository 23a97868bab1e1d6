package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// A right of 20 % looks at the contracts of the United States that are of 1,000 at least; it begins on the day 10.
func TestWhatOneGateBarsIsNotAskedByAnother(t *testing.T) {
	deal := single(tier("t", rate("agent", "20")))
	right, thousand, ten := &deal.Pools[0].Tiers[0].Rights[0], dec("1000"), dec("10")
	right.On = recoupment.Filter{"territory": {"US"}, "medium": {"vod"}}
	right.Where = []recoupment.Test{{Of: recoupment.ContractAmount, AtLeast: &thousand}, {Of: recoupment.ReceiptAmount, AtLeast: &ten}}
	right.Begins = day(10)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	abroad, home := recoupment.Coordinates{"territory": "US", "medium": "vod"}, recoupment.Coordinates{"territory": "FR", "medium": "vod"}
	large, small := &recoupment.ReceiptContract{Amount: thousand}, &recoupment.ReceiptContract{Amount: ten}
	for _, tc := range []struct {
		day      int
		amount   string
		at       recoupment.Coordinates
		contract *recoupment.ReceiptContract
		want     string // of the right; empty where the receipt is refused
		reason   string
	}{
		{10, "100", abroad, large, "20.00", "it applies"},
		{10, "100", abroad, small, "0.00", "the contract is too small"},
		{10, "100", abroad, nil, "", "the test needs the contract"},
		{10, "100", home, nil, "0.00", "the filter keeps it out: the contract is not asked"},
		{9, "100", abroad, nil, "0.00", "so do the days"},
		{10, "9.99", abroad, nil, "0.00", "so does another test"},
		{10, "100", recoupment.Coordinates{"territory": "FR"}, large, "", "a dimension is missing, whatever the other one says"},
		{9, "9.99", recoupment.Coordinates{"territory": "FR"}, small, "", "and whatever keeps it out"},
		{10, "100", recoupment.Coordinates{"teritory": "FR", "medium": "vod"}, nil, "", "a misspelt dimension"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			run := cascade.Open()
			err := run.Apply(recoupment.Movement{Date: day(tc.day), Receipts: []recoupment.Receipt{
				{Pool: deal.Pools[0].ID, Amount: dec(tc.amount), At: tc.at, Contract: tc.contract},
			}})
			if tc.want == "" {
				require.ErrorIs(t, err, recoupment.ErrNotPlaced)
				return
			}
			require.NoError(t, err)
			s := settle(t, run, day(11))
			require.Equal(t, tc.want, s.Line("agent").Current.StringFixed(2))
		})
	}
}

// A right of 20 % of everything but video on demand in France.
func TestAReceiptThatIsExcepted(t *testing.T) {
	deal := single(tier("t", rate("agent", "20")))
	deal.Pools[0].Tiers[0].Rights[0].Except = recoupment.Filter{"territory": {"FR", "MC"}, "medium": {"vod"}}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	for _, row := range []struct {
		at           recoupment.Coordinates
		want, reason string
	}{
		{recoupment.Coordinates{"territory": "FR", "medium": "vod"}, "0.00", "it is kept out"},
		{recoupment.Coordinates{"territory": "MC", "medium": "vod"}, "0.00", "so is the other territory"},
		{recoupment.Coordinates{"territory": "FR", "medium": "tv"}, "20.00", "another medium is not"},
		{recoupment.Coordinates{"territory": "US", "medium": "vod"}, "20.00", "nor is the medium abroad"},
		{recoupment.Coordinates{"medium": "vod"}, "", "nobody knows"},
	} {
		run := cascade.Open()
		m := money(0, "100")
		m.Receipts[0].At = row.at
		err := run.Apply(m)
		if row.want == "" {
			require.ErrorIs(t, err, recoupment.ErrNotPlaced, row.reason)
			continue
		}
		require.NoError(t, err)
		s := settle(t, run, day(1))
		require.Equal(t, row.want, s.Line("agent").Current.StringFixed(2), row.reason)
	}
	deal.Pools[0].Tiers[0].Rights[0].Except = recoupment.Filter{"medium": nil}
	require.ErrorContains(t, deal.Validate(), `rights[0].except["medium"]`)
}

// A test looks at the date of a contract; a receipt of a contract without one is refused only where it is asked.
func TestAContractWithoutADate(t *testing.T) {
	deal := single(tier("t", rate("agent", "20")))
	right := &deal.Pools[0].Tiers[0].Rights[0]
	right.On = recoupment.Filter{"territory": {"US"}}
	right.Where = []recoupment.Test{{Of: recoupment.ContractDate, From: schedule.MustParseDate("2020-01-01")}}
	cascade, err := deal.Compile()
	require.NoError(t, err)
	receipt := money(0, "100")
	receipt.Receipts[0].Contract = &recoupment.ReceiptContract{Amount: dec("5")}
	receipt.Receipts[0].At = recoupment.Coordinates{"territory": "FR"}
	require.NoError(t, cascade.Open().Apply(receipt))
	receipt.Receipts[0].At = recoupment.Coordinates{"territory": "US"}
	require.ErrorIs(t, cascade.Open().Apply(receipt), recoupment.ErrNotPlaced)
}
