package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Contribution is one social contribution on the pay of a population.
type Contribution struct {
	Code  string `json:"code"`
	Label Text   `json:"label,omitzero"`
	// Population is a word of the caller's; [ContributionsAt] uses technician, technician_cadre, artist,
	// artist_cadre, permanent, permanent_cadre and author.
	Population string `json:"population"`
	// Employee says that it is withheld from the pay, and is no charge of the employer.
	Employee bool `json:"employee,omitempty"`
	// Base is the part of the pay on which it stands.
	Base Base `json:"base"`
	// Rate is in per cent of the base, from -100 to 100.
	Rate decimal.Decimal `json:"rate"`
	// Undeducted says that it stands on the pay before the deduction for professional expenses: unemployment,
	// guarantee of wages, CSG and CRDS. The holiday fund always does.
	Undeducted bool `json:"undeducted,omitempty"`
	// Uplift is added to the pay before the base is taken, in per cent: 11.50 where the contribution is due on
	// the holiday pay that the fund will pay.
	Uplift decimal.Decimal `json:"uplift,omitzero"`
	// LowHour is the most pay for an hour on which a contribution on [TotalIfLow] is due.
	LowHour decimal.Decimal `json:"low_hour,omitzero"`
	// Flat says that it stands on the flat base of an extra by the day, where the ceilings give one.
	Flat bool `json:"flat,omitempty"`
	// From and Until bound the last days of the payslips that bear it, both included; open if empty.
	From   schedule.Date `json:"from,omitzero"`
	Until  schedule.Date `json:"until,omitzero"`
	Source string        `json:"source,omitempty"`
}

// Base is the part of the pay on which a contribution stands. Ceilings are those of the period.
type Base string

// The bases.
const (
	// Total is the whole pay (déplafonnée).
	Total Base = "total"
	// Tranche1 is the pay up to the ceiling (plafonnée).
	Tranche1 Base = "tranche_1"
	// Tranche2 is the pay from one to eight ceilings.
	Tranche2 Base = "tranche_2"
	// UpTo4 is the pay up to four ceilings.
	UpTo4 Base = "up_to_4"
	// TotalIfAbove is the pay up to eight ceilings where it is above one, and nothing otherwise.
	TotalIfAbove Base = "total_if_above"
	// HolidayPay is the pay up to a multiple of the daily minimum for each paid day (congés spectacles).
	HolidayPay Base = "holiday_pay"
	// CSG is 98.25 % of the pay up to four ceilings, and all of what is above.
	CSG Base = "csg"
	// TotalIfLow is the whole pay where it is at most so much for each hour of the year, and nothing otherwise: a
	// reduced rate is a rate below zero on it.
	TotalIfLow Base = "total_if_low"
)

var bases = []Base{Total, Tranche1, Tranche2, UpTo4, TotalIfAbove, HolidayPay, CSG, TotalIfLow}

// Ceilings are those of social security (plafond), in the currency. [CeilingsAt] gives those of the law.
type Ceilings struct {
	// Year bounds the ceilings of the payslips of one person in the year; zero sets no bound.
	Year decimal.Decimal `json:"year,omitzero"`
	// Day counts for each paid day.
	Day decimal.Decimal `json:"day,omitzero"`
	// Hour counts ShortHours times for each paid day of an artist engaged for fewer than ShortDays running.
	Hour       decimal.Decimal `json:"hour,omitzero"`
	ShortHours decimal.Decimal `json:"short_hours,omitzero"`
	ShortDays  int             `json:"short_days,omitzero"`
	// An extra engaged by the day is charged on FlatDay for each paid day where the pay of a day is under
	// FlatBelow; zero charges the pay.
	FlatDay   decimal.Decimal `json:"flat_day,omitzero"`
	FlatBelow decimal.Decimal `json:"flat_below,omitzero"`
}

// Charges are the contributions of one payslip.
type Charges struct {
	// Deduction is for professional expenses.
	Deduction decimal.Decimal `json:"deduction,omitzero"`
	// Ceiling is that of the period, Tranche1 and Tranche2 the pay, less the deduction, up to it and above.
	Ceiling  decimal.Decimal `json:"ceiling"`
	Tranche1 decimal.Decimal `json:"tranche_1"`
	Tranche2 decimal.Decimal `json:"tranche_2"`
	// HolidayPay is the base of the holiday fund, HolidayCap what bounds it, zero if nothing does.
	HolidayPay decimal.Decimal `json:"holiday_pay"`
	HolidayCap decimal.Decimal `json:"holiday_cap"`
	Lines      []Charge        `json:"lines"`
	// Employer and Employee are the sums of the lines, Net the gross less what is withheld.
	Employer decimal.Decimal `json:"employer"`
	Employee decimal.Decimal `json:"employee"`
	Net      decimal.Decimal `json:"net"`
	// Before and ToDate are the payslips of the year without and with this one.
	Before Cumulative `json:"before,omitzero"`
	ToDate Cumulative `json:"to_date"`
}

// Charge is one contribution of one payslip: the contribution to date, rounded, less what was charged
// before.
type Charge struct {
	Code     string `json:"code"`
	Label    Text   `json:"label"`
	Employee bool   `json:"employee,omitempty"`
	On       Base   `json:"on"`
	// Undeducted, Uplift, LowHour and Flat are those of the contribution, which decide its base.
	Undeducted bool            `json:"undeducted,omitempty"`
	Uplift     decimal.Decimal `json:"uplift,omitzero"`
	LowHour    decimal.Decimal `json:"low_hour,omitzero"`
	Flat       bool            `json:"flat,omitempty"`
	Base       decimal.Decimal `json:"base"`
	Rate       decimal.Decimal `json:"rate"`
	Amount     decimal.Decimal `json:"amount"`
	Source     string          `json:"source,omitempty"`
}

// Cumulative is what the payslips of one person came to since the beginning of the year.
type Cumulative struct {
	Gross      decimal.Decimal `json:"gross"`
	Deduction  decimal.Decimal `json:"deduction,omitzero"`
	Ceiling    decimal.Decimal `json:"ceiling"`
	HolidayCap decimal.Decimal `json:"holiday_cap"`
	PaidDays   int             `json:"paid_days"`
	// Flat is the flat base of an extra by the day, zero where the pay itself is charged.
	Flat          decimal.Decimal      `json:"flat,omitzero"`
	Contributions []ContributionToDate `json:"contributions,omitempty"`
}

// ContributionToDate is one contribution since the beginning of the year.
type ContributionToDate struct {
	Code     string `json:"code"`
	Employee bool   `json:"employee,omitempty"`
	// Due is exact, Amount what was charged.
	Due    decimal.Decimal `json:"due"`
	Amount decimal.Decimal `json:"amount"`
	// Low is the most pay up to which a contribution on [TotalIfLow] is due.
	Low decimal.Decimal `json:"low,omitzero"`
}

// on returns the part of the cumulative pay on which a contribution stands.
func (c Cumulative) on(one Contribution) decimal.Decimal {
	pay := c.Gross
	switch {
	case one.Flat && !c.Flat.IsZero():
		pay = c.Flat
	case !one.Undeducted && one.Base != HolidayPay:
		pay = pay.Sub(c.Deduction)
	}
	pay = pay.Add(pay.Mul(one.Uplift).Mul(decimal.New(1, -2)))
	times := func(n int64) decimal.Decimal { return decimal.Min(pay, c.Ceiling.Mul(decimal.NewFromInt(n))) }
	switch one.Base {
	case Tranche1:
		return times(1)
	case Tranche2:
		return times(8).Sub(times(1))
	case UpTo4:
		return times(4)
	case TotalIfAbove:
		if !pay.GreaterThan(c.Ceiling) {
			return decimal.Decimal{}
		}
		return times(8)
	case HolidayPay:
		if c.HolidayCap.IsZero() {
			return pay
		}
		return decimal.Min(pay, c.HolidayCap)
	case TotalIfLow:
		if pay.GreaterThan(c.find(one.Code, one.Employee).Low) {
			return decimal.Decimal{}
		}
		return pay
	case CSG:
		return pay.Sub(times(4).Mul(decimal.New(175, -4)))
	default:
		return pay
	}
}

func (c Cumulative) find(code string, employee bool) ContributionToDate {
	for _, one := range c.Contributions {
		if one.Code == code && one.Employee == employee {
			return one
		}
	}
	return ContributionToDate{Code: code, Employee: employee}
}

// with returns the cumulative with one contribution replaced or added.
func (c *Cumulative) set(one ContributionToDate) {
	for i, old := range c.Contributions {
		if old.Code == one.Code && old.Employee == one.Employee {
			c.Contributions[i] = one
			return
		}
	}
	c.Contributions = append(c.Contributions, one)
}

// period is what decides the contributions of one payslip.
type period struct {
	population string
	last       schedule.Date
	gross      decimal.Decimal
	deduction  decimal.Decimal
	ceiling    decimal.Decimal
	holidayCap decimal.Decimal
	paidDays   int
	hours      Minute
	year       decimal.Decimal
	flat       decimal.Decimal
}

// charge computes the contributions of a payslip after those of the year.
func (s *site) charge(p period, before Cumulative) Charges {
	after := Cumulative{
		Gross: before.Gross.Add(p.gross), Deduction: before.Deduction.Add(p.deduction), Ceiling: before.Ceiling.Add(p.ceiling), HolidayCap: before.HolidayCap.Add(p.holidayCap),
		PaidDays: before.PaidDays + p.paidDays, Flat: p.flat, Contributions: append([]ContributionToDate(nil), before.Contributions...),
	}
	if !p.year.IsZero() && after.Ceiling.GreaterThan(p.year) {
		after.Ceiling = decimal.Max(p.year, before.Ceiling)
	}
	grew := func(one Contribution) decimal.Decimal { return after.on(one).Sub(before.on(one)) }
	tranche1 := grew(Contribution{Base: Tranche1})
	c := Charges{
		Ceiling: after.Ceiling.Sub(before.Ceiling), Deduction: p.deduction, Tranche1: tranche1, Tranche2: p.gross.Sub(p.deduction).Sub(tranche1),
		HolidayPay: grew(Contribution{Base: HolidayPay}), HolidayCap: p.holidayCap, Before: before, Lines: []Charge{},
	}
	for _, one := range s.shoot.Contributions {
		if one.Population != p.population || !one.covers(p.last) {
			continue
		}
		sofar := after.find(one.Code, one.Employee)
		if one.Base == TotalIfLow {
			sofar.Low = sofar.Low.Add(lowPay(p.hours, one.LowHour))
			after.set(sofar)
		}
		grown := grew(one)
		sofar.Due = sofar.Due.Add(one.due(grown))
		amount := s.round(fraction.FromDecimal(sofar.Due)).Sub(sofar.Amount)
		sofar.Amount = sofar.Amount.Add(amount)
		after.set(sofar)
		c.Lines = append(c.Lines, Charge{
			Code: one.Code, Label: one.Label, Employee: one.Employee, On: one.Base,
			Undeducted: one.Undeducted, Uplift: one.Uplift, LowHour: one.LowHour, Flat: one.Flat, Base: grown, Rate: one.Rate, Amount: amount, Source: one.Source,
		})
		if one.Employee {
			c.Employee = c.Employee.Add(amount)
		} else {
			c.Employer = c.Employer.Add(amount)
		}
	}
	c.ToDate, c.Net = after, p.gross.Sub(c.Employee)
	return c
}

// lowPay is the most pay of a time on which a contribution on [TotalIfLow] is due, up to a millionth.
func lowPay(time Minute, hour decimal.Decimal) decimal.Decimal {
	return inHours(time).Mul(fraction.FromDecimal(hour)).Round(6, money.Up)
}

func (m minor) round(f fraction.F) decimal.Decimal { return f.Round(m.places, m.rule) }

// due is the contribution on a base, exactly.
func (c Contribution) due(base decimal.Decimal) decimal.Decimal {
	return base.Mul(c.Rate).Mul(decimal.New(1, -2))
}

func (c Contribution) covers(d schedule.Date) bool {
	return (c.From.IsZero() || !d.Before(c.From)) && (c.Until.IsZero() || !d.After(c.Until))
}

// ChargeRate returns the charges of the employer in per cent of the gross, with two decimals, half away from
// zero; zero without gross.
func (p Payslip) ChargeRate() decimal.Decimal {
	return money.PercentOf(p.Charges.Employer, p.Gross, 2)
}
