package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// printed is what a command prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run(args, strings.NewReader(""), &stdout, &stderr), stderr.String())
	require.Empty(t, stderr.String())
	return stdout.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"estran.fr.txt":            {},
		"estran.en.txt":            {"-lang", "en"},
		"estran.json":              {"-format", "json"},
		"public_aid.fr.txt":        {"-explain", "public_aid"},
		"advance_repayment.en.txt": {"-explain", "advance_repayment", "-lang", "en"},
		"treaty_least.json":        {"-explain", "treaty_least", "-format", "json"},
	} {
		t.Run(name, func(t *testing.T) {
			got, path := printed(t, args...), filepath.Join("testdata", name)
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(got), 0o600))
			}
			want, err := os.ReadFile(filepath.Clean(path))
			require.NoError(t, err)
			if string(want) != got {
				t.Errorf("%s has changed (go test -update rewrites it):\n%s", path, cmp.Diff(string(want), got))
			}
			if filepath.Ext(name) == ".json" {
				require.True(t, json.Valid([]byte(got)))
			}
		})
	}
}

// TestWorkedByHand looks at figures of the embedded film that are worked out here.
func TestWorkedByHand(t *testing.T) {
	var d dossier
	require.NoError(t, json.Unmarshal([]byte(printed(t, "-format", "json")), &d))
	require.NoError(t, d.Rules.Check())
	figures := map[string]string{}
	for _, r := range d.Rules.Results {
		if r.Figure != nil && r.Limit != nil {
			figures[string(r.Rule)+"/"+r.Subject] = r.Figure.String() + " " + r.Limit.String()
		}
	}
	// Public aid that the French producer brings: 120,000 + 30,000 + 450,000 + 430,000 + 250,000 + 210,000, against half of
	// what he brings in all, 3,220,840 less the 620,000 of the Belgian one.
	require.Equal(t, "1490000 1300420", figures["public_aid/"])
	// Half of the budget, 1,610,420, less the other aid, the 200,000 of Belgium included: 1,260,000.
	require.Equal(t, "430000 350420", figures["credit_headroom/"])
	// 160 % of 250,000.
	require.Equal(t, "662120 400000", figures["territorial_spend/bretagne/Bretagne"])
	// 15 % of 3,220,840; 85,000 + 95,000 for the director.
	require.Equal(t, "180000 483126", figures["pay_cap/REA"])
	// 50,000 × 0.70 + 50,000 × 0.35 + 20,000 × 0.15.
	require.Equal(t, "50000 55500", figures["export_bonus/"])
	require.Equal(t, "89", d.Points.Score.Total.String(), "20 + 9 + 9.5 + 17 + 9 + 9 + 15.5")
}
