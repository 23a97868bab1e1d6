package recoupment_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestPerUnit: a right in cents an admission and one on the public price share an advance with a percentage.
func TestPerUnit(t *testing.T) {
	deal, err := recoupment.ParseDeal([]byte(`{"currency":"EUR","balance":"producer",
		"counters":[{"id":"admissions"},{"id":"public price"}],
		"accounts":[{"id":"mg","opening":"100"}],
		"pools":[{"id":"net","tiers":[{"id":"author","rights":[
			{"id":"cents","party":"Author","accrues":true,"account":"mg","per":"admissions",
			 "steps":[{"rate":"0.05","until":{"of":[{"counter":"admissions"}],"reaches":"1000"}},{"rate":"0.10"}]},
			{"id":"price","party":"Author","accrues":true,"account":"mg","per":"public price","steps":[{"rate":"0.02"}]},
			{"id":"percent","party":"Author","accrues":true,"account":"mg","steps":[{"rate":"1"}]}]},
			{"id":"rest","rights":[{"id":"producer","party":"Producer","steps":[{"rate":"100"}]}]}]}]}`))
	require.NoError(t, err)
	cascade, err := deal.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	run.Trace()
	apply := func(admissions, price, receipt string) recoupment.Settlement {
		day := schedule.MustParseDate("2028-01-01")
		if !run.Day().IsZero() {
			day = run.Day().AddDays(1)
		}
		m := recoupment.Movement{Date: day}
		if admissions != "" {
			m.Counts = []recoupment.Count{{Counter: "admissions", Amount: dec(admissions)}, {Counter: "public price", Amount: dec(price)}}
		}
		if receipt != "" {
			m.Receipts = []recoupment.Receipt{{Pool: "net", Amount: dec(receipt)}}
		}
		require.NoError(t, run.Apply(m))
		s, err := run.Draw(day)
		require.NoError(t, err)
		require.NoError(t, s.Check())
		return s
	}
	earned := func(s recoupment.Settlement) (all []string) {
		for _, a := range s.Accruals {
			all = append(all, a.Earned.String()+" "+a.Carried.String())
		}
		return all
	}

	s := apply("1200", "1500", "")
	require.Equal(t, []string{"70 0", "30 0", "0 0"}, earned(s), "1,000 at 0.05, 200 at 0.10; 2 % of 1,500: the guarantee of 100 is earned out exactly")
	s = apply("100", "200", "")
	require.Equal(t, []string{"80 10", "34 4", "0 0"}, earned(s), "10 and 4 are due, and no money has come")
	s = apply("", "", "10")
	require.Equal(t, []string{"80 2.93", "34 1.17", "0.1 0"}, earned(s), "0.10 is earned and paid first; 9.90 pays 10 and 4 in proportion")
	s = apply("10", "0", "100")
	require.Equal(t, []string{"81 0", "34 0", "1.1 0"}, earned(s), "what is left pays everything")
	require.Equal(t, "93.9", s.Line("producer").Cumulative.String(), "110 less 11 + 4 + 1.10")
	require.NotEmpty(t, run.Postings())
	require.Equal(t, "0.05", run.Postings()[0].Rate.String(), "the rate of a posting is the amount per unit")

	deal.Pools[0].Tiers[0].Rights[0].Accrues = false
	deal.Pools[0].Tiers[0].Rights[1].Per = "?"
	deal.Pools[0].Tiers[0].Rights[2].Per, deal.Pools[0].Tiers[0].Rights[2].On = "admissions", recoupment.Filter{"medium": {"tv"}}
	err = deal.Validate()
	for _, want := range []string{
		"rights[0].accrues: a value is required", "rights[1].per: refers to something that does not exist", "rights[2].per: is outside",
	} {
		require.ErrorContains(t, err, want)
	}
}
