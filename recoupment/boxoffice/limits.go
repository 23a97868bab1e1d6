package boxoffice

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a declaration, checked before any work.
const (
	// MaxEntries is the largest number of entries of a declaration.
	MaxEntries = 10_000
	// MaxRegimes is the largest number of its regimes.
	MaxRegimes = 100
	// MaxWeeks is the largest number of weeks of a schedule of rates, and of a search.
	MaxWeeks = 1_000
	// MaxCode is the longest identifier, in bytes.
	MaxCode = check.MaxCode
	// maxYears is the longest delay of a rule.
	maxYears = 100
)
