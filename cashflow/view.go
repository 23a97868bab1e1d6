package cashflow

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// View is the plan added up by day, week, month or quarter: the same movements as those of the weeks.
type View struct {
	Period  Period   `json:"period"`
	Columns []Column `json:"columns"`
	// Rows follow each other without a hole from the first to the last day of the plan; the first and the
	// last month or quarter are cut there.
	Rows []Row `json:"rows"`
	// Peak is the lowest position at the end of a row. By day it may be lower than by week.
	Peak Peak `json:"peak"`
}

// Row is one period of a [View]. Receipts are positive and outflows negative.
type Row struct {
	// Number counts from 1; From and To are the first and the last day.
	Number int           `json:"number"`
	From   schedule.Date `json:"from"`
	To     schedule.Date `json:"to"`
	// Opening is the position before the row, Closing the one after it: Opening and Net.
	Opening  decimal.Decimal `json:"opening"`
	Receipts decimal.Decimal `json:"receipts"`
	// Outflows has one amount per column, in the order of [View.Columns].
	Outflows []ColumnAmount  `json:"outflows"`
	Net      decimal.Decimal `json:"net"`
	Closing  decimal.Decimal `json:"closing"`
}

// In returns the amount of a column, [Receipts] included; zero for a column that the plan does not have.
func (r Row) In(column Column) decimal.Decimal {
	if column == Receipts {
		return r.Receipts
	}
	return amountIn(r.Outflows, column)
}

// Peak is the highest need and the first row that ends with it: no row and no date when the position is
// never below zero.
type Peak struct {
	Need   decimal.Decimal `json:"need"`
	Number int             `json:"number"`
	From   schedule.Date   `json:"from"`
	To     schedule.Date   `json:"to"`
}

// By adds the movements of the plan up by another period. The error is a [Faults]: a period that is none
// of the four, or a result that cannot be added up.
func (r Result) By(period Period) (View, error) {
	var found fault.Collector
	if !period.known() {
		found.Add("period", ErrUnknown, period)
	}
	if !r.checkShape(&found) || found.Err() != nil {
		return View{}, found.Err()
	}
	view := View{Period: period, Columns: r.Columns, Rows: r.rows(period)}
	place := make(map[Column]int, len(r.Columns))
	for i, column := range r.Columns {
		place[column] = i
	}
	place[Receipts] = len(r.Columns)
	places, _ := money.MinorUnits(r.Currency)
	at, width := newFinder(view.Rows), len(r.Columns)+1
	cells := make([]total, len(view.Rows)*width)
	for i := range r.Movements {
		one := &r.Movements[i]
		n, inside := at.row(one.Date)
		column, known := place[one.Column]
		switch {
		case !inside:
			found.In("movements[%d]", i).Add("date", ErrRange, one.Date)
		case !known:
			found.In("movements[%d]", i).Add("column", ErrUnknown, one.Column)
		default:
			cells[n*width+column].add(one.Amount, places)
		}
	}
	for i := range view.Rows {
		row := &view.Rows[i]
		for j := range row.Outflows {
			row.Outflows[j].Amount = cells[i*width+j].amount(places)
		}
		row.Receipts = cells[i*width+width-1].amount(places)
	}
	view.add()
	return view, found.Err()
}

// total is a sum of amounts: those in whole minor units are added as such, for speed.
type total struct {
	units int64
	other decimal.Decimal
}

// ordinaryDigits are the digits of an amount of which as many as a plan has movements fit in 64 bits.
const ordinaryDigits = 12

func (t *total) add(d decimal.Decimal, places int32) {
	if d.Exponent() == -places && d.NumDigits() <= ordinaryDigits {
		t.units += d.CoefficientInt64()
		return
	}
	t.other = t.other.Add(d)
}

func (t *total) amount(places int32) decimal.Decimal {
	if t.units == 0 {
		return t.other
	}
	return t.other.Add(decimal.New(t.units, -places))
}

// add makes the nets and the positions of the rows.
func (v *View) add() {
	var position decimal.Decimal
	for i := range v.Rows {
		row := &v.Rows[i]
		row.Opening, row.Net = position, row.Receipts
		for _, one := range row.Outflows {
			row.Net = row.Net.Add(one.Amount)
		}
		position = position.Add(row.Net)
		row.Closing = position
		if need := position.Neg(); need.GreaterThan(v.Peak.Need) {
			v.Peak = Peak{Need: need, Number: row.Number, From: row.From, To: row.To}
		}
	}
}

// Under returns the rows that end below a floor: the money that the production wants to keep in hand.
func (v View) Under(floor decimal.Decimal) []Row {
	under := []Row{}
	for _, row := range v.Rows {
		if row.Closing.LessThan(floor) {
			under = append(under, row)
		}
	}
	return under
}

// rows cuts the days of the plan in periods.
func (r Result) rows(period Period) []Row {
	rows := []Row{}
	if len(r.Weeks) == 0 {
		return rows
	}
	last := r.Weeks[len(r.Weeks)-1].Sunday()
	for from := r.Weeks[0].Monday; !from.IsZero() && !from.After(last); {
		to := period.end(from)
		if to.IsZero() || to.After(last) {
			to = last
		}
		row := Row{Number: len(rows) + 1, From: from, To: to, Outflows: make([]ColumnAmount, len(r.Columns))}
		for i, column := range r.Columns {
			row.Outflows[i].Column = column
		}
		rows = append(rows, row)
		from = to.AddDays(1)
	}
	return rows
}

// finder tells in which of the rows a day falls.
type finder struct {
	first schedule.Date
	rowOf []int32
}

func newFinder(rows []Row) finder {
	if len(rows) == 0 {
		return finder{}
	}
	f := finder{first: rows[0].From, rowOf: make([]int32, 0, rows[len(rows)-1].To.DaysSince(rows[0].From)+1)}
	for i, row := range rows {
		for range row.To.DaysSince(row.From) + 1 {
			f.rowOf = append(f.rowOf, int32(i))
		}
	}
	return f
}

func (f finder) row(day schedule.Date) (n int, inside bool) {
	at := day.DaysSince(f.first)
	if at < 0 || at >= len(f.rowOf) {
		return 0, false
	}
	return int(f.rowOf[at]), true
}

// Account is what the production owes in one column: what falls due and what is paid later, on the terms
// of payment (compte de charges, compte de fournisseurs); or what it owes the State for VAT, in the column
// [Tax], where what is collected less what is deducted falls due and the returns are paid. Amounts are
// positive; a refund is a payment below zero.
type Account struct {
	Column Column       `json:"column"`
	Period Period       `json:"period"`
	Rows   []AccountRow `json:"rows"`
	// Incurred and Paid are the sums of the rows, with what fell due before the plan in Incurred; Owed
	// is what is left at the end.
	Incurred decimal.Decimal `json:"incurred"`
	Paid     decimal.Decimal `json:"paid"`
	Owed     decimal.Decimal `json:"owed"`
}

// AccountRow is one period of an account: Closing = Opening + Incurred - Paid. A closing below zero was
// paid in advance.
type AccountRow struct {
	Number   int             `json:"number"`
	From     schedule.Date   `json:"from"`
	To       schedule.Date   `json:"to"`
	Opening  decimal.Decimal `json:"opening"`
	Incurred decimal.Decimal `json:"incurred"`
	Paid     decimal.Decimal `json:"paid"`
	Closing  decimal.Decimal `json:"closing"`
}

// Account keeps the account of a column of outflows, such as [Charges]. What falls due after the last day
// of the plan and was paid before is owed by those who were paid. The error is a [Faults], as for
// [Result.By], or an unknown column.
func (r Result) Account(column Column, period Period) (Account, error) {
	var found fault.Collector
	known := false
	for _, one := range r.Columns {
		known = known || one == column
	}
	if !known {
		found.Add("column", ErrUnknown, column)
	}
	if !period.known() {
		found.Add("period", ErrUnknown, period)
	}
	if !r.checkShape(&found) || found.Err() != nil {
		return Account{}, found.Err()
	}
	a := Account{Column: column, Period: period, Rows: []AccountRow{}}
	rows := r.rows(period)
	for _, row := range rows {
		a.Rows = append(a.Rows, AccountRow{Number: row.Number, From: row.From, To: row.To})
	}
	at := newFinder(rows)
	for i := range r.Movements {
		if r.Movements[i].Column == column {
			a.enter(&r.Movements[i], at)
		}
	}
	for i := range a.Rows {
		row := &a.Rows[i]
		row.Opening = a.Owed
		if i == 0 {
			row.Opening = a.Incurred
		}
		row.Closing = row.Opening.Add(row.Incurred).Sub(row.Paid)
		a.Incurred, a.Paid, a.Owed = a.Incurred.Add(row.Incurred), a.Paid.Add(row.Paid), row.Closing
	}
	return a, nil
}

// enter posts a movement twice: on the day it fell due, and on the day it is paid. What fell due before
// the first row waits in Incurred.
func (a *Account) enter(one *Movement, at finder) {
	due := one.Incurred
	if due.IsZero() {
		due = one.Date
	}
	n, inside := at.row(due)
	switch {
	case one.Kind == TaxReturn:
	case a.Column == Tax && (one.Kind == TaxOn || one.Kind == TaxCollected):
		if inside {
			a.Rows[n].Incurred = a.Rows[n].Incurred.Add(one.Amount)
		}
		return
	case inside:
		a.Rows[n].Incurred = a.Rows[n].Incurred.Sub(one.Amount)
	case due.Before(at.first):
		a.Incurred = a.Incurred.Sub(one.Amount)
	}
	if n, inside = at.row(one.Date); inside {
		a.Rows[n].Paid = a.Rows[n].Paid.Sub(one.Amount)
	}
}
