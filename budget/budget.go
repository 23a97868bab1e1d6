package budget

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Budget is the estimate of the cost of a film (devis): lines by account, the social charges that
// stand on them, and percentages of named groups of posts. Amounts are without VAT.
type Budget struct {
	Title string `json:"title,omitempty"`
	// Version tells two states of one devis apart.
	Version string `json:"version,omitempty"`
	// Date is the day of the lines that have none: which charges and which rates of exchange apply.
	Date schedule.Date `json:"date,omitzero"`
	// Currency is the ISO 4217 code of every result, and of every line that names no other.
	Currency string `json:"currency"`
	// Rounding is the rule at the minor unit, for every line, contribution and percentage.
	Rounding Rounding `json:"rounding,omitempty"`
	// Chart is the chart of accounts; empty means [CNCFeature].
	Chart Chart `json:"chart,omitzero"`
	// Variables are the figures that formulas use.
	Variables []Variable `json:"variables,omitempty"`
	// Exchange are the rates that bring lines in another currency to that of the budget.
	Exchange []ExchangeRate `json:"exchange,omitempty"`
	Lines    []Line         `json:"lines"`
	// Contributions are the social charges, by category of pay.
	Contributions []Contribution `json:"contributions,omitempty"`
	// Ceiling is the pay of one person, over the whole film, at which tranche A ends and tranche B
	// begins (plafond). It is required when a contribution stands on a tranche; without one, all pay
	// is tranche A.
	Ceiling decimal.Decimal `json:"ceiling,omitzero"`
	// WeekDays is how many days of work a line counted in weeks has, for the charges that are capped by
	// the day; needed only when such a line does not give its days.
	WeekDays decimal.Decimal `json:"week_days,omitzero"`
	// Bases are the bases that percentages and credits may name.
	Bases []Base `json:"bases,omitempty"`
	// Percentages stand under the posts: producer's fee, overheads, contingency, insurance.
	Percentages []Percentage `json:"percentages,omitempty"`
	// Caps bound several percentages together.
	Caps []SharedCap `json:"caps,omitempty"`
	// Credits are what comes back on the cost: tax credits, rebates, incentives.
	Credits []Credit `json:"credits,omitempty"`
}

// Variable is a named figure: a number, or a formula of other variables.
type Variable struct {
	// Name is made of letters, digits and _, in any alphabet, and does not begin with a digit.
	Name  string `json:"name"`
	Label string `json:"label,omitempty"`
	// Value is the figure, unless there is a Formula.
	Value decimal.Decimal `json:"value,omitzero"`
	// Formula is an expression such as ceil(shoot_days / 6); see the documentation of the package.
	Formula string `json:"formula,omitempty"`
}

// ExchangeRate is what one unit of a foreign currency is worth on a day.
type ExchangeRate struct {
	// Currency is the ISO 4217 code of the foreign currency.
	Currency string `json:"currency"`
	// Date is the first day of the rate; it holds until the next one of the same currency.
	Date schedule.Date `json:"date,omitzero"`
	// Rate is how much of the currency of the budget one unit is worth; above zero.
	Rate decimal.Decimal `json:"rate"`
	// Source says where the rate was published.
	Source string `json:"source,omitempty"`
}

// Parse reads a budget from JSON and validates it. A field that a budget does not have is refused. The
// error is a [Faults].
func Parse(data []byte) (Budget, error) { return fault.Parse[Budget](data) }

// chart returns the chart of accounts in force. It is also what the lines of a budget are checked
// against when its own chart has no post, so that one fault does not become a fault of every line.
func (b Budget) chart() Chart {
	if len(b.Chart.Posts) == 0 {
		return CNCFeature()
	}
	return b.Chart
}

// places returns the decimals of the currency, and two when it is unknown.
func (b Budget) places() int32 {
	if places, known := money.MinorUnits(b.Currency); known {
		return places
	}
	return 2
}
