package payroll

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// CrewSupplied are figures that the caller supplies: each takes the place of the one of the law. Nil leaves it
// to the law.
type CrewSupplied struct {
	// TravelCap is the weekly minimum of the machiniste de prise de vues, which bounds the pay of travel.
	TravelCap *decimal.Decimal
	// Meal and Snack are the allowances.
	Meal, Snack *decimal.Decimal
}

const (
	agreement3097 = "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000028059838"
	agreement2642 = "https://www.legifrance.gouv.fr/conv_coll/id/KALICONT000018828041"
)

// machiniste is the function whose minimum bounds the pay of travel (II-32).
const machiniste = "Machiniste de prise de vues cinéma"

// CrewRulesAt returns the rules of film technicians on a day (IDCC 3097, titre II), under the code "cinema",
// with what the caller supplies, and their sources. They are established from the extension of the cap of
// the premiums, 3 January 2014. The pay that bounds travel is that of the grid of the extended agreement:
// after 10 October 2024 the caller supplies it.
//
// The limit of 10 hours a day is not established and left open. Errors: a [Faults] of [ErrBefore] or
// [ErrNone] at the path of the field of [CrewSupplied] that would answer it, or at "rules".
func CrewRulesAt(day schedule.Date, known CrewSupplied) (TimeRules, []Source, error) {
	var c fault.Collector
	rules, err := crewRules().At(day.String())
	c.Merge("rules", err)
	limits, err := law.FilmCrewLimits().At(day.String())
	c.Merge("limits", err)
	sources := []Source{rules.Source}
	r := rules.Value.within(limits.Value)
	if known.TravelCap != nil {
		r.Travel.Cap = *known.TravelCap
	} else if grid, err := law.CrewMinimaExtended().At(day.String()); err != nil {
		c.Merge("travel_cap", err)
	} else {
		position, _ := Grid{Positions: grid.Value}.Find(machiniste)
		r.Travel.Cap, sources = position.Week, append(sources, grid.Source)
	}
	if known.Meal != nil && known.Snack != nil {
		r.Meals.Meal, r.Meals.Snack = *known.Meal, *known.Snack
	} else if meals, err := law.CrewAllowances().At(day.String()); err != nil {
		c.Merge("meal", err)
	} else {
		r.Meals.Meal, r.Meals.Snack, sources = orElse(known.Meal, meals.Value.Meal), orElse(known.Snack, meals.Value.Snack), append(sources, meals.Source)
	}
	if err := c.Err(); err != nil {
		return TimeRules{}, nil, err
	}
	return r, sources, nil
}

func orElse(given *decimal.Decimal, value decimal.Decimal) decimal.Decimal {
	if given != nil {
		return *given
	}
	return value
}

func percent(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

func tenths(n int64) decimal.Decimal { return decimal.New(n, -1) }

// crewRules are the rules of film technicians.
func crewRules() law.Parameter[TimeRules] {
	return law.Parameter[TimeRules]{
		Name: "working time of film technicians", French: "durée du travail des techniciens du cinéma",
		Entries: []law.Entry[TimeRules]{{
			Value: crewRules2014(), From: "2014-01-03", Status: law.Confirmed,
			Source: Source{Title: "Convention collective nationale de la production cinématographique (IDCC 3097), titres I and II", Address: agreement3097},
		}},
	}
}

func crewRules2014() TimeRules {
	return TimeRules{
		Code: "cinema", Grid: Hour / 2, WeekHours: percent(40),
		Overtime:  Scale{Steps: []Step{{35 * Hour, percent(25)}, {43 * Hour, percent(50)}, {48 * Hour, percent(75)}}, Article: "IDCC 3097, II-37"},
		Guarantee: Guarantee{FiveDays: 39 * Hour, SixDays: 47 * Hour, Article: "IDCC 3097, II-9, II-25, II-26"},
		LongDay:   Scale{Steps: []Step{{10 * Hour, percent(100)}}, Article: "IDCC 3097, II-38"},
		SixthDay:  SixthDay{Percent: percent(100), Lost: 7 * Hour / 2, Article: "IDCC 3097, II-39"},
		Night:     Night{Steps: nightSteps()},
		Sunday:    Feast{Percent: percent(100), Lost: 7 * Hour, Article: "IDCC 3097, II-41"},
		Holiday:   Holiday{Percent: percent(100), Lost: 7 * Hour, Idle: 7 * Hour, Solidarity: 7 * Hour, Article: "IDCC 3097, II-42, I-18"},
		Rest:      Rest{Percent: percent(100)},
		DayHire: DayHire{
			Steps: []Step{{0, percent(25)}, {7 * Hour, percent(50)}, {10 * Hour, percent(100)}}, Minimum: 7 * Hour, Article: "IDCC 3097, II-34",
		},
		Advertising: DayHire{
			Steps: []Step{{0, percent(50)}, {8 * Hour, percent(100)}}, Minimum: 8 * Hour, Article: "IDCC 3097, II-34",
		},
		Travel: Travel{
			Free: 2 * Hour, Voyage: 7 * Hour, Article: "IDCC 3097, II-26, II-32", VoyageArticle: "IDCC 3097, I-22, II-47", BeforeNextWork: Hour,
			Usual: Hour, UsualArticle: "IDCC 3097, II-33",
		},
		Meals:          Meals{Before: 7 * Hour, Article: "IDCC 3097, II-46"},
		Cap:            Cap{Percent: percent(100), Article: "IDCC 3097, II-36"},
		HolidayPayDays: percent(3),
		Limits: Limits{
			Articles: []CheckArticle{
				{CheckMinimum, "IDCC 3097, titre II annexes I and II"}, {CheckDay, "Code du travail, L. 3121-18, L. 3121-19"}, {CheckSpan, "IDCC 3097, II-27"}, {CheckWeek, "IDCC 3097, II-25"},
				{CheckAverage, "IDCC 3097, II-25"}, {CheckDailyRest, "IDCC 3097, I-23, II-27"}, {CheckWeeklyRest, "IDCC 3097, I-23"},
				{CheckRunning, "IDCC 3097, I-23, II-25"}, {CheckSixthDay, "IDCC 3097, II-26, II-39"}, {CheckSixDayWeeks, "IDCC 3097, II-26"},
				{CheckHireDays, "IDCC 3097, II-34"}, {CheckEquivalence, "IDCC 3097, II-30"}, {CheckArrival, "IDCC 3097, I-22, II-47"},
				{CheckSunday, "IDCC 3097, II-41"}, {CheckStudio, "IDCC 3097, II-41, II-42"},
			},
		},
	}
}

// nightSteps are the premiums of the night of film crews and actors.
func nightSteps() []Step { return []Step{{0, percent(50)}, {8 * Hour, percent(100)}} }

// within returns the rules with the rests, the night and the limits of the law.
func (r TimeRules) within(l law.WorkLimits) TimeRules {
	r.Rest.Daily, r.Rest.Weekly, r.Rest.SixDays, r.Rest.Article = Minute(l.Daily), Minute(l.Weekly), Minute(l.SixDays), l.RestArticle
	r.Night.Seasons, r.Night.Article = seasons(l.Nights), l.NightArticle
	r.Limits.Day, r.Limits.Span, r.Limits.Week, r.Limits.Average, r.Limits.Weeks = Minute(l.Day), Minute(l.Span), Minute(l.Week), Minute(l.Average), l.Weeks
	r.Limits.Running, r.Limits.SixDays, r.Limits.HireDays = l.Running, l.SixDayWeeks, l.HireDays
	return r
}

func seasons(nights []law.NightSeason) []Season {
	list := make([]Season, len(nights))
	for i, n := range nights {
		list[i] = Season{First: n.First, Last: n.Last, Until: Minute(n.Until), From: Minute(n.From), Studio: Minute(n.Studio)}
	}
	return list
}
