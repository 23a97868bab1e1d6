package law

import "github.com/shopspring/decimal"

// cncContributions2009 is the source of the contributions of 2009, whose first day in the year is not
// stated.
func cncContributions2009(article string) Source {
	return cinemaCode(article + " (from 2009; the first day is not established, the last day of the year is taken)")
}

// ExhibitorLevy is what the exhibitor owes beside the first term of the ticket tax, in per cent of the
// base film: the CNC contribution until 2023, the second term of the ticket tax since.
func ExhibitorLevy() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "exhibitor's levy on the base film",
		French: "cotisation de l'exploitant, puis second terme de la taxe sur le prix des entrées",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(232, 3), From: "2009-12-31", Until: "2023-12-31", Status: Confirmed,
				Source: cncContributions2009("art. L. 115-14 4°"),
			},
			{
				Value: rate(232, 3), From: "2024-01-01", Status: Confirmed,
				Source: goodsTaxCode("art. L. 452-5 2°"),
			},
		},
	}
}

// DistributorLevy is the CNC contribution of the distributor, in per cent of its receipts without VAT.
// The rates of the tax that replaced it in 2024 are not established.
func DistributorLevy() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "distributor's contribution",
		French: "cotisation professionnelle du distributeur",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(58, 2), From: "2009-12-31", Until: "2023-12-31", Status: Confirmed,
			Source: cncContributions2009("art. L. 115-14 2°"),
		}},
	}
}

// ProducerLevy is the CNC contribution of the producer, in per cent of its receipts from rights.
func ProducerLevy() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "producer's contribution",
		French: "cotisation professionnelle du producteur",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(58, 2), From: "2009-12-31", Until: "2023-12-31", Status: Confirmed,
			Source: cncContributions2009("art. L. 115-14"),
		}},
	}
}

// ExporterLevy is the CNC contribution of the exporter, in per cent of its receipts.
func ExporterLevy() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "exporter's contribution",
		French: "cotisation professionnelle de l'exportateur",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(55, 2), From: "2009-12-31", Until: "2023-12-31", Status: Confirmed,
			Source: cncContributions2009("art. L. 115-14"),
		}},
	}
}

// MusicShare is what a cinema pays to SACEM for the music of films, in per cent of the base film. The
// 1.27 % or 1.25 % of published splits is the same sum expressed on the price. It is stated for 2012;
// the other years are not established.
func MusicShare() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "SACEM share of cinema receipts",
		French: "droits SACEM des salles de cinéma",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(1515, 3), From: "2008-01-01", Until: "2011-12-31", Status: Unconfirmed,
				Source: cncReport2008("14.47 M€ of SACEM rights, 1.512 % of the receipts without VAT and ticket tax"),
			},
			{
				Value: rate(1515, 3), From: "2012-01-01", Until: "2012-12-31", Status: Confirmed,
				Source: cncFigures2012("SACEM 1.515 % of receipts without VAT and ticket tax"),
			},
			{
				Value: rate(1515, 3), From: "2013-01-01", Status: Unconfirmed,
				Source: cncFigures2012("SACEM 1.515 %; whether the rate has changed since is not established"),
			},
		},
	}
}
