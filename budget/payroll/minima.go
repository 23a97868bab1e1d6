package payroll

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Minimum is the minimum of one kind of engagement: a struct of the Item and its Amount in euros.
type Minimum = law.Fee

// Directors are the minima of film directors, in euros to the cent, each computed from unrounded figures.
type Directors struct {
	// Week is of a contract under five months, Month of a longer one.
	Week, Month decimal.Decimal
	// OutsideWeek and OutsideDay are outside production.
	OutsideWeek, OutsideDay decimal.Decimal
	// AdvertisingWeek and AdvertisingDay are of advertising films.
	AdvertisingWeek, AdvertisingDay decimal.Decimal
	Source                          Source
}

// DirectorMinimaAt returns the minima of film directors on a day (IDCC 3097, titre II annexe I). They are paid
// fees, without hours (II-53). The errors are [ErrBefore] and [ErrNone].
func DirectorMinimaAt(day schedule.Date) (Directors, error) {
	e, err := law.DirectorMinima().At(day.String())
	if err != nil {
		return Directors{}, err
	}
	cents := func(f fraction.F) decimal.Decimal { return f.Round(2, HalfAwayFromZero) }
	of := fraction.FromDecimal
	month := of(e.Value.Week).Mul(of(e.Value.Month))
	outside := month.Quo(of(e.Value.OutsideWeek))
	advertising := of(e.Value.AdvertisingWeek)
	return Directors{
		Week: cents(of(e.Value.Week)), Month: cents(month), OutsideWeek: cents(outside), OutsideDay: cents(outside.Quo(of(e.Value.Day))),
		AdvertisingWeek: cents(advertising), AdvertisingDay: cents(advertising.Quo(of(e.Value.Day))), Source: e.Source,
	}, nil
}

// ActorMinimaAt returns the minima of rehearsals and short films of film actors on a day, for an employer who
// signed the avenants; those of days and weeks are in [ActorRulesAt]. The errors are [ErrBefore] and [ErrNone].
func ActorMinimaAt(day schedule.Date) ([]Minimum, Source, error) {
	e, err := law.ActorMinima().At(day.String())
	if err != nil {
		return nil, Source{}, err
	}
	return e.Value.Others, e.Source, nil
}

// TelevisionActorMinimaAt returns the minima of television actors on a day (IDCC 1734). The errors are
// [ErrBefore] and [ErrNone].
func TelevisionActorMinimaAt(day schedule.Date) ([]Minimum, Source, error) {
	e, err := law.TelevisionActorFees().At(day.String())
	if err != nil {
		return nil, Source{}, err
	}
	return e.Value, e.Source, nil
}

// TelevisionExtraMinimaAt returns the minima of a day of television extras (IDCC 2642): those of 2012 and of the first
// half of 2023. The errors are [ErrBefore] and [ErrNone].
func TelevisionExtraMinimaAt(day schedule.Date) ([]Minimum, Source, error) {
	e, err := law.TelevisionExtraFees().At(day.String())
	return e.Value, e.Source, err
}

// AudiovisualTravelAt returns the pay of a journey of an audiovisual technician, to the cent: one, two or four tenths
// of the weekly minimum of the habilleur for up to four hours, up to eight, and beyond (IDCC 2642). Errors:
// [ErrBefore], [ErrNone] and [ErrTooLarge].
func AudiovisualTravelAt(day schedule.Date, habilleur decimal.Decimal, time Minute) (decimal.Decimal, error) {
	e, err := law.AudiovisualTravel().At(day.String())
	if err != nil {
		return decimal.Decimal{}, err
	}
	if !money.Acceptable(habilleur) {
		return decimal.Decimal{}, fmt.Errorf("the weekly minimum %w", ErrTooLarge)
	}
	tenths := e.Value.Beyond
	switch {
	case time <= 0:
		tenths = decimal.Decimal{}
	case time <= 4*Hour:
		tenths = e.Value.UpTo4
	case time <= 8*Hour:
		tenths = e.Value.UpTo8
	}
	return money.RoundDecimal(habilleur.Mul(tenths).Mul(decimal.New(1, -1)), 2, HalfAwayFromZero), nil
}

// Extra is the minimum of one kind of extra, in euros: a struct of the Function, the Day, the base Hour and the
// weeks of FiveDays and SixDays, zero where none is printed.
type Extra = law.Extra

// ExtraMinimaUnconfirmedAt returns the minima of film extras of the text of 2013 and their supplements (IDCC
// 3097, titre III annexe III.2): whether they were revised is not established. The error is [ErrNone].
func ExtraMinimaUnconfirmedAt(day schedule.Date) ([]Extra, []Minimum, Source, error) {
	extras, supplements := law.ExtraMinima().Unconfirmed(day.String()), law.ExtraSupplements().Unconfirmed(day.String())
	if len(extras) == 0 || len(supplements) == 0 {
		return nil, nil, Source{}, fmt.Errorf("%s: %w (%s)", law.ExtraMinima().Name, ErrNone, day)
	}
	return extras[0].Value, supplements[0].Value, extras[0].Source, nil
}

// ExtraWeek returns the minimum of a week of an extra, to the cent: the base hour by 35 hours, and by a quarter
// more for those of a week of 5 days of 8 hours, or of 6.
func ExtraWeek(hour decimal.Decimal, days int) (decimal.Decimal, error) {
	if !money.Acceptable(hour) || (days != 5 && days != 6) {
		return decimal.Decimal{}, fmt.Errorf("the week of an extra: %w", ErrRange)
	}
	overtime := fraction.New(int64(8*days-35)*5, 4)
	return fraction.FromDecimal(hour).Mul(fraction.Int(35).Add(overtime)).Round(2, HalfAwayFromZero), nil
}

// AudiovisualGridAt returns the minima of technicians of audiovisual production on a day, of a week of 35 hours
// of a usage contract: the grid of 1 July 2012, with the month of permanent staff, and since October 2016 its
// rises for category B, computed from unrounded figures and rounded to the cent. The errors are [ErrBefore]
// and [ErrNone], from the rise of 1 February 2024 on.
func AudiovisualGridAt(day schedule.Date) (Grid, error) {
	base := law.AudiovisualMinima()
	if e, err := base.At(day.String()); err == nil {
		return gridOf(e, nil)
	}
	rise, err := law.AudiovisualRises().At(day.String())
	if err != nil {
		_, err = base.At(day.String())
		return Grid{}, err
	}
	grid := Grid{Source: rise.Source}
	grid.From, grid.Until = dates(rise.From, rise.Until)
	for _, p := range base.Entries[0].Value {
		week := fraction.FromDecimal(p.Week)
		for _, one := range law.AudiovisualRises().Entries {
			if one.From <= rise.From {
				week = risen(week, one.Value)
			}
		}
		p.Week, p.Month = week.Round(2, HalfAwayFromZero), decimal.Decimal{}
		grid.Positions = append(grid.Positions, p)
	}
	return grid, nil
}

// AudiovisualPermanentGridAt returns the minima of permanent staff of audiovisual production on a day, of a month of 35
// hours: the grid of 1 July 2012 and its rises, computed from unrounded figures and rounded to the cent. The grid does
// not say the category of a function: that its weeks of category A rose in October 2019 is left to the caller. The
// errors are [ErrBefore] and [ErrNone], from 2025 on.
func AudiovisualPermanentGridAt(day schedule.Date) (Grid, error) {
	base := law.AudiovisualMinima()
	grid, err := gridOf(base.At(day.String()))
	if err != nil {
		rise, unknown := law.AudiovisualPermanentRises().At(day.String())
		if unknown != nil {
			return Grid{}, err
		}
		grid = Grid{Source: rise.Source, Positions: slices.Clone(base.Entries[0].Value)}
		grid.From, grid.Until = dates(rise.From, rise.Until)
		for i, p := range grid.Positions {
			grid.Positions[i].Month = permanentMonth(p.Month, rise.From)
		}
	}
	for i := range grid.Positions {
		grid.Positions[i].Week = decimal.Decimal{}
	}
	return grid, nil
}

// permanentMonth is a month of 2012 with its rises up to one.
func permanentMonth(month decimal.Decimal, last string) decimal.Decimal {
	pay := fraction.FromDecimal(month)
	for _, one := range law.AudiovisualPermanentRises().Entries {
		if one.From <= last && !pay.IsZero() {
			pay = pay.Mul(fraction.FromDecimal(one.Value.Rate.Add(hundred))).Quo(fraction.Int(100))
			pay = fraction.Max(pay, fraction.FromDecimal(one.Value.Least))
		}
	}
	return pay.Round(2, HalfAwayFromZero)
}

// risen applies a rise: a week of exactly the threshold takes the lower one's rate, and none is below the least.
func risen(week fraction.F, rise law.Rise) fraction.F {
	rate := rise.Low
	if !rise.Threshold.IsZero() && week.Cmp(fraction.FromDecimal(rise.Threshold)) > 0 {
		rate = rise.High
	}
	return fraction.Max(week.Mul(fraction.FromDecimal(rate.Add(hundred))).Quo(fraction.Int(100)), fraction.FromDecimal(rise.Least))
}

// AudiovisualDaysUnconfirmedAt returns days of 8 hours of category B as a third party transcribed them: they are
// to be checked against the agreement before use. The error is [ErrNone].
func AudiovisualDaysUnconfirmedAt(day schedule.Date) ([]Minimum, Source, error) {
	for _, e := range law.AudiovisualDays().Unconfirmed(day.String()) {
		return e.Value, e.Source, nil
	}
	return nil, Source{}, fmt.Errorf("%s: %w (%s)", law.AudiovisualDays().Name, ErrNone, day)
}

// AnimationGridAt returns the minima of animation on a day, of a week of 35 hours of a usage contract (IDCC
// 2412). The errors are [ErrBefore] and [ErrNone].
func AnimationGridAt(day schedule.Date) (Grid, error) {
	return gridOf(law.AnimationMinima().At(day.String()))
}

// WeekPay is what the pay of a week of 35 hours comes to for other engagements, in euros to the cent.
type WeekPay struct {
	// Day is of 7 hours, Day8 of 8.
	Day, Day8 decimal.Decimal
	// Week39 is a week of 39 hours, its last four paid a quarter more.
	Week39 decimal.Decimal
	// Month is of 35 hours a week, Month39 of 39.
	Month, Month39 decimal.Decimal
}

// AudiovisualPayAt returns what a weekly pay comes to (IDCC 2642, IV.2.1): a day of a contract of four days at
// most, a week of 39 hours, a month of a contract of three months or more, not below 130 % of the SMIC. The
// errors are [ErrBefore], [ErrNone] and [ErrTooLarge].
func AudiovisualPayAt(day schedule.Date, week decimal.Decimal) (WeekPay, error) {
	e, err := law.AudiovisualFormulas().At(day.String())
	if err != nil {
		return WeekPay{}, err
	}
	smic, err := law.SMIC().At(day.String())
	if err != nil {
		return WeekPay{}, err
	}
	return weekPay(week, e.Value, smic.Value)
}

// AnimationPayAt returns what a weekly pay comes to (IDCC 2412). The errors are those of [AudiovisualPayAt].
func AnimationPayAt(day schedule.Date, week decimal.Decimal) (WeekPay, error) {
	e, err := law.AnimationFormulas().At(day.String())
	if err != nil {
		return WeekPay{}, err
	}
	return weekPay(week, e.Value, decimal.Decimal{})
}

func weekPay(pay decimal.Decimal, f law.WeekFormulas, smic decimal.Decimal) (WeekPay, error) {
	if !money.Acceptable(pay) {
		return WeekPay{}, fmt.Errorf("the weekly pay %w", ErrTooLarge)
	}
	of := fraction.FromDecimal
	cents := func(x fraction.F) decimal.Decimal { return x.Round(2, HalfAwayFromZero) }
	week := of(pay)
	oneDay := week.Quo(of(f.DayDivisor))
	month := week.Mul(of(f.MonthFactor)).Quo(of(f.MonthDivisor))
	monthly := of(smic).Mul(fraction.New(35*52, 12)) // the SMIC of a month of 35 hours
	month = fraction.Max(month, monthly.Mul(of(f.MonthFloor)).Quo(fraction.Int(100)))
	at39 := of(f.Week39).Quo(fraction.Int(35))
	return WeekPay{
		Day: cents(oneDay), Day8: cents(oneDay.Mul(fraction.Int(8)).Quo(of(f.DayHours))), Week39: cents(week.Mul(at39)),
		Month: cents(month), Month39: cents(month.Mul(at39)),
	}, nil
}

// SMICAt returns the hourly minimum wage on a day, in euros. The errors are [ErrBefore] and [ErrNone].
func SMICAt(day schedule.Date) (decimal.Decimal, Source, error) {
	e, err := law.SMIC().At(day.String())
	return e.Value, e.Source, err
}

// CeilingsAt returns the ceilings of social security on a day, with the flat base of film extras, and the ceiling of a
// month. That of a day is the published one (a 218th of the year), counted for each paid day: the part of the month
// that a technician of several days has is not established, and the caller may write another. The errors are
// [ErrBefore] and [ErrNone].
func CeilingsAt(day schedule.Date) (ceilings Ceilings, month decimal.Decimal, source Source, err error) {
	e, err := law.SocialCeilings().At(day.String())
	if err != nil {
		return Ceilings{}, decimal.Decimal{}, Source{}, err
	}
	v := e.Value
	ceilings = Ceilings{Year: v.Year, Hour: v.Hour, ShortHours: v.ShortHours, ShortDays: v.ShortDays}
	if one, err := law.DailyCeiling().At(day.String()); err == nil {
		ceilings.Day = one.Value
	}
	flat, unknown := law.FlatExtras().At(day.String())
	smic, below := law.SMIC().At(day.String())
	if unknown == nil && below == nil {
		ceilings.FlatDay = smic.Value.Mul(flat.Value.Hours)
		ceilings.FlatBelow = v.Month.Mul(flat.Value.Below).Mul(decimal.New(1, -2))
	}
	return ceilings, v.Month, e.Source, nil
}
