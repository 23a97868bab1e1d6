// Command suivi draws the cost reports of a production: budget, cost, orders, what is still to come, and what
// the film will cost, with the alerts, the corrective measures and the final account. Without arguments it
// works the film that it embeds.
//
//	go run ./examples/suivi
//	go run ./examples/suivi -closing 4 -lang en
//	go run ./examples/suivi -closing all -format csv
//	go run ./examples/suivi -explain B06
//	go run ./examples/suivi film.json -entries ledger.csv
//
// It ends with 0, with 1 for an input that is refused (every fault on a line of the standard error, with its
// path), and with 2 for a wrong use of the command.
package main

import (
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/suivi/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the book, writes what is asked for, and returns how it ended.
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
	closings, err := o.closings(doc)
	if err != nil {
		return nil, err
	}
	d, err := report.New(doc.Book, doc.Measures, closings)
	if err != nil {
		return nil, err
	}
	language := words.Language(o.language)
	if o.explain == "" {
		switch o.format {
		case formatJSON:
			return d.JSON()
		case formatCSV:
			return d.CSV()
		default:
			return []byte(d.Text(language)), nil
		}
	}
	e, err := d.Explain(o.explain)
	if err != nil {
		return nil, program.Misusef("-explain %q: %w", o.explain, err)
	}
	switch o.format {
	case formatJSON:
		return e.JSON()
	case formatCSV:
		return e.CSV()
	default:
		return []byte(e.Text(language)), nil
	}
}
