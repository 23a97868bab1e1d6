package dossier

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
)

// cascade reports what is wrong with the cascade that the contracts make together, at the places of
// the document that it comes from.
func (d Document) cascade(c *fault.Collector) {
	e := d.Contracts.exploitation(d.Currency, decimal.New(1, 0))
	var faults fault.Faults
	if errors.As(e.Validate(), &faults) {
		for _, one := range faults {
			c.Add(d.Contracts.relocate(one.Path, len(e.Deal.Pools)-1), one.Kind, one.Value)
		}
	}
}

// relocate turns a path of the assembled deal, whose last pool is the producers', into one of the
// document: the authors are its first tier, the ranks follow.
func (c Contracts) relocate(path string, producers int) string {
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
	return strings.Replace("contracts."+rest, fmt.Sprintf("tiers[0].rights[%d]", right), fmt.Sprintf("authors[%d]", right), 1)
}
