package cashflow

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check re-adds the whole result: the movements of every week and column, the weeks, the totals and
// the peak. A result of [Plan.Compute] always passes; one that was stored and read back, or changed,
// may not. The error is a [Faults].
func (r Result) Check() error {
	var found fault.Collector
	if !r.checkShape(&found) {
		return found.Err()
	}
	receipts, outflows := r.checkWeeks(&found)
	check.Same(&found, "receipts", r.Receipts, receipts)
	for i, total := range outflows {
		check.Same(&found, fmt.Sprintf("outflows[%d].amount", i), r.Outflows[i].Amount, total)
	}
	r.checkPeak(&found)
	r.checkVAT(&found)
	return found.Err()
}

// checkShape refuses a result that cannot be re-added.
func (r Result) checkShape(found *fault.Collector) bool {
	if len(r.Weeks) > MaxWeeks || len(r.Movements) > MaxMovements+maxReturns || len(r.Columns) > MaxColumns+1 {
		found.Add("", ErrTooLarge, len(r.Weeks))
		return false
	}
	if _, known := money.MinorUnits(r.Currency); !known {
		found.Add("currency", ErrCurrency, r.Currency)
	}
	if r.Rounding > Up {
		found.Add("rounding", ErrUnknown, r.Rounding)
	}
	fits := r.fits(found, "outflows", r.Outflows)
	for i, week := range r.Weeks {
		path := fmt.Sprintf("weeks[%d]", i)
		fits = r.fits(found, path+".outflows", week.Outflows) && fits
		for _, d := range []decimal.Decimal{week.Receipts, week.Net, week.Cumulative} {
			fits = check.Decimal(found, path, d) && fits
		}
		if week.Monday.AddDays(-1).IsZero() || week.Sunday().IsZero() {
			found.Add(path+".monday", ErrRange, week.Monday)
			fits = false
		}
		if week.Number != i+1 || !isMonday(week.Monday) || week.Monday != r.Weeks[0].Monday.AddDays(daysInWeek*i) {
			found.Add(path, ErrOrder, week.Monday)
			fits = false
		}
	}
	for i := range r.Movements {
		one := &r.Movements[i]
		if money.Acceptable(one.Amount) && one.Week >= 1 && one.Week <= len(r.Weeks) {
			continue
		}
		in := found.In("movements[%d]", i)
		check.Decimal(in, "amount", one.Amount)
		if one.Week < 1 || one.Week > len(r.Weeks) {
			in.Add("week", ErrRange, one.Week)
		}
		fits = false
	}
	for _, d := range []decimal.Decimal{r.Receipts, r.Closing, r.PeakNeed} {
		fits = check.Decimal(found, "", d) && fits
	}
	return fits
}

// fits checks that amounts stand in the order of the columns.
func (r Result) fits(found *fault.Collector, path string, amounts []ColumnAmount) bool {
	if len(amounts) != len(r.Columns) {
		found.Add(path, ErrUnbalance, len(amounts))
		return false
	}
	fits := true
	for i, one := range amounts {
		fits = check.Decimal(found, path, one.Amount) && fits
		if one.Column != r.Columns[i] {
			found.Add(path, ErrUnknown, one.Column)
			fits = false
		}
	}
	return fits
}

// checkWeeks re-adds the movements of every week, and returns the totals of the weeks.
func (r Result) checkWeeks(found *fault.Collector) (receipts decimal.Decimal, outflows []decimal.Decimal) {
	type cell struct {
		week   int
		column Column
	}
	sums := make(map[cell]decimal.Decimal, len(r.Movements))
	for i, one := range r.Movements {
		week := r.Weeks[one.Week-1]
		if one.Date.Before(week.Monday) || one.Date.After(week.Sunday()) {
			found.Add(fmt.Sprintf("movements[%d].date", i), ErrOrder, one.Date)
		}
		at := cell{one.Week, one.Column}
		sums[at] = sums[at].Add(one.Amount)
	}
	outflows = make([]decimal.Decimal, len(r.Columns))
	cells := 0
	var cumulative decimal.Decimal
	for i, week := range r.Weeks {
		in := found.In("weeks[%d]", i)
		net := week.Receipts
		for j, one := range week.Outflows {
			net, outflows[j] = net.Add(one.Amount), outflows[j].Add(one.Amount)
			sum, present := sums[cell{week.Number, one.Column}]
			check.Same(in, "outflows", one.Amount, sum)
			cells += count(present)
		}
		sum, present := sums[cell{week.Number, Receipts}]
		check.Same(in, "receipts", week.Receipts, sum)
		cells += count(present)
		receipts, cumulative = receipts.Add(week.Receipts), cumulative.Add(net)
		check.Same(in, "net", week.Net, net)
		check.Same(in, "cumulative", week.Cumulative, cumulative)
	}
	if cells != len(sums) {
		found.Add("movements", ErrUnknown, "column")
	}
	check.Same(found, "closing", r.Closing, cumulative)
	return receipts, outflows
}

// checkPeak looks for the need again, from the last week back.
func (r Result) checkPeak(found *fault.Collector) {
	var need decimal.Decimal
	peak, first := 0, 0
	for i := len(r.Weeks) - 1; i >= 0; i-- {
		position := r.Weeks[i].Cumulative
		if position.IsNegative() {
			first = i + 1
			if position.Neg().GreaterThanOrEqual(need) {
				need, peak = position.Neg(), i+1
			}
		}
	}
	check.Same(found, "peak_need", r.PeakNeed, need)
	if r.PeakWeek != peak || r.FirstNegative != first {
		found.Add("peak_week", ErrUnbalance, r.PeakWeek)
	}
	if peak == 0 != r.PeakMonday.IsZero() || (peak > 0 && r.Weeks[peak-1].Monday != r.PeakMonday) {
		found.Add("peak_monday", ErrUnbalance, r.PeakMonday)
	}
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
