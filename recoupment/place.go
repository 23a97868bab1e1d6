package recoupment

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Filter maps a dimension (medium, territory, sector, film...) to the values it admits. A receipt passes
// when, for every dimension of the filter, its coordinate is one of the values. A receipt that reaches
// the rule without that coordinate is refused: a misspelt dimension would cost a party its money.
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

// check reports a filter beyond [MaxTerms], or a dimension of which it admits nothing.
func (f Filter) check(c *fault.Collector, field string) {
	if len(f) > MaxTerms {
		c.Add(field, ErrTooLarge, len(f))
		return
	}
	for _, dimension := range slices.Sorted(maps.Keys(f)) {
		path := fmt.Sprintf("%s[%q]", field, dimension)
		if len(f[dimension]) == 0 {
			c.Add(path, ErrRequired, "no value is admitted")
		}
		check.Size(c, path, len(f[dimension]), MaxTerms)
	}
}

// DimensionMedium is the dimension in which [Film] places every receipt: the name of its pool.
const DimensionMedium = "medium"

// DimensionTerritory is the dimension in which it places what exhibitors declared of a territory.
const DimensionTerritory = "territory"

// Test is a condition on a receipt itself: an amount in one payment, the contract behind it. It looks at
// the receipt as it was entered, whole. A receipt that reaches the rule without a contract that the test
// asks for is refused, unless a filter, the days or another test of the rule keep it out already.
type Test struct {
	Of TestOf `json:"of"`
	// AtLeast, Above, AtMost and Below are the bounds of an amount; those not given do not bound.
	AtLeast *decimal.Decimal `json:"at_least,omitempty"`
	Above   *decimal.Decimal `json:"above,omitempty"`
	AtMost  *decimal.Decimal `json:"at_most,omitempty"`
	Below   *decimal.Decimal `json:"below,omitempty"`
	// From and Until are the first and last days of a date, both included.
	From  schedule.Date `json:"from,omitzero"`
	Until schedule.Date `json:"until,omitzero"`
}

// TestOf names what a test looks at.
type TestOf string

// What a test may look at.
const (
	ReceiptAmount  TestOf = "receipt_amount"
	ContractAmount TestOf = "contract_amount"
	ContractDate   TestOf = "contract_date"
)

// admits reports whether a receipt passes, and whether it has what the test looks at.
func (t Test) admits(r Receipt) (passes, placed bool) {
	switch {
	case t.Of == ReceiptAmount:
		return t.bounds(r.Amount.Abs()), true
	case r.Contract == nil:
		return false, false
	case t.Of == ContractAmount:
		return t.bounds(r.Contract.Amount), true
	default:
		day := r.Contract.Date
		return !day.IsZero() && within(day, t.From, t.Until), !day.IsZero()
	}
}

func (t Test) bounds(amount decimal.Decimal) bool {
	return (t.AtLeast == nil || amount.GreaterThanOrEqual(*t.AtLeast)) && (t.Above == nil || amount.GreaterThan(*t.Above)) &&
		(t.AtMost == nil || amount.LessThanOrEqual(*t.AtMost)) && (t.Below == nil || amount.LessThan(*t.Below))
}

// within reports whether a day lies between two days, both included; a day that is not given is no bound.
func within(day, from, until schedule.Date) bool {
	return (from.IsZero() || !day.Before(from)) && (until.IsZero() || !day.After(until))
}
