package cashflow

import (
	"sort"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// daysInYear is the year of a rate of return: actual days over 365.
const daysInYear = 365

// dayFlow is the net flow of one day, so many years after the first. Rates are searched in floating
// point, which no amount of money ever is.
type dayFlow struct {
	years  float64
	amount float64
	exact  decimal.Decimal
}

// net checks the flows, puts them in order of date and nets those of one day, without the days that
// net to nothing.
func net(flows []Flow) ([]dayFlow, error) {
	if err := checkFlows(flows); err != nil {
		return nil, err
	}
	sorted := append([]Flow(nil), flows...)
	sort.SliceStable(sorted, func(a, b int) bool { return sorted[a].Date.Before(sorted[b].Date) })
	days := make([]dayFlow, 0, len(sorted))
	for i := 0; i < len(sorted); {
		date, sum := sorted[i].Date, decimal.Decimal{}
		for ; i < len(sorted) && sorted[i].Date == date; i++ {
			sum = sum.Add(sorted[i].Amount)
		}
		if !sum.IsZero() {
			years := float64(date.DaysSince(sorted[0].Date)) / daysInYear
			amount, _ := sum.Rat().Float64()
			days = append(days, dayFlow{years: years, amount: amount, exact: sum})
		}
	}
	return days, nil
}

func checkFlows(flows []Flow) error {
	if len(flows) == 0 {
		return ErrNoFlow
	}
	var found fault.Collector
	if len(flows) > MaxFlows {
		found.Add("flows", ErrTooLarge, len(flows))
		return found.Err()
	}
	for i, flow := range flows {
		in := found.In("flows[%d]", i)
		check.Given(in, "date", flow.Date.String())
		check.Decimal(in, "amount", flow.Amount)
	}
	return found.Err()
}

// signChanges counts the changes of sign.
func signChanges(days []dayFlow) int {
	changes := 0
	for i := 1; i < len(days); i++ {
		if days[i].exact.Sign() != days[i-1].exact.Sign() {
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
