package payroll

import (
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// ActorRulesAt returns the rules of film actors on a day (IDCC 3097, titre III sous-titre I) and their
// sources, with the minima of an employer who signed the avenants. The errors are [ErrBefore] and [ErrNone].
func ActorRulesAt(day schedule.Date) (ActorRules, []Source, error) {
	minima, err := law.ActorMinima().At(day.String())
	if err != nil {
		return ActorRules{}, nil, err
	}
	m := minima.Value
	return ActorRules{
		Grid: Hour / 2, Hour: m.Hour, Day: m.Day, FiveDays: m.FiveDays, SixDays: m.SixDays,
		DayTime: 8 * Hour, FiveDaysTime: 40 * Hour, SixDaysTime: 48 * Hour, Overtime: percent(25),
		Factors: []Factor{{percent(2), percent(2)}, {percent(5), percent(1)}},
		Night:   crewNight("IDCC 3097, III-3.1"), Sunday: percent(100), Holiday: percent(100), SixthDay: percent(25), Cap: percent(200),
		Rest: 12 * Hour, LongSpan: 12 * Hour, RestLong: 11 * Hour, RestPercent: percent(25), Span: 12 * Hour,
		Voyages: []Voyage{
			{From: 2 * Hour, Hours: percent(4)}, {From: 4 * Hour, Above: true, Hours: percent(6)}, {From: 6 * Hour, Above: true, Hours: percent(8)},
		},
		SixDayWeeks: 3, SixDayWeeksAbroad: 6, Article: "IDCC 3097, III-3.1, III-4",
	}, []Source{minima.Source}, nil
}

// ExtraRulesAt returns the rules of film extras (IDCC 3097, titre III annexe III.2, text of 2013): a day of 8
// hours, then 25 % for two and 50 % for two. What an extra is paid for a night, a Sunday or a holiday is not
// established: the caller supplies it. The source of the rules is returned with them.
func ExtraRulesAt() (ExtraRules, Source) {
	return ExtraRules{
		Grid: Hour / 2, DayTime: 8 * Hour,
		Overtime: Scale{Steps: []Step{{8 * Hour, percent(25)}, {10 * Hour, percent(50)}}, Article: "IDCC 3097, titre III annexe III.2"},
		Article:  "IDCC 3097, titre III annexe III.2",
	}, Source{Title: "Convention collective nationale de la production cinématographique (IDCC 3097), titre III annexe III.2", Address: agreement3097}
}
