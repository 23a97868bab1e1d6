package dossier

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Validate reports what is wrong with the parts of the film, all at once and with their paths in the
// document. What only the whole chain can tell is left to the computation.
func (d Document) Validate() error {
	var c fault.Collector
	if !check.Decimals(&c, d, money.Acceptable) {
		return c.Err()
	}
	if _, known := money.MinorUnits(d.Currency); !known {
		c.Add("currency", fault.ErrCurrency, d.Currency)
	}
	plan := d.Financing
	devis, err := d.Budget.Compute()
	c.Merge("budget", err)
	// Without a budget the plan cannot be seen to close on it; the rest of it can be checked.
	if plan.Budget, plan.Open = devis.Total, plan.Open || err != nil; err != nil {
		plan.Budget = decimal.New(1, 0)
	}
	c.Merge("financing", plan.Validate())
	c.Merge("production", d.Production.Validate())
	c.Merge("cash.facility", d.Cash.Facility.Validate())
	for i, author := range d.Contracts.Authors {
		c.Merge(fmt.Sprintf("contracts.authors[%d]", i), author.Validate())
	}
	if c.Err() == nil {
		// Faults of a contract by itself would be told again of the cascade that it is in.
		d.cascade(&c)
	}
	d.links(&c)
	d.probabilities(&c)
	return c.Err()
}
