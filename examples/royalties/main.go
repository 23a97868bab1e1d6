// Command royalties draws the statements of account of the authors of a film: what each rate brought, how
// much of the guarantee is earned out, what is due, paid and carried, and the social contributions on every
// payment. Without arguments it works the case that it embeds.
//
//	go run ./examples/royalties
//	go run ./examples/royalties -lang en -contract REA
//	go run ./examples/royalties -explain REA.THE
//	go run ./examples/royalties film.json                 another film
//	go run ./examples/royalties folder                    a folder of tables
//	go run ./examples/royalties -licence sales.json       the statements of a licensor
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

// run is the command: it reads the arguments and the document, writes what is asked for, and returns how it
// ended.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	o, code := parse(args, stdout, stderr)
	if o == nil {
		return code
	}
	if o.licence != "" {
		text, err := producerReport(o, stdin)
		return program.Finish(text, err, stdout, stderr)
	}
	doc, err := load(o, stdin)
	var text []byte
	if err == nil {
		text, err = answer(doc, o)
	}
	return program.Finish(text, err, stdout, stderr)
}
