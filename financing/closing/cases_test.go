package closing_test

import (
	"fmt"
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/closing"
	"github.com/stretchr/testify/require"
)

func TestCases(t *testing.T) {
	for _, tt := range []struct {
		name, reason                    string
		plan                            financing.Plan
		options                         closing.Options
		probability, expected, short    string
		ifOpen, least, most             string
		certain, never, uncertainSorted []string
	}{
		{
			name: "one source", plan: planOf("100", signed("a", "60"), from("b", "40", "25")),
			reason:      "60 is there; b closes the plan one time in four, else 40 are missing: 0.75 x 40 = 30",
			probability: "25", expected: "70", short: "30", ifOpen: "40", least: "60", most: "100",
			certain: []string{"a"}, uncertainSorted: []string{"b"},
		},
		{
			name: "two of three", plan: planOf("100", from("a", "50", "50"), from("b", "50", "50"), from("c", "50", "50")),
			reason:      "at least two of three coins: (3+1)/8; none (1/8) lacks 100, one (3/8) lacks 50: 250/8 = 31.25; over the half that is open 62.50",
			probability: "50", expected: "75", short: "31.25", ifOpen: "62.5", least: "0", most: "150",
			uncertainSorted: []string{"a", "b", "c"},
		},
		{
			name: "a region follows a broadcaster", plan: planOf("100", from("region", "40", "50", "tv"), from("tv", "60", "80")),
			reason:      "both come with 0.8 x 0.5 = 0.4; tv alone (0.4) lacks 40, nothing (0.2) lacks 100: 36; the mean is 48 + 16",
			probability: "40", expected: "64", short: "36", ifOpen: "60", least: "0", most: "100",
			uncertainSorted: []string{"region", "tv"},
		},
		{
			name: "certain once what it needs has come", plan: planOf("100", from("tv", "60", "30"), from("region", "40", "100", "tv")),
			reason:      "the two come together or not at all",
			probability: "30", expected: "30", short: "70", ifOpen: "100", least: "0", most: "100",
			uncertainSorted: []string{"tv", "region"},
		},
		{
			name: "impossible by need", plan: planOf("100", from("a", "60", "0"), from("b", "40", "100", "a"), signed("c", "10")),
			reason:      "b needs a, which never comes: 10 are there, 90 are missing",
			probability: "0", expected: "10", short: "90", ifOpen: "90", least: "10", most: "10",
			certain: []string{"c"}, never: []string{"a", "b"},
		},
		{
			name: "nothing", plan: planOf("100"), reason: "no source raises nothing",
			probability: "0", expected: "0", short: "100", ifOpen: "100", least: "0", most: "0",
		},
		{
			name: "another target", plan: planOf("100", signed("a", "60"), from("b", "35", "25"), from("c", "5", "50")),
			options:     closing.Options{Cover: dec("95")},
			reason:      "of 95, only b brings the rest: a quarter, and 35 or 30 are missing: 0.75 x 0.5 x (35 + 30) = 24.375, over 0.75 = 32.5",
			probability: "25", expected: "71.25", short: "24.38", ifOpen: "32.5", least: "60", most: "100",
			certain: []string{"a"}, uncertainSorted: []string{"b", "c"},
		},
		{
			name: "the target is held already", plan: planOf("100", signed("a", "60"), from("b", "40", "25")), options: closing.Options{Target: dec("60")},
			reason:      "60 are asked for and there",
			probability: "100", expected: "70", short: "0", ifOpen: "0", least: "60", most: "100",
			certain: []string{"a"}, uncertainSorted: []string{"b"},
		},
		{
			name: "a signed source may fail", plan: planOf("100", func() financing.Source { s := signed("a", "100"); s.Probability = dec("90"); return s }()),
			reason:      "probabilities count, not statuses",
			probability: "90", expected: "90", short: "10", ifOpen: "100", least: "0", most: "100", uncertainSorted: []string{"a"},
		},
		{
			name: "a third", plan: planOf("3", from("a", "1", "33.33"), from("b", "2", "33.33")), options: closing.Options{Places: 2},
			reason:      "0.3333 squared is 11.108889 per cent, rounded once; of a mean of 0.9999 remain 1.00; short 3 - 0.9999",
			probability: "11.11", expected: "1", short: "2", ifOpen: "2.25", least: "0", most: "3", uncertainSorted: []string{"b", "a"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, err := closing.Of(tt.plan, tt.options)
			require.NoError(t, err)
			require.NoError(t, c.Check())
			for _, f := range []struct {
				what, want string
				got        fmt.Stringer
			}{
				{"probability", tt.probability, c.Probability}, {"expected", tt.expected, c.Expected}, {"shortfall", tt.short, c.Shortfall},
				{"if open", tt.ifOpen, c.ShortfallIfOpen}, {"least", tt.least, c.Least}, {"most", tt.most, c.Most},
			} {
				require.True(t, dec(f.want).Equal(dec(f.got.String())), "%s is %s, not %s: %s", f.what, f.got, f.want, tt.reason)
			}
			require.Equal(t, tt.certain, c.Certain, tt.reason)
			require.Equal(t, tt.never, c.Never, tt.reason)
			var order []string
			for _, s := range c.Sources {
				order = append(order, s.Source)
			}
			require.Equal(t, tt.uncertainSorted, order, tt.reason)
		})
	}
}

// 60 are there, tv brings 30 (0.8), the region 20 (0.5) if tv has come, of 100.
func followed() financing.Plan {
	return planOf("100", signed("own", "60"), from("tv", "30", "80"), from("region", "20", "50", "tv"))
}

func TestDistribution(t *testing.T) {
	c, err := closing.Of(followed(), closing.Options{})
	require.NoError(t, err)
	var lines []string
	for _, o := range c.Outcomes {
		lines = append(lines, fmt.Sprint(o.Amount.StringFixed(0), " ", o.Probability.StringFixed(0), " ", o.AtLeast.StringFixed(0)))
	}
	require.Equal(t, []string{"60 20 100", "90 40 80", "110 40 40"}, lines, "0.2 nothing, 0.8 x 0.5 tv alone, 0.8 x 0.5 both")
	for _, tt := range []struct{ amount, want, reason string }{
		{"0", "100", "less than the least"}, {"60", "100", "the least"}, {"60.001", "80", "above it, finer than a cent"},
		{"90", "80", "an outcome counts"}, {"90.01", "40", "a cent more"}, {"110", "40", "the most"}, {"110.01", "0", "never"}, {"-5", "100", "below nothing"},
	} {
		got, err := c.AtLeast(dec(tt.amount))
		require.NoError(t, err)
		require.True(t, dec(tt.want).Equal(got), "%s: %s (%s)", tt.amount, got, tt.reason)
	}
	for i, want := range []string{"60", "90", "90", "110", "110"} {
		require.True(t, dec(want).Equal(c.Quantiles[i].Amount), "level %s: 60 is sure, 90 has 80 %%, 110 has 40 %%", c.Quantiles[i].Level)
	}
}

func TestImportance(t *testing.T) {
	c, err := closing.Of(followed(), closing.Options{})
	require.NoError(t, err)
	require.Len(t, c.Sources, 2)
	region, tv := c.Sources[0], c.Sources[1]
	require.Equal(t, "region", region.Source, "with it the plan is closed, without it never; with tv it closes one time in two")
	for _, tt := range []struct {
		got          fmt.Stringer
		want, reason string
	}{
		{region.Comes, "40", "0.8 x 0.5"}, {region.With, "100", "it comes with tv only"}, {region.Without, "0", "80 or less"},
		{region.ShortfallWithout, "20", "(0.2 x 40 + 0.4 x 10) / 0.6"}, {region.ShortfallWith, "0", "closed"},
		{tv.Comes, "80", "its own"}, {tv.With, "50", "the region decides"}, {tv.Without, "0", "60 of 100"},
		{tv.ShortfallWith, "5", "0.5 x 10"}, {tv.ShortfallWithout, "40", "60 of 100"}, {tv.Difference, "50", "50 less 0"},
	} {
		require.True(t, dec(tt.want).Equal(dec(tt.got.String())), "%s, not %s: %s", tt.got, tt.want, tt.reason)
	}
}

// Round amounts meet in the same sums: 200 sources of 1, each a coin, are 201 outcomes.
func TestManyRoundAmounts(t *testing.T) {
	p := planOf("100")
	for i := range 200 {
		p.Sources = append(p.Sources, from(fmt.Sprint(i), "1", "50"))
	}
	c, err := closing.Of(p, closing.Options{Places: 10})
	require.NoError(t, err)
	require.NoError(t, c.Check())
	require.Len(t, c.Outcomes, 201)
	// P(X >= 100) = 1/2 + C(200,100)/2^201 = 1/2 + 0.02817423950...
	require.Equal(t, "52.817424", c.Probability.StringFixed(6))
	require.True(t, dec("100").Equal(c.Expected))
}
