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

const (
	caseFolder = "../../royalties/testdata/contrats-auteur"
	other      = "testdata/documentary.json"
	sales      = "testdata/licence.json"
)

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"digues.fr.txt":             {},
		"digues.en.txt":             {"-lang", "en", "-contract", "REA"},
		"digues.json":               {"-format", "json"},
		"digues.csv":                {"-format", "csv"},
		"digues.restated.fr.txt":    {"-restate", "-contract", "SCN"},
		"digues.explain.fr.txt":     {"-explain", "SCN"},
		"digues.explain.en.txt":     {"-explain", "REA.THE", "-lang", "en"},
		"digues.video.fr.txt":       {"-explain", "VID"},
		"documentary.fr.txt":        {other},
		"documentary.en.txt":        {"-lang", "en", other},
		"documentary.csv":           {"-format", "csv", other},
		"documentary.explained.txt": {"-explain", "authors", other},
		"licence.fr.txt":            {"-licence", sales},
		"licence.en.txt":            {"-licence", sales, "-lang", "en"},
		"licence.stated.json":       {"-licence", sales, "-format", "json"},
		"licence.csv":               {"-licence", sales, "-format", "csv"},
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
			rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
			require.NoError(t, err, name)
			require.Greater(t, len(rows), 1, name)
		}
	}
}

// TestFolder reads the tables of the case: the embedded document has a title and the day of release beside.
func TestFolder(t *testing.T) {
	var tables, whole map[string]any
	require.NoError(t, json.Unmarshal([]byte(printed(t, "-emit", caseFolder)), &tables))
	require.NoError(t, json.Unmarshal(embedded, &whole))
	delete(tables, "title")
	delete(whole, "title")
	delete(whole, "milestones")
	require.Empty(t, cmp.Diff(whole, tables))
}
