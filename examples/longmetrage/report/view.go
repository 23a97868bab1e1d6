// Package report writes a worked dossier for people and for programs: as text in French or in English,
// as one JSON document, and as one flat CSV table.
//
// All three are drawn from one view, [Dossier], whose figures already have the decimals with which they
// are shown: those of the currency for money, two for percentages, four for multiples and rates of return.
package report

import (
	"github.com/filmfinance/filmfinance/examples/longmetrage/dossier"
)

// Dossier is the view of a worked film. Its JSON form is the output of -format json.
type Dossier struct {
	Title    string   `json:"title"`
	Currency string   `json:"currency"`
	Language Language `json:"language"`
	// Producer is the delegated producer.
	Producer     string       `json:"producer"`
	Milestones   []Milestone  `json:"milestones"`
	Budget       Budget       `json:"budget"`
	TaxCredit    TaxCredit    `json:"tax_credit"`
	Financing    Financing    `json:"financing"`
	Risk         Risk         `json:"risk"`
	Cash         Cash         `json:"cash"`
	Facility     Facility     `json:"facility"`
	Amortisation Amortisation `json:"amortisation"`
	// Columns are the columns of the payments of the cascade, in its order.
	Columns   []Column   `json:"columns"`
	Scenarios []Scenario `json:"scenarios"`
	Expected  Expected   `json:"expected"`
	BreakEven BreakEven  `json:"break_even"`

	document dossier.Document
	result   *dossier.Result
}

// Milestone is a dated event of the making of the film.
type Milestone struct {
	Code  string `json:"code"`
	Date  string `json:"date"`
	Label string `json:"label"`
}

// New makes the view of a document and its result in a language.
func New(d dossier.Document, r *dossier.Result, l Language) *Dossier {
	m := maker{scale: newScale(r.Currency), lang: l, doc: d, result: r}
	view := &Dossier{
		Title: d.Title, Currency: r.Currency, Language: l, Producer: d.Financing.Producer,
		Budget: m.budget(), TaxCredit: m.taxCredit(), Financing: m.financing(), Risk: m.risk(),
		Cash: m.cash(), Facility: m.facility(), Amortisation: m.amortisation(), Columns: m.columns(),
		Expected: m.expected(), BreakEven: m.breakEven(), document: d, result: r,
	}
	for _, milestone := range d.Production.Milestones {
		view.Milestones = append(view.Milestones, Milestone{milestone.Code, milestone.Date.String(), m.lang.label(milestone.Label)})
	}
	for _, s := range r.Scenarios {
		view.Scenarios = append(view.Scenarios, m.scenario(s))
	}
	return view
}

// maker makes the parts of the view.
type maker struct {
	scale
	lang   Language
	doc    dossier.Document
	result *dossier.Result
}
