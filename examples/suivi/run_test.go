package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
)

// command is the program under test.
var command = programtest.Program{Name: "suivi", Run: run}

func TestRun(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.csv")
	require.NoError(t, os.WriteFile(bad, []byte("id,amount\n1,ten\n"), 0o600))
	for _, row := range []struct {
		reason string
		args   []string
		in     string
		code   int
		says   string
	}{
		{"help", []string{"-h"}, "", program.Done, "Usage: suivi"},
		{"the embedded document", []string{"-emit"}, "", program.Done, `"beyond_commitments"`},
		{"an unknown flag", []string{"-colour"}, "", program.Misused, "not defined"},
		{"a flag of nothing", []string{"-closing", ""}, "", program.Misused, "-closing is set to nothing"},
		{"a format", []string{"-format", "pdf"}, "", program.Misused, "it is text, json or csv"},
		{"a language", []string{"-lang", "de"}, "", program.Misused, "it is fr or en"},
		{"two documents", []string{"a", "b"}, "", program.Misused, `unexpected argument "b"`},
		{"a document of no name", []string{""}, "", program.Misused, "the name of the document is empty"},
		{"a closing", []string{"-closing", "9"}, "", program.Misused, "it is all, or one of 0, 1, 2, 3, 4, 5, 6"},
		{"a name", []string{"-explain", "X"}, "", program.Misused, "orders: B01, B02"},
		{"a file that is not there", []string{"none.json"}, "", program.Refused, "none.json: no such file"},
		{"no document", []string{"-"}, "", program.Refused, "cannot be read"},
		{"every fault, with its path", []string{"-"}, `{"book": {}}`, program.Refused, "book.basis: a value is required\nbook.accounts: a value is required\n"},
		{"a field that does not exist", []string{"-"}, `{"books": {}}`, program.Refused, "books"},
		{"no closing", []string{"-"}, `{"book": {"currency":"EUR","basis":"beyond_commitments","accounts":[{"code":"1","budget":"1"}],"closings":[]}}`,
			program.Refused, "book.closings: there is no closing"},
		{"a measure", []string{"-"}, `{"book": {"currency":"EUR","basis":"beyond_commitments","unestimated":"nothing_more",` +
			`"accounts":[{"code":"1","label":"x","budget":"1"}],"closings":[{"id":"1","date":"2027-01-01"}]},"measures":[{"id":"M","closing":"2"}]}`,
			program.Refused, "measures[0].closing: refers to something that does not exist (2)"},
		{"entries", []string{"-entries", bad}, "", program.Refused, "entries[0].amount: the document cannot be read (ten)"},
	} {
		command.Ends(t, programtest.Row{Reason: row.reason, Args: row.args, In: row.in, Code: row.code, Says: row.says})
	}
}

// TestEmitted: the document that is printed gives what the embedded one gives.
func TestEmitted(t *testing.T) {
	require.Equal(t, command.Printed(t, "-closing", "4"), command.Answers(t, command.Printed(t, "-emit"), "-", "-closing", "4"))
}

func TestBrokenOutput(t *testing.T) { command.SaysBroken(t) }

func TestReadme(t *testing.T) { command.Readme(t, 10) }

// FuzzDocument works whatever document it is given: it is program.Refused, with a reason, or worked in every way, and
// nothing panics.
func FuzzDocument(f *testing.F) {
	for _, seed := range [][]byte{embedded, []byte(`{}`), []byte(`{"book":{"accounts":[{}],"entries":[{}],"closings":[{}]},"measures":[{}]}`)} {
		f.Add(seed)
		f.Add(bytes.ReplaceAll(seed, []byte("EUR"), []byte("JPY")))
		f.Add(bytes.ReplaceAll(seed, []byte(`"amount": "`), []byte(`"amount": "-`)))
		f.Add(bytes.ReplaceAll(seed, []byte("2027"), []byte("9999")))
		f.Add(bytes.ReplaceAll(seed, []byte("Véhicules"), []byte(`=1+1\u001b\u202e`)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		for _, args := range []string{"-", "- -lang en -closing all", "- -format json", "- -format csv -closing all", "- -explain 62", "- -explain B06 -format csv"} {
			var stdout, stderr bytes.Buffer
			code := run(strings.Fields(args), bytes.NewReader(data), &stdout, &stderr)
			if code == program.Done && stdout.Len() == 0 || code != program.Done && stderr.Len() == 0 {
				t.Fatalf("%s: ended with %d and said nothing", args, code)
			}
			if strings.ContainsRune(stdout.String()+stderr.String(), '\x1b') {
				t.Fatalf("%s: it commands the terminal", args)
			}
			if code == program.Refused && args == "-" {
				return
			}
		}
	})
}
