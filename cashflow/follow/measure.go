package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Measure is a corrective measure (mesure corrective), or an event of a [Scenario]: steps that change what is
// expected, taken in their order. What has moved already is never changed.
type Measure struct {
	ID     string `json:"id"`
	Label  Text   `json:"label,omitzero"`
	Reason string `json:"reason,omitempty"`
	Steps  []Step `json:"steps"`
	// Excludes are measures that are never tried together with it.
	Excludes []string `json:"excludes,omitempty"`
}

// Step changes what is expected of a line, of a column or of everything.
type Step struct {
	Kind Kind `json:"kind"`
	// Column and Line are what it changes; an empty line means the whole column, an empty column everything.
	// For [Draw] and [Add] they are where the money is entered, and are required.
	Column Column `json:"column,omitempty"`
	Line   string `json:"line,omitempty"`
	// Part is the part of the line; 0 means all of them. From leaves out what is expected before it.
	Part int           `json:"part,omitempty"`
	From schedule.Date `json:"from,omitzero"`
	// Days move the dates, for [Delay] (above zero) and [Move].
	Days int `json:"days,omitempty"`
	// Date is the day to which [Advance] and [Discount] bring what is expected later, on which [Draw] draws, from
	// which [Raise] raises, or on which [Add] is entered first.
	Date schedule.Date `json:"date,omitzero"`
	// Until is the day on which what was drawn is repaid, or from which the limit is no longer raised; without
	// one it stays raised.
	Until schedule.Date `json:"until,omitzero"`
	// Amount is what is drawn or raised, positive; what is saved, positive, for [Cut] without Percent; what is entered by
	// [Add], with its sign. Weeks is how many times it is entered, a week apart; 0 means once.
	Amount decimal.Decimal `json:"amount,omitzero"`
	Weeks  int             `json:"weeks,omitempty"`
	// Percent is the part that [Cut] takes; for the others the cost of the step, of what it moves, draws or
	// brings forward. Each is rounded to the minor unit by the rounding of the plan.
	Percent decimal.Decimal `json:"percent,omitzero"`
	// Rate is the annual rate in per cent of [Draw], whose interest is paid when it is repaid; Basis counts its
	// days: the zero value is ACT/365F, French banks use [schedule.Actual360].
	Rate  decimal.Decimal   `json:"rate,omitzero"`
	Basis schedule.DayCount `json:"basis,omitempty"`
	// Assign is the advance of [Assign], on a source and a part of its own.
	Assign cashflow.Advance `json:"assign,omitzero"`
	// CostColumn and CostLine are where the cost is entered; empty means the column [Costs], under the
	// identifier of the measure. CostDate is its day; no date means the day of what is moved.
	CostColumn Column        `json:"cost_column,omitempty"`
	CostLine   string        `json:"cost_line,omitempty"`
	CostDate   schedule.Date `json:"cost_date,omitzero"`
}

// Costs is the column of what measures cost, where a step does not say another.
const Costs Column = "measures"

// Kind is what a step does.
type Kind string

// The kinds of steps.
const (
	// Delay pays later, against a penalty of Percent. Move moves a line, either way.
	Delay Kind = "delay"
	Move  Kind = "move"
	// Advance brings an instalment forward to Date. Discount does it against a cost of Percent (escompte,
	// mobilisation d'un contrat).
	Advance  Kind = "advance"
	Discount Kind = "discount"
	// Cut saves Percent, or Amount, of what is expected, in proportion to each amount. 100 per cent drops it: a
	// source that is lost.
	Cut Kind = "cut"
	// Draw borrows beside the credit from Date until Until, against Percent at once and interest at the end.
	Draw Kind = "draw"
	// Raise raises the limit of the credit by Amount from Date until Until, against Percent of it at once; what is
	// then drawn costs what the credit costs. It does not open the credit earlier.
	Raise Kind = "raise"
	// Assign assigns a contract to the bank, which advances on it by the terms of the credit (cession Dailly):
	// another advance of the credit, on what is expected after all measures.
	Assign Kind = "assign"
	// Add enters an amount that was not expected.
	Add Kind = "add"
)

// Label returns the name that people read.
func (k Kind) Label() Text {
	switch k {
	case Delay:
		return Text{FR: "Différer un paiement", EN: "Delay a payment"}
	case Move:
		return Text{FR: "Déplacer une ligne", EN: "Move a line"}
	case Advance:
		return Text{FR: "Avancer une échéance", EN: "Advance an instalment"}
	case Discount:
		return Text{FR: "Escompter un contrat", EN: "Discount a contract"}
	case Cut:
		return Text{FR: "Réduire une ligne", EN: "Cut a line"}
	case Draw:
		return Text{FR: "Emprunter à côté du crédit", EN: "Borrow beside the credit"}
	case Raise:
		return Text{FR: "Relever le plafond du crédit", EN: "Raise the limit of the credit"}
	case Assign:
		return Text{FR: "Céder un contrat à la banque", EN: "Assign a contract to the bank"}
	case Add:
		return Text{FR: "Ajouter un montant", EN: "Add an amount"}
	default:
		return Text{FR: string(k), EN: string(k)}
	}
}

// ParseMeasure reads a measure from JSON, strictly. Whether it fits a book is the question of
// [Forecast.Try].
func ParseMeasure(data []byte) (Measure, error) {
	var m Measure
	err := fault.Decode(data, &m)
	if err != nil {
		return Measure{}, err
	}
	return m, nil
}

// checkMeasures checks that measures fit the book.
func (f *Forecast) checkMeasures(found *fault.Collector, measures []Measure, most int) {
	if !check.Size(found, "", len(measures), most) {
		return
	}
	ids := make(map[string]bool, len(measures))
	for i, one := range measures {
		check.Unique(found.In("[%d]", i), "id", one.ID, ids)
	}
	names := f.names()
	for i, one := range measures {
		in := found.In("[%d]", i)
		check.Labels(in, "label", one.Label)
		check.Label(in, "reason", one.Reason)
		for j, other := range one.Excludes {
			if !ids[other] {
				in.Add("excludes", ErrUnknown, other)
			}
			if j > MaxMeasures {
				in.Add("excludes", ErrTooLarge, len(one.Excludes))
				break
			}
		}
		if !check.Size(in, "steps", len(one.Steps), MaxSteps) {
			continue
		}
		f.checkSteps(in, "steps", one.Steps, names)
	}
}

// names are what a step may name: what a rule may, and what rules have brought.
func (f *Forecast) names() map[key]bool {
	known := f.Book.names()
	for _, one := range f.Entries {
		if f.Book.ofBank(one) {
			continue
		}
		known[one.key()], known[key{one.Column, ""}] = true, true
	}
	return known
}

// checkSteps checks steps, and that together they shift no date too far.
func (f *Forecast) checkSteps(in *fault.Collector, path string, steps []Step, names map[key]bool) {
	days := 0
	for j, step := range steps {
		c := checker{in.In("%s[%d]", path, j), f.places()}
		c.step(step, f.Book, names)
		days += min(max(step.Days, -step.Days), MaxShift+1)
	}
	check.Size(in, path, days, MaxShift)
}

func (c checker) step(s Step, b Book, names map[key]bool) { //nolint:funlen // one question a field
	c.amount("amount", s.Amount)
	check.Percent(c.Collector, "percent", s.Percent)
	check.Percent(c.Collector, "rate", s.Rate)
	c.Merge("basis", s.Basis.Validate())
	c.shift("days", s.Days)
	if s.Weeks < 0 || s.Weeks > maxWeeksAdded {
		c.Add("weeks", ErrRange, s.Weeks)
	}
	for _, one := range []struct {
		path     string
		date     schedule.Date
		required bool
	}{
		{"date", s.Date, s.Kind == Advance || s.Kind == Discount || s.Kind == Draw || s.Kind == Raise || s.Kind == Add},
		{"until", s.Until, s.Kind == Draw}, {"cost_date", s.CostDate, false},
	} {
		switch {
		case one.date.IsZero():
			if one.required {
				check.Given(c.Collector, one.path, "")
			}
		case !one.date.After(b.Closed):
			c.Add(one.path, ErrOrder, one.date)
		case !b.within(one.date):
			c.Add(one.path, ErrRange, one.date)
		}
	}
	switch s.Kind {
	case Delay:
		if s.Days <= 0 {
			c.Add("days", ErrRange, s.Days)
		}
	case Draw, Raise:
		if s.Amount.IsNegative() {
			c.Add("amount", ErrNegative, s.Amount)
		}
		if !s.Until.IsZero() && s.Until.Before(s.Date) {
			c.Add("until", ErrOrder, s.Until)
		}
	case Cut:
		if s.Amount.IsNegative() {
			c.Add("amount", ErrNegative, s.Amount)
		}
	case Assign:
		c.Merge("assign", s.Assign.Validate())
		if !s.Assign.Date.IsZero() && !s.Assign.Date.After(b.Closed) {
			c.Add("assign.date", ErrOrder, s.Assign.Date)
		}
		if !names[key{cashflow.Receipts, s.Assign.Source}] {
			c.Add("assign.source", ErrUnknown, s.Assign.Source)
		}
	case Move, Advance, Discount, Add:
	default:
		c.Add("kind", ErrUnknown, string(s.Kind))
	}
	check.Size(c.Collector, "cost_column", len(s.CostColumn), check.MaxCode)
	check.Size(c.Collector, "cost_line", len(s.CostLine), check.MaxCode)
	if (s.Kind == Raise || s.Kind == Assign) && b.Credit == nil {
		c.Add("kind", ErrRequired, "a credit")
	}
	if b.Credit != nil && (s.Column == Bank || s.CostColumn == Bank) {
		c.Add("column", ErrRange, Bank) // the credit says what it moves
	}
	if s.Kind == Raise || s.Kind == Assign {
		return
	}
	if s.Kind == Draw || s.Kind == Add {
		check.Code(c.Collector, "column", string(s.Column))
		check.Code(c.Collector, "line", s.Line)
		return
	}
	if !names[key{s.Column, s.Line}] {
		c.Add("line", ErrUnknown, string(s.Column)+" "+s.Line)
	}
}

// maxWeeksAdded bounds the weeks over which an amount is entered.
const maxWeeksAdded = 104
