// Command tresorerie follows the cash of a film: its timetable, the weekly plan against what has moved, the curve
// of the position, the account of VAT, the credit, the shortages to come, corrective measures and scenarios, and
// the returns of those who invest.
// Without arguments it works the film that it embeds.
//
//	go run ./examples/tresorerie
//	go run ./examples/tresorerie -week 16 -lang en
//	go run ./examples/tresorerie -format svg > curve.svg
//	go run ./examples/tresorerie -format csv -comma -bom > plan.csv
//
// It ends with 0, with 1 for an input that is refused (every fault on a line of the standard error, with its
// path), and with 2 for a wrong use of the command.
package main

import (
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the document, writes what is asked for, and returns how it
// ended.
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
	d, err := doc.compute()
	if err != nil {
		return nil, err
	}
	week, err := o.at(d.Forecast.Weeks, d.Report.Week)
	if err != nil {
		return nil, err
	}
	if d.Report, err = d.Forecast.Report(week, d.Trials...); err != nil {
		return nil, err
	}
	switch o.format {
	case formatJSON:
		return d.json()
	case formatCSV:
		return d.csv(o)
	case formatSVG:
		return d.svg(o), nil
	default:
		return []byte(d.text(o)), nil
	}
}
