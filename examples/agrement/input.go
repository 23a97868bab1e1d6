package main

import (
	_ "embed" // the worked film
	"io"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/agrement"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/financing/rules"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// embedded is the worked film as one document.
//
//go:embed case.json
var embedded []byte

// document is a film: its devis, its plan, and its crew, cast, suppliers and places.
type document struct {
	Film      agrement.Film       `json:"film"`
	Budget    budget.Budget       `json:"budget"`
	Plan      financing.Plan      `json:"plan"`
	People    []agrement.Person   `json:"people,omitempty"`
	Suppliers []agrement.Supplier `json:"suppliers,omitempty"`
	Places    []agrement.Place    `json:"places,omitempty"`
	// Points and European fill the posts of the two scales.
	Points   *scale `json:"points,omitempty"`
	European *scale `json:"european,omitempty"`
	// Regions are the territories whose application is printed; Territories are those of the expenses.
	Regions     []agrement.Territory `json:"regions,omitempty"`
	Territories []agrement.Territory `json:"territories,omitempty"`
	// Rules are the facts that rules ask for. What the rest of the document says is filled in.
	Rules rules.Case `json:"rules"`
}

// scale says who holds the posts of a scale of points.
type scale struct {
	// Countries are those whose nationals and companies qualify.
	Countries []string `json:"countries"`
	// Posts are held by people and suppliers, by identifier or name.
	Posts map[string][]string `json:"posts,omitempty"`
	// Entries are the posts that are told otherwise.
	Entries []points.Entry `json:"entries,omitempty"`
}

// load reads the document that the options name.
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
	doc := &document{}
	if err := fault.Decode(data, doc); err != nil {
		return nil, err
	}
	return doc, nil
}
