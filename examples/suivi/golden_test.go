package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/examples/internal/program"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
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

// goldens are the commands whose output is kept.
func goldens() map[string][]string {
	return map[string][]string{
		"4.fr.txt":           {"-closing", "4"},
		"6.en.txt":           {"-lang", "en"},
		"4.json":             {"-closing", "4", "-format", "json"},
		"6.csv":              {"-format", "csv"},
		"62.explain.fr.txt":  {"-closing", "4", "-explain", "62"},
		"B06.explain.en.txt": {"-closing", "4", "-explain", "B06", "-lang", "en"},
		"6.explain.fr.txt":   {"-explain", "6"},
		"B04.explain.csv":    {"-explain", "B04", "-format", "csv"},
		"52.explain.json":    {"-closing", "3", "-explain", "52", "-format", "json"},
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

// TestAnswers compares the six reports of the embedded film with the published answers.
func TestAnswers(t *testing.T) {
	type totals struct{ Budget, Revised, Period, Cost, Paid, Payable, Outstanding, Efc, Variance string }
	var answers struct {
		Answers struct {
			Q2 map[string]struct {
				Accounts map[string]totals
				Total    totals
			}
		}
	}
	data, err := os.ReadFile("../../budget/costreport/testdata/suivi-de-production/answers.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &answers))
	require.Len(t, answers.Answers.Q2, 6)
	rows, err := csv.NewReader(strings.NewReader(printed(t, "-closing", "all", "-format", "csv"))).ReadAll()
	require.NoError(t, err)
	got := map[string]string{}
	for _, row := range rows[1:] {
		got[strings.Join([]string{row[0], row[2], row[3], row[4]}, "/")] = row[5]
	}
	same := func(want totals, where string) {
		require.Equal(t, want, totals{
			got[where+"budget"], got[where+"revised"], got[where+"period"], got[where+"cost"], got[where+"paid"], got[where+"payable"],
			got[where+"outstanding"], got[where+"efc"], got[where+"variance"],
		}, where)
	}
	for closing, want := range answers.Answers.Q2 {
		same(want.Total, closing+"/total//")
		for code, account := range want.Accounts {
			same(account, closing+"/account/"+code+"/")
		}
	}
}
