package recoupment

import "errors"

// Errors of a run. They come with the movement and the place that met them.
var (
	// ErrNowhere reports money left in a pool that names no pool for it.
	ErrNowhere = errors.New("the tiers leave money and the pool sends it nowhere")
	// ErrOverAllocated reports rights side by side whose rates add up to more than what reaches them.
	ErrOverAllocated = errors.New("the rights of the tier take more than reaches it")
	// ErrNotCompiled reports a [Cascade], [Run] or [Film] that was not made by Compile or Open.
	ErrNotCompiled = errors.New("the deal is not compiled")
	// ErrNotPlaced reports a receipt that does not say where it is in a dimension that a right filters by.
	ErrNotPlaced = errors.New("the receipt has no coordinate in a dimension that the right asks for")
	// ErrEffort reports a movement that thresholds cut into more than [MaxSlices] slices, or whose
	// exact fractions cost more than [MaxEffort].
	ErrEffort = errors.New("the movement costs more than the library spends on one")
)
