package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Code names a line of a payslip. A premium carries its percentage: P25, OVERTIME50, PREMIUM150.
type Code = string

// The codes of the lines. Those of premiums are followed by the percentage.
const (
	// CodeBase is the time of work at the base rate.
	CodeBase Code = "BASE"
	// CodePremium is the time that bears a total premium, after the cap.
	CodePremium Code = "P"
	// CodeEquivalence is the overtime of the effective hours of an equivalence contract.
	CodeEquivalence Code = "OT"
	// CodeGuarantee is time guaranteed and not worked; followed by a percentage, its overtime.
	CodeGuarantee Code = "GUARANTEE"
	// CodeHoliday is a public holiday not worked, or worked and not given back.
	CodeHoliday Code = "HOLIDAY"
	// CodeRecovery is the day given back for a public holiday.
	CodeRecovery Code = "RECOVERY"
	// CodeSunday is a Sunday that ends the contract and is not given back.
	CodeSunday Code = "SUNDAY"
	// CodeSixthDay is a sixth day not given back.
	CodeSixthDay Code = "SIXTH_DAY"
	// CodeMinimum is the time paid at least to an engagement by the day.
	CodeMinimum Code = "MINIMUM"
	// CodeBreak is the paid break of a continuous day.
	CodeBreak Code = "BREAK"
	// CodeTransport and CodeVoyage are travel that is not work.
	CodeTransport Code = "TRANSPORT"
	CodeVoyage    Code = "VOYAGE"
	// CodeFee is the fee of an actor by the day, CodeWeek by the week.
	CodeFee  Code = "CACHET"
	CodeWeek Code = "WEEK"
	// CodeOvertime is the time beyond the fee, base included.
	CodeOvertime Code = "OVERTIME"
	// CodeActorPremium is the total premium of an actor's time.
	CodeActorPremium Code = "PREMIUM"
	// CodeRest is the missing rest of an actor.
	CodeRest Code = "REST"
	// CodeFlatDay is the day of a technician on flat days.
	CodeFlatDay Code = "FLAT_DAY"
	// CodeDay is the day of an extra, CodeNight its premiums.
	CodeDay   Code = "DAY"
	CodeNight Code = "NIGHT"
	// CodeDeferred is the deferred pay of a low-budget film.
	CodeDeferred Code = "DEFERRED"
	// CodeMeal and CodeSnack are allowances.
	CodeMeal  Code = "MEAL"
	CodeSnack Code = "SNACK"
)

// Line is one line of a payslip: quantity x base / hours x percent, rounded once to the minor unit. The
// quantity is a time, in hours, or else a count.
type Line struct {
	Code    Code   `json:"code"`
	Label   Text   `json:"label"`
	Article string `json:"article,omitempty"`
	// Week is the Monday of the civil week; no date for a line of the whole engagement.
	Week schedule.Date `json:"week,omitzero"`
	// Time is the quantity in hours and minutes, Count the quantity of anything else.
	Time  Minute          `json:"time,omitzero"`
	Count decimal.Decimal `json:"count,omitzero"`
	// Base is an amount of pay, and Hours what divides it; zero divides nothing.
	Base  decimal.Decimal `json:"base"`
	Hours decimal.Decimal `json:"hours,omitzero"`
	// Percent is the part of that rate which the line pays.
	Percent decimal.Decimal `json:"percent"`
	// Rate is the price of one hour or of one count, with six decimals, for reading only.
	Rate decimal.Decimal `json:"rate"`
	// Amount is in the currency.
	Amount decimal.Decimal `json:"amount"`
	// Premiums are what a line of premium is made of, before the cap.
	Premiums []Premium `json:"premiums,omitempty"`
}

// Premium is the time of a line to which one premium applies.
type Premium struct {
	Event   Event           `json:"event"`
	Article string          `json:"article,omitempty"`
	Percent decimal.Decimal `json:"percent"`
	Time    Minute          `json:"time"`
}

// rate returns the price of one hour or count, exactly.
func (l Line) rate() fraction.F {
	r := fraction.FromDecimal(l.Base).Mul(fraction.FromDecimal(l.Percent)).Quo(fraction.Int(100))
	if l.Hours.IsZero() {
		return r
	}
	return r.Quo(fraction.FromDecimal(l.Hours))
}

// exact returns the amount before it is rounded.
func (l Line) exact() fraction.F {
	if l.Time != 0 {
		return l.rate().Mul(inHours(l.Time))
	}
	return l.rate().Mul(fraction.FromDecimal(l.Count))
}

// minor is the minor unit of a currency and the rule that rounds to it.
type minor struct {
	places int32
	rule   Rounding
}

// priced returns the line with its rate and its amount.
func (m minor) priced(l Line) Line {
	const reading = 6
	l.Rate = l.rate().Round(reading, HalfAwayFromZero)
	l.Amount = l.exact().Round(m.places, m.rule)
	return l
}

// rateOf is a base rate of pay: an amount over a number of hours.
type rateOf struct{ base, hours decimal.Decimal }

func (r rateOf) exact() fraction.F {
	if r.hours.IsZero() {
		return fraction.FromDecimal(r.base)
	}
	return fraction.FromDecimal(r.base).Quo(fraction.FromDecimal(r.hours))
}

func (r rateOf) decimal() decimal.Decimal { return r.exact().Round(6, HalfAwayFromZero) }

// at returns a line of time at a percentage of the rate.
func (r rateOf) at(code Code, percent decimal.Decimal, time Minute) Line {
	return Line{Code: code, Time: time, Base: r.base, Hours: r.hours, Percent: percent}
}

var hundred = decimal.New(100, 0)
