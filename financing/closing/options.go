package closing

import (
	"math/big"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Options ask the question; the zero value asks whether the whole budget is raised.
type Options struct {
	// Target is what must be raised; zero is Cover per cent of the budget, rounded up to the minor unit,
	// and without a cover either the budget. Give one of them.
	Target decimal.Decimal `json:"target,omitzero"`
	Cover  decimal.Decimal `json:"cover,omitzero"`
	// Levels are the probabilities of the quantiles, in per cent above 0; none are 95, 75, 50, 25 and 5.
	Levels []decimal.Decimal `json:"levels,omitempty"`
	// Places are the decimals of the probabilities, which are in per cent; zero is [DefaultPlaces].
	Places int32 `json:"places,omitempty"`
	// Method forces one of the two.
	Method Method `json:"method,omitempty"`
	// Seed of the sample, above zero, and its Draws; zero draws are [DefaultDraws].
	Seed  uint64 `json:"seed,string,omitempty"`
	Draws int    `json:"draws,omitempty"`
	// Steps ends the order of [Pursue] after so many sources; zero is all of them.
	Steps int `json:"steps,omitempty"`
}

// validate reports what is wrong with the options.
func (o Options) validate(c *fault.Collector, places int32) {
	if check.NotNegative(c, "target", o.Target) {
		check.Whole(c, "target", o.Target, places)
	}
	check.Percent(c, "cover", o.Cover)
	if !o.Target.IsZero() && !o.Cover.IsZero() {
		c.Add("cover", financing.ErrRange, "either target or cover")
	}
	if check.Size(c, "levels", len(o.Levels), MaxLevels) {
		for i, level := range o.Levels {
			at := c.In("levels[%d]", i)
			if check.Percent(at, "", level) && level.IsZero() {
				at.Add("", financing.ErrRange, level)
			}
		}
	}
	if o.Method != "" && o.Method != Exact && o.Method != Sampled {
		c.Add("method", financing.ErrUnknown, string(o.Method))
	}
	if o.Method == Sampled && o.Seed == 0 {
		c.Add("seed", ErrNoSeed, nil)
	}
	within(c, "places", int(o.Places), MaxPlaces)
	within(c, "draws", o.Draws, MaxDraws)
	within(c, "steps", o.Steps, financing.MaxSources)
}

// within reports a number below zero or above a limit.
func within(c *fault.Collector, path string, n, most int) {
	if n < 0 || n > most {
		c.Add(path, financing.ErrRange, n)
	}
}

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Places == 0 {
		o.Places = DefaultPlaces
	}
	if o.Draws == 0 {
		o.Draws = DefaultDraws
	}
	if len(o.Levels) == 0 {
		for _, level := range []int64{95, 75, 50, 25, 5} {
			o.Levels = append(o.Levels, decimal.New(level, 0))
		}
	}
	return o
}

// target returns what must be raised for a budget.
func (o Options) target(budget decimal.Decimal, places int32) decimal.Decimal {
	switch {
	case !o.Target.IsZero():
		return o.Target
	case !o.Cover.IsZero():
		return money.Round(money.Of(budget, o.Cover), places, money.Up)
	}
	return budget
}

// minor returns an amount in minor units, and whether it is short enough to be added up.
func minor(amount decimal.Decimal, places int32) (int64, bool) {
	units := new(big.Int).Set(amount.Shift(places).BigInt())
	return units.Int64(), units.BitLen() <= maxBits
}
