package budget

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Contribution is one social charge on the pay of a category (population).
type Contribution struct {
	Category string `json:"category"`
	Label    string `json:"label"`
	// Base is the part of the pay on which the contribution stands.
	Base Tranche `json:"base"`
	// Rate is in per cent of the base, from -100 to 100; a negative rate is a relief. For [EachUnit] and
	// [EachLine] it is an amount in the currency of the budget.
	Rate decimal.Decimal `json:"rate"`
	// Floor and Ceiling bound the [Band], or the [WholeAbove], of the pay of one person; a ceiling of zero is none. For [Daily]
	// the ceiling is the cap of the base for one day of work.
	Floor   decimal.Decimal `json:"floor,omitzero"`
	Ceiling decimal.Decimal `json:"ceiling,omitzero"`
	// Multiple is, for [Daily], how many times the daily minimum of the line the cap is.
	Multiple decimal.Decimal `json:"multiple,omitzero"`
	// Least and Most bound what one person bears over the film, all lines of the category together; zero bounds
	// nothing. A line without a person is bounded alone. A charge that comes to nothing stays so, and a credit is
	// bounded as pay is. Amounts are in whole minor units.
	Least decimal.Decimal `json:"least,omitzero"`
	Most  decimal.Decimal `json:"most,omitzero"`
	// Account is the account of the social post that shows the contribution: 42, charges on crew. Empty is the post
	// itself. It moves no total: the base of a percentage holds charges by their post.
	Account string `json:"account,omitempty"`
	// From and Until are the first and the last day of pay that bears the contribution; none is open.
	From  schedule.Date `json:"from,omitzero"`
	Until schedule.Date `json:"until,omitzero"`
}

// Tranche is the part of the pay on which a contribution stands.
type Tranche string

// The parts of pay.
const (
	// Total is the whole of the pay (contribution déplafonnée).
	Total Tranche = "total"
	// TrancheA is the pay of a person up to the ceiling of the budget (contribution plafonnée).
	TrancheA Tranche = "a"
	// TrancheB is the pay of a person above the ceiling of the budget.
	TrancheB Tranche = "b"
	// Band is the pay of a person between the floor and the ceiling of the contribution itself, over all
	// lines of the person. A line without a person is wholly below the ceiling and counts from the floor
	// only where that is zero.
	Band Tranche = "band"
	// WholeAbove is the pay of a person up to the ceiling of the contribution where it passes the floor, and nothing
	// otherwise: the line that passes it bears for the lines before. A line without a person bears nothing.
	WholeAbove Tranche = "whole_above"
	// Daily is the pay up to a cap for each day of work of the line: the base of congés spectacles, which
	// is capped at three times the daily minimum of the function (convention collective de la production
	// cinématographique, titre II, article 44). Without ceiling and without daily minimum there is no cap.
	Daily Tranche = "daily"
	// EachUnit charges an amount for each unit of the line (quantity x number x multiplier), with the sign of
	// the rate: a credit (a negative rate) gives back what the pay has borne.
	EachUnit Tranche = "each_unit"
	// EachLine charges an amount once, with the sign of the pay; a line that comes to nothing bears none.
	EachLine Tranche = "each_line"
)

// flat reports whether the rate of the contribution is an amount.
func (t Tranche) flat() bool { return t == EachUnit || t == EachLine }

// dated reports whether the contribution begins or ends.
func (c Contribution) dated() bool { return !c.From.IsZero() || !c.Until.IsZero() }

// on reports whether pay of that day bears the contribution.
func (c Contribution) on(day schedule.Date) bool {
	return !day.Before(c.From) && (c.Until.IsZero() || !day.After(c.Until))
}
