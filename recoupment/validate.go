package recoupment

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
)

// ParseDeal reads a deal written in JSON and validates it. The error is a [Faults].
func ParseDeal(data []byte) (Deal, error) { return fault.Parse[Deal](data) }

// Validate reports everything wrong with the deal as a [Faults], or nil: unknown currency, names that
// are missing, given twice or unknown, choices that are not made where they change a payment, rates
// outside 0 to 100 % or, at the start or later, surely above 100 % together with nobody to bear it
// ([ErrOver100]), negative amounts, pools or thresholds in a cycle, a pool that sends what its tiers leave
// nowhere, rules that nothing can reach, steps that end before they begin, listed parties that nothing pays
// or charges ([ErrUnreachable]) and conditions that can never be reached ([ErrNever]). What is not sure of a
// deal only a run can tell: it may still meet [ErrOverAllocated].
func (d Deal) Validate() error {
	c := &fault.Collector{}
	if d.checkSizes(c); c.Err() != nil {
		return c.Err()
	}
	v := validation{deal: d, names: d.index(), c: c}
	v.read()
	v.document()
	v.idle()
	v.possible(c)
	if c.Err() == nil { // a view makes sense in a deal that does
		for i, view := range d.Views {
			c.Merge(fmt.Sprintf("views[%d]", i), d.against(view).consistent())
		}
	}
	return c.Err()
}

// consistent is [Deal.Validate] for the deal of a view: under its terms a rule of the deal may well come to
// nothing, such as what follows costs of which none is opposable.
func (d Deal) consistent() error {
	c := &fault.Collector{}
	v := validation{deal: d, names: d.index(), c: c}
	v.read()
	v.document()
	return c.Err()
}

func (v *validation) document() {
	d, c := v.deal, v.c
	check.Currency(c, d.Currency)
	if d.Rounding > Up {
		c.Add("rounding", ErrUnknown, d.Rounding)
	}
	v.uniqueNames()
	v.listed()
	for i, p := range d.Pools {
		v.pool(c.In("pools[%d]", i), p)
	}
	for i, a := range d.Accounts {
		v.account(c.In("accounts[%d]", i), a)
	}
	for i, counter := range d.Counters {
		check.Decimal(c, fmt.Sprintf("counters[%d].opening", i), counter.Opening)
	}
	for i, t := range d.Thresholds {
		v.condition(c.In("thresholds[%d].condition", i), t.Condition, inThreshold)
	}
	for i, g := range d.Groups {
		v.group(c.In("groups[%d]", i), g)
	}
	for i, t := range d.Transfers {
		v.transfer(c.In("transfers[%d]", i), t)
	}
	for i, t := range d.Statements {
		v.terms(c.In("statements[%d]", i), t)
	}
	for i, view := range d.Views {
		v.view(c.In("views[%d]", i), view)
	}
	if v.known(c, "balance", d.Balance, v.names.lines) && v.balanceFeeds() {
		c.Add("balance", ErrRange, "the right feeds a pool: it pays nobody")
	}
	if _, ok := d.flowOrder(v.names.pools); !ok {
		c.Add("pools", ErrCycle, nil)
	}
	if v.thresholdsCycle() {
		c.Add("thresholds", ErrCycle, nil)
	}
}

type validation struct {
	deal  Deal
	names names
	c     *fault.Collector
	// statements are the names of the statements of account, shared those that a right gives, rights those
	// of the deal by name, recouped the accounts that a right recoups.
	statements map[string]int
	// debts are the names of what parties may owe each other.
	debts    map[string]int
	shared   map[string]bool
	rights   map[string]Right
	recouped map[string]bool
	// opened are quantities before the history begins, looked the conditions that the search for rates that
	// meet has looked at.
	opened openings
	looked int
	// parties are those of the list, named the parties that are named somewhere.
	parties map[string]int
	named   map[string]bool
	// charged are the accounts charged to statements so far, seen the parties that have a view.
	charged, seen map[string]bool
	// set counts the transfers that are set against each account, so far.
	set map[string]int
	// looks looks at what transfers that are recouped hang on.
	looks *looking
	// fed looks at what hangs on what a pool is fed, by pool.
	fed map[string]*looking
}

// read reads the rights once.
func (v *validation) read() {
	v.opened = v.openings()
	v.charged, v.seen, v.named, v.shared, v.set = map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]int{}
	v.parties = places(v.deal.Parties, func(p Party) string { return p.ID })
	v.statements, v.rights, v.recouped = map[string]int{}, map[string]Right{}, map[string]bool{}
	v.deal.rights(func(_ Tier, r Right) {
		v.rights[r.ID], v.recouped[r.Account] = r, true
		for _, l := range r.lines() {
			if l.right.Statement != "" {
				v.statements[l.right.Statement] = 0
				v.shared[l.right.Statement] = true
			} else {
				v.statements[l.right.Party] = 0
			}
		}
	})
}

func (v *validation) uniqueNames() {
	tiers, rights := map[string]bool{}, map[string]bool{}
	unique(v.c, "pools", v.deal.Pools, func(p Pool) string { return p.ID })
	for i, p := range v.deal.Pools {
		for j, t := range p.Tiers {
			in := v.c.In("pools[%d].tiers[%d]", i, j)
			check.Unique(in, "id", t.ID, tiers)
			for k, r := range t.Rights {
				check.Unique(in, fmt.Sprintf("rights[%d].id", k), r.ID, rights)
				for n, corridor := range r.Corridors {
					check.Unique(in, fmt.Sprintf("rights[%d].corridors[%d].id", k, n), corridor.ID, rights)
				}
			}
		}
	}
	unique(v.c, "accounts", v.deal.Accounts, func(a Account) string { return a.ID })
	unique(v.c, "counters", v.deal.Counters, func(c Counter) string { return c.ID })
	unique(v.c, "declarations", v.deal.Declarations, func(f Declaration) string { return f.ID })
	unique(v.c, "thresholds", v.deal.Thresholds, func(t Threshold) string { return t.ID })
	unique(v.c, "groups", v.deal.Groups, func(g Group) string { return g.ID })
	unique(v.c, "statements", v.deal.Statements, func(t StatementTerms) string { return t.ID })
	unique(v.c, "views", v.deal.Views, func(w View) string { return w.ID })
	// A transfer is paid beside the rights, and has a name among them.
	for i, t := range v.deal.Transfers {
		check.Unique(v.c, fmt.Sprintf("transfers[%d].id", i), t.ID, rights)
	}
}

func unique[T any](c *fault.Collector, list string, all []T, id func(T) string) {
	seen := map[string]bool{}
	for i, one := range all {
		check.Unique(c, fmt.Sprintf("%s[%d].id", list, i), id(one), seen)
	}
}

// known reports whether a name is there and is one of the names of the deal.
func (v *validation) known(c *fault.Collector, path, id string, in map[string]int) bool {
	if !check.Given(c, path, id) {
		return false
	}
	_, known := in[id]
	if !known {
		c.Add(path, ErrUnknown, id)
	}
	return known
}

// optional asks [validation.known] of a name that may be missing.
func (v *validation) optional(c *fault.Collector, path, id string, in map[string]int) {
	if id != "" {
		v.known(c, path, id, in)
	}
}

// word refuses a word that is none of the choices; one that is missing passes.
func word[T ~string](c *fault.Collector, path string, given T, choices ...T) {
	if given != "" && !slices.Contains(choices, given) {
		c.Add(path, ErrUnknown, string(given))
	}
}

// chosen asks for a choice where it changes what somebody is paid.
func chosen(c *fault.Collector, path, given string, matters bool) {
	if matters && given == "" {
		c.Add(path, ErrRequired, "a choice that changes what is paid")
	}
}

// most refuses a cap or a limit below zero; one that is missing passes.
func most(c *fault.Collector, path string, given *decimal.Decimal) {
	if given != nil {
		check.NotNegative(c, path, *given)
	}
}

func (v *validation) balanceFeeds() bool { return v.rights[v.deal.Balance].To != "" }

var hundred = decimal.New(100, 0) // per cent: all of it
