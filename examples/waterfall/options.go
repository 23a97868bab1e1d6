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
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// The formats.
const (
	formatText    = "text"
	formatJSON    = "json"
	formatCSV     = "csv"
	formatMermaid = "mermaid"
	formatSVG     = "svg"
)

// options are what the arguments ask for.
type options struct {
	// from is the one document: a path, "-" for the standard input, empty for none.
	from, deal, movements, forecast string
	resume, save                    string
	format, language                string
	settle                          periods
	draw, emit                      bool
	explain, breakeven              string
	goals                           goals
	at                              coordinates
	day                             schedule.Date
	simulation
}

// simulation is how many scenarios are played, and how.
type simulation struct {
	scenarios, chunks int64
	workers           int
	seed              uint64
	progress          bool
}

// maxSimulated is the largest number of scenarios of one command, maxWorkers that of goroutines.
const (
	maxSimulated = 1_000_000_000
	maxChunks    = 1_000_000
	maxWorkers   = 1_024
)

const examples = `
Examples:
  waterfall                                         the embedded deal, statements as text in French
  waterfall -lang en -settle quarter                in English, a statement each quarter
  waterfall -format json > statements.json          for a program
  waterfall -explain talent.france                  where a figure comes from
  waterfall -format svg > flow.svg                  a diagram of the flow, with the amounts
  waterfall -format mermaid -movements none         the same, without amounts, for a wiki
  waterfall -breakeven cinema -at secteur=commercial -goal account=frais-sortie
  waterfall -breakeven cinema:entrees=2.10 -at secteur=commercial -goal right=producteur.france=5000
  waterfall -simulate 100000 -seed 1                what may come in, from the forecast
  waterfall -save state.json                        puts the history down
  waterfall -resume state.json -movements new.json  takes it up again
  waterfall -emit > film.json                       the embedded deal, as an example to edit
  waterfall film.json                               another deal
  waterfall - < film.json                           the same, from the standard input

A document holds {"title", "deal", "movements": [...], "forecast": {...}}: see README.md.
It ends with 0; with 1 when the input is refused, every fault on a line; with 2 for a wrong use.
`

func (o *options) flags() *flag.FlagSet {
	f := flag.NewFlagSet("waterfall", flag.ContinueOnError)
	f.StringVar(&o.deal, "deal", "", "the deal, a JSON `file`")
	f.StringVar(&o.movements, "movements", "", "the movements, a JSON `file` that holds a list; none for no movement")
	f.StringVar(&o.forecast, "forecast", "", "the forecast of -simulate, a JSON `file`")
	f.StringVar(&o.resume, "resume", "", "go on from the state in a `file` that -save wrote")
	f.StringVar(&o.save, "save", "", "write where the history stands into a `file`")
	f.StringVar(&o.format, "format", formatText, "`text`, json, csv, mermaid or svg")
	f.StringVar(&o.language, "lang", string(words.French), "`fr` or en")
	f.Var(&o.settle, "settle", "`when` statements are drawn: end, movement, month, quarter, half, year, none, or days: 2028-06-30,2028-12-31")
	f.BoolVar(&o.draw, "draw", false, "draw the statements without paying them")
	f.StringVar(&o.explain, "explain", "", "say where the figures of a `name` come from: a right, an account, a party")
	f.StringVar(&o.breakeven, "breakeven", "", "how much more in a `pool` reaches the goals; pool:counter=2.10 asks how many of a counter that bring 2.10 each")
	f.Var(&o.goals, "goal", "a `goal` of -breakeven or -simulate: right=ID=AMOUNT, party=ID=AMOUNT (receipts), net=ID=AMOUNT (with transfers),\n"+
		"account=ID (recouped), threshold=ID, exhaust (every rate at its last); several are allowed")
	f.Var(&o.at, "at", "the `place` of the receipt of -breakeven: dimension=value; several are allowed")
	f.TextVar(&o.day, "day", schedule.Date{}, "the `day` of the receipt of -breakeven (default: that of the last movement)")
	f.Int64Var(&o.scenarios, "simulate", 0, "play a `number` of scenarios of the forecast")
	f.Uint64Var(&o.seed, "seed", 0, "the `seed` of the simulation: the same seed gives the same result")
	f.Int64Var(&o.chunks, "chunks", 0, "into how many `parts` the scenarios are cut; the result does not depend on it")
	f.IntVar(&o.workers, "workers", 0, "how many parts are played at a time (default: the processors); the result does not depend on the `number`")
	f.BoolVar(&o.progress, "progress", false, "show the progress on the standard error even if it is not a terminal")
	f.BoolVar(&o.emit, "emit", false, "print the embedded document")
	return f
}

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{settle: periods{every: atEnd}}
	usage := program.Usage{Flags: o.flags(), Line: "[flags] [document.json | -]", Examples: examples}
	ends, code := usage.Parse(args, stdout, stderr, func(rest []string) error {
		given := map[string]bool{}
		usage.Flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
		return o.valid(rest, given)
	})
	if ends {
		return nil, code
	}
	return o, code
}

// valid checks the options against each other.
func (o *options) valid(rest []string, given map[string]bool) error {
	if len(rest) > 1 {
		return fmt.Errorf("unexpected argument %q", rest[1])
	}
	if len(rest) == 1 {
		o.from = rest[0]
	}
	asked := 0
	for _, name := range []string{"explain", "breakeven", "simulate"} {
		if given[name] {
			asked++
		}
	}
	switch {
	case len(rest) == 1 && o.from == "":
		return errors.New("the name of the document is empty")
	case o.from != "" && o.deal != "":
		return errors.New("-deal and a document: one of them")
	case asked > 1:
		return errors.New("-explain, -breakeven and -simulate: one at a time")
	case !slices.Contains([]string{formatText, formatJSON, formatCSV, formatMermaid, formatSVG}, o.format):
		return fmt.Errorf("-format %q: it is text, json, csv, mermaid or svg", o.format)
	case asked > 0 && (o.format == formatMermaid || o.format == formatSVG):
		return fmt.Errorf("-format %s draws the deal: not with -explain, -breakeven or -simulate", o.format)
	case o.language != string(words.French) && o.language != string(words.English):
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	case len(o.goals) > 0 && !given["breakeven"] && !given["simulate"]:
		return errors.New("-goal goes with -breakeven or -simulate")
	case (given["at"] || given["day"]) && !given["breakeven"]:
		return errors.New("-at and -day go with -breakeven")
	}
	return o.validSimulation(given)
}

func (o *options) validSimulation(given map[string]bool) error {
	for _, name := range []string{"seed", "chunks", "workers", "progress"} {
		if given[name] && !given["simulate"] {
			return fmt.Errorf("-%s goes with -simulate", name)
		}
	}
	switch {
	case given["simulate"] && (o.scenarios < 1 || o.scenarios > maxSimulated):
		return fmt.Errorf("-simulate: from 1 to %d scenarios", maxSimulated)
	case given["chunks"] && (o.chunks < 1 || o.chunks > maxChunks):
		return fmt.Errorf("-chunks: from 1 to %d", maxChunks)
	case given["workers"] && (o.workers < 1 || o.workers > maxWorkers):
		return fmt.Errorf("-workers: from 1 to %d", maxWorkers)
	}
	return nil
}

// coordinates are those of a receipt.
type coordinates recoupment.Coordinates

// String writes them as they were given.
func (c *coordinates) String() string {
	var all []string
	for dimension, value := range *c {
		all = append(all, dimension+"="+value)
	}
	slices.Sort(all)
	return strings.Join(all, ",")
}

// Set reads one.
func (c *coordinates) Set(text string) error {
	dimension, value, found := strings.Cut(text, "=")
	if !found || dimension == "" {
		return errors.New("it is dimension=value")
	}
	if *c == nil {
		*c = coordinates{}
	}
	(*c)[dimension] = value
	return nil
}
