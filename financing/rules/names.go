package rules

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where a figure or a rule is written: the fields Title and Address.
type Source = law.Source

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
	ErrUnbalance = fault.ErrUnbalance
	ErrTooLarge  = fault.ErrTooLarge
)

// Limits of a case.
const (
	// MaxFacts is the largest number of facts of one kind: persons, broadcasters, payments, obligations to spend of
	// all the sources of the plan together...
	MaxFacts = 1_000
	// MaxParties is the largest number of co-producers of a treaty, and of producers with direct allocations.
	MaxParties = 50
	// maxCount bounds whole numbers: years, months, films.
	maxCount = 1_000_000
	// maxYears bounds a delay in years.
	maxYears = 100
)
