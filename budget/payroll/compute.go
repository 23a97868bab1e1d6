package payroll

import (
	"slices"
	"strings"
	"time"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Compute returns the payslips of the shoot. The error is that of [Shoot.Validate].
func (s Shoot) Compute() (Result, error) {
	if err := s.Validate(); err != nil {
		return Result{}, err
	}
	places, _ := money.MinorUnits(s.Currency)
	at := newSite(s, minor{places, s.Rounding})
	r := Result{Title: s.Title, Currency: s.Currency, Rounding: s.Rounding, Payslips: []Payslip{}, Contributions: []ContributionTotal{}}
	for _, e := range s.People {
		r.Payslips = append(r.Payslips, at.pay(e)...)
	}
	r.People = people(r.Payslips)
	r.total(s.Contributions)
	return r, nil
}

// open starts the payslip of an engagement.
func (s *site) open(e Engagement) *Payslip {
	return &Payslip{Person: e.ID, Name: e.Name, Function: e.Function, Number: e.number(), Lines: []Line{}}
}

// pay returns the payslips of one engagement, with their contributions.
func (s *site) pay(e Engagement) []Payslip {
	var whole Payslip
	switch {
	case e.crew():
		whole = s.payCrew(e, s.rulesOf(e))
	case e.actor():
		whole = s.payActor(e)
	case e.extra():
		whole = s.payExtra(e)
	case e.Contract == ByFlatDay:
		whole = s.payFlatDays(e)
	default:
		whole = *s.open(e)
	}
	for _, f := range e.Fees {
		whole.Lines = append(whole.Lines, s.flatFee(f))
	}
	for _, f := range e.Expenses {
		whole.Expenses = append(whole.Expenses, s.flatFee(f))
	}
	before, slips, dates := e.Before, s.split(whole), s.dates(e)
	flat := flatPay{start: before}
	for i := range slips {
		slips[i].close()
		slips[i].PaidDays = paidDays(e, dates, slips[i].Week)
		slips[i].Hours = slips[i].paidTime(e)
		if i > 0 && yearOf(last(e, dates, slips[i].Week)) != yearOf(last(e, dates, slips[i-1].Week)) {
			before, flat = Cumulative{}, flatPay{}
		}
		p := s.period(e, slips[i], dates, before)
		if e.Contract == ExtraByDay {
			p.flat = flat.with(s.shoot.ceilings(p.last), p)
		}
		slips[i].Charges = s.charge(p, before)
		slips[i].Cost = slips[i].Gross.Add(slips[i].Charges.Employer)
		before = slips[i].Charges.ToDate
	}
	return slips
}

func yearOf(d schedule.Date) int {
	year, _, _ := d.Civil()
	return year
}

// paidTime is the time by which reduced rates are judged.
func (p *Payslip) paidTime(e Engagement) Minute {
	if e.DayHours > 0 || !e.crew() {
		return e.DayHours * Minute(p.PaidDays)
	}
	time := Minute(0)
	for _, l := range p.Lines {
		switch l.Code {
		case CodeBase, CodeGuarantee, CodeHoliday, CodeRecovery, CodeMinimum, CodeBreak:
			time += l.Time
		}
	}
	return time
}

// flatFee turns a fee into a line of the week of its date.
func (s *site) flatFee(f Fee) Line {
	line := Line{Code: f.Code, Label: f.Label, Article: f.Article, Count: f.Count, Base: f.Rate, Percent: hundred}
	if !f.Date.IsZero() {
		line.Week = s.group(f.Date)
	}
	return s.priced(line)
}

func (s *site) rulesOf(e Engagement) TimeRules {
	for _, r := range s.shoot.Rules {
		if r.Code == e.Rules || e.Rules == "" {
			return r
		}
	}
	return TimeRules{}
}

// split cuts a payslip into those of its weeks, if the shoot pays weekly. What has no week goes to the first.
func (s *site) split(whole Payslip) []Payslip {
	if s.shoot.Payslips != Weekly {
		return []Payslip{whole}
	}
	var mondays []schedule.Date
	see := func(d schedule.Date) {
		if !d.IsZero() {
			mondays = append(mondays, d.InWeek(time.Monday))
		}
	}
	for _, list := range [][]Line{whole.Lines, whole.Expenses, whole.Deferred} {
		for _, l := range list {
			see(l.Week)
		}
	}
	for _, d := range whole.Days {
		see(d.Date)
	}
	slices.SortFunc(mondays, schedule.Date.Compare)
	if mondays = slices.Compact(mondays); len(mondays) == 0 {
		return []Payslip{whole}
	}
	slips := make([]Payslip, len(mondays))
	for i, monday := range mondays {
		mine := func(l Line) bool { return l.Week == monday || (l.Week.IsZero() && i == 0) }
		slips[i] = whole
		slips[i].Week = monday
		slips[i].Lines, slips[i].Expenses, slips[i].Deferred = keep(whole.Lines, mine), keep(whole.Expenses, mine), keep(whole.Deferred, mine)
		slips[i].Days = keep(whole.Days, func(d DayTime) bool { return d.Date.InWeek(time.Monday) == monday })
		slips[i].Weeks = keep(whole.Weeks, func(w WeekTime) bool { return w.Monday == monday })
	}
	return slips
}

// keep returns the elements that match, in a list of their own.
func keep[T any](list []T, match func(T) bool) []T {
	kept := []T{}
	for _, one := range list {
		if match(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

// close adds up the lines.
func (p *Payslip) close() {
	p.Gross, p.ExpensesTotal, p.DeferredTotal = sum(p.Lines), sum(p.Expenses), sum(p.Deferred)
}

func sum(lines []Line) decimal.Decimal {
	total := decimal.Decimal{}
	for _, l := range lines {
		total = total.Add(l.Amount)
	}
	return total
}

// paidDays counts the days of a payslip.
func paidDays(e Engagement, dates []schedule.Date, week schedule.Date) int {
	if e.PaidDays > 0 && week.IsZero() {
		return e.PaidDays
	}
	return len(keep(dates, func(d schedule.Date) bool { return in(week, d) }))
}

// dates are the paid days of an engagement, in order: worked, holidays not worked, given back, those of its fees, and
// the days of a week that is guaranteed without one of work.
func (s *site) dates(e Engagement) []schedule.Date {
	var dates []schedule.Date
	for _, d := range e.Days {
		dates = append(dates, d.Date)
	}
	for _, f := range e.Fees {
		if f.Day && !f.Date.IsZero() {
			dates = append(dates, f.Date)
		}
	}
	if e.crew() {
		c := s.crewOf(e, s.rulesOf(e))
		for _, monday := range c.engaged() {
			dates = append(append(dates, c.idleDays(monday)...), c.idleWeek(monday)...)
		}
		for _, d := range e.Days {
			if !d.Recovered.IsZero() && s.holiday(d.Date) {
				dates = append(dates, d.Recovered)
			}
		}
	}
	slices.SortFunc(dates, schedule.Date.Compare)
	return slices.Compact(dates)
}

// period says what decides the contributions of a payslip.
func (s *site) period(e Engagement, slip Payslip, dates []schedule.Date, before Cumulative) period {
	// The deduction and the cap are differences of rounded sums to date, so that weekly payslips give the whole.
	deducted := func(gross decimal.Decimal) decimal.Decimal {
		return s.round(fraction.FromRat(money.Of(gross, e.Deduction)))
	}
	deduction := deducted(before.Gross.Add(slip.Gross)).Sub(deducted(before.Gross))
	p := period{population: e.Population, deduction: deduction, last: last(e, dates, slip.Week), gross: slip.Gross, paidDays: slip.PaidDays}
	p.hours = slip.Hours
	count, ceilings := decimal.NewFromInt(int64(slip.PaidDays)), s.shoot.ceilings(p.last)
	p.year = ceilings.Year
	switch {
	case !e.Ceiling.IsZero():
		p.ceiling = e.Ceiling
	case s.artist(e) && longestRun(dates) < ceilings.ShortDays:
		p.ceiling = ceilings.Hour.Mul(ceilings.ShortHours).Mul(count)
	default:
		p.ceiling = ceilings.Day.Mul(count)
	}
	capped := func(days int) decimal.Decimal {
		return s.round(s.holidayDay(e.at(p.last), s.shoot.actors(p.last)).Mul(fraction.Int(int64(days))))
	}
	p.holidayCap = capped(before.PaidDays + slip.PaidDays).Sub(capped(before.PaidDays))
	return p
}

// flatPay follows the flat base of an extra engaged by the day over the payslips of the year.
type flatPay struct {
	start            Cumulative
	flat, below, pay decimal.Decimal
	gross            decimal.Decimal
}

// with returns the base to date after one more period, zero where the pay itself is charged: the pay of a day is
// judged on the average of the days.
func (f *flatPay) with(c Ceilings, p period) decimal.Decimal {
	days := decimal.NewFromInt(int64(p.paidDays))
	f.flat, f.below = f.flat.Add(c.FlatDay.Mul(days)), f.below.Add(c.FlatBelow.Mul(days))
	f.gross, f.pay = f.gross.Add(p.gross), f.pay.Add(p.gross).Sub(p.deduction)
	base, part, low := f.start.Flat, f.pay, f.gross.LessThan(f.below)
	if base.IsZero() && !low {
		return decimal.Decimal{}
	}
	if base.IsZero() {
		base = f.start.Gross.Sub(f.start.Deduction)
	}
	if low {
		part = f.flat
	}
	return base.Add(part)
}

// last is the last paid day of a payslip: of its week, or of the engagement. The hours after midnight of a Sunday that
// are all of their week are paid with that Sunday, and its year.
func last(e Engagement, dates []schedule.Date, week schedule.Date) schedule.Date {
	if !week.IsZero() {
		for _, d := range slices.Backward(dates) {
			if in(week, d) {
				return d
			}
		}
		if sunday := week.AddDays(-1); slices.Contains(dates, sunday) {
			return sunday
		}
		return week.InWeek(time.Sunday)
	}
	if n := len(dates); n > 0 && dates[n-1].After(e.Until) {
		return dates[n-1]
	}
	return e.Until
}

// artist reports an engagement whose ceiling may be counted by the hour.
func (s *site) artist(e Engagement) bool {
	return e.actor() || e.extra() || strings.HasPrefix(e.Population, "artist")
}

// longestRun is the longest run of consecutive days, of days in order.
func longestRun(dates []schedule.Date) int {
	longest, run := 0, 0
	for i, d := range dates {
		if i > 0 && d.DaysSince(dates[i-1]) != 1 {
			run = 0
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// holidayDay is what bounds the base of the holiday fund for one day; zero if nothing does.
func (s *site) holidayDay(e Engagement, actors ActorRules) fraction.F {
	times := actors.HolidayPayDays
	switch {
	case e.crew() || e.Contract == ByFlatDay:
		times = s.rulesOf(e).HolidayPayDays
	case e.extra():
		times = s.shoot.Extras.HolidayPayDays
	}
	bound := fraction.FromDecimal(times)
	minimum := fraction.FromDecimal(e.minimum(actors, s.sixDays(e)))
	switch {
	case !e.HolidayDay.IsZero():
		return bound.Mul(fraction.FromDecimal(e.HolidayDay))
	case e.crew():
		return bound.Mul(minimum).Quo(fraction.Int(5))
	case (e.Contract == ActorByWeek || e.Contract == ExtraByWeek) && s.sixDays(e):
		return bound.Mul(minimum).Quo(fraction.Int(6))
	case e.Contract == ActorByWeek || e.Contract == ExtraByWeek:
		return bound.Mul(minimum).Quo(fraction.Int(5))
	case e.Contract == ByFees:
		return fraction.F{}
	}
	return bound.Mul(minimum)
}

// total adds up the payslips, each for the people it stands for.
func (r *Result) total(table []Contribution) {
	type name struct {
		code     string
		employee bool
	}
	index := map[name]int{}
	for _, one := range table {
		key := name{one.Code, one.Employee}
		if _, found := index[key]; !found {
			index[key] = len(r.Contributions)
			r.Contributions = append(r.Contributions, ContributionTotal{Code: one.Code, Label: one.Label, Employee: one.Employee})
		}
	}
	for _, p := range r.Payslips {
		number := decimal.NewFromInt(int64(p.Number))
		r.Gross = r.Gross.Add(p.Gross.Mul(number))
		r.Charges = r.Charges.Add(p.Charges.Employer.Mul(number))
		r.Expenses = r.Expenses.Add(p.ExpensesTotal.Mul(number))
		r.Deferred = r.Deferred.Add(p.DeferredTotal.Mul(number))
		for _, line := range p.Charges.Lines {
			one := &r.Contributions[index[name{line.Code, line.Employee}]]
			one.Amount = one.Amount.Add(line.Amount.Mul(number))
		}
	}
	r.Cost = r.Gross.Add(r.Charges).Add(r.Expenses)
}
