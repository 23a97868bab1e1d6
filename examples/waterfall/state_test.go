package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

// TestHistoryInTwo puts the history down after each movement and takes it up again: it ends where one
// without a break does.
func TestHistoryInTwo(t *testing.T) {
	for _, document := range []string{"case.json", other} {
		data, err := os.ReadFile(document)
		require.NoError(t, err)
		var doc map[string]json.RawMessage
		require.NoError(t, json.Unmarshal(data, &doc))
		var movements []json.RawMessage
		require.NoError(t, json.Unmarshal(doc["movements"], &movements))
		whole := settlements(t, "-settle", "movement", document)

		t.Run(document, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write := func(name string, value any) {
				data, err := json.Marshal(value)
				require.NoError(t, err)
				require.NoError(t, os.WriteFile(name, data, 0o600))
			}
			write("deal.json", doc["deal"])
			for cut := range len(movements) + 1 {
				write("before.json", movements[:cut])
				write("after.json", movements[cut:])
				first := settlements(t, "-deal", "deal.json", "-movements", "before.json", "-settle", "movement", "-save", "state.json")
				rest := settlements(t, "-deal", "deal.json", "-movements", "after.json", "-settle", "movement", "-resume", "state.json")
				require.Equal(t, whole, append(first, rest...), "cut at %d", cut)
			}
		})
	}
}

// TestResumeTheEmbeddedDeal does not play its movements a second time.
func TestResumeTheEmbeddedDeal(t *testing.T) {
	another, err := filepath.Abs(other)
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	command.Printed(t, "-save", "state.json")
	require.Empty(t, settlements(t, "-resume", "state.json"))
	all := settlements(t, "-resume", "state.json", "-settle", "2029-12-31")
	require.Equal(t, 2, all[0].Number)
	require.True(t, all[0].Receipts.IsZero())
	require.Equal(t, "99000", all[0].Statements[0].PaidBefore.String())
	// The break-even is asked on the day where the history stands.
	require.Contains(t, command.Printed(t, "-resume", "state.json", "-breakeven", "cinema", "-at", "secteur=commercial", "-format", "json"), `"date": "2029-03-31"`)
	code, _, stderr := command.Call("", "-resume", "state.json", another)
	require.Equal(t, program.Refused, code)
	require.Contains(t, stderr, "state.", "the state of another deal")
}
