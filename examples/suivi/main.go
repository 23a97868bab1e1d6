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
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/grid"
	"github.com/filmfinance/filmfinance/examples/suivi/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The results of the command.
const (
	done    = 0
	refused = 1
	misused = 2
)

// misuse is an error in the arguments that only shows against the book.
type misuse struct{ error }

// run is the command: it reads the arguments and the book, writes what is asked for, and returns how it ended.
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
	text, err := answer(doc, o)
	return finish(text, stdout, stderr, err)
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
	language := report.Language(o.language)
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
		return nil, misuse{fmt.Errorf("-explain %q: %w", o.explain, err)}
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
