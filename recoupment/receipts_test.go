package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

func TestOpposableCost(t *testing.T) {
	protocol, sources, err := recoupment.OpposableCostRulesAt(schedule.MustParseDate("2028-04-05"))
	require.NoError(t, err)
	require.NotEmpty(t, sources)
	tests := []struct {
		name   string
		cost   recoupment.OpposableCost
		fee    string
		fin    string
		total  string
		reason string
	}{
		{
			"caps bind", recoupment.OpposableCost{Cost: dec("990000"), ContingencySpent: dec("10000"), Fee: dec("80000"), Overheads: dec("90000"), Euribor: dec("2")},
			"50000.00", "56000.00", "1176000.00", "5 % and 7 % of 1,000,000; 18 months at 5 % = 7.5 % of 1,120,000 is above 5 %: 1.176 B, the most the protocol admits",
		},
		{
			"caps do not bind", recoupment.OpposableCost{Cost: dec("1000000"), Fee: dec("20000"), Overheads: dec("30000"), Euribor: dec("-0.5")},
			"20000.00", "39375.00", "1089375.00", "1,050,000 x 1.5 x 2.5 % = 39,375, under 52,500",
		},
		{
			"a negative rate", recoupment.OpposableCost{Cost: dec("1000000"), Euribor: dec("-4")},
			"0.00", "0.00", "1000000.00", "Euribor below -3 % makes no negative charge",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.cost.Rules = protocol
			r, err := test.cost.Compute("EUR")
			require.NoError(t, err)
			require.NoError(t, r.Check())
			require.Equal(t, test.fee, r.Fee.StringFixed(2), test.reason)
			require.Equal(t, test.fin, r.Financial.StringFixed(2), test.reason)
			require.Equal(t, test.total, r.Total.StringFixed(2), test.reason)
		})
	}
	_, err = recoupment.OpposableCost{Cost: dec("-1"), Euribor: dec("1000")}.Compute("?")
	for _, kind := range []error{recoupment.ErrNegative, recoupment.ErrRange, recoupment.ErrCurrency} {
		require.ErrorIs(t, err, kind)
	}
}

func TestBuiltInRulesAreDatedAndSourced(t *testing.T) {
	day := schedule.MustParseDate("2028-04-05")
	_, _, err := recoupment.OpposableCostRulesAt(schedule.MustParseDate("2010-12-31"))
	require.ErrorIs(t, err, recoupment.ErrBefore, "the protocol is in force from 2011")
	amortisation, _, err := recoupment.AmortisationAt(day)
	require.NoError(t, err)
	require.Equal(t, "50000 75", amortisation.SupportFranchise.String()+" "+amortisation.SupportRate.String())
}
