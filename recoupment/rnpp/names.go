package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where a figure or a rule is written: the fields Title and Address.
type Source = law.Source

// Fault is one thing wrong with a document: a struct of the Path of the field, the Kind (one of the
// errors below) and the Value refused. Faults is a []Fault, everything wrong with a document, and the
// error that Validate returns: errors.As finds it, errors.Is asks it for a kind, and in JSON it is a list
// of objects with path, kind, message and value.
type (
	Fault  = fault.Fault
	Faults = fault.Faults
)

// The kinds of fault, for errors.Is, and the errors of a figure of the law.
var (
	ErrSyntax    = fault.ErrSyntax
	ErrRequired  = fault.ErrRequired
	ErrUnknown   = fault.ErrUnknown
	ErrDuplicate = fault.ErrDuplicate
	ErrCurrency  = fault.ErrCurrency
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrOver100   = fault.ErrOver100
	ErrUnbalance = fault.ErrUnbalance
	ErrOrder     = fault.ErrOrder
	ErrCycle     = fault.ErrCycle
	ErrTooLarge  = fault.ErrTooLarge
	// ErrBefore reports a day before the first established value.
	ErrBefore = law.ErrBefore
	// ErrNone reports a day without an established value.
	ErrNone = law.ErrNone
)

var hundred = decimal.New(100, 0)

// percentOf returns rate per cent of an amount, exactly.
func percentOf(amount, rate decimal.Decimal) decimal.Decimal { return amount.Mul(rate).Shift(-2) }

// acceptable reports whether amounts may be computed with: what a function that returns no error asks first.
func acceptable(amounts ...decimal.Decimal) bool {
	return !slices.ContainsFunc(amounts, func(d decimal.Decimal) bool { return !money.Acceptable(d) })
}
