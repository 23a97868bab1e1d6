package main

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func Example() {
	main()
	// Output:
	// commission 62500.00
	// guarantee 100000.00
	// fund 29166.38
	// producer 58333.63
}

func TestTheReadmeShowsThisProgram(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	require.NoError(t, err)
	program, err := os.ReadFile("main.go")
	require.NoError(t, err)
	_, code, _ := strings.Cut(string(program), "// Partage shares one receipt: the program of the README.\n")
	require.Contains(t, string(readme), "```go\n"+code+"```")
}
