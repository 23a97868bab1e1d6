package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// sharedBound names the bound that the commissions along a chain of sellers share, in the deal.
const sharedBound = "commissions"

// chain is what those who sold before take.
type chain struct {
	// before is the most that they take of what entered first, in per cent: nothing where no stream passes on to
	// this one, and that of the dearest where several do. Costs and guarantees only make it less.
	before map[string]decimal.Decimal
}

// seller is a stream with its mandate.
type seller struct {
	mandate Mandate
	stream  Stream
}

// chain follows the streams that pass on to one another.
func (c Contracts) chain() chain {
	feeds := map[string][]seller{}
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			if s.To != "" {
				feeds[s.To] = append(feeds[s.To], seller{m, s})
			}
		}
	}
	all := chain{map[string]decimal.Decimal{}}
	var of func(stream string) decimal.Decimal
	of = func(stream string) decimal.Decimal {
		most, known := all.before[stream]
		if known {
			return most
		}
		for _, f := range feeds[stream] {
			before := of(f.stream.ID)
			for _, z := range c.commission(f.mandate, f.stream) {
				most = decimal.Max(most, z.reach(before, f.stream.Commission.sub()))
			}
		}
		all.before[stream] = most
		return most
	}
	for stream := range feeds {
		of(stream)
	}
	return all
}

// after adds a rate of what is left to what was taken before, in per cent.
func after(before, rate decimal.Decimal) decimal.Decimal {
	return before.Add(percentOf(hundred.Sub(before), rate))
}

// reach is the most that all who sell have of what entered first, in per cent: what was taken before, the
// sub-distributors and the commission, where nothing is recouped in between.
func (z sized) reach(before, sub decimal.Decimal) decimal.Decimal {
	if len(z.steps) == 0 {
		return after(before, sub.Add(z.highest()))
	}
	var most decimal.Decimal
	for _, step := range z.steps {
		most = decimal.Max(most, within(step, after(before, sub.Add(step.Rate))))
	}
	return most
}

// within is a rate of all who sell under the bound of a step, where its contract has one.
func within(step recoupment.Step, rate decimal.Decimal) decimal.Decimal {
	if step.Most == nil {
		return rate
	}
	return decimal.Min(rate, *step.Most)
}

// highest is the most that a seller and his sub-distributors take of what enters a stream, in per cent.
func (c Contracts) highest(m Mandate, s Stream) decimal.Decimal {
	var high decimal.Decimal
	for _, z := range c.commission(m, s) {
		high = decimal.Max(high, z.highest())
	}
	return decimal.Min(high.Add(s.Commission.sub()), hundred)
}

// together reports whether the cap of a stream bounds all who sell up to it: on foreign sales the protocol says so
// (art. 3.2, sub-commission included), elsewhere a reading does.
func (c Contracts) together(s Stream) bool {
	return s.Channel == ForeignSales || c.Protocol != nil && c.Protocol.Intermediaries != IntermediariesEach
}

// shares reports whether some commission is bounded together with those before it.
func (c Contracts) shares() bool {
	for _, m := range c.Mandates {
		for _, s := range m.Streams {
			if s.Commission.bounded() {
				return true
			}
		}
	}
	return false
}

// bounded reports whether the commission is bounded together with those before it.
func (k Commission) bounded() bool {
	for _, step := range k.Steps {
		if step.Most != nil {
			return true
		}
	}
	for _, sale := range k.Sales {
		for _, step := range sale.Steps {
			if step.Most != nil {
				return true
			}
		}
	}
	for _, sub := range k.Sub {
		if sub.Most != nil {
			return true
		}
	}
	return false
}
