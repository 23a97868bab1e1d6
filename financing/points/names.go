package points

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where a scale is written: the fields Title and Address.
type Source = law.Source

// Status says how well a figure is established: unconfirmed, derived or confirmed in JSON.
type Status = law.Status

// The statuses.
const (
	Unconfirmed = law.Unconfirmed
	Derived     = law.Derived
	Confirmed   = law.Confirmed
)

// Faults is everything wrong with a document: errors.Is asks it for a kind.
type Faults = fault.Faults

// The kinds of fault, for errors.Is.
var (
	ErrSyntax    = fault.ErrSyntax
	ErrRequired  = fault.ErrRequired
	ErrUnknown   = fault.ErrUnknown
	ErrDuplicate = fault.ErrDuplicate
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrUnbalance = fault.ErrUnbalance
	ErrTooLarge  = fault.ErrTooLarge
	// ErrBefore reports a scale that is not known so early.
	ErrBefore = law.ErrBefore
	// ErrNone reports a scale that is not established on a day: the caller supplies it.
	ErrNone = law.ErrNone
)
