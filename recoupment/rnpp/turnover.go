package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// climbing returns the streams whose turnovers climb the scale of the protocol together with that of a stream; none
// where it does so by itself.
func (c Contracts) climbing(s Stream) []string {
	if c.Protocol.Turnover == "" || c.Protocol.Turnover == TurnoverOfStream {
		return nil
	}
	var all []string
	for _, m := range c.Mandates {
		for _, other := range m.Streams {
			if c.Protocol.scaled(m, other) && c.Protocol.climbs(s, other) {
				all = append(all, other.ID)
			}
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// climbs reports whether the turnover of another stream is one with that of a stream.
func (p *Protocol) climbs(s, other Stream) bool {
	switch p.Turnover {
	case TurnoverOfChannel:
		return s.Channel == other.Channel
	case TurnoverOfTerritory:
		return s.onlyTerritory() == other.onlyTerritory()
	}
	return true
}

// turnover is the quantity that climbs a scale of a stream.
func (c Contracts) turnover(s Stream, of Scale) []recoupment.Term {
	if len(of.Of) == 0 {
		return []recoupment.Term{{Pool: s.ID}}
	}
	var terms []recoupment.Term
	for _, member := range of.Of {
		terms = append(terms, recoupment.Term{Pool: member})
	}
	for _, m := range c.Mandates {
		for _, other := range m.Streams {
			if other.To != "" && slices.Contains(of.Of, other.ID) && slices.Contains(of.Of, other.To) {
				terms = append(terms, recoupment.Term{Pool: outPool(other.ID), Times: decimal.New(-1, 0)})
			}
		}
	}
	return terms
}

// cut returns the rates of the right that takes a commission. Where a scale caps it, a rate is cut where the cap
// changes, so that the base of each is known.
func (c Contracts) cut(m Mandate, s Stream, z sized) []recoupment.Step {
	own, scaled := z.byTurnover()
	if !scaled || s.Commission.AfterCosts {
		return z.steps
	}
	if l := c.ceiling(m, s, z); l != nil && !l.flat() && z.highest().GreaterThan(l.lowest()) && climbAlike(own, l.Scale) {
		own = own.cutAt(l.Scale)
	}
	if len(own.Bands) >= MaxTerms {
		own, _ = z.byTurnover()
	}
	steps := own.steps(c.turnover(s, own))
	if z.scale == nil {
		for i := range steps {
			steps[i].Most = z.steps[0].Most
		}
	}
	return steps
}

// byTurnover returns the commission as a scale, where it is one, or one rate.
func (z sized) byTurnover() (Scale, bool) {
	switch {
	case z.scale != nil:
		return *z.scale, true
	case len(z.steps) == 1 && z.steps[0].Until == nil:
		return Scale{Beyond: z.steps[0].Rate}, true
	}
	return Scale{}, false
}

// climbAlike reports whether two scales are of the same turnover.
func climbAlike(a, b Scale) bool {
	return len(a.Bands) == 0 || len(b.Bands) == 0 || slices.Equal(a.Of, b.Of)
}

// cutAt returns a scale with the bounds of another one beside its own.
func (s Scale) cutAt(other Scale) Scale {
	cut := Scale{Beyond: s.Beyond, FromFirst: s.FromFirst, Of: s.Of}
	if len(s.Bands) == 0 {
		cut.Of = other.Of
	}
	var from decimal.Decimal
	for _, upTo := range bounds(s, other) {
		cut.Bands = append(cut.Bands, ScaleBand{UpTo: upTo, Rate: s.at(from)})
		from = upTo
	}
	return cut
}

// bounds are those of two scales, in order.
func bounds(a, b Scale) []decimal.Decimal {
	all := make([]decimal.Decimal, 0, len(a.Bands)+len(b.Bands))
	for _, band := range append(slices.Clone(a.Bands), b.Bands...) {
		all = append(all, band.UpTo)
	}
	slices.SortFunc(all, decimal.Decimal.Cmp)
	return slices.CompactFunc(all, decimal.Decimal.Equal)
}
