package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"nuage.fr.txt":                {},
		"nuage.en.txt":                {"-lang", "en"},
		"nuage.json":                  {"-format", "json"},
		"nuage.csv":                   {"-format", "csv", "-settle", "quarter"},
		"nuage.mmd":                   {"-format", "mermaid"},
		"nuage.terms.en.mmd":          {"-format", "mermaid", "-lang", "en", "-movements", "none"},
		"nuage.svg":                   {"-format", "svg"},
		"nuage.explain.fr.txt":        {"-explain", "commission.cinema"},
		"nuage.explain.csv":           {"-explain", "coproducteur", "-format", "csv"},
		"nuage.breakeven.fr.txt":      {"-breakeven", "cinema", "-at", "secteur=commercial"},
		"nuage.breakeven.csv":         {"-breakeven", "cinema:entrees=2.10", "-at", "secteur=commercial", "-goal", "net=producteur=30000", "-format", "csv"},
		"nuage.simulate.fr.txt":       {"-simulate", "5000", "-seed", "1"},
		"nuage.simulate.en.txt":       {"-simulate", "5000", "-seed", "1", "-lang", "en", "-goal", "net=producteur=60000"},
		"nuage.simulate.json":         {"-simulate", "5000", "-seed", "1", "-format", "json"},
		"nuage.simulate.csv":          {"-simulate", "5000", "-seed", "1", "-format", "csv"},
		"coproduction.fr.txt":         {"-settle", "quarter", other},
		"coproduction.en.txt":         {"-settle", "quarter", "-lang", "en", other},
		"coproduction.csv":            {"-settle", "movement", "-format", "csv", other},
		"coproduction.explain.en.txt": {"-explain", "loan", "-lang", "en", other},
		"coproduction.explain.json":   {"-explain", "loan", "-format", "json", other},
		"coproduction.explain.csv":    {"-explain", "loan", "-format", "csv", other},
		"coproduction.breakeven.json": {"-breakeven", "theatres:admissions=2.5", "-goal", "net=Director=9000", "-goal", "exhaust", "-format", "json", other},
		"coproduction.en.svg":         {"-format", "svg", "-lang", "en", other},
	}
}

func TestGolden(t *testing.T) {
	for name, args := range goldens() {
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
		})
	}
}

// TestFormatsRead reads the goldens back: JSON is JSON, and every row of a CSV is as long as its title.
func TestFormatsRead(t *testing.T) {
	for name := range goldens() {
		data, err := os.ReadFile(filepath.Join("testdata", filepath.Base(name)))
		require.NoError(t, err)
		switch filepath.Ext(name) {
		case ".json":
			require.True(t, json.Valid(data), name)
		case ".csv":
			rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll() // refuses rows of other lengths
			require.NoError(t, err, name)
			require.Greater(t, len(rows), 1, name)
		}
	}
}
