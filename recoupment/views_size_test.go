package recoupment_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Each view is a cascade of its own: views times everything that the deal has is bounded.
func TestViewsOfALargeDealAreBounded(t *testing.T) {
	for _, tc := range []struct {
		views, rights int
		refused       bool
		reason        string
	}{
		{4, 4_996, false, "5,000 with the last right, two tiers and the pool, four times: as much as is accepted"},
		{4, 4_997, true, "one right more"},
		{50, 396, false, "as many views as there may be, of 400"},
		{50, 397, true, "of 401"},
		{0, 4_997, false, "no view costs nothing"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			deal := single(tier("t"))
			for i := range tc.rights {
				deal.Pools[0].Tiers[0].Rights = append(deal.Pools[0].Tiers[0].Rights, rate(fmt.Sprint("r", i), "0.01"))
			}
			for i := range tc.views {
				right := deal.Pools[0].Tiers[0].Rights[i]
				deal.Views = append(deal.Views, recoupment.View{ID: fmt.Sprint("v", i), Party: right.Party, BorneBy: "rest", Rights: []recoupment.Right{right}})
			}
			err := deal.Validate()
			if !tc.refused {
				require.NoError(t, err)
				return
			}
			require.ErrorIs(t, err, recoupment.ErrTooLarge)
			require.Contains(t, err.Error(), "views: ")
		})
	}
}
