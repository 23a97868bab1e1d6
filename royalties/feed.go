package royalties

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// BaseLine is the base of one medium in a period: its sales, less the reserve withheld on them, with what
// is released of earlier reserves less the returns of the period.
type BaseLine struct {
	Medium   string                 `json:"medium"`
	Of       Base                   `json:"of"`
	At       recoupment.Coordinates `json:"at,omitempty"`
	Sales    decimal.Decimal        `json:"sales"`
	Withheld decimal.Decimal        `json:"withheld,omitzero"`
	// Opening and Closing are what the reserve holds.
	Opening decimal.Decimal `json:"opening,omitzero"`
	Returns decimal.Decimal `json:"returns,omitzero"`
	// Released is what falls due of the reserve less the returns.
	Released decimal.Decimal `json:"released,omitzero"`
	// Brought is what an earlier base below zero still takes from this one, Carried what is left to take
	// from the next.
	Brought decimal.Decimal `json:"brought,omitzero"`
	Base    decimal.Decimal `json:"base"`
	Closing decimal.Decimal `json:"closing,omitzero"`
	Carried decimal.Decimal `json:"carried,omitzero"`
}

// feed turns periods into the movements of the deal. It remembers the reserves and the support.
type feed struct {
	*book
	periods int                 // so far
	keys    map[string][]string // the bases of each medium, in the order in which they first come
	held    map[string]*reserve
	support decimal.Decimal
	counted decimal.Decimal // of the support
	// amortised are the net receipts that amortise the film.
	amortised decimal.Decimal
}

// reserve is what is held of one base, and what it carries below zero.
type reserve struct {
	from  Receipt
	held  money.Returns
	below decimal.Decimal
}

func (b *book) feed() *feed {
	return &feed{book: b, keys: map[string][]string{}, held: map[string]*reserve{}}
}

// fed is what a period brings.
type fed struct {
	bases     []BaseLine
	support   decimal.Decimal // counted towards amortisation
	movements []recoupment.Movement
}

// next turns the next period into movements: the support and the declarations first, then medium by medium.
// The error is a [Faults]: a base below zero.
func (f *feed) next(p Period) (fed, error) {
	sales := map[string]*Receipt{}
	for _, r := range p.Receipts {
		r = r.converted()
		key := r.key()
		if sales[key] == nil {
			sales[key] = &Receipt{}
		}
		sales[key].Amount, sales[key].Returns = sales[key].Amount.Add(r.Amount), sales[key].Returns.Add(r.Returns)
		if f.held[key] == nil {
			f.keys[r.Medium] = append(f.keys[r.Medium], key)
			f.held[key] = &reserve{from: Receipt{Medium: r.Medium, Of: r.Of.or(), At: r.At}, held: f.returns(r.Medium)}
		}
	}
	out := fed{support: f.count(p.Support)}
	f.periods++
	first := recoupment.Movement{ID: f.movement(""), Date: p.Until, Declares: p.Declares}
	if f.ledger.Amortisation != nil {
		first.Counts = []recoupment.Count{{Counter: amortising, Amount: out.support}}
	}
	out.movements = append(out.movements, first)
	for _, medium := range f.ledger.Media {
		m := recoupment.Movement{ID: f.movement(medium.ID), Date: p.Until}
		for _, key := range f.keys[medium.ID] {
			line := f.line(key, sales[key], medium.Reserve)
			if line.Base.IsNegative() {
				return fed{}, Faults{{Path: fmt.Sprintf("bases[%q]", medium.ID), Kind: ErrNegative, Value: line.Base.String()}}
			}
			out.bases = append(out.bases, line)
			if line.Of == RNPP && !medium.Outside {
				f.amortised = f.amortised.Add(line.Base)
			}
			f.enter(&m, line, medium)
		}
		f.enterCounts(&m, p, medium)
		if len(m.Receipts)+len(m.Counts) > 0 {
			out.movements = append(out.movements, m)
		}
	}
	return out, nil
}

// movement names the movement of a medium in the last period, and that of the support: media and periods may
// have any names.
func (f *feed) movement(medium string) string { return fmt.Sprintf("%d/%s", f.periods, medium) }

// count adds the support of a period, and returns what counts of it.
func (f *feed) count(support decimal.Decimal) decimal.Decimal {
	a := f.ledger.Amortisation
	if a == nil {
		return decimal.Decimal{}
	}
	f.support = f.support.Add(support)
	counted := decimal.Max(f.support.Sub(a.SupportFranchise), decimal.Decimal{}).Mul(a.SupportRate).Shift(-2)
	more := counted.Sub(f.counted)
	f.counted = counted
	return more
}

// returns is the reserve on returns of a medium.
func (f *feed) returns(medium string) money.Returns {
	if terms := f.media[medium].Reserve; terms != nil {
		return money.Returns{Rate: terms.Rate, Periods: terms.Periods, Places: f.unit}
	}
	return money.Returns{}
}

// line works out a base.
func (f *feed) line(key string, sales *Receipt, terms *ReturnsReserve) BaseLine {
	h := f.held[key]
	l := BaseLine{Medium: h.from.Medium, Of: h.from.Of, At: h.from.At, Brought: h.below}
	if sales != nil {
		l.Sales, l.Returns = sales.Amount, sales.Returns
	}
	p := h.held.Next(l.Sales, l.Returns)
	l.Opening, l.Withheld, l.Released, l.Closing, l.Base = p.Opening, p.Withheld, p.Released, p.Closing, p.Base.Add(l.Brought)
	if h.below = (decimal.Decimal{}); terms != nil && terms.BelowZero == CarriedForward && l.Base.IsNegative() {
		h.below, l.Carried, l.Base = l.Base, l.Base, decimal.Decimal{}
	}
	return l
}

// enter adds a base to the movement of its medium, where a rate is taken of it.
func (f *feed) enter(m *recoupment.Movement, l BaseLine, medium Medium) {
	to := pool(l.Of)
	if !f.pools[to] || l.Base.IsZero() {
		return
	}
	if l.Of == RNPP && !medium.Outside {
		to = poolCounted
	}
	m.Receipts = append(m.Receipts, recoupment.Receipt{Pool: to, Amount: l.Base, At: f.coordinates(l.At, medium.ID)})
}

// enterCounts adds the counts of a medium, and what their units are worth.
func (f *feed) enterCounts(m *recoupment.Movement, p Period, medium Medium) {
	for _, counter := range f.ledger.Counters {
		if counter.Medium != medium.ID {
			continue
		}
		var total decimal.Decimal
		for _, n := range p.Counts {
			if n.Counter == counter.ID {
				total = total.Add(n.Amount)
			}
		}
		if total.IsZero() {
			continue
		}
		m.Counts = append(m.Counts, recoupment.Count{Counter: counter.ID, Amount: total})
		if to := poolUnits + counter.ID; f.pools[to] {
			m.Receipts = append(m.Receipts, recoupment.Receipt{Pool: to, Amount: total.Shift(f.scales[counter.ID])})
		}
	}
}

// coordinates place a base. Where no rate of its medium asks for a coordinate it may be missing: it is then
// nowhere.
func (b *book) coordinates(at recoupment.Coordinates, medium string) recoupment.Coordinates {
	all := recoupment.Coordinates{recoupment.DimensionMedium: medium}
	for _, dimension := range b.dimensions {
		all[dimension] = ""
	}
	for dimension, value := range at {
		all[dimension] = value
	}
	return all
}
