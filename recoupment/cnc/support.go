package cnc

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Support is the automatic support (soutien automatique) that the theatrical release of a film
// generates, and the repayment of an advance on receipts (avance sur recettes) out of it.
//
// Sources: règlement général des aides du CNC, art. 211-25 and 211-26 (generation, by slice of the
// box office), art. 211-34 and 211-35 (points), art. 211-101 and following (advance).
type Support struct {
	Scale
	// Weight is the part of the scale that the points of the film keep, in per cent; nil is all of it.
	Weight  *decimal.Decimal `json:"weight,omitempty"`
	Advance Advance          `json:"advance,omitzero"`
	// Shares divide what is left after the repayment; the last one takes the rounding. They are those of
	// the co-production contract, and do not change after the approval (agrément) of the production.
	Shares []Share `json:"shares,omitempty"`
}

// Share is the part of a party, in per cent.
type Share struct {
	Party   string          `json:"party"`
	Percent decimal.Decimal `json:"percent"`
}

// Position is the cumulative support of a film.
type Position struct {
	Generated decimal.Decimal `json:"generated"`
	Repaid    decimal.Decimal `json:"repaid"`
	// Net is what is left for the producers.
	Net decimal.Decimal `json:"net"`
	// Credited is Net, divided by the shares of the support, in their order.
	Credited []decimal.Decimal `json:"credited"`
	// Lines are the slices that make what is generated.
	Lines []Line `json:"lines,omitempty"`
}

// Validate reports what is wrong with the support as a [Faults]: bounds that do not rise, shares that
// do not make 100 %, or of a party that has no name or has one already, negative amounts, an allowance without a base.
func (s Support) Validate() error {
	c := &fault.Collector{}
	c.Merge("", s.Scale.Validate())
	if s.Weight != nil {
		check.Percent(c, "weight", *s.Weight)
	}
	s.Advance.check(c.In("advance"))
	if check.Size(c, "shares", len(s.Shares), MaxTerms) {
		s.checkShares(c)
	}
	return c.Err()
}

func (s Support) checkShares(c *fault.Collector) {
	var total decimal.Decimal
	parties := map[string]bool{}
	for i, share := range s.Shares {
		in := c.In("shares[%d]", i)
		check.Unique(in, "party", share.Party, parties)
		check.Percent(in, "percent", share.Percent)
		if money.Acceptable(share.Percent) {
			total = total.Add(share.Percent)
		}
	}
	if len(s.Shares) > 0 && !total.Equal(hundred) {
		c.Add("shares", ErrUnbalance, total)
	}
}

// At returns the cumulative position at a cumulative box office (VAT included): the support is rounded
// to the minor unit of the currency, half away from zero, the repayment is computed on it and rounded.
// The error is a [Faults], as that of [Scale.At].
func (s Support) At(currency string, boxOffice decimal.Decimal) (Position, error) {
	places, err := s.within(currency, boxOffice, s.Validate())
	if err != nil {
		return Position{}, err
	}
	theatres := compute(s.weighted(), boxOffice, places)
	return s.position(theatres, boxOffice, places)
}

// Exact returns the support of a cumulative box office before any rounding. The error is that of
// [Support.Validate], that there is no box office, or that of [Scale.At].
func (s Support) Exact(boxOffice *big.Rat) (*big.Rat, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	if boxOffice == nil {
		return nil, Faults{{Path: "box_office", Kind: ErrRequired}}
	}
	c := &fault.Collector{}
	if s.covers(c, boxOffice); c.Err() != nil {
		return nil, c.Err()
	}
	return along(s.weighted(), fraction.FromRat(boxOffice), nil).Rat(), nil
}

func (s Support) weighted() []slice {
	weight := fraction.Int(1)
	if s.Weight != nil {
		weight = percent(*s.Weight)
	}
	return s.slices(weight)
}

// position repays the advance out of what is generated, and divides the rest.
func (s Support) position(of Computed, boxOffice decimal.Decimal, places int32) (Position, error) {
	p := Position{Generated: of.Amount, Lines: of.Lines, Credited: []decimal.Decimal{}}
	p.Repaid = s.Advance.repaid(fraction.FromDecimal(p.Generated), s.spared(boxOffice)).Round(places, money.HalfAwayFromZero)
	p.Net = p.Generated.Sub(p.Repaid)
	if len(s.Shares) == 0 {
		return p, nil
	}
	shares := make([]*big.Rat, len(s.Shares))
	for i, share := range s.Shares {
		shares[i] = share.Percent.Rat()
	}
	var err error
	p.Credited, err = money.Instalments(p.Net, shares, places, money.HalfAwayFromZero)
	return p, err
}

// Check re-adds the support: its lines, what is repaid and what is left, and the shares of what is left.
// The error is a [Faults] of kind [ErrUnbalance].
func (p Position) Check() error {
	c := &fault.Collector{}
	if !check.Decimals(c, p, money.Computable) {
		return c.Err()
	}
	check.Same(c, "generated", p.Generated, p.Repaid.Add(p.Net))
	if len(p.Lines) > 0 {
		check.Same(c, "lines", sumOf(p.Lines), p.Generated)
	}
	if len(p.Credited) > 0 {
		check.Same(c, "net", p.Net, money.Sum(p.Credited...))
	}
	return c.Err()
}
