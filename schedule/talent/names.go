package talent

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// Fault is one thing wrong with a document: the Path of the field, its Kind and the Value refused. Faults is
// everything wrong with it, the error of Validate.
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
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrCycle     = fault.ErrCycle
	ErrOrder     = fault.ErrOrder
	ErrUnbalance = fault.ErrUnbalance
)

// ErrEffort reports a count of [Optima] that needs more than its options allow, or that exceeds 64 bits.
var ErrEffort = errors.New("the search needs more than it was given")
