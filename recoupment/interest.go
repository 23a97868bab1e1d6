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
	rate fraction.F
	// bears is the part of the principal that bears interest: without its premium, or all of it.
	bears    fraction.F
	dayCount schedule.DayCount
	compound bool
	every    int
	begins   schedule.Date
	first    InterestOrder
}

// resolve makes the interest of an account with a premium ready to run.
func (i Interest) resolve(premium decimal.Decimal) interestAt {
	at := interestAt{rate: percent(i.Rate), bears: oneUnit, compound: i.Method == Compound, every: i.Every, begins: i.Begins, first: i.First}
	if i.Of == OfPrincipal {
		at.bears = oneUnit.Quo(oneUnit.Add(percent(premium)))
	}
	_ = at.dayCount.UnmarshalText([]byte(i.DayCount)) // validated
	return at
}

// apart reports whether a premium bears no interest.
func (i interestAt) apart() bool { return !i.bears.Equal(oneUnit) }

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

// span is a time over which interest accrues: its last day, its fraction of the yearly rate, and whether
// unpaid interest joins the principal on that day.
type span struct {
	to    schedule.Date
	rate  fraction.F
	joins bool
}

// spans calls visit with the spans from one day to another, until it answers false.
func (i interestAt) spans(from, to schedule.Date, visit func(span) bool) {
	for from.Before(to) {
		s := span{to: to}
		if joins := i.joins(from); joins.After(from) && !joins.After(to) {
			s.to, s.joins = joins, true
		}
		s.rate = i.rate.Mul(fraction.FromRat(i.dayCount.Fraction(from, s.to)))
		if !visit(s) {
			return
		}
		from = s.to
	}
}

// spanFractions is what a span costs, in fractions as long as all the interest so far: it computes ten of them,
// most of them shorter.
const spanFractions = 3

// accrue lets the interest of every account run up to a day. The movement of the day has not happened yet.
func (r *Run) accrue(day schedule.Date) error {
	for i := range r.ledgers {
		if r.cascade.deal.Accounts[i].Interest == nil {
			continue
		}
		if r.divide(i); !r.accrueAccount(i, day) {
			return cascade.ErrEffort
		}
	}
	return nil
}

// divide sets what was recouped since the last look against interest and principal.
func (r *Run) divide(i int) {
	recouped := r.core.Values[r.cascade.accounts[i].Recouped]
	r.ledgers[i].interest.divide(recouped, r.cascade.interests[i].first)
}

// accrueAccount lets interest run up to a day, and reports whether that was within the effort of a
// movement.
func (r *Run) accrueAccount(i int, day schedule.Date) (within bool) {
	l, at := &r.ledgers[i].interest, r.cascade.accounts[i]
	if l.from.IsZero() {
		return true
	}
	within = true
	r.cascade.interests[i].spans(l.from, day, func(s span) bool {
		principal, whole := l.bases(r.core.Lack(at.Closed))
		bears := principal.Mul(r.cascade.interests[i].bears).Add(whole)
		amount, from, before := bears.Mul(s.rate), l.from, l.accrued
		l.accrue(amount)
		r.core.Enter(at.Target, amount)
		r.core.Enter(at.interest, amount)
		var joined fraction.F
		if l.from = s.to; s.joins {
			joined = l.join(r.cascade.interests[i].apart())
		}
		if r.traced && !amount.IsZero() {
			line := r.interestLine(i, from, s)
			line.Principal, line.Joined = r.report(bears), r.report(joined)
			line.Amount = r.report(l.accrued).Sub(r.report(before))
			l.lines = append(l.lines, line)
		}
		within = r.core.Spend(l.accrued, spanFractions)
		return within
	})
	return within
}

// interestLine begins to explain a span.
func (r *Run) interestLine(i int, from schedule.Date, s span) InterestLine {
	a := r.cascade.deal.Accounts[i]
	return InterestLine{
		Account: a.ID, From: from, To: s.to, Days: r.cascade.interests[i].dayCount.Days(from, s.to), Rate: a.Interest.Rate,
	}
}

// bear lets an amount that enters an account on a day bear interest from then on.
func (r *Run) bear(i int, amount fraction.F, day schedule.Date) {
	if terms := r.cascade.deal.Accounts[i].Interest; terms != nil {
		r.ledgers[i].interest.bear(amount)
		r.ledgers[i].interest.start(*terms, day)
	}
}

// start begins the first span, where it has not begun.
func (l *interestLedger) start(terms Interest, day schedule.Date) {
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
	if !r.compiled() {
		return lines
	}
	for i := range r.ledgers {
		lines = append(lines, r.ledgers[i].interest.lines...)
	}
	return lines
}
