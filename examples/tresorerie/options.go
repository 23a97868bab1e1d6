package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
)

// The formats.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
	formatSVG  = "svg"
)

// options are what the arguments ask for.
type options struct {
	// from is the document: a path, "-" for the standard input, empty for the embedded one.
	from, format, language string
	week                   int
	comma, bom, emit       bool
}

func (o *options) say(fr, en string) string { return words.Language(o.language).Say(fr, en) }

const examples = `
Examples:
  tresorerie                              the embedded film, as text in French
  tresorerie -week 16 -lang en            with the report of another week, in English
  tresorerie -format svg > curve.svg      the position, planned and expected, as a drawing
  tresorerie -format csv > plan.csv       the weeks, one a row
  tresorerie -format csv -comma -bom      the same for a spreadsheet set to French: 1234,56;...
  tresorerie -emit > film.json            the embedded document, as an example to edit
  tresorerie film.json                    another film

A document holds {"plan": {...}, "provision": {...}, "follow": {...}, "measures": [...], "scenarios": [...],
"returns": {...}}: see README.md. It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

func (o *options) flags() *flag.FlagSet {
	f := flag.NewFlagSet("tresorerie", flag.ContinueOnError)
	f.StringVar(&o.format, "format", formatText, "`text`, json, csv or svg")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.IntVar(&o.week, "week", 0, "the `week` to report on (default: that of the day of the document)")
	f.BoolVar(&o.comma, "comma", false, "CSV with a decimal comma and semicolons, as French spreadsheets read it")
	f.BoolVar(&o.bom, "bom", false, "CSV that begins with the mark of UTF-8, as some spreadsheets need it")
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
	case !slices.Contains([]string{formatText, formatJSON, formatCSV, formatSVG}, o.format):
		return fmt.Errorf("-format %q: it is text, json, csv or svg", o.format)
	case !words.Language(o.language).Known():
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	case (o.comma || o.bom) && o.format != formatCSV:
		return errors.New("-comma and -bom go with -format csv")
	case o.week < 0:
		return fmt.Errorf("-week %d: weeks count from 1", o.week)
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	return nil
}

// at is the week that is asked for.
func (o *options) at(weeks []follow.Week, current int) (int, error) {
	switch {
	case o.week == 0:
		return current, nil
	case o.week > len(weeks):
		return 0, program.Misusef("-week %d: the plan has weeks 1 to %d", o.week, len(weeks))
	default:
		return o.week, nil
	}
}
