package programtest

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// Golden compares a text with a file, or rewrites the file.
func Golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(filepath.Clean(path))
	require.NoError(t, err)
	if string(want) != got {
		t.Errorf("%s has changed (go test -update rewrites it):\n%s", path, cmp.Diff(string(want), got))
	}
}

// Goldens compares what commands print with the files of testdata that keep it, and reads their formats back.
func (p Program) Goldens(t *testing.T, commands map[string][]string) {
	t.Helper()
	for name, args := range commands {
		t.Run(name, func(t *testing.T) {
			got := p.Printed(t, args...)
			Golden(t, filepath.Join("testdata", name), got)
			reads(t, filepath.Ext(name), got)
		})
	}
}

// reads reads a format back: JSON and SVG are well formed, and every row of a table is as long as its title.
func reads(t *testing.T, format, text string) {
	t.Helper()
	switch format {
	case ".json":
		require.True(t, json.Valid([]byte(text)))
	case ".csv":
		marked, found := strings.CutPrefix(text, "\ufeff") // a table for spreadsheets in French
		table := csv.NewReader(strings.NewReader(marked))
		if found {
			table.Comma = ';'
		}
		rows, err := table.ReadAll()
		require.NoError(t, err)
		require.Greater(t, len(rows), 1)
	case ".svg":
		require.NoError(t, Drawing(text))
	}
}

// Drawing reads a drawing to its end: it is one of XML, and runs nothing.
func Drawing(text string) error {
	picture, elements := xml.NewDecoder(strings.NewReader(text)), map[string]int{}
	for {
		token, err := picture.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if start, is := token.(xml.StartElement); is {
			elements[start.Name.Local]++
		}
	}
	if elements["svg"] != 1 || elements["script"] > 0 {
		return fmt.Errorf("not a drawing: %v", elements)
	}
	return nil
}
