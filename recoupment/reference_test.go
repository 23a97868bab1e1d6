package recoupment_test

import (
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/schedule"
)

// The reference is a second, slow reading of the documents of a deal, which shares nothing with the engine.
// A movement lasts from 0 to 1. At each moment the reference asks what everybody takes of the next,
// infinitely small, part of it, walks to the nearest moment at which something changes, and books.
//
// Where the documents are silent it reads them so: what a right opens with counts in sums of what it was
// paid and of what it earned; a right counts in them without its corridors; what the bearer of a deficit
// pays counts as paid to the right, and in its account; a condition that takes movements whole is looked at
// after the costs of a movement; a reference to a threshold holds as long as the condition of the threshold
// does; of rights pari passu with an overflow that goes onward, the share of one that does not cover a
// receipt goes onward too; what is carried is paid out of the receipts that the right covers; an accruing right that has reached its limit earns no more; a notional receipt
// passes the other rights by.

var (
	errUnsteady      = errors.New("the state turns forth and back")
	errNowhere       = errors.New("money is left in a pool")
	errOverAllocated = errors.New("rights take more than their part")
)

type rat = *big.Rat

func add(a, b rat) rat { return new(big.Rat).Add(a, b) }
func sub(a, b rat) rat { return new(big.Rat).Sub(a, b) }
func mul(a, b rat) rat { return new(big.Rat).Mul(a, b) }
func quo(a, b rat) rat { return new(big.Rat).Quo(a, b) }

func least(a, b rat) rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

func most(a, b rat) rat {
	if a.Cmp(b) > 0 {
		return a
	}
	return b
}

func whole(n int64) rat             { return big.NewRat(n, 1) }
func exact(d decimal.Decimal) rat   { return d.Rat() }
func perCent(d decimal.Decimal) rat { return mul(d.Rat(), big.NewRat(1, 100)) }
func given(d decimal.Decimal) bool  { return !d.IsZero() }
func notBelowZero(a rat) rat        { return most(a, whole(0)) }

// amounts are quantities by name: "right:x", "pool:y". They are either what has added up so far or what a
// unit of the movement brings; whatever is measured on them is linear, so that one reading serves both.
type amounts map[string]rat

func (a amounts) of(kind, id string) rat {
	if v, known := a[kind+":"+id]; known {
		return v
	}
	return whole(0)
}

func (a amounts) add(kind, id string, v rat) { a[kind+":"+id] = add(a.of(kind, id), v) }

func (a amounts) equal(b amounts) bool {
	for _, names := range []amounts{a, b} {
		for k := range names {
			x, y := a[k], b[k]
			if x == nil {
				x = whole(0)
			}
			if y == nil {
				y = whole(0)
			}
			if x.Cmp(y) != 0 {
				return false
			}
		}
	}
	return true
}

// moment is when a threshold was reached, and everything that had added up by then.
type moment struct {
	day      schedule.Date
	movement string
	levels   amounts
}

// entry is what was entered on an account.
type entry struct {
	heads   map[string]rat
	refused rat
}

// world is the cascade as it holds for everybody, or in one view.
type world struct {
	deal     recoupment.Deal
	view     string
	order    []int // the pools, each after those that feed it
	levels   amounts
	day      schedule.Date
	movement string
	declared map[string]bool
	reached  map[string]*moment
	latched  map[*recoupment.Condition]bool
	stood    map[*recoupment.Condition]bool // the conditions that take a movement whole, as it begins
	settled  amounts                        // the levels at the last settlement
	entered  map[string]*entry
	rank     map[string]int                // the step of each retroactive right
	side     map[*recoupment.Condition]int // where a sum on its amount has turned to
	turned   map[string]int                // where an account with nothing outstanding has turned to
	forced   map[any]int                   // what is taken to be open or to hold (1), or not (-1)
	met      error                         // what the states looked at would have met
	weights  map[string]rat                // what is owed to the rights, since a cost or interest last changed it
	scale    rat                           // how many units of a movement are shared out, where it is not one
	altered  map[string]bool               // the accounts that costs or interest have changed since
	opened   map[string]rat                // what the bands of the transfers come to at the opening
	over     map[string]rat                // what the transfers owe for good that have ended
	booked   map[string]rat                // what of the transfers was entered on accounts
}

// copied returns a copy of a document that shares nothing with it.
func copied[T any](document T) T {
	text, err := json.Marshal(document)
	if err != nil {
		panic(err)
	}
	var another T
	if err := json.Unmarshal(text, &another); err != nil {
		panic(err)
	}
	return another
}

// newWorld opens a world on a copy of a deal, with the terms of a view.
func newWorld(deal recoupment.Deal, view *recoupment.View) *world {
	deal = copied(deal)
	w := &world{
		deal: deal, levels: amounts{}, declared: map[string]bool{}, reached: map[string]*moment{},
		latched: map[*recoupment.Condition]bool{}, stood: map[*recoupment.Condition]bool{},
		entered: map[string]*entry{}, rank: map[string]int{}, turned: map[string]int{}, forced: map[any]int{}, weights: map[string]rat{}, altered: map[string]bool{},
		side: map[*recoupment.Condition]int{}, opened: map[string]rat{}, over: map[string]rat{}, booked: map[string]rat{},
	}
	if view != nil {
		w.view = view.ID
		w.replace(copied(*view))
	}
	w.sortPools()
	for _, p := range deal.Pools {
		w.levels.add("pool", p.ID, exact(p.Opening))
		for _, t := range p.Tiers {
			w.levels.add("tier", t.ID, exact(t.Opening))
		}
	}
	for _, g := range deal.Groups {
		w.levels.add("turnover", g.ID, exact(g.Opening))
	}
	for _, c := range deal.Counters {
		w.levels.add("counter", c.ID, exact(c.Opening))
	}
	for _, a := range deal.Accounts {
		e := &entry{heads: map[string]rat{"": exact(a.Opening)}, refused: whole(0)}
		for _, h := range a.Heads {
			e.heads[h.ID] = exact(h.Opening)
		}
		w.entered[a.ID] = e
		w.levels.add("recouped", a.ID, exact(a.Recouped))
		w.levels.add("principal paid", a.ID, exact(a.Recouped))
		w.levels["entered:"+a.ID] = w.target(a)
	}
	for r := range w.rights() {
		w.levels.add("right", r.ID, exact(r.Opening))
		w.levels.add("opening", r.ID, exact(r.Opening))
		w.levels.add("advance", r.ID, exact(r.Advance))
		if accrues(r) {
			w.levels.add("accrual", r.ID, exact(r.Opening))
			w.levels.add("base", r.ID, exact(r.OpeningBase))
		}
	}
	w.settled = maps.Clone(w.levels)
	w.stand()
	w.atRest()
	w.openTransfers()
	return w
}

// replace puts the rights and accounts of a view in the place of those of the deal.
func (w *world) replace(v recoupment.View) {
	for _, r := range v.Rights {
		for old := range w.rights() {
			if old.ID == r.ID {
				*old = r
			}
		}
	}
	for _, t := range v.Transfers {
		for i := range w.deal.Transfers {
			if w.deal.Transfers[i].ID == t.ID {
				w.deal.Transfers[i] = t
			}
		}
	}
	for _, a := range v.Accounts {
		for i := range w.deal.Accounts {
			if w.deal.Accounts[i].ID == a.ID {
				w.deal.Accounts[i] = a
			}
		}
	}
}

// rights yields the rights in the order of the deal.
func (w *world) rights() func(func(*recoupment.Right) bool) {
	return func(yield func(*recoupment.Right) bool) {
		for i := range w.deal.Pools {
			for j := range w.deal.Pools[i].Tiers {
				rights := w.deal.Pools[i].Tiers[j].Rights
				for k := range rights {
					if !yield(&rights[k]) {
						return
					}
				}
			}
		}
	}
}

func (w *world) account(id string) *recoupment.Account {
	for i := range w.deal.Accounts {
		if w.deal.Accounts[i].ID == id {
			return &w.deal.Accounts[i]
		}
	}
	return nil
}

func (w *world) place(id string) int {
	return slices.IndexFunc(w.deal.Pools, func(p recoupment.Pool) bool { return p.ID == id })
}

// feeds lists the pools that receive from a pool, through the rights that are open.
func (w *world) feeds(pool int, open func(*recoupment.Right) bool) []int {
	var to []int
	p := w.deal.Pools[pool]
	for i := range p.Tiers {
		for j := range p.Tiers[i].Rights {
			if r := &p.Tiers[i].Rights[j]; r.To != "" && open(r) {
				to = append(to, w.place(r.To))
			}
		}
	}
	if p.To != "" {
		to = append(to, w.place(p.To))
	}
	return to
}

// sortPools orders the pools so that each comes after those that feed it.
func (w *world) sortPools() {
	done := map[int]bool{}
	var visit func(int)
	visit = func(p int) {
		if done[p] {
			return
		}
		done[p] = true
		for _, next := range w.feeds(p, func(*recoupment.Right) bool { return true }) {
			visit(next)
		}
		w.order = slices.Insert(w.order, 0, p)
	}
	for p := len(w.deal.Pools) - 1; p >= 0; p-- {
		visit(p)
	}
}

// admitted is what was entered on an account, each head up to its cap and all up to that of the account.
func (w *world) admitted(a recoupment.Account) rat {
	e := w.entered[a.ID]
	sum := e.heads[""]
	for _, h := range a.Heads {
		amount := e.heads[h.ID]
		if h.Cap != nil {
			amount = least(amount, exact(*h.Cap))
		}
		sum = add(sum, amount)
	}
	if a.Cap != nil {
		sum = least(sum, exact(*a.Cap))
	}
	return sum
}

// target is what is to be recouped, without what Adds and interest bring on top.
func (w *world) target(a recoupment.Account) rat {
	net := notBelowZero(sub(w.admitted(a), exact(a.TaxCredit)))
	return mul(net, add(whole(1), perCent(a.Premium)))
}

// sum adds the terms up: on levels, or on what a unit brings.
func (w *world) sum(terms []recoupment.Term, on amounts, bring bool) rat {
	total := whole(0)
	for _, t := range terms {
		v := w.quantity(t, on)
		if t.Since != "" {
			if m := w.reached[t.Since]; m == nil {
				v = whole(0)
			} else if !bring {
				v = sub(v, w.quantity(t, m.levels))
			}
		}
		if t.Period && !bring {
			v = sub(v, w.quantity(t, w.settled))
		}
		if given(t.Times) {
			v = mul(v, exact(t.Times))
		}
		total = add(total, v)
	}
	return total
}

// quantity is one cumulative quantity.
func (w *world) quantity(t recoupment.Term, on amounts) rat {
	switch {
	case t.Right != "":
		return on.of("right", t.Right)
	case t.Accrual != "":
		return w.earned(t.Accrual, on)
	case t.Party != "":
		return w.ofParty(t.Party, on)
	case t.Tier != "":
		return on.of("tier", t.Tier)
	case t.Pool != "":
		return on.of("pool", t.Pool)
	case t.Group != "":
		return w.revenue(t.Group, on)
	case t.Turnover != "":
		return on.of("turnover", t.Turnover)
	case t.Counter != "":
		return on.of("counter", t.Counter)
	case t.Measure == recoupment.Target:
		return w.targetInAll(t.Account, on)
	case t.Measure == recoupment.Recouped:
		return on.of("recouped", t.Account)
	case t.Measure == recoupment.Outstanding:
		return w.outstanding(t.Account, on)
	default:
		return on.of("interest", t.Account)
	}
}

// earned is what a right has earned; one that does not accrue earns what it is paid.
func (w *world) earned(id string, on amounts) rat {
	for r := range w.rights() {
		if r.ID == id && !accrues(r) {
			return on.of("right", id)
		}
	}
	return on.of("accrual", id)
}

func (w *world) ofParty(party string, on amounts) rat {
	total := whole(0)
	for r := range w.rights() {
		if r.Party == party {
			total = add(total, on.of("right", r.ID))
		}
		for _, c := range r.Corridors {
			if c.Party == party {
				total = add(total, on.of("right", c.ID))
			}
		}
	}
	return total
}

func (w *world) revenue(group string, on amounts) rat {
	total := whole(0)
	for _, g := range w.deal.Groups {
		if g.ID == group {
			for _, id := range g.Rights {
				total = add(total, sub(on.of("right", id), on.of("opening", id)))
			}
		}
	}
	return total
}

// targetInAll is the target with what was added and accrued.
func (w *world) targetInAll(id string, on amounts) rat {
	bring := on["entered:"+id] == nil
	added := w.sum(w.account(id).Adds, on, bring)
	return add(add(on.of("entered", id), added), on.of("interest", id))
}

func (w *world) outstanding(id string, on amounts) rat {
	return sub(w.targetInAll(id, on), on.of("recouped", id))
}
