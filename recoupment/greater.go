package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// GreaterOf returns the steps of a right that earns, over a period, the greater of two formulas: a rate of
// what a term measures, or another rate of it beyond an allowance (90/10 over the nut with a floor). Rates
// are in per cent, the allowance is an amount; the term is best one of the period ([Term.Period]), and
// the right is computed on what the term measures.
//
// Up to the point where the two are equal the first rate is the greater; beyond it, each unit is worth the
// second rate. The point is no decimal in general: the condition compares the two sums.
func GreaterOf(floor, rate, allowance decimal.Decimal, of Term) []Step {
	for _, d := range []decimal.Decimal{floor, rate, allowance, of.Times} {
		if !money.Acceptable(d) {
			return []Step{{Rate: d}} // the deal refuses it
		}
	}
	if rate.LessThanOrEqual(floor) {
		return []Step{{Rate: floor}}
	}
	times := of.Times
	if times.IsZero() {
		times = decimal.New(1, 0)
	}
	of.Times = times.Mul(rate.Sub(floor))
	return []Step{{Rate: floor, Until: &Condition{Of: []Term{of}, Reaches: rate.Mul(allowance)}}, {Rate: rate}}
}
