package main

import (
	_ "embed" // the worked film
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

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
		data, err = io.ReadAll(io.LimitReader(stdin, fault.MaxDocument+1))
	case o.from != "":
		data, err = readFile(o.from)
	}
	if err != nil {
		return nil, err
	}
	doc, faults := &document{}, &fault.Collector{}
	faults.Merge("", fault.Decode(data, doc))
	if o.entries != "" {
		table, err := readFile(o.entries)
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

// readFile reads a file, and no more of it than a document may hold.
func readFile(path string) (data []byte, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	data, err = io.ReadAll(io.LimitReader(file, fault.MaxDocument+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	return data, nil
}

// unreadable names the file once, and says why it cannot be read.
func unreadable(path string, err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		err = at.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
