package law

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Contribution is one social contribution on pay, for one payer and one population.
type Contribution struct {
	// Code names the contribution; two populations share it.
	Code            string
	French, English string
	Payer           Payer
	Population      Population
	Base            Base
	Rate            Parameter[decimal.Decimal]
}

// Payer says who bears a contribution.
type Payer uint8

// The payers.
const (
	employer Payer = iota
	employee
)

// Employee reports a contribution withheld from the pay.
func (p Payer) Employee() bool { return p == employee }

// Population says whose pay bears a contribution.
type Population uint8

// The populations as the texts name them.
const (
	everyone Population = iota
	notArtists
	artists
	intermittents
	permanentStaff
	technicians
	cadreTechnicians
	nonCadreArtists
	cadreArtists
	cadres
	authors
)

// Worker is what decides which contributions apply to a person.
type Worker struct {
	Artist, Cadre, Permanent bool
	// Author is paid rights, not pay, and bears nothing of the others.
	Author bool
}

// Bears reports whether a population includes a worker.
func (p Population) Bears(w Worker) bool {
	if w.Author || p == authors {
		return w.Author && p == authors
	}
	switch p {
	case everyone:
		return true
	case notArtists:
		return !w.Artist
	case artists:
		return w.Artist
	case intermittents:
		return !w.Permanent
	case permanentStaff:
		return w.Permanent
	case technicians:
		return !w.Artist && !w.Cadre && !w.Permanent
	case cadreTechnicians:
		return !w.Artist && w.Cadre && !w.Permanent
	case nonCadreArtists:
		return w.Artist && !w.Cadre
	case cadreArtists:
		return w.Artist && w.Cadre
	case cadres:
		return w.Cadre
	}
	return false
}

// Base is the part of the pay on which a contribution stands, as documents name it.
type Base string

// The bases.
const (
	onTotal      Base = "total"
	onT1         Base = "tranche_1"
	onT2         Base = "tranche_2"
	onT4         Base = "up_to_4"
	onTotalAbove Base = "total_if_above"
	onHolidayPay Base = "holiday_pay"
	onCSG        Base = "csg"
	onTotalIfLow Base = "total_if_low"
)

// SocialContributions are the contributions on the pay of a shoot: those of the employer, then those
// withheld. The rates that depend on the company or on the place are not among them: accidents at work of
// technicians, transport (versement mobilité), occupational health, joint bodies of the branch. A reduction is a
// rate below zero, due on pay that [ReducedRates] says is low.
func SocialContributions() []Contribution {
	return slices.Concat(employerContributions(), employeeContributions(), authorContributions())
}

// authorContributions are those of the producer (diffuseur) on the rights of an author, without VAT, and those
// withheld from them but for the complementary pension.
func authorContributions() []Contribution {
	on := func(value decimal.Decimal, from string, source Source) Entry[decimal.Decimal] {
		return Entry[decimal.Decimal]{Value: value, From: from, Status: Confirmed, Source: source}
	}
	return []Contribution{
		contribution(head{"DIFFUSEUR", "contribution diffuseur", "contribution of the producer", employer, authors, onTotal},
			on(rate(100, 2), "2022-01-01", urssafAuthors("diffuseur, social security part"))),
		contribution(head{"DIFFUSEUR_FP", "contribution diffuseur, formation", "contribution of the producer, training", employer, authors, onTotal},
			on(rate(10, 2), "2022-01-01", urssafAuthors("diffuseur, training part"))),
		contribution(head{"VPL", "vieillesse plafonnée", "old age, capped", employee, authors, onT1},
			on(rate(615, 2), "2020-01-01", urssafAuthors2020("6.90 less 0.75 point borne by the State"))),
		contribution(head{"CSG", "CSG", "CSG", employee, authors, onCSG}, on(rate(920, 2), "2020-01-01", urssafAuthors2020("CSG, 9.20 %"))),
		contribution(head{"CRDS", "CRDS", "CRDS", employee, authors, onCSG}, on(rate(50, 2), "2020-01-01", urssafAuthors2020("CRDS, 0.50 %"))),
		contribution(head{"FP", "formation", "training", employee, authors, onTotal}, on(rate(35, 2), "2020-01-01", urssafAuthors2020("training, 0.35 %"))),
	}
}

func urssafAuthors(what string) Source {
	return Source{
		Title:   "Urssaf, diffuseur d'œuvres, 26 January 2024, and taux des artistes-auteurs 2022 à 2024: " + what,
		Address: "https://www.urssaf.fr/accueil/artiste-auteur-diffuseur/diffuseur-oeuvres/cotisation-contribution-sociale.html",
	}
}

// ArtistShare is the part of the ordinary rates that artists and directors bear, in per cent: health, old age,
// family, housing, transport and accidents.
func ArtistShare() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name: "rate of the contributions of artists", French: "taux réduit des artistes du spectacle",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(70, 0), From: "1975-01-24", Status: Confirmed, Source: publi("arrêté du 24 janvier 1975, 70 % of the ordinary rates"),
		}},
	}
}

// HolidayPayUplift is what is added to the base of housing aid and of the apprenticeship tax for the holiday pay
// that the fund pays to intermittents, in per cent.
func HolidayPayUplift() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name: "holiday pay in the base of housing aid and apprenticeship tax", French: "majoration d'assiette pour congés payés",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(1150, 2), From: "2020-06-08", Status: Confirmed, Source: compta2020("FNAL and apprenticeship tax, base + 11.50 %, first day not established"),
		}},
	}
}

type head struct {
	code, french, english string
	payer                 Payer
	population            Population
	base                  Base
}

func contribution(h head, entries ...Entry[decimal.Decimal]) Contribution {
	name := h.english + " of " + populationNames[h.population]
	if h.payer == employee {
		name += ", withheld"
	}
	return Contribution{
		Code: h.code, French: h.french, English: h.english, Payer: h.payer, Population: h.population, Base: h.base,
		Rate: Parameter[decimal.Decimal]{Name: name, French: h.french, Entries: entries},
	}
}

var populationNames = [...]string{
	"everyone", "all but artists", "artists", "intermittents", "permanent staff", "technicians (not cadres)",
	"cadre technicians", "artists (not cadres)", "cadre artists", "cadres", "authors",
}

// The sources of the contributions. A first day that is not established is taken as the last day of the
// rate, or as the day of the state that was read.

func publi(what string) Source {
	return Source{
		Title:   "mon-entreprise, modele-social (Urssaf), state of 30 June 2026: " + what,
		Address: "https://github.com/betagouv/mon-entreprise",
	}
}

// publi2022 is the state of the same model at the beginning of 2022, kept in another public repository.
func publi2022(what string) Source {
	return Source{
		Title:   "mon-entreprise, modele-social (Urssaf), state of January to April 2022: " + what,
		Address: "https://github.com/betagouv/mon-entreprise",
	}
}

func compta2020(what string) Source {
	return Source{
		Title:   "Compta Online, charges sociales des intermittents du spectacle, 8 June 2020: " + what,
		Address: "https://www.compta-online.com/charges-sociales-des-intermittents-du-spectacle-ao447",
	}
}

func crew45(what string) Source { return filmAgreement("titre II art. 45: " + what) }

func audiovisualIX(what string) Source { return audiovisualAgreement("titre IX: " + what) }

func conges(what string) Source {
	return Source{
		Title:   "Audiens, notices des congés spectacles: " + what,
		Address: "http://www.guidepratique-audiens.org/conges-spectacles.html",
	}
}
