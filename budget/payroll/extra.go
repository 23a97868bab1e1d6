package payroll

import (
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// extra computes the pay of one extra, in groups of days: the weeks of weekly payslips, or one group whose lines
// carry no week.
type extra struct {
	*site
	Engagement
	// contract is the engagement with its first terms.
	contract Engagement
	rules    ExtraRules
	out      *Payslip
}

// payExtra fills the payslip of an extra.
func (s *site) payExtra(e Engagement) Payslip {
	x := &extra{site: s, Engagement: e, contract: e, rules: s.shoot.Extras, out: s.open(e)}
	x.out.HourlyBase = e.Hour
	for from := 0; from < len(e.Days); {
		to := from
		for to < len(e.Days) && s.group(e.Days[to].Date) == s.group(e.Days[from].Date) && x.terms(to) == x.terms(from) {
			to++
		}
		x.Engagement = e.at(e.Days[from].Date)
		x.pay(from, to)
		from = to
	}
	return *x.out
}

// terms counts the changes of terms before a day, or before the first day of work of its week for an extra by the week.
func (x *extra) terms(day int) int {
	days := x.contract.Days
	if x.Contract == ExtraByWeek {
		for day > 0 && days[day-1].Date.InWeek(time.Monday) == days[day].Date.InWeek(time.Monday) {
			day--
		}
	}
	return len(keep(x.contract.Later, func(t Terms) bool { return !days[day].Date.Before(t.From) }))
}

// pay adds the lines of the days of one group.
func (x *extra) pay(from, to int) {
	var pieces []piece
	for i := from; i < to; i++ {
		pieces = append(pieces, x.clock(i)...)
	}
	group := x.group(x.Days[from].Date)
	units, overtime := x.time(from, to)
	code := CodeDay
	if x.Contract == ExtraByWeek {
		code = CodeWeek
	}
	x.add(group, Line{Code: code, Count: decimal.NewFromInt(units), Base: x.Pay, Percent: hundred}, decimal.Decimal{})
	for _, part := range overtime {
		x.add(group, Line{Code: CodeOvertime, Time: part.Time, Base: x.Hour, Percent: hundred.Add(part.Percent)}, part.Percent)
	}
	for _, g := range (Cap{Percent: x.rules.Cap, Apart: []Event{LabourDay}}).group(pieces, everything) {
		if !g.percent.IsZero() {
			x.add(group, Line{Code: CodeNight, Time: g.time, Base: x.Hour, Percent: g.percent, Premiums: g.premiums}, g.percent)
		}
	}
}

// clock measures one day and returns its time with its premiums.
func (x *extra) clock(i int) []piece {
	d, night := x.Days[i], x.rules.Night
	studio := x.week(d.Date).Studio
	stretches := worked(d, x.rules.Grid, -1)
	one := DayTime{Date: d.Date, Time: length(stretches)}
	cuts := cut(d.Date, i, stretches, night.bounds(d.Date, studio)...)
	x.measureClock(&one, cuts, night, studio)
	x.out.Days = append(x.out.Days, one)
	return x.flat(cuts, night, feasts{x.rules.Sunday, x.rules.Holiday}, studio)
}

// time counts the days or the weeks of a group, and their overtime.
func (x *extra) time(from, to int) (units int64, overtime []PremiumTime) {
	if x.Contract == ExtraByDay {
		for i := from; i < to; i++ {
			for _, part := range x.rules.Overtime.between(x.rules.DayTime, x.out.Days[i].Time) {
				overtime = gather(overtime, part)
			}
		}
		return int64(to - from), overtime
	}
	for i := from; i < to; {
		monday, total := x.Days[i].Date.InWeek(time.Monday), Minute(0)
		for ; i < to && x.Days[i].Date.InWeek(time.Monday) == monday; i++ {
			total += x.out.Days[i].Time
		}
		contained := x.rules.FiveDaysTime
		if x.week(monday).days() == 6 {
			contained = x.rules.SixDaysTime
		}
		for _, part := range x.rules.WeekOvertime.between(contained, total) {
			overtime = gather(overtime, part)
		}
		units++
	}
	return units, overtime
}

func (x *extra) add(group schedule.Date, line Line, percent decimal.Decimal) {
	line.Week, line.Article = group, x.rules.Article
	x.out.Lines = append(x.out.Lines, x.priced(line.labelled(percent)))
}

// group is the week of a day on weekly payslips, and no date otherwise.
func (s *site) group(d schedule.Date) schedule.Date {
	if s.shoot.Payslips != Weekly {
		return schedule.Date{}
	}
	return d.InWeek(time.Monday)
}

// gather adds time to the part that has the same percentage.
func gather(parts []PremiumTime, one PremiumTime) []PremiumTime {
	for i, p := range parts {
		if p.Percent.Equal(one.Percent) {
			parts[i].Time += one.Time
			return parts
		}
	}
	return append(parts, one)
}
