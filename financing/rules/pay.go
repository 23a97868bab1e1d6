package rules

import (
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
)

// PayCap is the pay of one person, author, leading actor or producer (salaries and rights, without social charges),
// against the scale of 15, 8 and 5 % of the cost of production that automatic support, the advance after completion
// and the tax credit ask for.
const PayCap Rule = "pay_cap"

// Pay is what one person is paid for the film, without social charges.
type Pay struct {
	Person string           `json:"person"`
	Amount *decimal.Decimal `json:"amount,omitempty"`
}

// slices of the scale, the last without bound.
const paySlices = 4

func payParameters() []parameter {
	var all []parameter
	for i := range paySlices {
		at := func(of func(law.Bracket) decimal.Decimal) func([]law.Bracket) decimal.Decimal {
			return func(scale []law.Bracket) (d decimal.Decimal) {
				if i < len(scale) {
					d = of(scale[i])
				}
				return d
			}
		}
		n := strconv.Itoa(i + 1)
		if i < paySlices-1 {
			all = append(all,
				dated(Parameter("pay.up_to_"+n), Euros, law.RemunerationScale, at(func(one law.Bracket) decimal.Decimal { return one.UpTo })),
				dated(Parameter("pay.rate_"+n), Percent, law.RemunerationScale, at(func(one law.Bracket) decimal.Decimal { return one.Rate })))
		}
	}
	return all
}

func payRules() []rule {
	return []rule{{name: PayCap, label: Text{FR: "Plafond de rémunération par personne (15/8/5)", EN: "Cap on one person's pay (15/8/5)"}, check: (*book).payCap}}
}

func (b *book) payCap() {
	if len(b.c.Pay) == 0 {
		b.skip("rien n'est dit des rémunérations", "nothing is said of pay")
		return
	}
	cost := given(b.c.Cost.Budget, "cost.budget")
	limit, before := exactly(decimal.Decimal{}), exactly(decimal.Decimal{})
	for i := 1; i < paySlices; i++ {
		upTo, rate := b.parameter(Parameter("pay.up_to_"+strconv.Itoa(i))), b.parameter(Parameter("pay.rate_"+strconv.Itoa(i)))
		limit = limit.plus(cost.least(upTo).minus(before).floor().percent(rate))
		before = upTo
	}
	for i, one := range b.c.Pay {
		b.test(test{
			subject: one.Person, bound: AtMost, unit: Money, figure: given(one.Amount, fmt.Sprintf("pay[%d].amount", i)),
			limit: limit, base: lines(cost),
		})
	}
}
