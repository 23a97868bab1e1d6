package law_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// The points of each group of a scale, by hand, and the day before each scale.
func TestPointScales(t *testing.T) {
	for _, tc := range []struct {
		parameter law.Parameter[law.PointScale]
		day       string
		want      []string
		reason    string
	}{
		{law.FictionPoints(), "1999-12-30", nil, "before the last day of 1999"},
		{law.FictionPoints(), "1999-12-31", []string{"20", "10", "10", "20", "14", "6", "20"}, "1999"},
		{law.FictionPoints(), "2017-12-31", []string{"20", "10", "10", "20", "14", "6", "20"}, "its last day"},
		{law.FictionPoints(), "2018-01-01", []string{"20", "20", "20", "20", "20"}, "reform"},
		{law.DocumentaryPoints(), "2022-12-07", nil, "before the rules of 2022"},
		{law.DocumentaryPoints(), "2022-12-08", []string{"20", "9", "23", "48"}, "art. 211-11"},
		{law.AnimationPoints(), "2022-12-07", nil, "before the rules of 2022"},
		{law.AnimationPoints(), "2022-12-08", []string{"35", "65"}, "art. 211-12"},
		{law.EuropeanPoints(), "1992-05-20", nil, "before the arrêté"},
		{law.EuropeanPoints(), "1992-05-21", []string{"6", "6", "6"}, "arrêté"},
		{law.ParityPoints(), "2019-07-10", nil, "before the deliberation"},
		{law.ParityPoints(), "2019-07-11", []string{"8"}, "art. 211-80"},
	} {
		t.Run(tc.parameter.Name+" "+tc.day, func(t *testing.T) {
			e, err := tc.parameter.At(tc.day)
			require.Equal(t, tc.want == nil, err != nil, tc.reason)
			var got []string
			for _, group := range e.Value.Groups {
				sum := decimal.Decimal{}
				for _, post := range group.Posts {
					sum = sum.Add(post.Max)
				}
				got = append(got, sum.String())
			}
			require.Equal(t, tc.want, got, tc.reason)
		})
	}
}

func TestPointThresholds(t *testing.T) {
	_, err := law.ApprovalPoints().At("2022-12-07")
	require.ErrorIs(t, err, law.ErrBefore)
	approval, err := law.ApprovalPoints().At("2022-12-08")
	require.NoError(t, err)
	require.Equal(t, "25", approval.Value.String())
	investment, err := law.InvestmentPoints().At("2022-12-08")
	require.NoError(t, err)
	require.Equal(t, "64 60", investment.Value.Ordinary.String()+" "+investment.Value.Derogation.String())
	weight, err := law.SupportWeight().At("2022-12-08")
	require.NoError(t, err)
	require.Equal(t, "80 0.03 70", weight.Value.Full.String()+" "+weight.Value.Step.String()+" "+weight.Value.Floor.String())
	european, err := law.EuropeanThresholds().At("1992-05-21")
	require.NoError(t, err)
	require.Equal(t, "14 13", european.Value.Cinema.String()+" "+european.Value.Audiovisual.String())
	foreign, err := law.ForeignApprovalPoints().At("2017-12-31")
	require.NoError(t, err)
	require.Equal(t, "20", foreign.Value.String())
	_, err = law.ForeignApprovalPoints().At("2018-01-01")
	require.ErrorIs(t, err, law.ErrNone, "the conditions of 20 and 15 points are not established")
	require.Len(t, law.ForeignApprovalPoints().Unconfirmed("2018-01-01"), 2)
}
