package budget

import "github.com/shopspring/decimal"

// Result is the computed budget; every total is the sum of lines that it holds. Amounts are rounded to
// the minor unit of the currency.
type Result struct {
	Currency string          `json:"currency"`
	Rounding Rounding        `json:"rounding,omitempty"`
	Ceiling  decimal.Decimal `json:"ceiling,omitzero"`
	// Lines are in the order of the devis.
	Lines []LineResult `json:"lines"`
	// Posts are all the posts of the chart, in its order, those without a line included.
	Posts []PostResult `json:"posts"`
	// PostsTotal is the sum of the posts.
	PostsTotal decimal.Decimal `json:"posts_total"`
	// PostsShare is PostsTotal in per cent of the budget, two decimals.
	PostsShare  decimal.Decimal    `json:"posts_share"`
	Percentages []PercentageResult `json:"percentages"`
	// Total is the budget B: posts and percentages.
	Total decimal.Decimal `json:"total"`
	// Persons is the pay of each named person, in the order of the devis.
	Persons []PersonResult `json:"persons"`
	// Contributions is what each contribution comes to over all lines, in the order they were given.
	Contributions []ContributionResult `json:"contributions"`
}

// LineResult is one computed line with the charges that stand on it.
type LineResult struct {
	Line Line `json:"line"`
	// Post is the number of the post of the line's account.
	Post   string          `json:"post"`
	Amount decimal.Decimal `json:"amount"`
	// TrancheA and TrancheB add up to the amount of pay; both are zero for a purchase.
	TrancheA decimal.Decimal `json:"tranche_a"`
	TrancheB decimal.Decimal `json:"tranche_b"`
	// Charges are the contributions of the line's category, those that come to nothing included.
	Charges []ChargeResult `json:"charges"`
	// Charge is the sum of Charges.
	Charge decimal.Decimal `json:"charge"`
}

// ChargeResult is one contribution of one line: amount = rate % of base, rounded.
type ChargeResult struct {
	Label string `json:"label"`
	// On is the part of the pay that Base is.
	On     Tranche         `json:"on"`
	Base   decimal.Decimal `json:"base"`
	Rate   decimal.Decimal `json:"rate"`
	Amount decimal.Decimal `json:"amount"`
}

// PostResult is the total of one post; the social post holds the charges of all lines.
type PostResult struct {
	Post   string          `json:"post"`
	Label  Text            `json:"label"`
	Social bool            `json:"social,omitempty"`
	Amount decimal.Decimal `json:"amount"`
	// Share is in per cent of the budget, two decimals.
	Share decimal.Decimal `json:"share"`
}

// PercentageResult is one computed percentage: amount = rate % of base, rounded.
type PercentageResult struct {
	ID    string   `json:"id"`
	Label Text     `json:"label"`
	Posts []string `json:"posts"`
	Less  []string `json:"less,omitempty"`
	// LeftOut is what the accounts of Less took out of the base.
	LeftOut decimal.Decimal `json:"left_out"`
	Base    decimal.Decimal `json:"base"`
	Rate    decimal.Decimal `json:"rate"`
	Amount  decimal.Decimal `json:"amount"`
	// Share is in per cent of the budget, two decimals.
	Share decimal.Decimal `json:"share"`
}

// PersonResult is the pay of one person over the film.
type PersonResult struct {
	Person   string          `json:"person"`
	Pay      decimal.Decimal `json:"pay"`
	TrancheA decimal.Decimal `json:"tranche_a"`
	TrancheB decimal.Decimal `json:"tranche_b"`
	// Charge is the sum of the charges on the person's lines.
	Charge decimal.Decimal `json:"charge"`
	// Crossed is the first line on which the pay passes the ceiling; empty when it never does. Pay
	// that ends exactly at the ceiling has not passed it.
	Crossed string `json:"crossed,omitempty"`
}

// ContributionResult is what one contribution comes to: the sum over the lines, each rounded.
type ContributionResult struct {
	Contribution Contribution    `json:"contribution"`
	Base         decimal.Decimal `json:"base"`
	Amount       decimal.Decimal `json:"amount"`
}

// Charge returns the social charges of all lines.
func (r Result) Charge() decimal.Decimal {
	var total decimal.Decimal
	for _, line := range r.Lines {
		total = total.Add(line.Charge)
	}
	return total
}

// Eligible returns what the lines marked for the tax credit come to: pay and purchases, and the social
// charges on them. The lines themselves are [Result.EligibleLines].
func (r Result) Eligible() (pay, charges decimal.Decimal) {
	for _, line := range r.Lines {
		if line.Line.TaxCredit {
			pay, charges = pay.Add(line.Amount), charges.Add(line.Charge)
		}
	}
	return pay, charges
}

// EligibleLines returns the lines marked for the tax credit, in the order of the devis.
func (r Result) EligibleLines() []LineResult {
	var lines []LineResult
	for _, line := range r.Lines {
		if line.Line.TaxCredit {
			lines = append(lines, line)
		}
	}
	return lines
}
