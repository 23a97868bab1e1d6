package rules

import (
	"github.com/shopspring/decimal"
)

// Verdict says how a film stands to a rule.
type Verdict string

// The verdicts.
const (
	Pass Verdict = "pass"
	Fail Verdict = "fail"
	// CannotTell is a rule on which an input that is missing, or a figure of the law that is not established,
	// decides: [Result.Missing] names it.
	CannotTell Verdict = "cannot_tell"
)

// Bound says how a figure must stand to its limit.
type Bound string

// The bounds.
const (
	AtMost  Bound = "at_most"
	AtLeast Bound = "at_least"
	// Above is strictly more than the limit.
	Above Bound = "above"
)

// Unit says what a figure and its limit count.
type Unit string

// The units.
const (
	// Money is in the currency of the case.
	Money Unit = "money"
	// Euros is the money of the texts: it can be compared in a case in euros only.
	Euros   Unit = "euros"
	Percent Unit = "percent"
	Points  Unit = "points"
	Days    Unit = "days"
	Months  Unit = "months"
	Years   Unit = "years"
	Count   Unit = "count"
)

// Status says how well what a result stands on is established: the weakest of its parameters.
type Status string

// The statuses, from the weakest.
const (
	// Unconfirmed figures are used only when the case accepts them by name.
	Unconfirmed Status = "unconfirmed"
	// Supplied is a figure of the case.
	Supplied  Status = "supplied"
	Derived   Status = "derived"
	Confirmed Status = "confirmed"
)

// Label returns the name of the status that people read, or an empty text when it is not a known one.
func (s Status) Label() Text {
	switch s {
	case Unconfirmed:
		return Text{FR: "non établi", EN: "unconfirmed"}
	case Supplied:
		return Text{FR: "fourni", EN: "supplied"}
	case Derived:
		return Text{FR: "déduit", EN: "derived"}
	case Confirmed:
		return Text{FR: "établi", EN: "confirmed"}
	}
	return Text{}
}

// rank orders the statuses from the weakest.
func (s Status) rank() int {
	for i, one := range []Status{Unconfirmed, Supplied, Derived} {
		if s == one {
			return i
		}
	}
	return 3
}

// Line is one amount that makes a figure or stands behind a limit: a source of the plan by its identifier, a fact
// of the case by its path in the document, or a step of the rule by a name that begins with the sign =.
type Line struct {
	Name   string          `json:"name"`
	Amount decimal.Decimal `json:"amount"`
}

// Figure is a parameter as a result used it.
type Figure struct {
	Parameter Parameter `json:"parameter"`
	// Value is nil where there is none that may be used.
	Value  *decimal.Decimal `json:"value,omitempty"`
	Unit   Unit             `json:"unit"`
	Status Status           `json:"status"`
	// Source is empty for a figure of the case.
	Source Source `json:"source,omitzero"`
}

// Result is the answer of one rule, for one subject where it has several.
type Result struct {
	Rule Rule `json:"rule"`
	// Subject is the source, the co-producer, the person, the channel or the scheme that was tested; empty is the film.
	Subject string  `json:"subject,omitempty"`
	Label   Text    `json:"label"`
	Verdict Verdict `json:"verdict"`
	Bound   Bound   `json:"bound"`
	// Figure and Limit are exact, not rounded, but for what a rule says of a day or of a month. They are nil where
	// they are not known. Where the verdict does not depend on what is missing they are those that decide it: the
	// Margin is then the least there is in a pass, and the least there lacks in a failure.
	Figure *decimal.Decimal `json:"figure,omitempty"`
	Limit  *decimal.Decimal `json:"limit,omitempty"`
	// Margin is how far the figure is on the right side of the limit, negative on the wrong one; it is zero, and
	// the rule not met, for a figure that must be above its limit and is equal to it.
	Margin *decimal.Decimal `json:"margin,omitempty"`
	Unit   Unit             `json:"unit"`
	// Missing are the inputs that would decide, by their path in the case; a parameter is supplied.name.
	Missing []string `json:"missing,omitempty"`
	// Lines add up to Figure; Base are the amounts that the limit was taken of.
	Lines []Line `json:"lines,omitempty"`
	Base  []Line `json:"base,omitempty"`
	// Parameters are the figures of the law, or of the case, that were used or looked for.
	Parameters []Figure `json:"parameters,omitempty"`
	Sources    []Source `json:"sources,omitempty"`
	Status     Status   `json:"status"`
}

// Skipped is a rule that does not apply to the film, or of which the case has no subject.
type Skipped struct {
	Rule   Rule `json:"rule"`
	Label  Text `json:"label"`
	Reason Text `json:"reason"`
}

// Report is the answer of several rules.
type Report struct {
	Currency string `json:"currency"`
	// Results are in the order of [Rules], then in that of the case.
	Results []Result  `json:"results"`
	Skipped []Skipped `json:"skipped,omitempty"`
}

// Of returns the results of a rule.
func (r Report) Of(rule Rule) []Result {
	var found []Result
	for _, one := range r.Results {
		if one.Rule == rule {
			found = append(found, one)
		}
	}
	return found
}

// Count returns how many results have a verdict.
func (r Report) Count(v Verdict) int {
	n := 0
	for _, one := range r.Results {
		if one.Verdict == v {
			n++
		}
	}
	return n
}
