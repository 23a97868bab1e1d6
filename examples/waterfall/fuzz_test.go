package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

// FuzzDocument works whatever document it is given: it is program.Refused, with a reason, or worked in every way, and
// nothing panics.
func FuzzDocument(f *testing.F) {
	data, err := os.ReadFile(other)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range [][]byte{embedded, data, []byte(`{}`), []byte(`{"deal":{"pools":[{"tiers":[{"rights":[{}]}]}]},"movements":[{}]}`)} {
		f.Add(seed)
		f.Add(bytes.ReplaceAll(seed, []byte("EUR"), []byte("JPY")))
		f.Add(bytes.ReplaceAll(seed, []byte(`"amount": "`), []byte(`"amount": "-`)))
		f.Add(bytes.ReplaceAll(seed, []byte("2029"), []byte("9999")))
		f.Add(bytes.ReplaceAll(seed, []byte("talent"), []byte(`]]><&'\"%%;#\u0000\u202e`)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<15 {
			return
		}
		for _, args := range []string{
			"-", "- -lang en -settle quarter", "- -format json -settle movement", "- -format csv -draw", "- -format mermaid", "- -format svg",
			"- -explain mg", "- -breakeven cinema -at secteur=commercial", "- -simulate 3 -workers 2",
		} {
			var stdout, stderr bytes.Buffer
			code := run(strings.Fields(args), bytes.NewReader(data), &stdout, &stderr)
			if code == program.Done && stdout.Len() == 0 || code != program.Done && stderr.Len() == 0 {
				t.Fatalf("%s: ended with %d and said nothing", args, code)
			}
			if strings.ContainsRune(stdout.String()+stderr.String(), '\x1b') {
				t.Fatalf("%s: it commands the terminal", args)
			}
			if code == program.Done && strings.Contains(args, "svg") {
				wellFormed(t, stdout.Bytes())
			}
			if code == program.Refused && args == "-" {
				return
			}
		}
	})
}

// wellFormed reads a drawing as XML.
func wellFormed(t *testing.T, drawing []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(drawing))
	for {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzArguments takes whatever arguments.
func FuzzArguments(f *testing.F) {
	for _, seed := range []string{
		"", "-h", "-settle month", "-settle 0001-01-01,9999-12-31", "-breakeven cinema:entrees=1 -at secteur=commercial -goal exhaust",
		"-goal right=a=1 -breakeven :=", "-simulate 3 -chunks 2", "-explain talent -format csv", "-resume case.json", "-- -", "-breakeven tv -at secteur=commercial -day 9999-12-31",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, line string) {
		args := strings.Fields(line)
		for _, a := range args {
			// It plays no more than a few scenarios and writes no file.
			if strings.Contains(a, "simulate") && line != "-simulate 3 -chunks 2" || strings.Contains(a, "save") || strings.Contains(a, "/") {
				return
			}
		}
		var stdout, stderr bytes.Buffer
		code := run(args, strings.NewReader(""), &stdout, &stderr)
		if code == program.Done && stdout.Len() == 0 || code != program.Done && stderr.Len() == 0 {
			t.Fatalf("ended with %d and said nothing", code)
		}
	})
}
