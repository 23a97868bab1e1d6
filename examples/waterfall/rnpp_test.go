package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/schedule"
)

// TestDealOfContracts plays the deal that the contracts of a film make: what the library builds is a document
// of this program.
func TestDealOfContracts(t *testing.T) {
	dec := decimal.RequireFromString
	contracts := rnpp.Contracts{
		Base: recoupment.Deal{Currency: "EUR"}, Producer: "Producer",
		Mandates: []rnpp.Mandate{{
			ID: "france", Party: "Distributor",
			Streams: []rnpp.Stream{{
				ID: "theatres", Channel: rnpp.Theatres, Commission: rnpp.Commission{Steps: []recoupment.Step{{Rate: dec("25")}}},
			}},
			Costs: []rnpp.Costs{{Account: recoupment.Account{ID: "release", Opening: dec("1000")}}},
		}},
	}
	deal, err := contracts.Deal()
	require.NoError(t, err)
	receipt, err := contracts.Place(rnpp.Sale{Channel: rnpp.Theatres, Amount: dec("4000")})
	require.NoError(t, err)
	document, err := json.Marshal(map[string]any{
		"title": "contracts", "deal": deal,
		"movements": []recoupment.Movement{{ID: "Q1", Date: schedule.MustParseDate("2028-03-31"), Receipts: []recoupment.Receipt{receipt}}},
	})
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "film.json")
	require.NoError(t, os.WriteFile(file, document, 0o600))
	all := settlements(t, file)
	require.Len(t, all, 1)
	for right, want := range map[string]string{"france.commission.theatres": "1000", "release.theatres": "1000", rnpp.Remainder: "2000"} {
		require.True(t, all[0].Line(right).Cumulative.Equal(dec(want)), right)
	}
}
