// Command waterfall shares out the receipts of a film as its contracts say: statements of account, the
// explanation of every figure, a diagram of the flow, break-evens and simulations. Without arguments it
// works the deal that it embeds.
//
//	go run ./examples/waterfall
//	go run ./examples/waterfall -lang en -format svg
//	go run ./examples/waterfall -explain talent.france
//	go run ./examples/waterfall -breakeven cinema -at secteur=commercial -goal account=frais-sortie
//	go run ./examples/waterfall -simulate 10000 -seed 1
//	go run ./examples/waterfall film.json                 another deal
//
// It ends with 0, with 1 for an input that is refused (every fault on a line of the standard error, with
// its path), and with 2 for a wrong use of the command.
package main

import (
	"errors"
	"fmt"
	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"io"
	"os"
	"strings"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The results of the command.
const (
	done    = 0
	refused = 1
	misused = 2
)

// misuse is an error in the arguments that only shows against the deal.
type misuse struct{ error }

// run is the command: it reads the arguments and the deal, writes what is asked for, and returns how it
// ended.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, code := parse(args, stdout, stderr)
	if o == nil {
		return code
	}
	if o.emit {
		return finish(embedded, stdout, stderr, nil)
	}
	doc, err := load(o, stdin)
	if err != nil {
		return finish(nil, stdout, stderr, err)
	}
	g, err := play(doc, o)
	if err != nil {
		return finish(nil, stdout, stderr, err)
	}
	text, err := g.answer(stderr)
	if err == nil && o.save != "" {
		err = g.saveTo(o.save)
	}
	return finish(text, stdout, stderr, err)
}

// finish writes what was made, or says why there is nothing.
func finish(text []byte, stdout, stderr io.Writer, err error) int {
	if err == nil {
		_, err = stdout.Write(text)
	}
	if err == nil {
		return done
	}
	for line := range strings.SplitSeq(strings.TrimRight(err.Error(), "\n"), "\n") {
		_, _ = fmt.Fprintln(stderr, grid.Clean(line))
	}
	if errors.As(err, &misuse{}) {
		return misused
	}
	return refused
}
