package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Forecast is the plan as it stands on the day of the book: what has moved, what is expected, and every change
// that leads there from the plan. For every line and day, planned + changes = forecast.
type Forecast struct {
	// Book is what the forecast was made of.
	Book Book `json:"book"`
	// Items are the movements of the plan and what became of each, in the order of the plan.
	Items []Item `json:"items"`
	// Entries are what has moved and what is expected, in the order of the dates.
	Entries []Entry  `json:"entries"`
	Changes []Change `json:"changes"`
	// Lines are in the order of the columns and of the plan; lines that it does not have follow.
	Lines []LineRow `json:"lines"`
	Posts []PostRow `json:"posts,omitempty"`
	Weeks []Week    `json:"weeks"`
	// Credit is the credit of the book beside the forecast, by the day; nil without one.
	Credit *cashflow.CreditResult `json:"credit,omitempty"`
	// Outlook is what the position comes to.
	Outlook
}

// Entry is money that has moved, or that is expected.
type Entry struct {
	Date   schedule.Date `json:"date"`
	Column Column        `json:"column"`
	Line   string        `json:"line"`
	Part   int           `json:"part,omitempty"`
	// Amount has the sign of the plan.
	Amount decimal.Decimal `json:"amount"`
	// Planned is the day of the plan; no date for what is not in it.
	Planned schedule.Date `json:"planned,omitzero"`
	// Payment is the payment that moved it; empty for what is expected.
	Payment string `json:"payment,omitempty"`
}

func (e Entry) key() key { return key{e.Column, e.Line} }

// Change is money that the forecast has on a day and the plan has not, or the opposite: a payment that moves
// to another day makes two, which cancel out.
type Change struct {
	Date   schedule.Date   `json:"date"`
	Column Column          `json:"column"`
	Line   string          `json:"line"`
	Part   int             `json:"part,omitempty"`
	Amount decimal.Decimal `json:"amount"`
	Cause  Cause           `json:"cause"`
	// By is the payment, the measure or the scenario behind it.
	By     string `json:"by,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Cause is why the forecast differs from the plan.
type Cause string

// The causes.
const (
	// Early and Late are payments made before and after their day.
	Early Cause = "early"
	Late  Cause = "late"
	// Overdue is what should have moved by now and is expected still.
	Overdue Cause = "overdue"
	// Over is what was paid beyond the plan, Under what was not and will not be, Unplanned what is on no line
	// of the plan.
	Over      Cause = "over"
	Under     Cause = "under"
	Unplanned Cause = "unplanned"
	// ByShift, ByEstimate and ByReplacement are the reforecast of the rest.
	ByShift       Cause = "shifted"
	ByEstimate    Cause = "scaled"
	ByReplacement Cause = "replaced"
	// ByCredit is what the credit of the book moves.
	ByCredit Cause = "credit"
	// ByMeasure is a corrective measure or an event of a scenario.
	ByMeasure Cause = "measure"
)

// Label returns the name that people read.
func (c Cause) Label() Text {
	for _, one := range causes {
		if one.cause == c {
			return one.label
		}
	}
	return Text{FR: string(c), EN: string(c)}
}

var causes = [...]struct {
	cause Cause
	label Text
}{
	{Early, Text{FR: "En avance", EN: "Early"}},
	{Late, Text{FR: "En retard", EN: "Late"}},
	{Overdue, Text{FR: "Échu, encore attendu", EN: "Overdue, still expected"}},
	{Over, Text{FR: "Au-delà du prévu", EN: "Beyond the plan"}},
	{Under, Text{FR: "En deçà du prévu", EN: "Below the plan"}},
	{Unplanned, Text{FR: "Hors plan", EN: "Not in the plan"}},
	{ByShift, Text{FR: "Reste décalé", EN: "Rest shifted"}},
	{ByEstimate, Text{FR: "Reste réestimé", EN: "Rest estimated again"}},
	{ByReplacement, Text{FR: "Reste remplacé", EN: "Rest replaced"}},
	{ByCredit, Text{FR: "Crédit", EN: "Credit"}},
	{ByMeasure, Text{FR: "Mesure", EN: "Measure"}},
}

// Forecast compares what has moved with the plan, and expects the rest by the rules of the book. Nothing is
// rounded but the shares of [Scaled] and the charges of the credit, to the minor unit by the rounding of the plan. The error is a [Faults].
func (b Book) Forecast() (Forecast, error) {
	if err := b.Validate(); err != nil {
		return Forecast{}, err
	}
	places, _ := money.MinorUnits(b.Plan.Currency)
	m := newMatching(b, places)
	m.payments()
	if err := m.rest(); err != nil {
		return Forecast{}, err
	}
	f := Forecast{Book: b, Items: m.items, Entries: m.entries, Changes: m.changes}
	if f.Changes == nil {
		f.Changes = []Change{}
	}
	sortEntries(f.Entries)
	if err := f.close(); err != nil {
		return Forecast{}, err
	}
	return f, nil
}

// close lays the credit beside what is expected, and adds everything up.
func (f *Forecast) close() error {
	days := f.nets()
	if err := f.bank(); err != nil {
		return err
	}
	f.rows()
	f.weeks()
	f.Outlook = f.outlook(days, f.Credit)
	return nil
}
