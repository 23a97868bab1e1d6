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
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the deal, writes what is asked for, and returns how it
// ended.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, code := parse(args, stdout, stderr)
	if o == nil {
		return code
	}
	if o.emit {
		return program.Finish(embedded, nil, stdout, stderr)
	}
	doc, err := load(o, stdin)
	if err != nil {
		return program.Finish(nil, err, stdout, stderr)
	}
	g, err := play(doc, o)
	if err != nil {
		return program.Finish(nil, err, stdout, stderr)
	}
	text, err := g.answer(stderr)
	if err == nil && o.save != "" {
		err = g.saveTo(o.save)
	}
	return program.Finish(text, err, stdout, stderr)
}
