package money

import "github.com/shopspring/decimal"

// Returns is a reserve on returns (provision sur retours): Rate per cent of the sales are withheld, and released Periods
// periods later less the returns of that period, below zero where they are more. What is withheld is a difference of
// cumulative amounts rounded half away from zero. A Rate of zero withholds nothing.
type Returns struct {
	Rate    decimal.Decimal
	Periods int
	Places  int32

	sales    decimal.Decimal
	withheld Entitlement
	held     []decimal.Decimal // the oldest period first
	total    decimal.Decimal
}

// Reserved is one period of a reserve: Opening and Closing are what it holds, Due what comes up for release, Released
// that less the returns, Base the sales less what is withheld, with what is released.
type Reserved struct{ Opening, Withheld, Due, Released, Base, Closing decimal.Decimal }

// Next returns the next period.
func (r *Returns) Next(sales, returns decimal.Decimal) Reserved {
	r.sales = r.sales.Add(sales)
	p := Reserved{Opening: r.total, Withheld: r.withheld.Pay(Of(r.sales, r.Rate), r.Places, HalfAwayFromZero)}
	if r.held = append(r.held, p.Withheld); len(r.held) > r.Periods {
		p.Due, r.held = r.held[0], r.held[1:]
	}
	r.total = r.total.Add(p.Withheld).Sub(p.Due)
	p.Released, p.Closing = p.Due.Sub(returns), r.total
	p.Base = sales.Sub(p.Withheld).Add(p.Released)
	return p
}
