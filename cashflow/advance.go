package cashflow

import (
	"math/big"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// taken is an amount advanced on a receivable, named by its place.
type taken struct {
	receivable int
	date       schedule.Date
	amount     decimal.Decimal
}

// made reports whether an advance is in what has moved.
func (a *account) made(advance Advance) bool {
	return !a.course.Closed.IsZero() && !advance.Date.After(a.course.Closed)
}

// bankable puts the bankable part of its source on an advance that does not say.
func (a *account) bankable(advance Advance) Advance {
	if !advance.Percent.IsZero() {
		return advance
	}
	for _, source := range a.course.Sources {
		if source.ID == advance.Source {
			advance.Percent = source.Bankable
		}
	}
	return advance
}

// bySource are the places of receivables.
func bySource(receivables []Receivable) map[string][]int {
	places := map[string][]int{}
	for i, one := range receivables {
		places[one.Source] = append(places[one.Source], i)
	}
	return places
}

// bears reports whether an advance is on a receivable.
func (a Advance) bears(one Receivable) bool {
	return one.Date.After(a.Date) && (a.Part == 0 || a.Part == one.Part)
}

// advances makes the movements of every advance that is not made yet: the money paid before its time, what it
// costs, and the repayment by each instalment. Faults go to the collector; without one an advance that goes too
// far stops there.
func (a *account) advances(in *fault.Collector) {
	for i, advance := range a.credit.Advances {
		if a.made(advance) {
			continue
		}
		if in != nil && (a.course.From.IsZero() || advance.Date.Before(a.course.From)) {
			in.In("advances[%d]", i).Add("date", ErrBeforeStart, advance.Date)
			continue
		}
		advance = a.bankable(advance)
		found := false
		for _, k := range a.expected[advance.Source] {
			one := a.course.Receivables[k]
			if !advance.bears(one) {
				continue
			}
			found = true
			sum := a.round(money.Of(one.base(advance.On), advance.Percent))
			if left := one.Amount.Add(one.Tax).Sub(a.total[k]); sum.GreaterThan(left) {
				if in != nil {
					in.In("advances[%d]", i).Add("percent", ErrOver100, advance.Percent)
				}
				sum = left
			}
			sum = decimal.Max(decimal.Decimal{}, sum)
			a.take(k, advance.Date, sum)
			a.lend(advance, one, sum)
			a.repay(advance, one, repayment{on: one.Date, sum: sum, withheld: one.Date})
		}
		if !found && in != nil {
			in.In("advances[%d]", i).Add("source", ErrUnknown, advance.Source)
		}
	}
}

// assigned makes the repayments of the advances that were made already.
func (a *account) assigned() {
	for _, advance := range a.credit.Advances {
		if !a.made(advance) {
			continue
		}
		advance = a.bankable(advance)
		for _, k := range a.stood[advance.Source] {
			if was := a.course.Assigned[k]; advance.bears(was) {
				a.reclaim(advance, was)
			}
		}
	}
}

// reclaim repays what was advanced on an instalment, out of what comes in on it and then with recourse.
func (a *account) reclaim(advance Advance, was Receivable) {
	owed := a.round(money.Of(was.base(advance.On), advance.Percent))
	a.lend(advance, was, owed) // on a closed day: it is only reckoned
	last := was.Date
	part := advance
	part.Part = was.Part
	for _, n := range a.expected[advance.Source] {
		one := a.course.Receivables[n]
		if !part.bears(one) {
			continue
		}
		sum := decimal.Min(owed, a.round(money.Of(one.base(advance.On), advance.Percent)))
		sum = decimal.Max(decimal.Decimal{}, sum)
		owed, last = owed.Sub(sum), one.Date
		a.take(n, advance.Date, sum)
		a.repay(advance, one, repayment{on: one.Date, sum: sum, withheld: was.Date})
	}
	if !last.After(a.course.Closed) {
		last = a.course.Closed.AddDays(1)
	}
	a.repay(advance, was, repayment{on: last, sum: owed, withheld: was.Date})
}

// take notes what is advanced on a receivable.
func (a *account) take(receivable int, date schedule.Date, sum decimal.Decimal) {
	a.taken = append(a.taken, taken{receivable: receivable, date: date, amount: sum})
	a.total[receivable] = a.total[receivable].Add(sum)
}

// lend enters what is paid on the day of an advance.
func (a *account) lend(advance Advance, one Receivable, sum decimal.Decimal) {
	a.advance(one, advance.Date, AdvancePaid, sum)
	a.advance(one, advance.Date, AdvanceFee, a.round(money.Of(sum, advance.Fee)).Neg())
	if advance.Upfront {
		a.advance(one, advance.Date, AdvanceInterest, a.interestOn(advance, sum, span{advance.Date, one.Date}).Neg())
	}
}

// repayment is a part of an advance that comes back on a day; interest was withheld up to another, if it was.
type repayment struct {
	on, withheld schedule.Date
	sum          decimal.Decimal
}

// repay enters what is paid back, with the interest that is not withheld.
func (a *account) repay(advance Advance, one Receivable, back repayment) {
	from := advance.Date
	if advance.Upfront {
		from = back.withheld
	}
	if from.Before(back.on) {
		a.advance(one, back.on, AdvanceInterest, a.interestOn(advance, back.sum, span{from, back.on}).Neg())
	}
	a.advance(one, back.on, AdvanceRepaid, back.sum.Neg())
}

// span is a time between two days.
type span struct{ from, to schedule.Date }

func (a *account) interestOn(advance Advance, sum decimal.Decimal, over span) decimal.Decimal {
	year := money.Of(sum, advance.Rate)
	return a.round(new(big.Rat).Mul(year, a.credit.Basis.Fraction(over.from, over.to)))
}

// advance enters a movement of an advance.
func (a *account) advance(one Receivable, day schedule.Date, kind CreditKind, amount decimal.Decimal) {
	if !amount.IsZero() {
		a.on[day] = append(a.on[day], CreditMovement{Date: day, Kind: kind, Source: one.Source, Part: one.Part, Amount: amount})
	}
}

// takenBy returns what is advanced on each receivable by the end of a day.
func (a *account) takenBy(day schedule.Date) map[int]decimal.Decimal {
	sums := map[int]decimal.Decimal{}
	for _, one := range a.taken {
		if !one.date.After(day) {
			sums[one.receivable] = sums[one.receivable].Add(one.amount)
		}
	}
	return sums
}
