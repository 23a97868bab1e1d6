package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Intermediaries says whom the cap of a channel bounds where several sell one after another, or side by side
// ([SubCommission]). Of foreign sales the text says that the sub-commissions are in the cap; of the others it says
// nothing.
type Intermediaries string

// The readings of the caps of several intermediaries.
const (
	// IntermediariesTogether bounds what all of them take, as on foreign sales.
	IntermediariesTogether Intermediaries = "together"
	// IntermediariesEach bounds each of them by himself.
	IntermediariesEach Intermediaries = "each"
)

// ScaleTurnover says whose turnover climbs the scale of video on demand. The text speaks of the net turnover, and
// not of whose.
type ScaleTurnover string

// The readings of the turnover. Only the streams that the scale bounds are in it; what one of them passes on to
// another counts once.
const (
	// TurnoverOfStream is that of each stream by itself.
	TurnoverOfStream ScaleTurnover = "stream"
	// TurnoverOfChannel is that of all the streams by item, and that of all the streams by subscription.
	TurnoverOfChannel ScaleTurnover = "channel"
	// TurnoverOfTerritory is that of all the streams of a territory: each of them has exactly one.
	TurnoverOfTerritory ScaleTurnover = "territory"
	// TurnoverOfFilm is that of all the streams of the film.
	TurnoverOfFilm ScaleTurnover = "film"
)

// SubscriptionReading says whether what the protocol states of video on demand by item, no commission in the group
// of the producer or on what financed the film, is for subscriptions too. Of these the text gives the scale only.
type SubscriptionReading string

// The readings of subscriptions.
const (
	// SubscriptionAsItem admits nothing there.
	SubscriptionAsItem SubscriptionReading = "as_item"
	// SubscriptionByScale admits the scale there too.
	SubscriptionByScale SubscriptionReading = "by_scale"
)

// checkReadings reports words that are no reading.
func (p Protocol) checkReadings(c *fault.Collector) {
	switch p.Intermediaries {
	case "", IntermediariesTogether, IntermediariesEach:
	default:
		c.Add("intermediaries", ErrUnknown, string(p.Intermediaries))
	}
	switch p.Turnover {
	case "", TurnoverOfStream, TurnoverOfChannel, TurnoverOfTerritory, TurnoverOfFilm:
	default:
		c.Add("turnover", ErrUnknown, string(p.Turnover))
	}
	switch p.Subscription {
	case "", SubscriptionAsItem, SubscriptionByScale:
	default:
		c.Add("subscription", ErrUnknown, string(p.Subscription))
	}
}

// readings reports what the text leaves open, matters to the contracts, and is not chosen.
func (c Contracts) readings(faults *fault.Collector) {
	if c.Protocol == nil {
		return
	}
	missing := map[string]bool{}
	require := func(reading, stream string) {
		if !missing[reading] {
			faults.Add("protocol."+reading, ErrRequired, stream)
		}
		missing[reading] = true
	}
	chain, scaled, climbs := c.chain(), 0, ""
	var placeless []string
	for i, m := range c.Mandates {
		for j, s := range m.Streams {
			takes := s.Commission.AtCap || c.highest(m, s).IsPositive()
			if c.Protocol.Subscription == "" && takes && subscriptionIsOpen(m, s) {
				require("subscription", s.ID)
			}
			if c.Protocol.scaled(m, s) {
				if scaled++; c.exceeds(m, s, decimal.Decimal{}) || s.Commission.AtCap {
					climbs = s.ID
				}
				if len(s.Territories) != 1 {
					placeless = append(placeless, path(i, j))
				}
			}
			if before := chain.before[s.ID]; s.Channel != ForeignSales && c.Protocol.Intermediaries == "" &&
				(before.IsPositive() || s.Commission.sub().IsPositive()) && c.exceeds(m, s, before) {
				require("intermediaries", s.ID)
			}
			if s.Commission.AtCap && chain.before[s.ID].IsPositive() && c.together(s) {
				faults.Add(path(i, j)+".commission.at_cap", ErrRange, "it leaves nothing to those who sell before")
			}
		}
	}
	if climbs == "" || scaled < 2 {
		return
	}
	switch c.Protocol.Turnover {
	case "":
		require("turnover", climbs)
		return
	case TurnoverOfStream:
		return
	case TurnoverOfTerritory:
		for _, at := range placeless {
			faults.Add(at+".territories", ErrRequired, "one: the scale is by territory")
		}
	}
	if !c.Protocol.OnDemand.evenly() {
		faults.Add("protocol.on_demand.from_first", ErrRange, "of several streams it is the rate beyond, and no band is below it")
	}
	if check.Size(faults, "protocol.turnover", scaled, MaxTogether) {
		// Each view has a condition of every stream for each band and the fall of each.
		terms := scaled * scaled * (len(c.Protocol.OnDemand.Bands) + 1)
		check.Size(faults, "protocol.turnover", terms*(1+len(c.Opposable)), recoupment.MaxConditions)
	}
}

// exceeds reports whether the commissions of a stream may exceed its cap, with what was taken before.
func (c Contracts) exceeds(m Mandate, s Stream, before decimal.Decimal) bool {
	for _, z := range c.commission(m, s) {
		l := c.ceiling(m, s, z)
		if l != nil && z.reach(before, s.Commission.sub()).GreaterThan(l.lowest()) {
			return true
		}
	}
	return false
}

// subscriptionIsOpen reports whether the text leaves open what it admits on a stream.
func subscriptionIsOpen(m Mandate, s Stream) bool {
	return s.Channel == SVOD && (m.InGroup || s.Nature == Financing)
}

// scaled reports whether the scale of video on demand bounds a stream.
func (p *Protocol) scaled(m Mandate, s Stream) bool {
	return p != nil && len(p.OnDemand.Bands) > 0 && p.onDemand(m, s)
}

// onDemand reports whether the protocol admits its commission on video on demand on a stream.
func (p *Protocol) onDemand(m Mandate, s Stream) bool {
	switch s.Channel {
	case VOD:
		return !m.InGroup && s.Nature != Financing
	case SVOD:
		return p.Subscription == SubscriptionByScale || !subscriptionIsOpen(m, s)
	}
	return false
}
