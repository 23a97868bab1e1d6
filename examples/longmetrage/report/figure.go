package report

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/money"
)

// Decimals of the figures that are not money.
const (
	percentPlaces  = 2
	multiplePlaces = 4
	ratePlaces     = 4
)

// Figure is a decimal with the number of decimals it is written with. In JSON it is a string,
// "72000.00", whatever the host program has set in the decimal package.
type Figure struct {
	value  decimal.Decimal
	places int32
}

// String writes the figure with a dot and no separators.
func (f Figure) String() string { return f.value.StringFixed(f.places) }

// MarshalJSON writes the figure as a string.
func (f Figure) MarshalJSON() ([]byte, error) { return []byte(`"` + f.String() + `"`), nil }

// Decimal returns the value.
func (f Figure) Decimal() decimal.Decimal { return f.value }

// IsZero reports whether the value is zero.
func (f Figure) IsZero() bool { return f.value.IsZero() }

// Count is a number of things: admissions. In JSON it is a number.
type Count struct{ Figure }

// MarshalJSON writes the count as a number.
func (c Count) MarshalJSON() ([]byte, error) { return []byte(c.String()), nil }

// scale makes figures in one currency.
type scale struct{ places int32 }

// newScale returns the scale of a currency; that of the euro for one that is not known.
func newScale(currency string) scale {
	if places, known := money.MinorUnits(currency); known {
		return scale{places}
	}
	return scale{2}
}

// money is an amount with the decimals of the currency, and more where the amount has more.
func (s scale) money(d decimal.Decimal) Figure { return exact(d, s.places) }

// percent is a percentage, with two decimals and more where it has more (a rate of 1.515 %).
func percent(d decimal.Decimal) Figure { return exact(d, percentPlaces) }

func multiple(d decimal.Decimal) Figure { return Figure{d, multiplePlaces} }

// quantity is a number of units, with the decimals it needs.
func quantity(d decimal.Decimal) Figure { return exact(d, 0) }

func count(d decimal.Decimal) Count { return Count{quantity(d)} }

// exact gives a figure the decimals it needs, and least of them.
func exact(d decimal.Decimal, least int32) Figure { return Figure{d, max(least, needed(d))} }

// needed returns the number of decimals without trailing zeros.
func needed(d decimal.Decimal) int32 {
	places := -d.Exponent()
	digits, ten, rest := d.Coefficient(), big.NewInt(10), new(big.Int)
	for places > 0 {
		if digits.QuoRem(digits, ten, rest); rest.Sign() != 0 {
			break
		}
		places--
	}
	return max(places, 0)
}

func whole(n int64) decimal.Decimal { return decimal.NewFromInt(n) }
