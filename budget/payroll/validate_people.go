package payroll

import (
	"fmt"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/shopspring/decimal"
)

func dayPath(i int) string { return fmt.Sprintf("days[%d]", i) }

func (s Shoot) validateEngagement(c *fault.Collector, e Engagement, rules map[string]bool) {
	check.Label(c, "name", e.Name)
	check.Label(c, "function", e.Function)
	check.Code(c, "population", e.Population)
	count(c, "number", e.Number, MaxNumber)
	check.NotNegative(c, "pay", e.Pay)
	check.NotNegative(c, "minimum", e.Minimum)
	check.NotNegative(c, "hour", e.Hour)
	check.NotNegative(c, "ceiling", e.Ceiling)
	check.NotNegative(c, "holiday_day", e.HolidayDay)
	span(c, "day_hours", e.DayHours, day)
	check.Percent(c, "deduction", e.Deduction)
	count(c, "paid_days", e.PaidDays, MaxContract)
	s.validateContract(c, e, rules)
	from, until := inYears(c, "from", e.From), inYears(c, "until", e.Until)
	inYears(c, "born", e.Born)
	if from && until && !e.From.IsZero() && !e.Until.IsZero() {
		switch length := e.Until.DaysSince(e.From); {
		case length < 0:
			c.Add("until", ErrOrder, e.Until)
		case length >= MaxContract:
			c.Add("until", ErrTooLarge, e.Until)
		}
	}
	e.validateLater(c, rules)
	e.validateDays(c)
	validateFees(c, "fees", e.Fees)
	validateFees(c, "expenses", e.Expenses)
	e.Before.validate(c.In("before"))
	s.validateCeilings(c, e)
}

func (s Shoot) validateContract(c *fault.Collector, e Engagement, rules map[string]bool) {
	switch e.Contract {
	case ByWeek, ByEquivalence, ByDay, ByAdvertisingDay:
		s.validateCrew(c, e, rules)
	case ActorByDay, ActorByWeek:
		required(c, "pay", e.Pay)
		s.validateActor(c, e)
	case ExtraByDay, ExtraByWeek:
		required(c, "pay", e.Pay)
		required(c, "hour", e.Hour)
	case ByFlatDay:
		required(c, "pay", e.Pay)
	case ByFees:
	case "":
		c.Add("contract", ErrRequired, nil)
	default:
		c.Add("contract", ErrUnknown, string(e.Contract))
	}
}

func required(c *fault.Collector, path string, d decimal.Decimal) {
	if d.IsZero() {
		c.Add(path, ErrRequired, nil)
	}
}

func (s Shoot) validateCrew(c *fault.Collector, e Engagement, rules map[string]bool) {
	required(c, "pay", e.Pay)
	switch {
	case e.Rules != "" && !rules[e.Rules]:
		c.Add("rules", ErrUnknown, e.Rules)
	case e.Rules == "" && len(s.Rules) != 1:
		c.Add("rules", ErrRequired, nil)
	}
	if e.Contract == ByEquivalence {
		if e.FiveDays.Presence == 0 && e.SixDays.Presence == 0 {
			c.Add("five_days", ErrRequired, nil)
		}
		e.FiveDays.validate(c, "five_days")
		e.SixDays.validate(c, "six_days")
	}
	e.LowBudget.validate(c.In("low_budget"))
}

func (a *AnnexeIII) validate(c *fault.Collector) {
	if a == nil {
		return
	}
	check.NotNegative(c, "base", a.Base)
	check.Percent(c, "share", a.Share)
	check.NotNegative(c, "multiple", a.Multiple)
	if a.OnEquivalence {
		c.Add("on_equivalence", ErrRange, "no payslip is made of it")
	}
}

func (q Equivalence) validate(c *fault.Collector, path string) {
	if q.Effective < 0 || q.Effective > q.Presence || q.Presence > 7*day {
		c.Add(path, ErrRange, q.Effective.String()+"/"+q.Presence.String())
	}
}

// validateActor asks for the hourly base, and for the base of the premiums of a fee above all factors.
func (s Shoot) validateActor(c *fault.Collector, e Engagement) {
	if s.Actors.Hour.IsZero() {
		c.Add("contract", ErrRequired, "the hourly base of the rules of actors")
	}
	minimum := e.minimum(s.Actors, s.firstWeek(e).days() == 6)
	if len(s.Actors.Factors) == 0 || !e.Hour.IsZero() || !minimum.IsPositive() {
		return
	}
	last := s.Actors.Factors[len(s.Actors.Factors)-1]
	if fraction.FromDecimal(e.Pay).Cmp(fraction.FromDecimal(minimum).Mul(fraction.FromDecimal(last.UpTo))) > 0 {
		c.Add("hour", ErrRequired, nil)
	}
}

func (e Engagement) validateDays(c *fault.Collector) {
	for i, d := range e.Days {
		if c.Full() {
			return
		}
		at := c.In("days[%d]", i)
		if !aDate(at, "date", d.Date) {
			continue
		}
		if i > 0 && !d.Date.After(e.Days[i-1].Date) {
			at.Add("date", ErrOrder, d.Date)
		}
		if (!e.From.IsZero() && d.Date.Before(e.From)) || (!e.Until.IsZero() && d.Date.After(e.Until)) {
			at.Add("date", ErrRange, d.Date)
		}
		d.validate(at)
		if i > 0 && len(d.Worked) > 0 && len(e.Days[i-1].Worked) > 0 {
			before := e.Days[i-1]
			apart := Minute(d.Date.DaysSince(before.Date)) * midnight
			if before.Worked[len(before.Worked)-1].To > apart+d.Worked[0].From {
				at.Add("worked", ErrOrder, d.Worked[0].From)
			}
		}
	}
	for i, v := range e.Voyages {
		at := c.In("voyages[%d]", i)
		aDate(at, "date", v.Date)
		span(at, "time", v.Time, 2*day)
		span(at, "arrival", v.Arrival, 2*day)
	}
}

func (d Day) validate(c *fault.Collector) {
	if len(d.Worked) == 0 {
		c.Add("worked", ErrRequired, nil)
	}
	for i, s := range d.Worked {
		at := c.In("worked[%d]", i)
		if !span(at, "from", s.From, 2*day) || !span(at, "to", s.To, 2*day) {
			continue
		}
		if s.To <= s.From || (i > 0 && s.From < d.Worked[i-1].To) {
			at.Add("from", ErrOrder, s.From)
		}
		if i == 0 && s.From >= day {
			at.Add("from", ErrRange, s.From)
		}
	}
	span(c, "transport", d.Transport, day)
	span(c, "paid_break", d.PaidBreak, day)
	span(c, "rest", d.Rest, 7*day)
	span(c, "night_allowed", d.NightAllowed, day)
	count(c, "meals", d.Meals, 10)
	if !d.Recovered.IsZero() {
		if apart := d.Recovered.DaysSince(d.Date); apart == 0 || apart < -31 || apart > 92 {
			c.Add("recovered", ErrRange, d.Recovered)
		}
	}
}

func validateFees(c *fault.Collector, name string, fees []Fee) {
	for i, f := range fees {
		at := c.In("%s[%d]", name, i)
		check.Code(at, "code", f.Code)
		check.Labels(at, "label", f.Label)
		check.Label(at, "article", f.Article)
		check.NotNegative(at, "count", f.Count)
		inYears(at, "date", f.Date)
	}
}

func (b Cumulative) validate(c *fault.Collector) {
	check.NotNegative(c, "ceiling", b.Ceiling)
	check.NotNegative(c, "holiday_cap", b.HolidayCap)
	check.NotNegative(c, "deduction", b.Deduction)
	check.NotNegative(c, "flat", b.Flat)
	count(c, "paid_days", b.PaidDays, MaxContract)
	type name struct {
		code     string
		employee bool
	}
	seen := map[name]bool{}
	for i, one := range b.Contributions {
		at := c.In("contributions[%d]", i)
		check.Code(at, "code", one.Code)
		if seen[name{one.Code, one.Employee}] {
			at.Add("code", ErrDuplicate, one.Code)
		}
		seen[name{one.Code, one.Employee}] = true
	}
}

// validateCeilings asks for the ceiling of whoever bears a contribution that stands on one.
func (s Shoot) validateCeilings(c *fault.Collector, e Engagement) {
	if !e.Ceiling.IsZero() || (!s.Ceilings.Day.IsZero() && (s.Ceilings.ShortDays == 0 || !s.Ceilings.Hour.IsZero())) {
		return
	}
	for _, one := range s.Contributions {
		if one.Population == e.Population && one.Base != Total && one.Base != TotalIfLow && one.Base != HolidayPay {
			c.Add("ceiling", ErrRequired, nil)
			return
		}
	}
}
