package recoupment

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Condition is reached when a sum of cumulative quantities reaches an amount (greater or equal). It
// is inclusive: a receipt that ends exactly on the amount belongs to what was in force before.
type Condition struct {
	// Threshold refers to a named threshold of the deal; Of and Reaches are then empty.
	Threshold string `json:"threshold,omitempty"`
	// Of are the quantities added up.
	Of []Term `json:"of,omitempty"`
	// Reaches is the amount.
	Reaches decimal.Decimal `json:"reaches,omitzero"`
}

// Term is a multiple of one cumulative quantity. Exactly one of the names is given.
type Term struct {
	// Right is what the right was paid.
	Right string `json:"right,omitempty"`
	// Accrual is what the right earned, paid or set against its advance.
	Accrual string `json:"accrual,omitempty"`
	// Tier is what reached the tier.
	Tier string `json:"tier,omitempty"`
	// Pool is what entered the pool.
	Pool string `json:"pool,omitempty"`
	// Counter is the value of the counter.
	Counter string `json:"counter,omitempty"`
	// Transfer is what the transfer paid; it may only be used in a [Goal].
	Transfer string `json:"transfer,omitempty"`
	// Times multiplies the quantity; zero means once. Only a [Goal] may subtract.
	Times decimal.Decimal `json:"times,omitzero"`
}

// Filter maps a dimension (medium, territory...) to the values it admits. A receipt passes when, for
// every dimension of the filter, its coordinate is one of the values. A receipt that reaches the right
// without that coordinate is refused: a misspelt dimension would cost a party its money.
type Filter map[string][]string

// Coordinates place a receipt in each dimension: {"medium": "vod", "territory": "FR"}.
type Coordinates map[string]string

// admits reports whether a receipt passes, and whether it says where it is in every dimension.
func (f Filter) admits(at Coordinates) (passes, placed bool) {
	passes = true
	for dimension, values := range f {
		value, given := at[dimension]
		if !given {
			return false, false
		}
		passes = passes && slices.Contains(values, value)
	}
	return passes, true
}

// small reports whether the filter is within [MaxTerms].
func (f Filter) small() bool {
	for _, values := range f {
		if len(values) > MaxTerms {
			return false
		}
	}
	return len(f) <= MaxTerms
}

// DimensionMedium is the dimension in which [Film] places every receipt: the name of its pool.
const DimensionMedium = "medium"
