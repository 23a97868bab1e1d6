package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Rounding names the rule of rounding to the minor unit; its zero value is half away from zero. Its words
// in JSON are half_away_from_zero, half_even, down and up.
type Rounding = money.Rounding

// HalfAwayFromZero is the rule of rounding by default.
const HalfAwayFromZero = money.HalfAwayFromZero

// Source says where a figure is written: a struct of the Title of the text and its Address.
type Source = law.Source

// Fault is one thing wrong with a document: a struct of the Path of the field, the Kind (one of the
// errors below) and the Value refused. Faults is a []Fault, everything wrong with a document, and the
// error that Validate returns: errors.As finds it, errors.Is asks it for a kind, and in JSON it is a list
// of objects with path, kind, message and value.
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
	ErrOrder     = fault.ErrOrder
	ErrTooLarge  = fault.ErrTooLarge
	// ErrUnbalance is reported by [Result.Check] only.
	ErrUnbalance = fault.ErrUnbalance
	// ErrBefore and ErrNone report a day on which a figure of the law is not established: before the first
	// day known, or later.
	ErrBefore = law.ErrBefore
	ErrNone   = law.ErrNone
	// ErrUnconfirmed reports a figure of the law that is known and not established: the caller supplies it, or
	// accepts it by name.
	ErrUnconfirmed = law.ErrUnconfirmed
)
