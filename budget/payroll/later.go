package payroll

import (
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Later is what changes during a shoot from a day on; what it leaves out stays as it was.
type Later struct {
	From schedule.Date `json:"from"`
	// Actors are the rules of actors, by the day of the work.
	Actors *ActorRules `json:"actors,omitempty"`
	// Ceilings are those of social security, by the last paid day of a payslip.
	Ceilings *Ceilings `json:"ceilings,omitempty"`
}

// Terms are the terms of a technician, an actor or an extra from a day on, in place of those of the engagement: of
// the time that falls on it or after. What is due for a week as a whole (guaranteed time, effective hours) is paid by
// the terms of its last day; the fee of a week, of an actor or of an extra, by those of its first day of work.
type Terms struct {
	From schedule.Date `json:"from"`
	// Rules is the code of the rules of a technician; empty keeps those of before.
	Rules string `json:"rules,omitempty"`
	// Pay, Minimum and LowBudget take the place of those of the engagement, whole: a zero minimum is the pay.
	Pay       decimal.Decimal `json:"pay"`
	Minimum   decimal.Decimal `json:"minimum,omitzero"`
	LowBudget *AnnexeIII      `json:"low_budget,omitempty"`
	// HolidayDay replaces the daily minimum of the base of the holiday fund; zero keeps that of before.
	HolidayDay decimal.Decimal `json:"holiday_day,omitzero"`
}

// at returns the engagement with the terms of a day.
func (e Engagement) at(d schedule.Date) Engagement {
	for _, t := range e.Later {
		if d.Before(t.From) {
			break
		}
		e.Pay, e.Minimum, e.LowBudget = t.Pay, t.Minimum, t.LowBudget
		if t.Rules != "" {
			e.Rules = t.Rules
		}
		if !t.HolidayDay.IsZero() {
			e.HolidayDay = t.HolidayDay
		}
	}
	return e
}

// days is a run of days, the first included and the last not; without a date it is open.
type days struct{ from, until schedule.Date }

func (r days) has(d schedule.Date) bool {
	return (r.from.IsZero() || !d.Before(r.from)) && (r.until.IsZero() || d.Before(r.until))
}

// apart cuts a run of days where terms begin.
func (r days) apart(cuts []schedule.Date) []days {
	var runs []days
	for _, cut := range cuts {
		if (r.from.IsZero() || cut.After(r.from)) && (r.until.IsZero() || cut.Before(r.until)) {
			runs = append(runs, days{r.from, cut})
			r.from = cut
		}
	}
	return append(runs, r)
}

// cuts are the days on which the pay of an engagement changes; another base of the holiday fund cuts no line.
func (e Engagement) cuts() []schedule.Date {
	cuts := make([]schedule.Date, 0, len(e.Later))
	for _, t := range e.Later {
		same := e.Pay.Equal(t.Pay) && e.Minimum.Equal(t.Minimum) && e.LowBudget.same(t.LowBudget) && (t.Rules == "" || t.Rules == e.Rules)
		if !same {
			cuts = append(cuts, t.From)
		}
		e.Pay, e.Minimum, e.LowBudget = t.Pay, t.Minimum, t.LowBudget
		if t.Rules != "" {
			e.Rules = t.Rules
		}
	}
	return cuts
}

// civilWeek is the seven days of a week.
func civilWeek(monday schedule.Date) days { return days{monday, monday.AddWeeks(1)} }

// ceilings returns the ceilings on a day.
func (s Shoot) ceilings(d schedule.Date) Ceilings {
	c := s.Ceilings
	for _, l := range s.Later {
		if l.Ceilings != nil && !d.Before(l.From) {
			c = *l.Ceilings
		}
	}
	return c
}

// actors returns the rules of actors on a day.
func (s Shoot) actors(d schedule.Date) ActorRules {
	r := s.Actors
	for _, l := range s.Later {
		if l.Actors != nil && !d.Before(l.From) {
			r = *l.Actors
		}
	}
	return r
}

// validateLater asks for terms in order, of pay, under rules that the shoot has.
func (e Engagement) validateLater(c *fault.Collector, rules map[string]bool) {
	for i, t := range e.Later {
		at := c.In("later[%d]", i)
		if aDate(at, "from", t.From) && i > 0 && !t.From.After(e.Later[i-1].From) {
			at.Add("from", ErrOrder, t.From)
		}
		check.NotNegative(at, "pay", t.Pay)
		check.NotNegative(at, "minimum", t.Minimum)
		check.NotNegative(at, "holiday_day", t.HolidayDay)
		required(at, "pay", t.Pay)
		if t.Rules != "" && !rules[t.Rules] {
			at.Add("rules", ErrUnknown, t.Rules)
		}
		t.LowBudget.validate(at.In("low_budget"))
	}
}

func (s Shoot) validateLater(c *fault.Collector) {
	for i, l := range s.Later {
		at := c.In("later[%d]", i)
		if aDate(at, "from", l.From) && i > 0 && !l.From.After(s.Later[i-1].From) {
			at.Add("from", ErrOrder, l.From)
		}
		if l.Actors != nil {
			l.Actors.validate(at.In("actors"))
		}
		if l.Ceilings != nil {
			l.Ceilings.validate(at.In("ceilings"))
		}
	}
}

// entryDays is the run of days of an entry of the law.
func entryDays(from, until string) days {
	first, last := dates(from, until)
	if !last.IsZero() {
		last = last.AddDays(1)
	}
	return days{first, last}
}

// and returns the days that two runs share.
func (r days) and(other days) days {
	if r.from.IsZero() || (!other.from.IsZero() && other.from.After(r.from)) {
		r.from = other.from
	}
	if r.until.IsZero() || (!other.until.IsZero() && other.until.Before(r.until)) {
		r.until = other.until
	}
	return r
}

func (r days) any() bool { return r.from.IsZero() || r.until.IsZero() || r.from.Before(r.until) }

// without returns what is left of a run without a part of it.
func (r days) without(part days) []days {
	var left []days
	if r.from != part.from {
		left = append(left, days{r.from, part.from})
	}
	if r.until != part.until {
		left = append(left, days{part.until, r.until})
	}
	return left
}
