package follow

import (
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Column is a column of the plan.
type Column = cashflow.Column

// Fault is one thing wrong with a document: a struct of the Path of the field, the Kind (one of the
// errors below) and the Value refused. Faults is a []Fault, everything wrong with a document, and the
// error that Validate returns: errors.As finds it, errors.Is asks it for a kind.
type (
	Fault  = fault.Fault
	Faults = fault.Faults
)

// The kinds of fault, for errors.Is.
var (
	ErrSyntax    = fault.ErrSyntax
	ErrRequired  = fault.ErrRequired
	ErrUnknown   = fault.ErrUnknown
	ErrDuplicate = fault.ErrDuplicate
	ErrCurrency  = fault.ErrCurrency
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrOrder     = fault.ErrOrder
	// ErrUnbalance is reported by a Check only, or for a plan that does not add up.
	ErrUnbalance = fault.ErrUnbalance
)

// Limits of a follow-up, beside those of the plan, checked before any work.
const (
	// MaxPayments is the largest number of payments.
	MaxPayments = 100_000
	// MaxRules is the largest number of rules of the rest, MaxDated the largest number of payments of a rule.
	MaxRules = 20_000
	MaxDated = 1_000
	// MaxLines and MaxPosts are the largest numbers of lines and posts that are described.
	MaxLines = 50_000
	MaxPosts = 1_000
	// MaxMeasures is the largest number of corrective measures of a search, MaxSteps that of the steps of one,
	// MaxScenarios that of scenarios side by side.
	MaxMeasures  = 60
	MaxSteps     = 200
	MaxScenarios = 50
	// MaxTogether is the largest number of measures that are tried together.
	MaxTogether = 6
	// MaxTrials is the largest number of combinations of a search, and MaxEffort that of combinations times
	// the movements that are expected and the steps that go through them.
	MaxTrials = 20_000
	MaxEffort = 50_000_000
	// MaxMatches bounds the sum, over the payments, of the movements of the line that each is set against.
	MaxMatches = 50_000_000
	// MaxShift bounds a shift of days, on both sides.
	MaxShift = cashflow.MaxShift
	// MaxAmount bounds an amount, on both sides.
	MaxAmount = cashflow.MaxAmount
)
