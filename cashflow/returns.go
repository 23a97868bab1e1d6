package cashflow

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"sort"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Flow is a dated sum seen by one party: what it puts in is negative, what it receives positive.
type Flow struct {
	Date   schedule.Date   `json:"date"`
	Amount decimal.Decimal `json:"amount"`
}

// Errors of a return.
var (
	// ErrNoFlow reports an empty list of flows.
	ErrNoFlow = errors.New("there is no flow")
	// ErrNoRate reports flows that no rate brings to zero: all of one sign, or all of one day, or
	// without a solution.
	ErrNoRate = errors.New("no rate brings these flows to zero")
	// ErrSeveralRates reports flows that several rates bring to zero: none of them is the return.
	ErrSeveralRates = errors.New("several rates bring these flows to zero")
	// ErrRateOutside reports a rate that exists outside [MinRate] and [MaxRate].
	ErrRateOutside = errors.New("the rate is outside the range that is searched")
)

// Limits of a return.
const (
	// MaxFlows is the largest number of flows.
	MaxFlows = 10000
	// MaxSearch bounds the search of rates: the number of days with a flow, times the square of the
	// number of changes of sign. A hundred flows may change sign at each one.
	MaxSearch = 1_000_000
	// RatePlaces is the number of decimals of a reported rate in per cent, MultiplePlaces that of a
	// multiple.
	RatePlaces     = 4
	MultiplePlaces = 4
	// MinRate and MaxRate bound the rates that are searched, in per cent a year. Near the first a rate is
	// reported as -100.0000: next to nothing came back.
	MinRate = -99.999999999999
	MaxRate = 100_000_000_000
)

// Return is the annual rate of return of dated flows (taux de rentabilité interne, TRI).
type Return struct {
	// Rate is the annual rate in per cent, rounded half away from zero to [RatePlaces]; zero when
	// there is not exactly one.
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

// XIRR returns the annual rate at which the flows are worth nothing today: actual days over 365 from
// the first flow, annual compounding. The flows may be in any order; those of one day are netted.
//
// Every rate from [MinRate] to [MaxRate] is looked for, each between bounds that hold exactly one, so
// that the search always ends. Two rates closer than their last reported decimal may be reported as one.
//
// The error is [ErrNoFlow], [ErrNoRate], [ErrRateOutside], or [ErrSeveralRates], with which the
// rates found are returned all the same; [ErrTooLarge] for a search beyond [MaxSearch]; or a [Faults]
// for flows that cannot be read.
func XIRR(flows []Flow) (Return, error) {
	days, err := net(flows)
	if err != nil {
		return Return{}, err
	}
	signs := signChanges(days)
	r := Return{SignChanges: signs, Unique: signs == 1, UniquePositive: norstrom(days), Rates: []decimal.Decimal{}}
	if signs == 0 {
		return r, ErrNoRate
	}
	if len(days)*signs*signs > MaxSearch {
		return r, fmt.Errorf("%w: %d days with %d changes of sign", ErrTooLarge, len(days), signs)
	}
	for _, x := range series(days).roots(logOf(MaxRate), logOf(MinRate), signs) {
		rate := rounded(100*math.Expm1(-x), RatePlaces)
		if n := len(r.Rates); n == 0 || !r.Rates[n-1].Equal(rate) {
			r.Rates = append(r.Rates, rate)
		}
	}
	sort.Slice(r.Rates, func(a, b int) bool { return r.Rates[a].LessThan(r.Rates[b]) })
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

// XNPV returns the value of the flows on the day of the first one, at an annual rate in per cent
// (valeur actuelle nette): each is divided by (1+rate)^(days/365). The sum is rounded half away from
// zero to places decimals. The errors are [ErrNoFlow], and a [Faults] for a rate outside [MinRate] and
// [MaxRate] or flows that cannot be read.
func XNPV(rate decimal.Decimal, flows []Flow, places int32) (decimal.Decimal, error) {
	days, err := net(flows)
	if err != nil {
		return decimal.Decimal{}, err
	}
	var found fault.Collector
	if check.Decimal(&found, "rate", rate) && (rate.LessThan(rounded(MinRate, 12)) || rate.GreaterThan(decimal.NewFromInt(MaxRate))) {
		found.Add("rate", ErrRange, rate)
	}
	if places < 0 || places > money.MaxExponent {
		found.Add("places", ErrRange, places)
	}
	if err := found.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	yearly, _ := rate.Rat().Float64()
	factor, value := logOf(yearly), 0.0
	for _, one := range days {
		present := one.amount * math.Exp(factor*one.years)
		value += present
	}
	if math.IsInf(value, 0) || math.IsNaN(value) {
		return decimal.Decimal{}, fmt.Errorf("value %w", ErrRange)
	}
	return rounded(value, places), nil
}

// Multiple returns received over invested, both positive, rounded half away from zero to
// [MultiplePlaces] (multiple de la mise). The error is a [Faults]: nothing invested, or a negative sum.
func Multiple(invested, received decimal.Decimal) (decimal.Decimal, error) {
	var found fault.Collector
	if check.Decimal(&found, "invested", invested) && !invested.IsPositive() {
		found.Add("invested", ErrRange, invested)
	}
	if check.Decimal(&found, "received", received) && received.IsNegative() {
		found.Add("received", ErrNegative, received)
	}
	if err := found.Err(); err != nil {
		return decimal.Decimal{}, err
	}
	quotient, _ := money.Quotient(received, invested)
	return money.Round(quotient, MultiplePlaces, HalfAwayFromZero), nil
}

// Investment returns the instalments of one source as the party that pays them sees them: negative.
func (r Result) Investment(source string) []Flow {
	var flows []Flow
	for _, one := range r.Movements {
		if one.Column == Receipts && one.ID == source {
			flows = append(flows, Flow{Date: one.Date, Amount: one.Amount.Neg()})
		}
	}
	return flows
}

// logOf returns the logarithm of the discount factor of one year at a rate in per cent.
func logOf(rate float64) float64 { return -math.Log1p(rate / 100) }

// rounded turns a rate or a value into a decimal.
func rounded(x float64, places int32) decimal.Decimal {
	return money.Round(new(big.Rat).SetFloat64(x), places, HalfAwayFromZero)
}
