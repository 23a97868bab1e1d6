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
