package law

import "github.com/shopspring/decimal"

// Position is one function of a grid of minimum pay.
type Position struct {
	// Row is the number of the line in the published grid, where functions share a name; zero elsewhere.
	Row      int
	Function string
	// Note is the mark printed after the name.
	Note string
	// Week is the minimum of a week in euros, of the hours that the grid names; Month that of permanent
	// staff. Zero where the grid has none.
	Week, Month decimal.Decimal
	// FiveDays and SixDays are the hours of an equivalence contract; zero where the function has none.
	FiveDays, SixDays Equivalence
}

// Equivalence is the hours of an equivalence contract (heures d'équivalence): Effective hours are paid for
// Presence hours of attendance.
type Equivalence struct{ Effective, Presence int }

// CrewMinima are the weekly minima of 39 h of film technicians (annexes I and II), for an employer who
// signed the agreements, or before 2022 for all. The rise of 23 euros of the agreement of 23 January 2024 is
// established; that nothing else changed is not.
func CrewMinima() Parameter[[]Position] {
	return Parameter[[]Position]{
		Name: "weekly minima of film technicians", French: "salaires minima garantis des techniciens du cinéma",
		Entries: []Entry[[]Position]{
			crewGrid(2017, "2017-08-01", "2019-06-30"), crewGrid(2019, "2019-07-01", "2022-03-31"),
			crewGrid(2022, "2022-04-01", "2024-06-30"), crewGrid(2024, "2024-07-01", ""),
		},
	}
}

// CrewMinimaExtended are the same minima for an employer bound by their extension only.
func CrewMinimaExtended() Parameter[[]Position] {
	return Parameter[[]Position]{
		Name: "weekly minima of film technicians, extended", French: "salaires minima garantis étendus des techniciens du cinéma",
		Entries: []Entry[[]Position]{
			crewGrid(2017, "2017-08-01", "2019-06-30"), crewGrid(2019, "2019-07-01", "2022-10-31"),
			crewGrid(2022, "2022-11-01", "2024-10-10"), crewGrid(2024, "2024-10-11", ""),
		},
	}
}

func crewGrid(year int, from, until string) Entry[[]Position] {
	e := Entry[[]Position]{From: from, Until: until, Status: Confirmed}
	rows := crewRows()
	switch year {
	case 2017:
		e.Source = filmAgreement("titre II, annexes I and II, grid of 1 August 2017")
	case 2019:
		e.Source = filmAgreement("titre II, annexes I and II, grid of 2019 (at the latest 1 July 2019)")
	case 2022:
		e.Source = filmAgreement("titre II, annexes I and II, grid of 1 April 2022 (signatories), extended 1 November 2022")
	default:
		e.Status = Unconfirmed
		e.Source = Source{
			Title:   "accord of 23 January 2024, + 23 € on every minimum of 39 h, on the grid of 2022 (other changes not established)",
			Address: "http://sntpct.fr/index.php?ref=21&type=cine",
		}
	}
	for _, row := range rows {
		if week := row.week(year); week != 0 {
			e.Value = append(e.Value, Position{
				Function: row.function, Week: rate(week, 2),
				FiveDays: Equivalence{row.e5, row.p5}, SixDays: Equivalence{row.e6, row.p6},
			})
		}
	}
	return e
}

func (r crewRow) week(year int) int64 {
	switch year {
	case 2017:
		return r.y2017
	case 2019:
		return r.y2019
	case 2022:
		return r.y2022
	}
	return r.y2022 + 2300
}

// CrewAllowances are the allowances of film technicians for a meal and for a snack, in euros.
func CrewAllowances() Parameter[Allowances] {
	return Parameter[Allowances]{
		Name: "meal allowances of film technicians", French: "indemnités de repas et de casse-croûte",
		Entries: []Entry[Allowances]{
			{
				Value: Allowances{rate(1761, 2), rate(715, 2)}, From: "2019-07-01", Until: "2022-03-31", Status: Confirmed,
				Source: filmAgreement("titre II art. 46, pay grids of 2019 (at the latest 1 July 2019)"),
			},
			{
				Value: Allowances{rate(1787, 2), rate(726, 2)}, From: "2022-04-01", Status: Confirmed,
				Source: filmAgreement("titre II art. 46, pay grids of 1 April 2022"),
			},
		},
	}
}

// Allowances are paid beside the wage.
type Allowances struct{ Meal, Snack decimal.Decimal }

// AnnexeIIIBase is the weekly base (socle), in euros, of the pay of technicians on a low-budget film, by the
// day of the work.
func AnnexeIIIBase() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name: "base of annexe III", French: "socle de l'annexe III",
		Entries: []Entry[decimal.Decimal]{
			{Value: rate(75900, 2), From: "2017-04-18", Until: "2017-07-31", Status: Confirmed, Source: annexeIII("base of 18 April 2017")},
			{Value: rate(76507, 2), From: "2017-08-01", Until: "2019-06-30", Status: Confirmed, Source: annexeIII("+ 0.8 %")},
			{
				Value: rate(77922, 2), From: "2019-07-01", Until: "2022-03-31", Status: Confirmed,
				Source: annexeIII("+ 1.85 % (at the latest 1 July 2019)"),
			},
			{Value: rate(79091, 2), From: "2022-04-01", Until: "2025-04-10", Status: Confirmed, Source: annexeIII("+ 1.5 %")},
			{Value: rate(85000, 2), From: "2025-04-11", Status: Unconfirmed, Source: unionAnnexeIII("850 €; it was 821 € before, which no text read here says")},
		},
	}
}

// LowBudget says what of the minimum above the base is paid on a low-budget film, and what is deferred.
type LowBudget struct {
	// Share is the part of the minimum above the base that is paid, in per cent.
	Share decimal.Decimal
	// Multiple is how many times the pay given up is owed later; zero where no text says so.
	Multiple decimal.Decimal
	// OnEquivalence applies the share to the pay of an equivalence contract, and not to the week of 39 h
	// from which it is then computed.
	OnEquivalence bool
}

// AnnexeIIITerms are the terms of the pay of technicians on a low-budget film, by the day of its application
// for approval.
func AnnexeIIITerms() Parameter[LowBudget] {
	return Parameter[LowBudget]{
		Name: "terms of annexe III", French: "annexe III, salaire différé",
		Entries: []Entry[LowBudget]{
			{
				Value: LowBudget{Share: rate(30, 0), OnEquivalence: true}, From: "2013-10-08", Until: "2020-04-10", Status: Confirmed,
				Source: annexeIII("agreement of 8 October 2013"),
			},
			{
				Value: LowBudget{Share: rate(35, 0), Multiple: rate(2, 0)}, From: "2020-04-11", Until: "2025-04-10", Status: Confirmed,
				Source: annexeIII("avenant of 25 October 2019, for five years"),
			},
			{
				Value: LowBudget{Share: rate(37, 0), Multiple: rate(2, 0)}, From: "2025-04-11", Status: Unconfirmed,
				Source: unionAnnexeIII("37 % is paid; that twice the rest is owed later is taken from the agreement before"),
			},
		},
	}
}

// ActorCap bounds the pay of actors on a low-budget film: Times their minimum now, and later up to Multiple times
// the difference with their fee.
type ActorCap struct{ Times, Multiple decimal.Decimal }

// AnnexeIII1 is the pay of actors on a low-budget film, by the day of its application for approval.
func AnnexeIII1() Parameter[ActorCap] {
	return Parameter[ActorCap]{
		Name: "annexe III.1, actors", French: "annexe III.1, artistes-interprètes",
		Entries: []Entry[ActorCap]{{
			Value: ActorCap{Times: rate(5, 0), Multiple: rate(2, 0)}, From: "2020-04-11", Until: "2025-04-10", Status: Confirmed,
			Source: filmAgreement("titre III annexe III.1, avenant of 25 October 2019, for five years"),
		}},
	}
}

func annexeIII(what string) Source { return filmAgreement("titre II annexe III, " + what) }
