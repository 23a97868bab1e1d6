package payroll

import (
	"fmt"
	"slices"
	"time"

	"github.com/filmfinance/filmfinance/internal/law"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// rules adds the rules of technicians, actors, extras and of the labour code, with the days on which they change.
func (b *builder) rules() {
	if b.has(Engagement.crew) {
		for _, day := range b.changes(b.crewDays()...) {
			b.crewFrom(day)
		}
	}
	if b.has(Engagement.actor) {
		for _, day := range b.changes(slices.Concat(starts(law.ActorMinima()), starts(law.FilmActorLimits()))...) {
			r, sources, err := ActorRulesAt(day)
			b.faults.Merge("actors", err)
			b.source(sources...)
			if day == b.From {
				b.shoot.Actors = r
			} else {
				b.later(Later{From: day, Actors: &r})
			}
		}
	}
	if b.has(Engagement.extra) {
		r, source := ExtraRulesAt()
		b.shoot.Extras = r
		b.source(source)
	}
	labour, sources, err := LabourRulesAt(b.From)
	b.faults.Merge("labour", err)
	b.shoot.Labour = labour
	b.source(sources...)
}

// crewDays are the days on which the rules or the minima of technicians change.
func (b *builder) crewDays() []schedule.Date {
	if b.Agreement == Audiovisual {
		return slices.Concat(starts(law.AudiovisualMinima()), starts(law.AudiovisualRises()), starts(law.AudiovisualLimits()))
	}
	list := slices.Concat(starts(crewMinima(b.Employer)), starts(law.CrewAllowances()), starts(law.FilmCrewLimits()))
	if !b.Applied.IsZero() {
		list = append(list, starts(law.AnnexeIIIBase())...)
	}
	return list
}

// starts are the first days of the entries of a parameter, and the days after the last ones.
func starts[T any](p law.Parameter[T]) []schedule.Date {
	var list []schedule.Date
	for _, e := range p.Entries {
		r := entryDays(e.From, e.Until)
		for _, d := range []schedule.Date{r.from, r.until} {
			if !d.IsZero() {
				list = append(list, d)
			}
		}
	}
	return list
}

// changes are the first day of the production and those of a list that are after it, in order.
func (b *builder) changes(list ...schedule.Date) []schedule.Date {
	within := keep(list, func(d schedule.Date) bool { return d.After(b.From) && !d.After(b.Until) })
	within = append(within, b.From)
	slices.SortFunc(within, schedule.Date.Compare)
	return slices.Compact(within)
}

// crewFrom adds the rules and the minima of technicians from a day on.
func (b *builder) crewFrom(day schedule.Date) {
	t := termed{from: day, rules: "crew"}
	if day != b.From {
		t.rules += "-" + day.String()
	}
	t.grid = b.grid(day)
	rules, sources, err := b.timeRules(day, t.grid)
	b.faults.Merge("rules", err)
	rules.Code = t.rules
	b.source(append(sources, t.grid.Source)...)
	if !b.Applied.IsZero() && b.Agreement == Cinema {
		t.annexe = b.annexe(day)
	}
	b.grids = append(b.grids, t)
	b.shoot.Rules = append(b.shoot.Rules, rules)
}

// grid returns the minima of technicians on a day.
func (b *builder) grid(day schedule.Date) Grid {
	if b.Agreement == Audiovisual {
		grid, err := AudiovisualGridAt(day)
		if err != nil && b.has(func(e Engagement) bool { return e.crew() && e.Pay.IsZero() }) {
			b.faults.Merge("crew_minima", err)
		}
		return grid
	}
	grid, err := CrewGridAt(day, b.Employer)
	if err == nil {
		return grid
	}
	other, none := CrewGridUnconfirmedAt(day, b.Employer)
	switch {
	case none != nil:
		b.faults.Merge("crew_minima", err)
	case !b.accepts(AcceptCrewMinima):
		b.faults.Add("crew_minima", ErrUnconfirmed, day)
	}
	return other
}

func (b *builder) timeRules(day schedule.Date, grid Grid) (TimeRules, []Source, error) {
	if b.Agreement == Audiovisual {
		return AudiovisualRulesAt(day, b.Work)
	}
	known := b.Crew
	if position, found := grid.Find(machiniste); found && known.TravelCap == nil {
		known.TravelCap = &position.Week
	}
	return CrewRulesAt(day, known)
}

// annexe returns the terms of annexe III for work of a day.
func (b *builder) annexe(day schedule.Date) *AnnexeIII {
	a, sources, err := AnnexeIIIAt(day, b.Applied)
	if err != nil {
		other, more, none := AnnexeIIIUnconfirmed(b.Applied)
		switch {
		case none != nil:
			b.faults.Merge("annexe_iii", err)
		case !b.accepts(AcceptAnnexeIII):
			b.faults.Add("annexe_iii", ErrUnconfirmed, day)
		}
		a, sources = other, more
	}
	b.source(sources...)
	return &a
}

// contributions adds the table of contributions and the ceilings.
func (b *builder) contributions() {
	company := b.Company
	company.Populations = nil
	for _, e := range b.People {
		if !slices.Contains(company.Populations, e.Population) {
			company.Populations = append(company.Populations, e.Population)
		}
	}
	own := keep(b.Accept, func(name string) bool { return name != AcceptCrewMinima && name != AcceptAnnexeIII })
	company.Accept = append(slices.Clone(company.Accept), own...)
	company.AlsaceMoselle = company.AlsaceMoselle || b.Zone == schedule.AlsaceMoselle || b.Zone == schedule.AlsaceMoselleGoodFriday
	table, err := ContributionsBetween(b.From, b.Until, company)
	b.faults.Merge("contributions", err)
	b.shoot.Contributions = table
	for _, day := range b.changes(slices.Concat(starts(law.SocialCeilings()), starts(law.SMIC()))...) {
		c, _, source, err := CeilingsAt(day)
		b.faults.Merge("ceilings", err)
		b.source(source)
		if day == b.From {
			b.shoot.Ceilings = c
		} else {
			b.later(Later{From: day, Ceilings: &c})
		}
	}
}

// later adds a change, in order of its day.
func (b *builder) later(one Later) {
	for i, l := range b.shoot.Later {
		if l.From == one.From {
			if one.Actors != nil {
				b.shoot.Later[i].Actors = one.Actors
			}
			if one.Ceilings != nil {
				b.shoot.Later[i].Ceilings = one.Ceilings
			}
			return
		}
	}
	b.shoot.Later = append(b.shoot.Later, one)
	slices.SortFunc(b.shoot.Later, func(x, y Later) int { return x.From.Compare(y.From) })
}

// AnnexeIIIUnconfirmed returns the terms of a film whose application for approval is of a day from 11 April 2025 on, as
// one of the signatories states them: a base of 850 euros and 37 % paid. That twice the rest is owed is taken from the
// agreement before. The error is [ErrNone].
func AnnexeIIIUnconfirmed(applied schedule.Date) (AnnexeIII, []Source, error) {
	base, terms := law.AnnexeIIIBase().Unconfirmed(applied.String()), law.AnnexeIIITerms().Unconfirmed(applied.String())
	if len(base) == 0 || len(terms) == 0 {
		return AnnexeIII{}, nil, fmt.Errorf("%s: %w (%s)", law.AnnexeIIITerms().Name, ErrNone, applied)
	}
	t := terms[0].Value
	return AnnexeIII{Base: base[0].Value, Share: t.Share, Multiple: t.Multiple, OnEquivalence: t.OnEquivalence}, []Source{base[0].Source, terms[0].Source}, nil
}

// holidayDays gives a technician the minima of 1 January, which bound the base of the holiday fund for the year (IDCC
// 3097, II-44), where they are not those of each day.
func (b *builder) holidayDays(e *Engagement) {
	if b.Agreement != Cinema || !e.HolidayDay.IsZero() {
		return
	}
	terms := append([]Terms{{From: b.From, Rules: e.Rules, Pay: e.Pay, Minimum: e.Minimum, LowBudget: e.LowBudget}}, e.Later...)
	for year := yearOf(b.From) + 1; year <= yearOf(b.Until); year++ {
		terms = withDay(terms, newYear(year))
	}
	differs := false
	for i, t := range terms {
		week := b.minimumOn(newYear(yearOf(t.From)), e.Function)
		if week.IsZero() {
			return
		}
		terms[i].HolidayDay = week.Mul(decimal.New(2, -1))
		differs = differs || !week.Equal(t.Minimum)
	}
	if differs {
		e.HolidayDay, e.Later = terms[0].HolidayDay, terms[1:]
	}
}

// withDay adds to terms in order those of one more day, the same as before.
func withDay(terms []Terms, day schedule.Date) []Terms {
	at := len(terms)
	for at > 0 && terms[at-1].From.After(day) {
		at--
	}
	if at == 0 || terms[at-1].From == day {
		return terms
	}
	same := terms[at-1]
	same.From = day
	return slices.Insert(terms, at, same)
}

func newYear(year int) schedule.Date {
	d, _ := schedule.NewDate(year, time.January, 1) // the year of a day, or the next
	return d
}

// minimumOn is the weekly minimum of a function on a day, of the established grid or of the accepted one; zero without.
func (b *builder) minimumOn(day schedule.Date, function string) decimal.Decimal {
	grid, err := CrewGridAt(day, b.Employer)
	if err != nil && b.accepts(AcceptCrewMinima) {
		grid, _ = CrewGridUnconfirmedAt(day, b.Employer) // no grid, no position
	}
	position, _ := grid.Find(function)
	return position.Week
}
