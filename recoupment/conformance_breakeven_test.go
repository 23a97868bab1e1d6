package recoupment_test

import (
	"testing"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/stretchr/testify/require"
)

// breakEven asks how many units of a movement bring the run, as a step left it, to a goal, or past every
// threshold.
func (p *conformancePlayer) breakEven(t *testing.T, want conformanceBreakEven) {
	t.Helper()
	require.NotEqual(t, want.All, want.Goal != nil, "a goal, or all")
	run := p.resume(t, want.AfterStep)
	var ahead recoupment.Ahead
	var err error
	if want.All {
		ahead, err = run.Exhaust(want.Receipt)
	} else {
		ahead, err = run.BreakEven(want.Receipt, *want.Goal)
	}
	require.NoError(t, err)
	require.Equal(t, want.Amount != nil, ahead.Reached)
	if want.Amount != nil {
		require.Equal(t, want.Amount.StringFixed(p.places), ahead.Units.StringFixed(p.places))
	}
}
