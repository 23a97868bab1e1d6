package payroll

import (
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// LabourRulesAt returns the limits of the labour code and their sources. Those of the working day (10 hours)
// and of the average week (44 hours) are not established and left out, and so are the hours of children
// under 16 by age. The errors are [ErrBefore] and [ErrNone].
func LabourRulesAt(day schedule.Date) (LabourRules, []Source, error) {
	rules, err := labourRules().At(day.String())
	if err != nil {
		return LabourRules{}, nil, err
	}
	return rules.Value, []Source{rules.Source}, nil
}

func labourRules() law.Parameter[LabourRules] {
	minor := func(under int, from, rest Minute) MinorRules {
		return MinorRules{
			Under: under, NightFrom: from, NightUntil: 6 * Hour, Allowed: 24 * Hour, Rest: rest, RestDays: 2, Day: 8 * Hour, Week: 35 * Hour,
		}
	}
	return law.Parameter[LabourRules]{
		Name: "limits of the labour code", French: "durée du travail et repos, code du travail",
		Entries: []law.Entry[LabourRules]{{
			Value: LabourRules{
				Rest: 11 * Hour, Week: 48 * Hour, Running: 6,
				Minors: []MinorRules{minor(16, 20*Hour, 14*Hour), minor(18, 22*Hour, 12*Hour)},
			},
			From: "2020-01-01", Status: law.Confirmed,
			Source: Source{
				Title:   "Code du travail, L. 3121-20, L. 3131-1, L. 3132-1, L. 3163-2, L. 3164-1, L. 3164-2, R. 7124-30-1 (first day not established; 1 January 2020 is taken)",
				Address: "https://code.travail.gouv.fr/code-du-travail/l3163-2",
			},
		}},
	}
}
