package main

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

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

func TestGolden(t *testing.T) { command.Goldens(t, goldens()) }

// TestFolder reads the tables of the case: the embedded document has a title and the day of release beside.
func TestFolder(t *testing.T) {
	var tables, whole map[string]any
	require.NoError(t, json.Unmarshal([]byte(command.Printed(t, "-emit", caseFolder)), &tables))
	require.NoError(t, json.Unmarshal(embedded, &whole))
	delete(tables, "title")
	delete(whole, "title")
	delete(whole, "milestones")
	require.Empty(t, cmp.Diff(whole, tables))
}
