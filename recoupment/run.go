package recoupment

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Run is one history of receipts through a cascade. It is not safe for concurrent use; one cascade
// serves any number of runs. The cost of a movement does not grow with the history, but for the length
// of the fractions. It is made by [Cascade.Open]; its zero value answers [ErrNotCompiled].
type Run struct {
	cascade *Cascade
	// values are the cumulative quantities, entered what was entered into each account.
	values  []*big.Rat
	entered []*big.Rat
	reached []bool
	flows   *flow

	events   []event
	postings []Posting
	traced   bool
	receipts *big.Rat
	day      schedule.Date
	settled  settled
	where    string // the movement being applied, for errors
	effort   int    // the work spent on it
}

// Open starts a history with the opening balances of the deal.
func (c *Cascade) Open() *Run {
	if c == nil || len(c.rights) == 0 {
		return &Run{} // not compiled: every deal has a right that takes the balance
	}
	r := &Run{
		cascade: c, flows: newFlow(len(c.opening), len(c.rights)), receipts: new(big.Rat),
		reached: make([]bool, len(c.thresholds)), settled: newSettled(c),
	}
	r.values = append(r.values, c.opening...)
	for i := range c.accounts {
		r.entered = append(r.entered, c.accounts[i].opening)
	}
	r.noteThresholds(&movement{}, r.lacks())
	return r
}

// Apply enters the costs of a movement and shares out its receipts. On an error the run is unchanged. A
// run keeps no list of its movements: one that is entered twice counts twice.
//
// Errors: [Faults] for unknown names, negative or oversized amounts and a date before the last one;
// [ErrNowhere], [ErrOverAllocated], [ErrNotPlaced] and [ErrEffort] with the movement that met them.
func (r *Run) Apply(m Movement) error {
	if r.cascade == nil {
		return ErrNotCompiled
	}
	c := &fault.Collector{}
	validation{deal: r.cascade.deal, names: r.cascade.names, c: c}.movement(c, m)
	if m.Date.Before(r.day) {
		c.Add("date", ErrOrder, m.Date)
	}
	if err := c.Err(); err != nil {
		return err
	}
	saved := r.save()
	if err := r.apply(r.cascade.compileMovement(m, func(r Receipt) Coordinates { return r.At })); err != nil {
		r.restore(saved)
		return err
	}
	return nil
}

func (r *Run) apply(m *movement) error {
	r.where, r.day, r.effort = m.id, m.date, 0
	// Amounts are replaced, never changed in place: a snapshot is then a copy of the references.
	for _, cost := range m.costs {
		r.entered[cost.index] = new(big.Rat).Add(r.entered[cost.index], cost.amount)
	}
	if !m.notional {
		for i := range m.receipts {
			r.receipts = new(big.Rat).Add(r.receipts, m.receipts[i].amount)
		}
	}
	lacks, first := r.lacks(), len(r.events)
	done := new(big.Rat)
	for slice := 0; done.Cmp(whole) < 0; slice++ {
		if slice == MaxSlices || !r.spend(stepCost*(len(r.cascade.rights)+len(r.cascade.accounts)+len(r.cascade.thresholds))) {
			return r.fail(ErrEffort, "cuts")
		}
		f, err := r.flow(m)
		if err != nil {
			return err
		}
		length := r.slice(f, new(big.Rat).Sub(whole, done))
		if !r.book(f, m, length) {
			return r.fail(ErrEffort, "fractions")
		}
		done.Add(done, length)
		r.noteThresholds(m, lacks)
	}
	r.measureBeyond(r.events[first:])
	return nil
}

var whole = big.NewRat(1, 1)

// book adds a slice of the flow to the quantities; false when the fractions grow too long.
func (r *Run) book(f *flow, m *movement, length *big.Rat) bool {
	r.post(f, m, length)
	for _, i := range f.touched {
		grown := new(big.Rat).Mul(f.of[i], length)
		r.values[i] = grown.Add(grown, r.values[i])
		if !r.spend(cost(r.values[i])) {
			return false
		}
	}
	return true
}

// stepInForce returns the first step of a right whose end is not reached.
func (r *Run) stepInForce(i int) int {
	steps := r.cascade.rights[i].steps
	for at := range steps {
		if steps[at].until == nil || !r.holds(steps[at].until) {
			return at
		}
	}
	return len(steps)
}

// holds reports whether a condition is reached.
func (r *Run) holds(c *condition) bool {
	if len(c.terms) == 1 && c.terms[0].once {
		return r.values[c.terms[0].quantity].Cmp(c.reaches) >= 0
	}
	return r.missing(c).Sign() <= 0
}

// missing returns how much a condition lacks; zero or less when it is reached.
func (r *Run) missing(c *condition) *big.Rat {
	lack := new(big.Rat).Set(c.reaches)
	part := new(big.Rat)
	for i := range c.terms {
		lack.Sub(lack, part.Mul(c.terms[i].times, r.value(&c.terms[i])))
	}
	return lack
}

func (r *Run) value(t *term) *big.Rat {
	if t.transfer >= 0 {
		return r.transferred(t.transfer)
	}
	return r.values[t.quantity]
}

// transferred returns what a transfer owes so far.
func (r *Run) transferred(i int) *big.Rat {
	t := &r.cascade.transfers[i]
	units := new(big.Rat).Sub(r.values[t.counter], t.above)
	if units.Sign() <= 0 {
		return zero
	}
	return units.Mul(units, t.perUnit)
}

// target returns the amount an account recoups in all: what was entered, up to its cap.
func (r *Run) target(account int) *big.Rat {
	entered, limit := r.entered[account], r.cascade.accounts[account].cap
	if limit != nil && entered.Cmp(limit) > 0 {
		return limit
	}
	return entered
}

func (r *Run) outstanding(account int) *big.Rat {
	return new(big.Rat).Sub(r.target(account), r.values[r.cascade.accounts[account].recouped])
}

// arrears returns what an accruing right has earned beyond its advance and was not yet paid.
func (r *Run) arrears(i *right) *big.Rat {
	if !i.accrues {
		return zero
	}
	due := new(big.Rat).Sub(r.values[i.accrued], i.advance)
	if due.Sign() <= 0 {
		return zero
	}
	return due.Sub(due, r.values[i.received])
}

func (r *Run) fail(kind error, place string) error {
	return fmt.Errorf("movement %q of %s: %s: %w", r.where, r.day, place, kind)
}

func (r *Run) report(x *big.Rat) decimal.Decimal {
	return money.Round(x, r.cascade.places, r.cascade.deal.Rounding)
}
