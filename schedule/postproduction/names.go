package postproduction

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Source says where something is written: the fields Title and Address.
type Source = schedule.Source

// Faults is everything wrong with a document: errors.Is asks it for a kind.
type Faults = fault.Faults

// The kinds of fault, for errors.Is.
var (
	ErrSyntax        = fault.ErrSyntax
	ErrRequired      = fault.ErrRequired
	ErrUnknown       = fault.ErrUnknown
	ErrDuplicate     = fault.ErrDuplicate
	ErrRange         = fault.ErrRange
	ErrTooLarge      = fault.ErrTooLarge
	ErrCycle         = fault.ErrCycle
	ErrEither        = schedule.ErrEither
	ErrNoBusinessDay = schedule.ErrNoBusinessDay
)
