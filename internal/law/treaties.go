package law

import "github.com/shopspring/decimal"

// Shares bounds the part of one co-producer, in per cent of the cost; zero is not stated.
type Shares struct{ Least, Most decimal.Decimal }

// Treaty is what a treaty of co-production asks of the shares.
type Treaty struct {
	// Multilateral holds for co-producers of three States and more, Bilateral for two.
	Multilateral, Bilateral Shares
	// Reduced and ReducedFrench are lower minima by consent of the authorities, for cinema works and for
	// those in French.
	Reduced, ReducedFrench decimal.Decimal
	// Contribution is the least artistic and technical participation, where it is stated apart.
	Contribution decimal.Decimal
	// NonParty bounds the co-producers of other States, together; ThirdState is the least part of each.
	NonParty, ThirdState decimal.Decimal
	// LargeBudget, in euros, above which LargeMost is the most part in a bilateral co-production.
	LargeBudget, LargeMost decimal.Decimal
	// Ratified is true where all the States must have ratified.
	Ratified bool
	// Team is true where the minority brings a writer or head technician, and one lead or two supporting actors
	// or a second head technician.
	Team bool
}

func shares(least, most int64) Shares { return Shares{Least: rate(least, 0), Most: rate(most, 0)} }

// EuropeanConvention1992 is article 6 of the European Convention on cinematographic co-production. Below 20 %
// a Party may restrict the access to its aid.
func EuropeanConvention1992() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "European Convention of 1992", French: "Convention européenne de 1992", Entries: []Entry[Treaty]{{
		Value: Treaty{Multilateral: shares(10, 70), Bilateral: shares(20, 80), NonParty: rate(30, 0)},
		From:  "2002-01-24", Status: Confirmed,
		Source: Source{
			Title:   "European Convention on Cinematographic Co-Production, 2 October 1992, art. 6 (France: decree 2002-119 of 24 January 2002)",
			Address: "https://droit-bilingue.ch/fr-de/0.4/0.44/0.443.2-6-9.html",
		},
	}}}
}

// EuropeanConvention2017 is the revised Convention, where all the States have ratified it.
func EuropeanConvention2017() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "European Convention of 2017", French: "Convention européenne révisée de 2017", Entries: []Entry[Treaty]{{
		Value: Treaty{Multilateral: shares(5, 80), Bilateral: shares(10, 90), Ratified: true},
		From:  "2018-10-31", Status: Confirmed,
		Source: Source{
			Title:   "Council of Europe Convention on Cinematographic Co-Production (revised), 2017 (for Eurimages from October 2018: the last day of the month is taken)",
			Address: "https://www.coe.int/en/web/eurimages/revised-convention",
		},
	}}}
}

// EurimagesCoproduction is the rule of Eurimages, where the revised Convention does not govern.
func EurimagesCoproduction() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "co-production for Eurimages", French: "coproduction, règle d'Eurimages", Entries: []Entry[Treaty]{{
		Value: Treaty{
			Multilateral: shares(10, 70), Bilateral: shares(20, 80), NonParty: rate(30, 0),
			LargeBudget: rate(5_000_000, 0), LargeMost: rate(90, 0),
		},
		From: "2018-10-31", Status: Confirmed,
		Source: Source{Title: "Eurimages, co-production (undated: the first day of the revised Convention is taken)", Address: "https://www.coe.int/en/web/eurimages/coproduction"},
	}}}
}

// CanadaTreaty is the treaty of France with Canada.
func CanadaTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Canada", French: "accord France-Canada", Entries: []Entry[Treaty]{{
		Value: Treaty{Bilateral: Shares{Least: rate(20, 0)}, Reduced: rate(15, 0), ReducedFrench: rate(10, 0), ThirdState: rate(10, 0)},
		From:  "2022-05-01", Status: Confirmed,
		Source: Source{Title: "Audiovisual coproduction treaty France-Canada, art. 5", Address: "https://telefilm.ca/en/traites/france"},
	}}}
}

// GermanyTreaty is the treaty of France with Germany.
func GermanyTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Germany", French: "accord France-Allemagne", Entries: []Entry[Treaty]{{
		Value: Treaty{Bilateral: Shares{Least: rate(10, 0)}},
		From:  "2002-12-31", Status: Confirmed,
		Source: Source{
			Title:   "Accord du 17 mai 2001, décret 2002-319 (the minimum of 10 % was announced as not immediately applicable: the end of 2002 is taken)",
			Address: "https://allocine.fr/article/fichearticle_gen_carticle=554067.html",
		},
	}}}
}

// LuxembourgTreaty is the treaty of France with Luxembourg.
func LuxembourgTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Luxembourg", French: "accord France-Luxembourg", Entries: []Entry[Treaty]{{
		Value: Treaty{Bilateral: Shares{Least: rate(10, 0)}},
		From:  "2002-12-31", Status: Confirmed,
		Source: Source{
			Title:   "Accord France-Luxembourg, minimum of 10 % (2001-2002: the end of 2002 is taken)",
			Address: "https://allocine.fr/article/fichearticle_gen_carticle=554067.html",
		},
	}}}
}

// KoreaTreaty is the treaty of France with Korea.
func KoreaTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Korea", French: "accord France-Corée", Entries: []Entry[Treaty]{{
		Value: Treaty{Bilateral: Shares{Least: rate(20, 0)}, Contribution: rate(20, 0)},
		From:  "2006-12-31", Status: Confirmed,
		Source: Source{
			Title:   "Accord France-Corée of 2006 (the end of the year is taken)",
			Address: "https://kr.ambafrance-culture.org/hello-france-tourner-en-france/hello-france-feature-film-live-action/",
		},
	}}}
}

// BelgiumTreaty is the treaty of France with the French Community of Belgium, whose shares are not established.
func BelgiumTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Belgium", French: "accord France-Communauté française de Belgique", Entries: []Entry[Treaty]{{
		Value: Treaty{Team: true}, From: "2024-01-01", Status: Confirmed,
		Source: Source{
			Title:   "Coproduction treaty Belgium-France (undated: a late first day is taken; shares not established)",
			Address: "https://www.olffi.com/coproduction-treaty/Belgium-France-61-9-1.html",
		},
	}}}
}

// ItalyTreaty is the treaty of France with Italy, of which nothing is established.
func ItalyTreaty() Parameter[Treaty] {
	return Parameter[Treaty]{Name: "treaty with Italy", French: "accord France-Italie", Entries: []Entry[Treaty]{{
		From: "2003-12-31", Status: Unconfirmed,
		Source: Source{
			Title:   "Accord France-Italie (2003; shares not established)",
			Address: "http://www.journaldunet.com/media/expert/55782/france--italie---un-modele-original-de-financement-du-cinema.shtml",
		},
	}}}
}
