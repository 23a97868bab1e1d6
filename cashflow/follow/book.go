package follow

import (
	"github.com/filmfinance/filmfinance/budget/costreport"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Book is what a cash-flow plan is followed with: the plan, what was really paid and received up to a day, and
// how the rest is expected. Amounts are in the currency of the plan and have its signs: money that comes in
// is positive.
type Book struct {
	// Plan is the computed plan. It does not change while the film is followed.
	Plan cashflow.Result `json:"plan"`
	// Closed is the last day whose payments are all in the book.
	Closed schedule.Date `json:"closed"`
	// Opening is what the bank held before the first week of the plan.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Floor is the least that must be available: below zero for an overdraft that is granted beside the credit.
	Floor decimal.Decimal `json:"floor,omitzero"`
	// Credit is that of the production. What it moved up to the day of the book is in the payments; what it will
	// move is in the forecast, and what it leaves undrawn is available. Without one only the position is.
	Credit *cashflow.Credit `json:"credit,omitempty"`
	// Sources are those of the plan: what a bank lends on each, for its advances and for the cover of the credit.
	Sources []financing.Source `json:"sources,omitempty"`
	// Grace is the number of days by which a payment may differ from its date and still be on time.
	Grace int `json:"grace,omitempty"`
	// Overdue is the day on which what should have moved by now is expected; no date means the day after
	// Closed.
	Overdue  schedule.Date `json:"overdue,omitzero"`
	Payments []Payment     `json:"payments,omitempty"`
	// Rules say how the rest is expected; what has no rule stays as planned.
	Rules []Rule `json:"rules,omitempty"`
	// Lines and Posts name the lines of the plan and group them; neither is required.
	Lines []Line `json:"lines,omitempty"`
	Posts []Post `json:"posts,omitempty"`
	// Shoot is the daily cost of the shoot, drawn from the cost report of the same day.
	Shoot costreport.HotCost `json:"shoot,omitzero"`
}

// Payment is money that has really moved.
type Payment struct {
	ID   string        `json:"id"`
	Date schedule.Date `json:"date"`
	// Column and Line name what is paid: the column and the ID of a movement of the plan, or new ones.
	Column Column `json:"column"`
	Line   string `json:"line"`
	// Part is the part of the line that is paid; 0 pays what is open of the line, the oldest first.
	Part   int             `json:"part,omitempty"`
	Amount decimal.Decimal `json:"amount"`
	// Final says that nothing more is expected on the line, or on the part.
	Final bool   `json:"final,omitempty"`
	Label string `json:"label,omitempty"`
}

// Line describes a line of the plan.
type Line struct {
	Column Column `json:"column"`
	Line   string `json:"line"`
	Label  Text   `json:"label,omitzero"`
	// Post is the code of a post; empty leaves the line outside the posts.
	Post string `json:"post,omitempty"`
}

// Post is a group of lines (poste).
type Post struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
}

// Rule says how what is open of a line, of a column or of everything is expected. The rule of a line goes
// before that of its column, and that before the rule of everything.
type Rule struct {
	// Column and Line are what it applies to; an empty line means every other line of the column, an empty
	// column everything else.
	Column Column     `json:"column,omitempty"`
	Line   string     `json:"line,omitempty"`
	Rest   Reforecast `json:"rest"`
	// Days shift the dates, for [Shifted].
	Days int `json:"days,omitempty"`
	// Amount is the estimate to complete, with the sign of the plan, for [Scaled].
	Amount decimal.Decimal `json:"amount,omitzero"`
	// Dated are the new payments, for [Replaced].
	Dated  []cashflow.Flow `json:"dated,omitempty"`
	Reason string          `json:"reason,omitempty"`
}

// Reforecast is how the rest is expected (réestimation du reste).
type Reforecast string

// The reforecasts.
const (
	// AsPlanned leaves dates and amounts; what is overdue waits for [Book.Overdue].
	AsPlanned Reforecast = "as_planned"
	// Shifted moves every date by [Rule.Days]; a date that is past already waits for [Book.Overdue].
	Shifted Reforecast = "shifted"
	// Scaled leaves the dates and makes the amounts add up to [Rule.Amount], in their proportion: the
	// cumulative share is rounded and differences are taken. Without anything open, or on a line that the plan
	// does not have, the amount waits for [Book.Overdue]; a rule of a column then needs a line.
	Scaled Reforecast = "scaled"
	// Replaced drops what is open and expects [Rule.Dated], on one line.
	Replaced Reforecast = "replaced"
)

// Label returns the name that people read.
func (r Reforecast) Label() Text {
	switch r {
	case AsPlanned:
		return Text{FR: "Reste comme prévu", EN: "Rest as planned"}
	case Shifted:
		return Text{FR: "Reste décalé", EN: "Rest shifted"}
	case Scaled:
		return Text{FR: "Reste porté à l'estimation", EN: "Rest scaled to the estimate"}
	case Replaced:
		return Text{FR: "Reste remplacé", EN: "Rest replaced"}
	default:
		return Text{FR: string(r), EN: string(r)}
	}
}

// Parse reads a book from JSON, strictly, and validates it. The error is a [Faults].
func Parse(data []byte) (Book, error) { return fault.Parse[Book](data) }

// expected is the day on which what is overdue is expected.
func (b Book) expected() schedule.Date {
	if b.Overdue.IsZero() {
		return b.Closed.AddDays(1)
	}
	return b.Overdue
}

// key names a line.
type key struct {
	column Column
	line   string
}
