package payroll

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/filmfinance/filmfinance/schedule"
)

// ActorRulesAt returns the rules of film actors on a day (IDCC 3097, titre III sous-titre I) and their
// sources, with the minima of an employer who signed the avenants. The errors are [ErrBefore] and [ErrNone].
func ActorRulesAt(day schedule.Date) (ActorRules, []Source, error) {
	minima, err := law.ActorMinima().At(day.String())
	if err != nil {
		return ActorRules{}, nil, err
	}
	limits, err := law.FilmActorLimits().At(day.String())
	if err != nil {
		return ActorRules{}, nil, err
	}
	m, l := minima.Value, limits.Value
	return ActorRules{
		Grid: Hour / 2, Hour: m.Hour, Day: m.Day, FiveDays: m.FiveDays, SixDays: m.SixDays,
		DayTime: 8 * Hour, FiveDaysTime: 40 * Hour, SixDaysTime: 48 * Hour, Overtime: percent(25),
		Factors: []Factor{{percent(2), percent(2)}, {percent(5), percent(1)}},
		Night:   Night{Seasons: seasons(l.Nights), Steps: nightSteps(), Article: l.NightArticle}, Sunday: percent(100), Holiday: percent(100), SixthDay: percent(25), Cap: percent(200),
		Rest: Minute(l.Daily), LongSpan: Minute(l.LongSpan), RestLong: Minute(l.AfterLong), RestPercent: percent(25), Span: Minute(l.Span),
		Voyages: []Voyage{
			{From: 2 * Hour, Hours: percent(4)}, {From: 4 * Hour, Above: true, Hours: percent(6)}, {From: 6 * Hour, Above: true, Hours: percent(8)},
		},
		SixDayWeeks: l.SixDayWeeks, SixDayWeeksAbroad: l.SixDayWeeksAbroad, Article: "IDCC 3097, III-3.1, III-4",
	}, []Source{minima.Source, limits.Source}, nil
}

// ShortFilmActorRulesAt returns the rules of actors of a short film: other minima, each premium at 10 % of the base
// and 20 % at most. The errors are those of [ActorRulesAt].
func ShortFilmActorRulesAt(day schedule.Date) (ActorRules, []Source, error) {
	r, sources, err := ActorRulesAt(day)
	if err != nil {
		return r, nil, err
	}
	minima, err := law.ActorMinima().At(day.String())
	m := minima.Value
	r.Day, r.FiveDays, r.SixDays = m.Others[4].Amount, m.Others[5].Amount, m.Others[6].Amount
	r.Night.Steps = []Step{{0, m.ShortPremium}}
	r.Sunday, r.Holiday, r.SixthDay, r.Cap = m.ShortPremium, m.ShortPremium, m.ShortPremium, m.ShortCap
	return r, sources, err
}

// LowBudgetFee returns what an actor of a low-budget film is paid now for a fee, five times the minimum at most, and
// the most that may be deferred, twice the rest, to the cent (IDCC 3097, titre III annexe III.1). The day is that of
// the application of the film for approval. Errors: [ErrBefore], [ErrNone] and [ErrTooLarge].
func LowBudgetFee(applied schedule.Date, fee, minimum decimal.Decimal) (paid, deferred decimal.Decimal, err error) {
	e, err := law.AnnexeIII1().At(applied.String())
	if err != nil {
		return paid, deferred, err
	}
	if !money.Acceptable(fee) || !money.Acceptable(minimum) {
		return paid, deferred, fmt.Errorf("the fee %w", ErrTooLarge)
	}
	most := decimal.Min(fee, minimum.Mul(e.Value.Times))
	rest := fee.Sub(most).Mul(e.Value.Multiple)
	return money.RoundDecimal(most, 2, HalfAwayFromZero), money.RoundDecimal(rest, 2, HalfAwayFromZero), nil
}

// ExtraRulesAt returns the rules of film extras (IDCC 3097, titre III annexe III.2, text of 2013): a day of 8
// hours, then 25 % for two and 50 % for two, or weeks of 40 or 48 hours, then 25 % to the 48th and 50 %. What an extra is paid for a night, a Sunday or a holiday is not
// established: the caller supplies it. The source of the rules is returned with them.
func ExtraRulesAt() (ExtraRules, Source) {
	return ExtraRules{
		Grid: Hour / 2, DayTime: 8 * Hour,
		Overtime:     Scale{Steps: []Step{{8 * Hour, percent(25)}, {10 * Hour, percent(50)}}, Article: "IDCC 3097, titre III annexe III.2"},
		FiveDaysTime: 40 * Hour, SixDaysTime: 48 * Hour,
		WeekOvertime: Scale{Steps: []Step{{40 * Hour, percent(25)}, {48 * Hour, percent(50)}}, Article: "IDCC 3097, titre III annexe III.2"},
		Article:      "IDCC 3097, titre III annexe III.2",
	}, Source{Title: "Convention collective nationale de la production cinématographique (IDCC 3097), titre III annexe III.2", Address: agreement3097}
}
