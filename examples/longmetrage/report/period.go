package report

import "github.com/filmfinance/filmfinance/recoupment"

// period is the title of a column of periods.
func (p *printer) period() string {
	if p.view.quarterly() {
		return p.say("Trim.", "Q")
	}
	return p.say("Pér.", "Per.")
}

func (p *printer) periodName() string {
	if p.view.quarterly() {
		return p.say("trimestre", "quarter")
	}
	return p.say("période", "period")
}

// quarterly reports whether the periods of all scenarios are quarters: a document only numbers and
// dates them.
func (d *Dossier) quarterly() bool {
	for _, s := range d.result.Scenarios {
		for i, p := range s.Outcome.Periods {
			if i > 0 && !quartersApart(s.Outcome.Periods[i-1], p) {
				return false
			}
		}
	}
	return true
}

// quartersApart reports whether two periods end as many quarters apart as their numbers say; a quarter
// has 90 to 92 days.
func quartersApart(a, b recoupment.PeriodOutcome) bool {
	days, quarters := b.End.DaysSince(a.End), b.Number-a.Number
	return days >= 90*quarters && days <= 92*quarters
}
