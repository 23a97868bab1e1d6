package costreport

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// effect is an [Effect] in minor units.
type effect struct{ estimates, orders, costs int64 }

// judge weighs a measure.
type judge struct {
	*position
	faults  *fault.Collector
	effects []effect
	moves   []OrderMove
	// total is what the amounts of the measure come to, signs left out.
	total, saving, cost int64
}

// Judge returns the effect of a measure at its closing. A change of an order counts by what it does to the
// outstanding amount; on [IncludingCommitments] the estimate of the account follows it.
//
// The error is a [Faults]: [ErrUnknown] (closing, account, order that is not signed yet), [ErrDuplicate] (an
// order named twice), [ErrNegative] (a cost), [ErrRange] (an amount finer than the minor unit) and
// [ErrTooLarge].
func (l *Ledger) Judge(m Measure) (Judgement, error) {
	p, err := l.at(m.Closing)
	if err != nil {
		return Judgement{}, err
	}
	j := &judge{position: p, faults: &fault.Collector{}, effects: make([]effect, len(p.accounts))}
	check.Size(j.faults, "estimates", len(m.Estimates), MaxChanges)
	check.Size(j.faults, "orders", len(m.Orders), MaxChanges)
	check.Size(j.faults, "costs", len(m.Costs), MaxChanges)
	if err := j.faults.Err(); err != nil {
		return Judgement{}, err
	}
	check.Size(j.faults, "id", len(m.ID), MaxCode)
	j.estimates(m.Estimates)
	j.orderChanges(m.Orders)
	j.costs(m.Costs)
	if err := j.faults.Err(); err != nil {
		return Judgement{}, err
	}
	return j.judgement(m), nil
}

// money reads an amount of the measure.
func (j *judge) money(in *fault.Collector, d decimal.Decimal) int64 {
	m, err := j.l.places.minor(d)
	if err == nil && max(m, -m) > MaxTotal-j.total {
		err = ErrTooLarge
	}
	if err != nil {
		in.Add("amount", err, d)
		return 0
	}
	j.total += max(m, -m)
	return m
}

// account finds an account, or 0 and a fault.
func (j *judge) account(in *fault.Collector, code string) int {
	k, known := j.l.accounts[code]
	if !known {
		in.Add("account", ErrUnknown, code)
	}
	return k
}

func (j *judge) count(m int64) {
	if m < 0 {
		j.saving -= m
	} else {
		j.cost += m
	}
}

func (j *judge) estimates(changes []Estimate) {
	for i, e := range changes {
		in := j.faults.In("estimates[%d]", i)
		k, m := j.account(in, e.Account), j.money(in, e.Amount)
		j.effects[k].estimates += m
		j.count(m)
	}
}

func (j *judge) orderChanges(changes []OrderChange) {
	seen := make(map[string]bool, len(changes))
	for i, o := range changes {
		in := j.faults.In("orders[%d]", i)
		m := j.money(in, o.Amount)
		k, known := j.l.orderOf[o.Order]
		if !known || j.orders[k].open == 0 {
			in.Add("order", ErrUnknown, o.Order)
			continue
		}
		if !check.Unique(in, "order", o.Order, seen) {
			continue
		}
		after := j.orders[k]
		after.amended += m
		moved := after.outstanding() - j.orders[k].outstanding()
		j.effects[j.l.orders[k].account].orders += moved
		j.moves = append(j.moves, OrderMove{Order: o.Order, Change: j.l.amount(m), Effect: j.l.amount(moved)})
		j.count(moved)
	}
}

func (j *judge) costs(costs []MeasureCost) {
	for i, c := range costs {
		in := j.faults.In("costs[%d]", i)
		k, m := j.account(in, c.Account), j.money(in, c.Amount)
		if m < 0 {
			in.Add("amount", ErrNegative, c.Amount)
		}
		check.Label(in, "reason", c.Reason)
		j.effects[k].costs += m
		j.count(m)
	}
}

func (j *judge) judgement(m Measure) Judgement {
	l := j.l
	r := Judgement{
		Currency: l.book.Currency, Sign: l.book.Sign, Measure: m.ID, Closing: m.Closing, Orders: j.moves,
		Accounts: make([]Effect, len(j.effects)), Saving: l.amount(j.saving), Cost: l.amount(j.cost),
	}
	var total effect
	for k, e := range j.effects {
		r.Accounts[k] = l.effect(&j.accounts[k], e)
		r.Accounts[k].Code, r.Accounts[k].Label = l.book.Accounts[k].Code, l.book.Accounts[k].Label
		total.estimates, total.orders, total.costs = total.estimates+e.estimates, total.orders+e.orders, total.costs+e.costs
	}
	r.Total = l.effect(&j.position.total, total)
	return r
}

func (l *Ledger) effect(f *figures, e effect) Effect {
	d, s := l.places.decimal, l.book.Sign
	change := e.estimates + e.orders + e.costs
	return Effect{
		Before: d(f.efc()), Estimates: d(e.estimates), Orders: d(e.orders), Costs: d(e.costs), Change: d(change),
		After: d(f.efc() + change), VarianceBefore: d(s.variance(f.revised(), f.efc())),
		VarianceAfter: d(s.variance(f.revised(), f.efc()+change)),
	}
}
