package main

import (
	_ "embed" // the worked case
	"fmt"
	"io"
	"os"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// embedded is the worked case as one document.
//
//go:embed case.json
var embedded []byte

// document is a ledger with what its periods brought.
type document struct {
	Title   recoupment.Text    `json:"title,omitzero"`
	Ledger  royalties.Ledger   `json:"ledger"`
	Periods []royalties.Period `json:"periods"`
	// Social are the contributions on the payments; without them none are computed.
	Social []royalties.SocialRules `json:"social,omitempty"`
	// Corrections are those that -restate takes into account.
	Corrections []notified            `json:"corrections,omitempty"`
	Milestones  *royalties.Milestones `json:"milestones,omitempty"`
}

// notified is a correction and the period in which it is notified.
type notified struct {
	Notified string `json:"notified"`
	royalties.Correction
}

// load reads the documents that the options name. Everything wrong with them is reported at once.
func load(o *options, stdin io.Reader) (*document, error) {
	doc := &document{}
	var err error
	switch {
	case o.ledger != "":
		faults := &fault.Collector{}
		part(faults, o.ledger, "ledger", &doc.Ledger)
		part(faults, o.periods, "periods", &doc.Periods)
		err = faults.Err()
	case o.from == "":
		err = fault.Decode(embedded, doc)
	case o.from == "-":
		var data []byte
		if data, err = program.Limited(stdin); err == nil {
			err = fault.Decode(data, doc)
		}
	default:
		err = doc.open(o.from)
	}
	if err != nil {
		return nil, err
	}
	if o.restate {
		err = doc.restate()
	}
	return doc, err
}

// open reads a file, or a folder of tables.
func (d *document) open(path string) error {
	at, err := os.Stat(path)
	if err != nil {
		return program.Unreadable(path, err)
	}
	if at.IsDir() {
		return d.folder(os.DirFS(path))
	}
	data, err := program.Read(path)
	if err != nil {
		return err
	}
	return fault.Decode(data, d)
}

// restate enters the corrections in the periods that notify them.
func (d *document) restate() error {
	faults := &fault.Collector{}
	for i, one := range d.Corrections {
		found := false
		for k := range d.Periods {
			if d.Periods[k].ID == one.Notified {
				d.Periods[k].Corrections, found = append(d.Periods[k].Corrections, one.Correction), true
			}
		}
		if !found {
			faults.Add(fmt.Sprintf("corrections[%d].notified", i), royalties.ErrUnknown, one.Notified)
		}
	}
	return faults.Err()
}

// part reads a file into a part of the document.
func part[T any](faults *fault.Collector, path, name string, into *T) {
	data, err := program.Read(path)
	if err == nil {
		err = fault.Decode(data, into)
	}
	faults.Merge(name, err)
}
