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

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

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
	require.Equal(t, program.Done, run([]string{"-", "-part", "dood"}, strings.NewReader(printed(t, "-emit")), &stdout, &stderr), stderr.String())
	require.Equal(t, printed(t, "-part", "dood"), stdout.String())
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

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }

func TestBrokenOutput(t *testing.T) {
	var stderr bytes.Buffer
	require.Equal(t, program.Refused, run([]string{"-part", "strips"}, strings.NewReader(""), broken{}, &stderr))
	require.Contains(t, stderr.String(), "the disk is full")
}

// TestReadme writes the documents of the README into a folder, runs its commands there in order, and compares
// the output that it shows.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(data)
	t.Chdir(t.TempDir())
	for _, found := range regexp.MustCompile("(?s)```fountain (\\S+)\n(.*?)```").FindAllStringSubmatch(readme, -1) {
		require.NoError(t, os.WriteFile(found[1], []byte(found[2]), 0o600))
	}
	commands := regexp.MustCompile(`(?m)^    (go run \./examples/plandetravail.*)$`).FindAllStringSubmatch(readme, -1)
	require.Len(t, commands, 12)
	for _, found := range commands[1:] { // the first is a golden file
		shell(t, found[1])
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
	line = strings.ReplaceAll(line, `"2 4/8"`, "2\u00a04/8") // the only argument of two words
	words := strings.FieldsFunc(strings.TrimPrefix(line, "go run ./examples/plandetravail"), func(r rune) bool { return r == ' ' })
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
			args = append(args, strings.ReplaceAll(words[i], "\u00a0", " "))
		}
	}
	var stdout, stderr bytes.Buffer
	require.Equal(t, program.Done, run(args, in, &stdout, &stderr), "%s: %s", line, stderr.String())
	require.NotZero(t, stdout.Len(), line)
	if to != "" {
		require.NoError(t, os.WriteFile(to, stdout.Bytes(), 0o600))
	}
	return stdout.String()
}

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
				require.NoError(t, readable(stdout.Bytes()))
			}
			if code == program.Refused {
				return
			}
		}
	})
}
