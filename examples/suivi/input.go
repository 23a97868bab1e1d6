package main

import (
	_ "embed" // the worked film
	"io"

	"github.com/filmfinance/filmfinance/examples/internal/program"

	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// embedded is the worked film as one document.
//
//go:embed case.json
var embedded []byte

// document is a book and the corrective measures that were weighed.
type document struct {
	Book     costreport.Book      `json:"book"`
	Measures []costreport.Measure `json:"measures,omitempty"`
}

// maxMeasures is the largest number of measures of a document.
const maxMeasures = 100

// load reads and checks the document that the options name.
func load(o *options, stdin io.Reader) (*document, error) {
	data := embedded
	var err error
	switch {
	case o.from == "-":
		data, err = program.Limited(stdin)
	case o.from != "":
		data, err = program.Read(o.from)
	}
	if err != nil {
		return nil, err
	}
	doc, faults := &document{}, &fault.Collector{}
	faults.Merge("", fault.Decode(data, doc))
	if o.entries != "" {
		table, err := program.Read(o.entries)
		if err != nil {
			return nil, err
		}
		entries, err := costreport.ParseEntriesCSV(table)
		faults.Merge(o.entries, err)
		doc.Book.Entries = entries
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	faults.Merge("book", doc.Book.Validate())
	if len(doc.Measures) > maxMeasures {
		faults.Add("measures", costreport.ErrTooLarge, len(doc.Measures))
	}
	return doc, faults.Err()
}
