package cashflow

import (
	"slices"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Plan is the cash-flow plan of a film before any borrowing (plan de trésorerie): what is paid, by
// spending keys, and what the sources of the financing plan bring, week by week. Amounts are in one
// currency; VAT stands beside them.
type Plan struct {
	Currency string `json:"currency"`
	// Rounding is the rule at the minor unit, for every share of a split.
	Rounding Rounding `json:"rounding,omitempty"`
	// Start is the Monday of week 1. With a timetable no date is the week of its first milestone or phase.
	Start schedule.Date `json:"start"`
	// Horizon is the number of weeks of the plan; 0 means up to the week of the last flow.
	Horizon int `json:"horizon,omitempty"`
	// Production is the calendar that keys and instalments refer to.
	Production schedule.Production `json:"production,omitzero"`
	// Timetable stands for Production: the calendar that follows from one date.
	Timetable *schedule.Timetable `json:"timetable,omitempty"`
	// Calendar says which days are worked, for shares by working day and dates that move.
	Calendar schedule.Calendar `json:"calendar,omitzero"`
	// Adjust moves every payment and receipt that falls on a day that is not worked; the zero value
	// leaves each where it is.
	Adjust schedule.Adjustment `json:"adjust,omitempty"`
	// ShootingDays are the days of the shoot, for what is spent by shooting day, in a plan of dates. Shooting
	// counts them from the first, in a plan on a timetable or on dates.
	ShootingDays []schedule.Date `json:"shooting_days,omitempty"`
	Shooting     *Shooting       `json:"shooting,omitempty"`
	// Columns are the columns of outflows, in the order of the report; empty means pay, charges,
	// suppliers, structure.
	Columns  []Column  `json:"columns,omitempty"`
	Keys     []Key     `json:"keys,omitempty"`
	Outflows []Outflow `json:"outflows,omitempty"`
	// VAT is the tax on payments and receipts, and its returns; without it amounts are without tax and
	// nothing is said of it.
	VAT *VATReturns `json:"vat,omitempty"`
	// Inflows are the sources of the financing plan, each paid by its instalments.
	Inflows []financing.Source `json:"inflows,omitempty"`
}

// Column is a column of the weekly report. A plan may name columns of its own.
type Column string

// The usual columns.
const (
	// Receipts holds the instalments of the sources; no outflow may stand in it.
	Receipts Column = "receipts"
	// Pay holds wages, fees and advances to authors.
	Pay Column = "pay"
	// Charges holds the social charges on pay (charges sociales).
	Charges Column = "charges"
	// Suppliers holds purchases and hire.
	Suppliers Column = "suppliers"
	// Structure holds the cash part of the producer's fee and of the overheads, and the contingency.
	Structure Column = "structure"
	// Tax holds the VAT that is collected, deducted, paid and refunded, in a plan with VAT, which adds it
	// behind its columns; no outflow may stand in it.
	Tax Column = "vat"
)

// Label returns the name that people read; a column of the caller's own is its own label.
func (c Column) Label() Text {
	switch c {
	case Receipts:
		return Text{FR: "Encaissements", EN: "Receipts"}
	case Pay:
		return Text{FR: "Salaires", EN: "Pay"}
	case Charges:
		return Text{FR: "Charges sociales", EN: "Social charges"}
	case Suppliers:
		return Text{FR: "Fournisseurs", EN: "Suppliers"}
	case Structure:
		return Text{FR: "Structure", EN: "Structure"}
	case Tax:
		return Text{FR: "TVA", EN: "VAT"}
	default:
		return Text{FR: string(c), EN: string(c)}
	}
}

// Outflow is an amount to be paid, spread over time by a key.
type Outflow struct {
	// ID names what is paid, for example a line of the budget. It may stand once in each column: the
	// pay of a line and the charges on it share their ID.
	ID string `json:"id"`
	// Detail tells apart the parts of one ID in one column that are paid on terms of their own.
	Detail string `json:"detail,omitempty"`
	Label  string `json:"label,omitempty"`
	Column Column `json:"column"`
	// Amount is what is to be paid, positive, in whole minor units; negative is a credit.
	Amount decimal.Decimal `json:"amount"`
	// Key names the spending key; empty leaves the amount out of the plan, among the unallocated.
	Key string `json:"key,omitempty"`
	// Terms say when a share of the key is really paid.
	Terms Terms `json:"terms,omitzero"`
	// Payment says how the amount is paid; empty is cash. What is in kind, deferred or in participation
	// is never spread: the plan lists it.
	Payment budget.Payment `json:"payment,omitempty"`
	// VAT is the tax that is paid with the amount, which is without tax.
	VAT VAT `json:"vat,omitzero"`
}

// Limits of a plan, beside those of its calendar, checked before any work. They are far above any film.
const (
	// MaxWeeks is the longest plan, in weeks: twenty years.
	MaxWeeks = 1040
	// MaxColumns is the largest number of columns of outflows.
	MaxColumns = 50
	// MaxKeys is the largest number of spending keys.
	MaxKeys = 2000
	// MaxElements is the largest number of elements of a key.
	MaxElements = 100
	// MaxOutflows is the largest number of outflows.
	MaxOutflows = 2*budget.MaxLines + budget.MaxPercentages
	// MaxSources is the largest number of sources.
	MaxSources = financing.MaxSources
	// MaxInstalments is the largest number of instalments of a source.
	MaxInstalments = financing.MaxInstalments
	// MaxShift bounds a shift of a date, in days, weeks or months, on both sides.
	MaxShift = financing.MaxDays
	// MaxMovements is the largest number of dated shares of all outflows and sources together.
	MaxMovements = 500_000
	// MaxShootingDays is the largest number of shooting days.
	MaxShootingDays = 3660
	// MaxAmount bounds an amount, on both sides, and the sum of all amounts of a plan without their signs.
	MaxAmount = 100_000_000_000_000
)

// Parse reads a plan from JSON, strictly, and validates it. The error is a [Faults].
func Parse(data []byte) (Plan, error) { return fault.Parse[Plan](data) }

// columns returns the columns of outflows in their declared order.
func (p Plan) columns() []Column {
	columns := []Column{Pay, Charges, Suppliers, Structure}
	if len(p.Columns) > 0 {
		columns = slices.Clone(p.Columns)
	}
	if p.VAT != nil {
		columns = append(columns, Tax)
	}
	return columns
}
