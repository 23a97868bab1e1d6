package cashflow

import (
	"slices"

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

// dayFlow is the net flow of one day, so many years after the first. Rates are searched in floating
// point, which no amount of money ever is.
type dayFlow struct {
	date   schedule.Date
	years  float64
	amount float64
	exact  decimal.Decimal
}

// net checks the flows, puts them in order of date and nets those of one day, without the days that
// net to nothing. Years count from the first day, even one that nets to nothing.
func (d Discounting) net(found *fault.Collector, flows []Flow) ([]dayFlow, error) {
	if len(flows) == 0 {
		return nil, ErrNoFlow
	}
	checkFlows(found, flows)
	d.check(found)
	if err := found.Err(); err != nil {
		return nil, err
	}
	sorted := flows
	inOrder := func(a, b Flow) int { return a.Date.Compare(b.Date) }
	if !slices.IsSortedFunc(flows, inOrder) {
		sorted = slices.Clone(flows)
		slices.SortStableFunc(sorted, inOrder)
	}
	days := make([]dayFlow, 0, len(sorted))
	for i := 0; i < len(sorted); {
		date, sum := sorted[i].Date, sorted[i].Amount
		for i++; i < len(sorted) && sorted[i].Date == date; i++ {
			sum = sum.Add(sorted[i].Amount)
		}
		if sum.IsZero() {
			continue
		}
		years := d.years(sorted[0].Date, date)
		if n := len(days); n > 0 && days[n-1].years == years { // the 30th and the 31st with 30E/360
			sum, days = sum.Add(days[n-1].exact), days[:n-1]
		}
		if !sum.IsZero() {
			days = append(days, dayFlow{date: date, years: years, amount: nearest(sum), exact: sum})
		}
	}
	return days, nil
}

// years returns the time between two days in years.
func (d Discounting) years(from, to schedule.Date) float64 {
	switch d.Basis {
	case schedule.Actual365Fixed:
		return float64(to.DaysSince(from)) / 365
	case schedule.Actual360, schedule.Thirty360European:
		return float64(d.Basis.Days(from, to)) / 360
	default:
		years, _ := d.Basis.Fraction(from, to).Float64()
		return years
	}
}

// nearest returns the floating number nearest to an amount: amount and power of ten are exact below these
// limits, so that their quotient is rounded once.
func nearest(d decimal.Decimal) float64 {
	const mantissa, power = 15, 22
	if exponent := d.Exponent(); exponent <= 0 && exponent >= -power && d.NumDigits() <= mantissa {
		return float64(d.CoefficientInt64()) / powers[-exponent]
	}
	x, _ := d.Rat().Float64()
	return x
}

// powers are the powers of ten that floating point holds exactly.
var powers = [...]float64{
	1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
}

// periodic places amounts one period apart.
func periodic(found *fault.Collector, amounts []decimal.Decimal) ([]dayFlow, error) {
	if len(amounts) == 0 {
		return nil, ErrNoFlow
	}
	if check.Size(found, "amounts", len(amounts), MaxFlows) {
		for i, amount := range amounts {
			if !money.Acceptable(amount) {
				found.In("amounts[%d]", i).Add("", ErrTooLarge, amount)
			}
		}
	}
	if err := found.Err(); err != nil {
		return nil, err
	}
	days := make([]dayFlow, 0, len(amounts))
	for i, amount := range amounts {
		if !amount.IsZero() {
			days = append(days, dayFlow{years: float64(i), amount: nearest(amount), exact: amount})
		}
	}
	return days, nil
}

func checkFlows(found *fault.Collector, flows []Flow) {
	if !check.Size(found, "flows", len(flows), MaxFlows) {
		return
	}
	for i, flow := range flows {
		if !flow.Date.IsZero() && money.Acceptable(flow.Amount) {
			continue // paths are only written for what is wrong
		}
		in := found.In("flows[%d]", i)
		check.Given(in, "date", flow.Date.String())
		check.Decimal(in, "amount", flow.Amount)
	}
}

// signChanges counts the changes of sign.
func signChanges(days []dayFlow) int {
	changes := 0
	for i := 1; i < len(days); i++ {
		if (days[i].amount < 0) != (days[i-1].amount < 0) {
			changes++
		}
	}
	return changes
}

// norstrom reports whether the running total changes sign exactly once and does not end on zero.
func norstrom(days []dayFlow) bool {
	var total decimal.Decimal
	last, changes := 0, 0
	for _, one := range days {
		total = total.Add(one.exact)
		if sign := total.Sign(); sign != 0 {
			if last != 0 && sign != last {
				changes++
			}
			last = sign
		}
	}
	return changes == 1 && !total.IsZero()
}
