package recoupment

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

var oneUnit = fraction.Int(1)

// lay resolves what refers to quantities: tiers, steps, thresholds, accounts and transfers.
func (b *builder) lay() {
	next := 0
	for i, p := range b.deal.Pools {
		laid := &b.program.Pools[b.pools[i]]
		for j, t := range p.Tiers {
			laid.Tiers = append(laid.Tiers, b.tier(i, j, t, &next))
		}
	}
	for i, a := range b.deal.Accounts {
		b.closeAccount(i, a)
	}
	b.advances()
	for i, l := range b.lines {
		b.right(i, l)
	}
	for _, t := range b.deal.Thresholds {
		at := b.threshold(t.ID)
		b.thresholds = append(b.thresholds, at)
		b.program.Thresholds = append(b.program.Thresholds, at)
	}
	for _, t := range b.deal.Transfers {
		b.transfers = append(b.transfers, b.transfer(t))
	}
}

var sharings = map[Sharing]cascade.Sharing{
	ByOwed: cascade.ByOwed, ByInvested: cascade.ByInvested, ByRatio: cascade.ByRatio, Equally: cascade.Equally,
}

func (b *builder) tier(i, j int, t Tier, next *int) cascade.Tier {
	laid := cascade.Tier{
		Name: t.ID, Sharing: sharings[t.Sharing], Onward: t.Overflow == Onward, Rate: oneUnit, Gate: b.filter(t.On),
		Reached: b.pooled[i][j], Excess: cascade.None,
	}
	if !t.Rate.IsZero() {
		laid.Rate = percent(t.Rate)
	}
	b.program.Owing = b.program.Owing || t.Sharing == ByOwed
	if t.Deficit != nil {
		laid.Borne, laid.Excess = true, b.fresh("tier:%s:excess", t.ID)
	}
	for _, r := range t.Rights {
		laid.Rights = append(laid.Rights, *next)
		*next += 1 + len(r.Corridors)
	}
	for _, r := range t.Rights {
		for _, g := range b.groupsOf[r.ID] {
			if !slices.Contains(laid.Groups, g) {
				laid.Groups = append(laid.Groups, g)
			}
		}
	}
	return laid
}

// closeAccount gives an account the switch that closes it.
func (b *builder) closeAccount(i int, a Account) {
	at := &b.accounts[i]
	form := append([]cascade.Part{{Quantity: at.Recouped, Times: oneUnit}, {Quantity: at.Target, Times: fraction.Int(-1)}},
		b.form(a.Adds, fraction.Int(-1))...)
	at.Closed = b.turn(cascade.Switch{Form: form}, "account:%s:closed", a.ID)
	b.program.Accounts = append(b.program.Accounts, at.Account)
}

// advances gives each accruing right with an advance of its own an account for it.
func (b *builder) advances() {
	for i := range b.lines {
		l, right := &b.lines[i], &b.program.Rights[i]
		if !l.accrues() {
			continue
		}
		right.Accrues = true
		right.Arrears = b.turn(cascade.Switch{Form: []cascade.Part{
			{Quantity: right.Settled, Times: oneUnit}, {Quantity: right.Owed, Times: fraction.Int(-1)},
		}}, "right:%s:paid", l.ID)
		switch {
		case l.Account != "":
			right.Offset = b.names.accounts[l.Account]
		case !l.Advance.IsZero():
			target := b.quantity(dec(l.Advance), "right:"+l.ID+":advance")
			set := b.fresh("right:%s:set against", l.ID)
			closed := b.turn(cascade.Switch{Form: []cascade.Part{{Quantity: set, Times: oneUnit}}, Reaches: dec(l.Advance)}, "right:%s:earned out", l.ID)
			right.Offset = len(b.program.Accounts)
			b.program.Accounts = append(b.program.Accounts, cascade.Account{Principal: target, Target: target, Recouped: set, Closed: closed})
		}
	}
}

// right resolves a right or a corridor.
func (b *builder) right(i int, l placedLine) {
	right := &b.program.Rights[i]
	right.Source, right.Retroactive, right.Invested = l.Of == OfSource, l.Retroactive, dec(l.Invested)
	b.program.Sourced = b.program.Sourced || right.Source
	if l.Account != "" && !right.Accrues {
		right.Account = b.names.accounts[l.Account]
	}
	if l.Limit != nil {
		limit := dec(*l.Limit)
		if l.LimitCounts == CountsFromZero {
			limit = limit.Add(dec(l.Opening))
		}
		right.Limit = b.turn(cascade.Switch{Form: []cascade.Part{{Quantity: right.Received, Times: oneUnit}}, Reaches: limit}, "right:%s:filled", l.ID)
	}
	if at := b.filter(l.On); at != cascade.None {
		right.Gates = append(right.Gates, at)
	}
	if len(l.Except) > 0 {
		right.Gates = append(right.Gates, b.gate(gate{filter: l.Except, asks: asksExcept}))
	}
	for _, t := range l.Where {
		right.Gates = append(right.Gates, b.gate(gate{test: t, asks: asksTest}))
	}
	right.Dues = right.Gates
	if at := b.term(l.Right); at != cascade.None {
		right.Gates = append(slices.Clone(right.Gates), at)
		if l.AtExpiry == Forgiven {
			right.Dues = right.Gates
		} else if !l.Begins.IsZero() { // what is owed waits for the first day, and not for the last
			right.Dues = append(slices.Clone(right.Dues), b.gate(gate{asks: asksDay, begins: l.Begins}))
		}
	}
	rate := percent
	if l.Per != "" {
		right.Per, rate = b.counters[b.names.counters[l.Per]], dec
		b.program.PerUnit = append(b.program.PerUnit, i)
	}
	for at, s := range l.Steps {
		step := cascade.Step{Rate: rate(s.Rate), Ends: cascade.None, Bounded: s.Most != nil}
		if s.Most != nil {
			step.Most = percent(*s.Most)
		}
		if s.Until != nil {
			step.Ends = b.condition(*s.Until, fmt.Sprintf("right:%s:step:%d", l.ID, at))
		}
		right.Steps = append(right.Steps, step)
	}
	if l.Within != "" {
		right.Within = b.bound(l.Within)
	}
	for k, c := range l.Corridors {
		right.Corridors = append(right.Corridors, cascade.Corridor{Right: i + 1 + k, Counted: c.Counted == Deemed})
	}
}

// bound returns the place of a bound that rights share.
func (b *builder) bound(name string) int {
	at, known := b.boundAt[name]
	if !known {
		at = len(b.boundAt)
		b.boundAt[name], b.program.Bounds = at, at+1
	}
	return at
}

// since says when a quantity begins to count: when a named threshold is reached. A sum is latched; of
// conditions together the run remembers that they held.
func (b *builder) since(d *cascade.Derived, id string) {
	condition := b.deal.Thresholds[b.names.thresholds[id]].Condition
	for condition.Threshold != "" {
		condition = b.deal.Thresholds[b.names.thresholds[condition.Threshold]].Condition
	}
	if len(condition.All)+len(condition.Any) > 0 {
		d.Threshold = b.names.thresholds[id]
		return
	}
	key := "since:" + id
	at, known := b.compiled[key]
	if !known {
		condition.Latch = len(condition.Of) > 0
		at = b.condition(condition, key)
		b.compiled[key] = at
	}
	d.Since = at
}

// threshold compiles a named threshold once.
func (b *builder) threshold(id string) int {
	key := "threshold:" + id
	if at, known := b.compiled[key]; known {
		return at
	}
	at := b.condition(b.deal.Thresholds[b.names.thresholds[id]].Condition, key)
	b.compiled[key] = at
	return at
}

// condition compiles a condition; path names its switches in a saved state.
func (b *builder) condition(from Condition, path string) int {
	leaf := func(at int) int { return b.add(cascade.Condition{Kind: cascade.Leaf, Switch: at}) }
	of := func(kind cascade.Kind, parts []Condition) int {
		var all []int
		for i, part := range parts {
			all = append(all, b.condition(part, fmt.Sprintf("%s:%d", path, i)))
		}
		return b.add(cascade.Condition{Kind: kind, Of: all})
	}
	switch {
	case from.Threshold != "":
		return b.threshold(from.Threshold)
	case from.Declared != "":
		return leaf(b.facts[b.names.facts[from.Declared]])
	case !from.From.IsZero():
		at, known := b.dayOf[from.From]
		if !known {
			at = b.turn(cascade.Switch{External: true}, "from:%s", from.From)
			b.dayOf[from.From] = at
			b.days = append(b.days, dayAt{from.From, at})
		}
		return leaf(at)
	case len(from.All) > 0:
		return of(cascade.All, from.All)
	case len(from.Any) > 0:
		return of(cascade.Any, from.Any)
	}
	return leaf(b.sumSwitch(from, path))
}

func (b *builder) add(c cascade.Condition) int {
	b.program.Conditions = append(b.program.Conditions, c)
	return len(b.program.Conditions) - 1
}
