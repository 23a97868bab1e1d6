package board

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/worktime"
	"github.com/filmfinance/filmfinance/schedule"
)

// feasts asks for the sixth days in the Paris region, the Sundays and the holidays.
func (p *inspector) feasts() {
	p.sixthDays(true)
	for _, d := range p.days {
		sunday, holiday := d.day.Date.Weekday() == time.Sunday, p.holiday(d.day.Date, d.location)
		next := d.day.Date.InWeek(time.Monday).AddWeeks(1)
		if sunday {
			last := d.day.Date == p.plan.Last
			given := p.free(next, d.location) || p.free(next.AddDays(4), d.location)
			away := d.location.Place != ParisRegion && p.free(next.AddDays(5), d.location)
			p.yes(CheckSunday, at{day: d.day}, last || given || away)
		}
		switch {
		case d.location.Studio && (sunday || holiday):
			p.yes(CheckStudio, at{day: d.day}, false)
		case holiday:
			p.say(Notice, CheckHoliday, at{day: d.day}, count(1, "days"))
		}
	}
}

// sixthDays finds the sixth days of a week in the Paris region; those of the crew are given back on the Monday or the
// Friday after, and all bear a premium.
func (p *inspector) sixthDays(givenBack bool) {
	days := p.numbered()
	inWeek := 0
	for i, d := range days {
		if i > 0 && days[i-1].Week() != d.Week() {
			inWeek = 0
		}
		if inWeek++; inWeek != 6 || p.days[i].location.Place != ParisRegion {
			continue
		}
		on := at{day: p.days[i].day}
		if !givenBack {
			p.say(Notice, CheckSixthDay, on, count(1, "days"))
			continue
		}
		next := p.days[i].day.Date.InWeek(time.Monday).AddWeeks(1)
		p.yes(CheckSixthDay, on, !p.shot(next) || !p.shot(next.AddDays(4)))
	}
}

// shot reports whether a date is a day of shooting.
func (p *inspector) shot(d schedule.Date) bool {
	for _, day := range p.plan.Days {
		if day.Date == d {
			return true
		}
	}
	return false
}

// free reports whether a date is a day of rest that is not a public holiday.
func (p *inspector) free(d schedule.Date, l *Location) bool { return !p.shot(d) && !p.holiday(d, l) }

func (p *inspector) holiday(d schedule.Date, l *Location) bool {
	if l.Calendar != nil {
		return l.Calendar.Zone.IsHoliday(d)
	}
	return p.plan.shoot.Calendar.Zone.IsHoliday(d)
}

// minorArticles are where the limits of minors are written.
var minorArticles = map[Check]string{
	CheckMinor: "Code du travail, L. 7124-1", CheckMinorNight: "Code du travail, L. 3163-2, R. 7124-30-1", CheckMinorRest: "Code du travail, L. 3164-1",
	CheckMinorBreak: "IDCC 3097, titre III", CheckMinorDaysOff: "Code du travail, L. 3164-2", CheckMinorDay: minorHours, CheckMinorWeek: minorHours,
}

// minorHours is where the hours of minors are read.
const minorHours = "Code du travail, under 18 (cfa-spectacle.com/?p=6643)"

// minor asks the questions of people under 18, by their age on each day.
func (p *inspector) minor(t Terms) {
	p.articles = minorArticles
	first := p.days[0].day.Date
	if first.Before(t.Born.AddYears(16, schedule.Overflow)) {
		p.say(Notice, CheckMinor, at{day: p.days[0].day}, count(1, "days"))
	}
	days := p.numbered()
	for i, d := range p.days {
		m, minor := p.rules.minor(t.Born, d.day.Date)
		if !minor {
			continue
		}
		on := at{day: d.day}
		if d.Wrap == 0 {
			p.say(CannotTell, CheckMinorDay, on, hours(0))
			return
		}
		p.atMost(CheckMinorDay, on, hours(d.work()), hours(m.Day))
		p.byAge(t, d)
		if m.Break > 0 && d.work() > m.BreakAfter {
			p.atLeast(CheckMinorBreak, on, hours(d.Meal), hours(m.Break))
		}
		from := max(m.NightFrom, min(t.NightAllowed, m.Allowed))
		p.atMost(CheckMinorNight, on, hours(Minute(worktime.Night(int(d.Call), int(d.Wrap), int(from), int(m.NightUntil)))), hours(0))
		if i > 0 {
			p.atLeast(CheckMinorRest, on, hours(Minute(worktime.Between(days[i-1], days[i]))), hours(m.Rest))
		}
	}
	for _, w := range p.byWeek() {
		monday := p.monday().AddWeeks(w.Number)
		if m, minor := p.rules.minor(t.Born, monday); minor {
			p.atMost(CheckMinorWeek, at{date: monday}, hours(Minute(w.Time)), hours(m.Week))
			p.atLeast(CheckMinorDaysOff, at{date: monday}, count(worktime.DaysOff(days, w.Number), "days"), count(m.RestDays, "days"))
		}
	}
}

// byAge compares the work of a day with the hours of the age, where the caller gives them.
func (p *inspector) byAge(t Terms, d worked) {
	for _, h := range p.rules.MinorHours {
		if !d.day.Date.Before(t.Born.AddYears(h.Under, schedule.Overflow)) {
			continue
		}
		limit := h.School
		if within(p.plan.shoot.SchoolHolidays, d.day.Date) {
			limit = h.Holidays
		}
		p.atMost(CheckMinorHours, at{day: d.day}, hours(d.work()), hours(limit))
		return
	}
}

// minor returns the rules of an age.
func (r Rules) minor(born, day schedule.Date) (Minor, bool) {
	for _, m := range r.Minors {
		if day.Before(born.AddYears(m.Under, schedule.Overflow)) {
			return m, true
		}
	}
	return Minor{}, false
}
