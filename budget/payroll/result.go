package payroll

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Result is the payslips of a shoot, in the order of its people and of their weeks. Totals count each
// payslip as many times as the people it stands for.
type Result struct {
	Title    string    `json:"title,omitempty"`
	Currency string    `json:"currency"`
	Rounding Rounding  `json:"rounding,omitempty"`
	Payslips []Payslip `json:"payslips"`
	// People are the totals of each engagement, for one person.
	People []PersonTotal `json:"people"`
	// Contributions are the totals by contribution, in the order of the table.
	Contributions []ContributionTotal `json:"contributions"`
	Gross         decimal.Decimal     `json:"gross"`
	// Charges are the contributions of the employer.
	Charges decimal.Decimal `json:"charges"`
	// Expenses are allowances that are not pay.
	Expenses decimal.Decimal `json:"expenses"`
	// Cost is what the production bears now: gross, charges and expenses.
	Cost decimal.Decimal `json:"cost"`
	// Deferred is the pay owed later, without charges.
	Deferred decimal.Decimal `json:"deferred"`
}

// PersonTotal is what the payslips of one engagement come to, for one person.
type PersonTotal struct {
	Person   string `json:"person"`
	Payslips int    `json:"payslips"`
	// Charges are the contributions of the employer, Withheld those of the employee.
	Gross    decimal.Decimal `json:"gross"`
	Charges  decimal.Decimal `json:"charges"`
	Withheld decimal.Decimal `json:"withheld"`
	Expenses decimal.Decimal `json:"expenses"`
	Deferred decimal.Decimal `json:"deferred"`
	// ToDate is the year up to the last payslip: what the next shoot with this employer takes up.
	ToDate Cumulative `json:"to_date"`
}

// people adds up the payslips of each engagement; those of one follow each other.
func people(slips []Payslip) []PersonTotal {
	totals := []PersonTotal{}
	for _, p := range slips {
		if len(totals) == 0 || totals[len(totals)-1].Person != p.Person {
			totals = append(totals, PersonTotal{Person: p.Person})
		}
		one := &totals[len(totals)-1]
		one.Payslips++
		one.Gross = one.Gross.Add(p.Gross)
		one.Charges = one.Charges.Add(p.Charges.Employer)
		one.Withheld = one.Withheld.Add(p.Charges.Employee)
		one.Expenses = one.Expenses.Add(p.ExpensesTotal)
		one.Deferred = one.Deferred.Add(p.DeferredTotal)
		one.ToDate = p.Charges.ToDate
	}
	return totals
}

// ContributionTotal is what all payslips bear of one contribution.
type ContributionTotal struct {
	Code     string          `json:"code"`
	Label    Text            `json:"label"`
	Employee bool            `json:"employee,omitempty"`
	Amount   decimal.Decimal `json:"amount"`
}

// Payslip is the estimate of one payslip.
type Payslip struct {
	Person   string `json:"person"`
	Name     string `json:"name,omitempty"`
	Function string `json:"function,omitempty"`
	// Number is how many people receive the same payslip.
	Number int `json:"number"`
	// Week is the Monday of the week of a weekly payslip.
	Week schedule.Date `json:"week,omitzero"`
	// HourlyBase and TravelRate are with six decimals, for reading; the lines hold what they come from.
	HourlyBase decimal.Decimal `json:"hourly_base,omitzero"`
	TravelRate decimal.Decimal `json:"travel_rate,omitzero"`
	// TimesMinimum is the fee of an actor over the minimum, with four decimals, PremiumBase the base of the
	// premiums of an actor.
	TimesMinimum decimal.Decimal `json:"times_minimum,omitzero"`
	PremiumBase  decimal.Decimal `json:"premium_base,omitzero"`
	Days         []DayTime       `json:"days,omitempty"`
	Weeks        []WeekTime      `json:"weeks,omitempty"`
	Lines        []Line          `json:"lines"`
	Gross        decimal.Decimal `json:"gross"`
	Expenses     []Line          `json:"expenses,omitempty"`
	// ExpensesTotal is the sum of the expenses.
	ExpensesTotal decimal.Decimal `json:"expenses_total"`
	// Deferred is the pay given up that a low-budget film owes later.
	Deferred      []Line          `json:"deferred,omitempty"`
	DeferredTotal decimal.Decimal `json:"deferred_total,omitzero"`
	// PaidDays are the days worked, the holidays paid and not worked, the days given back; of a week that is guaranteed
	// without a day of work, its working days in the contract.
	PaidDays int `json:"paid_days"`
	// Hours are those by which reduced rates are judged ([TotalIfLow]): the hours paid of a technician, or what
	// the engagement says of each paid day.
	Hours   Minute  `json:"hours,omitzero"`
	Charges Charges `json:"charges"`
	// Cost is the gross and the charges of the employer, of one person.
	Cost decimal.Decimal `json:"cost"`
}

// DayTime is the time of one day of work, on the grid.
type DayTime struct {
	Date schedule.Date `json:"date"`
	Time Minute        `json:"time"`
	// Night, Sunday and Holiday are the time on the clock of each, LongDay beyond the tenth hour, MissingRest
	// what was missing of the rest before the day.
	Night       Minute `json:"night"`
	Sunday      Minute `json:"sunday"`
	Holiday     Minute `json:"holiday"`
	LongDay     Minute `json:"long_day"`
	MissingRest Minute `json:"missing_rest"`
	// SixthDay says that the time does not count for the overtime of the week.
	SixthDay bool `json:"sixth_day,omitempty"`
}

// WeekTime is the time of one civil week.
type WeekTime struct {
	Monday schedule.Date `json:"monday"`
	// Time is all of it, Counted what counts for the overtime of the week, Effective what an equivalence
	// contract pays.
	Time      Minute `json:"time"`
	Counted   Minute `json:"counted"`
	Effective Minute `json:"effective,omitzero"`
	// Premiums are the time of the week by total premium, after the cap.
	Premiums []PremiumTime `json:"premiums,omitempty"`
}

// PremiumTime is the time that bears one total premium.
type PremiumTime struct {
	Percent decimal.Decimal `json:"percent"`
	Time    Minute          `json:"time"`
}
