package budget

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Result is the computed budget; every total is the sum of lines that it holds. Amounts are in the
// currency of the budget, rounded to its minor unit. One that comes from elsewhere is asked [Result.Check]
// before anything else.
type Result struct {
	Title    string          `json:"title,omitempty"`
	Version  string          `json:"version,omitempty"`
	Date     schedule.Date   `json:"date,omitzero"`
	Currency string          `json:"currency"`
	Rounding Rounding        `json:"rounding,omitempty"`
	Ceiling  decimal.Decimal `json:"ceiling,omitzero"`
	// Chart is the chart in force, [CNCFeature] where the budget has none.
	Chart Chart `json:"chart"`
	// Variables is what each variable comes to, in the order of the devis.
	Variables []VariableResult `json:"variables,omitempty"`
	// Lines are in the order of the devis.
	Lines []LineResult `json:"lines"`
	// Posts are all the posts of the chart, in its order, those without a line included.
	Posts []PostResult `json:"posts"`
	// PostsTotal is the sum of the posts.
	PostsTotal decimal.Decimal `json:"posts_total"`
	// PostsShare is PostsTotal in per cent of the budget, two decimals.
	PostsShare  decimal.Decimal    `json:"posts_share"`
	Percentages []PercentageResult `json:"percentages"`
	// Caps are those that percentages share.
	Caps []SharedCapResult `json:"caps,omitempty"`
	// Total is the budget B: posts and percentages.
	Total decimal.Decimal `json:"total"`
	// VAT is the value added tax of all lines, which is in no other total.
	VAT decimal.Decimal `json:"vat,omitzero"`
	// Credits come back on the cost; Net is Total less what they bring after their discount.
	Credits []CreditResult  `json:"credits,omitempty"`
	Net     decimal.Decimal `json:"net"`
	// Persons is the pay of each named person, in the order of the devis.
	Persons []PersonResult `json:"persons"`
	// Contributions is what each contribution comes to over all lines, in the order they were given.
	Contributions []ContributionResult `json:"contributions"`
}

// VariableResult is the exact value of a variable.
type VariableResult struct {
	Name  string   `json:"name"`
	Value Fraction `json:"value"`
}

// LineResult is one computed line with the charges that stand on it.
type LineResult struct {
	Line Line `json:"line"`
	// Post is the number of the post of the line's account.
	Post string `json:"post"`
	// Quantity, Number, Multiplier and Rate are the figures of the line, those of formulas computed.
	Quantity   Fraction `json:"quantity"`
	Number     Fraction `json:"number"`
	Multiplier Fraction `json:"multiplier"`
	Rate       Fraction `json:"rate"`
	// Days are the days of work, where the line gives them or where a charge needs those of its unit.
	Days Fraction `json:"days,omitzero"`
	// Exchange is the rate that brought the line to the currency of the budget, if it needed one.
	Exchange ExchangeRate    `json:"exchange,omitzero"`
	Amount   decimal.Decimal `json:"amount"`
	// VAT stands beside the amount.
	VAT decimal.Decimal `json:"vat,omitzero"`
	// TrancheA and TrancheB add up to the amount of pay; both are zero for a purchase.
	TrancheA decimal.Decimal `json:"tranche_a"`
	TrancheB decimal.Decimal `json:"tranche_b"`
	// Charges are the contributions of the line's category, those that come to nothing included.
	Charges []ChargeResult `json:"charges"`
	// Charge is the sum of Charges.
	Charge decimal.Decimal `json:"charge"`
}

// ChargeResult is one contribution of one line: amount = rate % of base, rounded. For [EachUnit] and
// [EachLine] the rate is an amount, by unit or once, and the base is the pay that bears it.
type ChargeResult struct {
	Label string `json:"label"`
	// Contribution is the place of the contribution in the devis, from 0.
	Contribution int `json:"contribution"`
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

// PercentageResult is one computed percentage: the smaller of rate % of base, rounded, or of a flat amount, of
// its cap, and of what the caps that it shares leave.
type PercentageResult struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
	// On names the base, if it has a name; Posts, Of and Less are what it is made of.
	On    string   `json:"on,omitempty"`
	Posts []string `json:"posts"`
	Of    []string `json:"of,omitempty"`
	Less  []string `json:"less,omitempty"`
	// LeftOut is what the accounts of Less took out of the base.
	LeftOut decimal.Decimal `json:"left_out"`
	Base    decimal.Decimal `json:"base"`
	Rate    decimal.Decimal `json:"rate"`
	Flat    decimal.Decimal `json:"flat,omitzero"`
	Cap     decimal.Decimal `json:"cap,omitzero"`
	// Uncapped is the amount before any cap. CutBy is the ID of the [SharedCap] that cut it, if one did.
	Uncapped decimal.Decimal `json:"uncapped"`
	CutBy    string          `json:"cut_by,omitempty"`
	Amount   decimal.Decimal `json:"amount"`
	// Share is in per cent of the budget, two decimals.
	Share decimal.Decimal `json:"share"`
}

// CreditResult is one computed credit.
type CreditResult struct {
	PercentageResult
	// Eligible says that the base is the lines marked for the tax credit, with their charges.
	Eligible     bool            `json:"eligible,omitempty"`
	DiscountRate decimal.Decimal `json:"discount_rate,omitzero"`
	// Discount is DiscountRate per cent of the amount, rounded; Net is the amount less the discount.
	Discount decimal.Decimal `json:"discount"`
	Net      decimal.Decimal `json:"net"`
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

// computable reports, as [Faults] of [ErrTooLarge], amounts that no computation has made and that adding up
// would be slow with: a result may have come through JSON from elsewhere.
func (r *Result) computable() error {
	var c fault.Collector
	ask := func(path string, d decimal.Decimal) {
		if !plain(d) && !money.Computable(d) {
			c.Add(path, ErrTooLarge, d)
		}
	}
	for i := range r.Lines {
		line := &r.Lines[i]
		for j := range line.Charges {
			if amount := line.Charges[j].Amount; !plain(amount) {
				ask(fmt.Sprintf("lines[%d].charges[%d].amount", i, j), amount)
			}
		}
		if plain(line.Amount) && plain(line.Charge) && plain(line.VAT) {
			continue
		}
		ask(fmt.Sprintf("lines[%d].amount", i), line.Amount)
		ask(fmt.Sprintf("lines[%d].charge", i), line.Charge)
		ask(fmt.Sprintf("lines[%d].vat", i), line.VAT)
	}
	for i, p := range r.Percentages {
		ask(fmt.Sprintf("percentages[%d].amount", i), p.Amount)
	}
	ask("total", r.Total)
	ask("net", r.Net)
	return c.Err()
}

// Charge returns the social charges of all lines; nothing for a result with amounts that no computation has made,
// which [Result.Check] names.
func (r Result) Charge() decimal.Decimal {
	var total decimal.Decimal
	if r.computable() != nil {
		return total
	}
	for _, line := range r.Lines {
		total = total.Add(line.Charge)
	}
	return total
}

// Eligible returns what the lines marked for the tax credit come to: pay and purchases, and the social
// charges on them. The lines themselves are [Result.EligibleLines]. Of a result with amounts that no computation has
// made, which [Result.Check] names, nothing is.
func (r Result) Eligible() (pay, charges decimal.Decimal) {
	if r.computable() != nil {
		return pay, charges
	}
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

// chargePart is what the contributions of a line come to that name one account, empty where they name none.
type chargePart struct {
	account string
	amount  decimal.Decimal
}

// chargeParts returns the charges of a line by the account that shows them, those without one last; nothing for a
// line that bears none.
func (r *Result) chargeParts(line *LineResult) []chargePart {
	var parts []chargePart
	rest := line.Charge
	for _, one := range line.Charges {
		if one.Contribution < 0 || one.Contribution >= len(r.Contributions) {
			continue
		}
		account := r.Contributions[one.Contribution].Contribution.Account
		if account == "" {
			continue
		}
		at := slices.IndexFunc(parts, func(p chargePart) bool { return p.account == account })
		if at < 0 {
			at, parts = len(parts), append(parts, chargePart{account: account})
		}
		parts[at].amount, rest = parts[at].amount.Add(one.Amount), rest.Sub(one.Amount)
	}
	if all := len(parts) > 0 && rest.IsZero(); all || len(line.Charges) == 0 {
		return parts
	}
	return append(parts, chargePart{amount: rest})
}

// chargedTo returns the post that carries the charges of the line; social is empty in a chart that has
// no post for them.
func (r LineResult) chargedTo(social string) string {
	if social == "" {
		return r.Post
	}
	return social
}
