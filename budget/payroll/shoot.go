package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Shoot is the time and the terms of the people of a shoot, and the rules by which they are paid. Amounts
// are gross, in one currency.
type Shoot struct {
	Title string `json:"title,omitempty"`
	// Currency is the ISO 4217 code of every amount.
	Currency string `json:"currency"`
	// Rounding is the rule at the minor unit, for every line and contribution.
	Rounding Rounding `json:"rounding,omitempty"`
	// Zone gives the public holidays; Holidays are more of them, as abroad.
	Zone     schedule.Zone   `json:"zone,omitempty"`
	Holidays []schedule.Date `json:"holidays,omitempty"`
	// Rules are those of technicians, by code.
	Rules  []TimeRules `json:"rules,omitempty"`
	Actors ActorRules  `json:"actors,omitzero"`
	Extras ExtraRules  `json:"extras,omitzero"`
	// Labour is the labour code, for the checks.
	Labour LabourRules `json:"labour,omitzero"`
	// Weeks say where and how long the shoot works; a week that is not listed is of five days in the Paris
	// region.
	Weeks         []Week         `json:"weeks,omitempty"`
	Contributions []Contribution `json:"contributions,omitempty"`
	// Ceilings are those of social security in the time of the shoot.
	Ceilings Ceilings `json:"ceilings,omitzero"`
	// Later is what changes during the shoot, in order.
	Later []Later `json:"later,omitempty"`
	// Payslips says how often each person is paid.
	Payslips Every        `json:"payslips,omitempty"`
	People   []Engagement `json:"people"`
}

// Every says how the time of a person is cut into payslips. The contributions of successive payslips are
// regularised: each is the contribution to date less what was charged before.
type Every string

// The periods of a payslip.
const (
	// Whole is one payslip for the whole engagement.
	Whole Every = ""
	// Weekly is one payslip for each civil week.
	Weekly Every = "week"
)

// Place says which rules of the week apply.
type Place string

// The places.
const (
	// ParisRegion is a week of five days.
	ParisRegion Place = ""
	// Regions is the rest of continental France.
	Regions Place = "regions"
	// Abroad is outside France.
	Abroad Place = "abroad"
)

// Week is one civil week of the shoot.
type Week struct {
	Monday schedule.Date `json:"monday"`
	Place  Place         `json:"place,omitempty"`
	// Days is 5 or 6; zero is 5.
	Days int `json:"days,omitzero"`
	// Studio says that the work is in an approved studio.
	Studio bool `json:"studio,omitempty"`
}

// Contract is how a person is engaged.
type Contract string

// The contracts.
const (
	// ByWeek is a technician engaged by the week.
	ByWeek Contract = "week"
	// ByEquivalence is a technician paid the effective hours of a presence (heures d'équivalence).
	ByEquivalence Contract = "equivalence"
	// ByDay is a technician engaged by the day.
	ByDay Contract = "day"
	// ByAdvertisingDay is a technician engaged by the day for an advertising film.
	ByAdvertisingDay Contract = "advertising_day"
	// ByFlatDay is an autonomous technician paid by the day in preparation or post-production, without hours (forfait
	// jours): the pay of a day is the parties'. What is due for a night, a Sunday or a holiday is not established: it is
	// a fee that the caller writes.
	ByFlatDay Contract = "flat_day"
	// ActorByDay is an actor paid a fee (cachet) for each day.
	ActorByDay Contract = "actor_day"
	// ActorByWeek is an actor paid a fee for each week.
	ActorByWeek Contract = "actor_week"
	// ExtraByDay is an extra paid by the day, ExtraByWeek by the week.
	ExtraByDay  Contract = "extra_day"
	ExtraByWeek Contract = "extra_week"
	// ByFees is a person paid fees only: a director, a television actor.
	ByFees Contract = "fees"
)

// Engagement is the contract of one person, or of several with the same time, and that time.
type Engagement struct {
	ID       string   `json:"id"`
	Name     string   `json:"name,omitempty"`
	Function string   `json:"function,omitempty"`
	Contract Contract `json:"contract"`
	// Number is how many people the engagement stands for; zero is one.
	Number int `json:"number,omitzero"`
	// Population says which contributions are due: a word of the table of contributions.
	Population string `json:"population"`
	// Rules is the code of the rules of a technician; empty where the shoot has one set.
	Rules string `json:"rules,omitempty"`
	// Pay is the pay of a week of a technician, of a day or of a week of an actor or of an extra.
	Pay decimal.Decimal `json:"pay,omitzero"`
	// Minimum is the minimum of the same; zero is the pay itself, and for an actor that of the rules.
	Minimum decimal.Decimal `json:"minimum,omitzero"`
	// Hour is the hourly base of an extra; for an actor paid above the last factor of the rules, the base of
	// the premiums that the parties agreed.
	Hour decimal.Decimal `json:"hour,omitzero"`
	// FiveDays and SixDays are the hours of an equivalence contract.
	FiveDays Equivalence `json:"five_days,omitzero"`
	SixDays  Equivalence `json:"six_days,omitzero"`
	// LowBudget pays a technician by annexe III; nil pays him in full.
	LowBudget *AnnexeIII `json:"low_budget,omitempty"`
	// Later are terms that take the place of the pay, the minimum, the rules and annexe III from a day on, in order.
	Later []Terms `json:"later,omitempty"`
	// From and Until are the days of the contract, both included. Without them a week is engaged whole as
	// soon as one of its days is worked.
	From  schedule.Date `json:"from,omitzero"`
	Until schedule.Date `json:"until,omitzero"`
	// Born is the birthday of a person who may be under 18, for the checks.
	Born schedule.Date `json:"born,omitzero"`
	// Days are in order, one for each day worked.
	Days    []Day     `json:"days,omitempty"`
	Voyages []Journey `json:"voyages,omitempty"`
	// Fees are flat pay beside the time: post-synchronisation, rehearsals, supplements of extras, fees.
	Fees []Fee `json:"fees,omitempty"`
	// Expenses are allowances that are not pay.
	Expenses []Fee `json:"expenses,omitempty"`
	// Deduction is that for professional expenses (déduction forfaitaire spécifique), in per cent of the pay: the
	// rates by trade are not established, and the caller supplies it.
	Deduction decimal.Decimal `json:"deduction,omitzero"`
	// PaidDays replaces the count of days for the ceilings and the holiday fund.
	PaidDays int `json:"paid_days,omitzero"`
	// Ceiling replaces the ceiling of the period of each payslip.
	Ceiling decimal.Decimal `json:"ceiling,omitzero"`
	// DayHours is how many hours each paid day counts for the reduced rates of health and family, which ended with
	// 2025; zero counts the hours paid of a technician, and leaves the others, paid fees, at the full rates.
	DayHours Minute `json:"day_hours,omitzero"`
	// HolidayDay replaces the daily minimum of the base of the holiday fund.
	HolidayDay decimal.Decimal `json:"holiday_day,omitzero"`
	// Before is what earlier payslips of the year, with this employer, came to.
	Before Cumulative `json:"before,omitzero"`
}

// Equivalence is the hours of an equivalence contract: Effective time is paid for Presence.
type Equivalence struct {
	Effective Minute `json:"effective"`
	Presence  Minute `json:"presence"`
}

// Day is the work of one person that starts on a civil day. Times after midnight go on: 24:30, 28:00.
type Day struct {
	Date schedule.Date `json:"date"`
	// Worked are the stretches of paid work, in order; an unpaid break is between two of them.
	Worked []Stretch `json:"worked"`
	// Transport is the time between the meeting point and the set, there and back.
	Transport Minute `json:"transport,omitzero"`
	// Usual says that the transport is between the meeting point and a usual workplace of the Paris region.
	Usual bool `json:"usual,omitempty"`
	// Recovered is the day off given back for a Sunday, a holiday or a sixth day.
	Recovered schedule.Date `json:"recovered,omitzero"`
	// Meals is how many meal allowances are due. NoSnack says that a snack was served.
	Meals   int  `json:"meals,omitzero"`
	NoSnack bool `json:"no_snack,omitempty"`
	// Rest is the rest due before this day where a text allows a shorter one; zero is that of the rules.
	Rest Minute `json:"rest,omitzero"`
	// PaidBreak is the break of a continuous day (journée continue): paid at the base rate and no work. It is
	// not inside Worked.
	PaidBreak Minute `json:"paid_break,omitzero"`
	// NightAllowed is the time until which an authority allowed a minor to work, 24:00 at most.
	NightAllowed Minute `json:"night_allowed,omitzero"`
}

// Stretch is work from a time of the day to another.
type Stretch struct {
	From Minute `json:"from"`
	To   Minute `json:"to"`
}

// Journey is travel (voyage) of one person on a day.
type Journey struct {
	Date schedule.Date `json:"date"`
	Time Minute        `json:"time"`
	// Arrival is when it ends, for the rest before the work of the same day; zero if unknown.
	Arrival Minute `json:"arrival,omitzero"`
}

// Fee is a flat amount: count x rate, rounded to the minor unit.
type Fee struct {
	Date  schedule.Date   `json:"date,omitzero"`
	Code  string          `json:"code"`
	Label Text            `json:"label,omitzero"`
	Count decimal.Decimal `json:"count"`
	Rate  decimal.Decimal `json:"rate"`
	// Day counts the date as one more paid day, for the ceilings and the holiday fund.
	Day     bool   `json:"day,omitempty"`
	Article string `json:"article,omitempty"`
}

// Parse reads a shoot from JSON and validates it. A field that a shoot does not have is refused. The error
// is a [Faults].
func Parse(data []byte) (Shoot, error) { return fault.Parse[Shoot](data) }

// number is how many people the engagement stands for.
func (e Engagement) number() int { return max(e.Number, 1) }

func (e Engagement) crew() bool {
	switch e.Contract {
	case ByWeek, ByEquivalence, ByDay, ByAdvertisingDay:
		return true
	}
	return false
}

func (e Engagement) extra() bool { return e.Contract == ExtraByDay || e.Contract == ExtraByWeek }

func (e Engagement) actor() bool { return e.Contract == ActorByDay || e.Contract == ActorByWeek }

// minimum is the minimum of the unit of pay.
func (e Engagement) minimum(rules ActorRules, sixDays bool) decimal.Decimal {
	switch {
	case !e.Minimum.IsZero():
		return e.Minimum
	case e.Contract == ActorByDay:
		return rules.Day
	case e.Contract == ActorByWeek && sixDays:
		return rules.SixDays
	case e.Contract == ActorByWeek:
		return rules.FiveDays
	}
	return e.Pay
}
