package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Finding is the answer to one question about the time or the pay of a person: the closest to its limit of
// all the days or weeks that pass, or one that fails.
type Finding struct {
	Person  string  `json:"person"`
	Check   Check   `json:"check"`
	Label   Text    `json:"label"`
	Verdict Verdict `json:"verdict"`
	// Date is the day, or the Monday of the week, that the figure is of.
	Date schedule.Date `json:"date,omitzero"`
	// Figure is compared with Limit; Margin is what is left, below zero where it fails. Hours have two
	// decimals.
	Figure decimal.Decimal `json:"figure"`
	Limit  decimal.Decimal `json:"limit"`
	Margin decimal.Decimal `json:"margin"`
	// Unit is hours, days, weeks, or the currency.
	Unit    string `json:"unit"`
	Article string `json:"article,omitempty"`
}

// Verdict is the answer of a finding.
type Verdict string

// The verdicts.
const (
	Pass Verdict = "pass"
	Fail Verdict = "fail"
	// CannotTell is the answer where the limit, or what it is compared with, is not known.
	CannotTell Verdict = "cannot_tell"
)

// Check names a question.
type Check string

// The questions.
const (
	// CheckMinimum is the pay against the minimum.
	CheckMinimum Check = "minimum"
	// CheckDay is the time of work of a day, CheckSpan from its start to its end.
	CheckDay  Check = "day"
	CheckSpan Check = "span"
	// CheckWeek is the time of work of a civil week, CheckAverage its average.
	CheckWeek    Check = "week"
	CheckAverage Check = "average_week"
	// CheckDailyRest is the rest between two days, CheckWeeklyRest the longest of a week.
	CheckDailyRest  Check = "daily_rest"
	CheckWeeklyRest Check = "weekly_rest"
	// CheckRunning is the days worked running.
	CheckRunning Check = "days_running"
	// CheckSixthDay is a sixth day in the Paris region, given back on the Monday or Friday after.
	CheckSixthDay Check = "sixth_day"
	// CheckSixDayWeeks is the weeks of six days running.
	CheckSixDayWeeks Check = "six_day_weeks"
	// CheckHireDays is the consecutive days of an engagement by the day.
	CheckHireDays Check = "hire_days"
	// CheckEquivalence is the consecutive days of an equivalence contract.
	CheckEquivalence Check = "equivalence_days"
	// CheckArrival is the rest between a journey and work.
	CheckArrival Check = "arrival"
	// CheckSunday is a Sunday given back on the Monday or Friday after.
	CheckSunday Check = "sunday"
	// CheckStudio is a Sunday or a holiday worked in a studio.
	CheckStudio Check = "studio"
	// CheckMinorNight, CheckMinorRest, CheckMinorDay, CheckMinorWeek and CheckMinorDaysOff are of people under 18.
	CheckMinorNight   Check = "minor_night"
	CheckMinorRest    Check = "minor_rest"
	CheckMinorDay     Check = "minor_day"
	CheckMinorWeek    Check = "minor_week"
	CheckMinorDaysOff Check = "minor_days_off"
)

var checkLabels = map[Check]Text{
	CheckMinimum:      {FR: "Salaire minimum", EN: "Minimum pay"},
	CheckDay:          {FR: "Durée journalière", EN: "Time of work of a day"},
	CheckSpan:         {FR: "Amplitude", EN: "Span of a day"},
	CheckWeek:         {FR: "Durée hebdomadaire", EN: "Time of work of a week"},
	CheckAverage:      {FR: "Durée hebdomadaire moyenne", EN: "Average week"},
	CheckDailyRest:    {FR: "Repos quotidien", EN: "Daily rest"},
	CheckWeeklyRest:   {FR: "Repos hebdomadaire", EN: "Weekly rest"},
	CheckRunning:      {FR: "Jours consécutifs", EN: "Days running"},
	CheckSixthDay:     {FR: "Sixième jour récupéré", EN: "Sixth day given back"},
	CheckSixDayWeeks:  {FR: "Semaines de six jours consécutives", EN: "Weeks of six days running"},
	CheckHireDays:     {FR: "Jours consécutifs d'un engagement à la journée", EN: "Consecutive days of an engagement by the day"},
	CheckEquivalence:  {FR: "Jours consécutifs d'un contrat avec équivalence", EN: "Consecutive days of an equivalence contract"},
	CheckArrival:      {FR: "Repos entre le voyage et le travail", EN: "Rest between a journey and work"},
	CheckSunday:       {FR: "Dimanche récupéré", EN: "Sunday given back"},
	CheckStudio:       {FR: "Dimanche ou férié en studio", EN: "Sunday or holiday in a studio"},
	CheckMinorNight:   {FR: "Mineur : travail de nuit", EN: "Minor: night work"},
	CheckMinorRest:    {FR: "Mineur : repos quotidien", EN: "Minor: daily rest"},
	CheckMinorDay:     {FR: "Mineur : durée journalière", EN: "Minor: time of work of a day"},
	CheckMinorWeek:    {FR: "Mineur : durée hebdomadaire", EN: "Minor: time of work of a week"},
	CheckMinorDaysOff: {FR: "Mineur : jours de repos consécutifs", EN: "Minor: days off running"},
}

// inspector gathers the findings of one person.
type inspector struct {
	*site
	Engagement
	slip     Payslip
	articles []CheckArticle
	found    []Finding
}

// atMost compares a figure with the most it may be, atLeast with the least.
func (p *inspector) atMost(check Check, date schedule.Date, figure, limit measure) {
	p.record(check, date, figure, limit, limit.amount.Sub(figure.amount))
}

func (p *inspector) atLeast(check Check, date schedule.Date, figure, limit measure) {
	p.record(check, date, figure, limit, figure.amount.Sub(limit.amount))
}

// measure is a figure with its unit.
type measure struct {
	amount decimal.Decimal
	unit   string
}

func hoursMeasure(m Minute) measure {
	return measure{inHours(m).Round(2, HalfAwayFromZero), "hours"}
}

func daysMeasure(n int) measure { return measure{decimal.NewFromInt(int64(n)), "days"} }

// record keeps every failure, and of those that pass the closest to the limit.
//
//nolint:revive // the five are one sentence: what, when, how much, of how much, what is left
func (p *inspector) record(check Check, date schedule.Date, figure, limit measure, margin decimal.Decimal) {
	f := Finding{
		Person: p.ID, Check: check, Label: checkLabels[check], Verdict: Pass, Date: date, Figure: figure.amount,
		Limit: limit.amount, Margin: margin, Unit: figure.unit, Article: p.article(check),
	}
	if margin.IsNegative() {
		f.Verdict = Fail
		p.found = append(p.found, f)
		return
	}
	for i, old := range p.found {
		if old.Check == check && old.Verdict == Pass {
			if margin.LessThan(old.Margin) {
				p.found[i] = f
			}
			return
		}
	}
	p.found = append(p.found, f)
}

// unknown records a question without answer.
func (p *inspector) unknown(check Check, figure measure) {
	p.found = append(p.found, Finding{
		Person: p.ID, Check: check, Label: checkLabels[check], Verdict: CannotTell, Figure: figure.amount, Unit: figure.unit, Article: p.article(check),
	})
}

func (p *inspector) article(check Check) string {
	for _, one := range p.articles {
		if one.Check == check {
			return one.Article
		}
	}
	return ""
}

// most asks every figure to be at most a limit, or says that the limit is not known.
func (p *inspector) most(check Check, limit Minute, figures []timed) {
	if len(figures) == 0 {
		return
	}
	if limit == 0 {
		largest := figures[0].time
		for _, f := range figures {
			largest = max(largest, f.time)
		}
		p.unknown(check, hoursMeasure(largest))
		return
	}
	for _, f := range figures {
		p.atMost(check, f.date, hoursMeasure(f.time), hoursMeasure(limit))
	}
}

// timed is a length of time of a day or a week.
type timed struct {
	date schedule.Date
	time Minute
}

// quotient is a / b with two decimals.
func quotient(a Minute, b int) decimal.Decimal {
	return inHours(a).Quo(fraction.Int(int64(b))).Round(2, HalfAwayFromZero)
}
