package video

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Statement is an edition computed.
type Statement struct {
	Currency string `json:"currency"`
	Rows     []Row  `json:"rows"`
	// Reserve is what is still withheld after the last period, Unrecouped the costs that are not recouped.
	Reserve    decimal.Decimal `json:"reserve"`
	Unrecouped decimal.Decimal `json:"unrecouped,omitzero"`
}

// Row is one period.
type Row struct {
	Period
	// Withheld is the reserve of the period; Due the reserve that comes up for release; Released what is
	// left of it after the returns of the period, below zero when they exceed it.
	Withheld decimal.Decimal `json:"withheld"`
	Due      decimal.Decimal `json:"due"`
	Released decimal.Decimal `json:"released"`
	// Base is Sales - Withheld + Released. Reserve is what is withheld at the end of the period.
	Base    decimal.Decimal `json:"base"`
	Reserve decimal.Decimal `json:"reserve"`
	// Brought is what remained to recoup from earlier periods, Commission what the publisher takes,
	// Unrecouped what remains to recoup afterwards: in the model of costs only.
	Brought    decimal.Decimal `json:"brought,omitzero"`
	Commission decimal.Decimal `json:"commission,omitzero"`
	Unrecouped decimal.Decimal `json:"unrecouped,omitzero"`
	// Publisher is what a royalty leaves to the publisher.
	Publisher decimal.Decimal `json:"publisher,omitzero"`
	// Producer is what comes to the producer. Under a royalty it is below zero with the base.
	Producer decimal.Decimal `json:"producer"`
}

// Compute returns the periods of the edition. What is withheld, the royalty and the commission are
// differences of cumulative amounts rounded to the minor unit, half away from zero; the rest adds and
// subtracts them. The error is a [Faults].
func (e Edition) Compute() (Statement, error) {
	if err := e.Validate(); err != nil {
		return Statement{}, err
	}
	places, _ := money.MinorUnits(e.Currency)
	s := Statement{Currency: e.Currency, Rows: make([]Row, 0, len(e.Periods))}
	if e.Costs != nil {
		s.Unrecouped = e.Costs.Opening
	}
	reserve := money.Returns{Rate: e.Reserve.Rate, Periods: e.Reserve.Periods, Places: places}
	var bases decimal.Decimal
	var taken money.Entitlement
	for _, p := range e.Periods {
		held := reserve.Next(p.Sales, p.Returns)
		row := Row{Period: p, Withheld: held.Withheld, Due: held.Due, Released: held.Released, Base: held.Base, Reserve: held.Closing}
		s.Reserve = held.Closing
		bases = bases.Add(row.Base)
		switch {
		case e.Royalty != nil:
			row.Producer = taken.Pay(money.Of(bases, e.Royalty.Rate), places, money.HalfAwayFromZero)
			row.Publisher = row.Base.Sub(row.Producer)
		case e.Costs != nil:
			row.Commission = taken.Pay(money.Of(bases, e.Costs.Commission), places, money.HalfAwayFromZero)
			s.Unrecouped = row.recoup(s.Unrecouped)
		default:
			row.Producer = row.Base
		}
		s.Rows = append(s.Rows, row)
	}
	return s, nil
}

// recoup sets what the commission leaves against the costs, and returns what remains to recoup.
func (r *Row) recoup(brought decimal.Decimal) decimal.Decimal {
	r.Brought = brought
	net := r.Base.Sub(r.Commission).Sub(r.Costs).Sub(brought)
	if net.IsNegative() {
		r.Unrecouped = net.Neg()
	} else {
		r.Producer = net
	}
	return r.Unrecouped
}

// Check re-adds the statement, row by row and from one row to the next. The error is a [Faults] of kind
// [ErrUnbalance].
func (s Statement) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, s, money.Computable) {
		return c.Err()
	}
	var reserve, unrecouped decimal.Decimal
	for i, r := range s.Rows {
		in := c.In("rows[%d]", i)
		check.Same(in, "released", r.Released, r.Due.Sub(r.Returns))
		check.Same(in, "base", r.Base, r.Sales.Sub(r.Withheld).Add(r.Released))
		check.Same(in, "reserve", r.Reserve, reserve.Add(r.Withheld).Sub(r.Due))
		if i > 0 {
			check.Same(in, "brought", r.Brought, unrecouped)
		}
		recouped := r.Brought.Add(r.Costs).Sub(r.Unrecouped)
		check.Same(in, "producer", r.Producer, r.Base.Sub(r.Commission).Sub(recouped).Sub(r.Publisher))
		reserve, unrecouped = r.Reserve, r.Unrecouped
	}
	check.Same(c, "reserve", s.Reserve, reserve)
	if len(s.Rows) > 0 {
		check.Same(c, "unrecouped", s.Unrecouped, unrecouped)
	}
	return c.Err()
}
