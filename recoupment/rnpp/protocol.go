package rnpp

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Protocol is the most that commissions may take before the net receipts that are opposable to authors, in
// per cent of the receipts without VAT, channel by channel: article 3.2 of the protocol of 16 December 2010.
type Protocol struct {
	// Theatres holds where the distributor gives no minimum guarantee, TheatresGuaranteed where it does.
	Theatres           decimal.Decimal `json:"theatres"`
	TheatresGuaranteed decimal.Decimal `json:"theatres_guaranteed"`
	NonCommercial      decimal.Decimal `json:"non_commercial"`
	// PhysicalVideo is nothing in the group of the producer, on what financed the film, and under a royalty
	// contract before its catalogue phase.
	PhysicalVideo decimal.Decimal `json:"physical_video"`
	// OnDemand is for VOD and SVOD; by item nothing in the group of the producer and on what financed the film, by
	// subscription as Subscription says. Turnover says whose turnover it is of.
	OnDemand Scale `json:"on_demand"`
	// Television holds for contracts up to TelevisionLimit, TelevisionLarge beyond, CatchUp for catch-up
	// whatever its amount; nothing on what financed the film.
	Television      decimal.Decimal `json:"television"`
	TelevisionLarge decimal.Decimal `json:"television_large"`
	TelevisionLimit decimal.Decimal `json:"television_limit"`
	CatchUp         decimal.Decimal `json:"catch_up"`
	// ForeignSales includes the sub-commissions.
	ForeignSales decimal.Decimal `json:"foreign_sales"`
	OtherRights  decimal.Decimal `json:"other_rights"`
	Music        decimal.Decimal `json:"music"`
	// Intermediaries, Turnover and Subscription are readings of what the text leaves open: each is required where it
	// changes what is opposable, and there is none by default.
	Intermediaries Intermediaries      `json:"intermediaries,omitempty"`
	Turnover       ScaleTurnover       `json:"turnover,omitempty"`
	Subscription   SubscriptionReading `json:"subscription,omitempty"`
	Sources        []Source            `json:"sources,omitempty"`
}

// ScaleReading is a reading of the scale of video on demand.
type ScaleReading string

// The readings. The text does not say that the bands are marginal, and leaves a thousand euros between them,
// and one before the last: a band is taken to begin where the one before it ends, 100,000, 200,000 and 300,000
// included below.
const (
	// FallBeyond holds the bands marginal, and 15 % from the first euro above 300,000: the commission falls from
	// 65,000 to 45,000 there. It is what the facts derive from the text.
	FallBeyond ScaleReading = "fall_beyond"
	// MarginalThroughout never looks back. It is not established.
	MarginalThroughout ScaleReading = "marginal_throughout"
)

// ProtocolAt returns the caps in force on a day with their sources, in a reading of the scale of video on
// demand; the empty one is [FallBeyond]. The other readings are for the caller to set. Errors: [ErrBefore], [ErrNone], [ErrUnknown] for another reading.
func ProtocolAt(day schedule.Date, reading ScaleReading) (Protocol, error) {
	e, err := law.ProtocolCommissions().At(day.String())
	if err != nil {
		return Protocol{}, err
	}
	scale, err := law.ProtocolOnDemand().At(day.String())
	if err != nil {
		return Protocol{}, err
	}
	switch reading {
	case "", FallBeyond:
	case MarginalThroughout:
		others := law.ProtocolOnDemand().Unconfirmed(day.String())
		if len(others) == 0 {
			return Protocol{}, ErrNone
		}
		scale = others[0]
	default:
		return Protocol{}, Faults{{Path: "reading", Kind: ErrUnknown, Value: string(reading)}}
	}
	v := e.Value
	return Protocol{
		Theatres: v.Theatres, TheatresGuaranteed: v.TheatresGuaranteed, NonCommercial: v.NonCommercial, PhysicalVideo: v.Video,
		OnDemand: scaleOf(scale.Value), Television: v.Television, TelevisionLarge: v.TelevisionLarge, TelevisionLimit: v.TelevisionLimit,
		CatchUp: v.CatchUp, ForeignSales: v.Foreign, OtherRights: v.OtherRights, Music: v.Music, Sources: []Source{e.Source, scale.Source},
	}, nil
}

func scaleOf(of law.OnDemandScale) Scale {
	s := Scale{Beyond: of.Beyond}
	for _, b := range of.Bands {
		s.Bands = append(s.Bands, ScaleBand{UpTo: b.UpTo, Rate: b.Rate})
	}
	if of.FromFirst {
		s.FromFirst = new(of.Beyond)
	}
	return s
}

// ceiling is the most that a commission may take: a scale, of no band where the cap is flat.
type ceiling struct {
	Scale
	// rule says in words what bounds it.
	rule Text
}

func flat(rate decimal.Decimal, fr, en string) *ceiling {
	return &ceiling{Scale{Beyond: rate}, Text{FR: fr, EN: en}}
}

// flat reports whether the ceiling is one rate.
func (l *ceiling) flat() bool { return len(l.Bands) == 0 }

// sizesOf returns the sizes of contract at which the cap of a stream changes.
func (p *Protocol) sizesOf(s Stream) []decimal.Decimal {
	if p == nil || s.Channel != Television || s.Nature != "" {
		return nil
	}
	return []decimal.Decimal{p.TelevisionLimit}
}

// ceiling returns the cap of a stream on contracts of a size, with the turnover that climbs it; nil where the protocol
// states none.
func (c Contracts) ceiling(m Mandate, s Stream, size sized) *ceiling {
	l := c.Protocol.ceiling(m, s, size)
	if l != nil && !l.flat() {
		l.Of = c.climbing(s)
	}
	return l
}

// ceiling is that of [Contracts.ceiling], whoever's the turnover.
func (p *Protocol) ceiling(m Mandate, s Stream, size sized) *ceiling {
	if p == nil || s.Channel == CoproductionTerritories {
		return nil
	}
	if s.Nature == Financing && !p.onDemand(m, s) {
		return flat(decimal.Decimal{}, "vente ayant financé le film", "sale that financed the film")
	}
	switch s.Channel {
	case Theatres:
		if m.guaranteed(s.ID) {
			return flat(p.TheatresGuaranteed, "salles, avec MG", "theatres, with a guarantee")
		}
		return flat(p.Theatres, "salles, sans MG", "theatres, without a guarantee")
	case NonCommercial:
		return flat(p.NonCommercial, "non commercial", "non-commercial")
	case PhysicalVideo:
		return p.discs(m, s)
	case VOD, SVOD:
		if !p.onDemand(m, s) {
			return flat(decimal.Decimal{}, "plateforme du groupe du producteur", "platform in the producer's group")
		}
		return &ceiling{p.OnDemand, Text{FR: "barème de la VàD", EN: "scale of video on demand"}}
	case Television:
		return p.television(s, size)
	case ForeignSales:
		return flat(p.ForeignSales, "étranger, sous-commissions comprises", "foreign sales, sub-commissions included")
	case OtherRights:
		return flat(p.OtherRights, "autres droits", "other rights")
	case Music:
		return flat(p.Music, "musique", "music")
	}
	return nil
}

func (p *Protocol) discs(m Mandate, s Stream) *ceiling {
	switch {
	case m.InGroup:
		return flat(decimal.Decimal{}, "éditeur du groupe du producteur", "publisher in the producer's group")
	case s.Video == RoyaltyModel && s.Nature != Catalogue:
		return flat(decimal.Decimal{}, "contrat de redevance, hors catalogue", "royalty contract, before the catalogue")
	default:
		return flat(p.PhysicalVideo, "vidéo physique", "physical video")
	}
}

func (p *Protocol) television(s Stream, size sized) *ceiling {
	switch {
	case s.Nature == CatchUp:
		return flat(p.CatchUp, "télévision de rattrapage", "catch-up television")
	case size.upTo != nil && size.upTo.LessThanOrEqual(p.TelevisionLimit):
		return flat(p.Television, "télévision, petites ventes", "television, small sales")
	default:
		return flat(p.TelevisionLarge, "télévision, grandes ventes", "television, large sales")
	}
}
