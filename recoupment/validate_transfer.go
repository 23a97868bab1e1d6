package recoupment

import (
	"cmp"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// recouping checks the account that recoups a transfer. What the transfer owes may not hang on what is to be
// recouped there, or on another account that recoups transfers: entering it would change it.
func (v *validation) recouping(c *fault.Collector, t Transfer) {
	v.optional(c, "recouped_on", t.RecoupedOn, v.names.accounts)
	at, known := v.names.accounts[t.RecoupedOn]
	if !known {
		if t.RecoupedOn == "" && t.Head != "" {
			c.Add("head", ErrRange, "a head of no account")
		}
		return
	}
	if t.Head != "" && !slices.ContainsFunc(v.deal.Accounts[at].Heads, func(h Head) bool { return h.ID == t.Head }) {
		c.Add("head", ErrUnknown, t.Head)
	}
	l := v.looking()
	if l.terms(t.Of) || l.terms(t.AtMost) || t.When != nil && l.condition(*t.When, 0) {
		c.Add("recouped_on", ErrCycle, "what it owes hangs on what is to be recouped")
	}
}

// payee checks who receives a transfer: a party, or a pool.
func (v *validation) payee(c *fault.Collector, t Transfer) {
	if t.Into == "" {
		if check.Code(c, "to", t.To); t.From == t.To {
			c.Add("to", ErrRange, "a party pays another")
		}
		if v.party(c, "to", t.To); len(t.At) > 0 {
			c.Add("at", ErrRange, "only a pool has coordinates")
		}
		return
	}
	if v.known(c, "into", t.Into, v.names.pools) {
		l := v.beyond(t.Into)
		if l.terms(t.Of) || l.terms(t.AtMost) || t.When != nil && l.condition(*t.When, 0) {
			c.Add("into", ErrCycle, "what it owes hangs on what it brings")
		}
	}
	check.Size(c, "at", len(t.At), MaxTerms)
	if t.To != "" {
		c.Add("to", ErrRange, "a transfer pays a party or feeds a pool")
	}
	if t.RecoupedOn != "" {
		c.Add("recouped_on", ErrRange, "what feeds a pool is not recouped beside it")
	}
	if t.PriorDebt == DebtDue {
		c.Add("prior_debt", ErrRange, "what was owed to a pool before entered it before")
	}
}

// looking looks for what hangs on the accounts that recoup transfers. Thresholds are looked at once.
type looking struct {
	deal                 Deal
	thresholds           map[string]int
	accounts, seen, hang map[string]bool
	// beyond are the places that money of a pool comes to, by kind and name, where that is what is looked for.
	beyond map[string]bool
}

// beyond looks for what hangs on the money that enters a pool: the pools that it goes on to, their tiers and
// rights, the parties, groups and accounts of those, and other transfers, whatever they are.
func (v *validation) beyond(pool string) *looking {
	if l := v.fed[pool]; l != nil {
		return l
	}
	l := &looking{deal: v.deal, thresholds: v.names.thresholds, seen: map[string]bool{}, hang: map[string]bool{}, beyond: map[string]bool{}}
	for todo := []string{pool}; len(todo) > 0; todo = todo[1:] {
		at, known := v.names.pools[todo[0]]
		if !known || l.beyond["pool "+todo[0]] {
			continue
		}
		l.beyond["pool "+todo[0]] = true
		p := v.deal.Pools[at]
		if todo = append(todo, p.To); p.To == "" {
			todo = todo[:len(todo)-1]
		}
		for _, t := range p.Tiers {
			l.beyond["tier "+t.ID] = true
			for _, r := range t.Rights {
				l.right(r)
				if r.To != "" {
					todo = append(todo, r.To)
				}
			}
		}
	}
	for _, g := range v.deal.Groups {
		l.beyond["group "+g.ID] = slices.ContainsFunc(g.Rights, func(id string) bool { return l.beyond["right "+id] })
	}
	if v.fed == nil {
		v.fed = map[string]*looking{}
	}
	v.fed[pool] = l
	return l
}

// right notes what hangs on a right and its corridors.
func (l *looking) right(r Right) {
	for _, one := range r.lines() {
		l.beyond["right "+one.right.ID], l.beyond["party "+one.right.Party] = true, true
	}
	l.beyond["account "+r.Account] = true
}

// after reports whether a term measures what money of the pool comes to.
func (l *looking) after(t Term) bool {
	for kind, name := range map[string]string{
		"pool ": t.Pool, "tier ": t.Tier, "party ": t.Party, "account ": t.Account, "right ": cmp.Or(t.Right, t.Accrual),
		"group ": cmp.Or(t.Group, t.Turnover),
	} {
		if name != "" && l.beyond[kind+name] {
			return true
		}
	}
	return t.Transfer != ""
}

func (v *validation) looking() *looking {
	if v.looks == nil {
		l := &looking{deal: v.deal, thresholds: v.names.thresholds, accounts: map[string]bool{}, seen: map[string]bool{}, hang: map[string]bool{}}
		for _, t := range v.deal.Transfers {
			l.accounts[t.RecoupedOn] = true
		}
		v.looks = l
	}
	return v.looks
}

func (l *looking) terms(terms []Term) bool {
	if l.beyond != nil {
		return slices.ContainsFunc(terms, l.after)
	}
	return slices.ContainsFunc(terms, func(t Term) bool {
		return t.Account != "" && (t.Measure == Target || t.Measure == Outstanding) && l.accounts[t.Account]
	})
}

// condition reports whether a condition may turn back when something is entered: one that latches does not.
func (l *looking) condition(of Condition, depth int) bool {
	if of.Latch && l.beyond == nil || depth > maxDepth {
		return false
	}
	if at, known := l.thresholds[of.Threshold]; known {
		if id := of.Threshold; !l.seen[id] {
			l.seen[id] = true
			l.hang[id] = l.condition(l.deal.Thresholds[at].Condition, 0)
		}
		return l.hang[of.Threshold]
	}
	part := func(p Condition) bool { return l.condition(p, depth+1) }
	return l.terms(of.Of) || slices.ContainsFunc(of.All, part) || slices.ContainsFunc(of.Any, part)
}

// sameParties checks that a transfer of a view is between the parties of the one that it replaces, and that
// the beneficiary is one of them.
func (v *validation) sameParties(c *fault.Collector, w View, t Transfer) {
	if !v.known(c, "id", t.ID, v.names.transfers) {
		return
	}
	if own := v.deal.Transfers[v.names.transfers[t.ID]]; own.From != t.From || own.To != t.To || own.Into != t.Into {
		c.Add("", ErrRange, "the parties and the pool of a transfer are the same in every view")
	}
	if t.Into != "" {
		return // the receipts that it brings are its own
	}
	if t.From != w.Party && t.To != w.Party {
		c.Add("", ErrRange, "the beneficiary of the view neither pays nor receives it")
	}
}
