package financing_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func drawPlan(t *rapid.T) financing.Plan {
	p := financing.Plan{Currency: "EUR", Producer: "G1", Budget: decimal.NewFromInt(1), Country: rapid.SampledFrom([]string{"", "FR"}).Draw(t, "home"), UnsoldRights: decimal.New(rapid.Int64Range(0, 1e8).Draw(t, "unsold"), -2)}
	p.Coproducers = []financing.Partner{{ID: "B", Country: "BE"}}
	total := decimal.Decimal{}
	for i := range rapid.IntRange(1, 9).Draw(t, "sources") {
		cents := rapid.Int64Range(1, 1e9).Draw(t, "cents")
		s := financing.Source{
			ID: fmt.Sprint(i), Amount: decimal.New(cents, -2),
			Nature: rapid.SampledFrom([]financing.Nature{
				financing.Producer, financing.AutomaticSupport, financing.PreBuy, financing.TVCoproduction, financing.Loan, financing.Other,
			}).Draw(t, "nature"),
			Group:       rapid.SampledFrom([]string{"G1", "G2", "G3"}).Draw(t, "group"),
			Status:      rapid.SampledFrom([]financing.Status{financing.Signed, financing.Letter, financing.Sought, financing.Hoped}).Draw(t, "status"),
			Public:      rapid.Bool().Draw(t, "public"),
			Deferred:    rapid.Bool().Draw(t, "deferred"),
			Recoupable:  decimal.New(rapid.Int64Range(0, cents).Draw(t, "recoupable"), -2),
			Probability: decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "probability"), -2),
			Bankable:    decimal.New(rapid.Int64Range(0, 10_000).Draw(t, "bankable"), -2),
			Country:     rapid.SampledFrom([]string{"", "FR", "BE"}).Draw(t, "country"),
			Partner:     rapid.SampledFrom([]string{"", "B"}).Draw(t, "partner"),
			Class:       rapid.SampledFrom([]financing.Class{"", financing.Soft, financing.Debt}).Draw(t, "class"),
			Costs: []financing.MoneyCost{{
				Kind: financing.Interest, Percent: decimal.New(rapid.Int64Range(0, 500).Draw(t, "fee"), -2), Rate: dec("5.25"),
				Days: rapid.IntRange(1, 400).Draw(t, "days"), Year: rapid.SampledFrom([]int{360, 365}).Draw(t, "year"),
			}},
		}
		total = total.Add(s.Amount)
		p.Sources = append(p.Sources, s)
	}
	p.Budget = total
	if rapid.Bool().Draw(t, "open") {
		p.Open, p.Budget = true, decimal.New(rapid.Int64Range(1, 1e11).Draw(t, "budget"), -2)
	}
	return p
}

func TestAnalysesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		a, err := p.Analyse()
		require.NoError(t, err)
		require.NoError(t, a.Check())
		again, err := p.Analyse()
		require.NoError(t, err)
		require.Equal(t, a, again, "same input, same output")
	})
}

// The order of the sources moves no group, no concentration and no ratio.
func TestOrderOfSourcesIsIndifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		before, err := p.Analyse()
		require.NoError(t, err)
		p.Sources = rapid.Permutation(p.Sources).Draw(t, "order")
		after, err := p.Analyse()
		require.NoError(t, err)
		require.True(t, before.HHI.Equal(after.HHI))
		for i, group := range before.Groups {
			require.Equal(t, group.Name, after.Groups[i].Name)
			require.True(t, group.Amount.Equal(after.Groups[i].Amount))
		}
		require.Len(t, after.Ratios, len(before.Ratios))
		for i, ratio := range before.Ratios {
			require.True(t, ratio.Amount.Equal(after.Ratios[i].Amount), string(ratio.Code))
			require.True(t, ratio.Percent.Equal(after.Ratios[i].Percent), string(ratio.Code))
		}
	})
}

// A source cut in two changes no ratio and no group: only totals count.
func TestCuttingASourceIsIndifferent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t)
		p.Sources[0].Recoupable = decimal.Decimal{}
		before, err := p.Analyse()
		require.NoError(t, err)
		part := p.Sources[0]
		part.ID = "part"
		part.Amount = decimal.New(rapid.Int64Range(0, part.Amount.Shift(2).IntPart()).Draw(t, "part"), -2)
		p.Sources = append([]financing.Source{}, p.Sources...)
		p.Sources[0].Amount = p.Sources[0].Amount.Sub(part.Amount)
		p.Sources = append(p.Sources, part)
		after, err := p.Analyse()
		require.NoError(t, err)
		require.True(t, before.HHI.Equal(after.HHI))
		for i, ratio := range before.Ratios {
			require.True(t, ratio.Amount.Equal(after.Ratios[i].Amount), string(ratio.Code))
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{"currency":"EUR","producer":"P","budget":"100","sources":[{"id":"1","label":"x","nature":"PREBUY","group":"G","amount":"100","status":"signed","probability":"100","instalments":[{"percent":"100","milestone":"SIG","days":-3}]}]}`,
		`{"currency":"JPY","producer":"P","budget":"1e20","open":true,"unsold_rights":"1","sources":[]}`,
		`{"currency":"EUR","budget":1e1000000000}`, `{"sources":[{}]}`, `[]`, `null`, ``,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := financing.Parse(data)
		if err != nil {
			var faults financing.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		a, err := p.Analyse()
		require.NoError(t, err)
		require.NoError(t, a.Check())
	})
}

func BenchmarkAnalyse(b *testing.B) {
	p := feature(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Analyse(); err != nil {
			b.Fatal(err)
		}
	}
}
