package payroll

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// travelRate is the base rate of the person, or that of the cap if it is lower.
func (c *crew) travelRate() rateOf {
	bound := rateOf{c.rules.Travel.Cap, c.rules.WeekHours}
	if bound.base.IsZero() || c.paid.exact().Cmp(bound.exact()) <= 0 {
		return c.paid
	}
	return bound
}

// travel adds the transport and the journeys of the week.
func (c *crew) travel(monday schedule.Date) {
	var transport, usual, voyage Minute
	for _, d := range c.Days {
		switch {
		case !c.holds(monday, d.Date):
		case d.Usual:
			usual += max(0, d.Transport-c.rules.Travel.Usual)
		default:
			transport += min(d.Transport, c.rules.Travel.Free)
		}
	}
	for _, v := range c.Voyages {
		if c.holds(monday, v.Date) {
			voyage += min(v.Time, c.rules.Travel.Voyage)
		}
	}
	c.add(monday, c.travelRate().at(CodeTransport, hundred, transport), c.rules.Travel.Article)
	c.add(monday, c.travelRate().at(CodeTransport, hundred, usual), c.rules.Travel.UsualArticle)
	c.add(monday, c.travelRate().at(CodeVoyage, hundred, voyage), c.rules.Travel.VoyageArticle)
}

// meals adds the allowances of the week to the expenses.
func (c *crew) meals(monday schedule.Date) {
	meals, snacks, m := 0, 0, c.rules.Meals
	for _, d := range c.Days {
		if !c.holds(monday, d.Date) {
			continue
		}
		meals += d.Meals
		if d.Worked[0].From < m.Before && !d.NoSnack {
			snacks++
		}
	}
	c.expense(monday, Line{Code: CodeMeal, Count: decimal.NewFromInt(int64(meals)), Base: m.Meal})
	c.expense(monday, Line{Code: CodeSnack, Count: decimal.NewFromInt(int64(snacks)), Base: m.Snack})
}

func (c *crew) expense(monday schedule.Date, line Line) {
	if line.Count.IsZero() || line.Base.IsZero() {
		return
	}
	line.Week, line.Percent, line.Article = monday, hundred, c.rules.Meals.Article
	c.out.Expenses = append(c.out.Expenses, c.priced(line.labelled(decimal.Decimal{})))
}

// deferPay adds the deferred pay of the lines of a week that are paid at the reduced rate of one set of terms: the
// multiple of the pay given up, rounded once.
func (c *crew) deferPay(monday schedule.Date, lines []Line) {
	if c.LowBudget == nil || c.full.base.Equal(c.paid.base) {
		return
	}
	perHour := decimal.NewFromInt(int64(Hour))
	weighted := decimal.Decimal{} // minutes at the base rate
	for _, line := range lines {
		if line.Code != CodeTransport && line.Code != CodeVoyage {
			weighted = weighted.Add(line.Percent.Mul(decimal.NewFromInt(int64(line.Time))).Mul(decimal.New(1, -2)))
		}
	}
	line := Line{
		Code: CodeDeferred, Article: articleDeferred, Week: monday, Count: weighted,
		Base: c.full.base.Sub(c.paid.base), Hours: c.full.hours.Mul(perHour), Percent: c.LowBudget.Multiple.Mul(hundred),
	}
	if !weighted.IsZero() {
		c.out.Deferred = append(c.out.Deferred, c.priced(line.labelled(decimal.Decimal{})))
	}
}

const articleDeferred = "IDCC 3097, titre II annexe III"

// agreed is the equivalence of the week, in proportion to the days that the contract covers, less the
// holidays that are paid and not worked.
func (c *crew) agreed(monday schedule.Date, idle Minute) Equivalence {
	if !c.active(monday) {
		return Equivalence{}
	}
	agreed := c.FiveDays
	covered, of := c.covered(monday)
	if of == 6 && c.SixDays.Presence > 0 {
		agreed = c.SixDays
	} else {
		covered, of = min(covered, guaranteedDays), guaranteedDays
	}
	if idle > 0 {
		covered -= len(c.idleDays(monday))
	}
	covered = max(covered, 0)
	return Equivalence{agreed.Effective * Minute(covered) / Minute(of), agreed.Presence * Minute(covered) / Minute(of)}
}

// effective is the time paid for a presence: the agreed one, and what goes beyond the agreed presence.
func (c *crew) effective(presence Minute, agreed Equivalence) Minute {
	return agreed.Effective + max(0, presence-agreed.Presence)
}

// shifted are the steps of overtime by rank of presence: the first hours of presence are the effective ones,
// the inactivity up to the agreed presence bears none, and beyond it each hour is effective.
func (c *crew) shifted(monday schedule.Date, idle Minute) []Step {
	agreed := c.agreed(monday, idle)
	inactive := agreed.Presence - agreed.Effective
	var steps []Step
	for _, step := range c.rules.Overtime.Steps {
		if step.Above < agreed.Effective {
			steps = append(steps, step)
		}
	}
	steps = append(steps, Step{Above: agreed.Effective})
	if percent, found := at(c.rules.Overtime.Steps, agreed.Effective); found {
		steps = append(steps, Step{Above: agreed.Presence, Percent: percent})
	}
	for _, step := range c.rules.Overtime.Steps {
		if step.Above > agreed.Effective {
			steps = append(steps, Step{Above: step.Above + inactive, Percent: step.Percent})
		}
	}
	return steps
}
