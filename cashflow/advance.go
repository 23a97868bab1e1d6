package cashflow

import (
	"math/big"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// taken is an amount advanced on a movement of the plan, named by its place.
type taken struct {
	movement int
	date     schedule.Date
	amount   decimal.Decimal
}

// advances makes the movements of every advance: the money paid before its time, what it costs, and the
// repayment by each instalment.
func (a *account) advances(in *fault.Collector, plan Result, sources []financing.Source) {
	bankable := make(map[string]decimal.Decimal, len(sources))
	for _, source := range sources {
		bankable[source.ID] = source.Bankable
	}
	receipts := make(map[string][]int, len(sources))
	for i := range plan.Movements {
		if one := &plan.Movements[i]; one.Column == Receipts {
			receipts[one.ID] = append(receipts[one.ID], i)
		}
	}
	total := map[int]decimal.Decimal{}
	a.on = map[schedule.Date][]CreditMovement{}
	for i, advance := range a.credit.Advances {
		at := in.In("advances[%d]", i)
		if len(plan.Weeks) == 0 || advance.Date.Before(plan.Weeks[0].Monday) {
			at.Add("date", ErrBeforeStart, advance.Date)
			continue
		}
		if advance.Percent.IsZero() {
			advance.Percent = bankable[advance.Source]
		}
		found := false
		for _, m := range receipts[advance.Source] {
			one := plan.Movements[m]
			if !one.Date.After(advance.Date) || (advance.Part != 0 && advance.Part != one.Part) {
				continue
			}
			found = true
			sum := a.advance(advance, one)
			a.taken = append(a.taken, taken{movement: m, date: advance.Date, amount: sum})
			total[m] = total[m].Add(sum)
			if total[m].GreaterThan(one.Amount) {
				at.Add("percent", ErrOver100, advance.Percent)
			}
		}
		if !found {
			at.Add("source", ErrUnknown, advance.Source)
		}
	}
}

// advance enters the movements of an advance on one instalment and returns what is advanced.
func (a *account) advance(advance Advance, one Movement) decimal.Decimal {
	sum := a.round(money.Of(one.Amount, advance.Percent))
	line := CreditMovement{Source: one.ID, Part: one.Part}
	enter := func(day schedule.Date, kind CreditKind, amount decimal.Decimal) {
		if amount.IsZero() {
			return
		}
		line.Date, line.Kind, line.Amount = day, kind, amount
		a.on[day] = append(a.on[day], line)
	}
	year := money.Of(sum, advance.Rate)
	interest := a.round(new(big.Rat).Mul(year, a.credit.Basis.Fraction(advance.Date, one.Date)))
	enter(advance.Date, AdvancePaid, sum)
	enter(advance.Date, AdvanceFee, a.round(money.Of(sum, advance.Fee)).Neg())
	end := one.Date
	if advance.Upfront {
		end = advance.Date
	}
	enter(end, AdvanceInterest, interest.Neg())
	enter(one.Date, AdvanceRepaid, sum.Neg())
	return sum
}

// takenBy returns what is advanced on each movement by the end of a day.
func (a *account) takenBy(day schedule.Date) map[int]decimal.Decimal {
	sums := map[int]decimal.Decimal{}
	for _, one := range a.taken {
		if !one.date.After(day) {
			sums[one.movement] = sums[one.movement].Add(one.amount)
		}
	}
	return sums
}
