package recoupment

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// claim is a right made ready to be asked what it takes at a moment; -1 stands for no condition.
type claim struct {
	id                   string
	rates                []decimal.Decimal
	until                []int
	begins, over, filled int
	// on is the filter of the right; recoups says that it has an account, owed that the account is open before
	// the history begins. What of the others only a receipt can tell is aside.
	on            string
	recoups, owed bool
	aside         bool
}

// claim reads a right.
func (g *together) claim(r Right) claim {
	c := claim{id: r.ID, begins: -1, over: -1, filled: -1, recoups: r.Account != ""}
	c.aside = len(r.Except)+len(r.Where) > 0 || r.accrues() || r.Of == OfSource || r.bounded() || !r.ratesFit()
	if len(r.On) > 0 {
		c.on = fmt.Sprintf("%q", r.On)
	}
	if at, known := g.v.names.accounts[r.Account]; known {
		c.owed = g.v.deal.Accounts[at].opens()
	}
	for _, s := range r.Steps {
		until := -1
		if s.Until != nil {
			until = g.ask(*s.Until)
		}
		c.rates, c.until = append(c.rates, s.Rate), append(c.until, until)
	}
	if !r.Begins.IsZero() {
		c.begins = g.day(r.Begins)
	}
	if !r.Ends.IsZero() {
		if c.over = g.add(asked{}); !r.Ends.AddDays(1).IsZero() {
			c.over = g.day(r.Ends.AddDays(1))
		}
	}
	if r.Limit != nil {
		limit := *r.Limit
		if r.LimitCounts == CountsFromZero && money.Acceptable(limit) && money.Acceptable(r.Opening) {
			limit = limit.Add(r.Opening)
		}
		c.filled = g.ask(Condition{Of: []Term{{Right: r.ID}}, Reaches: limit})
	}
	return c
}

// opens reports whether an account is sure to be open before the history begins.
func (a Account) opens() bool {
	amounts := []decimal.Decimal{a.Opening, a.Premium, a.TaxCredit, a.Recouped}
	for _, h := range a.Heads {
		if amounts = append(amounts, h.Opening); h.Cap != nil {
			amounts = append(amounts, *h.Cap)
		}
	}
	if a.Cap != nil {
		amounts = append(amounts, *a.Cap)
	}
	for _, one := range amounts {
		if !money.Acceptable(one) {
			return false
		}
	}
	ledger := openLedger(a)
	return len(a.Adds) == 0 && ledger.target(a).Cmp(dec(a.Recouped)) > 0
}

func (g *together) is(condition int) truth {
	if condition < 0 {
		return no
	}
	return g.now[condition]
}

// least returns what a right is sure to take of the receipts of a kind at the moment that was looked at;
// at the start an account that is open counts.
func (g *together) least(c claim, kind string, start bool) (rate decimal.Decimal) {
	if c.aside || c.on != "" && c.on != kind || c.recoups && (!start || !c.owed) || c.begins >= 0 && g.is(c.begins) != yes ||
		g.is(c.over) != no || g.is(c.filled) != no {
		return decimal.Decimal{}
	}
	found := false
	for i, one := range c.rates {
		ended := g.is(c.until[i])
		if ended == yes {
			continue
		}
		if !found || one.LessThan(rate) {
			rate, found = one, true
		}
		if ended == no {
			return rate
		}
	}
	return decimal.Decimal{} // it may have ended
}

// most returns what a right may take at the most.
func (g *together) most(c claim) (rate decimal.Decimal) {
	if c.aside {
		return hundred
	}
	if g.is(c.over) == yes || g.is(c.filled) == yes || c.begins >= 0 && g.is(c.begins) == no {
		return decimal.Decimal{}
	}
	for i, one := range c.rates {
		ended := g.is(c.until[i])
		if ended != yes {
			rate = decimal.Max(rate, one)
		}
		if ended == no {
			break
		}
	}
	return rate
}

// rank is a tier by rates, with the tiers that stand before it in the pool.
type rank struct {
	*together
	tier   string
	claims []claim
	at     map[string]int // claims by the name of the right
	// cost is the work of looking at one moment.
	cost int
	// before are the claims of the tiers ahead, each tier with the part that it takes from.
	before []ahead
	// kinds are the receipts told apart: all, and those that a filter of the tier admits.
	kinds []string
}

type ahead struct {
	claims []claim
	part   decimal.Decimal
	// all says that the tier may take its whole part, whatever its rates.
	all bool
}

// over100 reports the rates of a tier that come to more than 100 % together, with nobody to bear it: at the
// start, or at a later moment that the conditions of the rates do not exclude. It reports what is sure: two
// sums of money that move together are not taken to move apart, and what depends on a receipt, on what was
// recouped or on an account to come, only a run can tell.
func (v *validation) over100(c *fault.Collector, p Pool, at int) {
	t := p.Tiers[at]
	if t.weighted() || t.Deficit != nil || v.looked > maxTogetherAll || t.ceiling().LessThanOrEqual(hundred) {
		return
	}
	k := rank{tier: t.ID, at: map[string]int{}, together: &together{v: v, named: map[string]int{}, sums: map[string]*sumOf{}}}
	if k.read(p, at); v.looked > maxTogetherAll {
		return
	}
	k.ready()
	for _, name := range k.order {
		k.sums[name].own = k.own(k.sums[name].terms)
	}
	k.search(func(rates string) { c.Add("rights", ErrOver100, rates) })
}

// ceiling is what the rights of a tier would take if each took its highest rate.
func (t Tier) ceiling() (total decimal.Decimal) {
	for _, r := range t.Rights {
		var most decimal.Decimal
		for _, s := range r.Steps {
			if money.Acceptable(s.Rate) {
				most = decimal.Max(most, s.Rate)
			}
		}
		total = total.Add(most)
	}
	return total
}

func (k *rank) read(p Pool, at int) {
	told, seen := len(p.Tiers[at].On) == 0, map[string]bool{"": true}
	for _, t := range p.Tiers[:at] {
		one := ahead{part: hundred, all: t.weighted()}
		if !t.Rate.IsZero() {
			one.part = t.Rate
		}
		told = told && len(t.On) == 0
		for _, r := range t.Rights {
			if k.v.looked++; k.v.looked > maxTogetherAll {
				return
			}
			told = told && !r.chooses()
			one.claims = append(one.claims, k.claim(r))
		}
		k.cost += len(t.Rights)
		if len(t.On) == 0 { // receipts that it does not admit pass by
			k.before = append(k.before, one)
		}
	}
	k.kinds = []string{""}
	for _, r := range p.Tiers[at].Rights {
		c := k.claim(r)
		k.at[r.ID] = len(k.claims)
		for _, t := range p.Tiers[:at] {
			for _, other := range t.Rights { // behind a right that recoups the same account it may be closed
				c.owed = c.owed && other.Account != r.Account
			}
		}
		if k.claims = append(k.claims, c); told && !seen[c.on] {
			seen[c.on] = true
			k.kinds = append(k.kinds, c.on)
		}
	}
	k.cost += len(k.asked) + len(k.claims)*len(k.kinds)
}

// passes reports whether the tiers ahead are sure to leave something at the moment that was looked at: at
// once, or when what ends of itself has ended.
func (k *rank) passes(atOnce bool) bool {
	for _, t := range k.before {
		var total decimal.Decimal
		for _, c := range t.claims {
			if ends := c.recoups || c.filled >= 0; !ends || c.aside || atOnce {
				total = total.Add(k.most(c))
			}
			if t.all && (atOnce || !c.recoups && c.filled < 0) {
				total = hundred
			}
		}
		if decimal.Min(total, hundred).Mul(t.part).GreaterThanOrEqual(hundred.Mul(hundred)) {
			return false
		}
	}
	return true
}

// meet adds up what the rights are sure to take, and says the rates that make more than 100 %.
func (k *rank) meet(start bool) (rates string, over bool) {
	for _, kind := range k.kinds {
		var total decimal.Decimal
		var said []string
		for _, c := range k.claims {
			if rate := k.least(c, kind, start); !rate.IsZero() {
				total = total.Add(rate)
				said = append(said, c.id+" "+money.Text(rate))
			}
		}
		if total.GreaterThan(hundred) {
			return fmt.Sprintf("%s: %s", money.Text(total), strings.Join(said, " + ")), true
		}
	}
	return "", false
}
