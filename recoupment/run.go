package recoupment

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// Run is one history of receipts through a cascade. It is not safe for concurrent use; one cascade
// serves any number of runs. The cost of a movement does not grow with the history, but for the length
// of the fractions. It is made by [Cascade.Open]; its zero value answers [ErrNotCompiled].
type Run struct {
	cascade *Cascade
	core    *cascade.Run
	// views are the runs of the views, beside this one.
	views    []*Run
	ledgers  []ledger
	reserves []poolReserve
	accounts []statementAccount // of the statements
	// outside are the payments that movements have entered.
	outside payments
	// ended is what the transfers owe for good whose last day is past, entered what was entered of the
	// transfers on the accounts that recoup them.
	ended   []*fraction.F
	entered []fraction.F

	events   []event
	postings []kept
	posted   []int // the last posting of each line
	// owing is what the transfers owe, as far as it was posted.
	owing            []fraction.F
	transferPostings []keptTransfer
	traced           bool
	receipts         fraction.F // shared out so far
	// withheld and released is what the reserves of the pools have withheld and released so far.
	withheld, released fraction.F
	day                schedule.Date
	settled            settled
	where              string // the movement being applied, for errors
	// lacks are what the thresholds lack before the next movement.
	lacks []fraction.F
	// sliced counts the slices of the movement, restated what was posted of retroactive rights.
	sliced, restated int
	before           snapshot
}

// Open starts a history with the opening balances of the deal.
func (c *Cascade) Open() *Run {
	if c == nil || c.program == nil {
		return &Run{}
	}
	r := &Run{
		cascade: c, core: c.program.Open(), settled: c.settled(), reserves: c.openReserves(), accounts: c.openStatements(),
		outside: c.openPayments(), ended: make([]*fraction.F, len(c.transfers)), entered: make([]fraction.F, len(c.transfers)),
	}
	for _, a := range c.deal.Accounts {
		r.ledgers = append(r.ledgers, openLedger(a))
	}
	for _, v := range c.views {
		r.views = append(r.views, v.Open())
	}
	r.core.Begin()
	r.core.Refresh()
	r.lacks = r.core.Lacks(nil)
	r.noteEvents(0, "", r.lacks)
	r.openDebts()
	return r
}

// Apply enters the costs of a movement and shares out its receipts. On an error the run is unchanged. A
// run keeps no list of its movements: one that is entered twice counts twice.
//
// Errors: [Faults] for unknown names, oversized amounts and a date before the last one;
// [ErrNowhere], [ErrOverAllocated], [ErrNotPlaced], [ErrUnsteady] and [ErrEffort] with the movement that
// met them.
func (r *Run) Apply(m Movement) error {
	if !r.compiled() {
		return ErrNotCompiled
	}
	c := &fault.Collector{}
	r.cascade.checkMovement(c, m)
	if m.Date.Before(r.day) {
		c.Add("date", ErrOrder, m.Date)
	}
	if err := c.Err(); err != nil {
		return err
	}
	return r.atomically(func() error { return r.enter(m) })
}

// compiled reports whether the run is one: what a refused state resumes to is nil.
func (r *Run) compiled() bool { return r != nil && r.cascade != nil }

// Day returns the day of the last movement or settlement; no day before the first.
func (r *Run) Day() schedule.Date {
	if !r.compiled() {
		return schedule.Date{}
	}
	return r.day
}

// Check reports everything wrong with a movement under the deal, as a [Faults], without a run: what
// [Run.Apply] would refuse of it, its order apart.
func (c *Cascade) Check(m Movement) error {
	if c == nil || c.program == nil {
		return ErrNotCompiled
	}
	faults := &fault.Collector{}
	c.checkMovement(faults, m)
	return faults.Err()
}

func (c *Cascade) checkMovement(faults *fault.Collector, m Movement) {
	m.check(faults, ofDeal{validation{deal: c.deal, names: c.names, statements: c.statementNames, debts: c.debtNames}})
}

// atomically runs a change, and undoes it if it fails, or if what it leads to could not be saved.
func (r *Run) atomically(change func() error) error {
	kept := r.keep()
	err := change()
	if err == nil && !r.savable() {
		err = r.fail(errLength)
	}
	if err != nil {
		r.undo(kept)
	}
	return err
}

// enter applies a valid movement.
func (r *Run) enter(m Movement) error {
	at := r.cascade.compileMovement(m)
	if err := r.withhold(at); err != nil {
		return err
	}
	if err := r.apply(at); err != nil {
		return err
	}
	for _, p := range m.Paid {
		r.pay(p)
	}
	return nil
}

// apply lets a movement happen here and in the views.
func (r *Run) apply(m *movement) error {
	if err := r.share(m); err != nil {
		return err
	}
	owed := r.recoupable(nil)
	r.recoup(m, owed)
	for i, v := range r.views {
		view := r.cascade.deal.Views[i].ID
		opposable := *m
		opposable.costs = nil
		for _, cost := range m.costs {
			if !slices.Contains(cost.NotAgainst, view) {
				opposable.costs = append(opposable.costs, cost)
			}
		}
		if err := v.share(&opposable); err != nil {
			return fmt.Errorf("view %s: %w", view, err)
		}
		v.recoup(m, v.recoupable(owed))
	}
	return r.pour(m)
}

// share enters what a movement brings from outside, then shares out its receipts.
func (r *Run) share(m *movement) error {
	r.sliced, r.restated = 0, 0
	if err := r.begin(m); err != nil {
		return err
	}
	feed := r.feed(m)
	if !m.notional {
		for i := range feed.Receipts {
			r.receipts = r.receipts.Add(m.signed(feed.Receipts[i].Amount))
		}
	}
	first, fired := len(r.events), len(r.core.Fired)
	if err := r.core.Apply(feed, r.visitor(m)); err != nil {
		return r.fail(err)
	}
	r.noteRecouped()
	if r.traced {
		r.postTransfers(m, r.sliced-1)
		r.postRestated(m)
	}
	r.noteEvents(fired, m.id, r.lacks)
	r.lacks = r.core.Lacks(r.lacks)
	r.measureBeyond(first)
	return nil
}

// visitor returns what looks at each slice of a movement; nil where nothing has to.
func (r *Run) visitor(m *movement) func(cascade.Slice) {
	if !r.traced && len(r.cascade.refusing) == 0 {
		return nil
	}
	return func(s cascade.Slice) {
		r.noteRecouped()
		if r.traced {
			r.postTransfers(m, r.sliced-1)
			r.postRestated(m)
			r.post(m, s)
		}
	}
}

// noteRecouped notes which of the accounts that refuse late costs are recouped, were it for a moment.
func (r *Run) noteRecouped() {
	for _, i := range r.cascade.refusing {
		l := &r.ledgers[i]
		l.recouped = l.recouped || r.core.On(r.cascade.accounts[i].Closed) && l.target(r.cascade.deal.Accounts[i]).Sign() > 0
	}
}

// begin begins a movement: what ended before its day is over, and what it enters from outside is entered.
func (r *Run) begin(m *movement) error {
	r.core.Begin()
	r.where = m.id
	err := r.endTransfers(m.date)
	if r.day = m.date; err == nil {
		err = r.prepare(m)
	}
	if err != nil {
		return r.fail(err)
	}
	return nil
}

// prepare brings the run to the day of a movement: days, interest, declarations, costs.
func (r *Run) prepare(m *movement) error {
	changed := r.cascade.hasInterest || len(m.costs)+len(m.declares) > 0
	for _, d := range r.cascade.days {
		r.core.Turn(d.at, !m.date.Before(d.from))
		changed = true
	}
	if r.cascade.hasInterest {
		if err := r.accrue(m.date); err != nil {
			return err
		}
	}
	for _, cost := range m.costs {
		r.enterCost(cost, m.date)
	}
	for _, fact := range m.declares {
		r.core.Turn(r.cascade.facts[r.cascade.names.facts[fact]], true)
	}
	if changed {
		before := len(r.core.Fired)
		r.core.Refresh()
		r.noteEvents(before, m.id, r.lacks)
		r.lacks = r.core.Lacks(r.lacks)
	}
	return nil
}

// enterCost raises an account.
func (r *Run) enterCost(cost Cost, day schedule.Date) {
	i := r.cascade.names.accounts[cost.Account]
	r.enterOn(i, r.cascade.accounts[i].head(cost.Head), dec(cost.Amount), day)
}

// enterOn raises an account under a head, or under none.
func (r *Run) enterOn(i, head int, amount fraction.F, day schedule.Date) {
	l, a, at := &r.ledgers[i], r.cascade.deal.Accounts[i], &r.cascade.accounts[i]
	if a.Late == Refused && l.recouped {
		l.refused = l.refused.Add(amount)
		return
	}
	admitted, target := l.admitted(a), l.target(a)
	l.enter(head, amount)
	more := l.target(a).Sub(target)
	r.core.Enter(at.Principal, l.admitted(a).Sub(admitted))
	r.core.Enter(at.Target, more)
	r.bear(i, more, day)
}

func (r *Run) fail(err error) error { return fmt.Errorf("movement %q of %s: %w", r.where, r.day, err) }

// report rounds an amount to the minor unit.
func (r *Run) report(x fraction.F) decimal.Decimal {
	return x.Round(r.cascade.places, r.cascade.deal.Rounding)
}
