package board

import "github.com/filmfinance/filmfinance/internal/check"

// Limits of a shoot, checked before anything else.
const (
	// MaxStrips is the largest number of strips, MaxDays that of shooting days.
	MaxStrips = 20_000
	MaxDays   = 1_000
	// MaxWalk is the most days from the first to the last of a plan.
	MaxWalk = 5_000
	// MaxLocations, MaxTerms, MaxEvents and MaxCalls are the largest numbers of those, MaxSpans that of the spans of one
	// availability and MaxSun that of the days of a table of the sun.
	MaxLocations = 1_000
	MaxTerms     = 25_000
	MaxEvents    = 20_000
	MaxCalls     = 20_000
	MaxSpans     = 1_000
	MaxSun       = 3_660
	// MaxWork is the most days of work of all roles and elements of a plan together, MaxNeeds the most roles and elements of
	// the scenes of all strips.
	MaxWork  = 100_000
	MaxNeeds = 1_000_000
	// MaxCells is the most cells of a day out of days.
	MaxCells = 2_000_000
	// MaxGap is the longest gap that a rule of release may ask for, in days.
	MaxGap = 1_000
	// MaxCode is the longest identifier, and MaxText the longest text, in bytes.
	MaxCode = check.MaxCode
	MaxText = check.MaxText
	// longestDay is the latest end of a day: the second midnight.
	longestDay = 48 * 60
)
