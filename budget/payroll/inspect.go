package payroll

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/worktime"
	"github.com/filmfinance/filmfinance/schedule"
)

// Inspect asks whether the time and the pay of each person respect the minima, the limits and the rests of
// their rules, and returns the findings in the order of the people. It changes nothing to the pay. The error
// is that of [Shoot.Validate].
func (s Shoot) Inspect() ([]Finding, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	places, _ := money.MinorUnits(s.Currency)
	s.Payslips, s.Contributions = Whole, nil
	at := newSite(s, minor{places, s.Rounding})
	found := []Finding{}
	for _, e := range s.People {
		p := &inspector{site: at, Engagement: e, slip: at.pay(e)[0]}
		switch {
		case e.crew():
			p.crew(at.rulesOf(e))
		case e.actor():
			p.actor()
		default:
			p.others()
		}
		p.minors()
		found = append(found, p.found...)
	}
	return found, nil
}

func (p *inspector) crew(r TimeRules) {
	p.articles = r.Limits.Articles
	p.minimum(false)
	p.days(r)
	p.weeksOf(r)
	p.rests(r)
	p.running(r.Limits.Running)
	p.sixDayWeeks(r.Limits.SixDays, r.Limits.SixDays)
	p.feasts(r)
	p.contract(r)
}

// minimum compares the pay of each terms with its minimum, where it is known.
func (p *inspector) minimum(known bool) {
	for _, from := range append([]schedule.Date{{}}, p.cuts()...) {
		e := p.at(from)
		limit := e.Minimum
		if known {
			limit = e.minimum(p.shoot.actors(from), p.sixDays(e))
		}
		pay := measure{e.Pay, p.shoot.Currency}
		if limit.IsZero() {
			p.unknown(CheckMinimum, pay)
			continue
		}
		p.atLeast(CheckMinimum, from, pay, measure{limit, p.shoot.Currency})
	}
}

// days asks the questions of one day.
func (p *inspector) days(r TimeRules) {
	var work, spans []timed
	for i, d := range p.Days {
		work = append(work, timed{d.Date, p.slip.Days[i].Time})
		stretches := worked(d, r.Grid, r.Travel.Free)
		span := stretches[len(stretches)-1].To - stretches[0].From + min(d.Transport, r.Travel.Free)
		spans = append(spans, timed{d.Date, span})
		for _, v := range p.Voyages {
			if r.Travel.BeforeNextWork > 0 && v.Date == d.Date && v.Arrival > 0 && v.Arrival <= d.Worked[0].From {
				p.atLeast(CheckArrival, d.Date, hoursMeasure(d.Worked[0].From-v.Arrival), hoursMeasure(r.Travel.BeforeNextWork))
			}
		}
	}
	p.most(CheckDay, r.Limits.Day, work)
	p.most(CheckSpan, r.Limits.Span, spans)
}

// weeksOf asks the questions of the civil weeks: their time and its average, known over enough weeks only.
func (p *inspector) weeksOf(r TimeRules) {
	var times []timed
	for _, w := range p.slip.Weeks {
		time := w.Time
		if w.Effective > 0 {
			time = w.Effective + w.Time - w.Counted
		}
		times = append(times, timed{w.Monday, time})
	}
	p.most(CheckWeek, r.Limits.Week, times)
	if len(times) == 0 || r.Limits.Average == 0 || r.Limits.Weeks == 0 {
		return
	}
	weeks := make([]worktime.Week, len(times))
	for i, w := range times {
		weeks[i] = worktime.Week{Number: w.date.DaysSince(times[0].date) / 7, Time: int(w.time)}
	}
	sums := worktime.Averages(weeks, r.Limits.Weeks)
	if len(sums) == 0 {
		p.unknown(CheckAverage, hoursMeasure(0))
	}
	for _, w := range sums {
		p.atMost(CheckAverage, times[0].date.AddWeeks(w.Number), measure{quotient(Minute(w.Time), r.Limits.Weeks), "hours"}, hoursMeasure(r.Limits.Average))
	}
}

// rests asks the questions of the rests of days and weeks.
func (p *inspector) rests(r TimeRules) {
	c := &crew{site: p.site, Engagement: p.Engagement, rules: r}
	ends := c.ends()
	for i := 1; i < len(p.Days); i++ {
		rest, due := between(p.Days, i, ends), r.Rest.Daily
		if p.Days[i].Rest > 0 {
			due = p.Days[i].Rest
		}
		p.atLeast(CheckDailyRest, p.Days[i].Date, hoursMeasure(rest), hoursMeasure(due))
		before := p.Days[i-1].Date.InWeek(time.Monday)
		if p.Days[i].Date.InWeek(time.Monday) != before && c.hire() == nil {
			longest, due := c.weeklyRest(i, ends)
			p.atLeast(CheckWeeklyRest, before, hoursMeasure(longest), hoursMeasure(due))
		}
	}
}

// running asks for the days worked running.
func (p *inspector) running(limit int) {
	if limit == 0 || len(p.Days) == 0 {
		return
	}
	for _, run := range worktime.Running(numbered(p.Days, nil)) {
		p.atMost(CheckRunning, p.Days[run.Last].Date, daysMeasure(run.Length), daysMeasure(limit))
	}
}

// sixDayWeeks counts the weeks of six days running outside the Paris region.
func (p *inspector) sixDayWeeks(limit, abroad int) {
	outside := func(first int) bool { return p.week(p.Days[first].Date).Place != ParisRegion }
	for _, run := range worktime.SixDayWeeks(numbered(p.Days, nil), outside) {
		monday, most := p.Days[run.Last].Date.InWeek(time.Monday), limit
		if p.week(monday).Place == Abroad {
			most = abroad
		}
		if most > 0 {
			p.atMost(CheckSixDayWeeks, monday, measure{daysMeasure(run.Length).amount, "weeks"}, measure{daysMeasure(most).amount, "weeks"})
		}
	}
}

// feasts asks for the sixth days in the Paris region, the Sundays, and the work forbidden in a studio. Rules that owe
// nothing for a day not given back, as those of audiovisual production, neither ask for it nor forbid it in a studio.
func (p *inspector) feasts(r TimeRules) {
	for i, d := range p.Days {
		next := d.Date.InWeek(time.Monday).AddWeeks(1)
		given := d.Recovered == next || d.Recovered == next.AddDays(4)
		if p.slip.Days[i].SixthDay {
			p.yes(CheckSixthDay, d.Date, given)
		}
		sunday := d.Date.Weekday() == time.Sunday && r.Sunday.Lost > 0
		if sunday {
			away := p.week(d.Date).Place != ParisRegion && d.Recovered == next.AddDays(5)
			p.yes(CheckSunday, d.Date, d.Date == p.Until || ((given || away) && !p.holiday(d.Recovered)))
		}
		holiday := p.holiday(d.Date) && !p.solidarity(d.Date) && r.Holiday.Lost > 0
		if p.week(d.Date).Studio && (sunday || holiday) {
			p.yes(CheckStudio, d.Date, false)
		}
	}
}

// yes records a question whose answer is one day out of one.
func (p *inspector) yes(check Check, date schedule.Date, answer bool) {
	figure := 0
	if answer {
		figure = 1
	}
	p.atLeast(check, date, daysMeasure(figure), daysMeasure(1))
}

// contract asks for the consecutive days that the kind of contract needs.
func (p *inspector) contract(r TimeRules) {
	run := longestRun(p.dates(p.Engagement))
	if !p.From.IsZero() && !p.Until.IsZero() {
		run = p.Until.DaysSince(p.From) + 1
	}
	switch p.Contract {
	case ByDay, ByAdvertisingDay:
		if r.Limits.HireDays > 0 {
			p.atMost(CheckHireDays, schedule.Date{}, daysMeasure(run), daysMeasure(r.Limits.HireDays))
		}
	case ByEquivalence:
		if r.Limits.HireDays > 0 {
			p.atLeast(CheckEquivalence, schedule.Date{}, daysMeasure(run), daysMeasure(r.Limits.HireDays+1))
		}
	}
}
