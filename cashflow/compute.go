package cashflow

import (
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
	l := &ledger{plan: p, ready: ready, entries: make([]entry, 0, ready.movements)}
	r := Result{Currency: p.Currency, Rounding: p.Rounding, Columns: ready.columns, Unallocated: []Unallocated{}}
	l.addInflows(&r)
	l.addOutflows(&r)
	l.addVAT(&r)
	l.post(&r)
	r.position()
	return r, nil
}

// receiptsColumn is the place of the receipts among the columns.
const receiptsColumn = -1

// entry is one movement before it is written: a share in minor units.
type entry struct {
	date, incurred schedule.Date
	// column is a place among the columns of outflows; of is a place among the outflows or the sources.
	column, of, part int32
	// source says that a tax is on a source; kind is one of those below.
	source bool
	kind   uint8
	units  int64
	amount decimal.Decimal
}

// The kinds of an entry.
const (
	ofAmount uint8 = iota
	onAmount
	ofReturn
)

// ledger is a plan in the course of its computation.
type ledger struct {
	plan    Plan
	ready   ready
	entries []entry
	// written are the last amounts written: the shares of an amount are often the same.
	written [4]struct {
		units  int64
		amount decimal.Decimal
	}
	next int
}

func (l *ledger) addInflows(r *Result) {
	for i, source := range l.plan.Inflows {
		over := l.ready.inflows[i]
		if over == nil {
			r.Unallocated = append(r.Unallocated, Unallocated{
				Column: Receipts, ID: source.ID, Label: source.Label, Amount: source.Amount, Reason: idle(source),
			})
			continue
		}
		l.spread(over, entry{column: receiptsColumn, of: int32(i)}, inUnits(source.Amount, l.ready.places))
	}
}

func idle(source financing.Source) Reason {
	switch {
	case source.Deferred:
		return Deferred
	case source.Nature == financing.InKind:
		return InKind
	}
	return NoInstalment
}

func (l *ledger) addOutflows(r *Result) {
	for i := range l.plan.Outflows {
		flow := &l.plan.Outflows[i]
		if reason := flow.idle(); reason != "" {
			r.Unallocated = append(r.Unallocated, Unallocated{
				Column: flow.Column, ID: flow.ID, Detail: flow.Detail, Label: flow.Label, Amount: flow.Amount.Neg(), Reason: reason,
			})
			continue
		}
		if over := l.ready.outflows[i]; over != nil {
			line := entry{column: int32(l.ready.place[flow.Column]), of: int32(i)} //nolint:gosec // places in short lists
			l.spread(over, line, -inUnits(flow.Amount, l.ready.places))
		}
	}
}

// spread adds the dated shares of an amount.
func (l *ledger) spread(over *spread, line entry, units int64) {
	over.each(units, l.plan.Rounding, func(one part) {
		step := &over.steps[one.step]
		line.date, line.incurred = step.paid[one.day], step.due[one.day]
		line.part, line.units = int32(one.step+1), one.units //nolint:gosec // a place in a short list
		l.enter(line)
	})
}

// enter adds an entry with its amount written.
func (l *ledger) enter(one entry) {
	for i := range l.written {
		if l.written[i].units == one.units {
			one.amount = l.written[i].amount
			l.entries = append(l.entries, one)
			return
		}
	}
	one.amount = l.amount(one.units)
	l.written[l.next].units, l.written[l.next].amount = one.units, one.amount
	l.next = (l.next + 1) % len(l.written)
	l.entries = append(l.entries, one)
}

// post writes the movements in the order of their dates, and adds up the weeks and the totals.
func (l *ledger) post(r *Result) {
	order, last := l.order()
	weeks := l.plan.Horizon
	if weeks == 0 && len(order) > 0 {
		weeks = last/daysInWeek + 1
	}
	width := len(r.Columns) + 1
	sums := make([]int64, (weeks+1)*width)
	r.Movements = make([]Movement, len(order))
	for i, at := range order {
		one := &l.entries[at]
		week := one.date.DaysSince(l.ready.start) / daysInWeek
		l.write(&r.Movements[i], one, week+1)
		sums[week*width+int(one.column)+1] += one.units
	}
	r.Weeks = make([]Week, weeks)
	cells := make([]ColumnAmount, weeks*len(r.Columns))
	totals := sums[weeks*width:]
	for i := range r.Weeks {
		week := Week{Number: i + 1, Monday: l.ready.start.AddDays(daysInWeek * i)}
		row, net := sums[i*width:(i+1)*width], int64(0)
		for j, units := range row {
			net += units
			totals[j] += units
		}
		week.Receipts, week.Net = l.amount(row[0]), l.amount(net)
		week.Outflows, cells = l.columns(cells[:len(r.Columns):len(r.Columns)], row[1:]), cells[len(r.Columns):]
		r.Weeks[i] = week
	}
	r.Receipts = l.amount(totals[0])
	r.Outflows = l.columns(make([]ColumnAmount, len(r.Columns)), totals[1:])
}

// order sorts the entries by date, those of one day staying in the order of the plan, and returns the
// last day, counted from the first of the plan.
func (l *ledger) order() (order []int32, last int) {
	for i := range l.entries {
		last = max(last, l.entries[i].date.DaysSince(l.ready.start))
	}
	starts := make([]int32, last+2)
	for i := range l.entries {
		starts[l.entries[i].date.DaysSince(l.ready.start)+1]++
	}
	for day := range last + 1 {
		starts[day+1] += starts[day]
	}
	order = make([]int32, len(l.entries))
	for i := range l.entries {
		at := &starts[l.entries[i].date.DaysSince(l.ready.start)]
		order[*at] = int32(i)
		*at++
	}
	return order, last
}

// write makes the movement of an entry.
func (l *ledger) write(m *Movement, one *entry, week int) {
	m.Date, m.Week, m.Part, m.Amount = one.date, week, int(one.part), one.amount
	if one.incurred != one.date {
		m.Incurred = one.incurred
	}
	switch {
	case one.kind == ofReturn:
		m.Column, m.Kind, m.ID = Tax, TaxReturn, one.incurred.String()
		return
	case one.column == receiptsColumn:
		m.Column, m.ID = Receipts, l.plan.Inflows[one.of].ID
		return
	case one.source:
		m.Column, m.Kind, m.ID = Tax, TaxCollected, l.plan.Inflows[one.of].ID
		return
	}
	flow := &l.plan.Outflows[one.of]
	m.Column, m.ID, m.Detail = l.ready.columns[one.column], flow.ID, flow.Detail
	if one.kind == onAmount {
		m.Kind = TaxOn
	}
}

// amount writes minor units as an amount.
func (l *ledger) amount(units int64) decimal.Decimal {
	if units == 0 {
		return decimal.Decimal{}
	}
	return decimal.New(units, -l.ready.places)
}

func (l *ledger) columns(cells []ColumnAmount, units []int64) []ColumnAmount {
	for i := range cells {
		cells[i] = ColumnAmount{Column: l.ready.columns[i], Amount: l.amount(units[i])}
	}
	return cells
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
