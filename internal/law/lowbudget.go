package law

import "github.com/shopspring/decimal"

// LowBudgetCriteria are the criteria of a film of annexe III (IDCC 3097, titre II). Amounts are in euros, shares in
// per cent.
type LowBudgetCriteria struct {
	// Fiction and Documentary are the most that the forecast budget may be: the external expenditure, without
	// contingency, and without financial charges where NoFinance says so.
	Fiction, Documentary decimal.Decimal
	NoFinance            bool
	// Crew is the least part of the gross payroll of technicians in the French expenditure.
	Crew decimal.Decimal
	// Above is the least part of the gross payroll of technicians, without the director, in the gross pay of
	// authors, producers and leading roles with their agents.
	Above decimal.Decimal
	// Times is how many times their minimum actors may be paid.
	Times decimal.Decimal
}

// LowBudgetFilms are the criteria by the day of the application of the film for approval.
func LowBudgetFilms() Parameter[LowBudgetCriteria] {
	criteria := LowBudgetCriteria{Fiction: rate(3_100_000, 0), Documentary: rate(600_000, 0), Crew: rate(18, 0), Above: rate(80, 0), Times: rate(5, 0)}
	later := criteria
	later.NoFinance = true
	return Parameter[LowBudgetCriteria]{
		Name: "criteria of a film of annexe III", French: "critères des films de l'annexe III",
		Entries: []Entry[LowBudgetCriteria]{
			{
				Value: criteria, From: "2020-04-11", Until: "2025-04-10", Status: Confirmed,
				Source: Source{
					Title:   "Convention collective nationale de la production cinématographique (IDCC 3097), annexe III du titre II, art. 2, avenant du 25 octobre 2019",
					Address: "https://legal.tricoteuses.fr/articles/KALIARTI000041698928",
				},
			},
			{
				Value: later, From: "2025-04-11", Status: Unconfirmed,
				Source: Source{
					Title:   "Agreement of 26 March 2025, by AAPCA: the limit of the budget without financial charges is stated; that the shares did not change is not",
					Address: "http://www.aapca.fr/actus-infos.php?id=143",
				},
			},
		},
	}
}

// FragileFilm is a French feature of fiction under Limit euros of forecast budget, exempt from the minima of
// technicians: their gross payroll is at least Crew per cent of the French expenditure, and a participation in the
// producer's net receipts is promised.
type FragileFilm struct{ Limit, Crew decimal.Decimal }

// FragileFilms are the films that are exempt from the minima of technicians.
func FragileFilms() Parameter[FragileFilm] {
	return Parameter[FragileFilm]{
		Name: "films under one million euros", French: "films de moins d'un million d'euros",
		Entries: []Entry[FragileFilm]{{
			Value: FragileFilm{rate(1_000_000, 0), rate(15, 0)}, From: "2020-04-11", Status: Confirmed,
			Source: Source{
				Title:   "Convention collective nationale de la production cinématographique (IDCC 3097), titre I art. 1 and avenant du 25 octobre 2019, art. 3 (left unchanged by the agreement of 26 March 2025)",
				Address: "https://legal.tricoteuses.fr/articles/KALIARTI000041698927",
			},
		}},
	}
}

// unionAnnexeIII is the statement of a signatory of the agreement of 2025; the agreement itself was not read.
func unionAnnexeIII(what string) Source {
	return Source{
		Title:   "SPIAC-CGT, reconduction de l'annexe III (agreement of 26 March 2025, films admitted from 11 April 2025): " + what,
		Address: "https://spiac-cgt.org/reconduction-de-lannexe-3",
	}
}
