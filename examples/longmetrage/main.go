// Command longmetrage works one feature film from the devis to the authors' statements and prints the
// whole dossier. Without arguments it works the film that it embeds.
//
//	go run ./examples/longmetrage
//	go run ./examples/longmetrage -lang en -format json
//	go run ./examples/longmetrage -section recoupment -scenario high
//	go run ./examples/longmetrage -explain COR -scenario high
//	go run ./examples/longmetrage -case ./my-film        a folder of tables, or one JSON document
//
// It ends with 0, with 1 for a film that is refused (every fault on a line of the standard error, with
// its path), and with 2 for a wrong use of the command.
package main

import (
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/longmetrage/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the film, writes the dossier, and returns how it ended.
func run(args []string, stdout, stderr io.Writer) int {
	o, code := parse(args, stdout, stderr)
	if o == nil {
		return code
	}
	text, err := o.answer()
	return program.Finish(text, err, stdout, stderr)
}

// answer reads the film and writes what is asked of it.
func (o *options) answer() ([]byte, error) {
	document, err := load(o.from)
	if err != nil {
		return nil, err
	}
	if o.emit {
		return report.Indented(document)
	}
	if err := document.Validate(); err != nil {
		return nil, err
	}
	result, err := document.Compute()
	if err != nil {
		return nil, located(err)
	}
	view := report.New(document, result, report.Language(o.language))
	if err := o.against(view); err != nil {
		return nil, program.Misusef("%w", err)
	}
	return o.render(view)
}

// render writes the dossier as the options ask.
func (o *options) render(view *report.Dossier) ([]byte, error) {
	switch {
	case o.explain != "":
		text, _ := view.Explain(o.explain, o.scenario)
		return []byte(text), nil
	case o.section != "":
		text, _ := view.Section(o.section, o.scenario)
		return []byte(text), nil
	case o.format == formatJSON:
		return view.JSON()
	case o.format == formatCSV:
		return view.CSV()
	default:
		return []byte(view.Text()), nil
	}
}
