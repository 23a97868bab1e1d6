package cashflow

import (
	"math/big"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Key is a spending key (clé de décaissement): how an amount is spread over the production calendar.
// The amount is split between the elements first, then over the weeks of each element that is a phase;
// each split rounds the cumulative share and takes differences, so that it closes on the amount.
type Key struct {
	ID       string    `json:"id"`
	Elements []Element `json:"elements"`
}

// Element is one part of a key: either at a milestone, or spread equally over the weeks of a phase,
// each week's share dated on its Friday.
type Element struct {
	// Milestone is the code of a milestone; empty for a phase.
	Milestone string `json:"milestone,omitempty"`
	// Phase is the code of a phase; empty for a milestone.
	Phase string `json:"phase,omitempty"`
	// Percent of the amount; the elements of a key add up to 100.
	Percent decimal.Decimal `json:"percent"`
	// Days and Weeks shift every date of the element, later or, when negative, earlier.
	Days  int `json:"days,omitempty"`
	Weeks int `json:"weeks,omitempty"`
}

// step is an element with its dates: a share of the amount, split equally over the days.
type step struct {
	share *big.Rat
	days  []schedule.Date
}

// spread is a key, or the instalments of a source, ready to use.
type spread []step

// size is the number of dated shares.
func (s spread) size() int {
	total := 0
	for _, one := range s {
		total += len(one.days)
	}
	return total
}

// part is one dated share of an amount.
type part struct {
	step   int
	date   schedule.Date
	amount decimal.Decimal
}

// split gives the dated shares of an amount, in the order of the elements. The shares of a spread that
// was validated add up to 100 %, so the error is only ever that of a defect.
func (s spread) split(amount decimal.Decimal, places int32, rule Rounding) ([]part, error) {
	shares := make([]*big.Rat, len(s))
	for i, one := range s {
		shares[i] = one.share
	}
	amounts, err := money.Instalments(amount, shares, places, rule)
	if err != nil {
		return nil, err
	}
	parts := make([]part, 0, s.size())
	for i, one := range s {
		equal, err := money.Instalments(amounts[i], equalShares(len(one.days)), places, rule)
		if err != nil {
			return nil, err
		}
		for j, day := range one.days {
			parts = append(parts, part{step: i, date: day, amount: equal[j]})
		}
	}
	return parts, nil
}

func equalShares(n int) []*big.Rat {
	one := big.NewRat(1, 1)
	shares := make([]*big.Rat, n)
	for i := range shares {
		shares[i] = one
	}
	return shares
}

// daysInWeek is the length of a week, from Monday to Sunday.
const daysInWeek = 7

// fridays returns the pay days of a phase, shifted by a number of days.
func fridays(phase schedule.Phase, shift int) []schedule.Date {
	days := phase.Fridays()
	for i := range days {
		days[i] = days[i].AddDays(shift)
	}
	return days
}
