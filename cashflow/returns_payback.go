package cashflow

import (
	"fmt"
	"math"
	"math/big"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Payback says when flows have paid back what was invested (délai de récupération).
type Payback struct {
	// Reached says that the running total comes back to zero or above; without it the rest is zero.
	Reached bool `json:"reached"`
	// Date is the day of the flow that does it.
	Date schedule.Date `json:"date,omitzero"`
	// Years is the time from the first flow to the moment, rounded half away from zero to [MultiplePlaces].
	Years decimal.Decimal `json:"years"`
	// Lasting says that the running total does not fall below zero again.
	Lasting bool `json:"lasting"`
}

// Interpolation says at which moment a flow that is more than enough has paid back.
type Interpolation string

// The interpolations. The empty one is [OnFlow].
const (
	// OnFlow is the day of the flow: nothing is there before.
	OnFlow Interpolation = "on_flow"
	// Linear takes the flow as received evenly since the flow before, and counts the part that was missing.
	Linear Interpolation = "linear"
)

// Label returns the name that people read.
func (i Interpolation) Label() Text {
	switch i {
	case OnFlow, "":
		return Text{FR: "Au jour du flux", EN: "On the day of the flow"}
	case Linear:
		return Text{FR: "Interpolation linéaire", EN: "Linear interpolation"}
	default:
		return Text{FR: string(i), EN: string(i)}
	}
}

// Payback returns when the running total of the flows first comes back to zero from below, each flow being
// divided by (1+rate)^years; a rate of zero per cent is the simple payback, which is exact. Flows of one day
// are netted. The error is [ErrNoFlow], [ErrNotInvested], or a [Faults] for a rate outside [MinRate] and
// [MaxRate], an unknown interpolation or flows that cannot be read.
func (d Discounting) Payback(rate decimal.Decimal, flows []Flow, by Interpolation) (Payback, error) {
	var found fault.Collector
	factor := discount(&found, rate)
	if by != OnFlow && by != Linear && by != "" {
		found.Add("interpolation", ErrUnknown, string(by))
	}
	days, err := d.net(&found, flows)
	if err != nil {
		return Payback{}, err
	}
	first := earliest(flows)
	var p Payback
	total, before, below := new(big.Rat), new(big.Rat), false
	var size float64 // of what was discounted, whose rounding errors are not money that is missing
	for _, one := range days {
		worth := one.worth(factor)
		if worth == nil {
			return Payback{}, fmt.Errorf("value %w", ErrRange)
		}
		total.Add(total, worth)
		if factor != 0 {
			x, _ := total.Float64()
			if size += math.Abs(one.amount); math.Abs(x) <= precision*size {
				total.SetInt64(0)
			}
		}
		at := d.Basis.Fraction(first, one.date)
		switch {
		case total.Sign() < 0:
			below, p.Lasting = true, false
		case below && !p.Reached:
			p.Reached, p.Lasting, p.Date = true, true, one.date
			years := at
			if by == Linear {
				// at - (at - before) * (what is more than enough) / flow
				more := new(big.Rat).Quo(total, worth)
				years = new(big.Rat).Sub(at, more.Mul(more, new(big.Rat).Sub(at, before)))
			}
			p.Years = money.Round(years, MultiplePlaces, HalfAwayFromZero)
		}
		before = at
	}
	if !below {
		return Payback{}, ErrNotInvested
	}
	return p, nil
}

// worth returns the present value: the amount itself where nothing is discounted, nil beyond any number.
func (f dayFlow) worth(factor float64) *big.Rat {
	if factor == 0 {
		return f.exact.Rat()
	}
	return new(big.Rat).SetFloat64(f.amount * math.Exp(factor*f.years))
}

func earliest(flows []Flow) schedule.Date {
	first := flows[0].Date
	for _, one := range flows {
		if one.Date.Before(first) {
			first = one.Date
		}
	}
	return first
}
