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
	rules  ActorRules
	pieces []piece
	rest   []Minute
	// base is that of the premiums.
	base decimal.Decimal
	out  *Payslip
}

// payActor fills the payslip of an actor.
func (s *site) payActor(e Engagement) Payslip {
	a := &actor{site: s, Engagement: e, rules: s.shoot.Actors, out: s.open(e)}
	a.base, a.out.TimesMinimum = s.premiumBase(e)
	a.out.HourlyBase, a.out.PremiumBase = money.RoundDecimal(a.rules.Hour, 6, HalfAwayFromZero), a.base
	a.clock()
	groups := a.groups()
	for i, monday := range groups {
		a.fee(monday)
		if i == len(groups)-1 {
			a.overtime(monday)
		}
		a.premiums(monday)
	}
	return *a.out
}

// premiumBase returns the base of the premiums of an actor, and how many times the minimum the fee is.
func (s *site) premiumBase(e Engagement) (base, times decimal.Decimal) {
	minimum := e.minimum(s.shoot.Actors, s.sixDays(e))
	if !minimum.IsPositive() {
		return e.Hour, times
	}
	ratio := fraction.FromDecimal(e.Pay).Quo(fraction.FromDecimal(minimum))
	times = ratio.Round(4, HalfAwayFromZero)
	for _, f := range s.shoot.Actors.Factors {
		if ratio.Cmp(fraction.FromDecimal(f.UpTo)) <= 0 {
			return s.shoot.Actors.Hour.Mul(f.Factor), times
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

// groups are the weeks of a weekly payslip, or one group without a week.
func (a *actor) groups() []schedule.Date {
	if a.shoot.Payslips != Weekly {
		return []schedule.Date{{}}
	}
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
	r, ends, perWeek := a.rules, make([]Minute, len(a.Days)), map[schedule.Date]int{}
	for i, d := range a.Days {
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
func (a *actor) add(group schedule.Date, line Line, percent decimal.Decimal) {
	if line.Time == 0 && line.Count.IsZero() {
		return
	}
	line.Week, line.Article = group, a.rules.Article
	a.out.Lines = append(a.out.Lines, a.priced(line.labelled(percent)))
}

// units counts the fees of a group: days, or weeks.
func (a *actor) units(group schedule.Date) int64 {
	if a.Contract == ActorByDay {
		days := 0
		for _, d := range a.Days {
			if in(group, d.Date) {
				days++
			}
		}
		return int64(days)
	}
	weeks := map[schedule.Date]bool{}
	for _, d := range a.Days {
		if in(group, d.Date) {
			weeks[d.Date.InWeek(time.Monday)] = true
		}
	}
	return int64(len(weeks))
}

func (a *actor) fee(group schedule.Date) {
	code := CodeFee
	if a.Contract == ActorByWeek {
		code = CodeWeek
	}
	a.add(group, Line{Code: code, Count: decimal.NewFromInt(a.units(group)), Base: a.Pay, Percent: hundred}, decimal.Decimal{})
}

// overtime adds the time beyond what the fees contain, over the whole engagement.
func (a *actor) overtime(group schedule.Date) {
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
	a.add(group, Line{
		Code: CodeOvertime, Time: max(0, total-contained), Base: a.rules.Hour, Percent: hundred.Add(a.rules.Overtime),
	}, decimal.Decimal{})
}

// premiums adds a line for each total premium, then the missing rest and the journeys.
func (a *actor) premiums(group schedule.Date) {
	of := func(p piece) bool { return in(group, a.Days[p.day].Date) }
	limit := Cap{Percent: a.rules.Cap, Apart: []Event{LabourDay}}
	for _, g := range limit.group(a.pieces, of) {
		if !g.percent.IsZero() {
			a.add(group, Line{Code: CodeActorPremium, Time: g.time, Base: a.base, Percent: g.percent, Premiums: g.premiums}, g.percent)
		}
	}
	missing := Minute(0)
	for i, d := range a.Days {
		if in(group, d.Date) {
			missing += a.rest[i]
		}
	}
	a.add(group, Line{Code: CodeRest, Time: missing, Base: a.rules.Hour, Percent: a.rules.RestPercent}, decimal.Decimal{})
	hours := decimal.Decimal{}
	for _, v := range a.Voyages {
		if in(group, v.Date) {
			hours = hours.Add(a.rules.voyage(v.Time))
		}
	}
	a.add(group, Line{Code: CodeVoyage, Count: hours, Base: a.rules.Hour, Percent: hundred}, decimal.Decimal{})
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
