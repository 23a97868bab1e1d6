package cashflow

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// amount checks a sum of money, in whole minor units, and reports whether it may be computed with.
func amount(in *fault.Collector, path string, d decimal.Decimal, places int32) bool {
	switch {
	case !acceptable(in, path, d):
	case d.Abs().GreaterThan(decimal.NewFromInt(MaxAmount)):
		in.Add(path, ErrTooLarge, d)
	case !money.RoundDecimal(d, places, Down).Equal(d):
		in.Add(path, ErrRange, d)
	default:
		return true
	}
	return false
}

// acceptable refuses a decimal on which arithmetic would be slow.
func acceptable(in *fault.Collector, path string, d decimal.Decimal) bool {
	if money.Acceptable(d) {
		return true
	}
	in.Add(path, ErrTooLarge, d)
	return false
}

// required reports whether a text is given.
func required(in *fault.Collector, path, value string) bool {
	if value == "" {
		in.Add(path, ErrRequired, nil)
	}
	return value != ""
}

// hundred checks that percentages are shares and add up to the whole.
type hundred struct {
	in    *fault.Collector
	path  string
	total decimal.Decimal
	bad   bool
}

func (h *hundred) add(at *fault.Collector, percent decimal.Decimal) bool {
	fits := percentage(at, "percent", percent)
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

// percentage checks a share from 0 to 100 and reports whether it may be computed with.
func percentage(in *fault.Collector, path string, d decimal.Decimal) bool {
	switch {
	case !acceptable(in, path, d):
	case d.IsNegative():
		in.Add(path, ErrNegative, d)
	case d.GreaterThan(decimal.NewFromInt(100)):
		in.Add(path, ErrRange, d)
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
