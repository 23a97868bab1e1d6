package law_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/internal/law"
)

// TestProtocolCommissions: article 3.2, channel by channel, and the day before the protocol.
func TestProtocolCommissions(t *testing.T) {
	_, err := law.ProtocolCommissions().At("2010-12-31")
	require.ErrorIs(t, err, law.ErrBefore)
	e, err := law.ProtocolCommissions().At("2011-01-01")
	require.NoError(t, err)
	v := e.Value
	for _, row := range []struct {
		got    decimal.Decimal
		want   int64
		reason string
	}{
		{v.Theatres, 25, "without a guarantee"}, {v.TheatresGuaranteed, 35, "with one"}, {v.NonCommercial, 30, "non-commercial"},
		{v.Video, 15, "seller of discs"}, {v.Television, 15, "sales up to 50,000"}, {v.TelevisionLimit, 50_000, "euros"},
		{v.TelevisionLarge, 10, "larger sales"}, {v.CatchUp, 15, "catch-up"}, {v.Foreign, 25, "sub-commission included"},
		{v.OtherRights, 20, "merchandising, remake"}, {v.Music, 20, "music of the film"},
	} {
		require.True(t, row.got.Equal(decimal.NewFromInt(row.want)), row.reason)
	}
	_, err = law.ProtocolOnDemand().At("2010-12-31")
	require.ErrorIs(t, err, law.ErrBefore)
	scale, err := law.ProtocolOnDemand().At("2028-04-05")
	require.NoError(t, err)
	require.True(t, scale.Value.FromFirst, "the fall is the text's")
	other := law.ProtocolOnDemand().Unconfirmed("2028-04-05")
	require.Len(t, other, 1)
	require.False(t, other[0].Value.FromFirst)
	cost, err := law.OpposableCostRules().At("2028-04-05")
	require.NoError(t, err)
	require.Equal(t, []int{4, 2}, []int{cost.Value.ClosingMonths, cost.Value.InformationMonths}, "closed four months after release, told two months later")
}
