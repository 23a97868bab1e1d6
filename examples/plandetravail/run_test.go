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
var command = programtest.Program{Name: "plandetravail", Run: run}

// tiny is a document of one scene.
const tiny = `{"shoot":{"breakdown":{"cast":[{"id":"A"}],"scenes":[{"number":"1","heading":{"set":"X"},"cast":["A"]}]},"start":"2027-06-07"},"order":["1"]`

func TestRun(t *testing.T) {
	folder := t.TempDir()
	film := filepath.Join(folder, "film.fountain")
	require.NoError(t, os.WriteFile(film, []byte("Nothing.\n"), 0o600))
	draft := filepath.Join(folder, "film.fdx")
	require.NoError(t, os.WriteFile(draft, []byte(`<FinalDraft><Content><Paragraph Type="Scene Heading"><Text>Int. Bar - jour</Text></Paragraph></Content></FinalDraft>`), 0o600))
	bad := filepath.Join(folder, "bad.fdx")
	require.NoError(t, os.WriteFile(bad, []byte("INT. BAR"), 0o600))
	for _, row := range []struct {
		reason string
		args   []string
		in     string
		code   int
		says   string
	}{
		{"help", []string{"-h"}, "", program.Done, "Usage: plandetravail"},
		{"the embedded document", []string{"-emit"}, "", program.Done, `"locations_in_order"`},
		{"an unknown flag", []string{"-colour"}, "", program.Misused, "not defined"},
		{"a format", []string{"-format", "csv"}, "", program.Misused, "it is text, json or svg"},
		{"a language", []string{"-lang", "de"}, "", program.Misused, "it is fr or en"},
		{"a part", []string{"-part", "budget"}, "", program.Misused, "it is one of all"},
		{"a part that is not drawn", []string{"-part", "dood", "-format", "svg"}, "", program.Misused, "only strips and post are drawn"},
		{"two documents", []string{"a", "b"}, "", program.Misused, `unexpected argument "b"`},
		{"a document of no name", []string{""}, "", program.Misused, "the name of the document is empty"},
		{"a screenplay without a day", []string{film}, "", program.Misused, "a screenplay needs a day"},
		{"a day that is none", []string{"-start", "2027-02-30", film}, "", program.Misused, "a screenplay needs a day"},
		{"a day with a document", []string{"-start", "2027-06-07"}, "", program.Misused, "a document has its own"},
		{"pages", []string{"-pages", "2.5"}, "", program.Misused, "pages are written 2 4/8"},
		{"a screenplay without a scene", []string{"-start", "2027-06-07", film}, "", program.Done, "Aucune séquence"},
		{"a screenplay of Final Draft", []string{"-start", "2027-06-07", draft}, "", program.Done, "INT jour  Bar"},
		{"a file that is none", []string{"-start", "2027-06-07", bad}, "", program.Refused, "line[1]"},
		{"a file that is not there", []string{"none.json"}, "", program.Refused, "none.json: no such file"},
		{"no document", []string{"-"}, "", program.Refused, "cannot be read"},
		{"a field that does not exist", []string{"-"}, `{"shot": {}}`, program.Refused, "shot"},
		{"every fault, with its path", []string{"-"}, `{"shoot":{"breakdown":{"cast":[],"scenes":[]}},"precedences":[{"before":"1","after":"2"}],"rests":[{"wrap":{},"call":{"date":"2027-01-01","time":"30:00"}}]}`, program.Refused,
			"shoot.start: a value is required\nprecedences[0].before: refers to something that does not exist (1)\nprecedences[0].after: refers to something that does not exist (2)\nrests[0].wrap.date: a value is required\nrests[0].call.time: is outside the values allowed (30:00)"},
		{"an order of an unknown scene", []string{"-"}, strings.Replace(tiny, `["1"]`, `["2"]`, 1) + "}", program.Refused, "order[0]: refers to something that does not exist (2)"},
		{"an order and a board", []string{"-"}, strings.Replace(tiny, `"start"`, `"board":[{"scene":"1"}],"start"`, 1) + "}", program.Refused, "order: "},
		{"a cast member unknown", []string{"-"}, strings.Replace(tiny, `["A"]`, `["R9"]`, 1) + "}", program.Refused, "shoot.breakdown.scenes[0].cast[0]: refers to something that does not exist (R9)"},
		{"a task cycle", []string{"-"}, tiny + `,"post_production":{"tasks":[{"code":"a","after":[{"task":"b"}]},{"code":"b","after":[{"task":"a"}]}]}}`, program.Refused, "post_production."},
		{"a change of no task", []string{"-"}, tiny + `,"post_production":{"tasks":[{"code":"a","duration":{"count":1,"unit":"days"}}]},"changes":[{"task":"b","count":1}]}`, program.Refused, "changes[0]"},
		{"windows without a release", []string{"-"}, tiny + `,"windows":{}}`, program.Refused, "windows.release: a value is required"},
		{"no chart without post-production", []string{"-", "-part", "post", "-format", "svg"}, tiny + "}", program.Misused, "the document has no post_production"},
		{"a day before the law is known", []string{"-"}, strings.Replace(tiny, "2027", "2001", 1) + "}", program.Refused, "before"},
		{"one scene", []string{"-", "-lang", "en"}, tiny + "}", program.Done, "1 scene, 0 pages, 1 day of shooting"},
		{"precedences that no order keeps", []string{"-", "-best", "-lang", "en"}, tiny + `,"precedences":[{"before":"1","after":"1"}]}`, program.Done, "This is the given order"},
	} {
		command.Ends(t, programtest.Row{Reason: row.reason, Args: row.args, In: row.in, Code: row.code, Says: row.says})
	}
}

// TestEmitted: the document that is printed gives what the embedded one gives.
func TestEmitted(t *testing.T) {
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run([]string{"-", "-part", "dood"}, strings.NewReader(command.Printed(t, "-emit")), &stdout, &stderr), stderr.String())
	require.Equal(t, command.Printed(t, "-part", "dood"), stdout.String())
}

// TestSharedDays: scenes that share days are laid on the dates of the plan, with the availabilities and the days that keep
// them; the best plan is then the one that was compared.
func TestSharedDays(t *testing.T) {
	text := `{"currency":"EUR","pages_per_day":"2","order":["1","2","3"],"shoot":{"start":"2027-06-07","breakdown":{"cast":[{"id":"A"},{"id":"B"}],"scenes":[
		{"number":"1","heading":{"set":"X"},"eighths":"2","cast":["A"]},{"number":"2","heading":{"set":"X"},"eighths":"2","cast":["B"]},{"number":"3","heading":{"set":"X"},"eighths":"2","cast":["A"]}]},
		"terms":[{"id":"A","fee":"500"},{"id":"B","fee":"100","unavailable":[{"first":"2027-06-07","last":"2027-06-07"}]}]}}`
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run(strings.Fields("- -best -lang en"), strings.NewReader(text), &stdout, &stderr), stderr.String())
	for _, says := range []string{"holding of the cast: 0.00 EUR", "Saving: 500.00 EUR (100%)", "Nothing costs less: it is proved."} {
		require.Contains(t, stdout.String(), says, "A on two days running, then B, who is away on the first")
	}
	require.NotContains(t, stdout.String(), "Not available")
}

func TestBrokenOutput(t *testing.T) { command.SaysBroken(t, "-part", "strips") }

func TestReadme(t *testing.T) { command.Readme(t, 12) }

// FuzzDocument works whatever document it is given: it is refused, with a reason, or worked in every way, and nothing
// panics; drawings are XML and texts command no terminal.
func FuzzDocument(f *testing.F) {
	hostile := tiny + `,"title":"<script>\u001b]0;\u202e","post_production":{"tasks":[{"code":"<&\">","label":"</svg>\u0000","duration":{"count":3,"unit":"days"}},{"code":"m"}]}}`
	for _, seed := range []string{string(embedded), `{}`, tiny + "}", hostile, strings.Replace(tiny, `"A"`, `"</text>"`, 2) + `,"pages_per_day":"1"}`} {
		f.Add([]byte(seed))
		f.Add(bytes.ReplaceAll([]byte(seed), []byte("2027"), []byte("9999")))
		f.Add(bytes.ReplaceAll([]byte(seed), []byte("Port"), []byte(`\u001b<b>&\"`)))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<15 {
			return
		}
		for _, args := range []string{"- -part strips", "- -lang en -part dood", "- -part findings", "- -format json -part windows", "- -format svg", "- -format svg -part post", "- -part post"} {
			var stdout, stderr bytes.Buffer
			code := run(strings.Fields(args), bytes.NewReader(data), &stdout, &stderr)
			if code == program.Done && stdout.Len() == 0 || code != program.Done && stderr.Len() == 0 {
				t.Fatalf("%s: ended with %d and said nothing", args, code)
			}
			if strings.ContainsRune(stdout.String()+stderr.String(), '\x1b') {
				t.Fatalf("%s: it commands the terminal", args)
			}
			if code == program.Done && strings.Contains(args, "svg") {
				require.NoError(t, programtest.Drawing(stdout.String()))
			}
			if code == program.Refused {
				return
			}
		}
	})
}
