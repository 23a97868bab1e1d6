package dossier

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
)

// links checks the names by which one part of the film refers to another: a name that is wrong would
// otherwise be an amount silently left out.
func (d Document) links(c *fault.Collector) {
	sources, percentages, rights := map[string]bool{}, map[string]bool{}, d.Contracts.rights()
	for _, s := range d.Financing.Sources {
		sources[s.ID] = true
	}
	for _, p := range d.Budget.Percentages {
		percentages[p.ID] = true
	}
	known := func(in map[string]bool, path, id string) {
		if !in[id] {
			c.Add(path, fault.ErrUnknown, id)
		}
	}
	each := func(in map[string]bool, path string, ids []string) {
		for i, id := range ids {
			known(in, fmt.Sprintf("%s[%d]", path, i), id)
		}
	}
	for _, part := range []struct{ path, currency string }{
		{"budget.currency", d.Budget.Currency}, {"financing.currency", d.Financing.Currency},
	} {
		if part.currency != d.Currency {
			c.Add(part.path, fault.ErrRange, part.currency+" in a film in "+d.Currency)
		}
	}
	for i, s := range d.Cash.Structure {
		known(percentages, fmt.Sprintf("cash.structure[%d].percentage", i), s.Percentage)
		each(sources, fmt.Sprintf("cash.structure[%d].less", i), s.Less)
	}
	for i, g := range d.Contracts.Guarantees {
		known(sources, fmt.Sprintf("contracts.guarantees[%d].source", i), g.Source)
	}
	if _, there := d.Production.Milestone(d.Contracts.Delivery); !there {
		c.Add("contracts.delivery", fault.ErrUnknown, d.Contracts.Delivery)
	}
	known(percentages, "contracts.amortisation.fee", d.Contracts.Amortisation.Fee)
	known(percentages, "contracts.amortisation.overheads", d.Contracts.Amortisation.Overheads)
	for i, line := range d.Contracts.Amortisation.Opening {
		each(sources, fmt.Sprintf("contracts.amortisation.opening[%d].sources", i), line.Sources)
	}
	for i, investor := range d.Returns.Investors {
		known(sources, fmt.Sprintf("returns.investors[%d].source", i), investor.Source)
		known(rights, fmt.Sprintf("returns.investors[%d].right", i), investor.Right)
	}
	known(rights, "returns.residual", d.Returns.Residual)
	each(rights, "returns.deferrals", d.Returns.Deferrals)
	each(rights, "returns.commission", d.Returns.Commission)
}

// rights are the names of the rights that the contracts bring to the cascade.
func (c Contracts) rights() map[string]bool {
	rights := map[string]bool{}
	for _, m := range c.Mandates {
		for _, stream := range m.Streams {
			rights[m.CommissionRight(stream.ID)] = true
			for _, costs := range m.Costs {
				rights[rnpp.RecoupmentRight(costs.Account.ID, stream.ID)] = true
			}
			for _, guarantee := range m.Guarantees {
				rights[rnpp.RecoupmentRight(guarantee.ID, stream.ID)] = true
			}
		}
	}
	for _, a := range c.Authors {
		rights[a.ID] = true
	}
	for _, tier := range c.Ranks {
		for _, r := range tier.Rights {
			rights[r.ID] = true
		}
	}
	return rights
}

// probabilities checks that those of the scenarios, where they are given, make 100 %.
func (d Document) probabilities(c *fault.Collector) {
	var total decimal.Decimal
	for _, s := range d.Scenarios {
		total = total.Add(s.Probability)
	}
	if !total.IsZero() && !total.Equal(decimal.New(100, 0)) {
		c.Add("scenarios", fault.ErrUnbalance, total)
	}
}
