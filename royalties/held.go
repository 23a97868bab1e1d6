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
	// entitled is what was reserved of so far, cumulative.
	entitled           decimal.Decimal
	periods            []decimal.Decimal // the oldest first
	withheld, released decimal.Decimal
}

// reserved is the cumulative entitlement of which a reserve is withheld: that of the contract; or of some of its
// rights, where what the receipts have not paid is rounded right by right.
func (p position) reserved(terms *recoupment.Reserve, lines []recoupment.Line, all accruals) decimal.Decimal {
	if len(terms.Rights) == 0 {
		return p.entitled
	}
	total := decimal.Decimal{}
	for _, l := range lines {
		if slices.Contains(terms.Rights, l.ID) {
			total = total.Add(l.Cumulative)
			if a := all[l.ID]; a != nil {
				total = total.Add(a.Carried)
			}
		}
	}
	return total
}

// move withholds a part of what a period brings, and releases what falls due.
func (h *held) move(terms *recoupment.Reserve, entitled decimal.Decimal, places int32) {
	current := entitled.Sub(h.entitled)
	h.entitled = entitled
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
func (c *course) withhold(s *recoupment.Settlement) error {
	if len(c.held) == 0 {
		return nil
	}
	all := indexed(s.Accruals)
	for i, one := range c.feed.ledger.Contracts {
		h, of := c.held[one.ID], statement(s, one.ID)
		if h == nil || of == nil {
			continue
		}
		p, err := c.feed.position(i, all, s)
		if err != nil {
			return err
		}
		h.move(one.Reserve, p.reserved(one.Reserve, of.Lines, all), c.feed.unit)
	}
	return nil
}
