package royalties

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// addEarned lets the cascade add up what the rights of a contract earn, exactly, and round it once: as what one
// more party would owe for it. A sum has [recoupment.MaxTerms] terms at the most; the rights beyond are another.
func (b *book) addEarned(i int) {
	c := b.ledger.Contracts[i]
	b.earned = append(b.earned, nil)
	for rights := range slices.Chunk(b.rights[i], recoupment.MaxTerms) {
		t := recoupment.Transfer{
			ID: fmt.Sprintf("%searned.%d.%d", reserved, i, len(b.earned[i])), From: poolRest, To: c.Party,
			Bands: []recoupment.Band{{PerUnit: decimal.New(1, 0)}},
		}
		for _, e := range rights {
			t.Of = append(t.Of, recoupment.Term{Accrual: e.ID})
		}
		b.places = append(b.places, place{fmt.Sprintf("transfers[%d]", len(b.deal.Transfers)), fmt.Sprintf("contracts[%d]", i)})
		b.deal.Transfers, b.earned[i] = append(b.deal.Transfers, t), append(b.earned[i], t.ID)
	}
}

// position is where a contract stands at a settlement. What a retroactive step adds may be more than the receipts:
// a ledger owes it all the same.
func (b *book) position(i int, all accruals, s *recoupment.Settlement) (position, error) {
	p, err := b.ledger.Contracts[i].at(b.rights[i], all, s)
	if err != nil {
		return position{}, err
	}
	p.earned = decimal.Decimal{}
	for _, id := range b.earned[i] {
		p.earned = p.earned.Add(s.Transfer(id).Cumulative)
	}
	p.entitled, p.unpaid = decimal.Max(p.earned.Sub(p.advance), decimal.Decimal{}), decimal.Decimal{}
	return p, nil
}
