package recoupment_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/filmfinance/filmfinance/recoupment"
)

// TestRatePositions: what each rate was taken of, with what was paid before and a right within a bound.
func TestRatePositions(t *testing.T) {
	d := within()
	d.Pools[0].Tiers[0].Rights[0].Steps = []recoupment.Step{
		{Rate: dec("30"), Until: &recoupment.Condition{Of: []recoupment.Term{{Pool: "local"}}, Reaches: dec("100")}}, {Rate: dec("10")},
	}
	d.Pools[0].Tiers[0].Rights[0].Opening = dec("5")
	cascade, err := d.Compile()
	require.NoError(t, err)
	run := cascade.Open()
	require.NoError(t, run.Apply(recoupment.Movement{Date: day(0), Receipts: []recoupment.Receipt{{Pool: "local", Amount: dec("300")}}}))
	s, err := run.Settle(day(0))
	require.NoError(t, err)
	require.NoError(t, s.Check())
	got := map[string]recoupment.RatePosition{}
	for _, p := range s.Rates {
		got[p.Right] = p
	}
	texts := func(amounts []decimal.Decimal) []string {
		var all []string
		for _, a := range amounts {
			all = append(all, a.String())
		}
		return all
	}
	for _, row := range []struct {
		right          string
		bases, amounts []string
		opening        string
		reason         string
	}{
		{"sub", []string{"100", "200"}, []string{"30", "20"}, "5", "30 % of the first 100, 10 % of 200"},
		{"costs", []string{"36"}, []string{"36"}, "0", "an account is taken of what recoups it"},
		{"agent", []string{"150"}, []string{"30"}, "0", "nothing of the first 100, on which the other had more than 25 %; 15 % of 200 is 20 % of 150"},
		{"rest", []string{"184"}, []string{"184"}, "0", "300 - 50 - 36 - 30"},
	} {
		p := got[row.right]
		require.Equal(t, row.bases, texts(p.Bases), row.reason)
		require.Equal(t, row.amounts, texts(p.Amounts), row.reason)
		require.Equal(t, row.opening, p.Opening.String(), row.reason)
	}
}

// TestRandomRates: the rates of a right add up to what it is entitled to, unless it passes a part on.
func TestRandomRates(t *testing.T) {
	drawn(t, func(t *rapid.T, deal recoupment.Deal, h recoupment.History, _ figures) {
		s := settledAt(t, deal, h)
		entitled := map[string]decimal.Decimal{}
		for _, l := range s.Levels {
			if l.Kind == recoupment.LevelRight {
				entitled[l.ID] = l.Amount
			}
		}
		passes := map[string]bool{}
		for _, p := range deal.Pools {
			for _, tier := range p.Tiers {
				for _, r := range tier.Rights {
					passes[r.ID] = len(r.Corridors) > 0
				}
			}
		}
		for _, p := range s.Rates {
			sum := p.Opening
			for _, a := range p.Amounts {
				sum = sum.Add(a)
			}
			require.True(t, passes[p.Right] || sum.Equal(entitled[p.Right]), "%s: %s of %s\n%s\n%s", p.Right, sum, entitled[p.Right], printed(deal), printed(h))
		}
	})
}
