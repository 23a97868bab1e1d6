package follow

import (
	"math/big"
	"slices"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// play applies measures to what is expected.
type play struct {
	f      *Forecast
	places int32
	// entries are what is expected; changes what the measures change.
	entries []Entry
	changes []Change
	// cost is what the steps cost, saved what they cut, moved what they move, all positive.
	cost, saved, moved decimal.Decimal
	by                 Measure
	// credit is the credit with what the measures change of it; nil without one. effects counts what they do.
	credit  *cashflow.Credit
	effects int
}

// expectedEntries are the entries that measures may change.
func (f *Forecast) expectedEntries() []Entry {
	var expected []Entry
	for _, one := range f.Entries {
		if one.Payment == "" && !f.Book.ofBank(one) {
			expected = append(expected, one)
		}
	}
	return expected
}

func (f *Forecast) play(expected []Entry) *play {
	return &play{f: f, places: f.places(), entries: slices.Clone(expected), credit: f.Book.Credit}
}

func (p *play) measure(m Measure) {
	p.by = m
	for _, step := range m.Steps {
		p.step(step)
	}
}

func (p *play) step(s Step) {
	switch s.Kind {
	case Delay, Move:
		p.each(s, func(e *Entry) { p.moveTo(s, e, e.Date.AddDays(s.Days)) })
	case Advance, Discount:
		p.each(s, func(e *Entry) {
			if e.Date.After(s.Date) {
				p.moveTo(s, e, s.Date)
			}
		})
	case Cut:
		p.cut(s)
	case Draw:
		p.draw(s)
	case Raise:
		p.raise(s)
	case Assign:
		p.assign(s)
	case Add:
		for week := range max(1, s.Weeks) {
			p.enter(Entry{Date: s.Date.AddWeeks(week), Column: s.Column, Line: s.Line, Amount: s.Amount})
		}
	}
}

// each visits what a step changes, as it stands before the step.
func (p *play) each(s Step, visit func(*Entry)) {
	for i := range len(p.entries) {
		if s.selects(&p.entries[i]) {
			e := p.entries[i] // a visit may add entries
			visit(&e)
			p.entries[i] = e
		}
	}
}

// selects reports whether a step changes an entry.
func (s *Step) selects(e *Entry) bool {
	return (s.Line == "" || e.Line == s.Line) && (s.Column == "" || e.Column == s.Column) && (s.Part == 0 || e.Part == s.Part) &&
		(s.From.IsZero() || !e.Date.Before(s.From)) && !e.Amount.IsZero()
}

// moveTo moves an entry to a day, but never before the day after the book, and enters the cost.
func (p *play) moveTo(s Step, e *Entry, to schedule.Date) {
	if first := p.f.Book.Closed.AddDays(1); to.Before(first) {
		to = first
	}
	if to == e.Date {
		return
	}
	p.change(e.Date, *e, e.Amount.Neg())
	p.change(to, *e, e.Amount)
	e.Date = to
	p.moved = p.moved.Add(e.Amount.Abs())
	p.pay(s, p.percent(e.Amount.Abs(), s.Percent), to)
}

// cut saves an amount, or a part of the whole, of each in proportion: the cumulative share is rounded and
// differences are taken.
func (p *play) cut(s Step) {
	var shares []*big.Rat
	var whole decimal.Decimal
	p.each(s, func(e *Entry) {
		shares = append(shares, e.Amount.Abs().Rat())
		whole = whole.Add(e.Amount.Abs())
	})
	saved := decimal.Min(s.Amount, whole)
	if !s.Percent.IsZero() {
		saved = p.percent(whole, s.Percent)
	}
	parts, err := money.Instalments(saved, shares, p.places, p.f.Book.Plan.Rounding)
	if err != nil || saved.IsZero() {
		return // nothing is expected: an amount in whole minor units has no other error
	}
	p.each(s, func(e *Entry) {
		part := parts[0]
		parts = parts[1:]
		if part.IsZero() {
			return
		}
		if e.Amount.IsNegative() {
			p.saved, part = p.saved.Add(part), part.Neg()
		} else {
			p.saved = p.saved.Sub(part)
		}
		e.Amount = e.Amount.Sub(part)
		p.change(e.Date, *e, part.Neg())
	})
}

// draw enters what is drawn and repaid, with its costs.
func (p *play) draw(s Step) {
	p.moved = p.moved.Add(s.Amount)
	p.enter(Entry{Date: s.Date, Column: s.Column, Line: s.Line, Amount: s.Amount})
	p.enter(Entry{Date: s.Until, Column: s.Column, Line: s.Line, Amount: s.Amount.Neg()})
	p.pay(s, p.percent(s.Amount, s.Percent), s.Date)
	year := money.Of(s.Amount, s.Rate)
	p.pay(s, money.Round(year.Mul(year, s.Basis.Fraction(s.Date, s.Until)), p.places, p.f.Book.Plan.Rounding), s.Until)
}

// raise raises the limits of the credit between two days.
func (p *play) raise(s Step) {
	if p.credit == nil || s.Amount.IsZero() {
		return
	}
	from := s.Date
	if first := p.credit.Limits[0].From; from.Before(first) {
		from = first
	}
	raised := func(day schedule.Date) bool { return !day.Before(from) && (s.Until.IsZero() || day.Before(s.Until)) }
	if !raised(from) {
		return
	}
	days := []schedule.Date{from}
	if !s.Until.IsZero() {
		days = append(days, s.Until)
	}
	for _, one := range p.credit.Limits {
		days = append(days, one.From)
	}
	slices.SortFunc(days, schedule.Date.Compare)
	credit := *p.credit
	credit.Limits = nil
	for _, day := range slices.Compact(days) {
		limit := cashflow.Limit{From: day}
		for _, one := range p.credit.Limits {
			if !one.From.After(day) {
				limit.Amount = one.Amount
			}
		}
		if raised(day) {
			limit.Amount = limit.Amount.Add(s.Amount)
		}
		credit.Limits = append(credit.Limits, limit)
	}
	p.credit = &credit
	p.effects++
	p.moved = p.moved.Add(s.Amount)
	p.pay(s, p.percent(s.Amount, s.Percent), from)
}

// assign adds an advance to the credit.
func (p *play) assign(s Step) {
	if p.credit == nil {
		return
	}
	credit := *p.credit
	credit.Advances = append(slices.Clip(credit.Advances), s.Assign)
	p.credit = &credit
	p.effects++
}

func (p *play) percent(amount, percent decimal.Decimal) decimal.Decimal {
	if percent.IsZero() {
		return decimal.Decimal{}
	}
	return money.Round(new(big.Rat).Mul(amount.Rat(), money.Percent(percent)), p.places, p.f.Book.Plan.Rounding)
}

// pay enters a cost, which is positive.
func (p *play) pay(s Step, cost decimal.Decimal, on schedule.Date) {
	if cost.IsZero() {
		return
	}
	e := Entry{Date: on, Column: s.CostColumn, Line: s.CostLine, Amount: cost.Neg()}
	if e.Column == "" {
		e.Column = Costs
	}
	if e.Line == "" {
		e.Line = p.by.ID
	}
	if !s.CostDate.IsZero() {
		e.Date = s.CostDate
	}
	p.cost = p.cost.Add(cost)
	p.enter(e)
}

func (p *play) enter(e Entry) {
	if !e.Amount.IsZero() {
		p.entries = append(p.entries, e)
		p.change(e.Date, e, e.Amount)
	}
}

func (p *play) change(on schedule.Date, e Entry, amount decimal.Decimal) {
	p.effects++
	p.changes = append(p.changes, Change{
		Date: on, Column: e.Column, Line: e.Line, Part: e.Part, Amount: amount, Cause: ByMeasure, By: p.by.ID, Reason: p.by.Reason,
	})
}
