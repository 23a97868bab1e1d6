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
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/filmfinance/filmfinance/schedule/breakdown"
)

// The formats.
const (
	formatText = "text"
	formatJSON = "json"
	formatSVG  = "svg"
)

// The parts of the report.
const (
	partAll          = "all"
	partBreakdown    = "breakdown"
	partStrips       = "strips"
	partDays         = "dood"
	partFindings     = "findings"
	partOptimisation = "optimise"
	partPost         = "post"
	partWindows      = "windows"
)

var parts = []string{partAll, partBreakdown, partStrips, partDays, partFindings, partOptimisation, partPost, partWindows}

// options are what the arguments ask for.
type options struct {
	// from is the document or the screenplay: a path, "-" for the standard input, empty for the embedded one.
	from, format, language, part string
	// start and pages are those of a screenplay alone.
	start, pages string
	best, emit   bool
}

func (o *options) lang() words.Language { return words.Language(o.language) }

// screenplay reports whether the input is one.
func (o *options) screenplay() bool {
	return strings.HasSuffix(strings.ToLower(o.from), ".fountain") || o.finalDraft()
}

func (o *options) finalDraft() bool { return strings.HasSuffix(strings.ToLower(o.from), ".fdx") }

// shows reports whether a part is to be printed; drawings have one.
func (o *options) shows(part string) bool {
	return o.part == part || (o.part == partAll && o.format != formatSVG)
}

const examples = `
Examples:
  plandetravail                                 the embedded film, as text in French
  plandetravail -part dood -lang en             its day out of days, in English
  plandetravail -best                           the same with the scenes in the best order
  plandetravail -format svg > board.svg         the strips in their colours
  plandetravail -part post -format svg          the post-production as a Gantt chart
  plandetravail -format json                    everything, for a program
  plandetravail -emit > film.json               the embedded document, as an example to edit
  plandetravail film.json                       another film
  plandetravail -start 2027-06-07 a.fountain    a screenplay, at most four pages a day
  plandetravail -start 2027-06-07 -pages "2 4/8" a.fountain

A document holds {"shoot": {...}, "order": [...], "precedences": [...], "post_production": {...}, "windows": {...}}: see
README.md. It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

func (o *options) flags() *flag.FlagSet {
	f := flag.NewFlagSet("plandetravail", flag.ContinueOnError)
	f.StringVar(&o.format, "format", formatText, "`text`, json or svg (the strips; with -part post, the Gantt chart)")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.StringVar(&o.part, "part", partAll, "the `part` to print: "+strings.Join(parts, ", "))
	f.BoolVar(&o.best, "best", false, "plan the best order that was found in place of the given one")
	f.StringVar(&o.start, "start", "", "the first `day` of the shoot of a screenplay, 2027-06-07")
	f.StringVar(&o.pages, "pages", "4", "the most `pages` in a day of the shoot of a screenplay, 2 4/8")
	f.BoolVar(&o.emit, "emit", false, "print the embedded document")
	return f
}

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{}
	usage := program.Usage{Flags: o.flags(), Line: "[flags] [document.json | screenplay.fountain | screenplay.fdx | -]", Examples: examples}
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
	case !slices.Contains([]string{formatText, formatJSON, formatSVG}, o.format):
		return fmt.Errorf("-format %q: it is text, json or svg", o.format)
	case !o.lang().Known():
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	case !slices.Contains(parts, o.part):
		return fmt.Errorf("-part %q: it is one of %s", o.part, strings.Join(parts, ", "))
	case o.format == formatSVG && !slices.Contains([]string{partAll, partStrips, partPost}, o.part):
		return fmt.Errorf("-part %s: only strips and post are drawn", o.part)
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	if _, err := schedule.ParseDate(o.start); o.screenplay() && err != nil {
		return fmt.Errorf("-start %q: a screenplay needs a day, such as 2027-06-07", o.start)
	}
	if o.start != "" && !o.screenplay() {
		return errors.New("-start goes with a screenplay; a document has its own")
	}
	if pages, err := breakdown.ParseEighths(o.pages); err != nil || pages == 0 {
		return fmt.Errorf("-pages %q: pages are written 2 4/8", o.pages)
	}
	return nil
}
