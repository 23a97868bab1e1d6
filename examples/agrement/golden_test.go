package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestGolden(t *testing.T) {
	command.Goldens(t, map[string][]string{
		"estran.fr.txt":            {},
		"estran.en.txt":            {"-lang", "en"},
		"estran.json":              {"-format", "json"},
		"public_aid.fr.txt":        {"-explain", "public_aid"},
		"advance_repayment.en.txt": {"-explain", "advance_repayment", "-lang", "en"},
		"treaty_least.json":        {"-explain", "treaty_least", "-format", "json"},
	})
}

// TestWorkedByHand looks at figures of the embedded film that are worked out here.
func TestWorkedByHand(t *testing.T) {
	var d dossier
	require.NoError(t, json.Unmarshal([]byte(command.Printed(t, "-format", "json")), &d))
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
