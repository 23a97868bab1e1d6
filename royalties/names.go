package royalties

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English, the fields FR and EN; the method In(lang) picks one.
type Text = text.Text

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
	ErrDuplicate = fault.ErrDuplicate
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	// ErrUnbalance is reported by [Account.Check] only.
	ErrUnbalance = fault.ErrUnbalance
)
