package financing

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check adds up the analysis again and reports, as [Faults] of kind [ErrUnbalance], every figure that is
// not the sum of its lines. An analysis of [Plan.Analyse] has none.
func (a Analysis) Check() error {
	var c fault.Collector
	places, known := money.MinorUnits(a.Currency)
	if !known {
		c.Add("currency", ErrCurrency, a.Currency)
		return c.Err()
	}
	if !check.Decimals(&c, a, money.Computable) {
		return c.Err()
	}
	amounts := map[string]decimal.Decimal{}
	for _, s := range a.Sources {
		amounts[s.Name] = s.Amount
	}
	a.checkShares(&c, "sources", a.Sources, amounts)
	a.checkShares(&c, "natures", a.Natures, amounts)
	a.checkShares(&c, "groups", a.Groups, amounts)
	for i, group := range a.Groups {
		holds(c.In("groups[%d]", i), "name", i == 0 || larger(a.Groups[i-1], group))
	}
	check.Same(&c, "hhi", a.HHI, concentration(a.Groups, a.Budget))
	third := largestBut(a.Groups, a.Producer)
	holds(&c, "largest_third_party", a.LargestThirdParty.Name == third.Name)
	check.Same(&c, "largest_third_party.amount", a.LargestThirdParty.Amount, third.Amount)
	check.Same(&c, "largest_third_party.percent", a.LargestThirdParty.Percent, third.Percent)
	a.checkShares(&c, "classes", a.Classes, amounts)
	a.checkShares(&c, "partners", a.Partners, amounts)
	if len(a.Countries) > 0 {
		a.checkShares(&c, "countries", a.Countries, amounts)
	}
	a.checkEach(&c, "published", a.Published, amounts) // not a whole: some sources are in no group
	check.Same(&c, "balance", a.Balance, a.total().Sub(a.Budget))
	a.Cash.check(c.In("cash"))
	a.checkRatios(&c, places)
	return c.Err()
}

// total adds the sources.
func (a Analysis) total() decimal.Decimal {
	var total fraction.Sum
	for i := range a.Sources {
		total.Add(a.Sources[i].Amount)
	}
	return total.Decimal()
}

// checkShares tests that the shares are sound and come to all sources.
func (a Analysis) checkShares(c *fault.Collector, path string, shares []Share, amounts map[string]decimal.Decimal) {
	check.Same(c, path, a.checkEach(c, path, shares, amounts), a.total())
}

// checkEach tests that each share is the sum of its sources and that no source is in two of them. It returns the sum
// of the shares.
func (a Analysis) checkEach(c *fault.Collector, path string, shares []Share, amounts map[string]decimal.Decimal) decimal.Decimal {
	sum, seen := decimal.Decimal{}, map[string]bool{}
	for i, share := range shares {
		at := c.In("%s[%d]", path, i)
		var made decimal.Decimal
		for _, id := range share.Sources {
			holds(at, "sources", !seen[id])
			seen[id] = true
			made = made.Add(amounts[id])
		}
		check.Same(at, "amount", share.Amount, made)
		check.Same(at, "percent", share.Percent, percentOf(share.Amount, a.Budget))
		sum = sum.Add(share.Amount)
	}
	return sum
}

// checkRatios adds up the lines of each ratio, and the ratios that complete each other.
func (a Analysis) checkRatios(c *fault.Collector, places int32) {
	amount := map[RatioCode]decimal.Decimal{}
	for i, ratio := range a.Ratios {
		at := c.In("ratios[%d]", i)
		check.Same(at, "amount", ratio.Amount, money.Round(ratio.sum().Rat(), places, HalfAwayFromZero))
		check.Same(at, "percent", ratio.Percent, percentOf(ratio.sum(), ratio.Base))
		amount[ratio.Code] = ratio.Amount
		switch ratio.Code {
		case TaxCreditHeadroom: // of its own base
		case GapCoverage: // comes after the gap
			check.Same(at, "base", ratio.Base, amount[FinancingGap])
		default:
			check.Same(at, "base", ratio.Base, a.Budget)
		}
	}
	check.Same(c, "closure", amount[Closure], a.total())
	check.Same(c, "external_cover", amount[ExternalCover].Add(amount[ProducerRisk]), a.total())
	check.Same(c, "gap", amount[FinancingGap].Add(amount[EngagedCover]), a.Budget)
	check.Same(c, "non_recoupable_share", amount[NonRecoupableShare].Add(amount[RecoupableShare]), amount[ExternalCover])
}

func (n NetCash) check(at *fault.Collector) {
	again := NetCash{Lines: n.Lines}
	for i, line := range n.Lines {
		net := line.Gross
		for _, cost := range line.Costs {
			net = net.Sub(cost.Amount)
		}
		check.Same(at.In("lines[%d]", i), "net", line.Net, net)
	}
	again.total()
	check.Same(at, "gross", n.Gross, again.Gross)
	check.Same(at, "costs", n.Costs, again.Costs)
	check.Same(at, "net", n.Net, again.Net)
	check.Same(at, "balance", n.Balance, n.Net.Sub(n.Need))
}

// holds records a relation that does not hold.
func holds(c *fault.Collector, path string, ok bool) {
	if !ok {
		c.Add(path, ErrUnbalance, nil)
	}
}
