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
// The error is a [Faults]: besides those of [Declaration.Validate], of kind [ErrRange] a minimum by admission or a
// fixed price, which do not grow with the admissions.
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
		have = p.brings(last)
		one := p.chains[p.regimes[last]].exact(p.each[last])
		a.Weeks[last] = wanted.Sub(have).Quo(one).Round(0, money.Up)
		have = have.Add(one.Mul(fraction.FromDecimal(a.Weeks[last])))
	}
	a.Least = money.Sum(a.Weeks...)
	places, _ := money.MinorUnits(d.Currency)
	a.Amount, a.Exact = have.Round(places, money.HalfAwayFromZero), have.Text()
	return a, nil
}

// prefixes are the first entries of a declaration, one more at a time.
type prefixes struct {
	entries []Entry
	opening decimal.Decimal
	chains  []*chain // of the regimes
	regimes []int    // of the entries
	each    []part   // what a ticket of each entry brings
}

func (d Declaration) prefixes(step int, opening decimal.Decimal) prefixes {
	p := prefixes{entries: d.Entries, opening: opening, chains: make([]*chain, len(d.Regimes)), regimes: make([]int, len(d.Entries)), each: make([]part, len(d.Entries))}
	for i, r := range d.Regimes {
		p.chains[i] = r.Rules.chain()
	}
	for i, e := range d.Entries {
		p.regimes[i] = d.regime(e)
		c := p.chains[p.regimes[i]]
		rental, _ := d.rental(e)
		p.each[i] = c.proportional(c.number(e.Price), rental)[step]
	}
	return p
}

// brings returns what the first entries bring: regime by regime in whole numbers, then those together.
func (p *prefixes) brings(count int) fraction.F {
	sums := make([]part, len(p.chains))
	for i, e := range p.entries[:count] {
		at := p.regimes[i]
		sums[at] = p.chains[at].plus(sums[at], p.each[i].times(p.chains[at].number(e.Admissions)))
	}
	total := fraction.FromDecimal(p.opening)
	for i, sum := range sums {
		total = total.Add(p.chains[i].exact(sum))
	}
	return total
}

// check returns the place of the step.
func (t Target) check(c *fault.Collector, d Declaration) int {
	check.NotNegative(c, "amount", t.Amount)
	check.NotNegative(c, "opening", t.Opening)
	step := place(c, t.Step)
	if len(d.Entries) > MaxEntries || len(d.Regimes) > MaxRegimes {
		return step // refused
	}
	if d.Minimum != nil {
		c.Add("minimum", ErrRange, "it does not grow with each admission")
	}
	for i, e := range d.Entries {
		if e.Fixed != nil && !c.Full() {
			c.Add(at("entries", i)+".fixed", ErrRange, "it does not grow with the admissions")
		}
	}
	for i, r := range d.Regimes {
		if step == levy && r.Rules.Levy == nil {
			c.Add(at("regimes", i)+".rules.levy", ErrRequired, nil)
		}
	}
	return step
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
