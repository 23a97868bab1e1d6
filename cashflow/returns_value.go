package cashflow

import (
	"fmt"
	"math"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// XNPV is [Discounting.XNPV] as the spreadsheets count: actual days over 365.
func XNPV(rate decimal.Decimal, flows []Flow, places int32) (decimal.Decimal, error) {
	return Discounting{}.XNPV(rate, flows, places)
}

// XNPV returns the value of the flows on the day of the first one, at an annual rate in per cent
// (valeur actuelle nette): each is divided by (1+rate)^years. The sum is rounded half away from
// zero to places decimals. The errors are [ErrNoFlow], and a [Faults] for a rate outside [MinRate] and
// [MaxRate] or flows that cannot be read.
func (d Discounting) XNPV(rate decimal.Decimal, flows []Flow, places int32) (decimal.Decimal, error) {
	var found fault.Collector
	factor := discount(&found, rate)
	checkPlaces(&found, places)
	days, err := d.net(&found, flows)
	if err != nil {
		return decimal.Decimal{}, err
	}
	received, invested := present(days, factor)
	return value(received-invested, places)
}

// NPV returns the value, at the time of the first, of amounts that are one period apart, at a rate in per
// cent for a period. A spreadsheet's NPV takes the first amount one period later: it is this one divided by
// 1+rate. Rounding and errors are those of [Discounting.XNPV], with the path amounts.
func NPV(rate decimal.Decimal, amounts []decimal.Decimal, places int32) (decimal.Decimal, error) {
	var found fault.Collector
	factor := discount(&found, rate)
	checkPlaces(&found, places)
	periods, err := periodic(&found, amounts)
	if err != nil {
		return decimal.Decimal{}, err
	}
	received, invested := present(periods, factor)
	return value(received-invested, places)
}

// ProfitabilityIndex returns the value of what is received over the value of what is invested, both positive,
// at an annual rate in per cent (indice de profitabilité), rounded half away from zero to [MultiplePlaces].
// Flows of one day are netted. Beside the errors of [Discounting.XNPV] it returns [ErrNotInvested].
func (d Discounting) ProfitabilityIndex(rate decimal.Decimal, flows []Flow) (decimal.Decimal, error) {
	var found fault.Collector
	factor := discount(&found, rate)
	days, err := d.net(&found, flows)
	if err != nil {
		return decimal.Decimal{}, err
	}
	received, invested := present(days, factor)
	if invested == 0 {
		return decimal.Decimal{}, ErrNotInvested
	}
	return value(received/invested, MultiplePlaces)
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

// discount checks a rate in per cent and returns the logarithm of its discount factor.
func discount(found *fault.Collector, rate decimal.Decimal) float64 {
	if !check.Decimal(found, "rate", rate) {
		return 0
	}
	if rate.LessThan(rounded(MinRate, 12)) || rate.GreaterThan(decimal.NewFromInt(MaxRate)) {
		found.Add("rate", ErrRange, rate)
		return 0
	}
	return logOf(nearest(rate))
}

func checkPlaces(found *fault.Collector, places int32) {
	if places < 0 || places > money.MaxExponent {
		found.Add("places", ErrRange, places)
	}
}

// present returns the value of what is received and of what is invested, both positive.
func present(days []dayFlow, factor float64) (received, invested float64) {
	for _, one := range days {
		worth := float64(one.amount * math.Exp(factor*one.years))
		if worth > 0 {
			received += worth
		} else {
			invested -= worth
		}
	}
	return received, invested
}

func value(x float64, places int32) (decimal.Decimal, error) {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return decimal.Decimal{}, fmt.Errorf("value %w", ErrRange)
	}
	return rounded(x, places), nil
}
