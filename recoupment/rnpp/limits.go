package rnpp

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Limits of the documents, checked before any work. The deal that they make has those of recoupment too.
const (
	// MaxStreams is the largest number of streams of a film, of mandates, of costs and guarantees, each.
	MaxStreams = 500
	// MaxTogether is the largest number of streams whose turnovers climb one scale. What they make of conditions in
	// the deal and in all the views is bounded by [recoupment.MaxConditions].
	MaxTogether = 50
	// MaxEntries is the largest number of lump sums and of lines of amortisation, each.
	MaxEntries = 1_000
	// MaxTerms is the largest number of steps, bands, sizes of sale and sub-distributors of a commission.
	MaxTerms = recoupment.MaxTerms
	// MaxCode is the longest name, in bytes. Names are joined, so that those of a deal may be refused before.
	MaxCode = check.MaxCode
)
