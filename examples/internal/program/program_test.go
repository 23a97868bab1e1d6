package program_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args, out, err string
		ends           bool
		code           int
		reason         string
	}{
		{"film.json -n 3", "", "", false, program.Done, "flags and arguments in any order"},
		{"-- -n", "", "", false, program.Done, "what follows -- is no flag"},
		{"-h", "Usage: p [flags]\n", "", true, program.Done, "the usage is an answer"},
		{"-x", "", "p -h shows the usage\n", true, program.Misused, "no such flag"},
		{"-s=", "", "-s is set to nothing\n", true, program.Misused, "a flag without a value"},
		{"two names", "", "two many\n", true, program.Misused, "what the program itself refuses"},
	} {
		flags := flag.NewFlagSet("p", flag.ContinueOnError)
		flags.Int("n", 0, "a number")
		flags.String("s", "x", "a word")
		var out, err bytes.Buffer
		ends, code := program.Usage{Flags: flags, Line: "[flags]"}.Parse(strings.Fields(c.args), &out, &err, func(rest []string) error {
			if len(rest) > 1 {
				return errors.New("two many")
			}
			return nil
		})
		require.Equal(t, c.ends, ends, c.reason)
		require.Equal(t, c.code, code, c.reason)
		require.Contains(t, out.String(), c.out, c.reason)
		require.Contains(t, err.String(), c.err, c.reason)
	}
}

func TestFinish(t *testing.T) {
	var out, err bytes.Buffer
	require.Equal(t, program.Done, program.Finish([]byte("text"), nil, &out, &err))
	require.Equal(t, "text", out.String())
	require.Equal(t, program.Refused, program.Finish(nil, errors.New("one\ntwo\x1b"), &out, &err))
	require.Equal(t, "one\ntwo \n", err.String(), "a fault a line, and nothing that moves the cursor")
	require.Equal(t, program.Misused, program.Finish(nil, fmt.Errorf("wrapped: %w", program.Misusef("-n %d", 1)), &out, &err))
}

func TestRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film.json")
	_, err := program.Read(path)
	require.EqualError(t, err, path+": no such file or directory", "the name once")
	require.NoError(t, os.WriteFile(path, []byte("{}"), 0o600))
	data, err := program.Read(path)
	require.NoError(t, err)
	require.Equal(t, "{}", string(data))
}
