// Command agrement prints what the files of a film ask for: its points post by post and what reaches the next
// threshold, its expenses by territory, the summary of the agrément des investissements, the application to a
// region, and every rule that its plan must obey. Without arguments it works the film that it embeds.
//
//	go run ./examples/agrement
//	go run ./examples/agrement -lang en
//	go run ./examples/agrement -explain public_aid
//	go run ./examples/agrement -format json
//	go run ./examples/agrement film.json
//
// It ends with 0, with 1 for an input that is refused (every fault on a line of the standard error, with its
// path), and with 2 for a wrong use of the command.
package main

import (
	"encoding/json"
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/examples/internal/words"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the command: it reads the arguments and the document, writes what is asked for, and returns how it ended.
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
	d, err := doc.work()
	if err != nil {
		return nil, err
	}
	var shown any = d
	if o.explain != "" {
		results, err := d.explained(o.explain, words.Language(o.language))
		if err != nil {
			return nil, err
		}
		shown = results
		if o.format == formatText {
			return explanation(results, d.Currency, words.Language(o.language)), nil
		}
	}
	if o.format == formatText {
		return d.text(words.Language(o.language)), nil
	}
	data, err := json.MarshalIndent(shown, "", "  ")
	return append(data, '\n'), err
}
