package payroll

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// Check computes every figure of the result again from the lines it holds and reports, as [Faults] of
// kind [ErrUnbalance], those that differ. A result of [Shoot.Compute] has none.
func (r Result) Check() error {
	var c fault.Collector
	places, known := money.MinorUnits(r.Currency)
	if !known {
		c.Add("currency", ErrCurrency, r.Currency)
		return c.Err()
	}
	if !check.Decimals(&c, r, money.Computable) {
		return c.Err()
	}
	a := auditor{&c, minor{places, r.Rounding}}
	for i, p := range r.Payslips {
		a.payslip(c.In("payslips[%d]", i), p)
	}
	a.totals(r)
	return c.Err()
}

// auditor compares the figures of a result with what its lines come to.
type auditor struct {
	*fault.Collector
	minor
}

func (a auditor) payslip(at *fault.Collector, p Payslip) {
	a.lines(at, "lines", p.Lines)
	a.lines(at, "expenses", p.Expenses)
	a.lines(at, "deferred", p.Deferred)
	check.Same(at, "gross", p.Gross, sum(p.Lines))
	check.Same(at, "expenses_total", p.ExpensesTotal, sum(p.Expenses))
	check.Same(at, "deferred_total", p.DeferredTotal, sum(p.Deferred))
	a.weeks(at, p)
	a.charges(at.In("charges"), p)
	check.Same(at, "cost", p.Cost, p.Gross.Add(p.Charges.Employer))
}

func (a auditor) lines(at *fault.Collector, name string, lines []Line) {
	for i, l := range lines {
		one := at.In("%s[%d]", name, i)
		check.Same(one, "amount", l.Amount, l.exact().Round(a.places, a.rule))
		check.Same(one, "rate", l.Rate, l.rate().Round(6, HalfAwayFromZero))
	}
}

// weeks adds up the time of each week by premium.
func (a auditor) weeks(at *fault.Collector, p Payslip) {
	for i, w := range p.Weeks {
		total := Minute(0)
		for _, one := range w.Premiums {
			total += one.Time
		}
		if total != w.Time {
			at.In("weeks[%d]", i).Add("premiums", ErrUnbalance, total.String()+" is not "+w.Time.String())
		}
	}
}

func (a auditor) charges(at *fault.Collector, p Payslip) {
	c := p.Charges
	grew := func(one Contribution) decimal.Decimal { return c.ToDate.on(one).Sub(c.Before.on(one)) }
	check.Same(at, "to_date.gross", c.ToDate.Gross, c.Before.Gross.Add(p.Gross))
	check.Same(at, "ceiling", c.Ceiling, c.ToDate.Ceiling.Sub(c.Before.Ceiling))
	check.Same(at, "tranche_1", c.Tranche1, grew(Contribution{Base: Tranche1}))
	check.Same(at, "to_date.deduction", c.ToDate.Deduction, c.Before.Deduction.Add(c.Deduction))
	check.Same(at, "tranche_2", c.Tranche1.Add(c.Tranche2), p.Gross.Sub(c.Deduction))
	check.Same(at, "holiday_pay", c.HolidayPay, grew(Contribution{Base: HolidayPay}))
	var employer, employee decimal.Decimal
	for i, line := range c.Lines {
		one := at.In("lines[%d]", i)
		before, after := c.Before.find(line.Code, line.Employee), c.ToDate.find(line.Code, line.Employee)
		check.Same(one, "base", line.Base, grew(Contribution{
			Code: line.Code, Employee: line.Employee, Base: line.On, Undeducted: line.Undeducted, Uplift: line.Uplift, Flat: line.Flat,
		}))
		check.Same(one, "low", after.Low, before.Low.Add(lowPay(p.Hours, line.LowHour)))
		due := before.Due.Add(Contribution{Rate: line.Rate}.due(line.Base))
		check.Same(one, "due", after.Due, due)
		check.Same(one, "amount", line.Amount, a.round(fraction.FromDecimal(due)).Sub(before.Amount))
		check.Same(one, "to_date", after.Amount, before.Amount.Add(line.Amount))
		if line.Employee {
			employee = employee.Add(line.Amount)
		} else {
			employer = employer.Add(line.Amount)
		}
	}
	check.Same(at, "employer", c.Employer, employer)
	check.Same(at, "employee", c.Employee, employee)
	check.Same(at, "net", c.Net, p.Gross.Sub(employee))
}

func (a auditor) totals(r Result) {
	var gross, charges, expenses, deferred, contributions decimal.Decimal
	for _, p := range r.Payslips {
		number := decimal.NewFromInt(int64(p.Number))
		gross = gross.Add(p.Gross.Mul(number))
		charges = charges.Add(p.Charges.Employer.Mul(number))
		expenses = expenses.Add(p.ExpensesTotal.Mul(number))
		deferred = deferred.Add(p.DeferredTotal.Mul(number))
	}
	for _, one := range r.Contributions {
		if !one.Employee {
			contributions = contributions.Add(one.Amount)
		}
	}
	a.people(r)
	check.Same(a.Collector, "gross", r.Gross, gross)
	check.Same(a.Collector, "charges", r.Charges, charges)
	check.Same(a.Collector, "contributions", contributions, charges)
	check.Same(a.Collector, "expenses", r.Expenses, expenses)
	check.Same(a.Collector, "deferred", r.Deferred, deferred)
	check.Same(a.Collector, "cost", r.Cost, gross.Add(charges).Add(expenses))
}

func (a auditor) people(r Result) {
	want := people(r.Payslips)
	if len(want) != len(r.People) {
		a.Add("people", ErrUnbalance, len(r.People))
		return
	}
	for i, one := range r.People {
		at := a.In("people[%d]", i)
		if one.Person != want[i].Person || one.Payslips != want[i].Payslips {
			at.Add("person", ErrUnbalance, one.Person)
		}
		check.Same(at, "gross", one.Gross, want[i].Gross)
		check.Same(at, "charges", one.Charges, want[i].Charges)
		check.Same(at, "withheld", one.Withheld, want[i].Withheld)
		check.Same(at, "expenses", one.Expenses, want[i].Expenses)
		check.Same(at, "deferred", one.Deferred, want[i].Deferred)
		check.Same(at, "to_date.gross", one.ToDate.Gross, want[i].ToDate.Gross)
	}
}
