package windows

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of the documents, checked before anything else.
const (
	// MaxWindows is the largest number of windows of an agreement, and of services that it knows, each.
	MaxWindows = 200
	// MaxServices is the largest number of services of a film, and of counts of its admissions, each.
	MaxServices = 200
	// MaxMonths is the longest time in months after the release: fifty years.
	MaxMonths = 600
	// MaxWeek is the last week whose admissions count.
	MaxWeek = 520
	// MaxClauses is the largest number of clauses of all contracts together, and of contracts.
	MaxClauses = 300
	// MaxTerritories is the largest number of territories of a clause, and of those that it leaves out.
	MaxTerritories = 300
	// MaxCode is the longest code, and MaxText the longest label, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
)
