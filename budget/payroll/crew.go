package payroll

import (
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/schedule"
)

// crew computes the pay of one technician.
type crew struct {
	*site
	Engagement
	rules TimeRules
	// span is the part of the week that is being paid, where the terms change in it.
	span days
	// full is the base rate of the contract, paid the one that is paid now.
	full, paid rateOf
	pieces     []piece
	days       []DayTime
	sixth      []bool
	mondays    []schedule.Date
	// contract is the engagement with its first terms.
	contract Engagement
	// busy are the days of work, perWeek how many start in each week.
	busy    map[schedule.Date]bool
	perWeek map[schedule.Date]int
	out     *Payslip
}

// site is what the days of a shoot share.
type site struct {
	minor
	shoot    Shoot
	weeks    map[schedule.Date]Week
	holidays map[schedule.Date]bool // those asked for, and whether they are
}

func newSite(s Shoot, m minor) *site {
	at := &site{minor: m, shoot: s, weeks: map[schedule.Date]Week{}, holidays: map[schedule.Date]bool{}}
	for _, w := range s.Weeks {
		at.weeks[w.Monday] = w
	}
	for _, d := range s.Holidays {
		at.holidays[d] = true
	}
	return at
}

// week returns the week of a day.
func (s *site) week(d schedule.Date) Week { return s.weeks[d.InWeek(time.Monday)] }

func (w Week) days() int { return max(w.Days, 5) }

// holiday reports a public holiday.
func (s *site) holiday(d schedule.Date) bool {
	is, known := s.holidays[d]
	if !known {
		is = s.shoot.Zone.IsHoliday(d)
		s.holidays[d] = is
	}
	return is
}

// solidarity reports Whit Monday: a holiday fifty days after Easter.
func (s *site) solidarity(d schedule.Date) bool {
	if d.Weekday() != time.Monday || !s.holiday(d) {
		return false
	}
	year, _, _ := d.Civil()
	easter, err := schedule.Easter(year)
	return err == nil && easter.AddDays(50) == d
}

func labourDay(d schedule.Date) bool {
	_, month, on := d.Civil()
	return month == time.May && on == 1
}

// crewOf opens the computation of one technician.
func (s *site) crewOf(e Engagement, rules TimeRules) *crew {
	c := &crew{site: s, Engagement: e, contract: e, rules: rules, busy: map[schedule.Date]bool{}, perWeek: map[schedule.Date]int{}}
	for _, d := range e.Days {
		c.busy[d.Date] = true
		c.perWeek[d.Date.InWeek(time.Monday)]++
	}
	return c
}

// payCrew fills the payslip of a technician.
func (s *site) payCrew(e Engagement, rules TimeRules) Payslip {
	c := s.crewOf(e, rules)
	c.out = s.open(e)
	c.price()
	c.clock()
	c.shortRest()
	rest := c.pieces
	for _, monday := range c.mondays {
		n := 0
		for n < len(rest) && !rest[n].monday().After(monday) {
			n++
		}
		c.payWeek(monday, rest[:n])
		rest = rest[n:]
	}
	c.out.HourlyBase, c.out.TravelRate = c.paid.decimal(), c.travelRate().decimal()
	c.out.Days = c.days
	return *c.out
}

// price takes the base rates of the terms in force.
func (c *crew) price() {
	c.full = rateOf{c.Pay, c.rules.WeekHours}
	if hire := c.hire(); hire != nil && !hire.WeekHours.IsZero() {
		c.full.hours = hire.WeekHours
	}
	c.paid = c.full
	if c.LowBudget != nil {
		c.paid.base = c.LowBudget.week(c.Pay)
	}
}

// on takes the terms of a day.
func (c *crew) on(d schedule.Date) {
	if len(c.Later) == 0 {
		return
	}
	c.Engagement = c.contract.at(d)
	c.rules = c.rulesOf(c.Engagement)
	c.price()
}

// holds reports whether a day is in a week, and in the part of it that is being paid.
func (c *crew) holds(monday, d schedule.Date) bool { return in(monday, d) && c.span.has(d) }

// hire returns the rules of an engagement by the day, nil for another.
func (r TimeRules) hire(contract Contract) *DayHire {
	switch contract {
	case ByDay:
		return &r.DayHire
	case ByAdvertisingDay:
		return &r.Advertising
	}
	return nil
}

// steps returns the premiums of an engagement by the day, in either reading.
func (h DayHire) steps() []Step {
	steps := slices.Clone(h.Steps)
	if h.Added {
		for i := 1; i < len(steps); i++ {
			steps[i].Percent = steps[i].Percent.Add(steps[0].Percent)
		}
	}
	return steps
}

// clock cuts the days into pieces and measures them.
func (c *crew) clock() {
	ends := c.ends()
	perWeek := map[schedule.Date]int{}
	for i, d := range c.Days {
		c.on(d.Date)
		week := c.week(d.Date)
		stretches := worked(d, c.rules.Grid, c.rules.Travel.Free)
		pieces := cut(d.Date, i, stretches, c.rules.Night.bounds(d.Date, week.Studio)...)
		monday := d.Date.InWeek(time.Monday)
		perWeek[monday]++
		sixth := c.hire() == nil && week.Place == ParisRegion && perWeek[monday] > 5 && !c.rules.SixthDay.Percent.IsZero()
		c.sixth = append(c.sixth, sixth)
		one := DayTime{Date: d.Date, Time: length(stretches), MissingRest: c.missing(i, ends), SixthDay: sixth}
		c.measure(&one, pieces, week.Studio)
		c.days = append(c.days, one)
		c.pieces = append(c.pieces, c.premiums(pieces, d, sixth)...)
	}
	c.mondays = c.engaged()
}

func (c *crew) hire() *DayHire { return c.rules.hire(c.Contract) }

// measureClock adds up the time on the clock of a day.
func (s *site) measureClock(one *DayTime, pieces []piece, night Night, studio bool) {
	for _, p := range pieces {
		if night.covers(p, studio) {
			one.Night += p.length()
		}
		if p.date.Weekday() == time.Sunday {
			one.Sunday += p.length()
		}
		if s.holiday(p.date) {
			one.Holiday += p.length()
		}
	}
}

func (c *crew) measure(one *DayTime, pieces []piece, studio bool) {
	c.measureClock(one, pieces, c.rules.Night, studio)
	if steps := c.rules.LongDay.Steps; len(steps) > 0 {
		one.LongDay = max(0, one.Time-steps[0].Above)
	}
}

// engaged returns the weeks of the contract, in order: those covered by its days, worked or travelled.
func (c *crew) engaged() []schedule.Date {
	var mondays []schedule.Date
	for _, p := range c.pieces {
		mondays = append(mondays, p.monday())
	}
	for _, v := range c.Voyages {
		mondays = append(mondays, v.Date.InWeek(time.Monday))
	}
	for _, d := range c.Days {
		mondays = append(mondays, d.Date.InWeek(time.Monday))
		if !d.Recovered.IsZero() {
			mondays = append(mondays, d.Recovered.InWeek(time.Monday))
		}
	}
	if c.hire() == nil && !c.From.IsZero() && !c.Until.IsZero() {
		for monday := c.From.InWeek(time.Monday); !monday.After(c.Until); monday = monday.AddWeeks(1) {
			mondays = append(mondays, monday)
		}
	}
	slices.SortFunc(mondays, schedule.Date.Compare)
	return slices.Compact(mondays)
}
