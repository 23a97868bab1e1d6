package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/programtest"
)

// command is the program under test.
var command = programtest.Program{Name: "agrement", Run: run}

func TestRun(t *testing.T) {
	edited := func(old, with string) string {
		require.True(t, strings.Contains(string(embedded), old), old)
		return strings.Replace(string(embedded), old, with, 1)
	}
	for _, row := range []struct {
		reason string
		args   []string
		in     string
		code   int
		says   string
	}{
		{"help", []string{"-h"}, "", program.Done, "Usage: agrement"},
		{"the embedded document", []string{"-emit"}, "", program.Done, `"L'Estran"`},
		{"an unknown flag", []string{"-colour"}, "", program.Misused, "not defined"},
		{"a flag of nothing", []string{"-explain", ""}, "", program.Misused, "-explain is set to nothing"},
		{"a format", []string{"-format", "pdf"}, "", program.Misused, "it is text or json"},
		{"a language", []string{"-lang", "de"}, "", program.Misused, "it is fr or en"},
		{"two documents", []string{"a", "b"}, "", program.Misused, `unexpected argument "b"`},
		{"a document of no name", []string{""}, "", program.Misused, "the name of the document is empty"},
		{"a rule that there is not", []string{"-explain", "x"}, "", program.Misused, "it is one of [plan_closes"},
		{"a rule that does not apply", []string{"-explain", "gap_share", "-lang", "en"}, "", program.Misused, "no gap loan in the plan"},
		{"a rule that does not apply, in French", []string{"-explain", "gap_share"}, "", program.Misused, "pas de crédit gap au plan"},
		{"a file that is not there", []string{"none.json"}, "", program.Refused, "none.json: no such file"},
		{"no document", []string{"-"}, "", program.Refused, "cannot be read"},
		{"a field that does not exist", []string{"-"}, `{"movie": {}}`, program.Refused, "movie"},
		{"no date", []string{"-"}, edited(`"2025-06-30"`, `""`), program.Refused, "rules.date"},
		{"a plan that does not close", []string{"-"}, edited(`"40840"`, `"40841"`), program.Refused, "plan.sources: does not add up"},
		{"a post held by nobody of the list", []string{"-"}, edited(`"photography": ["IMAGE"]`, `"photography": ["X"]`), program.Refused, "points.posts.photography: refers to something that does not exist (X)"},
		{"a region that asks for nothing", []string{"-"}, edited(`"regions": [
    "Bretagne"`, `"regions": [
    "Corse"`), program.Refused, "regions.territory"},
		{"a fact of a rule", []string{"-"}, edited(`"european_2017"`, `"moon"`), program.Refused, "rules.coproduction.treaty"},
	} {
		command.Ends(t, programtest.Row{Reason: row.reason, Args: row.args, In: row.in, Code: row.code, Says: row.says})
	}
}

// TestAllFaults: a nature, a post and a treaty that are not there are told together, each once.
func TestAllFaults(t *testing.T) {
	text := strings.NewReplacer(`"nature": "PRODUCER"`, `"nature": "MOON"`, `"photography":`, `"stunts":`, `"european_2017"`, `"moon"`,
		`"post": "crew"`, `"post": "cooks"`).Replace(string(embedded))
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Refused, run([]string{"-"}, strings.NewReader(text), &stdout, &stderr))
	for _, path := range []string{"plan.sources[0].nature", "points.entries[3].post", "rules.coproduction.treaty"} {
		require.Equal(t, 1, strings.Count(stderr.String(), path), "%s: %s", path, stderr.String())
	}
}

// TestForeignMajority: of a Belgian film, what the devis spends in France is known to the rules.
func TestForeignMajority(t *testing.T) {
	text := strings.Replace(strings.Replace(string(embedded), `"country": "FR"`, `"country": "BE"`, 1), `"work": "cinema"`, `"work": "audiovisual"`, 1)
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run([]string{"-", "-explain", "spent_in_france"}, strings.NewReader(text), &stdout, &stderr), stderr.String())
	require.Regexp(t, `Valeur +2.254.235,00`, stdout.String())
}

// TestEmitted: the document that is printed gives what the embedded one gives.
func TestEmitted(t *testing.T) {
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run([]string{"-"}, strings.NewReader(command.Printed(t, "-emit")), &stdout, &stderr), stderr.String())
	require.Equal(t, command.Printed(t), stdout.String())
}

// TestReachedScales: a film of other genres has its own scales, and one that lacks points is told what would do.
func TestReachedScales(t *testing.T) {
	for _, genre := range []string{"documentary", "animation"} {
		text := strings.Replace(string(embedded), `"genre": "fiction"`, `"genre": "`+genre+`"`, 1)
		text = regexp.MustCompile(`(?s)\n  "points": \{.*?\n  "european"`).ReplaceAllString(text, `"points": {"countries": ["FR"], "entries": [{"post": "others", "points": "10"}]}, "european"`)
		var stdout, stderr bytes.Buffer
		require.Equal(t, program.Done, run([]string{"-", "-lang", "en"}, strings.NewReader(text), &stdout, &stderr), stderr.String())
		require.Contains(t, stdout.String(), "To reach « Approval » : 15")
	}
}

func TestBrokenOutput(t *testing.T) { command.SaysBroken(t) }

func TestReadme(t *testing.T) { command.Readme(t, 6) }
