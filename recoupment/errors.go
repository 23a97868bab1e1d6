package recoupment

import "errors"

// Errors of a run. They come with the movement and the place that met them.
var (
	// ErrNowhere reports money left in a pool that names no pool for it.
	ErrNowhere = errors.New("the tiers leave money and the pool sends it nowhere")
	// ErrOverAllocated reports rights side by side whose rates add up to more than what reaches them.
	ErrOverAllocated = errors.New("the rights of the tier take more than reaches it")
	// ErrTooManySlices reports a movement cut more than [MaxSlices] times, or into more slices than
	// [MaxEffort] allows a deal of its size.
	ErrTooManySlices = errors.New("thresholds cut the movement too many times")
)
