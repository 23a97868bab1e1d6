package payroll

import (
	"fmt"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/shopspring/decimal"
)

// DevisTerms are what the charges of a devis need beside a table of contributions.
type DevisTerms struct {
	// Ceiling is the ceiling of social security (plafond) of one person over the film: that of the year, or that of
	// the day for the days that people work. In a devis all persons have the same.
	Ceiling decimal.Decimal
	// HolidayPayDays is how many times the daily minimum of its line the base of the holiday fund is for a day (3:
	// [CrewRulesAt]); zero caps nothing, and so does a line without [budget.Line.DailyMinimum].
	HolidayPayDays decimal.Decimal
}

// DevisCharges returns the contributions of the employer of a table ([ContributionsAt]) as charges of a devis, so that
// a line of the category technician, artist or author bears each of them; and apart those that a devis cannot compute:
// those on pay that is low for its hours. What is withheld from the employee is no cost and in neither list.
//
// The tranches are bands of the pay of one person over the film. The part of the holiday pay in the base of a
// contribution is in its rate (0.68 % on 111.50 % of the pay is 0.7582 % on the pay), and the ceiling of its band is
// divided as much, to the cent, half away from zero. The deduction for professional expenses and the flat base of
// extras are left out: they only lower the charges.
//
// Errors: a [Faults] of [ErrRequired] at ceiling where a contribution stands on a tranche and there is none, of
// [ErrNegative], [ErrRange] and [ErrTooLarge] for figures that nothing can be computed with, of [ErrUnknown] for a
// base that does not exist.
func DevisCharges(table []Contribution, terms DevisTerms) (charges []budget.Contribution, apart []Contribution, err error) {
	var c fault.Collector
	check.NotNegative(&c, "holiday_pay_days", terms.HolidayPayDays)
	if !check.NotNegative(&c, "ceiling", terms.Ceiling) {
		return nil, nil, c.Err()
	}
	for i, one := range table {
		at := c.In("contributions[%d]", i)
		rate, uplift := check.Signed(at, "rate", one.Rate), check.NotNegative(at, "uplift", one.Uplift)
		if one.Employee || !rate || !uplift {
			continue
		}
		charge, exists := terms.charge(one)
		switch {
		case one.Base == TotalIfLow:
			apart = append(apart, one)
			continue
		case !exists:
			at.Add("base", ErrUnknown, string(one.Base))
		case charge.Base != budget.Total && charge.Base != budget.Daily && terms.Ceiling.IsZero():
			c.Add("ceiling", ErrRequired, nil)
			return nil, nil, c.Err()
		}
		charges = append(charges, charge)
	}
	if err := c.Err(); err != nil {
		return nil, nil, err
	}
	return charges, apart, nil
}

// charge returns one contribution as a charge, and whether its base exists in a devis.
func (t DevisTerms) charge(one Contribution) (budget.Contribution, bool) {
	uplift := one.Uplift.Shift(-2).Add(decimal.New(1, 0))
	times := func(n int64) decimal.Decimal {
		return fraction.FromDecimal(t.Ceiling).Mul(fraction.Int(n)).Quo(fraction.FromDecimal(uplift)).Round(2, HalfAwayFromZero)
	}
	c := budget.Contribution{
		Category: one.Population, Label: one.Label.In("fr"), Base: budget.Band, Rate: one.Rate.Mul(uplift), From: one.From, Until: one.Until,
	}
	if c.Label == "" {
		c.Label = one.Code
	}
	switch one.Base {
	case Total:
		c.Base = budget.Total
	case Tranche1:
		c.Ceiling = times(1)
	case Tranche2:
		c.Floor, c.Ceiling = times(1), times(8)
	case UpTo4:
		c.Ceiling = times(4)
	case TotalIfAbove:
		c.Base, c.Floor, c.Ceiling = budget.WholeAbove, times(1), times(8)
	case HolidayPay:
		c.Base, c.Multiple = budget.Daily, t.HolidayPayDays
	default:
		return c, false
	}
	return c, true
}

// DevisAccounts are the accounts of a devis in which the pay of a shoot stands.
type DevisAccounts struct {
	// People are the accounts of the pay of people, by the ID of their engagement; Pay is that of all others.
	People map[string]string `json:"people,omitempty"`
	Pay    string            `json:"pay,omitempty"`
	// Charges is the account of the contributions of the employer, Expenses that of the allowances.
	Charges  string `json:"charges"`
	Expenses string `json:"expenses,omitempty"`
	// Deferred is the account of the pay that a low-budget film owes later; empty leaves it out, as the cost does.
	Deferred string `json:"deferred,omitempty"`
}

// DevisLines returns the payslips as lines of a devis, in the order of the people: the gross pay of each engagement,
// the contributions of the employer on it, its allowances, and its deferred pay. The lines are lump sums in the
// currency of the shoot, times the people that the engagement stands for; without the deferred pay they come to the
// cost of the result. Charges stand in lines of their own, exact to the payslip: no line has a category, so that the
// devis charges nothing twice. IDs are those of the engagements, with .charges, .expenses and .deferred after them.
//
// Errors: those of [Result.Check], and a [Faults] of [ErrRequired] for each account that is needed and missing.
func (r Result) DevisLines(accounts DevisAccounts) ([]budget.Line, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	var c fault.Collector
	d := devisLines{accounts: accounts, currency: r.Currency, lines: []budget.Line{}}
	total, days := PersonTotal{}, 0
	for i, p := range r.Payslips {
		if i == 0 || r.Payslips[i-1].Person != p.Person {
			total, days = PersonTotal{}, 0
		}
		total.Gross, total.Charges = total.Gross.Add(p.Gross), total.Charges.Add(p.Charges.Employer)
		total.Expenses, total.Deferred = total.Expenses.Add(p.ExpensesTotal), total.Deferred.Add(p.DeferredTotal)
		if days += p.PaidDays; i+1 == len(r.Payslips) || r.Payslips[i+1].Person != p.Person {
			d.person(&c, p, total, days)
		}
	}
	return d.lines, c.Err()
}

// devisLines gathers the lines of a devis.
type devisLines struct {
	accounts DevisAccounts
	currency string
	lines    []budget.Line
}

// person adds the lines of an engagement, of which p is the last payslip.
func (d *devisLines) person(c *fault.Collector, p Payslip, total PersonTotal, days int) {
	account, named := d.accounts.People[p.Person]
	if !named {
		account = d.accounts.Pay
	}
	name := p.Name
	if name == "" {
		name = p.Person
	}
	if p.Function != "" {
		name = p.Function + ", " + name
	}
	one := budget.Line{
		Quantity: decimal.New(1, 0), Unit: budget.Flat, Number: decimal.NewFromInt(int64(p.Number)), Currency: d.currency, Phase: budget.Shoot,
	}
	if p.Number == 1 {
		one.Person = p.Person
	}
	for _, part := range []struct {
		id, label, account, field string
		amount                    decimal.Decimal
		kept                      bool
	}{
		{"", "", account, fmt.Sprintf("people[%q]", p.Person), total.Gross, true},
		{".charges", "Charges sociales, ", d.accounts.Charges, "charges", total.Charges, true},
		{".expenses", "Défraiements, ", d.accounts.Expenses, "expenses", total.Expenses, true},
		{".deferred", "Salaire différé, ", d.accounts.Deferred, "deferred", total.Deferred, d.accounts.Deferred != ""},
	} {
		if part.amount.IsZero() || !part.kept {
			continue
		}
		if part.account == "" {
			c.Add(part.field, ErrRequired, p.Person)
		}
		line := one
		line.ID, line.Account, line.Label, line.Rate = p.Person+part.id, part.account, part.label+name, part.amount
		if part.id == "" {
			line.Days = decimal.NewFromInt(int64(days) * int64(p.Number))
		}
		if part.id == ".deferred" {
			line.Payment = budget.Deferred
		}
		d.lines = append(d.lines, line)
	}
}
