package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// AidCeiling is a ceiling of public aid (intensité d'aide publique maximale).
type AidCeiling struct {
	// Percent of the base: in France 50, or 60 for a difficult or low-budget film.
	Percent decimal.Decimal `json:"percent"`
	// Base is the cost on which the ceiling stands; zero is the budget of the plan. In an international
	// co-production it is the French participation (participation française).
	Base decimal.Decimal `json:"base,omitzero"`
}

// AidTest is the public aid of a plan against a ceiling.
type AidTest struct {
	// Aid is the sum of the public sources, listed in Sources.
	Aid     decimal.Decimal `json:"aid"`
	Sources []string        `json:"sources"`
	Base    decimal.Decimal `json:"base"`
	// Percent is Aid in per cent of Base, two decimals.
	Percent decimal.Decimal `json:"percent"`
	Ceiling decimal.Decimal `json:"ceiling"`
	// Limit is Ceiling % of Base, rounded to the minor unit.
	Limit decimal.Decimal `json:"limit"`
	// Margin is Limit - Aid, negative above the ceiling.
	Margin decimal.Decimal `json:"margin"`
	// Within is true when Aid is not above Limit; aid exactly at the limit is within.
	Within bool `json:"within"`
}

// PublicAid tests the public aid of the plan against a ceiling. The test is on amounts: a rounded
// percentage never decides. The error is a [Faults] when the ceiling is not from 0 to 100 per cent or
// its base is negative or unreadably large.
func (a Analysis) PublicAid(ceiling AidCeiling) (AidTest, error) {
	var c fault.Collector
	v := newValidator(&c, a.Currency)
	v.percent("percent", ceiling.Percent)
	v.amount("base", ceiling.Base)
	if err := c.Err(); err != nil {
		return AidTest{}, err
	}
	base := ceiling.Base
	if base.IsZero() {
		base = a.Budget
	}
	intensity, _ := a.Ratio(PublicIntensity)
	t := AidTest{
		Aid:     intensity.Amount,
		Sources: make([]string, 0, len(intensity.Lines)),
		Base:    base,
		Percent: percentOf(intensity.Amount, base),
		Ceiling: ceiling.Percent,
		Limit:   money.Round(money.Of(base, ceiling.Percent), v.places, HalfAwayFromZero),
	}
	for _, line := range intensity.Lines {
		t.Sources = append(t.Sources, line.Source)
	}
	t.Margin = t.Limit.Sub(t.Aid)
	t.Within = !t.Margin.IsNegative()
	return t, nil
}
