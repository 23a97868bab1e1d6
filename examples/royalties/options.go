package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
)

// The formats.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
)

// options are what the arguments ask for.
type options struct {
	// from is the document: a path, a folder, "-" for the standard input, empty for the embedded one.
	from, ledger, periods string
	// licence is a document of its own.
	licence           string
	format, language  string
	contract, explain string
	restate, emit     bool
}

const examples = `
Examples:
  royalties                             the embedded case, statements as text in French
  royalties -lang en -contract REA      one contract, in English
  royalties -format json                for a program
  royalties -explain REA.THE            where the figures of a rate come from
  royalties -explain VID                where a base comes from
  royalties -restate                    with the corrections of the document
  royalties -emit > film.json           the embedded case, as an example to edit
  royalties film.json                   another film
  royalties -ledger contracts.json -periods receipts.json
  royalties testdata/contrats-auteur    a folder: receipts.csv, rates.csv, instalments.csv, terms.json
  royalties -licence sales.json         the statements of a licensor: {"title", "licence", "periods": [...]}

A document holds {"title", "ledger", "periods": [...], "social": [...], "corrections": [...], "milestones"}:
see README.md. It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

func (o *options) flags() *flag.FlagSet {
	f := flag.NewFlagSet("royalties", flag.ContinueOnError)
	f.StringVar(&o.ledger, "ledger", "", "the contracts, a JSON `file`")
	f.StringVar(&o.periods, "periods", "", "the periods, a JSON `file` that holds a list")
	f.StringVar(&o.licence, "licence", "", "a licence and its periods, a JSON `file`, or - for the standard input")
	f.StringVar(&o.format, "format", formatText, "`text`, json or csv")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.StringVar(&o.contract, "contract", "", "only the statements of one `contract`")
	f.StringVar(&o.explain, "explain", "", "say where the figures of a `name` come from: a contract, a rate (REA.THE), a medium")
	f.BoolVar(&o.restate, "restate", false, "take the corrections of the document into account")
	f.BoolVar(&o.emit, "emit", false, "print the document instead of working it")
	return f
}

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{}
	usage := program.Usage{Flags: o.flags(), Line: "[flags] [document.json | folder | -]", Examples: examples}
	if ends, code := usage.Parse(args, stdout, stderr, o.valid); ends {
		return nil, code
	}
	return o, program.Done
}

// valid checks the options against each other.
func (o *options) valid(rest []string) error {
	if len(rest) > 1 {
		return fmt.Errorf("unexpected argument %q", rest[1])
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	switch {
	case len(rest) == 1 && o.from == "":
		return errors.New("the name of the document is empty")
	case (o.ledger != "" || o.periods != "") && o.from != "":
		return errors.New("a document, or -ledger and -periods: one of them")
	case o.licence != "" && (o.from != "" || o.ledger != "" || o.contract != "" || o.explain != "" || o.restate || o.emit):
		return errors.New("-licence is a document by itself: only -format and -lang go with it")
	case (o.ledger == "") != (o.periods == ""):
		return errors.New("-ledger and -periods go together")
	case !slices.Contains([]string{formatText, formatJSON, formatCSV}, o.format):
		return fmt.Errorf("-format %q: it is text, json or csv", o.format)
	case o.language != string(words.French) && o.language != string(words.English):
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	case o.explain != "" && o.format != formatText:
		return errors.New("-explain is told in text: the JSON and the CSV hold every line")
	}
	return nil
}
