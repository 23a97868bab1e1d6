// Package diagram draws a deal: the pools with their tiers and rights, where the money comes from and where it
// goes, with the amounts when there are any. It writes Mermaid, for wikis, and SVG, for everything else.
package diagram

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/examples/internal/words"
	"github.com/filmfinance/filmfinance/examples/waterfall/report"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Flow is a deal ready to be drawn. Amounts are cumulative, at the last settlement.
type Flow struct {
	*report.Words
	title     string
	pools     []pool
	parties   []party
	transfers []transfer
	// amounts is false when nothing has been shared out yet.
	amounts bool
}

// nowhere is the place of a pool that is not there.
const nowhere = -1

// pool is a pool; amounts are empty texts when there are none.
type pool struct {
	label, entered, left string
	// fed is true for a pool into which another one flows.
	fed   bool
	tiers []tier
	to    int
}

type tier struct {
	label, note, reached string
	rows                 []row
}

// row is a right or a corridor: what it is, what it took, and who or which pool has it.
type row struct {
	label, terms, amount string
	corridor             bool
	party, pool          int
}

type party struct{ name, amount string }

// transfer is what a party owes another.
type transfer struct {
	label, amount string
	from, to      int
	// pool is the one that receives it instead of a party.
	pool int
}

// New reads a deal and its last settlement, if there is one.
func New(s *report.Story, l words.Language) *Flow {
	f := &Flow{Words: report.NewWords(s.Deal, l), amounts: s.Last() != nil}
	f.title = f.Named(s.Title, "")
	b := builder{Flow: f, levels: map[level]decimal.Decimal{}, poolAt: map[string]int{}, partyAt: map[string]int{}}
	b.read(s.Last())
	for i, p := range s.Deal.Pools {
		b.poolAt[p.ID] = i
	}
	for _, p := range s.Deal.Pools {
		f.pools = append(f.pools, b.pool(p))
	}
	for i := range f.pools {
		for _, to := range f.pools[i].feeds() {
			f.pools[to].fed = true
		}
	}
	b.debts(s)
	b.totals(s.Last())
	return f
}

// feeds returns the pools that a pool flows into.
func (p *pool) feeds() []int {
	var all []int
	for _, t := range p.tiers {
		for _, r := range t.rows {
			if r.pool != nowhere {
				all = append(all, r.pool)
			}
		}
	}
	if p.to != nowhere {
		all = append(all, p.to)
	}
	return all
}

// level names a level of a settlement.
type level struct {
	kind recoupment.LevelKind
	id   string
}

type builder struct {
	*Flow
	levels          map[level]decimal.Decimal
	poolAt, partyAt map[string]int
}

// read reads the amounts of a settlement. The lines take the place of the levels of the same rights: they are
// what is paid, the balance of the cents included.
func (b *builder) read(last *recoupment.Settlement) {
	if last == nil {
		return
	}
	for _, at := range last.Levels {
		b.levels[level{at.Kind, at.ID}] = at.Amount
	}
	for _, l := range last.Lines {
		b.levels[level{recoupment.LevelRight, l.ID}] = l.Cumulative
	}
}

// amount writes a level, empty when there is no settlement.
func (b *builder) amount(kind recoupment.LevelKind, id string) string {
	if !b.amounts {
		return ""
	}
	return b.Money(b.levels[level{kind, id}])
}

// who returns the place of a party, which it makes.
func (b *builder) who(id string) int {
	at, known := b.partyAt[id]
	if !known {
		at = len(b.parties)
		b.partyAt[id] = at
		b.parties = append(b.parties, party{name: b.Party(id)})
	}
	return at
}

func (b *builder) pool(p recoupment.Pool) pool {
	drawn := pool{label: b.Pool(p.ID), entered: b.amount(recoupment.LevelPool, p.ID), to: nowhere}
	if p.To != "" {
		drawn.to, drawn.left = b.poolAt[p.To], b.amount(recoupment.LevelLeft, p.ID)
	}
	for _, t := range p.Tiers {
		one := tier{label: b.Tier(t.ID), note: b.TierNote(t), reached: b.amount(recoupment.LevelTier, t.ID)}
		for _, r := range t.Rights {
			line := row{label: b.Right(r.ID), terms: b.Terms(r, t), amount: b.amount(recoupment.LevelRight, r.ID), party: nowhere, pool: nowhere}
			if r.To != "" {
				line.pool = b.poolAt[r.To]
			} else {
				line.party = b.who(r.Party)
			}
			one.rows = append(one.rows, line)
			for _, c := range r.Corridors {
				one.rows = append(one.rows, row{
					label: b.Right(c.ID), terms: b.CorridorTerms(c), amount: b.amount(recoupment.LevelRight, c.ID), corridor: true,
					party: b.who(c.Party), pool: nowhere,
				})
			}
		}
		drawn.tiers = append(drawn.tiers, one)
	}
	return drawn
}

// debts reads what parties owe each other: with a settlement, what it says; without, the terms of the deal.
func (b *builder) debts(s *report.Story) {
	add := func(label, amount string, between recoupment.TransferLine) {
		one := transfer{label: label, amount: amount, from: b.who(between.From), pool: nowhere}
		if between.Into != "" {
			one.pool = b.poolAt[between.Into]
		} else {
			one.to = b.who(between.To)
		}
		b.transfers = append(b.transfers, one)
	}
	if last := s.Last(); last != nil {
		for _, t := range last.Transfers {
			if t.Kind == recoupment.TransferTerm || !t.Cumulative.IsZero() {
				add(b.Transfer(t), b.Money(t.Cumulative), t)
			}
		}
		return
	}
	for _, t := range s.Deal.Transfers {
		add(b.Transfer(recoupment.TransferLine{ID: t.ID}), "", recoupment.TransferLine{From: t.From, To: t.To, Into: t.Into})
	}
	for _, v := range s.Deal.Views {
		add(b.Transfer(recoupment.TransferLine{ID: v.ID, Kind: recoupment.TransferView}), "", recoupment.TransferLine{From: v.BorneBy, To: v.Party})
	}
}

// totals writes what each party has in all, what parties owe each other left apart.
func (b *builder) totals(last *recoupment.Settlement) {
	if last == nil {
		return
	}
	sums := make([]decimal.Decimal, len(b.parties))
	for _, l := range last.Lines {
		at := b.who(l.Party)
		sums[at] = sums[at].Add(l.Cumulative)
	}
	for i := range b.parties {
		b.parties[i].amount = b.Money(sums[i])
	}
}
