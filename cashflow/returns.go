package cashflow

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Errors of a return.
var (
	// ErrNoFlow reports an empty list of flows.
	ErrNoFlow = errors.New("there is no flow")
	// ErrNoRate reports flows that no rate brings to zero: all of one sign, or all of one day, or
	// without a solution.
	ErrNoRate = errors.New("no rate brings these flows to zero")
	// ErrSeveralRates reports flows that several rates bring to zero: none of them is the return. All
	// are in [Return.Rates]; [Return.Near] picks the one that a spreadsheet would show.
	ErrSeveralRates = errors.New("several rates bring these flows to zero")
	// ErrRateOutside reports a rate that exists outside [MinRate] and [MaxRate].
	ErrRateOutside = errors.New("the rate is outside the range that is searched")
	// ErrNotInvested reports flows that never fall below zero: there is nothing to pay back.
	ErrNotInvested = errors.New("nothing is invested")
)

// Limits of a return.
const (
	// MaxFlows is the largest number of flows.
	MaxFlows = 10000
	// RatePlaces is the number of decimals of a reported rate in per cent when [Discounting.Places] says
	// nothing, MaxRatePlaces the largest number; MultiplePlaces is that of a multiple, of an index and of years.
	RatePlaces     = 4
	MaxRatePlaces  = 10
	MultiplePlaces = 4
	// MinRate and MaxRate bound the rates that are searched, in per cent a year. Near the first a rate is
	// reported as -100.0000: next to nothing came back.
	MinRate = -99.999999999999
	MaxRate = 100_000_000_000
)

// Discounting says how time is counted and rates are reported. Its zero value is that of the spreadsheets:
// actual days over 365 from the first flow, annual compounding.
type Discounting struct {
	// Basis counts the years between two flows.
	Basis schedule.DayCount `json:"basis,omitempty"`
	// Places is the number of decimals of a rate in per cent, up to [MaxRatePlaces]; 0 means [RatePlaces].
	Places int32 `json:"places,omitempty"`
}

func (d Discounting) check(found *fault.Collector) {
	found.Merge("basis", d.Basis.Validate())
	if d.Places < 0 || d.Places > MaxRatePlaces {
		found.Add("places", ErrRange, d.Places)
	}
}

// Return is a rate of return of flows (taux de rentabilité interne, TRI).
type Return struct {
	// Rate is the rate in per cent, rounded half away from zero to [RatePlaces] or [Discounting.Places], and to
	// twelve digits; zero when there is not exactly one.
	Rate decimal.Decimal `json:"rate"`
	// Rates are all the rates found, ascending.
	Rates []decimal.Decimal `json:"rates"`
	// SignChanges counts the changes of sign of the flows in the order of their dates: there are never
	// more rates than that (rule of Descartes).
	SignChanges int `json:"sign_changes"`
	// Unique says that the signs alone prove that no other rate exists: they change once.
	Unique bool `json:"unique"`
	// UniquePositive says that exactly one rate is above zero, because the running total of the flows
	// changes sign once and does not end on zero (criterion of Norstrøm).
	UniquePositive bool `json:"unique_positive"`
}

// Near returns the rate nearest to a guess in per cent, the lower of two as near, and whether there is any
// rate: none beside a guess that is larger than the library accepts. A spreadsheet starts from a guess of 10 and
// mostly ends there.
func (r Return) Near(guess decimal.Decimal) (rate decimal.Decimal, found bool) {
	if !money.Acceptable(guess) {
		return decimal.Decimal{}, false
	}
	for _, one := range r.Rates {
		if !money.Acceptable(one) { // of a return that was not computed here
			continue
		}
		if !found || one.Sub(guess).Abs().LessThan(rate.Sub(guess).Abs()) {
			rate, found = one, true
		}
	}
	return rate, found
}

// XIRR is [Discounting.XIRR] as the spreadsheets count: actual days over 365.
func XIRR(flows []Flow) (Return, error) { return Discounting{}.XIRR(flows) }

// XIRR returns the annual rate at which the flows are worth nothing today, with annual compounding from the
// first flow. The flows may be in any order; those of one day are netted.
//
// Every rate from [MinRate] to [MaxRate] is looked for, each between bounds that hold exactly one, so
// that the search always ends. Rates between which the value cannot be told from zero are one.
//
// The error is [ErrNoFlow], [ErrNoRate], [ErrRateOutside], or [ErrSeveralRates], with which the
// rates found are returned all the same; [ErrTooLarge] for thousands of flows of changing signs whose
// rates take too long to separate; or a [Faults] for flows that cannot be read.
func (d Discounting) XIRR(flows []Flow) (Return, error) {
	var found fault.Collector
	days, err := d.net(&found, flows)
	if err != nil {
		return Return{}, err
	}
	return d.rates(days)
}

// IRR returns the rate of a period at which amounts that are one period apart are worth nothing at the time
// of the first. Limits and errors are those of [Discounting.XIRR], with the path amounts.
func IRR(amounts []decimal.Decimal) (Return, error) {
	var found fault.Collector
	periods, err := periodic(&found, amounts)
	if err != nil {
		return Return{}, err
	}
	return Discounting{}.rates(periods)
}

// rates looks for every rate of flows in order.
func (d Discounting) rates(days []dayFlow) (Return, error) {
	signs := signChanges(days)
	r := Return{SignChanges: signs, Unique: signs == 1, UniquePositive: norstrom(days), Rates: []decimal.Decimal{}}
	if signs == 0 {
		return r, ErrNoRate
	}
	places := d.Places
	if places == 0 {
		places = RatePlaces
	}
	factors, complete := series(days).roots(logOf(MaxRate), logOf(MinRate), signs)
	if !complete {
		return r, fmt.Errorf("%w: %d days with %d changes of sign", ErrTooLarge, len(days), signs)
	}
	for _, x := range slices.Backward(factors) { // the larger the factor, the lower the rate
		rate := reported(100*math.Expm1(-x), places)
		if n := len(r.Rates); n == 0 || !r.Rates[n-1].Equal(rate) {
			r.Rates = append(r.Rates, rate)
		}
	}
	switch {
	case len(r.Rates) == 1:
		r.Rate = r.Rates[0]
		return r, nil
	case len(r.Rates) > 1:
		return r, ErrSeveralRates
	case signs%2 == 1:
		return r, ErrRateOutside
	default:
		return r, ErrNoRate
	}
}

// significant is the number of digits of a rate that floating point and the search can vouch for.
const significant = 12

// reported rounds a rate, a huge one to fewer decimals.
func reported(rate float64, places int32) decimal.Decimal {
	for places > 0 && math.Abs(rate) >= math.Pow10(significant-int(places)) {
		places--
	}
	return rounded(rate, places)
}

// logOf returns the logarithm of the discount factor of one year at a rate in per cent.
func logOf(rate float64) float64 { return -math.Log1p(rate / 100) }

// rounded turns a rate or a value into a decimal.
func rounded(x float64, places int32) decimal.Decimal {
	return money.Round(new(big.Rat).SetFloat64(x), places, HalfAwayFromZero)
}
