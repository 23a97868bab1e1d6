package boxoffice

import (
	"sort"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Target is a figure of a declaration that is to come to an amount, in the currency.
type Target struct {
	Step   Step            `json:"step"`
	Amount decimal.Decimal `json:"amount"`
	// Opening is what it came to before the first entry.
	Opening decimal.Decimal `json:"opening,omitzero"`
}

// Admissions returns the least number of admissions, entry after entry in their order, that brings a figure to an
// amount: each entry at its price, under the rules of its day and territory and the rate of its week, with its
// admissions at the most. It is the inverse of [Declaration.Compute] before any rounding, as [Rules.Admissions] is
// that of a split.
//
// The fixed price of an entry is owed once its turn has come, were it for no admission. A minimum by admission is
// that of the admissions counted so far, venue by venue and week by week.
//
// The error is a [Faults]: besides those of [Declaration.Validate], of kind [ErrRange] a minimum by admission or a
// fixed price where the figure is the exhibitor's share, which they may lower as admissions grow.
func (d Declaration) Admissions(target Target) (Admissions, error) {
	c := &fault.Collector{}
	c.Merge("", d.Validate())
	step := target.check(c, d)
	if err := c.Err(); err != nil {
		return Admissions{}, err
	}
	p := d.prefixes(step, target.Opening)
	wanted := fraction.FromDecimal(target.Amount)
	count := sort.Search(len(d.Entries), func(n int) bool { return p.brings(n).Cmp(wanted) >= 0 })
	have := p.brings(count)
	a := Admissions{Weeks: make([]decimal.Decimal, count), Reached: have.Cmp(wanted) >= 0}
	for i := range a.Weeks {
		a.Weeks[i] = d.Entries[i].Admissions
	}
	if last := count - 1; a.Reached && last >= 0 { // the last one need not be whole
		a.Weeks[last], have = p.least(last, wanted)
	}
	a.Least = money.Sum(a.Weeks...)
	places, _ := money.MinorUnits(d.Currency)
	a.Amount, a.Exact = have.Round(places, money.HalfAwayFromZero), have.Text()
	return a, nil
}

// check returns the place of the step.
func (t Target) check(c *fault.Collector, d Declaration) int {
	check.NotNegative(c, "amount", t.Amount)
	check.NotNegative(c, "opening", t.Opening)
	step := place(c, t.Step)
	if len(d.Entries) > MaxEntries || len(d.Regimes) > MaxRegimes {
		return step // refused
	}
	if step == exhibitor {
		d.lowering(c)
	}
	for i, r := range d.Regimes {
		if step == levy && r.Rules.Levy == nil {
			c.Add(at("regimes", i)+".rules.levy", ErrRequired, nil)
		}
	}
	return step
}

// lowering reports what may leave the exhibitor less as admissions grow.
func (d Declaration) lowering(c *fault.Collector) {
	if d.Minimum != nil {
		c.Add("minimum", ErrRange, "the exhibitor's share may fall as admissions grow")
	}
	for i, e := range d.Entries {
		if e.Fixed != nil && !c.Full() {
			c.Add(at("entries", i)+".fixed", ErrRange, "the exhibitor's share falls where it is owed")
		}
	}
}

// place returns the place of a step, -1 for none.
func place(c *fault.Collector, step Step) int {
	for i := range steps {
		if stepOf(i) == step {
			return i
		}
	}
	c.Add("step", ErrUnknown, string(step))
	return -1
}
