package law_test

import (
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/stretchr/testify/require"
)

func TestTaxCreditBases(t *testing.T) {
	lodging, err := law.TaxCreditLodging().At("2015-03-20")
	require.NoError(t, err)
	require.Equal(t, "270 200", lodging.Value.Paris.String()+" "+lodging.Value.Elsewhere.String())
	_, err = law.TaxCreditLodging().At("2015-03-19")
	require.ErrorIs(t, err, law.ErrBefore)

	_, err = law.TaxCreditPayScale().At("2019-12-31")
	require.ErrorIs(t, err, law.ErrBefore, "the finance law for 2020 brought it")
	pay, err := law.TaxCreditPayScale().At("2020-01-01")
	require.NoError(t, err)
	require.Equal(t, "840000", along(pay.Value, 7_000_000).String(), "600,000 + 240,000")
}

func TestAudiovisualCredit(t *testing.T) {
	for _, tc := range []struct {
		parameter         law.Parameter[law.AudiovisualCredit]
		day, want, reason string
	}{
		{law.AudiovisualFiction(), "2015-03-19", "", "before the wording that is known"},
		{law.AudiovisualFiction(), "2015-12-31", "0 45 5000 0 0:1250", "the caps of 2015, whose rate is not among the facts"},
		{law.AudiovisualDocumentary(), "2015-12-31", "0 24 2333 2000 0:1150", "likewise"},
		{law.AudiovisualAnimation(), "2015-12-31", "0 24 3000 0 0:1300", "likewise"},
		{
			law.AudiovisualFiction(), "2016-01-01",
			"25 45 5000 0 10000:1250 15000:1500 20000:2000 25000:3000 30000:4000 35000:5000 40000:7500 0:10000", "decree 2016-1191",
		},
		{law.AudiovisualFiction(), "2020-01-01", "", "later wordings are not established"},
		{law.AudiovisualDocumentary(), "2016-01-01", "20 24 2333 2000 0:1150", "2016"},
		{law.AudiovisualDocumentary(), "2021-01-01", "", "25 % was debated: it is asked for by name"},
		{law.AudiovisualAnimation(), "2018-06-30", "", "the cap is not established"},
	} {
		e, err := tc.parameter.At(tc.day)
		require.Equal(t, tc.want == "", err != nil, tc.reason)
		if err != nil {
			continue
		}
		words := []string{e.Value.Rate.String(), e.Value.Minutes.String(), e.Value.Cost.String(), e.Value.Eligible.String()}
		for _, c := range e.Value.Caps {
			words = append(words, c.Below.String()+":"+c.Cap.String())
		}
		require.Equal(t, tc.want, strings.Join(words, " "), tc.reason)
	}
	require.Len(t, law.AudiovisualDocumentary().Unconfirmed("2021-01-01"), 1)
}

func TestInternationalTaxCredit(t *testing.T) {
	e, err := law.InternationalTaxCredit().At("2022-12-31")
	require.NoError(t, err)
	v := e.Value
	require.Equal(t, "30 40 15 2000000 30000000 80 50 250000 500000 50 5", strings.Join([]string{
		v.Rate.String(), v.EffectsRate.String(), v.EffectsShare.String(), v.EffectsSpend.String(), v.FilmCap.String(), v.BaseCap.String(),
		v.AidCeiling.String(), v.Floor.String(), v.FloorBelow.String(), v.FloorShare.String(), v.Days.String(),
	}, " "))
	_, err = law.InternationalTaxCredit().At("2023-01-01")
	require.ErrorIs(t, err, law.ErrNone, "the extension is not established")
}
