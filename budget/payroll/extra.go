package payroll

import (
	"time"

	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// payExtra fills the payslip of an extra: days, overtime by hour of the day, premiums. The lines of a whole
// engagement carry no week.
func (s *site) payExtra(e Engagement) Payslip {
	out, r := s.open(e), s.shoot.Extras
	out.HourlyBase = e.Hour
	days := map[schedule.Date]int64{}
	overtime := map[schedule.Date][]PremiumTime{}
	pieces := map[schedule.Date][]piece{}
	var groups []schedule.Date
	for i, d := range e.Days {
		group := s.group(d.Date)
		if days[group] == 0 {
			groups = append(groups, group)
		}
		days[group]++
		studio := s.week(d.Date).Studio
		stretches := worked(d, r.Grid, -1)
		one := DayTime{Date: d.Date, Time: length(stretches)}
		cuts := cut(d.Date, i, stretches, r.Night.bounds(d.Date, studio)...)
		s.measureClock(&one, cuts, r.Night, studio)
		out.Days = append(out.Days, one)
		for _, part := range r.Overtime.between(0, one.Time) {
			overtime[group] = gather(overtime[group], part)
		}
		pieces[group] = append(pieces[group], s.flat(cuts, r.Night, feasts{r.Sunday, r.Holiday}, studio)...)
	}
	add := func(group schedule.Date, line Line, percent decimal.Decimal) {
		line.Week, line.Article = group, r.Article
		out.Lines = append(out.Lines, s.priced(line.labelled(percent)))
	}
	for _, group := range groups {
		add(group, Line{Code: CodeDay, Count: decimal.NewFromInt(days[group]), Base: e.Pay, Percent: hundred}, decimal.Decimal{})
		for _, part := range overtime[group] {
			add(group, Line{Code: CodeOvertime, Time: part.Time, Base: e.Hour, Percent: hundred.Add(part.Percent)}, part.Percent)
		}
		for _, g := range (Cap{Percent: r.Cap, Apart: []Event{LabourDay}}).group(pieces[group], everything) {
			if !g.percent.IsZero() {
				add(group, Line{Code: CodeNight, Time: g.time, Base: e.Hour, Percent: g.percent, Premiums: g.premiums}, g.percent)
			}
		}
	}
	return *out
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
