package main

import (
	_ "embed" // the worked film
	"errors"
	"io"
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/cashflow/follow"
	"github.com/filmfinance/filmfinance/examples/internal/program"
	"github.com/filmfinance/filmfinance/financing"
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
	// Provision says which source brings the money for the cost of the credit.
	Provision provision `json:"provision,omitzero"`
	// Follow has no plan and no sources of its own: they are those of the document.
	Follow    follow.Book       `json:"follow"`
	Measures  []follow.Measure  `json:"measures,omitempty"`
	Bounds    follow.Bounds     `json:"bounds,omitzero"`
	Scenarios []follow.Scenario `json:"scenarios,omitempty"`
	Returns   returns           `json:"returns,omitzero"`
}

// provision is the money for the cost of the credit: the source that closes the plan brings it, beside its
// amount.
type provision struct {
	Source string `json:"source"`
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
	Title text.Text `json:"title,omitzero"`
	// Anchor and Calendar are the date that moves the others, and those that follow from it.
	Anchor   schedule.Date       `json:"anchor,omitzero"`
	Calendar schedule.Production `json:"calendar,omitzero"`
	// Credit is the credit under the plan, before anything has moved, and Provision what pays for it.
	Credit     *cashflow.CreditResult `json:"credit,omitempty"`
	Provision  *cashflow.Solution     `json:"provision,omitempty"`
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
	d := &dossier{Title: doc.Title}
	if found.Merge("", doc.plan(d)); found.Err() != nil {
		return nil, found.Err()
	}
	book, plan := doc.Follow, doc.Follow.Plan
	var err error
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

// plan computes the plan with its credit and the provision that pays for it, and puts them in the book.
func (doc *document) plan(d *dossier) error {
	var found fault.Collector
	var err error
	d.Calendar, err = doc.Plan.Calendared()
	found.Merge("plan.timetable", err)
	if doc.Plan.Timetable != nil {
		d.Anchor = doc.Plan.Timetable.Anchor
	}
	if found.Err() == nil {
		found.Merge("follow.credit", doc.date(&doc.Follow.Credit, d.Calendar))
		for i := range doc.Scenarios {
			found.In("scenarios[%d]", i).Merge("credit", doc.date(&doc.Scenarios[i].Credit, d.Calendar))
		}
	}
	if found.Err() != nil {
		return found.Err()
	}
	if doc.Provision.Source != "" && doc.Follow.Credit != nil {
		if err := doc.solve(d); err != nil {
			return err
		}
	}
	doc.Follow.Sources = doc.Plan.Inflows
	if doc.Follow.Plan, err = doc.Plan.Compute(); err != nil {
		found.Merge("plan", err)
		return found.Err()
	}
	if doc.Follow.Credit == nil || len(doc.Follow.Plan.Weeks) == 0 {
		return nil
	}
	drawn, err := doc.Follow.Credit.Draw(doc.Follow.Plan, doc.Plan.Inflows)
	found.Merge("follow", err)
	d.Credit = &drawn
	return found.Err()
}

// date gives a credit the days of the milestones that it names.
func (doc *document) date(credit **cashflow.Credit, calendar schedule.Production) error {
	if *credit == nil {
		return nil
	}
	dated, err := (*credit).Dated(calendar)
	*credit = &dated
	return err
}

// solve finds the provision that is what the credit costs once a source has brought it, and brings it.
func (doc *document) solve(d *dossier) error {
	var found fault.Collector
	inflows := slices.Clone(doc.Plan.Inflows)
	at := slices.IndexFunc(inflows, func(s financing.Source) bool { return s.ID == doc.Provision.Source })
	if at < 0 {
		found.Add("provision.source", cashflow.ErrUnknown, doc.Provision.Source)
	}
	if found.Merge("plan", doc.Plan.Validate()); found.Err() != nil {
		return found.Err()
	}
	without := inflows[at].Amount
	doc.Plan.Inflows = inflows
	solution, err := cashflow.Solve(doc.Plan.Currency, decimal.Decimal{}, func(provision decimal.Decimal) (decimal.Decimal, error) {
		var found fault.Collector
		inflows[at].Amount = without.Add(provision)
		plan, err := doc.Plan.Compute()
		found.Merge("plan", err)
		if found.Err() != nil {
			return decimal.Decimal{}, found.Err()
		}
		drawn, err := doc.Follow.Credit.Draw(plan, inflows)
		found.Merge("follow", err)
		return drawn.Cost, found.Err()
	})
	// A cost that jumps over the provision by a cent leaves that cent in the bank: the residual says so.
	if err != nil && !errors.Is(err, cashflow.ErrNoSolution) {
		return err
	}
	inflows[at].Amount = without.Add(solution.Provision)
	doc.Follow.Credit.Provision = solution.Provision
	d.Provision = &solution
	return nil
}
