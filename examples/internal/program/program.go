// Package program is what the example programs have in common: how they read their arguments and documents,
// and how they end.
package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// How a program ends.
const (
	Done    = 0
	Refused = 1
	Misused = 2
)

// Misuse is an error in the arguments that only shows against the document.
type Misuse struct{ error }

// Misusef makes a misuse.
func Misusef(format string, args ...any) error { return Misuse{fmt.Errorf(format, args...)} }

// Finish writes what was made, or says why there is nothing, every fault on a line; it returns how the program
// ends.
func Finish(text []byte, err error, stdout, stderr io.Writer) int {
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err == nil {
		return Done
	}
	for line := range strings.SplitSeq(strings.TrimRight(err.Error(), "\n"), "\n") {
		_, _ = fmt.Fprintln(stderr, grid.Clean(line))
	}
	if errors.As(err, &Misuse{}) {
		return Misused
	}
	return Refused
}

// Usage is what a program says of itself.
type Usage struct {
	// Flags are its flags; they have its name.
	Flags *flag.FlagSet
	// Line follows its name, Examples everything else.
	Line, Examples string
}

// Parse reads flags and arguments in any order; what follows "--" is no flag. Valid checks the arguments that
// are not flags against the flags. It reports how the program ends, when there is nothing left to do but that.
func (u Usage) Parse(args []string, stdout, stderr io.Writer, valid func(rest []string) error) (ends bool, code int) {
	u.Flags.SetOutput(io.Discard)
	rest, err := mixed(u.Flags, args)
	u.Flags.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" && err == nil {
			err = fmt.Errorf("-%s is set to nothing", f.Name)
		}
	})
	if errors.Is(err, flag.ErrHelp) {
		u.Flags.SetOutput(stdout)
		_, _ = fmt.Fprintln(stdout, "Usage:", u.Flags.Name(), u.Line)
		u.Flags.PrintDefaults()
		_, _ = fmt.Fprint(stdout, u.Examples)
		return true, Done
	}
	if err == nil {
		err = valid(rest)
	}
	if err != nil {
		_, _ = fmt.Fprintln(stderr, grid.Clean(err.Error()))
		_, _ = fmt.Fprintln(stderr, u.Flags.Name(), "-h shows the usage")
		return true, Misused
	}
	return false, Done
}

func mixed(flags *flag.FlagSet, args []string) (rest []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		left := flags.Args()
		if len(left) == 0 {
			return rest, nil
		}
		if n := len(args) - len(left); n > 0 && args[n-1] == "--" {
			return append(rest, left...), nil
		}
		rest, args = append(rest, left[0]), left[1:]
	}
}

// Read reads a file, and no more of it than a document may hold.
func Read(path string) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, Unreadable(path, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if data, err = Limited(file); err != nil {
		return nil, Unreadable(path, err)
	}
	return data, nil
}

// Limited reads everything, and no more than a document may hold.
func Limited(from io.Reader) ([]byte, error) {
	return io.ReadAll(io.LimitReader(from, fault.MaxDocument+1))
}

// Unreadable names a file once, and says why it cannot be read.
func Unreadable(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
