package video

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of an edition, checked before any work.
const (
	// MaxPeriods is the largest number of periods, and of those that a reserve may wait for.
	MaxPeriods = 1_000
	// MaxCode is the longest identifier, in bytes.
	MaxCode = check.MaxCode
)
