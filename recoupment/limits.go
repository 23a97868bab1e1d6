package recoupment

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a deal and of its movements, checked before any work.
const (
	// MaxRights is the largest number of rights of a deal.
	MaxRights = 5_000
	// MaxPools is the largest number of pools, of accounts, of counters, of thresholds and of
	// transfers, each.
	MaxPools = 2_000
	// MaxTerms is the largest number of steps of a right, of terms of a condition, of dimensions of a
	// filter and of its values in one dimension.
	MaxTerms = 200
	// MaxEntries is the largest number of costs, of counts and of receipts of one movement, each.
	MaxEntries = 2_000
	// MaxSlices is the largest number of slices into which thresholds may cut one movement.
	MaxSlices = 20_000
	// MaxEffort bounds the work of one movement, about a second: each fraction that is computed counts
	// for 20 and the square of its length in words of 64 bits.
	MaxEffort = 20_000_000
	// MaxPeriods is the largest number of periods of a scenario.
	MaxPeriods = 1_000
	// MaxCode is the longest name of a pool, a right, a party, an account..., in bytes.
	MaxCode = check.MaxCode
)
