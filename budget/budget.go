package budget

import (
	"slices"
	"strings"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Budget is the estimate of the cost of a film (devis): lines by account, the social charges that
// stand on them, and percentages of named groups of posts. Amounts are in one currency, without VAT.
type Budget struct {
	Title string `json:"title,omitempty"`
	// Currency is the ISO 4217 code of every amount.
	Currency string `json:"currency"`
	// Rounding is the rule at the minor unit, for every line, contribution and percentage.
	Rounding Rounding `json:"rounding,omitempty"`
	// Chart is the chart of accounts; empty means [CNCFeature].
	Chart Chart  `json:"chart,omitzero"`
	Lines []Line `json:"lines"`
	// Contributions are the social charges, by category of pay.
	Contributions []Contribution `json:"contributions,omitempty"`
	// Ceiling is the pay of one person, over the whole film, at which tranche A ends and tranche B
	// begins (plafond). It is required when a contribution stands on a tranche; without one, all pay
	// is tranche A.
	Ceiling decimal.Decimal `json:"ceiling,omitzero"`
	// Percentages stand under the posts: producer's fee, overheads, contingency.
	Percentages []Percentage `json:"percentages,omitempty"`
}

// Line is one line of the devis: amount = quantity x number x rate, rounded to the minor unit.
type Line struct {
	// ID names the line; no two lines have the same.
	ID string `json:"id"`
	// Account begins with the number of a post of the chart.
	Account string `json:"account"`
	Label   string `json:"label"`
	// Quantity counts units; Number counts how many times the unit is taken (people, vehicles). Neither
	// may be negative; a line kept without cost has a zero.
	Quantity decimal.Decimal `json:"quantity"`
	Unit     string          `json:"unit,omitempty"`
	Number   decimal.Decimal `json:"number"`
	// Rate is the price of one unit. A negative rate is a credit.
	Rate decimal.Decimal `json:"rate"`
	// Category is the category of pay whose contributions the line bears; empty for a purchase.
	Category string `json:"category,omitempty"`
	// Person links the lines that share one ceiling, whatever their category; a line without a person
	// is several people's and stays wholly in tranche A. A purchase is never pay, even with a person.
	Person string `json:"person,omitempty"`
	// TaxCredit says that the line and its charges are eligible for the tax credit.
	TaxCredit bool `json:"tax_credit,omitempty"`
	// Key names the spending key that spreads the line over time.
	Key string `json:"key,omitempty"`
}

// Of reports whether the line belongs to one of the accounts: its own account is one of them, or
// begins with one of them.
func (l Line) Of(accounts ...string) bool {
	return slices.ContainsFunc(accounts, func(account string) bool { return strings.HasPrefix(l.Account, account) })
}

// Contribution is one social charge on the pay of a category.
type Contribution struct {
	Category string `json:"category"`
	Label    string `json:"label"`
	// Base is the part of the pay on which the contribution stands.
	Base Tranche `json:"base"`
	// Rate is in per cent of the base, from -100 to 100; a negative rate is a relief.
	Rate decimal.Decimal `json:"rate"`
}

// Tranche is the part of the pay on which a contribution stands.
type Tranche string

// The tranches of pay.
const (
	// Total is the whole of the pay (contribution déplafonnée).
	Total Tranche = "total"
	// TrancheA is the pay of a person up to the ceiling (contribution plafonnée).
	TrancheA Tranche = "a"
	// TrancheB is the pay of a person above the ceiling.
	TrancheB Tranche = "b"
)

// Percentage is a line of the budget that is a percentage of posts: producer's fee (rémunération du
// producteur), overheads (frais généraux), contingency (imprévus). No percentage is inside the base of
// another: each names the posts of its base.
type Percentage struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	// Rate is in per cent of the base, from 0 to 100.
	Rate decimal.Decimal `json:"rate"`
	// Posts are the numbers of the posts in the base.
	Posts []string `json:"posts"`
	// Less are accounts left out of the base: every line whose account begins with one of them is
	// taken out, and so are its charges where the base holds the post that carries them. An account
	// that no line has leaves nothing out.
	Less []string `json:"less,omitempty"`
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

// places returns the decimals of the currency; the budget has been validated.
func (b Budget) places() int32 {
	places, _ := money.MinorUnits(b.Currency)
	return places
}
