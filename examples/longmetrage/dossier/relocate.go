package dossier

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/royalties"
)

// cascade reports what is wrong with the cascade that the contracts make together, at the places of
// the document that it comes from.
func (d Document) cascade(c *fault.Collector) {
	e, err := d.Contracts.exploitation(d.Currency, decimal.New(1, 0))
	if err == nil {
		err = e.Validate()
	}
	var faults fault.Faults
	if errors.As(err, &faults) {
		for _, one := range faults {
			c.Add(d.Contracts.relocate(one.Path), one.Kind, one.Value)
		}
	}
}

// relocate turns a path of the assembled deal, whose last pool is the producers', into one of the
// document: the authors are its first tier, the ranks follow. The other pools are one of each medium and one
// of each mandate.
func (c Contracts) relocate(path string) string {
	producers := len(c.Mandates)
	for _, m := range c.Mandates {
		producers += len(m.Streams)
	}
	var tier, right int
	rest, ok := strings.CutPrefix(path, fmt.Sprintf("deal.pools[%d].", producers))
	if !ok {
		return "contracts." + path
	}
	if _, err := fmt.Sscanf(rest, "tiers[%d]", &tier); err != nil {
		return "contracts." + path
	}
	if tier > 0 {
		return strings.Replace("contracts."+rest, fmt.Sprintf("tiers[%d]", tier), fmt.Sprintf("ranks[%d]", tier-1), 1)
	}
	if _, err := fmt.Sscanf(rest, "tiers[0].rights[%d]", &right); err != nil {
		return "contracts.authors"
	}
	return strings.Replace("contracts."+rest, fmt.Sprintf("tiers[0].rights[%d]", right), c.author(right), 1)
}

// author is the place of a right of the first tier: the author's rate.
func (c Contracts) author(right int) string {
	for i, a := range c.Authors {
		rights := royalties.Tier(authorsTier, royalties.RNPP, []royalties.Contract{a}).Rights
		if right < len(rights) {
			return fmt.Sprintf("authors[%d].rates[%d]", i, min(right, len(a.Rates)-1))
		}
		right -= len(rights)
	}
	return "authors"
}
