package royalties

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// held is the reserve of a contract in a ledger. The cascade withholds on what its receipts pay; a ledger owes
// what a retroactive step adds beyond them, and withholds on that as well.
type held struct {
	// carried is what the receipts have not paid of the entitlements.
	carried            decimal.Decimal
	periods            []decimal.Decimal // the oldest first
	withheld, released decimal.Decimal
}

// move withholds a part of what a period brings, and releases what falls due.
func (h *held) move(terms *recoupment.Reserve, lines []recoupment.Line, all accruals, places int32) {
	current, carried := decimal.Decimal{}, decimal.Decimal{}
	for _, l := range lines {
		if len(terms.Rights) > 0 && !slices.Contains(terms.Rights, l.ID) {
			continue
		}
		current = current.Add(l.Current)
		if a := all[l.ID]; a != nil {
			carried = carried.Add(a.Carried)
		}
	}
	current, h.carried = current.Add(carried).Sub(h.carried), carried
	h.withheld, h.released = decimal.Decimal{}, decimal.Decimal{}
	if current.IsPositive() {
		h.withheld = money.Round(money.Of(current, terms.Rate), places, money.HalfAwayFromZero)
	}
	h.periods = append(h.periods, h.withheld)
	if len(h.periods) > terms.Periods {
		h.released, h.periods = h.periods[0], h.periods[1:]
	}
}

// total is what is held.
func (h *held) total() decimal.Decimal { return money.Sum(h.periods...) }

// withhold moves the reserves of all contracts at the end of a period.
func (c *course) withhold(s *recoupment.Settlement) {
	if len(c.held) == 0 {
		return
	}
	all := indexed(s.Accruals)
	for _, one := range c.feed.ledger.Contracts {
		if h, of := c.held[one.ID], statement(s, one.ID); h != nil && of != nil {
			h.move(one.Reserve, of.Lines, all, c.feed.unit)
		}
	}
}
