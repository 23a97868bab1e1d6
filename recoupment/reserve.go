package recoupment

import (
	"fmt"
	"maps"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// poolReserve is what a run holds back of the receipts of one pool, by period, the oldest first; the last
// period is the present one.
type poolReserve struct {
	pool    int
	periods [][]heldReceipt
}

// heldReceipt is what is held of all the receipts that say the same of themselves.
type heldReceipt struct {
	from   Receipt
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
			reserve.hold(r.cascade.keptOf(one.from), m.signed(part))
			r.withheld = r.withheld.Add(m.signed(part))
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
func (p *poolReserve) hold(from Receipt, amount fraction.F) {
	last := len(p.periods) - 1
	present := append([]heldReceipt(nil), p.periods[last]...)
	for i := range present {
		if present[i].from.alike(from) {
			present[i].amount = present[i].amount.Add(amount)
			p.periods = append(append([][]heldReceipt(nil), p.periods[:last]...), present)
			return
		}
	}
	present = append(present, heldReceipt{from, amount})
	p.periods = append(append([][]heldReceipt(nil), p.periods[:last]...), present)
}

// keptOf is what a reserve keeps of a receipt: its amount only where a rule tests it.
func (c *Cascade) keptOf(from Receipt) Receipt {
	for _, g := range c.gates {
		if g.asks == asksTest && g.test.Of == ReceiptAmount {
			return from
		}
	}
	from.Amount = decimal.Decimal{}
	return from
}

// alike reports whether every rule, of this deal or of an amended one, treats two receipts alike.
func (r Receipt) alike(other Receipt) bool {
	if r.Pool != other.Pool || !maps.Equal(r.At, other.At) || (r.Contract == nil) != (other.Contract == nil) || !r.Amount.Equal(other.Amount) {
		return false
	}
	return r.Contract == nil || r.Contract.Date == other.Contract.Date && r.Contract.Amount.Equal(other.Contract.Amount)
}

// turn begins a new period.
func (p *poolReserve) turn() {
	p.periods = append(append([][]heldReceipt(nil), p.periods...), nil)
}

// release shares out, on the day of a settlement, the reserves that fall due.
func (r *Run) release(day schedule.Date) error {
	m, back := &movement{id: "release", date: day}, &movement{id: "release", date: day, back: true}
	for i := range r.reserves {
		reserve := &r.reserves[i]
		for len(reserve.periods) > r.cascade.deal.Pools[reserve.pool].Reserve.Periods {
			for _, held := range reserve.periods[0] {
				if held.amount.Sign() < 0 {
					back.receipts = append(back.receipts, receiptAt{held.from, held.amount.Neg()})
				} else {
					m.receipts = append(m.receipts, receiptAt(held))
				}
				r.released = r.released.Add(held.amount)
			}
			reserve.periods = reserve.periods[1:]
		}
	}
	if err := r.apply(m); err != nil || len(back.receipts) == 0 {
		return err
	}
	return r.apply(back)
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
