package closing_test

import (
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/closing"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Every figure is that of the enumeration of all cases.
func TestResultIsThatOfTheEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t, 9)
		options := closing.Options{Places: 12, Method: closing.Exact}
		c, err := closing.Of(p, options)
		require.NoError(t, err)
		sameAsBrute(t, p, c)
	})
}

// Two halves that meet give what one list gives: 14 arbitrary amounts are more than [closing.MaxOutcomes].
func TestHalvesMeet(t *testing.T) {
	for _, needs := range [][2]int{{0, 0}, {3, 1}, {9, 0}} {
		p := arbitrary(14)
		if needs[0] != 0 {
			p.Sources[needs[0]].Needs = []string{p.Sources[needs[1]].ID}
		}
		c, err := closing.Of(p, closing.Options{Places: 12})
		require.NoError(t, err)
		if needs[0] == 0 {
			require.Empty(t, c.Outcomes)
		}
		sameAsBrute(t, p, c)
	}
}

func sameAsBrute(t require.TestingT, p financing.Plan, c closing.Result) {
	b := enumerate(p, c.Target)
	require.Equal(t, percent(b.closed, 12), c.Probability.StringFixed(12))
	require.Equal(t, rounded(b.mean, 2), c.Expected.StringFixed(2))
	require.Equal(t, rounded(b.short, 2), c.Shortfall.StringFixed(2))
	if apart := new(big.Rat).Sub(big.NewRat(1, 1), b.closed); apart.Sign() > 0 {
		require.Equal(t, rounded(apart.Quo(b.short, apart), 2), c.ShortfallIfOpen.StringFixed(2))
	}
	place, uncertain := map[string]int{}, 0
	for i, s := range p.Sources {
		place[s.ID] = i
		if b.came[i].Sign() > 0 && b.came[i].Cmp(big.NewRat(1, 1)) < 0 {
			uncertain++
		}
	}
	require.Len(t, c.Sources, uncertain)
	for _, s := range c.Sources {
		i, one := place[s.Source], big.NewRat(1, 1)
		gone := new(big.Rat).Sub(one, b.came[i])
		require.Equal(t, percent(b.came[i], 12), s.Comes.StringFixed(12), s.Source)
		require.Equal(t, percent(new(big.Rat).Quo(b.both[i], b.came[i]), 12), s.With.StringFixed(12), s.Source)
		require.Equal(t, rounded(new(big.Rat).Quo(b.lacking[i], b.came[i]), 2), s.ShortfallWith.StringFixed(2), s.Source)
		without, short := new(big.Rat).Sub(b.closed, b.both[i]), new(big.Rat).Sub(b.short, b.lacking[i])
		require.Equal(t, percent(without.Quo(without, gone), 12), s.Without.StringFixed(12), s.Source)
		require.Equal(t, rounded(short.Quo(short, gone), 2), s.ShortfallWithout.StringFixed(2), s.Source)
	}
	for _, o := range c.Outcomes {
		require.NotNil(t, b.at[o.Amount.StringFixed(2)])
	}
	if len(c.Outcomes) > 0 {
		require.Len(t, c.Outcomes, len(b.at))
	}
	for key := range b.at {
		tail := new(big.Rat)
		for other, chance := range b.at {
			if !dec(other).LessThan(dec(key)) {
				tail.Add(tail, chance)
			}
		}
		if len(b.at) < 200 || key[len(key)-1] == '7' && key[len(key)-2] == '3' {
			got, err := c.AtLeast(dec(key))
			require.NoError(t, err)
			require.Equal(t, percent(tail, 12), got.StringFixed(12))
		}
		if len(b.at) >= 200 {
			break
		}
	}
	for _, q := range c.Quantiles {
		best := dec("-1")
		for key := range b.at {
			if dec(key).LessThan(best) {
				continue
			}
			tail := new(big.Rat)
			for other, chance := range b.at {
				if !dec(other).LessThan(dec(key)) {
					tail.Add(tail, chance)
				}
			}
			if tail.Cmp(q.Level.Shift(-2).Rat()) >= 0 {
				best = dec(key)
			}
			if len(b.at) >= 200 {
				break
			}
		}
		if len(b.at) < 200 {
			require.True(t, best.Equal(q.Amount), "%s: %s, not %s", q.Level, best, q.Amount)
		}
	}
}
