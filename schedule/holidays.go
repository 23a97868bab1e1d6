package schedule

import (
	"slices"
	"time"
)

// FirstEasterYear is the first year for which Easter is computed: the first whole year of the Gregorian
// calendar. Public holidays are not known before it.
const FirstEasterYear = 1583

// Easter returns Easter Sunday of a year from [FirstEasterYear] to 9999, otherwise [ErrRange].
//
// Formula: the anonymous Gregorian algorithm, Meeus, Jones and Butcher.
func Easter(year int) (Date, error) {
	if year < FirstEasterYear || year > maxYear {
		return Date{}, oneFault("year", ErrRange, year)
	}
	return easter(year), nil
}

// easter keeps the letters under which the formula is published: a is the place of the year in the
// lunar cycle of 19 years, h the age of the moon, l the days to the Sunday after the full moon.
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(year, time.Month(n/31), n%31+1)
}

// Holiday is a public holiday (jour férié). The law makes only 1 May a compulsory day off for all;
// whether the others are worked is for the collective agreement and the production to say.
type Holiday struct {
	Date   Date   `json:"date"`
	Name   Text   `json:"name"`
	Source Source `json:"source"`
	// Status is [Confirmed] but for Saint-Martin, where two dates compete.
	Status Status `json:"status"`
}

// Holidays returns the public holidays of a year in a zone, in the order of the dates. Two holidays may
// fall on one date (1 May 2008 was also Ascension Day): both are given, see [Zone.HolidayDates].
//
// The eleven national days are those of today's law, given for every year; since when each has been a
// holiday is unconfirmed and left to the caller. The days of a zone are given from the text that
// created them. The error is [ErrRange] for a year outside [FirstEasterYear] to 9999 or an unknown zone.
func (z Zone) Holidays(year int) ([]Holiday, error) {
	if err := z.Validate(); err != nil {
		return nil, err
	}
	sunday, err := Easter(year)
	if err != nil {
		return nil, err
	}
	var found []Holiday
	for _, f := range feasts {
		day := f.entry.Value.in(year, sunday)
		if f.appliesIn(z) && f.covers(day) {
			found = append(found, Holiday{Date: day, Name: f.name, Source: f.entry.Source, Status: f.entry.Status})
		}
	}
	slices.SortStableFunc(found, func(a, b Holiday) int { return a.Date.Compare(b.Date) })
	return found, nil
}

// HolidayDates returns the distinct dates of [Zone.Holidays], in order. The error is [ErrRange].
func (z Zone) HolidayDates(year int) ([]Date, error) {
	holidays, err := z.Holidays(year)
	if err != nil {
		return nil, err
	}
	dates := make([]Date, len(holidays))
	for i, h := range holidays {
		dates[i] = h.Date
	}
	return slices.Compact(dates), nil
}

// IsHoliday reports whether a day is a public holiday of the zone, by the rules of [Zone.Holidays]. It
// is false for no date and before [FirstEasterYear].
func (z Zone) IsHoliday(d Date) bool {
	year, _, _ := d.Civil()
	if year < FirstEasterYear {
		return false
	}
	sunday := easter(year)
	for _, f := range feasts {
		if f.entry.Value.in(year, sunday) == d && f.appliesIn(z) && f.covers(d) {
			return true
		}
	}
	return false
}
