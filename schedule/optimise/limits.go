package optimise

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// Limits of a shoot and of a search, checked before any work.
const (
	// MaxScenes, MaxActors and MaxLocations are the largest numbers of each.
	MaxScenes    = 300
	MaxActors    = 500
	MaxLocations = 200
	// MaxDates is the largest number of dates of a shoot.
	MaxDates = 448
	// MaxEighths is the most eighths of a day, MaxDays the most whole days of a scene.
	MaxEighths = 200
	MaxDays    = 5
	// MaxWindows is the most windows, and the most blocked dates, of an actor or a location.
	MaxWindows = MaxDates
	// MaxPrecedences is the largest number of precedences.
	MaxPrecedences = 10_000
	// MaxSearched is the largest number of scenes of which a search can try every plan.
	MaxSearched = 64
	// MaxNodes and MaxMoves are the most nodes and moves of a search, DefaultNodes and DefaultMoves those of one
	// which names none, fewer where the casts are so large that they would take minutes; a quarter of these nodes for
	// more than twenty scenes, a tenth of these moves for up to twenty.
	MaxNodes     = 1_000_000_000
	DefaultNodes = 200_000
	MaxMoves     = 100_000_000
	DefaultMoves = 400_000
	// MaxMemory is the largest memory of a search, in bytes, DefaultMemory that of one which names none.
	MaxMemory     = 1 << 34
	DefaultMemory = 64 << 20
	// MaxCode is the longest name, in bytes.
	MaxCode = check.MaxCode
)

// usual bounds what the moves, and the nodes, of a search which names none look at.
const usual = 500_000_000

// maxTotal bounds all that a plan may cost, in the smallest unit in use.
const maxTotal = 1 << 56

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
	ErrOrder     = fault.ErrOrder
	ErrCycle     = fault.ErrCycle
	ErrUnbalance = fault.ErrUnbalance
	// ErrInfeasible is a constraint that no plan satisfies, alone or with the others.
	ErrInfeasible = errors.New("no plan satisfies it")
	// ErrEffort reports that no plan was found with the effort allowed, and that none was proved impossible.
	ErrEffort = errors.New("no plan was found with the effort allowed")
)
