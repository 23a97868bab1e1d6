package boxoffice

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
)

// Bounds are what the law allows for a rental (taux de location). Rates are in per cent of the base film.
//
// Source: code du cinéma et de l'image animée, art. L. 213-9 to L. 213-11.
type Bounds struct {
	Min decimal.Decimal `json:"min"`
	Max decimal.Decimal `json:"max"`
	// LateMin takes the place of Min more than LateYears years after the release.
	LateMin   decimal.Decimal `json:"late_min"`
	LateYears int             `json:"late_years"`
	// A fixed price takes the place of a rate on a screen with at most FixedAdmissions a week, on average
	// over a year, and for a film whose visa is at least VisaYears years old.
	FixedAdmissions int `json:"fixed_admissions"`
	VisaYears       int `json:"visa_years"`
}

// BoundsAt returns the bounds in force on a day: the largest rate is lower overseas since the law of 14
// December 2023. Errors: a [Faults] of [ErrBefore], [ErrNone] (overseas, in the days after that law, whose
// first day is not established), [ErrUnknown].
func BoundsAt(day schedule.Date, territory Territory) (Bounds, []Source, error) {
	c := &fault.Collector{}
	if !territory.known() {
		c.Add("territory", ErrUnknown, string(territory))
		return Bounds{}, nil, c.Err()
	}
	p := law.Rental()
	if territory.overseas() {
		p = law.RentalOverseas()
	}
	e, err := p.At(day.String())
	if err != nil {
		c.Merge("bounds", err)
		return Bounds{}, nil, c.Err()
	}
	v := e.Value
	return Bounds{v.Min, v.Max, v.LateMin, v.LateYears, v.FixedAdmissions, v.VisaYears}, []Source{e.Source}, nil
}

// MonthlyFloorAt returns the monthly amount of ticket tax of a venue, in euros, below which it is not due.
// Errors: [ErrBefore], [ErrNone] (since 2024).
func MonthlyFloorAt(day schedule.Date) (decimal.Decimal, Source, error) {
	e, err := law.TicketTaxFloor().At(day.String())
	return e.Value, e.Source, err
}

// UnconfirmedMonthlyFloor returns the floor of before 2024 for a day since; false when there is none.
func UnconfirmedMonthlyFloor(day schedule.Date) (decimal.Decimal, Source, bool) {
	for _, e := range law.TicketTaxFloor().Unconfirmed(day.String()) {
		return e.Value, e.Source, true
	}
	return decimal.Decimal{}, Source{}, false
}

func (b Bounds) check(c *fault.Collector) {
	least := check.Percent(c, "min", b.Min)
	late := check.Percent(c, "late_min", b.LateMin)
	if most := check.Percent(c, "max", b.Max); least && late && most && b.Max.LessThan(decimal.Max(b.Min, b.LateMin)) {
		c.Add("max", ErrOrder, b.Max)
	}
	for _, years := range []struct {
		path   string
		number int
	}{{"late_years", b.LateYears}, {"visa_years", b.VisaYears}} {
		if years.number < 0 || years.number > maxYears {
			c.Add(years.path, ErrRange, years.number)
		}
	}
	if b.FixedAdmissions < 0 {
		c.Add("fixed_admissions", ErrNegative, b.FixedAdmissions)
	}
}

// least returns the smallest rate of a day.
func (b Bounds) least(release, day schedule.Date) decimal.Decimal {
	if after(day, release, b.LateYears) {
		return b.LateMin
	}
	return b.Min
}

// fixedAllowed reports whether a fixed price may take the place of a rate.
func (b Bounds) fixedAllowed(visa schedule.Date, e Entry) bool {
	if !visa.IsZero() && !e.Day.Before(visa.AddYears(b.VisaYears, schedule.Clip)) {
		return true
	}
	return e.WeeklyAverage != nil && !e.WeeklyAverage.GreaterThan(decimal.New(int64(b.FixedAdmissions), 0))
}

// after reports whether a day is more than some years after another.
func after(day, start schedule.Date, years int) bool {
	end := start.AddYears(years, schedule.Clip)
	return !end.IsZero() && day.After(end)
}
