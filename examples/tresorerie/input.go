package main

import (
	_ "embed" // the worked film
	"io"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// embedded is the worked film as one document.
//
//go:embed case.json
var embedded []byte

// document is a plan, what has moved, and what is asked of them.
type document struct {
	Title text.Text     `json:"title,omitzero"`
	Plan  cashflow.Plan `json:"plan"`
	// Follow has no plan of its own: it is that of the document.
	Follow    follow.Book       `json:"follow"`
	Measures  []follow.Measure  `json:"measures,omitempty"`
	Bounds    follow.Bounds     `json:"bounds,omitzero"`
	Scenarios []follow.Scenario `json:"scenarios,omitempty"`
	Returns   returns           `json:"returns,omitzero"`
}

// returns are what parties pay into the film and what they are paid.
type returns struct {
	Stakes    []cashflow.Stake   `json:"stakes,omitempty"`
	Appraisal cashflow.Appraisal `json:"appraisal,omitzero"`
	Received  []received         `json:"received,omitempty"`
}

type received struct {
	Party  string          `json:"party"`
	Date   schedule.Date   `json:"date"`
	Amount decimal.Decimal `json:"amount"`
}

// paid goes through what the parties are paid.
func (r returns) paid(yield func(party string, day schedule.Date, amount decimal.Decimal) bool) {
	for _, one := range r.Received {
		if !yield(one.Party, one.Date, one.Amount) {
			return
		}
	}
}

// dossier is what a document comes to.
type dossier struct {
	Title      text.Text              `json:"title,omitzero"`
	Forecast   follow.Forecast        `json:"forecast"`
	Report     follow.Report          `json:"report"`
	Trials     []follow.Trial         `json:"trials,omitempty"`
	Comparison follow.Comparison      `json:"comparison"`
	Returns    []cashflow.PartyReturn `json:"returns,omitempty"`
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
	return doc, fault.Decode(data, doc)
}

// compute follows the plan.
func (doc *document) compute() (*dossier, error) {
	var found fault.Collector
	plan, err := doc.Plan.Compute()
	found.Merge("plan", err)
	if err := found.Err(); err != nil {
		return nil, err
	}
	book := doc.Follow
	book.Plan = plan
	d := &dossier{Title: doc.Title}
	if d.Forecast, err = book.Forecast(); err != nil {
		found.Merge("follow", err)
		return nil, found.Err()
	}
	if len(doc.Measures) > 0 {
		d.Trials, err = d.Forecast.Search(doc.Measures, doc.Bounds)
		found.Merge("", err)
	}
	d.Comparison, err = follow.Compare(d.Forecast, doc.Scenarios...)
	found.Merge("", err)
	if len(doc.Returns.Stakes) > 0 {
		d.Returns, err = plan.Returns(doc.Returns.Stakes, doc.Returns.paid, doc.Returns.Appraisal)
		found.Merge("returns", err)
	}
	d.Report.Week = min(max(1, book.Closed.WeekFrom(plan.Weeks[0].Monday)), len(d.Forecast.Weeks))
	return d, found.Err()
}
