package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/cascade"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
)

// InterestLine is the interest of one account from one day to another.
type InterestLine struct {
	Account string        `json:"account"`
	From    schedule.Date `json:"from"`
	To      schedule.Date `json:"to"`
	// Days is the number of days by the day count, Principal what bore interest.
	Days      int             `json:"days"`
	Principal decimal.Decimal `json:"principal"`
	Rate      decimal.Decimal `json:"rate"`
	// Amount is a difference of rounded running totals: the lines of an account add up to its interest.
	Amount decimal.Decimal `json:"amount"`
	// Joined is the unpaid interest that joined the principal on the last day.
	Joined decimal.Decimal `json:"joined,omitzero"`
}

// interestAt is interest made ready to run.
type interestAt struct {
	rate     fraction.F
	dayCount schedule.DayCount
	compound bool
	every    int
	begins   schedule.Date
	first    InterestOrder
}

func (i Interest) resolve() interestAt {
	at := interestAt{rate: percent(i.Rate), compound: i.Method == Compound, every: i.Every, begins: i.Begins, first: i.First}
	_ = at.dayCount.UnmarshalText([]byte(i.DayCount)) // validated
	return at
}

// joins returns the first day after one on which unpaid interest joins the principal; no day when it
// never does.
func (i interestAt) joins(after schedule.Date) schedule.Date {
	if !i.compound {
		return schedule.Date{}
	}
	fromYear, fromMonth, _ := i.begins.Civil()
	year, month, _ := after.Civil()
	count := max(1, ((year-fromYear)*12+int(month-fromMonth))/i.every)
	for {
		day := i.begins.AddMonths(count*i.every, schedule.Clip)
		if day.After(after) || !day.After(i.begins) { // the calendar has an end
			return day
		}
		count++
	}
}

// accrue lets the interest of every account run up to a day. The movement of the day has not happened yet.
func (r *Run) accrue(day schedule.Date) error {
	for i := range r.ledgers {
		if r.cascade.deal.Accounts[i].Interest == nil {
			continue
		}
		r.divide(i)
		if err := r.accrueAccount(i, day); err != nil {
			return err
		}
	}
	return nil
}

// divide sets what was recouped since the last look against interest and principal.
func (r *Run) divide(i int) {
	l, at := &r.ledgers[i].interest, r.cascade.accounts[i]
	recouped := r.core.Values[at.Recouped]
	paid := recouped.Sub(l.paid)
	l.paid = recouped
	first, second := &l.due, &l.principal
	if r.cascade.deal.Accounts[i].Interest.First == PrincipalFirst {
		first, second = second, first
	}
	part := fraction.Min(paid, *first)
	*first = first.Sub(part)
	*second = fraction.Max(second.Sub(paid.Sub(part)), fraction.F{})
}

func (r *Run) accrueAccount(i int, day schedule.Date) error {
	l, terms := &r.ledgers[i].interest, r.cascade.interests[i]
	if l.from.IsZero() || !day.After(l.from) {
		return nil
	}
	for joins := terms.joins(l.from); joins.After(l.from) && !joins.After(day); joins = terms.joins(l.from) {
		r.accrueTo(i, joins)
		r.noteJoined(i, l.due)
		l.principal, l.due = l.principal.Add(l.due), fraction.F{}
		if !r.core.Spend(l.principal) {
			return cascade.ErrEffort
		}
	}
	r.accrueTo(i, day)
	return nil
}

// accrueTo adds the interest of the days up to one.
func (r *Run) accrueTo(i int, to schedule.Date) {
	l, terms, at := &r.ledgers[i].interest, r.cascade.interests[i], r.cascade.accounts[i]
	if !to.After(l.from) {
		return
	}
	years := terms.dayCount.Fraction(l.from, to)
	amount := l.principal.Mul(terms.rate).Mul(fraction.FromRat(years))
	before := l.accrued
	l.due, l.accrued = l.due.Add(amount), l.accrued.Add(amount)
	r.core.Enter(at.Target, amount)
	r.core.Enter(at.interest, amount)
	if r.traced && !amount.IsZero() {
		l.lines = append(l.lines, InterestLine{
			Account: r.cascade.deal.Accounts[i].ID, From: l.from, To: to, Days: terms.dayCount.Days(l.from, to),
			Principal: r.report(l.principal), Rate: r.cascade.deal.Accounts[i].Interest.Rate,
			Amount: r.report(l.accrued).Sub(r.report(before)),
		})
	}
	l.from = to
}

func (r *Run) noteJoined(i int, joined fraction.F) {
	if lines := r.ledgers[i].interest.lines; r.traced && len(lines) > 0 {
		lines[len(lines)-1].Joined = r.report(joined)
	}
}

// bear lets an amount that enters an account on a day bear interest from then on.
func (r *Run) bear(i int, amount fraction.F, day schedule.Date) {
	l, terms := &r.ledgers[i].interest, r.cascade.deal.Accounts[i].Interest
	if terms == nil {
		return
	}
	l.principal = fraction.Max(l.principal.Add(amount), fraction.F{})
	if l.from.IsZero() {
		l.from = day
		if terms.Begins.After(day) {
			l.from = terms.Begins
		}
	}
}

// InterestLines returns the lines of interest that [Run.Trace] has kept, account by account, in order.
func (r *Run) InterestLines() []InterestLine {
	lines := []InterestLine{}
	for i := range r.ledgers {
		lines = append(lines, r.ledgers[i].interest.lines...)
	}
	return lines
}
