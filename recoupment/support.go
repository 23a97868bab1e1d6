package recoupment

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
)

// Support is the automatic support (soutien automatique) that the theatrical release of a film
// generates, and the repayment of an advance on receipts (avance sur recettes) out of it.
//
// Sources: règlement général des aides du CNC, art. 211-25 and 211-26 (generation, by slice of the
// box office), art. 211-101 and following (advance).
type Support struct {
	// TicketTax is the rate of the ticket tax on which the support is computed, in per cent of the box
	// office, VAT included.
	TicketTax decimal.Decimal `json:"ticket_tax"`
	// Brackets are the slices of the cumulative box office, in order; the last one has no bound.
	Brackets []Bracket `json:"brackets"`
	Advance  Advance   `json:"advance,omitzero"`
	// Shares divide what is left after the repayment; the last one takes the rounding.
	Shares []Share `json:"shares,omitempty"`
}

// Bracket is a slice of the box office and its rate, in per cent of the ticket tax.
type Bracket struct {
	// UpTo is the bound of the slice; zero for the last one, which has none.
	UpTo decimal.Decimal `json:"up_to,omitzero"`
	Rate decimal.Decimal `json:"rate"`
}

// Advance is repaid out of the support: a rate of what exceeds a franchise, up to a part of the advance.
type Advance struct {
	Amount    decimal.Decimal `json:"amount"`
	Franchise decimal.Decimal `json:"franchise"`
	// Rate is in per cent of the support above the franchise, Cap in per cent of the advance.
	Rate decimal.Decimal `json:"rate"`
	Cap  decimal.Decimal `json:"cap"`
}

// Share is the part of a party, in per cent.
type Share struct {
	Party   string          `json:"party"`
	Percent decimal.Decimal `json:"percent"`
}

// SupportPosition is the cumulative support of a film at a cumulative box office.
type SupportPosition struct {
	Generated decimal.Decimal `json:"generated"`
	Repaid    decimal.Decimal `json:"repaid"`
	// Net is what is left for the producers.
	Net decimal.Decimal `json:"net"`
	// Credited is Net, divided by the shares of the support, in their order.
	Credited []decimal.Decimal `json:"credited"`
}

// Validate reports what is wrong with the support as a [Faults]: bounds that do not rise, shares that
// do not make 100 %, negative amounts.
func (s Support) Validate() error {
	c := &fault.Collector{}
	check.Percent(c, "ticket_tax", s.TicketTax)
	if len(s.Brackets) > MaxTerms || len(s.Shares) > MaxTerms {
		c.Add("brackets", ErrTooLarge, len(s.Brackets))
		return c.Err()
	}
	var before decimal.Decimal
	for i, b := range s.Brackets {
		in := c.In("brackets[%d]", i)
		check.NotNegative(in, "rate", b.Rate)
		check.NotNegative(in, "up_to", b.UpTo)
		last := i == len(s.Brackets)-1
		if !money.Acceptable(b.UpTo) {
			continue
		}
		if last != b.UpTo.IsZero() || !last && !b.UpTo.GreaterThan(before) {
			in.Add("up_to", ErrOrder, b.UpTo)
		}
		before = b.UpTo
	}
	s.Advance.check(c.In("advance"))
	s.checkShares(c)
	return c.Err()
}

func (s Support) checkShares(c *fault.Collector) {
	var total decimal.Decimal
	for i, share := range s.Shares {
		check.Percent(c.In("shares[%d]", i), "percent", share.Percent)
		if money.Acceptable(share.Percent) {
			total = total.Add(share.Percent)
		}
	}
	if len(s.Shares) > 0 && !total.Equal(hundred) {
		c.Add("shares", ErrUnbalance, total)
	}
}

func (a Advance) check(c *fault.Collector) {
	check.NotNegative(c, "amount", a.Amount)
	check.NotNegative(c, "franchise", a.Franchise)
	check.Percent(c, "rate", a.Rate)
	check.Percent(c, "cap", a.Cap)
}

// At returns the cumulative position at a cumulative box office (VAT included): the support is rounded
// to the minor unit of the currency, half away from zero, the repayment is computed on it and rounded.
// The error is a [Faults].
func (s Support) At(currency string, boxOffice decimal.Decimal) (SupportPosition, error) {
	c := &fault.Collector{}
	places, _ := check.Currency(c, currency)
	c.Merge("", s.Validate())
	check.NotNegative(c, "box_office", boxOffice)
	if err := c.Err(); err != nil {
		return SupportPosition{}, err
	}
	return s.position(boxOffice, places)
}

// position is At for a support that is known to be valid.
func (s Support) position(boxOffice decimal.Decimal, places int32) (SupportPosition, error) {
	p := SupportPosition{Generated: money.Round(s.generated(boxOffice.Rat()), places, HalfAwayFromZero)}
	p.Repaid = money.Round(s.Advance.repaid(p.Generated.Rat()), places, HalfAwayFromZero)
	p.Net, p.Credited = p.Generated.Sub(p.Repaid), []decimal.Decimal{}
	if len(s.Shares) == 0 {
		return p, nil
	}
	shares := make([]*big.Rat, len(s.Shares))
	for i, share := range s.Shares {
		shares[i] = share.Percent.Rat()
	}
	var err error
	p.Credited, err = money.Instalments(p.Net, shares, places, HalfAwayFromZero)
	return p, err
}

// generated returns the exact support of a cumulative box office.
func (s Support) generated(boxOffice *big.Rat) *big.Rat {
	total, before := new(big.Rat), new(big.Rat)
	for _, b := range s.Brackets {
		upTo := boxOffice
		if bound := b.UpTo.Rat(); bound.Sign() > 0 && bound.Cmp(boxOffice) < 0 {
			upTo = bound
		}
		slice := new(big.Rat).Sub(upTo, before)
		total.Add(total, slice.Mul(slice, money.Percent(b.Rate)))
		if before = upTo; upTo == boxOffice {
			break
		}
	}
	return total.Mul(total, money.Percent(s.TicketTax))
}

// repaid returns the exact repayment out of a cumulative support.
func (a Advance) repaid(generated *big.Rat) *big.Rat {
	due := above(generated, a.Franchise, a.Rate)
	if limit := money.Of(a.Amount, a.Cap); due.Cmp(limit) > 0 {
		return limit
	}
	return due
}

// above returns rate per cent of what exceeds a franchise.
func above(amount *big.Rat, franchise, rate decimal.Decimal) *big.Rat {
	excess := new(big.Rat).Sub(amount, franchise.Rat())
	if excess.Sign() <= 0 {
		return new(big.Rat)
	}
	return excess.Mul(excess, money.Percent(rate))
}
