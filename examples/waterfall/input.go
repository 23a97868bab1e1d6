package main

import (
	_ "embed" // the worked deal
	"fmt"
	"io"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// embedded is the worked deal as one document.
//
//go:embed case.json
var embedded []byte

// document is a deal with what happened and what may happen.
type document struct {
	Title     recoupment.Text       `json:"title,omitzero"`
	Deal      recoupment.Deal       `json:"deal"`
	Movements []recoupment.Movement `json:"movements,omitempty"`
	Forecast  *recoupment.Forecast  `json:"forecast,omitempty"`

	// state is a saved history, nil for none.
	state []byte
}

// maxMovements is the largest number of movements of a document.
const maxMovements = 100_000

// none is what -movements is set to for no movement.
const none = "none"

// load reads and checks the documents that the options name. Everything wrong with all of them is reported
// at once; paths begin with deal, movements, forecast or state.
func load(o *options, stdin io.Reader) (*document, error) {
	doc, faults := &document{}, &fault.Collector{}
	faults.Merge("", doc.whole(o, stdin))
	part(faults, o.deal, "deal", &doc.Deal)
	if o.movements == none {
		doc.Movements = nil
	} else {
		part(faults, o.movements, "movements", &doc.Movements)
	}
	part(faults, o.forecast, "forecast", &doc.Forecast)
	if o.resume != "" {
		data, err := program.Read(o.resume)
		faults.Merge("state", err)
		doc.state = data
	}
	if faults.Err() == nil {
		doc.check(faults)
	}
	return doc, faults.Err()
}

// whole reads the one document, or the embedded one where nothing else says which deal it is. What happened
// in the embedded deal has happened already in a history that is taken up again.
func (d *document) whole(o *options, stdin io.Reader) error {
	switch {
	case o.from == "-":
		data, err := program.Limited(stdin)
		if err != nil {
			return err
		}
		return fault.Decode(data, d)
	case o.from != "":
		data, err := program.Read(o.from)
		if err != nil {
			return err
		}
		return fault.Decode(data, d)
	case o.deal != "":
		return nil
	}
	err := fault.Decode(embedded, d)
	if o.resume != "" {
		d.Movements = nil
	}
	return err
}

// part reads a file into a part of the document, where one is given.
func part[T any](faults *fault.Collector, path, name string, into *T) {
	if path == "" {
		return
	}
	data, err := program.Read(path)
	if err == nil {
		var read T
		err = fault.Decode(data, &read)
		*into = read
	}
	faults.Merge(name, err)
}

// check asks every part whether it is right by itself; whether their names exist shows as they are played.
func (d *document) check(faults *fault.Collector) {
	faults.Merge("deal", d.Deal.Validate())
	if len(d.Movements) > maxMovements {
		faults.Add("movements", recoupment.ErrTooLarge, len(d.Movements))
		return
	}
	for i, m := range d.Movements {
		if faults.Full() {
			return
		}
		faults.Merge(fmt.Sprintf("movements[%d]", i), m.Validate())
	}
	if d.Forecast != nil {
		faults.Merge("forecast", d.Forecast.Validate())
	}
}
