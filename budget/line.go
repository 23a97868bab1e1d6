package budget

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Line is one line of the devis: amount = quantity x number x multiplier x rate, brought to the currency
// of the budget and rounded to the minor unit once.
type Line struct {
	// ID names the line; no two lines have the same.
	ID string `json:"id"`
	// Account begins with the number of a post of the chart.
	Account string `json:"account"`
	Label   string `json:"label"`
	// Quantity counts units; Number counts how many times the unit is taken (people, vehicles). Neither
	// may be negative; a line kept without cost has a zero.
	Quantity decimal.Decimal `json:"quantity"`
	Unit     Unit            `json:"unit,omitempty"`
	Number   decimal.Decimal `json:"number"`
	// Multiplier multiplies once more (episodes, weeks); zero, which a document leaves out, is one.
	Multiplier decimal.Decimal `json:"multiplier,omitzero"`
	// Rate is the price of one unit. A negative rate is a credit.
	Rate decimal.Decimal `json:"rate"`
	// Formulas stand for figures above, which are then zero.
	Formulas LineFormulas `json:"formulas,omitzero"`
	// Currency is that of the rate; empty is that of the budget.
	Currency string `json:"currency,omitempty"`
	// Date is the day whose charges and rate of exchange apply; without one, that of the budget.
	Date schedule.Date `json:"date,omitzero"`
	// VAT is the rate of value added tax in per cent, beside the amount and never in it.
	VAT decimal.Decimal `json:"vat,omitzero"`
	// Category is the category of pay (population) whose contributions the line bears; empty for a purchase.
	Category string `json:"category,omitempty"`
	// Person links the lines that share one ceiling, whatever their category; a line without a person
	// is several people's and stays wholly in tranche A. A purchase is never pay, even with a person.
	Person string `json:"person,omitempty"`
	// Days are the days of work that the line pays in all, for the charges capped by the day; without
	// them they follow from a Unit of days or weeks.
	Days decimal.Decimal `json:"days,omitzero"`
	// DailyMinimum is the minimum pay of the function for a day, in the currency of the budget, of which
	// the cap of [Daily] is a multiple.
	DailyMinimum decimal.Decimal `json:"daily_minimum,omitzero"`
	Phase        Phase           `json:"phase,omitempty"`
	// Country is where the money is spent, two letters of ISO 3166-1; empty where nobody asks.
	Country string `json:"country,omitempty"`
	// Bearer is the co-producer who bears the line.
	Bearer string `json:"bearer,omitempty"`
	// Payment says how the line is paid; empty is [Cash].
	Payment Payment `json:"payment,omitempty"`
	// Side overrides, for this line, the side of its account.
	Side Side     `json:"side,omitempty"`
	Tags []string `json:"tags,omitempty"`
	// TaxCredit says that the line and its charges are eligible for the tax credit.
	TaxCredit bool `json:"tax_credit,omitempty"`
	// Key names the spending key that spreads the line over time.
	Key string `json:"key,omitempty"`
}

// LineFormulas are the formulas of the figures of a line; an empty one leaves the figure as it is.
type LineFormulas struct {
	Quantity   string `json:"quantity,omitempty"`
	Number     string `json:"number,omitempty"`
	Multiplier string `json:"multiplier,omitempty"`
	Rate       string `json:"rate,omitempty"`
}

// Of reports whether the line belongs to one of the accounts: its own account is one of them, or
// begins with one of them.
func (l Line) Of(accounts ...string) bool {
	return slices.ContainsFunc(accounts, func(account string) bool { return strings.HasPrefix(l.Account, account) })
}

// day returns the day whose charges and rates apply to the line, or none.
func (b *Budget) day(line *Line) schedule.Date {
	if line.Date.IsZero() {
		return b.Date
	}
	return line.Date
}

// Phase is the stage of the production in which a line falls.
type Phase string

// The phases.
const (
	Preparation    Phase = "preparation"
	Shoot          Phase = "shoot"
	PostProduction Phase = "post"
)

// Payment says how a line is paid.
type Payment string

// The ways of payment. The empty way is [Cash].
const (
	Cash Payment = "cash"
	// InKind is brought, not bought (apport en industrie ou en nature).
	InKind Payment = "in_kind"
	// Deferred is paid later than it is due (différé).
	Deferred Payment = "deferred"
	// Participation is paid out of receipts (mise en participation).
	Participation Payment = "participation"
)

// Side is the side of the line that American and British budgets draw.
type Side string

// The sides.
const (
	// AboveTheLine is authors, producers, director and principal cast.
	AboveTheLine Side = "above"
	// BelowTheLine is the rest of the cost of making.
	BelowTheLine Side = "below"
	// Other is contingency, bond, financing: what stands under both.
	Other Side = "other"
)
