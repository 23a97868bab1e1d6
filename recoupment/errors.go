package recoupment

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/cascade"
)

// Errors of a run. They come with the movement and the place that met them.
var (
	// ErrNowhere reports money left in a pool that names no pool for it.
	ErrNowhere = cascade.ErrNowhere
	// ErrOverAllocated reports rights side by side that take more than their part, with nobody to bear it.
	ErrOverAllocated = cascade.ErrOverAllocated
	// ErrNotPlaced reports a receipt that does not say where it is in a dimension that a rule filters by,
	// or has no contract where a rule tests it that applies to it otherwise.
	ErrNotPlaced = cascade.ErrNotPlaced
	// ErrEffort reports a movement that thresholds cut into more than [MaxSlices] slices, or whose
	// exact fractions cost more than [MaxEffort], or are too long to be saved.
	ErrEffort = cascade.ErrEffort
	// ErrUnsteady reports a threshold that turns forth and back without money moving: the rates before it
	// lead away from it, and so do the rates after it.
	ErrUnsteady = cascade.ErrUnsteady
	// ErrReopened reports a way ahead on which a transfer falls due that an account recoups: entered at the end
	// of the movement, it may take away what was reached. The movements are then to be played instead.
	ErrReopened = errors.New("a transfer that falls due on the way is recouped")
	// ErrNotCompiled reports a [Cascade], [Run] or [Film] that was not made by Compile or Open.
	ErrNotCompiled = errors.New("the deal is not compiled")
)

// Kinds of fault of a deal that can never do what it says.
var (
	// ErrUnreachable reports a rule that no receipt can reach, a step that is never in force, and a listed
	// party that nothing pays or charges.
	ErrUnreachable = errors.New("nothing can reach it")
	// ErrNever reports a condition that can never be reached.
	ErrNever = errors.New("it can never be reached")
)
