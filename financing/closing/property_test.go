package closing_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/closing"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func text(t require.TestingT, c any) string {
	data, err := json.Marshal(c)
	require.NoError(t, err)
	return string(data)
}

func TestResultsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t, 12)
		options := closing.Options{Places: rapid.Int32Range(0, closing.MaxPlaces).Draw(t, "places")}
		c, err := closing.Of(p, options)
		require.NoError(t, err)
		require.NoError(t, c.Check())
		require.Equal(t, closing.Exact, c.Method)
		p.Sources = rapid.Permutation(p.Sources).Draw(t, "other order")
		again, err := closing.Of(p, options)
		require.NoError(t, err)
		require.Equal(t, text(t, c), text(t, again), "the order of the sources is indifferent")
		var back closing.Result
		require.NoError(t, json.Unmarshal([]byte(text(t, c)), &back))
		require.Equal(t, text(t, c), text(t, back))
		require.NoError(t, back.Check())
		amount := decimal.New(rapid.Int64Range(-10, 1e10).Draw(t, "amount"), -3)
		if len(c.Outcomes) > 0 {
			one, err := c.AtLeast(amount)
			require.NoError(t, err)
			other, err := back.AtLeast(amount)
			require.NoError(t, err)
			require.True(t, one.Equal(other), "a result that was read back answers alike")
		}
	})
}

// A source that is more probable, or larger, never makes closing less probable or the shortfall larger.
func TestMoreIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t, 8)
		p.Sources = append(p.Sources, from("one", "500", "40"))
		before, err := closing.Of(p, closing.Options{})
		require.NoError(t, err)
		i := rapid.IntRange(0, len(p.Sources)-1).Draw(t, "source")
		s := &p.Sources[i]
		if rapid.Bool().Draw(t, "larger") {
			s.Amount = s.Amount.Add(decimal.New(rapid.Int64Range(1, 1e6).Draw(t, "more"), -2))
		} else {
			s.Probability = decimal.Max(s.Probability, decimal.New(rapid.Int64Range(0, 100).Draw(t, "probable"), 0))
		}
		after, err := closing.Of(p, closing.Options{})
		require.NoError(t, err)
		require.False(t, after.Probability.LessThan(before.Probability))
		require.False(t, after.Shortfall.GreaterThan(before.Shortfall))
		require.False(t, after.Expected.LessThan(before.Expected))
		for k := range before.Quantiles {
			require.False(t, after.Quantiles[k].Amount.LessThan(before.Quantiles[k].Amount))
		}
	})
}

// A source cut in two of which the second follows the first for certain changes nothing of the whole; nor does
// another need that is certain, nor a certain source that the target grows by.
func TestWhatChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t, 7)
		p.Sources = append(p.Sources, from("whole", "500", "40"))
		target := p.Budget
		before, err := closing.Of(p, closing.Options{Target: target})
		require.NoError(t, err)
		more := decimal.New(rapid.Int64Range(0, 1e6).Draw(t, "certain"), -2)
		for i := range p.Sources {
			s := &p.Sources[i]
			s.Needs = append(append([]string{}, s.Needs...), "sure")
			if s.ID == "whole" {
				s.Amount = dec("123.45")
			}
		}
		part := from("part", "376.55", "100", "whole")
		sure := from("sure", "0", "100")
		sure.Amount = more
		p.Sources = append(p.Sources, part, sure)
		after, err := closing.Of(p, closing.Options{Target: target.Add(more)})
		require.NoError(t, err)
		require.True(t, before.Probability.Equal(after.Probability))
		require.True(t, before.Shortfall.Equal(after.Shortfall))
		require.True(t, before.Expected.Add(more).Equal(after.Expected))
		require.Equal(t, len(before.Outcomes), len(after.Outcomes))
	})
}

// What must be raised and what is can be counted in any unit.
func TestCurrencyUnits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPlan(t, 7)
		before, err := closing.Of(p, closing.Options{})
		require.NoError(t, err)
		p.Currency, p.Budget = "JPY", p.Budget.Shift(2)
		for i := range p.Sources {
			p.Sources[i].Amount = p.Sources[i].Amount.Shift(2)
		}
		after, err := closing.Of(p, closing.Options{})
		require.NoError(t, err)
		require.True(t, before.Probability.Equal(after.Probability))
		require.True(t, before.Shortfall.Shift(2).Equal(after.Shortfall))
	})
}

// A sample is within five standard errors of the exact figures, and the same in any order of the sources.
func TestSampleAgainstExact(t *testing.T) {
	for n := range 12 {
		p := arbitrary(6 + n)
		if n%3 == 0 {
			p.Sources[1].Needs, p.Sources[4].Needs = []string{p.Sources[2].ID}, []string{p.Sources[1].ID, p.Sources[0].ID}
		}
		exact, err := closing.Of(p, closing.Options{Method: closing.Exact})
		require.NoError(t, err)
		options := closing.Options{Method: closing.Sampled, Seed: uint64(n + 1), Draws: 40_000}
		c, err := closing.Of(p, options)
		require.NoError(t, err)
		require.NoError(t, c.Check())
		require.Equal(t, 40_000, c.Draws)
		within := func(got, want, bound decimal.Decimal) {
			require.True(t, bound.IsPositive())
			require.False(t, got.Sub(want).Abs().GreaterThan(bound.Mul(dec("5"))), "%s, not %s within 5 x %s", got, want, bound)
		}
		within(c.Probability, exact.Probability, c.StandardError)
		within(c.Expected, exact.Expected, c.ExpectedError)
		within(c.Shortfall, exact.Shortfall, c.ShortfallError)
		shares := map[string]closing.Importance{}
		for _, s := range exact.Sources {
			shares[s.Source] = s
		}
		for _, s := range c.Sources {
			// At 0.5, the widest, of the draws that the case has; both cases together.
			for _, f := range []struct {
				got, want decimal.Decimal
				draws     int
			}{{s.With, shares[s.Source].With, s.Came}, {s.Without, shares[s.Source].Without, c.Draws - s.Came}} {
				off := f.got.Sub(f.want)
				require.False(t, off.Mul(off).Mul(decimal.NewFromInt(int64(f.draws))).GreaterThan(dec("62500")), "(5 x 50 %%)^2: %s", s.Source)
			}
		}
		p.Sources[0], p.Sources[5] = p.Sources[5], p.Sources[0]
		again, err := closing.Of(p, options)
		require.NoError(t, err)
		require.Equal(t, text(t, c), text(t, again))
	}
}

// The standard error of k of n draws is the root of k(n-k)/n^3: checked where the sample says how many closed.
func TestStandardError(t *testing.T) {
	c, err := closing.Of(planOf("100", from("a", "100", "50")), closing.Options{Method: closing.Sampled, Seed: 3, Draws: 100, Places: 6})
	require.NoError(t, err)
	k := c.Probability
	square := c.StandardError.Mul(c.StandardError)
	want := k.Mul(dec("100").Sub(k)).Shift(-2) // in points: 100^2 x (k/100)(1-k/100)/100
	require.False(t, square.LessThan(want), "rounded up")
	require.False(t, square.Sub(want).GreaterThan(dec("0.0001")))
	require.True(t, c.ExpectedError.Sub(c.StandardError).Abs().LessThan(dec("0.01")), "100 or nothing: the same figure, in cents")
}

func FuzzOf(f *testing.F) {
	f.Add([]byte(`{"currency":"EUR","producer":"P","budget":"100","open":true,"sources":[
		{"id":"1","label":"x","nature":"PREBUY","group":"G","amount":"60","status":"sought","probability":"33.333","needs":["2"]},
		{"id":"2","label":"x","nature":"PREBUY","group":"G","amount":"40.01","status":"letter","probability":"1e-20"}]}`), "95", uint64(0))
	f.Add([]byte(`{"currency":"JPY","producer":"P","budget":"1e20","open":true,"sources":[]}`), "", uint64(1))
	f.Add([]byte(`{"currency":"JPY","producer":"P","budget":"1","open":true,"sources":[{"id":"1","label":"x","nature":"OTHER","group":"G","amount":"1e18","status":"hoped","probability":"50"}]}`), "1e18", uint64(2))
	f.Fuzz(func(t *testing.T, data []byte, target string, seed uint64) {
		p, err := financing.Parse(data)
		if err != nil {
			return
		}
		options := closing.Options{Seed: seed, Draws: 200}
		if d, err := decimal.NewFromString(target); err == nil {
			options.Target = d
		}
		c, err := closing.Of(p, options)
		if err != nil {
			var faults closing.Faults
			require.ErrorAs(t, err, &faults)
			return
		}
		require.NoError(t, c.Check())
		_, _ = c.AtLeast(options.Target)
		order, err := closing.Pursue(p, options)
		if err == nil {
			require.NoError(t, order.Check())
		}
	})
}

func TestCompare(t *testing.T) {
	plan := followed()
	bold := followed()
	bold.Sources = append(bold.Sources, from("sofica", "10", "60"))
	all, err := closing.Compare(
		closing.Scenario{Name: "as it stands", Plan: plan},
		closing.Scenario{Name: "90 %", Plan: plan, Options: closing.Options{Cover: dec("90")}},
		closing.Scenario{Name: "with a sofica", Plan: bold},
	)
	require.NoError(t, err)
	require.NoError(t, all.Check())
	for i, want := range []struct{ probability, more, expected, shortfall, reason string }{
		{"40", "0", "0", "0", "the first"},
		{"80", "40", "0", "-6", "60 + 30 are enough: 0.2 x 30 are missing, not 12"},
		{"64", "24", "6", "-3.6", "tv and (region or sofica): 0.8 x (1 - 0.5 x 0.4); 0.2 x (40 - 6) + 0.8 x 0.2 x 10 = 8.4"},
	} {
		one := all.Scenarios[i]
		require.True(t, dec(want.probability).Equal(one.Result.Probability), want.reason)
		require.True(t, dec(want.more).Equal(one.Probability), want.reason)
		require.True(t, dec(want.expected).Equal(one.Expected), want.reason)
		require.True(t, dec(want.shortfall).Equal(one.Shortfall), "%s: %s", one.Shortfall, want.reason)
	}
	var back closing.Comparison
	require.NoError(t, json.Unmarshal([]byte(text(t, all)), &back))
	require.NoError(t, back.Check())
	back.Scenarios[1].Probability = dec("41")
	require.Error(t, back.Check())
	require.NotEmpty(t, fmt.Sprint(all))
}
