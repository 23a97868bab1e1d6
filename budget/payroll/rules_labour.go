package payroll

import (
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// LabourRulesAt returns the limits of the labour code and their sources. Those of the working day (10 hours)
// and of the average week (44 hours) are not established and left out, and so are the hours of children
// under 16 by age. The errors are [ErrBefore] and [ErrNone].
func LabourRulesAt(day schedule.Date) (LabourRules, []Source, error) {
	limits, err := law.LabourCodeLimits().At(day.String())
	if err != nil {
		return LabourRules{}, nil, err
	}
	l := limits.Value
	r := LabourRules{Rest: Minute(l.Daily), Week: Minute(l.Week), Running: l.Running}
	for _, m := range l.Minors {
		r.Minors = append(r.Minors, MinorRules{
			Under: m.Under, NightFrom: Minute(m.NightFrom), NightUntil: Minute(m.NightUntil), Allowed: Minute(m.Allowed),
			Rest: Minute(m.Rest), RestDays: m.RestDays, Day: Minute(m.Day), Week: Minute(m.Week),
		})
	}
	return r, []Source{limits.Source}, nil
}
