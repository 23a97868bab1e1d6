package recoupment_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
)

// A forecast that nothing drives is the movements themselves: every case of the conformance pack comes to
// what its parties receive, views, deficits and transfers included. Lines are rounded apart, so that a
// party may differ by half a minor unit for each.
func TestACertainForecastIsTheHistory(t *testing.T) {
	files, err := filepath.Glob("testdata/conformance/*.json")
	require.NoError(t, err)
	played := 0
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var one struct {
			Deal  recoupment.Deal `json:"deal"`
			Steps []struct {
				Apply *recoupment.Movement `json:"apply"`
				Open  bool                 `json:"open"`
			} `json:"steps"`
		}
		require.NoError(t, json.Unmarshal(data, &one))
		cascade, err := one.Deal.Compile()
		if err != nil || reserves(one.Deal) {
			continue
		}
		var moves []recoupment.Movement
		run := cascade.Open()
		fine := true
		for _, step := range one.Steps {
			if step.Apply != nil && !step.Open && fine {
				fine = run.Apply(*step.Apply) == nil
				moves = append(moves, *step.Apply)
			}
		}
		if !fine || len(moves) == 0 {
			continue
		}
		played++
		t.Run(filepath.Base(file), func(t *testing.T) { agrees(t, cascade, run, moves) })
	}
	require.Greater(t, played, 100)
}

// reserves reports whether the deal does something that a simulation leaves to settlements.
func reserves(d recoupment.Deal) bool {
	for _, p := range d.Pools {
		if p.Reserve != nil {
			return true
		}
	}
	data, err := json.Marshal(d)
	return err != nil || strings.Contains(string(data), `"period"`)
}

func agrees(t *testing.T, cascade *recoupment.Cascade, run *recoupment.Run, moves []recoupment.Movement) {
	t.Helper()
	simulator, err := cascade.Open().Simulator(recoupment.Forecast{Movements: moves})
	require.NoError(t, err)
	tally, err := simulator.Play(recoupment.Chunk{Seed: 3, Scenarios: 2})
	require.NoError(t, err)
	s, err := run.Settle(moves[len(moves)-1].Date)
	require.NoError(t, err)
	total, lines := map[string]decimal.Decimal{}, map[string]int64{}
	for _, l := range s.Lines {
		total[l.Party], lines[l.Party] = total[l.Party].Add(l.Cumulative), lines[l.Party]+2
	}
	for _, x := range s.Transfers {
		total[x.To] = total[x.To].Add(x.Cumulative)
		total[x.From] = total[x.From].Sub(x.Cumulative) // it may be the same party
		lines[x.To]++
		lines[x.From]++
	}
	for _, summary := range tally.Summary() {
		require.True(t, summary.Least.Equal(summary.Most), "every scenario is the same")
		off := summary.Mean.Sub(total[summary.Party]).Abs().Shift(-min(0, summary.Mean.Exponent()))
		require.True(t, off.LessThanOrEqual(decimal.New(lines[summary.Party]+1, 0)), "%s: %s, and %s settled", summary.Party, summary.Mean, total[summary.Party])
	}
}
