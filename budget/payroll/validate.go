package payroll

import (
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Validate returns every fault of the shoot as [Faults], or nil.
//
// Kinds: [ErrRequired], [ErrUnknown] (a contract, place, base, rule or event that does not exist),
// [ErrDuplicate], [ErrCurrency], [ErrNegative], [ErrRange] (a time outside its day, a rate outside its
// bounds, a week that does not begin on a Monday), [ErrOrder] (days, stretches or steps out of order or
// overlapping) and [ErrTooLarge].
func (s Shoot) Validate() error {
	var c fault.Collector
	s.sizes(&c)
	if c.Err() != nil || !check.Decimals(&c, s, money.Acceptable) {
		return c.Err()
	}
	s.head(&c)
	rules := s.validateRules(&c)
	s.Actors.validate(c.In("actors"))
	s.Extras.validate(c.In("extras"))
	s.Labour.validate(c.In("labour"))
	s.validateContributions(&c)
	s.validateLater(&c)
	ids := map[string]bool{}
	for i, e := range s.People {
		if c.Full() {
			break
		}
		at := c.In("people[%d]", i)
		check.Unique(at, "id", e.ID, ids)
		s.validateEngagement(at, e, rules)
	}
	return c.Err()
}

// sizes checks every bound before anything that takes time.
func (s Shoot) sizes(c *fault.Collector) {
	check.Size(c, "people", len(s.People), MaxPeople)
	check.Size(c, "weeks", len(s.Weeks), MaxWeeks)
	check.Size(c, "holidays", len(s.Holidays), MaxWeeks)
	check.Size(c, "rules", len(s.Rules), MaxRules)
	check.Size(c, "contributions", len(s.Contributions), MaxContributions)
	check.Size(c, "later", len(s.Later), MaxWeeks)
	if c.Err() != nil {
		return
	}
	perPopulation, all, slips := map[string]int{}, 0, 0
	for _, one := range s.Contributions {
		perPopulation[one.Population]++
	}
	for i, e := range s.People {
		at := c.In("people[%d]", i)
		check.Size(at, "days", len(e.Days), MaxDays)
		check.Size(at, "voyages", len(e.Voyages), MaxDays)
		check.Size(at, "fees", len(e.Fees), MaxDays)
		check.Size(at, "expenses", len(e.Expenses), MaxDays)
		check.Size(at, "later", len(e.Later), MaxWeeks)
		check.Size(at, "before.contributions", len(e.Before.Contributions), MaxContributions)
		for j, d := range e.Days {
			check.Size(at, dayPath(j)+".worked", len(d.Worked), MaxStretches)
		}
		mine := len(e.Days) + len(e.Voyages) + len(e.Fees) + len(e.Expenses)
		all += mine
		payslips := 1
		if s.Payslips == Weekly {
			payslips += weeksOf(e)
		}
		slips += payslips * (perPopulation[e.Population] + len(e.Before.Contributions))
	}
	check.Size(c, "people", all, MaxAllDays)
	check.Size(c, "contributions", slips, MaxCharges)
}

// weeksOf bounds the weeks on which an engagement may have a payslip.
func weeksOf(e Engagement) int {
	weeks := 2*len(e.Days) + len(e.Voyages) + len(e.Fees) + len(e.Expenses) // a day may be given back in another week
	for i := 1; i < len(e.Days); i++ {
		if e.Days[i].Recovered.IsZero() && e.Days[i].Date.InWeek(time.Monday) == e.Days[i-1].Date.InWeek(time.Monday) {
			weeks -= 2
		}
	}
	if !e.From.IsZero() && !e.Until.IsZero() {
		weeks += max(0, min(e.Until.DaysSince(e.From), MaxContract))/7 + 2
	}
	return weeks
}

func (s Shoot) head(c *fault.Collector) {
	check.Label(c, "title", s.Title)
	check.Currency(c, s.Currency)
	if s.Rounding > money.Up {
		c.Add("rounding", ErrUnknown, s.Rounding)
	}
	if err := s.Zone.Validate(); err != nil {
		c.Add("zone", ErrRange, s.Zone)
	}
	if s.Payslips != Whole && s.Payslips != Weekly {
		c.Add("payslips", ErrUnknown, string(s.Payslips))
	}
	for i, d := range s.Holidays {
		aDate(c.In("holidays[%d]", i), "", d)
	}
	mondays := map[schedule.Date]bool{}
	for i, w := range s.Weeks {
		at := c.In("weeks[%d]", i)
		if aDate(at, "monday", w.Monday) && w.Monday.Weekday() != time.Monday {
			at.Add("monday", ErrRange, w.Monday)
		}
		if mondays[w.Monday] {
			at.Add("monday", ErrDuplicate, w.Monday)
		}
		mondays[w.Monday] = true
		if w.Place != ParisRegion && w.Place != Regions && w.Place != Abroad {
			at.Add("place", ErrUnknown, string(w.Place))
		}
		if w.Days != 0 && w.Days != 5 && w.Days != 6 {
			at.Add("days", ErrRange, w.Days)
		}
	}
	s.Ceilings.validate(c.In("ceilings"))
}

func (l Ceilings) validate(c *fault.Collector) {
	check.NotNegative(c, "year", l.Year)
	check.NotNegative(c, "day", l.Day)
	check.NotNegative(c, "hour", l.Hour)
	check.NotNegative(c, "short_hours", l.ShortHours)
	count(c, "short_days", l.ShortDays, MaxDays)
	check.NotNegative(c, "flat_day", l.FlatDay)
	check.NotNegative(c, "flat_below", l.FlatBelow)
}

// aDate reports whether a day is there and within the years of a shoot.
func aDate(c *fault.Collector, path string, d schedule.Date) bool {
	if d.IsZero() {
		c.Add(path, ErrRequired, nil)
		return false
	}
	return inYears(c, path, d)
}

// inYears reports whether a day, which may be missing, is within the years of a shoot.
func inYears(c *fault.Collector, path string, d schedule.Date) bool {
	year, _, _ := d.Civil()
	if !d.IsZero() && (year < FirstYear || year > LastYear) {
		c.Add(path, ErrRange, d)
		return false
	}
	return true
}

// count reports whether a number of things is from zero to most.
func count(c *fault.Collector, path string, n, most int) {
	switch {
	case n < 0:
		c.Add(path, ErrNegative, n)
	case n > most:
		c.Add(path, ErrTooLarge, n)
	}
}

// span reports whether a length of time is from zero to most.
func span(c *fault.Collector, path string, m, most Minute) bool {
	switch {
	case m < 0:
		c.Add(path, ErrNegative, m)
	case m > most:
		c.Add(path, ErrRange, m)
	default:
		return true
	}
	return false
}

// maxPercent is the largest premium, in per cent.
var maxPercent = decimal.New(10_000, 0)

// premium reports whether a premium is from zero to [maxPercent].
func premium(c *fault.Collector, path string, d decimal.Decimal) {
	if check.NotNegative(c, path, d) && d.GreaterThan(maxPercent) {
		c.Add(path, ErrRange, d)
	}
}

func (s Shoot) validateContributions(c *fault.Collector) {
	type name struct {
		code, population string
		employee         bool
	}
	seen := map[name][]Contribution{}
	for i, one := range s.Contributions {
		at := c.In("contributions[%d]", i)
		check.Code(at, "code", one.Code)
		check.Code(at, "population", one.Population)
		check.Labels(at, "label", one.Label)
		check.Label(at, "source", one.Source)
		check.Signed(at, "rate", one.Rate)
		check.Percent(at, "uplift", one.Uplift)
		check.NotNegative(at, "low_hour", one.LowHour)
		if one.Base == "" {
			at.Add("base", ErrRequired, nil)
		} else if !slices.Contains(bases, one.Base) {
			at.Add("base", ErrUnknown, string(one.Base))
		}
		inYears(at, "from", one.From)
		inYears(at, "until", one.Until)
		key := name{one.Code, one.Population, one.Employee}
		for _, other := range seen[key] {
			if one.meets(other) {
				at.Add("code", ErrDuplicate, one.Code)
				break
			}
		}
		seen[key] = append(seen[key], one)
	}
}

// meets reports whether two contributions are in force on a common day.
func (c Contribution) meets(other Contribution) bool {
	return (c.Until.IsZero() || !c.Until.Before(other.From)) && (other.Until.IsZero() || !other.Until.Before(c.From))
}
