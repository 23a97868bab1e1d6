package closing_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/closing"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestPursue(t *testing.T) {
	p, err := closing.Pursue(followed(), closing.Options{})
	require.NoError(t, err)
	require.NoError(t, p.Check())
	require.Len(t, p.Steps, 2)
	tv, region := p.Steps[0], p.Steps[1]
	require.Equal(t, "tv", tv.Source, "the region matters more, but waits for tv")
	require.Equal(t, []string{"region"}, tv.Opens)
	require.Equal(t, closing.Likelier, tv.Reason, "0.8 x 0.5 = 40 % becomes 50 %")
	require.True(t, dec("40").Equal(tv.Before) && dec("50").Equal(tv.After) && dec("10").Equal(tv.Gain))
	require.True(t, dec("12").Equal(tv.ShortfallBefore), "0.2 x 40 + 0.4 x 10")
	require.True(t, dec("5").Equal(tv.ShortfallAfter), "0.5 x 10")
	require.Equal(t, "region", region.Source)
	require.Equal(t, closing.Closes, region.Reason)
	require.True(t, dec("100").Equal(region.After))
	require.Empty(t, p.Rest)
}

func TestPursueReasons(t *testing.T) {
	late := from("late", "10", "100", "a")
	for _, tt := range []struct {
		name, reason string
		plan         financing.Plan
		options      closing.Options
		steps        []string
		reasons      []closing.Reason
		rest         []string
	}{
		{
			name: "out of reach", plan: planOf("100", from("a", "10", "50"), from("b", "20", "50"), from("c", "0", "50")),
			reason: "30 never make 100: the larger lessens the shortfall more (10 against 5); c brings nothing",
			steps:  []string{"b", "a", "c"}, reasons: []closing.Reason{closing.Nearer, closing.Nearer, closing.Neutral},
		},
		{
			name: "ties", plan: planOf("100", from("y", "50", "50"), from("x", "50", "50"), from("z", "60", "50")),
			reason: "any two close; securing one gives 3/4 and the shortfall with z is less: 0.25 x 40 against 0.25 x 50; then x and y are alike: by identifier",
			steps:  []string{"z", "x", "y"}, reasons: []closing.Reason{closing.Likelier, closing.Closes, closing.Neutral},
		},
		{
			name: "what is not a step", plan: planOf("100", from("a", "50", "50"), late, from("never", "5", "0"), from("sure", "40", "100")),
			reason: "late follows a, never does not come, sure is certain: only a is to be secured",
			steps:  []string{"a"}, reasons: []closing.Reason{closing.Closes}, rest: []string{"late", "never", "sure"},
		},
		{
			name: "few steps", plan: planOf("100", from("a", "50", "50"), from("b", "50", "50")), options: closing.Options{Steps: 1},
			reason: "one is asked for; a and b are alike", steps: []string{"a"}, reasons: []closing.Reason{closing.Likelier}, rest: []string{"b"},
		},
		{
			name: "nothing", plan: planOf("100", signed("a", "50")), reason: "all is signed",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, err := closing.Pursue(tt.plan, tt.options)
			require.NoError(t, err)
			require.NoError(t, p.Check())
			var steps []string
			var reasons []closing.Reason
			for _, s := range p.Steps {
				steps, reasons = append(steps, s.Source), append(reasons, s.Reason)
			}
			require.Equal(t, tt.steps, steps, tt.reason)
			require.Equal(t, tt.reasons, reasons, tt.reason)
			require.Equal(t, tt.rest, p.Rest, tt.reason)
		})
	}
}

// Each step is the result of the plan with the sources secured so far at 100 per cent, and no other source
// that could be next does better.
func TestStepsAreResults(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := drawPlan(t, 7)
		p, err := closing.Pursue(plan, closing.Options{})
		require.NoError(t, err)
		require.NoError(t, p.Check())
		place := map[string]int{}
		for i, s := range plan.Sources {
			place[s.ID] = i
		}
		waits := map[string]bool{} // to be secured
		for _, s := range p.Steps {
			waits[s.Source] = true
		}
		for _, step := range p.Steps {
			require.False(t, blocked(plan, place, waits, step.Source), "%s waits", step.Source)
			best := secured(t, plan, place[step.Source])
			require.True(t, best.Probability.Equal(step.After) && best.Shortfall.Equal(step.ShortfallAfter))
			for _, other := range p.Steps {
				if !waits[other.Source] || blocked(plan, place, waits, other.Source) {
					continue
				}
				c := secured(t, plan, place[other.Source])
				require.False(t, c.Probability.GreaterThan(step.After), "%s is better than %s", other.Source, step.Source)
				require.False(t, c.Probability.Equal(step.After) && c.Shortfall.LessThan(step.ShortfallAfter) && c.Probability.IsZero())
			}
			delete(waits, step.Source)
			plan.Sources[place[step.Source]].Probability = dec("100")
		}
	})
}

func secured(t *rapid.T, plan financing.Plan, i int) closing.Result {
	plan.Sources = append([]financing.Source{}, plan.Sources...)
	plan.Sources[i].Probability = dec("100")
	c, err := closing.Of(plan, closing.Options{})
	require.NoError(t, err)
	return c
}

func blocked(plan financing.Plan, place map[string]int, waits map[string]bool, id string) bool {
	for _, need := range plan.Sources[place[id]].Needs {
		if waits[need] || blocked(plan, place, waits, need) {
			return true
		}
	}
	return false
}

func TestPursueSampled(t *testing.T) {
	plan := arbitrary(20)
	plan.Sources[3].Needs = []string{plan.Sources[11].ID}
	exact, err := closing.Pursue(plan, closing.Options{Method: closing.Exact})
	require.NoError(t, err)
	require.NoError(t, exact.Check())
	sampled, err := closing.Pursue(plan, closing.Options{Method: closing.Sampled, Seed: 5, Draws: 20_000, Steps: 4})
	require.NoError(t, err)
	require.NoError(t, sampled.Check())
	require.Len(t, sampled.Steps, 4)
	require.Len(t, sampled.Rest, 16)
	require.Equal(t, exact.Steps[0].Source, sampled.Steps[0].Source, "the first step stands out")
}
