package law

import "github.com/shopspring/decimal"

// TicketVATRestricted is the VAT on admissions to pornographic or violent works in mainland France, in
// per cent of the price without VAT: the standard rate.
func TicketVATRestricted() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on cinema tickets, pornographic or violent works",
		French: "TVA sur les entrées de cinéma, œuvres pornographiques ou d'incitation à la violence",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(20, 0), From: "2014-01-01", Status: Confirmed,
			Source: boi("BOI-TVA-SECT-20 (standard rate)", "https://bofip.impots.gouv.fr/node/1068"),
		}},
	}
}

// DistributorLevyRestricted is the CNC contribution of the distributor of pornographic or violent works,
// in per cent of its receipts without VAT.
func DistributorLevyRestricted() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "distributor's contribution, pornographic or violent works",
		French: "cotisation professionnelle du distributeur, œuvres pornographiques ou d'incitation à la violence",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(68, 2), From: "2009-12-31", Until: "2023-12-31", Status: Confirmed,
			Source: cncContributions2009("art. L. 115-14 2°"),
		}},
	}
}

// TicketTaxFloor is the monthly amount of ticket tax of a venue, in euros, below which it is not due.
func TicketTaxFloor() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "monthly floor of the ticket tax",
		French: "montant mensuel en deçà duquel la taxe sur le prix des entrées n'est pas due",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(80, 0), From: "2015-12-31", Until: "2023-12-31", Status: Confirmed,
				Source: cinemaCode("art. L. 115-3 (text in force about 2014-2015; the last day of 2015 is taken)"),
			},
			{
				Value: rate(80, 0), From: "2024-01-01", Status: Unconfirmed,
				Source: goodsTaxCode("whether the floor continues is not established"),
			},
		},
	}
}

// RentalTerms is what the law says of the rental rate (taux de location). Rates are in per cent of the
// base film.
type RentalTerms struct {
	Min, Max decimal.Decimal
	// LateMin is the least rate of a showing more than LateYears years after the first commercial one.
	LateMin   decimal.Decimal
	LateYears int
	// A fixed price is allowed on a screen with at most FixedAdmissions a week on average over a year, and
	// for a film whose visa is VisaYears years old.
	FixedAdmissions int
	VisaYears       int
}

// Rental is what the law says of the rental rate in metropolitan France.
func Rental() Parameter[RentalTerms] {
	return Parameter[RentalTerms]{
		Name:    "rental rate, metropolitan France",
		French:  "taux de location, France métropolitaine",
		Entries: []Entry[RentalTerms]{{Value: rentalUpTo(50), From: "2015-12-31", Status: Confirmed, Source: rentalText()}},
	}
}

// RentalOverseas is what the law says of the rental rate in the collectivities of article 73 of the
// Constitution: Guadeloupe, Martinique, Guyane, La Réunion, Mayotte.
func RentalOverseas() Parameter[RentalTerms] {
	law2023 := func(first string) Source {
		return Source{
			Title:   "Loi 2023-1177 du 14 décembre 2023 (35 % at most; " + first + ")",
			Address: "https://affaires-publiques.org/textof/TO/23/24976-1223.htm",
		}
	}
	return Parameter[RentalTerms]{
		Name:   "rental rate, overseas",
		French: "taux de location, collectivités de l'article 73",
		Entries: []Entry[RentalTerms]{
			{Value: rentalUpTo(50), From: "2015-12-31", Until: "2023-12-13", Status: Confirmed, Source: rentalText()},
			{
				Value: rentalUpTo(35), From: "2023-12-14", Until: "2023-12-30", Status: Unconfirmed,
				Source: law2023("from the day of the law, which is not established"),
			},
			{
				Value: rentalUpTo(35), From: "2023-12-31", Status: Confirmed,
				Source: law2023("first day not established, the last day of the year is taken"),
			},
		},
	}
}

func rentalUpTo(most int64) RentalTerms {
	return RentalTerms{
		Min: rate(25, 0), Max: rate(most, 0), LateMin: rate(20, 0), LateYears: 2, FixedAdmissions: 1_200, VisaYears: 5,
	}
}

func rentalText() Source {
	return cinemaCode("art. L. 213-9 à L. 213-11 (text in force about 2014-2015; the last day of 2015 is taken)")
}

// The texts behind the steps from the price of a ticket to the shares, for the lines of a result.

// PriceText says what the price of a ticket is.
func PriceText() Source {
	return cinemaCode("art. L. 115-1; since 2024 code des impositions sur les biens et services, art. L. 452-6")
}

// VATText says that the ticket tax lies inside the base of the VAT.
func VATText() Source {
	return boi("BOI-TVA-SECT-20-50 §10-20 (CGI art. 267)", "https://bofip.impots.gouv.fr/doctrine/pgp/1029-PGP")
}

// TicketTaxText says what the first term of the ticket tax is computed on.
func TicketTaxText() Source {
	return cinemaCode("art. L. 115-2; since 2024 code des impositions sur les biens et services, art. L. 452-5 1°")
}

// BaseFilmText says what the base of the rental is.
func BaseFilmText() Source { return cinemaCode("art. L. 213-10") }

// ExhibitorLevyText says what the exhibitor owes on the base film.
func ExhibitorLevyText() Source {
	return cinemaCode("art. L. 115-14 4°; since 2024 code des impositions sur les biens et services, art. L. 452-5 2°")
}

// MusicText says what the rate of the authors' society is taken of.
func MusicText() Source { return cncFigures2012("SACEM, on receipts without VAT and ticket tax") }

// RentalText is the rule of the distributor's share.
func RentalText() Source { return cinemaCode("art. L. 213-9 à L. 213-11") }

// FixedPriceText is the rule of a fixed price in place of a share.
func FixedPriceText() Source { return cinemaCode("art. L. 213-9") }

// MinimumText is the rule of the distributor's minimum remuneration by admission.
func MinimumText() Source { return cinemaCode("art. L. 213-12 et L. 213-13") }

// DistributorLevyText says what the distributor owes on its receipts.
func DistributorLevyText() Source {
	return cinemaCode("art. L. 115-14 2°; since 2024 code des impositions sur les biens et services, art. L. 455-17 à L. 455-27")
}
