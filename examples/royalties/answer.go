package main

import (
	"encoding/json"
	"slices"

	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/royalties"
)

// result is everything that a document comes to.
type result struct {
	Title recoupment.Text `json:"title,omitzero"`
	*royalties.Report
	Social    []royalties.Withholding `json:"social,omitempty"`
	Totals    []royalties.SocialTotal `json:"totals,omitempty"`
	Deadlines []royalties.Deadline    `json:"deadlines,omitempty"`

	doc *document
}

// compute calls the library in the order in which a service would.
func compute(doc *document) (*result, error) {
	faults := &fault.Collector{}
	faults.Merge("ledger", doc.Ledger.Validate())
	if err := faults.Err(); err != nil {
		return nil, err
	}
	r := &result{Title: doc.Title, doc: doc}
	var err error
	if r.Report, err = doc.Ledger.Statements(doc.Periods); err != nil {
		return nil, err
	}
	if err := r.Check(); err != nil {
		return nil, err
	}
	if len(doc.Social) > 0 {
		if r.Social, err = royalties.Withhold(doc.Ledger.Currency, r.Paid, doc.Social...); err != nil {
			faults.Merge("social", err)
			return nil, faults.Err()
		}
		r.Totals = royalties.SocialTotals(r.Social)
	}
	if doc.Milestones != nil {
		if r.Deadlines, err = royalties.Deadlines(*doc.Milestones); err != nil {
			faults.Merge("milestones", err)
			return nil, faults.Err()
		}
	}
	return r, nil
}

// answer writes what is asked for.
func answer(doc *document, o *options) ([]byte, error) {
	if o.emit {
		text, err := json.MarshalIndent(doc, "", "  ")
		return append(text, '\n'), err
	}
	r, err := compute(doc)
	if err != nil {
		return nil, err
	}
	if o.contract != "" {
		if err := r.only(o.contract); err != nil {
			return nil, err
		}
	}
	switch {
	case o.explain != "":
		return explain(r, o)
	case o.format == formatJSON:
		text, err := json.MarshalIndent(r, "", "  ")
		return append(text, '\n'), err
	case o.format == formatCSV:
		return sheet(r)
	default:
		return text(r, o), nil
	}
}

// only leaves out every contract but one.
func (r *result) only(contract string) error {
	if !slices.ContainsFunc(r.doc.Ledger.Contracts, func(c royalties.Contract) bool { return c.ID == contract }) {
		return program.Misusef("-contract %q: the contracts are %s", contract, r.names())
	}
	for i := range r.Closings {
		r.Closings[i].Statements = slices.DeleteFunc(r.Closings[i].Statements, func(s royalties.Statement) bool { return s.Contract != contract })
	}
	r.Paid = slices.DeleteFunc(r.Paid, func(p royalties.Paid) bool { return p.Contract != contract })
	r.Social = slices.DeleteFunc(r.Social, func(w royalties.Withholding) bool { return w.Contract != contract })
	r.Totals = royalties.SocialTotals(r.Social)
	return nil
}

// names lists the contracts.
func (r *result) names() string {
	text := ""
	for i, c := range r.doc.Ledger.Contracts {
		if i > 0 {
			text += ", "
		}
		text += c.ID
	}
	return text
}
