package cashflow

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// amount checks a sum of money, in whole minor units, and reports whether it may be computed with.
func amount(in *fault.Collector, path string, d decimal.Decimal, places int32) bool {
	if !check.Whole(in, path, d, places) {
		return false
	}
	if d.Abs().GreaterThan(decimal.NewFromInt(MaxAmount)) {
		in.Add(path, ErrTooLarge, d)
		return false
	}
	return true
}

// hundred checks that percentages are shares and add up to the whole.
type hundred struct {
	in    *fault.Collector
	path  string
	total decimal.Decimal
	bad   bool
}

func (h *hundred) add(at *fault.Collector, percent decimal.Decimal) bool {
	fits := check.Percent(at, "percent", percent) && check.Whole(at, "percent", percent, percentScale)
	if fits {
		h.total = h.total.Add(percent)
	}
	h.bad = h.bad || !fits
	return fits
}

func (h *hundred) check() bool {
	if h.bad {
		return false
	}
	switch h.total.Cmp(decimal.NewFromInt(100)) {
	case -1:
		h.in.Add(h.path, ErrUnbalance, h.total)
	case 1:
		h.in.Add(h.path, ErrOver100, h.total)
	default:
		return true
	}
	return false
}

// shift checks a lag in days, weeks or months.
func shift(in *fault.Collector, path string, n int) bool {
	if n < -MaxShift || n > MaxShift {
		in.Add(path, ErrRange, n)
		return false
	}
	return true
}

// maxPlaces is the largest number of decimals of a currency.
const maxPlaces = 4

// mostUnits is MaxAmount in minor units; it leaves room for tax on every amount.
func mostUnits(places int32) int64 {
	units := int64(MaxAmount)
	for range places {
		units *= 10
	}
	return units
}
