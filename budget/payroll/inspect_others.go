package payroll

import (
	"time"

	"github.com/filmfinance/filmfinance/internal/worktime"
	"github.com/filmfinance/filmfinance/schedule"
)

// actor asks the questions of actors: a span above the ordinary one needs a reason that the time does not
// give.
func (p *inspector) actor() {
	r := p.shoot.Actors
	p.articles = []CheckArticle{
		{CheckMinimum, r.Article}, {CheckSpan, "IDCC 3097, III-4"}, {CheckDailyRest, "IDCC 3097, III-4"}, {CheckSixDayWeeks, "IDCC 3097, III-4"},
		{CheckWeek, "Code du travail, L. 3121-20"}, {CheckRunning, "Code du travail, L. 3132-1"},
	}
	p.minimum(true)
	a := &actor{site: p.site, Engagement: p.Engagement, contract: p.Engagement, rules: r}
	var spans []timed
	ends := make([]Minute, len(p.Days))
	for i, d := range p.Days {
		stretches := worked(d, r.Grid, -1)
		ends[i] = stretches[len(stretches)-1].To
		spans = append(spans, timed{d.Date, ends[i] - d.Worked[0].From})
		if i > 0 && r.Rest > 0 {
			p.atLeast(CheckDailyRest, d.Date, hoursMeasure(between(p.Days, i, ends)), hoursMeasure(a.restDue(i, ends)))
		}
	}
	p.most(CheckSpan, r.Span, spans)
	p.sixDayWeeks(r.SixDayWeeks, r.SixDayWeeksAbroad)
	p.week48()
	p.running(p.shoot.Labour.Running)
}

// others asks the questions of the labour code.
func (p *inspector) others() {
	p.articles = []CheckArticle{
		{CheckMinimum, p.shoot.Extras.Article}, {CheckDailyRest, "Code du travail, L. 3131-1"}, {CheckWeek, "Code du travail, L. 3121-20"}, {CheckRunning, "Code du travail, L. 3132-1"},
	}
	if p.extra() || p.Contract == ByFlatDay {
		if p.Contract == ByFlatDay {
			p.articles[0].Article = articleFlatDay
		}
		p.minimum(false)
	}
	ends := p.rawEnds()
	for i := 1; i < len(p.Days) && p.shoot.Labour.Rest > 0; i++ {
		p.atLeast(CheckDailyRest, p.Days[i].Date, hoursMeasure(between(p.Days, i, ends)), hoursMeasure(p.shoot.Labour.Rest))
	}
	if p.Contract != ByFlatDay { // which has days, and no hours
		p.week48()
	}
	p.running(p.shoot.Labour.Running)
}

// rawEnds are the ends of the days as they are written.
func (p *inspector) rawEnds() []Minute {
	ends := make([]Minute, len(p.Days))
	for i, d := range p.Days {
		ends[i] = d.Worked[len(d.Worked)-1].To
	}
	return ends
}

// byWeek adds up the time as it is written, by civil week of its start.
func (p *inspector) byWeek() []timed {
	var weeks []timed
	for _, d := range p.Days {
		monday := d.Date.InWeek(time.Monday)
		if len(weeks) == 0 || weeks[len(weeks)-1].date != monday {
			weeks = append(weeks, timed{date: monday})
		}
		weeks[len(weeks)-1].time += length(d.Worked)
	}
	return weeks
}

func (p *inspector) week48() {
	if p.shoot.Labour.Week > 0 {
		p.most(CheckWeek, p.shoot.Labour.Week, p.byWeek())
	}
}

// minors asks the questions of people under 18, by their age on each day.
func (p *inspector) minors() {
	if p.Born.IsZero() || len(p.Days) == 0 {
		return
	}
	p.articles = []CheckArticle{
		{CheckMinorNight, "Code du travail, L. 3163-2, R. 7124-30-1"}, {CheckMinorRest, "Code du travail, L. 3164-1"},
		{CheckMinorDaysOff, "Code du travail, L. 3164-2"}, {CheckMinorDay, minorHours}, {CheckMinorWeek, minorHours},
	}
	ends := p.rawEnds()
	for i, d := range p.Days {
		m, minor := p.shoot.Labour.minor(p.Born, d.Date)
		if !minor {
			continue
		}
		p.atMost(CheckMinorDay, d.Date, hoursMeasure(length(d.Worked)), hoursMeasure(m.Day))
		p.atMost(CheckMinorNight, d.Date, hoursMeasure(m.night(d)), hoursMeasure(0))
		if i > 0 {
			p.atLeast(CheckMinorRest, d.Date, hoursMeasure(between(p.Days, i, ends)), hoursMeasure(m.Rest))
		}
	}
	for _, w := range p.byWeek() {
		if m, minor := p.shoot.Labour.minor(p.Born, w.date); minor {
			p.atMost(CheckMinorWeek, w.date, hoursMeasure(w.time), hoursMeasure(m.Week))
			p.atLeast(CheckMinorDaysOff, w.date, daysMeasure(p.daysOff(w.date)), daysMeasure(m.RestDays))
		}
	}
}

// minorHours is where the hours of minors are read.
const minorHours = "Code du travail, under 18 (cfa-spectacle.com/?p=6643)"

// minor returns the rules of an age.
func (l LabourRules) minor(born, day schedule.Date) (MinorRules, bool) {
	for _, m := range l.Minors {
		if day.Before(born.AddYears(m.Under, schedule.Overflow)) {
			return m, true
		}
	}
	return MinorRules{}, false
}

// night is the time of a day in the forbidden hours, but for those that were allowed.
func (m MinorRules) night(d Day) Minute {
	from := max(m.NightFrom, min(d.NightAllowed, m.Allowed))
	time := 0
	for _, s := range d.Worked {
		time += worktime.Night(int(s.From), int(s.To), int(from), int(m.NightUntil))
	}
	return Minute(time)
}

// daysOff is the longest run of days off in a week, counting those next to it that are known to be off.
func (p *inspector) daysOff(monday schedule.Date) int {
	return worktime.DaysOff(numbered(p.Days, nil), monday.DaysSince(p.Days[0].Date.InWeek(time.Monday))/7)
}
