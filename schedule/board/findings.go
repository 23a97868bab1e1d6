package board

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// Finding is the answer to one question about a plan: of those that pass, the closest to its limit of each question and
// person; and each one that fails, or that costs something.
type Finding struct {
	// Who is the role, the element, the set or the location, or [Crew].
	Who     string  `json:"who"`
	Check   Check   `json:"check"`
	Label   Text    `json:"label"`
	Verdict Verdict `json:"verdict"`
	// Date is the day, or the Monday of the week, that the figure is of, and Day the number of the shooting day; Scenes are
	// those of the day that are concerned.
	Date   schedule.Date `json:"date,omitzero"`
	Day    int           `json:"day,omitzero"`
	Scenes []string      `json:"scenes,omitempty"`
	// Figure is compared with Limit; Margin is what is left, below zero where it fails. Hours have two decimals, half
	// away from zero.
	Figure decimal.Decimal `json:"figure"`
	Limit  decimal.Decimal `json:"limit"`
	Margin decimal.Decimal `json:"margin"`
	// Unit is hours, days, weeks or locations.
	Unit string `json:"unit"`
	// Article is where the limit is written; a rule of planning has none.
	Article string `json:"article,omitempty"`
}

// Crew is who the findings of the whole crew are of.
const Crew = "crew"

// Verdict is the answer of a finding.
type Verdict string

// The verdicts.
const (
	Pass Verdict = "pass"
	Fail Verdict = "fail"
	// Notice is what is allowed, and has its price or its formality: a night, a sixth day, a holiday, a minor.
	Notice Verdict = "notice"
	// CannotTell is the answer where the limit, or what it is compared with, is not known.
	CannotTell Verdict = "cannot_tell"
)

// Check names a question.
type Check string

// The questions. Those of working time have the names they have in package payroll.
const (
	// CheckDay is the work of a day, CheckSpan from its call to its wrap.
	CheckDay  Check = "day"
	CheckSpan Check = "span"
	// CheckWeek is the work of a civil week, CheckAverage its average.
	CheckWeek    Check = "week"
	CheckAverage Check = "average_week"
	// CheckDailyRest is the rest between two days, CheckWeeklyRest the longest of a week.
	CheckDailyRest  Check = "daily_rest"
	CheckWeeklyRest Check = "weekly_rest"
	// CheckBreak is the meal or the break of a day.
	CheckBreak Check = "break"
	// CheckRunning is the days worked running, CheckSixDayWeeks the weeks of six days running.
	CheckRunning     Check = "days_running"
	CheckSixDayWeeks Check = "six_day_weeks"
	// CheckSixthDay is a sixth day in the Paris region, and CheckSunday a Sunday, given back after.
	CheckSixthDay Check = "sixth_day"
	CheckSunday   Check = "sunday"
	// CheckStudio is a Sunday or a holiday worked in a studio, CheckHoliday a holiday elsewhere.
	CheckStudio  Check = "studio"
	CheckHoliday Check = "holiday"
	// CheckNight is the work of a night.
	CheckNight Check = "night"
	// CheckMinor and the others are of people under 18: the authorisation of those under 16, the night, the rest, the time
	// of a day, by age, and of a week, the break of a day, the days off.
	CheckMinor        Check = "minor_authorisation"
	CheckMinorNight   Check = "minor_night"
	CheckMinorRest    Check = "minor_rest"
	CheckMinorDay     Check = "minor_day"
	CheckMinorHours   Check = "minor_hours"
	CheckMinorWeek    Check = "minor_week"
	CheckMinorBreak   Check = "minor_break"
	CheckMinorDaysOff Check = "minor_days_off"
	// CheckAvailability is a role, an element, a set or a location on a day when it cannot be had.
	CheckAvailability Check = "availability"
	// CheckLocations is a day in several locations.
	CheckLocations Check = "locations"
	// CheckDaylight is the light for exteriors by day, CheckDarkness the darkness for those by night.
	CheckDaylight Check = "daylight"
	CheckDarkness Check = "darkness"
)

var checkLabels = map[Check]Text{
	CheckDay:          {FR: "Durée journalière", EN: "Time of work of a day"},
	CheckSpan:         {FR: "Amplitude", EN: "Span of a day"},
	CheckWeek:         {FR: "Durée hebdomadaire", EN: "Time of work of a week"},
	CheckAverage:      {FR: "Durée hebdomadaire moyenne", EN: "Average week"},
	CheckDailyRest:    {FR: "Repos quotidien", EN: "Daily rest"},
	CheckWeeklyRest:   {FR: "Repos hebdomadaire", EN: "Weekly rest"},
	CheckBreak:        {FR: "Pause", EN: "Break"},
	CheckRunning:      {FR: "Jours consécutifs", EN: "Days running"},
	CheckSixDayWeeks:  {FR: "Semaines de six jours consécutives", EN: "Weeks of six days running"},
	CheckSixthDay:     {FR: "Sixième jour récupéré", EN: "Sixth day given back"},
	CheckSunday:       {FR: "Dimanche récupéré", EN: "Sunday given back"},
	CheckStudio:       {FR: "Dimanche ou férié en studio", EN: "Sunday or holiday in a studio"},
	CheckHoliday:      {FR: "Jour férié travaillé", EN: "Holiday worked"},
	CheckNight:        {FR: "Travail de nuit", EN: "Night work"},
	CheckMinor:        {FR: "Mineur de moins de 16 ans : autorisation", EN: "Minor under 16: authorisation"},
	CheckMinorNight:   {FR: "Mineur : travail de nuit", EN: "Minor: night work"},
	CheckMinorRest:    {FR: "Mineur : repos quotidien", EN: "Minor: daily rest"},
	CheckMinorDay:     {FR: "Mineur : durée journalière", EN: "Minor: time of work of a day"},
	CheckMinorHours:   {FR: "Mineur : durée selon l'âge", EN: "Minor: time by age"},
	CheckMinorWeek:    {FR: "Mineur : durée hebdomadaire", EN: "Minor: time of work of a week"},
	CheckMinorBreak:   {FR: "Mineur : pause", EN: "Minor: break"},
	CheckMinorDaysOff: {FR: "Mineur : jours de repos consécutifs", EN: "Minor: days off running"},
	CheckAvailability: {FR: "Indisponibilité", EN: "Not available"},
	CheckLocations:    {FR: "Plusieurs lieux dans la journée", EN: "Several locations in a day"},
	CheckDaylight:     {FR: "Lumière du jour", EN: "Daylight"},
	CheckDarkness:     {FR: "Obscurité", EN: "Darkness"},
}

// measure is a figure with its unit.
type measure struct {
	amount decimal.Decimal
	unit   string
}

func hours(m Minute) measure {
	return measure{fraction.New(int64(m), 60).Round(2, money.HalfAwayFromZero), "hours"}
}

func count(n int, unit string) measure { return measure{decimal.NewFromInt(int64(n)), unit} }

// inspector gathers the findings.
type inspector struct {
	plan  *Plan
	rules Rules
	found []Finding
	// who is of whom the findings are, passed the place of those that pass.
	who      string
	articles map[Check]string
	passed   map[Check]int
	days     []worked
}

// of begins the findings of another person or thing.
func (p *inspector) of(who string, articles map[Check]string) {
	p.who, p.articles, p.passed = who, articles, map[Check]int{}
}

// at is the day of a figure.
type at struct {
	date   schedule.Date
	day    *Day
	scenes []string
}

func (p *inspector) finding(check Check, on at, figure, limit measure) Finding {
	f := Finding{
		Who: p.who, Check: check, Label: checkLabels[check], Verdict: Pass, Date: on.date, Scenes: on.scenes,
		Figure: figure.amount, Limit: limit.amount, Unit: figure.unit, Article: p.articles[check],
	}
	if on.day != nil {
		f.Day, f.Date = on.day.Number, on.day.Date
		if on.scenes == nil {
			f.Scenes = on.day.scenes()
		}
	}
	return f
}

// atMost compares a figure with the most it may be, atLeast with the least.
func (p *inspector) atMost(check Check, on at, figure, limit measure) {
	f := p.finding(check, on, figure, limit)
	f.Margin = limit.amount.Sub(figure.amount)
	p.record(f)
}

func (p *inspector) atLeast(check Check, on at, figure, limit measure) {
	f := p.finding(check, on, figure, limit)
	f.Margin = figure.amount.Sub(limit.amount)
	p.record(f)
}

// record keeps every failure, and of those that pass the closest to the limit.
func (p *inspector) record(f Finding) {
	if f.Margin.IsNegative() {
		f.Verdict = Fail
		p.found = append(p.found, f)
		return
	}
	if i, found := p.passed[f.Check]; found {
		if f.Margin.LessThan(p.found[i].Margin) {
			p.found[i] = f
		}
		return
	}
	p.passed[f.Check] = len(p.found)
	p.found = append(p.found, f)
}

// yes records a question whose answer is one day out of one.
func (p *inspector) yes(check Check, on at, answer bool) {
	figure := 0
	if answer {
		figure = 1
	}
	p.atLeast(check, on, count(figure, "days"), count(1, "days"))
}

// say records what is neither right nor wrong.
func (p *inspector) say(verdict Verdict, check Check, on at, figure measure) {
	f := p.finding(check, on, figure, measure{})
	f.Verdict = verdict
	p.found = append(p.found, f)
}

// scenes returns the numbers of the scenes of a day.
func (d Day) scenes() []string {
	numbers := make([]string, len(d.Parts))
	for i, part := range d.Parts {
		numbers[i] = part.Scene
	}
	return numbers
}
