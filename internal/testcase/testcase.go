// Package testcase is the worked case that the tests of several packages share: a feature film from
// the devis to the authors' statements, as tables, with the expected figures.
package testcase

import (
	"embed"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"
)

//go:embed longmetrage
var files embed.FS

// Files returns the tables of the case.
func Files(tb testing.TB) fs.FS {
	tb.Helper()
	folder, err := fs.Sub(files, "longmetrage")
	require.NoError(tb, err)
	return folder
}

// Table reads a table of the case, one map a row, by the names of its columns.
func Table(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	file, err := Files(tb).Open(name)
	require.NoError(tb, err)
	records, err := csv.NewReader(file).ReadAll()
	require.NoError(tb, err)
	rows := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// JSON reads a JSON file of the case into a value.
func JSON(tb testing.TB, name string, into any) {
	tb.Helper()
	data, err := fs.ReadFile(Files(tb), name)
	require.NoError(tb, err)
	require.NoError(tb, json.Unmarshal(data, into))
}

// Answers reads the expected figures, which are by question (Q1, Q2...), into a value.
func Answers(tb testing.TB, into any) {
	tb.Helper()
	document := struct{ Answers any }{into}
	JSON(tb, "answers.json", &document)
}
