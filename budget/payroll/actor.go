package payroll

import (
	"fmt"
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// actor computes the pay of one actor.
type actor struct {
	*site
	Engagement
	// contract is the engagement with its first terms, rules those in force.
	contract Engagement
	rules    ActorRules
	pieces   []piece
	rest     []Minute
	// base is that of the premiums.
	base decimal.Decimal
	out  *Payslip
}

// payActor fills the payslip of an actor.
func (s *site) payActor(e Engagement) Payslip {
	a := &actor{site: s, contract: e, out: s.open(e)}
	a.clock()
	groups := a.groups()
	for i, g := range groups {
		a.on(g.from)
		a.fee(g)
		if i == len(groups)-1 {
			a.overtime(g)
		}
		a.premiums(g)
	}
	return *a.out
}

// on takes the terms and the rules of a day.
func (a *actor) on(d schedule.Date) {
	a.Engagement, a.rules = a.contract.at(d), a.shoot.actors(d)
	a.base, a.out.TimesMinimum = a.premiumBase(a.Engagement, a.rules)
	a.out.HourlyBase, a.out.PremiumBase = money.RoundDecimal(a.rules.Hour, 6, HalfAwayFromZero), a.base
}

// premiumBase returns the base of the premiums of an actor, and how many times the minimum the fee is.
func (s *site) premiumBase(e Engagement, rules ActorRules) (base, times decimal.Decimal) {
	minimum := e.minimum(rules, s.sixDays(e))
	if !minimum.IsPositive() {
		return e.Hour, times
	}
	ratio := fraction.FromDecimal(e.Pay).Quo(fraction.FromDecimal(minimum))
	times = ratio.Round(4, HalfAwayFromZero)
	for _, f := range rules.Factors {
		if ratio.Cmp(fraction.FromDecimal(f.UpTo)) <= 0 {
			return rules.Hour.Mul(f.Factor), times
		}
	}
	return e.Hour, times
}

// sixDays reports an engagement whose first week of work is of six days.
func (s *site) sixDays(e Engagement) bool {
	return s.shoot.firstWeek(e).days() == 6
}

// firstWeek is the week of the first day of work.
func (s Shoot) firstWeek(e Engagement) Week {
	if len(e.Days) > 0 {
		for _, w := range s.Weeks {
			if w.Monday == e.Days[0].Date.InWeek(time.Monday) {
				return w
			}
		}
	}
	return Week{}
}

// group is the days that are paid by one line: of the week of a weekly payslip, or without a week, under the same
// terms.
type group struct {
	week schedule.Date
	days
}

func (g group) has(d schedule.Date) bool { return in(g.week, d) && g.days.has(d) }

// groups are those of the engagement, in order.
func (a *actor) groups() []group {
	cuts := a.contract.cuts()
	for _, l := range a.shoot.Later {
		if l.Actors != nil {
			cuts = append(cuts, l.From)
		}
	}
	slices.SortFunc(cuts, schedule.Date.Compare)
	weeks := []days{{}}
	if a.shoot.Payslips == Weekly {
		weeks = nil
		for _, monday := range a.mondays() {
			weeks = append(weeks, civilWeek(monday))
		}
	}
	var groups []group
	for _, w := range weeks {
		for _, part := range w.apart(slices.Compact(cuts)) {
			groups = append(groups, group{w.from, part})
		}
	}
	return groups
}

// mondays are the weeks of the work and of the journeys.
func (a *actor) mondays() []schedule.Date {
	var mondays []schedule.Date
	for _, d := range a.Days {
		mondays = append(mondays, d.Date.InWeek(time.Monday))
	}
	for _, v := range a.Voyages {
		mondays = append(mondays, v.Date.InWeek(time.Monday))
	}
	slices.SortFunc(mondays, schedule.Date.Compare)
	return slices.Compact(mondays)
}

// in reports whether a day of work belongs to a group.
func in(group, d schedule.Date) bool { return group.IsZero() || d.InWeek(time.Monday) == group }

// clock cuts the days into pieces, measures them and marks their premiums.
func (a *actor) clock() {
	ends, perWeek := make([]Minute, len(a.contract.Days)), map[schedule.Date]int{}
	for i, d := range a.contract.Days {
		a.on(d.Date)
		r := a.rules
		week := a.week(d.Date)
		stretches := worked(d, r.Grid, -1)
		if len(stretches) > 0 {
			ends[i] = stretches[len(stretches)-1].To
		}
		pieces := cut(d.Date, i, stretches, r.Night.bounds(d.Date, week.Studio)...)
		one := DayTime{Date: d.Date, Time: length(stretches), MissingRest: a.missing(i, ends)}
		a.measureClock(&one, pieces, r.Night, week.Studio)
		perWeek[d.Date.InWeek(time.Monday)]++
		pieces = a.flat(pieces, r.Night, feasts{r.Sunday, r.Holiday}, week.Studio)
		if week.Place == ParisRegion && perWeek[d.Date.InWeek(time.Monday)] > 5 {
			tag(pieces, everything, event{SixthDayWork, r.SixthDay, r.Article})
		}
		a.pieces = append(a.pieces, pieces...)
		a.rest = append(a.rest, one.MissingRest)
		a.out.Days = append(a.out.Days, one)
	}
}

// feasts are the percentages of a Sunday and of a holiday.
type feasts struct{ sunday, holiday decimal.Decimal }

// flat marks the night, the Sundays and the holidays of one day of work.
func (s *site) flat(pieces []piece, night Night, f feasts, studio bool) []piece {
	of := func(p piece) bool { return night.covers(p, studio) }
	pieces = mark(pieces, of, night.Steps, event{kind: NightWork, article: night.Article})
	tag(pieces, func(p piece) bool { return p.date.Weekday() == time.Sunday }, event{kind: SundayWork, percent: f.sunday})
	tag(pieces, func(p piece) bool { return s.holiday(p.date) && !labourDay(p.date) }, event{kind: HolidayWork, percent: f.holiday})
	tag(pieces, func(p piece) bool { return s.holiday(p.date) && labourDay(p.date) }, event{kind: LabourDay, percent: f.holiday})
	return pieces
}

// missing returns the rest that was missing before a day.
func (a *actor) missing(i int, ends []Minute) Minute {
	if i == 0 {
		return 0
	}
	return max(0, a.restDue(i, ends)-between(a.Days, i, ends))
}

// restDue is the rest due before a day: shorter after a long one.
func (a *actor) restDue(i int, ends []Minute) Minute {
	r := a.rules
	if a.Days[i].Rest > 0 {
		return a.Days[i].Rest
	}
	if r.LongSpan > 0 && ends[i-1]-a.Days[i-1].Worked[0].From > r.LongSpan {
		return r.RestLong
	}
	return r.Rest
}

// add puts a line on the payslip, if it pays anything.
func (a *actor) add(g group, line Line, percent decimal.Decimal) {
	if line.Time == 0 && line.Count.IsZero() {
		return
	}
	line.Week, line.Article = g.week, a.rules.Article
	a.out.Lines = append(a.out.Lines, a.priced(line.labelled(percent)))
}

// units counts the fees of a group: days, or the weeks whose work begins in it.
func (a *actor) units(g group) int64 {
	units := int64(0)
	for i, d := range a.Days {
		opens := i == 0 || a.Days[i-1].Date.InWeek(time.Monday) != d.Date.InWeek(time.Monday)
		if g.has(d.Date) && (opens || a.Contract == ActorByDay) {
			units++
		}
	}
	return units
}

func (a *actor) fee(g group) {
	code := CodeFee
	if a.Contract == ActorByWeek {
		code = CodeWeek
	}
	a.add(g, Line{Code: code, Count: decimal.NewFromInt(a.units(g)), Base: a.Pay, Percent: hundred}, decimal.Decimal{})
}

// overtime adds the time beyond what the fees contain, over the whole engagement.
func (a *actor) overtime(g group) {
	total, contained, seen := Minute(0), Minute(0), map[schedule.Date]bool{}
	for i, d := range a.Days {
		total += a.out.Days[i].Time
		monday := d.Date.InWeek(time.Monday)
		switch {
		case a.Contract == ActorByDay:
			contained += a.rules.DayTime
		case seen[monday]:
		case a.week(monday).days() == 6:
			contained += a.rules.SixDaysTime
		default:
			contained += a.rules.FiveDaysTime
		}
		seen[monday] = true
	}
	a.add(g, Line{
		Code: CodeOvertime, Time: max(0, total-contained), Base: a.rules.Hour, Percent: hundred.Add(a.rules.Overtime),
	}, decimal.Decimal{})
}

// premiums adds a line for each total premium, then the missing rest and the journeys.
func (a *actor) premiums(g group) {
	of := func(p piece) bool { return g.has(a.Days[p.day].Date) }
	limit := Cap{Percent: a.rules.Cap, Apart: []Event{LabourDay}}
	for _, one := range limit.group(a.pieces, of) {
		if !one.percent.IsZero() {
			a.add(g, Line{Code: CodeActorPremium, Time: one.time, Base: a.base, Percent: one.percent, Premiums: one.premiums}, one.percent)
		}
	}
	missing := Minute(0)
	for i, d := range a.Days {
		if g.has(d.Date) {
			missing += a.rest[i]
		}
	}
	a.add(g, Line{Code: CodeRest, Time: missing, Base: a.rules.Hour, Percent: a.rules.RestPercent}, decimal.Decimal{})
	hours := decimal.Decimal{}
	for _, v := range a.Voyages {
		if g.has(v.Date) {
			hours = hours.Add(a.rules.voyage(v.Time))
		}
	}
	a.add(g, Line{Code: CodeVoyage, Count: hours, Base: a.rules.Hour, Percent: hundred}, decimal.Decimal{})
}

// voyage returns how many hourly bases a journey is paid.
func (r ActorRules) voyage(time Minute) decimal.Decimal {
	hours := decimal.Decimal{}
	for _, v := range r.Voyages {
		if time > v.From || (!v.Above && time == v.From) {
			hours = v.Hours
		}
	}
	return hours
}

// PostSynchronisation returns the fee of a half-day of post-synchronisation: half the daily fee of the shoot,
// and not less than the minimum of a day (IDCC 3097, titre III). Nothing is rounded. The error is [ErrTooLarge].
func (r ActorRules) PostSynchronisation(fee decimal.Decimal) (decimal.Decimal, error) {
	if !money.Acceptable(fee) || !money.Acceptable(r.Day) {
		return decimal.Decimal{}, fmt.Errorf("the fee %w", ErrTooLarge)
	}
	return decimal.Max(fee.Mul(decimal.New(5, -1)), r.Day), nil
}
