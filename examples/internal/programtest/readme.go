package programtest

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Readme writes the documents of the README into a folder, runs its commands there in order, at least so many, and
// compares the output that it shows. Pairs of old and new words change the text before.
func (p Program) Readme(t *testing.T, least int, places ...string) {
	t.Helper()
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := strings.NewReplacer(places...).Replace(string(data))
	t.Chdir(t.TempDir())
	for _, found := range regexp.MustCompile("(?s)```(?:json|csv|fountain) (\\S+)\n(.*?)```").FindAllStringSubmatch(readme, -1) {
		require.NoError(t, os.WriteFile(found[1], []byte(found[2]), 0o600))
	}
	command := `go run \./examples/` + p.Name + `\b`
	commands := regexp.MustCompile(`(?m)^    `+command+`(.*)$`).FindAllStringSubmatch(readme, -1)
	require.GreaterOrEqual(t, len(commands), least)
	for _, found := range commands {
		require.NotEmpty(t, p.shell(t, found[1]), found[1])
	}
	shown := regexp.MustCompile("(?s)```\n\\$ "+command+"([^\n]*)\n(.*?)```").FindAllStringSubmatch(readme, -1)
	require.NotEmpty(t, shown)
	for _, found := range shown {
		require.Equal(t, strings.TrimSpace(found[2]), strings.TrimSpace(p.shell(t, found[1])), found[1])
	}
}

// shell runs the arguments of a line of the README, with its redirections, and returns what it prints.
func (p Program) shell(t *testing.T, line string) string {
	t.Helper()
	line, _, _ = strings.Cut(line, " # ")
	var args []string
	in, to := "", ""
	words := split(line)
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case ">":
			i++
			to = words[i]
		case "<":
			i++
			data, err := os.ReadFile(words[i])
			require.NoError(t, err)
			in = string(data)
		default:
			args = append(args, words[i])
		}
	}
	stdout := p.Answers(t, in, args...)
	if to != "" {
		require.NoError(t, os.WriteFile(to, []byte(stdout), 0o600))
	}
	return stdout
}

// split takes a line apart at its spaces, but for those between quotation marks.
func split(line string) []string {
	quoted := false
	words := strings.FieldsFunc(line, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	for i, word := range words {
		words[i] = strings.Trim(word, `"`)
	}
	return words
}
