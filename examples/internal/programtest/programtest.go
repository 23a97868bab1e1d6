// Package programtest is what the tests of the example programs have in common: how they call a program, the files
// that keep what it prints, and the commands of its README.
package programtest

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

// Program is a program under test.
type Program struct {
	// Name is its folder under examples.
	Name string
	Run  func(args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

// Call runs the program with a standard input, and returns how it ended and what it wrote.
func (p Program) Call(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = p.Run(args, strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

// Printed is what a command prints that succeeds, and that says nothing beside.
func (p Program) Printed(t *testing.T, args ...string) string {
	t.Helper()
	return p.Answers(t, "", args...)
}

// Answers is what a command that succeeds prints of a standard input.
func (p Program) Answers(t *testing.T, stdin string, args ...string) string {
	t.Helper()
	code, stdout, stderr := p.Call(stdin, args...)
	require.Equal(t, program.Done, code, "%v: %s", args, stderr)
	require.Empty(t, stderr)
	return stdout
}

// Row is a command with how it ends and a part of what it then says.
type Row struct {
	Reason string
	Args   []string
	In     string
	Code   int
	Says   string
}

// Ends runs a command: only one that is done is silent on the standard error.
func (p Program) Ends(t *testing.T, row Row) {
	t.Helper()
	code, stdout, stderr := p.Call(row.In, row.Args...)
	require.Equal(t, row.Code, code, "%s: %s", row.Reason, stderr)
	require.Contains(t, stdout+stderr, row.Says, row.Reason)
	require.Equal(t, code == program.Done, stderr == "", row.Reason)
}

// SaysBroken runs a command with an output that fails, which it must say.
func (p Program) SaysBroken(t *testing.T, args ...string) {
	t.Helper()
	var stderr bytes.Buffer
	require.Equal(t, program.Refused, p.Run(args, strings.NewReader(""), broken{}, &stderr))
	require.Equal(t, "the disk is full\n", stderr.String())
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("the disk is full") }
