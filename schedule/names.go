package schedule

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where a rule is written: the Title of the text and the Address where it can be read.
type Source = law.Source

// Status says how well a rule is established.
type Status = law.Status

// The statuses of a rule.
const (
	Unconfirmed = law.Unconfirmed
	Derived     = law.Derived
	Confirmed   = law.Confirmed
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
	ErrDuplicate = fault.ErrDuplicate
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrUnknown   = fault.ErrUnknown
	ErrOrder     = fault.ErrOrder
	ErrCycle     = fault.ErrCycle
)
