package recoupment

import (
	"cmp"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// Cascade is a [Deal] made ready to run. It never changes and may be shared between goroutines; each
// history of receipts has a [Run] of its own. It is made by [Deal.Compile] from a copy of the deal.
type Cascade struct {
	deal       Deal
	named      []Right // the rights of the deal, in order
	places     int32
	names      names
	pools      []pool
	order      []int // the pools, each before those it overflows into
	rights     []right
	accounts   []account
	counters   []int
	thresholds []condition
	transfers  []transfer
	statements [][]int // the rights of each statement of account, in the order of the deal
	balance    int
	opening    []*big.Rat
}

// Every cumulative quantity of a run (what entered a pool, what a right was paid...) has one index in
// one vector, so that a condition on any of them is a sum over indexes.
type pool struct {
	entered int
	left    int
	tiers   []tier
	to      int // -1: nowhere
}

type tier struct {
	id       string
	reached  int
	byClaims bool
	rate     *big.Rat
	rights   []int
}

type right struct {
	steps    []step
	on       Filter
	account  int // -1: none
	accrues  bool
	advance  *big.Rat
	received int
	accrued  int
	bases    []int // the base of each step; a right without steps has one
}

type step struct {
	rate  *big.Rat
	until *condition
}

type account struct {
	recouped int
	opening  *big.Rat
	cap      *big.Rat // nil: none
}

type condition struct {
	terms   []term
	reaches *big.Rat
}

// term is a multiple of a quantity, or of a transfer where transfer is not negative.
type term struct {
	quantity int
	transfer int
	times    *big.Rat
	// once says that the term is the quantity itself.
	once bool
}

type transfer struct {
	counter int
	above   *big.Rat
	perUnit *big.Rat
}

// Compile validates the deal and makes it ready to run. The error is a [Faults].
func (d Deal) Compile() (*Cascade, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	places, _ := money.MinorUnits(d.Currency)
	d = d.clone()
	c := &Cascade{deal: d, places: places, names: d.index(), named: d.rights()}
	c.order, _ = d.flowOrder(c.names.pools)
	c.layOut()
	c.resolve()
	c.balance = c.names.rights[d.Balance]
	return c, nil
}

// quantity reserves the next index of the vector.
func (c *Cascade) quantity(opening *big.Rat) int {
	c.opening = append(c.opening, opening)
	return len(c.opening) - 1
}

func (c *Cascade) zero() int { return c.quantity(new(big.Rat)) }

// layOut gives every quantity of the deal its index.
func (c *Cascade) layOut() {
	for _, p := range c.deal.Pools {
		laid := pool{entered: c.zero(), left: c.zero(), to: -1}
		if p.To != "" {
			laid.to = c.names.pools[p.To]
		}
		for _, t := range p.Tiers {
			laid.tiers = append(laid.tiers, c.layTier(t))
		}
		c.pools = append(c.pools, laid)
	}
	for _, a := range c.deal.Accounts {
		laid := account{recouped: c.zero(), opening: a.Opening.Rat()}
		if !a.Cap.IsZero() {
			laid.cap = a.Cap.Rat()
		}
		c.accounts = append(c.accounts, laid)
	}
	for _, counter := range c.deal.Counters {
		c.counters = append(c.counters, c.quantity(counter.Opening.Rat()))
	}
}

func (c *Cascade) layTier(t Tier) tier {
	laid := tier{id: t.ID, reached: c.zero(), byClaims: t.Sharing == ByClaims, rate: big.NewRat(1, 1)}
	if !t.Rate.IsZero() {
		laid.rate = money.Percent(t.Rate)
	}
	for _, r := range t.Rights {
		laid.rights = append(laid.rights, len(c.rights))
		one := right{on: r.On, account: -1, accrues: r.Accrues, advance: r.Advance.Rat(), received: c.zero(), accrued: c.zero()}
		if r.Account != "" {
			one.account = c.names.accounts[r.Account]
		}
		for range max(1, len(r.Steps)) {
			one.bases = append(one.bases, c.zero())
		}
		c.rights = append(c.rights, one)
	}
	return laid
}

// resolve compiles what refers to quantities: conditions, transfers, and the lines of each statement.
func (c *Cascade) resolve() {
	for _, t := range c.deal.Thresholds {
		c.thresholds = append(c.thresholds, c.condition(t.Condition))
	}
	for _, t := range c.deal.Transfers {
		c.transfers = append(c.transfers, transfer{
			counter: c.counters[c.names.counters[t.Counter]], above: t.Above.Rat(), perUnit: t.PerUnit.Rat(),
		})
	}
	seen := map[string]int{}
	for i, r := range c.named {
		for _, s := range r.Steps {
			one := step{rate: money.Percent(s.Rate)}
			if s.Until != nil {
				until := c.condition(*s.Until)
				one.until = &until
			}
			c.rights[i].steps = append(c.rights[i].steps, one)
		}
		name := cmp.Or(r.Statement, r.Party)
		if _, known := seen[name]; !known {
			seen[name] = len(c.statements)
			c.statements = append(c.statements, nil)
		}
		c.statements[seen[name]] = append(c.statements[seen[name]], i)
	}
}

func (c *Cascade) condition(from Condition) condition {
	if from.Threshold != "" {
		return c.condition(c.deal.Thresholds[c.names.thresholds[from.Threshold]].Condition)
	}
	to := condition{reaches: from.Reaches.Rat()}
	for _, t := range from.Of {
		to.terms = append(to.terms, c.term(t))
	}
	return to
}

func (c *Cascade) term(from Term) term {
	to := term{transfer: -1, times: times(from.Times)}
	switch {
	case from.Right != "":
		to.quantity = c.rights[c.names.rights[from.Right]].received
	case from.Accrual != "":
		to.quantity = c.rights[c.names.rights[from.Accrual]].accrued
	case from.Tier != "":
		at := c.names.tiers[from.Tier]
		to.quantity = c.pools[at.pool].tiers[at.tier].reached
	case from.Pool != "":
		to.quantity = c.pools[c.names.pools[from.Pool]].entered
	case from.Counter != "":
		to.quantity = c.counters[c.names.counters[from.Counter]]
	default:
		to.transfer = c.names.transfers[from.Transfer]
	}
	to.once = to.transfer < 0 && to.times.Cmp(whole) == 0
	return to
}

func times(d decimal.Decimal) *big.Rat {
	if d.IsZero() {
		return big.NewRat(1, 1)
	}
	return d.Rat()
}
