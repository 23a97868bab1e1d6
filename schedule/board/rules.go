package board

import (
	"errors"

	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/worktime"
	"github.com/filmfinance/filmfinance/schedule"
)

// Rules are the limits of working time by which a plan is inspected. [RulesAt] gives those of the law; a caller may
// change them.
type Rules struct {
	Crew Limits `json:"crew"`
	Cast Limits `json:"cast"`
	// Minors are the limits of people under 18, the youngest first.
	Minors []Minor `json:"minors,omitempty"`
	// MinorHours are the hours of minors by age, the youngest first; the law that is established has none.
	MinorHours []MinorHours `json:"minor_hours,omitempty"`
}

// Limits are those of the time of crew or cast. A limit of zero is not established: what it would be compared with is
// reported, and nothing is decided.
type Limits struct {
	// Day is the most work of a day, Span the most from call to wrap, Week the most work of a civil week and Average that
	// of an average one over Weeks.
	Day     Minute `json:"day,omitzero"`
	Span    Minute `json:"span,omitzero"`
	Week    Minute `json:"week,omitzero"`
	Average Minute `json:"average,omitzero"`
	Weeks   int    `json:"weeks,omitzero"`
	// Rest is the rest between two days, RestAfterLong that after a span above LongSpan; WeeklyRest is that of a week,
	// SixDayRest that of a week of six days outside the Paris region.
	Rest          Minute `json:"rest,omitzero"`
	LongSpan      Minute `json:"long_span,omitzero"`
	RestAfterLong Minute `json:"rest_after_long,omitzero"`
	WeeklyRest    Minute `json:"weekly_rest,omitzero"`
	SixDayRest    Minute `json:"six_day_rest,omitzero"`
	// Break is the least meal or break of a day of more work than BreakAfter.
	Break      Minute `json:"break,omitzero"`
	BreakAfter Minute `json:"break_after,omitzero"`
	// Running is the most days running; SixDayWeeks and SixDayWeeksAbroad are the most weeks of six days running.
	Running           int `json:"running,omitzero"`
	SixDayWeeks       int `json:"six_day_weeks,omitzero"`
	SixDayWeeksAbroad int `json:"six_day_weeks_abroad,omitzero"`
	// Nights are the seasons of the night; the first that covers a day counts.
	Nights []NightSeason `json:"nights,omitempty"`
	// Articles are where each limit is written.
	Articles map[Check]string `json:"articles,omitempty"`
}

// NightSeason is a part of the year, from a day to a day written 10-01, both included: night ends at Until and begins
// at From, or at Studio in an approved studio (the same if zero).
type NightSeason struct {
	First  string `json:"first"`
	Last   string `json:"last"`
	Until  Minute `json:"until"`
	From   Minute `json:"from"`
	Studio Minute `json:"studio,omitzero"`
}

// Minor is the limits of people under an age in years: no work from NightFrom to NightUntil but what the inspector
// lets them do, until Allowed at the latest; the Rest between two days, RestDays off running in a week, the most work of
// a Day and of a Week.
type Minor struct {
	Under      int    `json:"under"`
	NightFrom  Minute `json:"night_from"`
	NightUntil Minute `json:"night_until"`
	Allowed    Minute `json:"allowed,omitzero"`
	Rest       Minute `json:"rest"`
	RestDays   int    `json:"rest_days"`
	Day        Minute `json:"day"`
	Week       Minute `json:"week"`
	// Break is due after BreakAfter.
	Break      Minute `json:"break,omitzero"`
	BreakAfter Minute `json:"break_after,omitzero"`
}

// MinorHours is the most work of a day of minors under an age, in the school period and in the holidays.
type MinorHours struct {
	Under    int    `json:"under"`
	School   Minute `json:"school"`
	Holidays Minute `json:"holidays"`
}

// Errors of a lookup by day.
var (
	ErrBefore = law.ErrBefore
	ErrNone   = law.ErrNone
)

// RulesAt returns the limits of film technicians and actors on a day (IDCC 3097), with those of the labour code where
// the agreement has none, and their sources. They are the figures of package payroll. The most work of a day and the hours
// of minors by age are not established, and left out. Errors: [ErrBefore], [ErrNone].
func RulesAt(day schedule.Date) (Rules, []schedule.Source, error) {
	crew, noCrew := law.FilmCrewLimits().At(day.String())
	cast, noCast := law.FilmActorLimits().At(day.String())
	labour, noLabour := law.LabourCodeLimits().At(day.String())
	if err := errors.Join(noCrew, noCast, noLabour); err != nil {
		return Rules{}, nil, err
	}
	r := Rules{Crew: limitsOf(crew.Value), Cast: limitsOf(cast.Value)}
	code := limitsOf(labour.Value.WorkLimits)
	r.Cast.Week, r.Cast.Running, r.Cast.WeeklyRest, r.Cast.SixDayRest = code.Week, code.Running, code.WeeklyRest, code.SixDayRest
	for _, check := range []Check{CheckWeek, CheckRunning, CheckWeeklyRest} {
		r.Cast.Articles[check] = code.Articles[check]
	}
	for _, m := range labour.Value.Minors {
		r.Minors = append(r.Minors, Minor{
			Under: m.Under, NightFrom: Minute(m.NightFrom), NightUntil: Minute(m.NightUntil), Allowed: Minute(m.Allowed),
			Rest: Minute(m.Rest), RestDays: m.RestDays, Day: Minute(m.Day), Week: Minute(m.Week), Break: Minute(m.Break), BreakAfter: Minute(m.BreakAfter),
		})
	}
	return r, []schedule.Source{crew.Source, cast.Source, labour.Source}, nil
}

func limitsOf(l law.WorkLimits) Limits {
	limits := Limits{
		Day: Minute(l.Day), Span: Minute(l.Span), Week: Minute(l.Week), Average: Minute(l.Average), Weeks: l.Weeks,
		Rest: Minute(l.Daily), LongSpan: Minute(l.LongSpan), RestAfterLong: Minute(l.AfterLong), WeeklyRest: Minute(l.Weekly), SixDayRest: Minute(l.SixDays),
		Break: Minute(l.Break), BreakAfter: Minute(l.BreakAfter),
		Running: l.Running, SixDayWeeks: l.SixDayWeeks, SixDayWeeksAbroad: l.SixDayWeeksAbroad,
		Articles: map[Check]string{
			CheckSpan: l.Articles.Span, CheckWeek: l.Articles.Week, CheckAverage: l.Articles.Week, CheckDailyRest: l.Articles.Rest, CheckWeeklyRest: l.Articles.Weekly, CheckBreak: l.Articles.Break,
			CheckRunning: l.Articles.Running, CheckSixthDay: l.Articles.SixthDay, CheckSixDayWeeks: l.Articles.SixDayWeeks, CheckNight: l.NightArticle,
			CheckSunday: l.Articles.Sunday, CheckStudio: l.Articles.Studio, CheckHoliday: l.Articles.Holiday,
		},
	}
	for _, n := range l.Nights {
		limits.Nights = append(limits.Nights, NightSeason{First: n.First, Last: n.Last, Until: Minute(n.Until), From: Minute(n.From), Studio: Minute(n.Studio)})
	}
	return limits
}

// UnconfirmedMinorHours returns the hours of minors by age that the trade applies, for [Rules.MinorHours], and where
// they are read. They are not established in law: who uses them says so.
func UnconfirmedMinorHours(day schedule.Date) ([]MinorHours, []schedule.Source) {
	var hours []MinorHours
	var sources []schedule.Source
	for _, e := range law.MinorHoursByAge().Unconfirmed(day.String()) {
		for _, h := range e.Value {
			hours = append(hours, MinorHours{h.Under, Minute(h.School), Minute(h.Holidays)})
		}
		sources = append(sources, e.Source)
	}
	return hours, sources
}

// Validate returns every fault of the rules as a [Faults], or nil: [ErrNegative] for a limit under zero, [ErrRange] for a
// day of the year that is none and for an age above 18, [ErrTooLarge] for more than [MaxSpans] of anything.
func (r Rules) Validate() error {
	var c fault.Collector
	r.Crew.check(c.In("crew"))
	r.Cast.check(c.In("cast"))
	if len(r.Minors) > MaxSpans || len(r.MinorHours) > MaxSpans {
		c.Add("minors", ErrTooLarge, max(len(r.Minors), len(r.MinorHours)))
		return c.Err()
	}
	for i, m := range r.Minors {
		in := c.In("minors[%d]", i)
		age(in, m.Under)
		notNegative(in, m.NightFrom, m.NightUntil, m.Allowed, m.Rest, Minute(m.RestDays), m.Day, m.Week, m.Break, m.BreakAfter)
	}
	for i, m := range r.MinorHours {
		in := c.In("minor_hours[%d]", i)
		age(in, m.Under)
		notNegative(in, m.School, m.Holidays)
	}
	return c.Err()
}

func (l Limits) check(c *fault.Collector) {
	notNegative(c, l.Day, l.Span, l.Week, l.Average, Minute(l.Weeks), l.Rest, l.LongSpan, l.RestAfterLong, l.WeeklyRest, l.SixDayRest,
		l.Break, l.BreakAfter, Minute(l.Running), Minute(l.SixDayWeeks), Minute(l.SixDayWeeksAbroad))
	if len(l.Nights) > MaxSpans {
		c.Add("nights", ErrTooLarge, len(l.Nights))
		return
	}
	for i, n := range l.Nights {
		in := c.In("nights[%d]", i)
		notNegative(in, n.Until, n.From, n.Studio)
		for _, day := range []string{n.First, n.Last} {
			if _, err := schedule.ParseDate("2024-" + day); err != nil {
				in.Add("first", ErrRange, day)
			}
		}
	}
}

func age(c *fault.Collector, under int) {
	if under < 0 || under > 18 {
		c.Add("under", ErrRange, under)
	}
}

func notNegative(c *fault.Collector, figures ...Minute) {
	for _, f := range figures {
		if f < 0 {
			c.Add("", ErrNegative, int(f))
		}
	}
}

// night returns how much of hours that begin on a day is night.
func (l Limits) night(d schedule.Date, h Hours, studio bool) Minute {
	on := d.String()[len("2027-"):]
	for _, n := range l.Nights {
		covers := n.First <= on && on <= n.Last
		if n.First > n.Last {
			covers = on >= n.First || on <= n.Last
		}
		if !covers {
			continue
		}
		from := n.From
		if studio && n.Studio > 0 {
			from = n.Studio
		}
		return Minute(worktime.Night(int(h.Call), int(h.Wrap), int(from), int(n.Until)))
	}
	return 0
}
