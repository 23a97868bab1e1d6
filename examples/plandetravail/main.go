// Command plandetravail plans the shoot of a film: strips with their dates, day out of days, what the law says of it,
// the order of the scenes that holds the actors least and what it saves, then the post-production and its critical
// path, and the release windows. Without arguments it works the film that it embeds.
//
//	go run ./examples/plandetravail
//	go run ./examples/plandetravail -part dood -lang en
//	go run ./examples/plandetravail -best -format svg > board.svg
//	go run ./examples/plandetravail -part post -format svg > gantt.svg
//	go run ./examples/plandetravail -start 2027-06-07 screenplay.fountain
//
// It ends with 0, with 1 for an input that is refused (every fault on a line of the standard error, with its path), and
// with 2 for a wrong use of the command.
package main

import (
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the document, writes what is asked for, and returns how it ended.
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
	text, err := answer(doc, o)
	return program.Finish(text, err, stdout, stderr)
}

// answer writes what the options ask for.
func answer(doc *document, o *options) ([]byte, error) {
	d, err := doc.compute(o)
	if err != nil {
		return nil, err
	}
	switch {
	case o.format == formatJSON:
		return d.json(o)
	case o.format == formatText:
		return []byte(d.text(o)), nil
	case o.part != partPost:
		return d.stripboard(o), nil
	case d.Post == nil:
		return nil, program.Misusef("-part post: the document has no post_production")
	default:
		return d.gantt(o), nil
	}
}
