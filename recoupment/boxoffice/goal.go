package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Goal asks how many admissions bring a figure to an amount.
type Goal struct {
	// Step is the figure, such as [StepDistributor]; Amount is what it is to come to, in the currency.
	Step   Step            `json:"step"`
	Amount decimal.Decimal `json:"amount"`
	// Opening is what it came to before the first week.
	Opening decimal.Decimal `json:"opening,omitzero"`
	Weeks   []Week          `json:"weeks"`
}

// Week is a week of the film: the admissions it may have, at an average price, VAT included, and a rental
// rate in per cent of the base film.
type Week struct {
	// Admissions is the most of the week, a whole number; nil sets no bound, in the last week only.
	Admissions *decimal.Decimal `json:"admissions,omitempty"`
	Price      decimal.Decimal  `json:"price"`
	Rental     decimal.Decimal  `json:"rental"`
}

// Admissions is the answer to a [Goal].
type Admissions struct {
	// Reached is false when the weeks do not bring the amount: the rest is then what they bring.
	Reached bool `json:"reached"`
	// Least is the least number of admissions, Weeks those of each week, or of each entry of a declaration, up to the
	// one that reaches the goal.
	Least decimal.Decimal   `json:"least"`
	Weeks []decimal.Decimal `json:"weeks"`
	// Amount is what the figure then comes to, the opening included: Exact as a fraction in lowest terms,
	// Amount rounded to the minor unit, half away from zero.
	Amount decimal.Decimal `json:"amount"`
	Exact  string          `json:"exact"`
}

// Admissions returns the least number of admissions, week after week, that brings a figure to an amount.
// The figure is compared before any rounding, so that the answer is exact: one admission less and it lacks
// something, be it less than a cent. The error is a [Faults].
func (r Rules) Admissions(currency string, goal Goal) (Admissions, error) {
	c := &fault.Collector{}
	places, _ := check.Currency(c, currency)
	c.Merge("", r.Validate())
	step := goal.check(c, r)
	if err := c.Err(); err != nil {
		return Admissions{}, err
	}
	of := r.chain()
	wanted, have := fraction.FromDecimal(goal.Amount), fraction.FromDecimal(goal.Opening)
	a := Admissions{Weeks: []decimal.Decimal{}, Reached: have.Cmp(wanted) >= 0}
	for _, week := range goal.Weeks {
		if a.Reached {
			break
		}
		each := of.exact(of.proportional(of.number(week.Price), week.Rental)[step])
		var number decimal.Decimal
		if each.Sign() > 0 {
			number = wanted.Sub(have).Quo(each).Round(0, money.Up)
			a.Reached = true
		}
		if most := week.Admissions; most != nil && (!a.Reached || number.GreaterThan(*most)) {
			number, a.Reached = *most, false
		}
		have = have.Add(each.Mul(fraction.FromDecimal(number)))
		a.Weeks, a.Least = append(a.Weeks, number), a.Least.Add(number)
	}
	a.Amount, a.Exact = have.Round(places, money.HalfAwayFromZero), have.Text()
	return a, nil
}

// check returns the place of the step.
func (g Goal) check(c *fault.Collector, r Rules) int {
	step := place(c, g.Step)
	if step == levy && r.Levy == nil {
		c.Add("levy", ErrRequired, nil)
	}
	check.NotNegative(c, "amount", g.Amount)
	check.NotNegative(c, "opening", g.Opening)
	if !check.Size(c, "weeks", len(g.Weeks), MaxWeeks) {
		return step
	}
	usable := r.Validate() == nil
	for i, w := range g.Weeks {
		in := c.In("weeks[%d]", i)
		check.NotNegative(in, "price", w.Price)
		alone := &fault.Collector{}
		if usable {
			r.fits(alone, "rental", w.Rental)
		}
		in.Merge("", alone.Err())
		if w.Admissions == nil {
			if i < len(g.Weeks)-1 {
				in.Add("admissions", ErrRequired, "only the last week may have no bound")
			}
		} else if check.NotNegative(in, "admissions", *w.Admissions) {
			check.Whole(in, "admissions", *w.Admissions, 0)
		}
	}
	return step
}
