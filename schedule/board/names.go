package board

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
	"github.com/filmfinance/filmfinance/schedule"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

// Minute counts minutes: a length of time, or a time of a civil day, where 24:30 is half past midnight at
// the end of that day. In JSON it is a text, "08:00", "39:00".
type Minute = schedule.Minute

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
	ErrDuplicate = fault.ErrDuplicate
	ErrUnknown   = fault.ErrUnknown
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrOrder     = fault.ErrOrder
	ErrUnbalance = fault.ErrUnbalance
)

// oneFault is the error of an operation that has one thing to say.
func oneFault(path string, kind error, value any) error {
	var c fault.Collector
	c.Add(path, kind, value)
	return c.Err()
}
