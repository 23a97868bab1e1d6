package cnc

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
)

// Advance is an advance on receipts (avance sur recettes), repaid out of the support that the film
// generates: a rate of what exceeds a franchise, up to a part of the advance. What is never repaid is kept
// as a grant.
//
// Source: règlement général des aides du CNC, art. 211-109.
type Advance struct {
	Amount    decimal.Decimal `json:"amount"`
	Franchise decimal.Decimal `json:"franchise"`
	// Allowance says what the franchise is taken of; it is required with a franchise.
	Allowance Allowance `json:"allowance,omitempty"`
	// Rate is in per cent of the support above the franchise, Cap in per cent of the advance.
	Rate decimal.Decimal `json:"rate"`
	Cap  decimal.Decimal `json:"cap"`
}

// Allowance is a reading of the franchise of an advance. The texts leave it open.
type Allowance string

// The readings.
const (
	// AllowanceOnSupport takes the franchise off the support computed: the reading closest to the text.
	AllowanceOnSupport Allowance = "support"
	// AllowanceOnBoxOffice takes it off the box office, VAT included: the support of the first receipts up
	// to the franchise repays nothing. Two administrative guides read so.
	AllowanceOnBoxOffice Allowance = "box_office"
)

func (a Advance) check(c *fault.Collector) {
	check.NotNegative(c, "amount", a.Amount)
	if check.NotNegative(c, "franchise", a.Franchise) && !a.Franchise.IsZero() && a.Allowance == "" {
		c.Add("allowance", ErrRequired, nil)
	}
	switch a.Allowance {
	case "", AllowanceOnSupport, AllowanceOnBoxOffice:
	default:
		c.Add("allowance", ErrUnknown, string(a.Allowance))
	}
	check.Percent(c, "rate", a.Rate)
	check.Percent(c, "cap", a.Cap)
}

// spared returns the support that repays nothing of an advance, at a cumulative box office.
func (s Support) spared(boxOffice decimal.Decimal) fraction.F {
	franchise := fraction.FromDecimal(s.Advance.Franchise)
	if s.Advance.Allowance != AllowanceOnBoxOffice {
		return franchise
	}
	return along(s.weighted(), fraction.Min(franchise, fraction.FromDecimal(boxOffice)), nil)
}

// repaid returns the exact repayment out of a cumulative support, a part of which is spared.
func (a Advance) repaid(generated, spared fraction.F) fraction.F {
	due := fraction.Max(generated.Sub(spared), fraction.F{}).Mul(percent(a.Rate))
	return fraction.Min(due, fraction.FromDecimal(a.Amount).Mul(percent(a.Cap)))
}
