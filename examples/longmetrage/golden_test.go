package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
)

// TestCase keeps the embedded film equal to its tables. With -update it must be run twice, because the
// film is embedded when the test is built.
func TestCase(t *testing.T) {
	code, stdout, stderr := call("-case", tables, "-emit")
	require.Equal(t, program.Done, code, stderr)
	programtest.Golden(t, "case.json", stdout)

	code, again, stderr := work(t, []byte(stdout), "-emit")
	require.Equal(t, program.Done, code, stderr)
	require.Equal(t, stdout, again, "reading the document and writing it again changes nothing")
}

// TestGolden keeps what the program prints for the embedded film and for another one.
func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name, film string
		args       []string
	}{
		{"dossier.fr.txt", "", nil},
		{"dossier.en.txt", "", []string{"-lang", "en"}},
		{"dossier.json", "", []string{"-format", "json"}},
		{"dossier.csv", "", []string{"-format", "csv"}},
		{"explain.fr.txt", "", []string{"-explain", "REA", "-scenario", "high"}},
		{"other-film.fr.txt", otherFilm, nil},
		{"other-film.en.txt", otherFilm, []string{"-lang", "en"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			programtest.Golden(t, filepath.Join("testdata", c.name), printed(t, c.film, c.args...))
		})
	}
}

// TestCommand runs the command itself: what it prints without arguments is the text of the film.
func TestCommand(t *testing.T) {
	code, stdout, stderr := call()
	require.Equal(t, program.Done, code, stderr)
	require.Equal(t, printed(t, ""), stdout)
}

// TestSheet reads the CSV back: six cells a row, an amount in every row, no row twice.
func TestSheet(t *testing.T) {
	data, err := os.ReadFile("testdata/dossier.csv")
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"section", "scenario", "period", "item", "detail", "amount"}, rows[0])
	seen := map[[5]string]bool{}
	for _, row := range rows[1:] {
		require.Len(t, row, 6)
		require.Regexp(t, `^-?\d+(\.\d+)?$`, row[5], row)
		place := [5]string(row[:5])
		require.False(t, seen[place], "%v is there twice", place)
		seen[place] = true
	}
}

// TestSections prints each part alone; what it prints for all scenarios is in the whole text.
func TestSections(t *testing.T) {
	stdout := printed(t, "", "-section", "cash", "-lang", "en")
	require.Contains(t, stdout, "peak need, week 45 ▲")
	require.NotContains(t, stdout, "RECOUPMENT")

	stdout = printed(t, "", "-section", "recoupment", "-scenario", "high")
	require.Contains(t, stdout, "Scénario haut")
	require.NotContains(t, stdout, "Scénario bas")
}
