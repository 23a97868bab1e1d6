package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
)

// The formats.
const (
	formatText = "text"
	formatJSON = "json"
)

// options are what the arguments ask for.
type options struct {
	// from is the document: a path, "-" for the standard input, empty for the embedded one.
	from             string
	format, language string
	explain          string
	emit             bool
}

const examples = `
Examples:
  agrement                          the embedded film, as text in French
  agrement -lang en                 in English
  agrement -explain public_aid      where the figures of a rule come from: lines, parameters, sources
  agrement -format json             everything, for a program
  agrement -emit > film.json        the embedded document, as an example to edit
  agrement film.json                another film

It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{}
	f := flag.NewFlagSet("agrement", flag.ContinueOnError)
	f.StringVar(&o.format, "format", formatText, "`text` or json")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.StringVar(&o.explain, "explain", "", "say where the figures of a `rule` come from")
	f.BoolVar(&o.emit, "emit", false, "print the embedded document")
	usage := program.Usage{Flags: f, Line: "[flags] [document.json | -]", Examples: examples}
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
	case o.format != formatText && o.format != formatJSON:
		return fmt.Errorf("-format %q: it is text or json", o.format)
	case !words.Language(o.language).Known():
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	return nil
}
