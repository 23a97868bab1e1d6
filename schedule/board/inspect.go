package board

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/internal/worktime"
	"github.com/filmfinance/filmfinance/schedule"
)

// worked is a day of work of the crew or of a role.
type worked struct {
	day *Day
	Hours
	location *Location
	// apart is the time between call and wrap that is neither work nor break: travel.
	apart Minute
}

func (w worked) work() Minute { return w.Wrap - w.Call - w.Meal - w.apart }

// Inspect asks whether the plan respects the limits of working time of the crew and of each role, those of minors, the
// availabilities, and the light of the exteriors, and returns the findings: the crew first, then the cast, then what is
// asked of places and elements. Where the hours of a day are not known, nothing that needs them is decided. Rehearsals
// and fittings of a role count by their hours, and travel in the span of the day; an event without hours counts in
// nothing. The error is that of [Rules.Validate].
func (p Plan) Inspect(r Rules) ([]Finding, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	i := &inspector{plan: &p, rules: r, found: []Finding{}}
	calls := p.calls()
	i.of(Crew, r.Crew.Articles)
	i.days = calls.days("", nil)
	i.limits(r.Crew)
	i.feasts()
	terms := map[string]Terms{}
	for _, t := range p.shoot.Terms {
		terms[t.ID] = t
	}
	working := map[string][]int{}
	for n, d := range p.Days {
		for _, id := range d.Cast {
			working[id] = append(working[id], n)
		}
	}
	events := p.eventHours()
	for _, role := range p.shoot.Breakdown.Cast {
		if i.days = withEvents(calls.days(role.ID, working[role.ID]), events[role.ID]); len(i.days) == 0 {
			continue
		}
		i.of(role.ID, r.Cast.Articles)
		i.limits(r.Cast)
		i.sixthDays(false)
		if t := terms[role.ID]; !t.Born.IsZero() {
			i.minor(t)
		}
	}
	i.places(terms)
	return i.found, nil
}

// callSheet finds the hours of a day.
type callSheet struct {
	plan      *Plan
	locations map[string]*Location
	calls     map[callOf]Hours
}

type callOf struct {
	date schedule.Date
	id   string
}

func (p *Plan) calls() *callSheet {
	s := &callSheet{plan: p, locations: p.locations(), calls: map[callOf]Hours{}}
	for _, c := range p.shoot.Calls {
		s.calls[callOf{c.Date, c.ID}] = c.Hours
	}
	return s
}

func (p *Plan) locations() map[string]*Location {
	found := map[string]*Location{}
	for i := range p.shoot.Locations {
		found[p.shoot.Locations[i].Name] = &p.shoot.Locations[i]
	}
	return found
}

// days returns the days of a role, or all of them.
func (s *callSheet) days(id string, which []int) []worked {
	if id == "" {
		for n := range s.plan.Days {
			which = append(which, n)
		}
	}
	list := make([]worked, len(which))
	for i, n := range which {
		d := &s.plan.Days[n]
		list[i] = worked{day: d, Hours: s.hours(d, id), location: s.locations[d.Location]}
		if list[i].location == nil {
			list[i].location = &Location{}
		}
	}
	return list
}

// hours are those of the role on that date, of everybody on that date, or of such a day.
func (s *callSheet) hours(d *Day, id string) Hours {
	if h, found := s.calls[callOf{d.Date, id}]; found {
		return h
	}
	if h, found := s.calls[callOf{d.Date, ""}]; found {
		return h
	}
	if d.Night {
		return s.plan.shoot.NightHours
	}
	return s.plan.shoot.DayHours
}

// limits asks the questions of working time.
func (p *inspector) limits(l Limits) {
	p.running(l)
	for _, d := range p.days {
		if d.Wrap == 0 {
			p.say(CannotTell, CheckSpan, at{day: d.day}, hours(0))
			return // the time of the others is not worth much
		}
	}
	p.times(l)
	p.weeks(l)
	p.rests(l)
}

// times asks the questions of one day.
func (p *inspector) times(l Limits) {
	longest := Minute(0)
	for _, d := range p.days {
		longest = max(longest, d.work())
		if l.Day > 0 {
			p.atMost(CheckDay, at{day: d.day}, hours(d.work()), hours(l.Day))
		}
		if l.Span > 0 {
			p.atMost(CheckSpan, at{day: d.day}, hours(d.Wrap-d.Call), hours(l.Span))
		}
		if l.Break > 0 && d.work() > l.BreakAfter {
			p.atLeast(CheckBreak, at{day: d.day}, hours(d.Meal), hours(l.Break))
		}
		if night := l.night(d.day.Date, d.Hours, d.location.Studio); night > 0 {
			p.say(Notice, CheckNight, at{day: d.day}, hours(night))
		}
	}
	if l.Day == 0 && longest > 0 {
		p.say(CannotTell, CheckDay, at{}, hours(longest))
	}
}

// numbered returns the days as package worktime counts them.
func (p *inspector) numbered() []worktime.Day {
	list := make([]worktime.Day, len(p.days))
	for i, d := range p.days {
		list[i] = worktime.Day{Number: d.day.Date.DaysSince(p.monday()), From: int(d.Call), To: int(d.Wrap)}
	}
	return list
}

// monday is that of the first week.
func (p *inspector) monday() schedule.Date { return p.days[0].day.Date.InWeek(time.Monday) }

// byWeek adds up the work of the civil weeks. The night from Sunday to Monday is cut at midnight for the crew, whose
// week is from Monday 0 h to Sunday 24 h (I-20); for roles, whose texts do not say so, it is of the week in which it
// begins, as for their payslips.
func (p *inspector) byWeek() []worktime.Week {
	var weeks []worktime.Week
	add := func(number, time int) {
		if n := len(weeks); n == 0 || weeks[n-1].Number != number {
			weeks = append(weeks, worktime.Week{Number: number})
		}
		weeks[len(weeks)-1].Time += time
	}
	for i, d := range p.numbered() {
		work, after := int(p.days[i].work()), d.To-int(24*schedule.Hour)
		after = min(after, work) // the meal is taken before midnight
		sunday := p.days[i].day.Date.Weekday() == time.Sunday
		if p.who != Crew || !sunday || after <= 0 {
			add(d.Week(), work)
			continue
		}
		add(d.Week(), work-after)
		add(d.Week()+1, after)
	}
	return weeks
}

// weeks asks the questions of the civil weeks: their time and its average, known over enough weeks only.
func (p *inspector) weeks(l Limits) {
	if len(p.days) == 0 || l.Week == 0 {
		return
	}
	weeks := p.byWeek()
	for _, w := range weeks {
		p.atMost(CheckWeek, at{date: p.monday().AddWeeks(w.Number)}, hours(Minute(w.Time)), hours(l.Week))
	}
	if l.Average == 0 || l.Weeks == 0 {
		return
	}
	sums := worktime.Averages(weeks, l.Weeks)
	if len(sums) == 0 {
		p.say(CannotTell, CheckAverage, at{}, hours(0))
	}
	for _, w := range sums {
		average := fraction.New(int64(w.Time), int64(l.Weeks)*60).Round(2, money.HalfAwayFromZero)
		p.atMost(CheckAverage, at{date: p.monday().AddWeeks(w.Number)}, measure{average, "hours"}, hours(l.Average))
	}
}

// rests asks the questions of the rests of days and weeks.
func (p *inspector) rests(l Limits) {
	days := p.numbered()
	inWeek := map[int]int{}
	for _, d := range days {
		inWeek[d.Week()]++
	}
	for i := 1; i < len(days); i++ {
		due := l.Rest
		if l.LongSpan > 0 && Minute(days[i-1].To-days[i-1].From) > l.LongSpan {
			due = l.RestAfterLong
		}
		if due > 0 {
			p.atLeast(CheckDailyRest, at{day: p.days[i].day}, hours(Minute(worktime.Between(days[i-1], days[i]))), hours(due))
		}
		before := days[i-1].Week()
		if l.WeeklyRest == 0 || before == days[i].Week() {
			continue
		}
		due = l.WeeklyRest
		if inWeek[before] >= 6 && p.days[i-1].location.Place != ParisRegion {
			due = l.SixDayRest
		}
		p.atLeast(CheckWeeklyRest, at{date: p.monday().AddWeeks(before)}, hours(Minute(worktime.WeeklyRest(days, i))), hours(due))
	}
}

// running asks for the days and the weeks of six days worked running.
func (p *inspector) running(l Limits) {
	if len(p.days) == 0 {
		return
	}
	days := p.numbered()
	for _, run := range worktime.Running(days) {
		if l.Running > 0 {
			p.atMost(CheckRunning, at{day: p.days[run.Last].day}, count(run.Length, "days"), count(l.Running, "days"))
		}
	}
	outside := func(first int) bool { return p.days[first].location.Place != ParisRegion }
	for _, run := range worktime.SixDayWeeks(days, outside) {
		first, most := p.days[run.Last], l.SixDayWeeks
		if first.location.Place == Abroad {
			most = l.SixDayWeeksAbroad
		}
		if most > 0 {
			p.atMost(CheckSixDayWeeks, at{date: first.day.Date.InWeek(time.Monday)}, count(run.Length, "weeks"), count(most, "weeks"))
		}
	}
}
