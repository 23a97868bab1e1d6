package cascade

import (
	"errors"
	"fmt"
)

// Why a run stops.
var (
	ErrNowhere       = errors.New("the tiers leave money and the pool sends it nowhere")
	ErrOverAllocated = errors.New("the rights of the tier take more than reaches it")
	ErrNotPlaced     = errors.New("the receipt has no coordinate in a dimension that the rule asks for")
	ErrEffort        = errors.New("the movement costs more than the library spends on one")
	ErrUnsteady      = errors.New("a threshold turns forth and back without money moving")
)

func stop(kind error, place string) error { return fmt.Errorf("%s: %w", place, kind) }

// Limits of one movement.
const (
	// MaxSlices is the largest number of slices into which switches may cut it.
	MaxSlices = 20_000
	// MaxEffort bounds its work, about a second: each fraction that is computed counts for 20, and a long one
	// for what reducing it takes.
	MaxEffort = 20_000_000
)

const stepCost = 20

// words is the cost of the length of a fraction, in words of 64 bits: that of a greatest common divisor, which
// grows as the square, though slowly.
func words(f F) int {
	n := f.Words()
	return n*n/16 + 4*n
}
