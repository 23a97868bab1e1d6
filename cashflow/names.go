package cashflow

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English, the fields FR and EN; the method In(lang) picks one.
type Text = text.Text

// Rounding names the rule of rounding to the minor unit; its zero value is [HalfAwayFromZero].
type Rounding = money.Rounding

// The rules of rounding.
const (
	HalfAwayFromZero = money.HalfAwayFromZero
	HalfEven         = money.HalfEven
	Down             = money.Down
	Up               = money.Up
)

// Fault is one thing wrong with a document: the Path of the field, the Kind (one of the errors below)
// and the Value refused. Faults, all of a document's, is what Validate returns as an error.
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
	ErrOver100   = fault.ErrOver100
	ErrUnbalance = fault.ErrUnbalance
	ErrTooLarge  = fault.ErrTooLarge
	ErrOrder     = fault.ErrOrder
)
