package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/schedule"
)

// Scenario is what a film brings in over time.
type Scenario struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Probability of the scenario, in per cent.
	Probability decimal.Decimal `json:"probability,omitzero"`
	Periods     []Period        `json:"periods"`
}

// Period is one statement period of a scenario. All its movements are dated on its last day.
type Period struct {
	Number int           `json:"number"`
	End    schedule.Date `json:"end"`
	// Admissions at an average Price, VAT included, and the Rental rate in per cent of the base film.
	Admissions decimal.Decimal `json:"admissions,omitzero"`
	Price      decimal.Decimal `json:"price,omitzero"`
	Rental     decimal.Decimal `json:"rental,omitzero"`
	// Declared is what exhibitors declared, in place of Admissions, Price and Rental: by day, territory and price,
	// under rules of its own. Its receipts are placed in their territory too.
	Declared *boxoffice.Declaration `json:"declared,omitempty"`
	Costs    []Cost                 `json:"costs,omitempty"`
	// Receipts are the receipts of the other media.
	Receipts []Receipt `json:"receipts,omitempty"`
}

// ParseScenario reads a scenario written in JSON and validates it. The error is a [Faults].
func ParseScenario(data []byte) (Scenario, error) { return fault.Parse[Scenario](data) }

// Validate reports everything wrong with the scenario by itself, as a [Faults]: periods out of order,
// negative amounts, rates outside 0 to 100 %. Whether its pools and accounts exist is for [Film.Run] to
// say.
func (s Scenario) Validate() error {
	c := &fault.Collector{}
	s.check(c)
	return c.Err()
}

func (s Scenario) check(c *fault.Collector) {
	if !check.Size(c, "periods", len(s.Periods), MaxPeriods) {
		return
	}
	check.Percent(c, "probability", s.Probability)
	if !s.checkDeclared(c) {
		return
	}
	for i, p := range s.Periods {
		in := c.In("periods[%d]", i)
		if p.End.IsZero() || i > 0 && !p.End.After(s.Periods[i-1].End) {
			in.Add("end", ErrOrder, p.End)
		}
		if i > 0 && p.Number <= s.Periods[i-1].Number {
			in.Add("number", ErrOrder, p.Number)
		}
		p.check(in)
	}
}

func (p Period) check(c *fault.Collector) {
	check.NotNegative(c, "admissions", p.Admissions)
	check.NotNegative(c, "price", p.Price)
	check.Percent(c, "rental", p.Rental)
	if !check.Size(c, "costs", len(p.Costs), MaxEntries) || !check.Size(c, "receipts", len(p.Receipts), MaxEntries) {
		return
	}
	for i, cost := range p.Costs {
		in := c.In("costs[%d]", i)
		check.Given(in, "account", cost.Account)
		check.NotNegative(in, "amount", cost.Amount)
	}
	for i, r := range p.Receipts {
		in := c.In("receipts[%d]", i)
		check.Given(in, "pool", r.Pool)
		check.NotNegative(in, "amount", r.Amount)
	}
}
