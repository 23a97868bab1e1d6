package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/longmetrage/report"
)

// The formats of the dossier.
const (
	formatText = "text"
	formatJSON = "json"
	formatCSV  = "csv"
)

// options are what the arguments ask for.
type options struct {
	format, language, from, section, explain, scenario string
	emit                                               bool
}

const examples = `
Examples:
  longmetrage                                     the worked film, as text in French
  longmetrage -lang en                            the same in English
  longmetrage -format json > dossier.json         every figure, for a program
  longmetrage -format csv > dossier.csv           every figure, for a spreadsheet
  longmetrage -section cash                       one part of the text
  longmetrage -section recoupment -scenario high  one part, one scenario
  longmetrage -explain DIST.commission            where a figure comes from
  longmetrage -case ./my-film                     another film: a folder of tables
  longmetrage -case ./my-film -emit > film.json   that film as one JSON document
  longmetrage -case film.json                     another film: one JSON document
`

// parse reads the arguments; it returns no options when there is nothing left to do but to end.
func parse(args []string, stdout, stderr io.Writer) (*options, int) {
	o := &options{}
	flags := flag.NewFlagSet("longmetrage", flag.ContinueOnError)
	flags.StringVar(&o.format, "format", formatText, "`text`, json or csv")
	flags.StringVar(&o.language, "lang", string(report.French), "`fr` or en")
	flags.StringVar(&o.from, "case", "", "the film: the `path` of a JSON document or of a folder of tables (default: the embedded film)")
	flags.BoolVar(&o.emit, "emit", false, "print the film itself as one JSON document, without working it")
	flags.StringVar(&o.section, "section", "", "print one `part` of the text: "+strings.Join(report.Sections(), ", "))
	flags.StringVar(&o.explain, "explain", "", "say where the figure of an `identifier` comes from: a line, a percentage, a source, a right")
	flags.StringVar(&o.scenario, "scenario", "", "the `scenario` of -section and -explain (default: all of them, and that of the break-even)")
	usage := program.Usage{Flags: flags, Line: "[flags]", Examples: examples}
	if ends, code := usage.Parse(args, stdout, stderr, o.valid); ends {
		return nil, code
	}
	return o, program.Done
}

// valid checks the options against each other.
func (o *options) valid(rest []string) error {
	switch {
	case len(rest) > 0:
		return fmt.Errorf("unexpected argument %q", rest[0])
	case !slices.Contains([]string{formatText, formatJSON, formatCSV}, o.format):
		return fmt.Errorf("-format %q: it is text, json or csv", o.format)
	case o.language != string(report.French) && o.language != string(report.English):
		return fmt.Errorf("-lang %q: it is fr or en", o.language)
	case o.section != "" && !slices.Contains(report.Sections(), o.section):
		return fmt.Errorf("-section %q: it is one of %s", o.section, strings.Join(report.Sections(), ", "))
	case o.section != "" && o.explain != "":
		return errors.New("-section and -explain: one at a time")
	case (o.section != "" || o.explain != "") && o.format != formatText:
		return fmt.Errorf("-section and -explain print text, not %s", o.format)
	case o.scenario != "" && o.section == "" && o.explain == "":
		return errors.New("-scenario goes with -section or -explain")
	case o.emit && (o.section != "" || o.explain != "" || o.format == formatCSV):
		return errors.New("-emit prints the film as JSON: it goes with -case only")
	}
	return nil
}

// against checks the options against the film, and chooses the scenario that -explain leaves open.
func (o *options) against(view *report.Dossier) error {
	var scenarios []string
	for _, s := range view.Scenarios {
		scenarios = append(scenarios, s.ID)
	}
	if o.scenario != "" && !slices.Contains(scenarios, o.scenario) {
		return fmt.Errorf("-scenario %q: it is one of %s", o.scenario, strings.Join(scenarios, ", "))
	}
	if o.explain == "" {
		return nil
	}
	if o.scenario == "" && len(scenarios) > 0 {
		o.scenario = scenarios[0]
		if slices.Contains(scenarios, view.BreakEven.Scenario) {
			o.scenario = view.BreakEven.Scenario
		}
	}
	if _, known := view.Explain(o.explain, o.scenario); known {
		return nil
	}
	message := fmt.Sprintf("-explain %q: there is no such identifier; there are", o.explain)
	kinds, ids := view.Explained()
	for i, kind := range kinds {
		message += "\n  " + kind + ": " + strings.Join(ids[i], ", ")
	}
	return errors.New(message)
}
