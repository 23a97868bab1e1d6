package payroll

import (
	"slices"
	"time"

	"github.com/shopspring/decimal"
)

// premiums marks the pieces of one day with what they bear, but for the overtime of the week and the rest.
func (c *crew) premiums(pieces []piece, d Day, sixth bool) []piece {
	r := c.rules
	studio := c.week(d.Date).Studio
	if hire := c.hire(); hire != nil {
		pieces = mark(pieces, everything, hire.steps(), event{kind: Hire, article: hire.Article})
	} else {
		pieces = mark(pieces, everything, r.LongDay.Steps, event{kind: LongDay, article: r.LongDay.Article})
	}
	night := func(p piece) bool { return r.Night.covers(p, studio) }
	pieces = mark(pieces, night, r.Night.Steps, event{kind: NightWork, article: r.Night.Article})
	pieces = c.feasts(pieces, d)
	if sixth {
		tag(pieces, everything, event{SixthDayWork, r.SixthDay.Percent, r.SixthDay.Article})
	}
	return pieces
}

// feasts marks Sundays and public holidays; Whit Monday, the solidarity day, beyond its hours.
func (c *crew) feasts(pieces []piece, d Day) []piece {
	r := c.rules
	tag(pieces, func(p piece) bool { return p.date.Weekday() == time.Sunday }, event{SundayWork, r.Sunday.Percent, r.Sunday.Article})
	holiday := event{HolidayWork, r.Holiday.Percent, r.Holiday.Article}
	if r.Holiday.Solidarity > 0 && (c.solidarity(d.Date) || c.solidarity(d.Date.AddDays(1))) {
		white := func(p piece) bool { return c.solidarity(p.date) }
		pieces = mark(pieces, white, []Step{{Above: r.Holiday.Solidarity, Percent: holiday.percent}}, holiday)
		tag(pieces, func(p piece) bool { return c.holiday(p.date) && !c.solidarity(p.date) }, holiday)
		return pieces
	}
	tag(pieces, func(p piece) bool { return c.holiday(p.date) && !labourDay(p.date) }, holiday)
	holiday.kind = LabourDay
	tag(pieces, func(p piece) bool { return c.holiday(p.date) && labourDay(p.date) }, holiday)
	return pieces
}

// total returns the premium of a piece after the cap, less what is paid on other lines.
func (c Cap) total(p piece) decimal.Decimal {
	var within, apart, elsewhere decimal.Decimal
	for _, e := range p.events {
		switch {
		case slices.Contains(c.Apart, e.kind):
			apart = apart.Add(e.percent)
		default:
			within = within.Add(e.percent)
		}
		if e.kind == Effective {
			elsewhere = elsewhere.Add(e.percent)
		}
	}
	if !c.Percent.IsZero() {
		within = decimal.Min(within, c.Percent)
	}
	return decimal.Max(decimal.Decimal{}, within.Add(apart).Sub(elsewhere))
}
