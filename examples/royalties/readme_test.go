package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

// TestReadme writes the documents of the README into a folder, runs its commands there in order, and
// compares the output that it shows.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	readme := string(data)
	tables, err := filepath.Abs(caseFolder)
	require.NoError(t, err)
	readme = strings.ReplaceAll(readme, " royalties/testdata/contrats-auteur", " "+tables)
	t.Chdir(t.TempDir())
	for _, found := range regexp.MustCompile("(?s)```json (\\S+)\n(.*?)```").FindAllStringSubmatch(readme, -1) {
		require.NoError(t, os.WriteFile(found[1], []byte(found[2]), 0o600))
	}
	commands := regexp.MustCompile(`(?m)^    (go run \./examples/royalties.*)$`).FindAllStringSubmatch(readme, -1)
	require.Greater(t, len(commands), 8)
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
	words := strings.Fields(strings.TrimPrefix(line, "go run ./examples/royalties"))
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
