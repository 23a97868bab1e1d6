package agrement

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English; the method In(lang) picks one.
type Text = text.Text

// Faults is everything wrong with a document; its kinds are the errors below.
type Faults = fault.Faults

// The kinds of fault, for errors.Is.
var (
	ErrRequired  = fault.ErrRequired
	ErrUnknown   = fault.ErrUnknown
	ErrDuplicate = fault.ErrDuplicate
	ErrCurrency  = fault.ErrCurrency
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
)
