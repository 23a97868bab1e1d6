package financing

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Total is a published total with its items. Published items do not always add up: the total is never
// forced, and the difference is told.
type Total struct {
	Printed decimal.Decimal `json:"printed"`
	// Precision is the number of decimals of the printed total, from 0 to 9.
	Precision int32  `json:"precision,omitempty"`
	Items     []Item `json:"items"`
}

// Item is one item of a published total.
type Item struct {
	Label  Text            `json:"label"`
	Amount decimal.Decimal `json:"amount"`
}

// Discrepancy is a published total that its items do not make.
type Discrepancy struct {
	Printed decimal.Decimal `json:"printed"`
	// Sum is that of the items, not rounded.
	Sum decimal.Decimal `json:"sum"`
	// Difference is Printed less Sum: above zero where parts are not itemised.
	Difference decimal.Decimal `json:"difference"`
	// Rounding is true where the difference may come of the rounding of the items and of the total alone:
	// half a unit of the last decimal for each.
	Rounding bool `json:"rounding,omitempty"`
}

// MaxItems is the largest number of items of a published total.
const MaxItems = 1_000

// Validate reports everything that is wrong with the total, as [Faults], or nil. Kinds: [ErrRange] (a
// precision outside 0 to 9) and [ErrTooLarge].
func (t Total) Validate() error {
	var c fault.Collector
	if !check.Size(&c, "items", len(t.Items), MaxItems) {
		return c.Err()
	}
	check.Decimal(&c, "printed", t.Printed)
	if t.Precision < 0 || t.Precision > 9 {
		c.Add("precision", ErrRange, t.Precision)
	}
	for i, one := range t.Items {
		in := c.In("items[%d]", i)
		check.Labels(in, "label", one.Label)
		check.Decimal(in, "amount", one.Amount)
	}
	return c.Err()
}

// Check adds the items and compares their sum, rounded to the precision of the printing, half away from
// zero, with the printed total. The discrepancy is found when they differ. The error is that of
// [Total.Validate].
func (t Total) Check() (d Discrepancy, found bool, err error) {
	if err := t.Validate(); err != nil {
		return Discrepancy{}, false, err
	}
	d.Printed = t.Printed
	for _, one := range t.Items {
		d.Sum = d.Sum.Add(one.Amount)
	}
	d.Difference = d.Printed.Sub(d.Sum)
	halves := decimal.New(5, -t.Precision-1).Mul(decimal.NewFromInt(int64(len(t.Items) + 1)))
	d.Rounding = !d.Difference.IsZero() && !d.Difference.Abs().GreaterThan(halves)
	return d, !money.RoundDecimal(d.Sum, t.Precision, HalfAwayFromZero).Equal(t.Printed), nil
}
