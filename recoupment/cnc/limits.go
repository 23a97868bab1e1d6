package cnc

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of the documents, checked before any work.
const (
	// MaxTerms is the largest number of slices of a scale, and of shares.
	MaxTerms = 50
	// MaxEntries is the largest number of entries of an account.
	MaxEntries = 1_000
	// MaxCode is the longest identifier, in bytes.
	MaxCode = check.MaxCode
	// maxYears is the longest time during which a film generates support.
	maxYears = 100
)
