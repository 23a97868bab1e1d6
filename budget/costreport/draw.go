package costreport

import (
	"iter"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Report draws the report of a closing. The error is a [Faults] of [ErrUnknown] when the book has no such
// closing.
func (l *Ledger) Report(closing string) (Report, error) {
	p, err := l.at(closing)
	if err != nil {
		return Report{}, err
	}
	return p.report(), nil
}

// Reports draws the report of every closing in turn, walking the entries once.
func (l *Ledger) Reports() iter.Seq[Report] {
	return func(yield func(Report) bool) {
		s := l.start()
		var before []running
		for i, closing := range l.book.Closings {
			s.until(closing.Date)
			if !yield(l.position(s, i, before).report()) {
				return
			}
			before = append(before[:0], s.rows...)
		}
	}
}

func (p *position) report() Report {
	l := p.l
	closing := l.book.Closings[p.closing]
	r := Report{
		Currency: l.book.Currency, Sign: l.book.Sign, Basis: l.book.Basis,
		Closing: closing.ID, Date: closing.Date, Total: l.row(&p.total), Indicators: p.indicators(),
		Accounts: make([]Row, len(p.accounts)),
	}
	if p.closing > 0 {
		r.Before = l.book.Closings[p.closing-1].ID
	}
	for k := range p.accounts {
		r.Accounts[k] = p.account(k)
	}
	for k := range p.posts {
		row := l.row(&p.posts[k])
		row.Code, row.Label = l.book.Posts[k].Number, l.book.Posts[k].Label
		r.Posts = append(r.Posts, row)
	}
	for k, o := range p.orders {
		if o.open > 0 {
			r.Orders = append(r.Orders, p.order(k))
		}
	}
	for k, h := range p.holders {
		if h != (holderState{}) {
			r.PettyCash = append(r.PettyCash, CashState{
				Holder: l.holders[k], Advanced: l.amount(h.advanced), Spent: l.amount(h.spent),
				Returned: l.amount(h.returned), Balance: l.amount(h.advanced - h.spent - h.returned),
			})
		}
	}
	return r
}

func (p *position) account(k int) Row {
	row := p.l.row(&p.accounts[k])
	a := p.l.book.Accounts[k]
	row.Code, row.Post, row.Label = a.Code, a.Post, a.Label
	return row
}

// shot is what was planned of the shoot and what was done of it up to a closing.
type shot struct {
	done, planned                                int
	pages, plannedPages, minutes, plannedMinutes decimal.Decimal
}

func (p *position) shot() shot {
	var s shot
	for _, day := range p.l.book.Shoot.Days {
		if !day.Added {
			s.planned++
		}
		s.plannedPages, s.plannedMinutes = s.plannedPages.Add(day.PlannedPages), s.plannedMinutes.Add(day.PlannedMinutes)
		if day.Date.After(p.l.book.Closings[p.closing].Date) {
			continue
		}
		if !day.Lost {
			s.done++
		}
		s.pages, s.minutes = s.pages.Add(day.Pages), s.minutes.Add(day.Minutes)
	}
	return s
}

func (p *position) indicators() Indicators {
	l, s := p.l, p.shot()
	var cost, budget, spare int64
	for k, f := range p.accounts {
		if l.shooting[k] {
			cost, budget = cost+f.cost, budget+f.budget
		}
		if l.book.Accounts[k].Contingency {
			spare += f.uncommitted
		}
	}
	drawn, contingency := p.drawn()
	overrun := p.total.efc() - p.total.revised()
	done, planned := decimal.New(int64(s.done), 0), decimal.New(int64(s.planned), 0)
	return Indicators{
		DaysDone: s.done, DaysPlanned: s.planned, DaysPercent: percent(int64(s.done), int64(s.planned)),
		Pages: s.pages, PlannedPages: s.plannedPages, PagesPercent: money.PercentOf(s.pages, s.plannedPages, 2),
		Minutes: s.minutes, PlannedMinutes: s.plannedMinutes, MinutesPercent: money.PercentOf(s.minutes, s.plannedMinutes, 2),
		CostPercent:      percent(p.total.cost, p.total.budget),
		CommittedPercent: percent(p.total.cost+p.total.outstanding, p.total.budget),
		ShootCost:        l.amount(cost), ShootBudget: l.amount(budget), ShootPercent: percent(cost, budget),
		PerDay: l.places.each(cost, done), PerPage: l.places.each(cost, s.pages), PerMinute: l.places.each(cost, s.minutes),
		BudgetPerDay: l.places.each(budget, planned), BudgetPerPage: l.places.each(budget, s.plannedPages),
		BudgetPerMinute:  l.places.each(budget, s.plannedMinutes),
		ContingencyDrawn: l.amount(drawn), ContingencyPercent: percent(drawn, contingency),
		Overrun: l.amount(overrun), OverrunBare: l.amount(overrun - spare),
	}
}
