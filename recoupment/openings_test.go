package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// TestOpeningsOfTiersAndTurnovers: a difference is reached from an opening that makes it.
func TestOpeningsOfTiersAndTurnovers(t *testing.T) {
	deal := recoupment.Deal{
		Currency: "EUR", Balance: "all", Groups: []recoupment.Group{{ID: "g", Rights: []string{"all"}}},
		Pools: []recoupment.Pool{{ID: "p", Tiers: []recoupment.Tier{{ID: "t", Rights: []recoupment.Right{
			{ID: "all", Party: "A", Steps: []recoupment.Step{{Rate: dec("100")}}},
		}}}}},
		Thresholds: []recoupment.Threshold{
			{ID: "of the tier", Condition: recoupment.Condition{Of: []recoupment.Term{{Tier: "t"}, {Pool: "p", Times: dec("-1")}}, Reaches: dec("10")}},
			{ID: "of the turnover", Condition: recoupment.Condition{Of: []recoupment.Term{{Turnover: "g"}, {Pool: "p", Times: dec("-1")}}, Reaches: dec("10")}},
		},
	}
	deal.Pools[0].Tiers[0].Opening, deal.Groups[0].Opening = dec("10"), dec("10")
	require.NoError(t, deal.Validate(), "both stand there before anything is received")
}

// TestRetroactiveFromAnOpening: 1 % until 1,000, then 3 % of everything; 800 brought 8 before the history.
func TestRetroactiveFromAnOpening(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"rest","pools":[{"id":"p","opening":"800","tiers":[
		{"id":"t","rights":[{"id":"r","party":"A","accrues":true,"retroactive":true,"opening":"8","opening_base":"800",
			"steps":[{"rate":"1","until":{"of":[{"pool":"p"}],"reaches":"1000","latch":true}},{"rate":"3"}]}]},
		{"id":"end","rights":[{"id":"rest","party":"B","steps":[{"rate":"100"}]}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(recoupment.Movement{Date: day(1), Receipts: []recoupment.Receipt{{Pool: "p", Amount: dec("300")}}}))
	s, err := run.Settle(day(1))
	require.NoError(t, err)
	require.NoError(t, s.Check())
	require.Equal(t, "33", s.Accruals[0].Earned.String(), "3 % of 1,100")
	require.Equal(t, "25", s.Line("r").Current.String(), "8 were paid before")
	require.Equal(t, []string{"2", "23"}, []string{s.Accruals[0].Amounts[0].String(), s.Accruals[0].Amounts[1].String()},
		"1 % of 200, then 2 % of 1,000 and 3 % of 100")

	deal.Pools[0].Tiers[0].Rights[0].OpeningBase = dec("0")
	require.ErrorContains(t, deal.Validate(), "rights[0].opening_base: a value is required")
	deal.Pools[0].Tiers[0].Rights[0].Retroactive = false
	deal.Pools[0].Tiers[0].Rights[0].OpeningBase = dec("800")
	require.ErrorContains(t, deal.Validate(), "rights[0].opening_base: is outside")
}
