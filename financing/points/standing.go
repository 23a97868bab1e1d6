package points

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Verdict says how a score stands to a threshold.
type Verdict string

// The verdicts.
const (
	Reached    Verdict = "reached"
	NotReached Verdict = "not_reached"
	// CannotTell is a threshold that the posts that are not told may still reach.
	CannotTell Verdict = "cannot_tell"
)

// Standing is how a score stands to a threshold.
type Standing struct {
	Threshold
	// Obtained are the points that count; Untold is the most that those that cannot be told may add.
	Obtained decimal.Decimal `json:"obtained"`
	Untold   decimal.Decimal `json:"untold"`
	// Margin is Obtained less the points of the threshold, negative below it.
	Margin  decimal.Decimal `json:"margin"`
	Verdict Verdict         `json:"verdict"`
}

// standing compares the score with a threshold.
func (s Score) standing(t Threshold) Standing {
	one := Standing{Threshold: t}
	for _, group := range s.Groups {
		if !slices.Contains(t.Without, group.Code) {
			one.Obtained, one.Untold = one.Obtained.Add(group.Obtained), one.Untold.Add(group.Untold)
		}
	}
	one.Margin = one.Obtained.Sub(t.Points)
	switch {
	case !one.Margin.IsNegative():
		one.Verdict = Reached
	case one.Margin.Add(one.Untold).IsNegative():
		one.Verdict = NotReached
	default:
		one.Verdict = CannotTell
	}
	return one
}

// Standing returns how the score stands to the threshold of a code, and whether the grid has it.
func (s Score) Standing(code string) (Standing, bool) {
	i := slices.IndexFunc(s.Standings, func(one Standing) bool { return one.Code == code })
	if i < 0 {
		return Standing{}, false
	}
	return s.Standings[i], true
}

// Next returns the threshold that lacks the fewest points, the first of several, and false where all are
// reached.
func (s Score) Next() (Standing, bool) {
	next, found := Standing{}, false
	for _, one := range s.Standings {
		if one.Verdict != Reached && (!found || one.Margin.GreaterThan(next.Margin)) {
			next, found = one, true
		}
	}
	return next, found
}
