package closing

import (
	"github.com/filmfinance/filmfinance/financing"
	"github.com/shopspring/decimal"
)

// Result is the distribution of what a plan raises, against a target. Probabilities are in per cent, to
// Places decimals; amounts in the currency, to its minor unit; each rounded once, half away from zero.
type Result struct {
	Currency string          `json:"currency"`
	Budget   decimal.Decimal `json:"budget"`
	// Target is what must be raised for the plan to close.
	Target decimal.Decimal `json:"target"`
	Places int32           `json:"places"`
	Method Method          `json:"method"`
	// Draws and Seed are those of a sample.
	Draws int    `json:"draws,omitempty"`
	Seed  uint64 `json:"seed,string,omitempty"`
	// Probability that the sources that come are at least Target.
	Probability decimal.Decimal `json:"probability"`
	// Expected is the mean of what is raised; Shortfall that of what is missing to the target (nothing when
	// the plan closes); ShortfallIfOpen the same among the cases in which it does not close, zero when
	// there are none.
	Expected        decimal.Decimal `json:"expected"`
	Shortfall       decimal.Decimal `json:"shortfall"`
	ShortfallIfOpen decimal.Decimal `json:"shortfall_if_open"`
	// StandardError is that of Probability, in points; ExpectedError and ShortfallError those of the two
	// means. They are rounded up, and only a sample has them. None at all says that all draws agree, not that
	// the probability is certain.
	StandardError  decimal.Decimal `json:"standard_error,omitzero"`
	ExpectedError  decimal.Decimal `json:"expected_error,omitzero"`
	ShortfallError decimal.Decimal `json:"shortfall_error,omitzero"`
	// Least and Most bound what can be raised.
	Least decimal.Decimal `json:"least"`
	Most  decimal.Decimal `json:"most"`
	// Quantiles are in the order of the levels asked for.
	Quantiles []Quantile `json:"quantiles"`
	// Outcomes are the whole distribution, from the least amount; none where it has more than [MaxOutcomes]
	// points.
	Outcomes []Outcome `json:"outcomes,omitempty"`
	// Certain are the sources that come, Never those that do not: of probability 100 or 0, and those that
	// follow from what they need. By identifier.
	Certain []string `json:"certain,omitempty"`
	Never   []string `json:"never,omitempty"`
	// Sources are the others, from the one that matters most: by Difference, then by what the shortfall loses
	// when it comes, by amount and by identifier.
	Sources []Importance `json:"sources,omitempty"`

	law *law // not in JSON
}

// Quantile is the largest amount that is raised with at least a probability.
type Quantile struct {
	// Level is in per cent: with 95, what can nearly be counted on.
	Level  decimal.Decimal `json:"level"`
	Amount decimal.Decimal `json:"amount"`
}

// Outcome is one amount that can be raised.
type Outcome struct {
	Amount decimal.Decimal `json:"amount"`
	// AtLeast is the probability of raising this amount or more.
	AtLeast decimal.Decimal `json:"at_least"`
	// Probability of exactly this amount: AtLeast less that of the next outcome, so that they add up to 100.
	Probability decimal.Decimal `json:"probability"`
}

// Importance is what one source changes.
type Importance struct {
	// Source is its identifier in the plan.
	Source string          `json:"source"`
	Label  string          `json:"label"`
	Amount decimal.Decimal `json:"amount"`
	// Own is the probability that the plan gives it, when all it needs have come; Comes that with which it
	// comes at all.
	Own   decimal.Decimal `json:"own"`
	Comes decimal.Decimal `json:"comes"`
	// Came is the number of draws of a sample in which it came. A case that no draw has is given the figures
	// of all draws.
	Came int `json:"came,omitempty"`
	// With is the probability of closing when it comes, Without when it does not, and Difference the first
	// less the second. That it comes tells that what it needs has come too.
	With       decimal.Decimal `json:"with"`
	Without    decimal.Decimal `json:"without"`
	Difference decimal.Decimal `json:"difference"`
	// ShortfallWith and ShortfallWithout are the mean shortfall in the two cases.
	ShortfallWith    decimal.Decimal `json:"shortfall_with"`
	ShortfallWithout decimal.Decimal `json:"shortfall_without"`
}

// Of returns the distribution of what a plan raises. Each source comes whole or not at all, independently of
// the others, with its probability; one that has needs, with its probability when all of them have come, else
// not. Statuses do not enter: a signed source of 90 per cent may fail.
//
// The method is exact where the work stays within [MaxWork], else it needs a seed. The same question gives the
// same result, whatever the order of the sources.
//
// Errors, as [Faults]: those of [financing.Plan.Validate]; under "options", kinds of package financing, and
// [ErrNoSeed] at "options.seed"; financing.ErrTooLarge for amounts above 2 x 10^18 minor units together, at
// "options.method" for an exact result out of reach, and at "options.draws" above [MaxSampled].
func Of(plan financing.Plan, options Options) (Result, error) {
	m, err := newModel(plan, options)
	if err != nil {
		return Result{}, err
	}
	e, err := m.evaluate()
	if err != nil {
		return Result{}, err
	}
	return m.report(e), nil
}
