package costreport

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/text"
)

// Text is a label in French and in English: a struct of the fields FR and EN, "fr" and "en" in JSON,
// where a plain string stands for both; the method In(lang) picks one.
type Text = text.Text

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
	ErrCurrency  = fault.ErrCurrency
	ErrNegative  = fault.ErrNegative
	ErrRange     = fault.ErrRange
	ErrTooLarge  = fault.ErrTooLarge
	ErrOrder     = fault.ErrOrder
	ErrCycle     = fault.ErrCycle
	// ErrUnbalance is reported by the Check of a result only.
	ErrUnbalance = fault.ErrUnbalance
	// ErrMismatch reports an entry that is not on the account, the order or of the kind of what it refers to.
	ErrMismatch = errors.New("does not agree with what it refers to")
)

// Limits of a book, checked before any work. They are far above any film.
const (
	// MaxAccounts is the largest number of accounts.
	MaxAccounts = 20_000
	// MaxPosts is the largest number of posts.
	MaxPosts = 200
	// MaxEntries is the largest number of entries.
	MaxEntries = 200_000
	// MaxTransfers is the largest number of transfers.
	MaxTransfers = 20_000
	// MaxClosings is the largest number of reports: ten years of weeks.
	MaxClosings = 520
	// MaxEstimates is the largest number of estimates, all closings together.
	MaxEstimates = 500_000
	// MaxDays is the largest number of days of shooting.
	MaxDays = 2_000
	// MaxChanges is the largest number of changes of each kind of a corrective measure.
	MaxChanges = 20_000
	// MaxLateDays bounds the days of grace of a late invoice.
	MaxLateDays = 3_660
	// MaxTotal bounds what all the amounts of a book come to, signs left out, in minor units (cents).
	MaxTotal = 1_000_000_000_000_000_000
	// MaxCode is the largest length, in bytes, of an identifier.
	MaxCode = check.MaxCode
	// MaxText is the largest length, in bytes, of a label.
	MaxText = check.MaxText
)
