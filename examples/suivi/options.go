package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
)

// The formats.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
)

// every is what -closing is set to for all the reports.
const every = "all"

// maxRows is the largest number of rows of all the reports of one command.
const maxRows = 500_000

// options are what the arguments ask for.
type options struct {
	// from is the document: a path, "-" for the standard input, empty for the embedded one.
	from, entries    string
	format, language string
	closing, explain string
	emit             bool
}

const examples = `
Examples:
  suivi                                   the last report of the embedded film, as text in French
  suivi -closing 4 -lang en               another report, in English
  suivi -closing all -format csv          every report, one figure a row
  suivi -explain 62                       where the figures of an account come from: its entries and orders
  suivi -explain B06 -closing 4           those of an order
  suivi -emit > film.json                 the embedded document, as an example to edit
  suivi film.json                         another film
  suivi film.json -entries ledger.csv     with the entries of a table in place of its own

A document holds {"book": {...}, "measures": [...]}: see README.md.
It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

func (o *options) flags() *flag.FlagSet {
	f := flag.NewFlagSet("suivi", flag.ContinueOnError)
	f.StringVar(&o.entries, "entries", "", "the entries, a CSV `file`, in place of those of the document")
	f.StringVar(&o.format, "format", formatText, "`text`, json or csv")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.StringVar(&o.closing, "closing", "", "the `closing` to report on, or all (default: the last)")
	f.StringVar(&o.explain, "explain", "", "say where the figures of a `name` come from: an account, a post or an order")
	f.BoolVar(&o.emit, "emit", false, "print the embedded document")
	return f
}

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{}
	usage := program.Usage{Flags: o.flags(), Line: "[flags] [document.json | -]", Examples: examples}
	if ends, code := usage.Parse(args, stdout, stderr, o.valid); ends {
		return nil, code
	}
	return o, program.Done
}

// valid checks the options against each other.
func (o *options) valid(rest []string) error {
	switch {
	case len(rest) > 1:
		return fmt.Errorf("unexpected argument %q", rest[1])
	case len(rest) == 1 && rest[0] == "":
		return errors.New("the name of the document is empty")
	case !slices.Contains([]string{formatText, formatJSON, formatCSV}, o.format):
		return fmt.Errorf("-format %q: it is text, json or csv", o.format)
	case o.language != string(words.French) && o.language != string(words.English):
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	return nil
}

// closings are the closings that are asked for.
func (o *options) closings(doc *document) ([]string, error) {
	var all []string
	for _, c := range doc.Book.Closings {
		all = append(all, c.ID)
	}
	switch {
	case len(all) == 0:
		return nil, errors.New("book.closings: there is no closing to report on")
	case o.closing == every && len(all)*len(doc.Book.Accounts) > maxRows:
		return nil, fmt.Errorf("-closing all: more than %d rows; ask for one closing at a time", maxRows)
	case o.closing == every:
		return all, nil
	case o.closing == "":
		return all[len(all)-1:], nil
	case slices.Contains(all, o.closing):
		return []string{o.closing}, nil
	default:
		return nil, program.Misusef("-closing %q: it is all, or one of %s", o.closing, strings.Join(all, ", "))
	}
}
