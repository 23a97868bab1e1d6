package recoupment

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// poolReserve is what a run holds back of the receipts of one pool, by period, the oldest first; the last
// period is the present one.
type poolReserve struct {
	pool    int
	periods [][]heldReceipt
}

// heldReceipt is what is held of all the receipts of one class.
type heldReceipt struct {
	from   Receipt
	class  cascade.Class
	amount fraction.F
}

func (c *Cascade) openReserves() []poolReserve {
	var all []poolReserve
	for i, p := range c.deal.Pools {
		if p.Reserve != nil {
			all = append(all, poolReserve{pool: i, periods: [][]heldReceipt{nil}})
		}
	}
	return all
}

// withhold takes the reserves out of the receipts of a movement.
func (r *Run) withhold(m *movement) error {
	if len(r.reserves) == 0 || m.notional {
		return nil
	}
	for i := range m.receipts {
		one := &m.receipts[i]
		reserve := r.reserveOf(one.from.Pool)
		if reserve == nil {
			continue
		}
		terms := r.cascade.deal.Pools[reserve.pool].Reserve
		passes, placed := terms.On.admits(one.from.At)
		if !placed {
			return fmt.Errorf("movement %q of %s: %s: %w", m.id, m.date, one.from.Pool, ErrNotPlaced)
		}
		if passes {
			part := one.amount.Mul(percent(terms.Rate))
			one.amount = one.amount.Sub(part)
			reserve.hold(one.from, r.cascade.class(one.from, m.date, false), part)
			r.settled.withheld = r.settled.withheld.Add(part)
		}
	}
	return nil
}

func (r *Run) reserveOf(pool string) *poolReserve {
	for i := range r.reserves {
		if r.cascade.deal.Pools[r.reserves[i].pool].ID == pool {
			return &r.reserves[i]
		}
	}
	return nil
}

// hold adds to what is held of the present period. The periods are shared with snapshots: they are
// replaced, never changed in place.
func (p *poolReserve) hold(from Receipt, class cascade.Class, amount fraction.F) {
	last := len(p.periods) - 1
	present := append([]heldReceipt(nil), p.periods[last]...)
	for i := range present {
		if present[i].class == class {
			present[i].amount = present[i].amount.Add(amount)
			p.periods = append(append([][]heldReceipt(nil), p.periods[:last]...), present)
			return
		}
	}
	present = append(present, heldReceipt{from, class, amount})
	p.periods = append(append([][]heldReceipt(nil), p.periods[:last]...), present)
}

// turn begins a new period.
func (p *poolReserve) turn() {
	p.periods = append(append([][]heldReceipt(nil), p.periods...), nil)
}

// release shares out, on the day of a settlement, the reserves that fall due.
func (r *Run) release(day schedule.Date) error {
	m := &movement{id: "release", date: day}
	for i := range r.reserves {
		reserve := &r.reserves[i]
		if len(reserve.periods) <= r.cascade.deal.Pools[reserve.pool].Reserve.Periods {
			continue
		}
		for _, held := range reserve.periods[0] {
			m.receipts = append(m.receipts, receiptAt{held.from, held.amount})
			r.settled.released = r.settled.released.Add(held.amount)
		}
		reserve.periods = reserve.periods[1:]
	}
	return r.apply(m)
}

// held returns what the reserves of the pools hold.
func (r *Run) held() fraction.F {
	var total fraction.F
	for i := range r.reserves {
		for _, period := range r.reserves[i].periods {
			for _, held := range period {
				total = total.Add(held.amount)
			}
		}
	}
	return total
}
