package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/examples/internal/program"

	"github.com/stretchr/testify/require"
)

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
		var stdout, stderr bytes.Buffer
		code := run(row.args, strings.NewReader(row.in), &stdout, &stderr)
		require.Equal(t, row.code, code, "%s: %s", row.reason, stderr.String())
		require.Contains(t, stdout.String()+stderr.String(), row.says, row.reason)
		require.Equal(t, code == program.Done, stderr.Len() == 0, row.reason)
	}
}

// TestEmitted: the document that is printed gives what the embedded one gives.
func TestEmitted(t *testing.T) {
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run([]string{"-", "-closing", "4"}, strings.NewReader(printed(t, "-emit")), &stdout, &stderr), stderr.String())
	require.Equal(t, printed(t, "-closing", "4"), stdout.String())
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestBrokenOutput(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, program.Refused, run(nil, strings.NewReader(""), broken{}, &stderr))
	require.Contains(t, stderr.String(), "the disk is full")
}

// TestReadme writes the documents of the README into a folder, runs its commands there in order, and compares
// the output that it shows.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(data)
	t.Chdir(t.TempDir())
	for _, found := range regexp.MustCompile("(?s)```(?:json|csv) (\\S+)\n(.*?)```").FindAllStringSubmatch(readme, -1) {
		require.NoError(t, os.WriteFile(found[1], []byte(found[2]), 0o600))
	}
	commands := regexp.MustCompile(`(?m)^    (go run \./examples/suivi.*)$`).FindAllStringSubmatch(readme, -1)
	require.Len(t, commands, 10)
	for _, found := range commands {
		require.NotEmpty(t, shell(t, found[1]), found[1])
	}
	shown := regexp.MustCompile("(?s)```\n\\$ (go run [^\n]*)\n(.*?)```").FindAllStringSubmatch(readme, -1)
	require.NotEmpty(t, shown)
	for _, found := range shown {
		require.Equal(t, strings.TrimSpace(found[2]), strings.TrimSpace(shell(t, found[1])), found[1])
	}
}

// shell runs a line of the README, with its redirections, and returns what it prints.
func shell(t *testing.T, line string) string {
	t.Helper()
	line, _, _ = strings.Cut(line, " # ")
	words := strings.Fields(strings.TrimPrefix(line, "go run ./examples/suivi"))
	var args []string
	var in io.Reader = strings.NewReader("")
	to := ""
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case ">":
			i++
			to = words[i]
		case "<":
			i++
			data, err := os.ReadFile(words[i])
			require.NoError(t, err)
			in = bytes.NewReader(data)
		default:
			args = append(args, words[i])
		}
	}
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run(args, in, &stdout, &stderr), "%s: %s", line, stderr.String())
	if to != "" {
		require.NoError(t, os.WriteFile(to, stdout.Bytes(), 0o600))
	}
	return stdout.String()
}

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
