package rnpp

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/recoupment"
)

// Commission is what the seller takes of a stream. Exactly one of Steps, Sales, Scale and AtCap is given, or
// none where there is no commission.
type Commission struct {
	// Steps are rates in per cent, which any condition of the deal may end; one step is a flat rate. Their Most
	// bounds what all who sell up to this stream take ([recoupment.Step.Most]).
	Steps []recoupment.Step `json:"steps,omitempty"`
	// Sales are rates by the amount of the contract behind the receipt.
	Sales []SaleRate `json:"sales,omitempty"`
	// Scale is a scale of the turnover of the stream.
	Scale *Scale `json:"scale,omitempty"`
	// AtCap takes the most that the protocol of the contracts admits: what the producer takes himself where
	// there is no agent. The text does not say so of theatres.
	AtCap bool `json:"at_cap,omitempty"`
	// AfterCosts takes it of what the costs leave, and not of the receipts.
	AfterCosts bool `json:"after_costs,omitempty"`
	// Sub are sub-distributors, at flat rates of the same base, side by side with the seller.
	Sub []SubCommission `json:"sub,omitempty"`
}

// SaleRate is the commission on contracts of a size.
type SaleRate struct {
	// UpTo is the largest contract, included; nil, in the last one only, is open. Nothing is taken of contracts
	// above a last one that is not.
	UpTo  *decimal.Decimal  `json:"up_to,omitempty"`
	Steps []recoupment.Step `json:"steps"`
}

// SubCommission is the part of a sub-distributor.
type SubCommission struct {
	Party string          `json:"party"`
	Rate  decimal.Decimal `json:"rate"`
	// Most bounds it with what those before it take, as [recoupment.Step.Most] bounds a commission.
	Most *decimal.Decimal `json:"most,omitempty"`
}

// Scale is a commission by marginal slices of the turnover of a stream, in per cent.
type Scale struct {
	Bands []ScaleBand `json:"bands"`
	// Beyond is the rate above the last band.
	Beyond decimal.Decimal `json:"beyond,omitzero"`
	// FromFirst is what the commission comes to of everything up to the last band, in per cent, as soon as the
	// turnover exceeds it: the commission falls there, and the difference goes back to the receipts. Nil
	// keeps the bands marginal throughout.
	FromFirst *decimal.Decimal `json:"from_first,omitempty"`
	// Of are the streams whose turnovers climb the scale together, that of the commission among them; what one
	// passes on to another counts once. Empty is the stream of the commission alone. With FromFirst, Beyond is the
	// same rate: each of them gives back what it took above it.
	Of []string `json:"of,omitempty"`
}

// ScaleBand is a slice of turnover, from the band before it up to UpTo, included.
type ScaleBand struct {
	UpTo decimal.Decimal `json:"up_to"`
	Rate decimal.Decimal `json:"rate"`
}

// Fall is what goes back to the receipts when the turnover exceeds the last band. A scale with a figure larger
// than the library accepts, which no contract may have, has none.
func (s Scale) Fall() decimal.Decimal {
	if s.FromFirst == nil || len(s.Bands) == 0 || !acceptable(*s.FromFirst) {
		return decimal.Decimal{}
	}
	var taken, from decimal.Decimal
	for _, b := range s.Bands {
		if !acceptable(b.UpTo, b.Rate) {
			return decimal.Decimal{}
		}
		taken = taken.Add(percentOf(b.UpTo.Sub(from), b.Rate))
		from = b.UpTo
	}
	return decimal.Max(taken.Sub(percentOf(from, *s.FromFirst)), decimal.Decimal{})
}

// last returns where the last band ends.
func (s Scale) last() decimal.Decimal {
	if len(s.Bands) == 0 {
		return decimal.Decimal{}
	}
	return s.Bands[len(s.Bands)-1].UpTo
}

// at returns the marginal rate just above a turnover.
func (s Scale) at(turnover decimal.Decimal) decimal.Decimal {
	for _, b := range s.Bands {
		if turnover.LessThan(b.UpTo) {
			return b.Rate
		}
	}
	return s.Beyond
}

// steps returns the scale as steps of a right.
func (s Scale) steps(of []recoupment.Term) []recoupment.Step {
	steps := make([]recoupment.Step, 0, len(s.Bands)+1)
	for _, b := range s.Bands {
		steps = append(steps, recoupment.Step{Rate: b.Rate, Until: &recoupment.Condition{Of: of, Reaches: b.UpTo}})
	}
	return append(steps, recoupment.Step{Rate: s.Beyond})
}

// sized is the commission on contracts above From and up to UpTo.
type sized struct {
	from, upTo *decimal.Decimal
	steps      []recoupment.Step
	scale      *Scale
}

// suffix ends the name of the right of larger contracts.
func (z sized) suffix() string {
	if z.from == nil {
		return ""
	}
	return ".above-" + money.Text(*z.from)
}

// where tests the contract behind a receipt.
func (z sized) where() []recoupment.Test {
	if z.from == nil && z.upTo == nil {
		return nil
	}
	return []recoupment.Test{{Of: recoupment.ContractAmount, Above: z.from, AtMost: z.upTo}}
}

func (z sized) fall() decimal.Decimal {
	if z.scale == nil {
		return decimal.Decimal{}
	}
	return z.scale.Fall()
}

// sizes cuts the commission at the sizes of contract that matter to it and at the given ones.
func (k Commission) sizes(more ...decimal.Decimal) []sized {
	var bounds []decimal.Decimal
	for _, s := range k.Sales {
		if s.UpTo != nil {
			bounds = append(bounds, *s.UpTo)
		}
	}
	bounds = append(bounds, more...)
	slices.SortFunc(bounds, decimal.Decimal.Cmp)
	bounds = slices.CompactFunc(bounds, decimal.Decimal.Equal)
	var all []sized
	var from *decimal.Decimal
	for i := range len(bounds) + 1 {
		z := sized{from: from, steps: k.Steps, scale: k.Scale}
		if i < len(bounds) {
			z.upTo = &bounds[i]
		}
		for _, s := range k.Sales {
			if s.UpTo == nil || z.upTo != nil && z.upTo.LessThanOrEqual(*s.UpTo) {
				z.steps = s.Steps
				break
			}
		}
		all, from = append(all, z), z.upTo
	}
	return all
}
