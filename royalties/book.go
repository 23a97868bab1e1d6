package royalties

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// The parts of the deal of a ledger. Money in it is bases, and what the contracts do not earn flows into a
// last pool that pays nobody.
const (
	poolCounted = reserved + "counted" // net receipts that amortise the film; they flow into poolRNPP
	poolUnits   = reserved + "units."  // one for each counter
	poolRest    = reserved + "rest"
	amortising  = reserved + "amortisation"
)

// pool is the pool of a base of money.
func pool(of Base) string { return reserved + string(of) }

// book is a ledger made ready: its deal, and the rights that its contracts became.
type book struct {
	ledger  Ledger
	unit    int32 // the decimals of the currency
	cascade *recoupment.Cascade
	rights  [][]entitlement
	earned  [][]string // the transfers that add up what each contract earns
	scales  map[string]int32
	pools   map[string]bool
	// asked are the coordinates that rates ask for in a medium, beside it; dimensions are all of them.
	asked      map[string][]string
	dimensions []string
	places     []place
	deal       recoupment.Deal
	counters   map[string]LedgerCounter
	media      map[string]Medium
}

// compile validates the ledger and makes its deal.
func (l Ledger) compile() (*book, error) {
	if err := l.check(); err != nil {
		return nil, err
	}
	b := &book{ledger: l, scales: map[string]int32{}, pools: map[string]bool{}, counters: map[string]LedgerCounter{}, media: map[string]Medium{}, asked: map[string][]string{}}
	b.unit, _ = money.MinorUnits(l.Currency)
	media := make([]string, len(l.Media))
	for i, m := range l.Media {
		media[i], b.media[m.ID] = m.ID, m
	}
	for _, n := range l.Counters {
		b.counters[n.ID] = n
	}
	for _, c := range l.Contracts {
		b.rights = append(b.rights, c.rights(media))
	}
	b.fund()
	b.assemble()
	cascade, err := b.deal.Compile()
	if err != nil {
		return nil, b.relocate(err)
	}
	b.cascade = cascade
	if err := b.over(); err != nil {
		return nil, err
	}
	return b, nil
}

// fund gives each unit of a counter a worth in its pool that pays whatever the contracts earn on it: a power
// of ten. A ledger owes what is earned, whether the receipts cover it or not.
func (b *book) fund() {
	most := map[string]decimal.Decimal{}
	for i := range b.rights {
		for j := range b.rights[i] {
			e := &b.rights[i][j]
			if e.rate.of() != PerUnit {
				continue
			}
			e.medium = b.counters[e.rate.Counter].Medium
			for _, s := range e.Steps {
				most[e.rate.Counter] = most[e.rate.Counter].Add(s.Rate)
			}
		}
	}
	for counter, worth := range most {
		for worth.GreaterThan(decimal.New(1, b.scales[counter])) {
			b.scales[counter]++
		}
	}
}

// assemble makes the deal.
func (b *book) assemble() {
	l := b.ledger
	b.deal = recoupment.Deal{
		Currency: l.Currency, Balance: poolRest,
		Thresholds: slices.Clone(l.Thresholds), Declarations: slices.Clone(l.Declarations),
	}
	for _, n := range l.Counters {
		b.deal.Counters = append(b.deal.Counters, recoupment.Counter{ID: n.ID, Label: n.Label, Opening: n.Opening})
	}
	if a := l.Amortisation; a != nil {
		b.deal.Counters = append(b.deal.Counters, recoupment.Counter{ID: amortising, Opening: a.Opening})
		b.deal.Thresholds = append(b.deal.Thresholds, recoupment.Threshold{
			ID: Amortised, Label: Text{FR: "Film amorti", EN: "Film amortised"},
			Condition: recoupment.Condition{Of: []recoupment.Term{{Counter: amortising}, {Pool: poolCounted}}, Reaches: a.Cost},
		})
		b.places = append(b.places, place{fmt.Sprintf("thresholds[%d]", len(l.Thresholds)), "amortisation"})
	}
	b.deal.Pools = []recoupment.Pool{{ID: poolCounted, To: pool(RNPP)}}
	for _, of := range []Base{RNPP, Gross, PublicPrice} {
		b.base(pool(of), func(e entitlement) bool { return e.rate.of() == of })
	}
	for _, n := range l.Counters {
		b.base(poolUnits+n.ID, func(e entitlement) bool { return e.rate.of() == PerUnit && e.rate.Counter == n.ID })
	}
	b.deal.Pools = append(b.deal.Pools, recoupment.Pool{ID: poolRest, Tiers: []recoupment.Tier{{ID: poolRest, Rights: []recoupment.Right{{
		ID: poolRest, Party: poolRest, Steps: []recoupment.Step{{Rate: hundred}},
	}}}}})
	b.terms()
}

// base adds the pool of one base, with the rights that are taken of it.
func (b *book) base(id string, admits func(entitlement) bool) {
	tier := recoupment.Tier{ID: id}
	at := len(b.deal.Pools)
	for i, rights := range b.rights {
		for _, e := range rights {
			if !admits(e) {
				continue
			}
			right, rate := fmt.Sprintf("pools[%d].tiers[0].rights[%d]", at, len(tier.Rights)), fmt.Sprintf("contracts[%d].rates[%d]", i, e.at)
			if e.extra {
				for k := range e.Steps {
					b.places = append(b.places, place{fmt.Sprintf("%s.steps[%d].until.of[0]", right, k), rate + ".escalator"})
				}
			}
			b.places = append(b.places, place{right, rate})
			tier.Rights = append(tier.Rights, e.Right)
			b.ask(e)
		}
	}
	p := recoupment.Pool{ID: id, To: poolRest}
	if len(tier.Rights) > 0 {
		p.Tiers = []recoupment.Tier{tier}
	} else if id != pool(RNPP) {
		return // the next pool takes this place
	}
	b.places = append(b.places, place{fmt.Sprintf("pools[%d].tiers[0]", at), "contracts"})
	b.deal.Pools, b.pools[id] = append(b.deal.Pools, p), true
}

// ask notes the coordinates by which a right is restricted.
func (b *book) ask(e entitlement) {
	for _, dimension := range slices.Sorted(maps.Keys(e.On)) {
		if dimension == recoupment.DimensionMedium {
			continue
		}
		if key := e.medium + "\x00" + string(e.rate.of()); !slices.Contains(b.asked[key], dimension) {
			b.asked[key] = append(b.asked[key], dimension)
		}
		if !slices.Contains(b.dimensions, dimension) {
			b.dimensions = append(b.dimensions, dimension)
		}
	}
}

// terms adds the accounts, the bonuses and the statements of the contracts.
func (b *book) terms() {
	for i, c := range b.ledger.Contracts {
		b.deal.Accounts = append(append(b.deal.Accounts, c.accounts(b.rights[i])...), c.deducted()...)
		for j, t := range c.transfers() {
			transfer, bonus := fmt.Sprintf("transfers[%d]", len(b.deal.Transfers)), fmt.Sprintf("contracts[%d].bonuses[%d]", i, j)
			b.places = append(b.places, place{transfer + ".of[0]", bonus}, place{transfer, bonus})
			b.deal.Transfers = append(b.deal.Transfers, t)
		}
		b.addEarned(i)
		if len(b.rights[i]) == 0 {
			continue
		}
		for _, t := range c.terms() {
			b.places = append(b.places, place{fmt.Sprintf("statements[%d]", len(b.deal.Statements)), fmt.Sprintf("contracts[%d]", i)})
			b.deal.Statements = append(b.deal.Statements, t)
		}
	}
}
