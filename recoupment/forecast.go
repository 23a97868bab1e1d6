package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Forecast is what may come in: movements as they are expected, and what makes them larger or smaller.
// Every scenario multiplies the expected amounts by factors that are drawn.
type Forecast struct {
	// Movements are the expected ones, in the order of their dates.
	Movements []Movement `json:"movements"`
	Drivers   []Driver   `json:"drivers,omitempty"`
	// Goals are counted: how often each is reached at the end.
	Goals []Goal `json:"goals,omitempty"`
}

// Driver is a cause that moves receipts and counters together: how the film is received in theatres, a
// rate of exchange. What several drivers move is multiplied by all of their factors.
type Driver struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Pools and Counters are what it moves; On restricts the receipts to these coordinates.
	Pools    []string `json:"pools,omitempty"`
	Counters []string `json:"counters,omitempty"`
	On       Filter   `json:"on,omitempty"`
	// Each says how often a factor is drawn; empty is [OncePerScenario].
	Each Frequency `json:"each,omitempty"`
	// Quantiles are the distribution of the factor, in rising order: from 0 % to 100 %, straight lines
	// between. A certain factor is two equal quantiles.
	Quantiles []Quantile `json:"quantiles"`
}

// Quantile is a point of a distribution: with a probability of At, in per cent, the factor is at most
// Factor, in per cent of what is expected.
type Quantile struct {
	At     decimal.Decimal `json:"at"`
	Factor decimal.Decimal `json:"factor"`
}

// Frequency says how often a driver draws.
type Frequency string

// The frequencies.
const (
	// OncePerScenario draws one factor for the whole scenario.
	OncePerScenario Frequency = "scenario"
	// EachMovement draws anew for each movement.
	EachMovement Frequency = "movement"
)

// ParseForecast reads a forecast written in JSON and validates it. The error is a [Faults].
func ParseForecast(data []byte) (Forecast, error) { return fault.Parse[Forecast](data) }

// Validate reports everything wrong with the forecast by itself, as a [Faults]: movements out of order,
// distributions that do not rise from 0 to 100 %. Whether its names exist is for [Run.Simulator] to say.
func (f Forecast) Validate() error {
	c := &fault.Collector{}
	if !check.Size(c, "movements", len(f.Movements), MaxPeriods) || !check.Size(c, "drivers", len(f.Drivers), MaxTerms) ||
		!check.Size(c, "goals", len(f.Goals), MaxTerms) {
		return c.Err()
	}
	if len(f.Movements) == 0 {
		c.Add("movements", ErrRequired, nil)
	}
	for i, m := range f.Movements {
		in := c.In("movements[%d]", i)
		m.check(in, given{})
		if i > 0 && m.Date.Before(f.Movements[i-1].Date) {
			in.Add("date", ErrOrder, m.Date)
		}
	}
	unique(c, "drivers", f.Drivers, func(d Driver) string { return d.ID })
	unique(c, "goals", f.Goals, func(g Goal) string { return g.ID })
	for i, d := range f.Drivers {
		d.check(c.In("drivers[%d]", i))
	}
	return c.Err()
}

func (d Driver) check(c *fault.Collector) {
	check.Labels(c, "label", d.Label)
	word(c, "each", d.Each, OncePerScenario, EachMovement)
	check.Size(c, "pools", len(d.Pools), MaxTerms)
	check.Size(c, "counters", len(d.Counters), MaxTerms)
	if len(d.Pools)+len(d.Counters) == 0 {
		c.Add("pools", ErrRequired, "a driver moves something")
	}
	d.On.check(c, "on")
	if !check.Size(c, "quantiles", len(d.Quantiles), MaxTerms) {
		return
	}
	if len(d.Quantiles) < 2 {
		c.Add("quantiles", ErrRequired, "from 0 to 100 %")
		return
	}
	if !check.Decimals(c.In("quantiles"), d.Quantiles, money.Acceptable) {
		return
	}
	for i, q := range d.Quantiles {
		in := c.In("quantiles[%d]", i)
		check.Percent(in, "at", q.At)
		if check.NotNegative(in, "factor", q.Factor) && q.Factor.GreaterThan(decimal.New(MaxFactor, 0)) {
			in.Add("factor", ErrRange, q.Factor)
		}
		if i > 0 && (q.At.LessThanOrEqual(d.Quantiles[i-1].At) || q.Factor.LessThan(d.Quantiles[i-1].Factor)) {
			in.Add("at", ErrOrder, q.At)
		}
	}
	if first, last := d.Quantiles[0].At, d.Quantiles[len(d.Quantiles)-1].At; !first.IsZero() || !last.Equal(hundred) {
		c.Add("quantiles", ErrRange, "from 0 to 100 %")
	}
}
