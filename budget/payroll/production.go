package payroll

import (
	"fmt"
	"slices"

	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Agreement is the collective agreement of a production.
type Agreement string

// The agreements.
const (
	// Cinema is IDCC 3097, titres II and III.
	Cinema Agreement = ""
	// Audiovisual is IDCC 2642, usage contracts of category B. Its actors are paid fees (IDCC 1734).
	Audiovisual Agreement = "audiovisual"
)

// Production names once what decides the rules of a shoot: the agreement, the annexe, the region, the days. Each
// person is then paid by the rules in force on each of his days, in euros.
type Production struct {
	Title     string
	Agreement Agreement
	// Employer says by which minima of cinema the producer is bound, Work what decides the rules of audiovisual
	// technicians.
	Employer Employer
	Work     AudiovisualWork
	// Applied is the day of the application for approval of a film of annexe III; without one, technicians are paid
	// in full.
	Applied schedule.Date
	// From and Until are the first and the last day of the work, both included.
	From, Until schedule.Date
	// Zone is the region, for public holidays and the contributions of Alsace-Moselle; Holidays and Weeks are those
	// of [Shoot].
	Zone     schedule.Zone
	Holidays []schedule.Date
	Weeks    []Week
	// Crew are figures of the rules of technicians that the caller supplies, for all days.
	Crew CrewSupplied
	// Company is that of the table of contributions; its populations are those of the people.
	Company Company
	// Accept are the rules taken where they are known and not established: [AcceptCrewMinima],
	// [AcceptAnnexeIII], and the codes of contributions, beside those of the company.
	Accept []string
	// People are the engagements. A technician without Pay has the minimum of his Function, which also gives the
	// hours of an equivalence contract; one with Pay has that minimum for the checks. An actor without Pay has the
	// minimum of the rules. The production fills Rules and Later, and LowBudget of a film of annexe III.
	People []Engagement
}

// What a production may accept beside contributions.
const (
	// AcceptCrewMinima is the grid of 2022 with the 23 euros of 2024 ([CrewGridUnconfirmedAt]).
	AcceptCrewMinima = "CREW_MINIMA"
	// AcceptAnnexeIII is annexe III for films admitted from 11 April 2025 ([AnnexeIIIUnconfirmed]).
	AcceptAnnexeIII = "ANNEXE_III"
)

// Shoot returns the shoot under the rules in force on each of its days, paid weekly, and the sources of those rules.
// Payslips take the contributions and the ceilings of their last paid day, and the year begins anew with 1 January.
// A rule that changes in a week applies from its day on ([Terms]).
//
// Errors: a [Faults] with [ErrBefore], [ErrNone] and [ErrUnconfirmed] at the rule that is not established on a day
// ("crew_minima", "annexe_iii", "rules", "actors", "labour", "ceilings", "contributions.CODE"), [ErrUnknown] at the
// function of a person whose pay is to be its minimum, [ErrRange] at a day of work, of a fee, of a journey or of a
// contract outside the days of the production, and those of [ContributionsBetween]. What else is wrong with the people [Shoot.Validate] says.
func (p Production) Shoot() (Shoot, []Source, error) {
	b := builder{Production: p}
	if !aDate(&b.faults, "from", p.From) || !aDate(&b.faults, "until", p.Until) {
		return Shoot{}, nil, b.faults.Err()
	}
	if p.Until.Before(p.From) || p.Until.DaysSince(p.From) >= MaxContract {
		b.faults.Add("until", ErrRange, p.Until)
	}
	check.Size(&b.faults, "people", len(p.People), MaxPeople)
	check.Size(&b.faults, "accept", len(p.Accept), MaxRules)
	if p.Agreement != Cinema && p.Agreement != Audiovisual {
		b.faults.Add("agreement", ErrUnknown, string(p.Agreement))
	}
	if err := b.faults.Err(); err != nil {
		return Shoot{}, nil, err
	}
	b.shoot = Shoot{
		Title: p.Title, Currency: "EUR", Zone: p.Zone, Holidays: p.Holidays, Weeks: p.Weeks, Payslips: Weekly,
	}
	b.rules()
	b.contributions()
	for i, e := range p.People {
		b.person(b.faults.In("people[%d]", i), e)
	}
	if err := b.faults.Err(); err != nil {
		return Shoot{}, nil, err
	}
	return b.shoot, b.sources, nil
}

// builder makes the shoot of a production.
type builder struct {
	Production
	shoot   Shoot
	grids   []termed
	faults  fault.Collector
	sources []Source
}

// termed is what decides the pay of technicians from a day on.
type termed struct {
	from   schedule.Date
	rules  string
	grid   Grid
	annexe *AnnexeIII
}

func (b *builder) has(match func(Engagement) bool) bool { return slices.ContainsFunc(b.People, match) }

func (b *builder) accepts(name string) bool { return slices.Contains(b.Accept, name) }

func (b *builder) source(sources ...Source) {
	for _, one := range sources {
		if one != (Source{}) && !slices.Contains(b.sources, one) {
			b.sources = append(b.sources, one)
		}
	}
}

// person adds an engagement with the pay of each of its days.
func (b *builder) person(at *fault.Collector, e Engagement) {
	within := func(path string, d schedule.Date) {
		if !d.IsZero() && !at.Full() && !(days{b.From, b.Until.AddDays(1)}).has(d) {
			at.Add(path, ErrRange, d)
		}
	}
	within("from", e.From)
	within("until", e.Until)
	for i, d := range e.Days {
		within(dayPath(i)+".date", d.Date)
	}
	for i, f := range e.Fees {
		within(fmt.Sprintf("fees[%d].date", i), f.Date)
	}
	for i, v := range e.Voyages {
		within(fmt.Sprintf("voyages[%d].date", i), v.Date)
	}
	switch {
	case e.crew():
		b.technician(at, &e)
	case e.actor() && e.Pay.IsZero():
		b.actor(at, &e)
	}
	b.shoot.People = append(b.shoot.People, e)
}

// technician gives the terms of a technician on each day.
func (b *builder) technician(at *fault.Collector, e *Engagement) {
	free, pay, given := e.Pay.IsZero(), e.Pay, e.LowBudget
	e.Later = nil
	for i, t := range b.grids {
		position, found := t.grid.Find(e.Function)
		switch {
		case !found && free:
			at.Add("function", ErrUnknown, e.Function)
			return
		case free:
			pay = position.Week
		}
		one := Terms{From: t.from, Rules: t.rules, Pay: pay, Minimum: position.Week, LowBudget: t.annexe}
		if one.LowBudget == nil {
			one.LowBudget = given
		}
		if i > 0 {
			e.Later = append(e.Later, one)
			continue
		}
		e.Rules, e.Pay, e.Minimum, e.LowBudget = one.Rules, one.Pay, one.Minimum, one.LowBudget
		if e.Contract == ByEquivalence && e.FiveDays == (Equivalence{}) && e.SixDays == (Equivalence{}) {
			e.FiveDays, e.SixDays = equivalence(position.FiveDays.Effective, position.FiveDays.Presence), equivalence(position.SixDays.Effective, position.SixDays.Presence)
		}
	}
	b.holidayDays(e)
}

func equivalence(effective, presence int) Equivalence {
	return Equivalence{Effective: Minute(effective) * Hour, Presence: Minute(presence) * Hour}
}

// actor gives an actor the minimum of each day.
func (b *builder) actor(at *fault.Collector, e *Engagement) {
	if b.Agreement != Cinema {
		at.Add("pay", ErrRequired, nil)
		return
	}
	six := b.shoot.firstWeek(*e).days() == 6
	minimum := func(r ActorRules) decimal.Decimal { return Engagement{Contract: e.Contract}.minimum(r, six) }
	e.Pay, e.Later = minimum(b.shoot.Actors), nil
	for _, l := range b.shoot.Later {
		if l.Actors != nil {
			e.Later = append(e.Later, Terms{From: l.From, Pay: minimum(*l.Actors)})
		}
	}
}
