package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// LawSource says where a figure is written: the fields Title and Address.
type LawSource = law.Source

// Rounding names the rule of rounding to the minor unit; its zero value is [HalfAwayFromZero]. Its words
// in JSON are half_away_from_zero, half_even, down and up.
type Rounding = money.Rounding

// The rules of rounding.
const (
	HalfAwayFromZero = money.HalfAwayFromZero
	HalfEven         = money.HalfEven
	Down             = money.Down
	Up               = money.Up
)

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
	ErrCycle     = fault.ErrCycle
	ErrCurrency  = fault.ErrCurrency
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrOver100   = fault.ErrOver100
	ErrUnbalance = fault.ErrUnbalance
)
