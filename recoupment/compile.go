package recoupment

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Cascade is a [Deal] made ready to run. It never changes and may be shared between goroutines; each
// history of receipts has a [Run] of its own. It is made by [Deal.Compile] from a copy of the deal.
type Cascade struct {
	deal    Deal
	places  int32
	names   names
	program *cascade.Program
	// lines are the rights and the corridors, in the order of the deal; the program has them in that order.
	lines []placedLine
	pools []int // by pool of the deal, its place in the program
	// Quantities and switches, by their places in the deal.
	pooled     [][]int // the tiers of each pool, as reached
	accounts   []accountAt
	counters   []int
	facts      []int // the switch of each declaration
	thresholds []int
	parties    map[string]int
	// partyLabels are the labels of the parties on the list.
	partyLabels map[string]Text
	revenues    []int
	periods     []int // quantities that begin anew at each settlement
	transfers   []transfer
	// recoups says that an account recoups a transfer, pours that one feeds a pool; own are the transfers that a view has of its own.
	recoups, pours bool
	own            []bool
	// debts is what parties may owe each other, debtNames finds a debt by its name.
	debts      []debtAt
	debtNames  map[string]int
	gates      []gate
	days       []dayAt
	statements []statementAt
	// statementNames finds a statement by its name.
	statementNames map[string]int
	interests      []interestAt
	refusing       []int // the accounts that refuse late costs
	hasInterest    bool
	balance        int
	views          []*Cascade
	// quantities names each quantity, and switches each switch, in a saved state.
	quantities, switches []string
}

// placedLine is a line with its place.
type placedLine struct {
	Right
	corridor   bool
	pool, tier int
	// borne is the quantity of what a party bears of it.
	borne int
}

// accountAt is an account in the vector of quantities.
type accountAt struct {
	cascade.Account
	interest int
	heads    map[string]int
}

// head returns the place of a head; -1 for none.
func (a *accountAt) head(id string) int {
	if at, known := a.heads[id]; known {
		return at
	}
	return cascade.None
}

// dayAt is a switch that turns on a day.
type dayAt struct {
	from schedule.Date
	at   int
}

// Compile validates the deal and makes it ready to run. The error is a [Faults].
func (d Deal) Compile() (*Cascade, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	d = d.clone()
	views := d.Views
	c := d.compile()
	for _, v := range views {
		view := d.against(v).compile()
		view.own = make([]bool, len(d.Transfers))
		for _, t := range v.Transfers {
			view.own[view.names.transfers[t.ID]] = true
		}
		c.views, c.recoups = append(c.views, view), c.recoups || view.recoups
	}
	return c, nil
}

// compile makes a valid deal ready to run.
func (d Deal) compile() *Cascade {
	places, _ := money.MinorUnits(d.Currency)
	b := &builder{Cascade: &Cascade{deal: d, places: places, names: d.index(), parties: map[string]int{}, partyLabels: d.partyLabels(), program: &cascade.Program{Fine: places + 6}}}
	b.layOut()
	b.lay()
	b.balance = b.names.lines[d.Balance]
	b.openTransfers()
	b.collectStatements()
	b.collectDebts()
	return b.Cascade
}

// builder makes a cascade. It lays out every quantity first, then resolves what refers to them.
type builder struct {
	*Cascade
	turnovers []int            // the quantity of each group's turnover
	groupsOf  map[string][]int // the groups of each right
	gateAt    map[string]int   // gates known, by what they ask
	dayOf     map[schedule.Date]int
	derived   map[string]int
	compiled  map[string]int // thresholds already compiled
	sumAt     map[string]int // switches of sums, by what they ask
	boundAt   map[string]int // bounds that rights share
}

func dec(d decimal.Decimal) fraction.F { return fraction.FromDecimal(d) }

func percent(d decimal.Decimal) fraction.F { return fraction.FromDecimal(d).Quo(fraction.Int(100)) }

// quantity reserves the next place in the vector.
func (b *builder) quantity(opening fraction.F, name string) int {
	b.program.Opening = append(b.program.Opening, opening)
	b.quantities = append(b.quantities, name)
	return len(b.program.Opening) - 1
}

func (b *builder) fresh(format string, args ...any) int {
	return b.quantity(fraction.F{}, fmt.Sprintf(format, args...))
}

// turn reserves a switch.
func (b *builder) turn(s cascade.Switch, format string, args ...any) int {
	b.program.Switches = append(b.program.Switches, s)
	b.switches = append(b.switches, fmt.Sprintf(format, args...))
	return len(b.program.Switches) - 1
}

// layOut gives every quantity of the deal its place.
func (b *builder) layOut() {
	b.gateAt, b.dayOf, b.derived, b.compiled = map[string]int{}, map[schedule.Date]int{}, map[string]int{}, map[string]int{}
	b.sumAt, b.boundAt = map[string]int{}, map[string]int{}
	for _, a := range b.deal.Accounts {
		b.layAccount(a)
	}
	for _, counter := range b.deal.Counters {
		b.counters = append(b.counters, b.quantity(dec(counter.Opening), "counter:"+counter.ID))
	}
	for _, f := range b.deal.Declarations {
		b.facts = append(b.facts, b.turn(cascade.Switch{External: true, Latch: true}, "declared:%s", f.ID))
	}
	b.groupsOf = map[string][]int{}
	for i, g := range b.deal.Groups {
		for _, right := range g.Rights {
			b.groupsOf[right] = append(b.groupsOf[right], i)
		}
		b.revenues = append(b.revenues, b.quantity(b.opening(g), "group:"+g.ID+":revenue"))
		b.turnovers = append(b.turnovers, b.quantity(dec(g.Opening), "group:"+g.ID+":turnover"))
	}
	b.program.Groups = b.turnovers
	b.pools = make([]int, len(b.deal.Pools))
	order, _ := b.deal.flowOrder(b.names.pools)
	b.program.Pools = make([]cascade.Pool, len(order))
	for at, i := range order {
		b.pools[i] = at
	}
	for i, p := range b.deal.Pools {
		b.layPool(i, p)
	}
}

// opening is what the rights of a group received before the history begins.
func (b *builder) opening(g Group) (total fraction.F) {
	b.deal.rights(func(_ Tier, r Right) {
		if contains(g.Rights, r.ID) {
			total = total.Add(dec(r.Opening))
		}
	})
	return total
}

func (b *builder) layAccount(a Account) {
	at := accountAt{interest: cascade.None, heads: map[string]int{}}
	ledger := openLedger(a)
	at.Principal = b.quantity(ledger.admitted(a), "account:"+a.ID+":principal")
	at.Target = b.quantity(ledger.target(a), "account:"+a.ID+":target")
	at.Recouped = b.quantity(dec(a.Recouped), "account:"+a.ID+":recouped")
	terms := interestAt{}
	if a.Interest != nil {
		at.interest = b.fresh("account:%s:interest", a.ID)
		terms, b.hasInterest = a.Interest.resolve(a.Premium), true
	}
	b.interests = append(b.interests, terms)
	for i, h := range a.Heads {
		at.heads[h.ID] = i
	}
	if a.Late == Refused {
		b.refusing = append(b.refusing, len(b.accounts))
	}
	b.accounts = append(b.accounts, at)
}

func (b *builder) layPool(i int, p Pool) {
	laid := &b.program.Pools[b.pools[i]]
	*laid = cascade.Pool{
		Name: p.ID, Entered: b.quantity(dec(p.Opening), "pool:"+p.ID+":entered"), Left: b.fresh("pool:%s:left", p.ID), To: cascade.None,
	}
	if p.To != "" {
		laid.To = b.pools[b.names.pools[p.To]]
	}
	reached := make([]int, len(p.Tiers))
	for j, t := range p.Tiers {
		reached[j] = b.quantity(dec(t.Opening), "tier:"+t.ID+":reached")
		for _, r := range t.Rights {
			for _, l := range r.lines() {
				b.layLine(l, placedLine{Right: l.right, corridor: l.corridor, pool: i, tier: j, borne: cascade.None}, t)
			}
		}
	}
	b.pooled = append(b.pooled, reached)
}

// layLine gives a right or a corridor its quantities.
func (b *builder) layLine(l line, at placedLine, t Tier) {
	id := at.ID
	opening := dec(at.Opening)
	one := cascade.Right{
		Name: id, Account: cascade.None, Limit: cascade.None, Offset: cascade.None, Into: cascade.None, Arrears: cascade.None,
		Owed: cascade.None, Borne: cascade.None, Per: cascade.None, Within: cascade.None,
		Received: b.quantity(opening, "right:"+id+":received"), Earned: b.quantity(opening, "right:"+id+":earned"),
	}
	if t.Deficit != nil && !l.corridor {
		at.borne = b.fresh("right:%s:borne", id)
		one.Borne = at.borne
	}
	for step := range max(1, len(at.Steps)) {
		base := fraction.F{}
		if step == 0 {
			base = dec(at.OpeningBase)
		}
		one.Bases = append(one.Bases, b.quantity(base, fmt.Sprintf("right:%s:base:%d", id, step)))
	}
	one.Settled, one.Weight, one.Weighed = one.Received, cascade.None, cascade.None
	if t.Sharing == ByOwed && !l.corridor {
		one.Weight, one.Weighed = b.fresh("right:%s:weight", id), b.fresh("right:%s:weighed", id)
	}
	if at.accrues() {
		one.Owed = b.quantity(opening, "right:"+id+":owed")
		if len(at.Corridors) > 0 {
			one.Settled = b.quantity(opening, "right:"+id+":settled")
		}
	}
	if at.To != "" {
		one.Into = b.pools[b.names.pools[at.To]]
	}
	for _, g := range b.groupsOf[id] {
		one.Also = append(one.Also, b.revenues[g])
	}
	b.program.Rights = append(b.program.Rights, one)
	b.lines = append(b.lines, at)
}

func (r Right) accrues() bool { return r.Accrues || r.Shortfall == Carried }

func contains(list []string, one string) bool {
	for _, s := range list {
		if s == one {
			return true
		}
	}
	return false
}

// against returns the deal as it holds against the beneficiary of a view.
func (d Deal) against(v View) Deal {
	d = d.clone()
	d.Views = nil
	rights := places(v.Rights, func(r Right) string { return r.ID })
	for i := range d.Pools {
		for j := range d.Pools[i].Tiers {
			for k, r := range d.Pools[i].Tiers[j].Rights {
				if at, replaced := rights[r.ID]; replaced {
					d.Pools[i].Tiers[j].Rights[k] = v.Rights[at]
				}
			}
		}
	}
	accounts := places(v.Accounts, func(a Account) string { return a.ID })
	for i, a := range d.Accounts {
		if at, replaced := accounts[a.ID]; replaced {
			d.Accounts[i] = v.Accounts[at]
		}
	}
	transfers := places(v.Transfers, func(t Transfer) string { return t.ID })
	for i, t := range d.Transfers {
		if at, replaced := transfers[t.ID]; replaced {
			d.Transfers[i] = v.Transfers[at]
		}
	}
	return d
}
