package fraction

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// Sum adds decimals exactly, and allocates nothing while they are small. Its zero value is zero.
type Sum struct {
	total    F
	exponent int32 // the least of those added, at most zero: the sum has no finer digit
}

// Add adds d, which must be money.Computable.
func (s *Sum) Add(d decimal.Decimal) {
	s.total = s.total.Add(FromDecimal(d))
	s.exponent = min(s.exponent, d.Exponent())
}

// Decimal returns the sum.
func (s *Sum) Decimal() decimal.Decimal { return s.total.Round(-s.exponent, money.Down) }
