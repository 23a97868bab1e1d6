package cashflow

import (
	"sort"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Compute spreads the plan over its weeks. Every share is rounded to the minor unit of the currency on
// its cumulative amount, so that the shares of an outflow or of a source add up to it exactly. The
// error is that of [Plan.Validate].
func (p Plan) Compute() (Result, error) {
	ready, err := p.compile()
	if err != nil {
		return Result{}, err
	}
	r := Result{
		Currency: p.Currency, Rounding: p.Rounding, Columns: p.columns(),
		Movements: make([]Movement, 0, ready.movements), Unallocated: []Unallocated{},
	}
	if err := r.addInflows(p, ready); err != nil {
		return Result{}, err
	}
	if err := r.addOutflows(p, ready); err != nil {
		return Result{}, err
	}
	sort.SliceStable(r.Movements, func(a, b int) bool { return r.Movements[a].Date.Before(r.Movements[b].Date) })
	r.addUp(p.Start, p.Horizon)
	return r, nil
}

func (r *Result) addInflows(p Plan, ready ready) error {
	for i, source := range p.Inflows {
		if ready.inflows[i] == nil {
			r.Unallocated = append(r.Unallocated, Unallocated{
				Column: Receipts, ID: source.ID, Label: source.Label, Amount: source.Amount, Reason: idle(source),
			})
			continue
		}
		line := Movement{Column: Receipts, ID: source.ID}
		if err := r.move(line, ready.inflows[i], source.Amount, ready.places); err != nil {
			return err
		}
	}
	return nil
}

func idle(source financing.Source) Reason {
	if source.Deferred {
		return Deferred
	}
	return NoInstalment
}

func (r *Result) addOutflows(p Plan, ready ready) error {
	for i, flow := range p.Outflows {
		if flow.Key == "" {
			r.Unallocated = append(r.Unallocated, Unallocated{
				Column: flow.Column, ID: flow.ID, Label: flow.Label, Amount: flow.Amount.Neg(), Reason: NoKey,
			})
			continue
		}
		line := Movement{Column: flow.Column, ID: flow.ID}
		if err := r.move(line, ready.outflows[i], flow.Amount.Neg(), ready.places); err != nil {
			return err
		}
	}
	return nil
}

// move adds the dated shares of an amount.
func (r *Result) move(line Movement, over spread, amount decimal.Decimal, places int32) error {
	if amount.IsZero() {
		return nil
	}
	parts, err := over.split(amount, places, r.Rounding)
	if err != nil {
		return err
	}
	for _, one := range parts {
		if one.amount.IsZero() {
			continue
		}
		line.Date, line.Part, line.Amount = one.date, one.step+1, one.amount
		r.Movements = append(r.Movements, line)
	}
	return nil
}

// addUp gives every movement its week, and makes the weeks and the totals of the sorted movements.
func (r *Result) addUp(start schedule.Date, weeks int) {
	place := make(map[Column]int, len(r.Columns))
	r.Outflows = r.zeros()
	for i, column := range r.Columns {
		place[column] = i
	}
	if n := len(r.Movements); weeks == 0 && n > 0 {
		weeks = r.Movements[n-1].Date.DaysSince(start)/daysInWeek + 1
	}
	r.Weeks = make([]Week, weeks)
	for i := range r.Weeks {
		r.Weeks[i] = Week{Number: i + 1, Monday: start.AddDays(daysInWeek * i), Outflows: r.zeros()}
	}
	for i := range r.Movements {
		one := &r.Movements[i]
		one.Week = one.Date.DaysSince(start)/daysInWeek + 1
		week := &r.Weeks[one.Week-1]
		week.Net = week.Net.Add(one.Amount)
		if one.Column == Receipts {
			week.Receipts = week.Receipts.Add(one.Amount)
			r.Receipts = r.Receipts.Add(one.Amount)
			continue
		}
		column := place[one.Column]
		week.Outflows[column].Amount = week.Outflows[column].Amount.Add(one.Amount)
		r.Outflows[column].Amount = r.Outflows[column].Amount.Add(one.Amount)
	}
	r.position()
}

// position cumulates the weeks and finds the need.
func (r *Result) position() {
	for i := range r.Weeks {
		week := &r.Weeks[i]
		r.Closing = r.Closing.Add(week.Net)
		week.Cumulative = r.Closing
		if r.FirstNegative == 0 && r.Closing.IsNegative() {
			r.FirstNegative = week.Number
		}
		if need := r.Closing.Neg(); need.GreaterThan(r.PeakNeed) {
			r.PeakNeed, r.PeakWeek, r.PeakMonday = need, week.Number, week.Monday
		}
	}
}

func (r *Result) zeros() []ColumnAmount {
	zeros := make([]ColumnAmount, len(r.Columns))
	for i, column := range r.Columns {
		zeros[i].Column = column
	}
	return zeros
}
