package payroll

import (
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// AudiovisualWork is what decides the rules of a technician of audiovisual production.
type AudiovisualWork struct {
	// Drama says fiction or documentary, which have a longer night.
	Drama bool
	// Rigging says set building, electrics or grip, which have higher premiums.
	Rigging bool
}

// AudiovisualRulesAt returns the rules of technicians of audiovisual production under usage contracts (CDDU,
// IDCC 2642), under the code "audiovisual", and their sources. The weekly pay is that of 35 hours: a week of
// 39 hours has four hours of overtime. Engagements by the day are of four days at most, at the week / 4.5 for
// 7 hours. Premiums of public holidays and of availability are not among the rules, since
// their amounts are not established; travel is paid by [AudiovisualTravelAt]. The errors are
// [ErrBefore] and [ErrNone].
func AudiovisualRulesAt(day schedule.Date, work AudiovisualWork) (TimeRules, []Source, error) {
	rules, err := audiovisualRules().At(day.String())
	if err != nil {
		return TimeRules{}, nil, err
	}
	limits, err := law.AudiovisualLimits().At(day.String())
	if err != nil {
		return TimeRules{}, nil, err
	}
	r := rules.Value.within(limits.Value)
	if work.Rigging {
		r.Overtime.Steps = append(r.Overtime.Steps, Step{47 * Hour, percent(100)})
		r.Night.Steps[0].Percent = percent(50)
	}
	if !work.Drama {
		r.Night.Seasons = []Season{{First: "01-01", Last: "12-31", Until: 7 * Hour, From: 24 * Hour}}
	}
	return r, []Source{rules.Source}, nil
}

func audiovisualRules() law.Parameter[TimeRules] {
	return law.Parameter[TimeRules]{
		Name: "working time of audiovisual technicians", French: "durée du travail de la production audiovisuelle",
		Entries: []law.Entry[TimeRules]{{
			Value: TimeRules{
				Code: "audiovisual", WeekHours: percent(35),
				Overtime:  Scale{Steps: []Step{{35 * Hour, percent(25)}, {43 * Hour, percent(50)}}, Article: "IDCC 2642, VI.8"},
				Guarantee: Guarantee{Article: "IDCC 2642, IV.2.1"},
				Night:     Night{Steps: []Step{{0, percent(25)}}},
				Sunday:    Feast{Percent: percent(50), Article: "IDCC 2642, titre VI"},
				DayHire: DayHire{
					Steps: []Step{{8 * Hour, percent(25)}, {11 * Hour, percent(50)}}, Minimum: 7 * Hour,
					WeekHours: tenths(315), Article: "IDCC 2642, IV.2.1, VI.8",
				},
				Limits: Limits{
					Articles: []CheckArticle{
						{CheckMinimum, "IDCC 2642, IV.2.1"}, {CheckDay, "Code du travail, L. 3121-18, L. 3121-19"}, {CheckSpan, "Code du travail, L. 3131-1"}, {CheckWeek, "Code du travail, L. 3121-20"}, {CheckDailyRest, "Code du travail, L. 3131-1"},
						{CheckWeeklyRest, "Code du travail, L. 3132-2"}, {CheckRunning, "Code du travail, L. 3132-1"}, {CheckHireDays, "IDCC 2642, IV.2.1"},
					},
				},
			},
			From: "2022-12-23", Status: law.Confirmed,
			Source: Source{
				Title:   "Convention collective de la production audiovisuelle (IDCC 2642), art. IV.2.1 and titre VI (state of avenant 14; first day not established)",
				Address: agreement2642,
			},
		}},
	}
}
