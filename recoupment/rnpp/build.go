package rnpp

import (
	"slices"

	"github.com/filmfinance/filmfinance/internal/deep"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// withViews makes the deal of contracts that were checked. Terms that change nothing are no view.
func (c Contracts) withViews() recoupment.Deal {
	views := make([]Contracts, len(c.Opposable))
	for i, o := range c.Opposable {
		views[i] = c.against(o, &fault.Collector{})
	}
	falls := c.falls(views)
	deal := c.assemble()
	deal.Transfers = append(deal.Transfers, c.transfers(falls)...)
	for i, o := range c.Opposable {
		if v := views[i].view(o, deal, falls); len(v.Rights)+len(v.Accounts)+len(v.Transfers) > 0 {
			deal.Views = append(deal.Views, v)
		}
	}
	return deal
}

// builder adds the contracts to a deal.
type builder struct {
	Contracts
	deal recoupment.Deal
	// feeds are the streams that flow into each stream, out those that leave their mandate by a pool of their own.
	feeds map[string][]string
	out   map[string]bool
}

// assemble makes the deal without views and falls.
func (c Contracts) assemble() recoupment.Deal {
	b := &builder{Contracts: c, deal: deep.Copy(c.Base), feeds: map[string][]string{}, out: map[string]bool{}}
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			if s.To != "" {
				b.feeds[s.To], b.out[s.ID] = append(b.feeds[s.To], s.ID), true
			}
		}
	}
	if c.Amortisation != nil {
		for _, s := range c.Amortisation.Excluded {
			b.out[s] = true
		}
	}
	b.deal.Accounts = deep.Copy(c.accounts())
	tiers := deep.Copy(c.Tiers)
	for _, m := range c.Mandates {
		b.mandate(m)
		b.inTiers(m, tiers)
	}
	if b.deal.Balance == "" {
		b.deal.Balance = Remainder
	}
	if c.Producer != "" {
		tiers = append(tiers, recoupment.Tier{ID: "producer.reached", Rights: []recoupment.Right{{
			ID: Remainder, Party: c.Producer, Steps: []recoupment.Step{{Rate: hundred}},
			Label: Text{FR: "solde du producteur", EN: "producer's remainder"},
		}}})
	}
	b.deal.Pools = append(b.deal.Pools, recoupment.Pool{
		ID: c.net(), Label: Text{FR: "Recettes nettes part producteur", EN: "Producers' net receipts"}, Tiers: tiers,
	})
	if c.Amortisation != nil {
		c.Amortisation.addTo(&b.deal, c.net())
	}
	return b.deal
}

// mandate adds the pools and accounts of a mandate.
func (b *builder) mandate(m Mandate) {
	shared := recoupment.Pool{ID: m.ID, Label: m.Label, To: b.net()}
	var after []recoupment.Tier
	for _, s := range m.Streams {
		pool := recoupment.Pool{ID: s.ID, Label: s.Label, Reserve: s.Reserve, To: m.ID}
		if s.Partner != nil && s.Partner.Of == OfGross {
			pool.Tiers = append(pool.Tiers, tier(s.ID+".partner", s.partner(nil)))
		}
		switch rights := b.commissions(m, s); {
		case len(rights) == 0:
		case s.Commission.AfterCosts:
			after = append(after, recoupment.Tier{ID: s.ID + ".net", Label: s.Label, On: b.on(m, s), Rights: rights})
		default:
			pool.Tiers = append(pool.Tiers, recoupment.Tier{ID: s.ID + ".gross", Label: s.Label, Rights: rights})
		}
		b.deal.Pools = append(b.deal.Pools, pool)
	}
	b.recoup(m, &shared, func(of Mandate) []recouped { return of.costs() })
	shared.Tiers = append(shared.Tiers, after...)
	b.recoup(m, &shared, func(of Mandate) []recouped { return of.guarantees() })
	b.leave(m, &shared)
	b.deal.Pools = append(b.deal.Pools, shared)
}

func tier(id string, rights ...recoupment.Right) recoupment.Tier {
	return recoupment.Tier{ID: id, Rights: rights}
}

// partner is the right of a foreign co-producer.
func (s Stream) partner(on recoupment.Filter) recoupment.Right {
	return recoupment.Right{
		ID: s.ID + ".partner", Party: s.Partner.Party, On: on, Steps: []recoupment.Step{{Rate: s.Partner.Rate}},
		Label: Text{FR: "part du coproducteur étranger", EN: "share of the foreign co-producer"},
	}
}

// commissions are the rights of the seller and of the sub-distributors on a stream.
func (c Contracts) commissions(m Mandate, s Stream) []recoupment.Right {
	var rights []recoupment.Right
	within := ""
	if c.shares() {
		within = sharedBound
	}
	for _, sub := range s.Commission.Sub {
		rights = append(rights, recoupment.Right{
			ID: m.CommissionRight(s.ID) + "." + sub.Party, Party: sub.Party, Within: within, Steps: []recoupment.Step{{Rate: sub.Rate, Most: sub.Most}},
			Label: Text{FR: "sous-commission", EN: "sub-commission"},
		})
	}
	for _, z := range c.commission(m, s) {
		if steps := c.cut(m, s, z); len(steps) > 0 {
			rights = append(rights, recoupment.Right{
				ID: m.CommissionRight(s.ID) + z.suffix(), Party: m.Party, Statement: m.ID, Where: z.where(), Within: within, Steps: steps,
				Label: Text{FR: "commission", EN: "commission"},
			})
		}
	}
	return rights
}

// mediums are the streams whose receipts may come to a stream.
func (b *builder) mediums(stream string) []string {
	all := []string{stream}
	for _, feeding := range b.feeds[stream] {
		all = append(all, b.mediums(feeding)...)
	}
	return all
}

// on filters the receipts of one stream in the pool of its mandate; nil where there is no other.
func (b *builder) on(m Mandate, s Stream) recoupment.Filter {
	if len(m.Streams) == 1 {
		return nil
	}
	return recoupment.Filter{recoupment.DimensionMedium: b.mediums(s.ID)}
}

// recouped is an account and where it is recouped.
type recouped struct {
	account string
	label   Text
	party   string
	owner   string
	steps   []recoupment.Step
	on      func(stream string) bool
}

func (m Mandate) costs() []recouped {
	all := make([]recouped, len(m.Costs))
	for i, k := range m.Costs {
		label := k.Account.Label
		if label == (Text{}) {
			label = Text{FR: "frais opposables", EN: "recoupable costs"}
		}
		all[i] = recouped{
			k.Account.ID, label, m.Party, m.ID, []recoupment.Step{{Rate: hundred}}, func(s string) bool { return m.on(k.Streams, s) },
		}
	}
	return all
}

func (g Guarantee) label() Text {
	if g.Label == (Text{}) {
		return Text{FR: "minimum garanti", EN: "minimum guarantee"}
	}
	return g.Label
}

func (g Guarantee) steps() []recoupment.Step {
	if g.Rate.IsZero() {
		return []recoupment.Step{{Rate: hundred}}
	}
	return []recoupment.Step{{Rate: g.Rate}}
}

func (m Mandate) guarantees() []recouped {
	var all []recouped
	for _, g := range m.Guarantees {
		if g.Tier == "" {
			all = append(all, recouped{g.ID, g.label(), m.Party, m.ID, g.steps(), func(s string) bool { return m.on(g.Streams, s) }})
		}
	}
	return all
}

// recoup adds the tiers in which accounts are recouped on the streams of a mandate: its own, then those of
// other mandates.
func (b *builder) recoup(m Mandate, shared *recoupment.Pool, accounts func(Mandate) []recouped) {
	all := accounts(m)
	for _, other := range b.Mandates {
		if other.ID != m.ID {
			all = append(all, accounts(other)...)
		}
	}
	for _, a := range all {
		t := recoupment.Tier{ID: a.account + ".reached", Label: a.label}
		if a.owner != m.ID {
			t.ID += "." + m.ID
		}
		for _, s := range m.Streams {
			if a.on(s.ID) {
				t.Rights = append(t.Rights, recoupment.Right{
					ID: RecoupmentRight(a.account, s.ID), Party: a.party, Statement: a.owner, Label: a.label, Account: a.account,
					On: b.on(m, s), Steps: a.steps,
				})
			}
		}
		if len(t.Rights) > 0 {
			shared.Tiers = append(shared.Tiers, t)
		}
	}
}

// leave adds what foreign co-producers take of the rest, and the streams that leave the mandate by a pool of
// their own.
func (b *builder) leave(m Mandate, shared *recoupment.Pool) {
	var leaving []recoupment.Right
	for _, s := range m.Streams {
		if s.Partner != nil && s.Partner.Of == OfNet {
			shared.Tiers = append(shared.Tiers, tier(s.ID+".partner", s.partner(b.on(m, s))))
		}
		if !b.out[s.ID] {
			continue
		}
		to := s.To
		if to == "" {
			to = b.net()
		}
		b.deal.Pools = append(b.deal.Pools, recoupment.Pool{ID: outPool(s.ID), Label: s.Label, To: to})
		leaving = append(leaving, recoupment.Right{ID: s.ID + ".leaves", To: outPool(s.ID), On: b.on(m, s), Steps: []recoupment.Step{{Rate: hundred}}})
	}
	if len(leaving) > 0 {
		shared.Tiers = append(shared.Tiers, recoupment.Tier{ID: m.ID + ".leaves", Rights: leaving})
	}
	if len(leaving) == 1 && len(m.Streams) == 1 { // of several, the engine cannot know that they are all the receipts
		shared.To = ""
	}
}

// outPool is the pool that holds what a stream leaves to another, or outside the account of amortisation.
func outPool(stream string) string { return stream + ".out" }

// inTiers adds the guarantees of a mandate that are recouped side by side with the tiers of the net receipts.
func (b *builder) inTiers(m Mandate, tiers []recoupment.Tier) {
	for _, g := range m.Guarantees {
		at := slices.IndexFunc(tiers, func(t recoupment.Tier) bool { return t.ID == g.Tier })
		if g.Tier == "" || at < 0 {
			continue
		}
		var mediums []string
		for _, of := range b.Mandates {
			for _, s := range of.Streams {
				if m.on(g.Streams, s.ID) {
					mediums = append(mediums, b.mediums(s.ID)...)
				}
			}
		}
		tiers[at].Rights = append(tiers[at].Rights, recoupment.Right{
			ID: g.ID, Party: m.Party, Statement: m.ID, Label: g.label(), Account: g.ID, Steps: g.steps(),
			On: recoupment.Filter{recoupment.DimensionMedium: mediums},
		})
	}
}
