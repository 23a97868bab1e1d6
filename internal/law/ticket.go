package law

import "github.com/shopspring/decimal"

// Rates of the cinema ticket are per cent. The price is what the spectator pays, VAT and ticket tax
// included; the base film (base film) is the price less VAT less the ticket tax.

// TicketVAT is the VAT on cinema admissions in mainland France, in per cent of the price without VAT.
// The 10 % enacted for 2014 was replaced before it applied.
func TicketVAT() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on cinema tickets, mainland France",
		French: "TVA sur les entrées de cinéma, France continentale",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(55, 1), Until: "2007-12-31", Status: Unconfirmed,
				Source: taxCode("art. 278-0 bis G (first day not established)"),
			},
			{
				Value: rate(55, 1), From: "2008-01-01", Until: "2011-12-31", Status: Derived,
				Source: cncReport2008("VAT at the reduced rate; in force earlier, first day not established"),
			},
			{
				Value: rate(7, 0), From: "2012-01-01", Until: "2013-12-31", Status: Confirmed,
				Source: cncFigures2012("VAT of 7 %"),
			},
			{
				Value: rate(55, 1), From: "2014-01-01", Status: Confirmed,
				Source: boi("BOI-TVA-LIQ-30-20-40 (CGI art. 278-0 bis G)", "https://bofip.impots.gouv.fr"),
			},
		},
	}
}

// TicketVATCorsica is the VAT on cinema admissions in Corsica, in per cent of the price without VAT.
func TicketVATCorsica() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on cinema tickets, Corsica",
		French: "TVA sur les entrées de cinéma, Corse",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(21, 1), From: "2015-12-31", Status: Confirmed,
			Source: taxCode("art. 297 I 1 2° (text in force about 2014-2015; the last day of 2015 is taken)"),
		}},
	}
}

// TicketVATOverseas is the VAT on cinema admissions in Guadeloupe, Martinique and Réunion, in per cent
// of the price without VAT.
func TicketVATOverseas() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on cinema tickets, Guadeloupe, Martinique and Réunion",
		French: "TVA sur les entrées de cinéma, Guadeloupe, Martinique et La Réunion",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(21, 1), From: "2015-12-31", Status: Confirmed,
			Source: taxCode("art. 296 1° a (text in force about 2014-2015; the last day of 2015 is taken; still so in 2023, Senate report 701)"),
		}},
	}
}

// TicketVATGuyaneMayotte is the VAT on cinema admissions in Guyane and Mayotte, where VAT is
// "provisionally not applicable".
func TicketVATGuyaneMayotte() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on cinema tickets, Guyane and Mayotte",
		French: "TVA sur les entrées de cinéma, Guyane et Mayotte (provisoirement non applicable)",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(0, 0), From: "2015-12-31", Status: Confirmed,
			Source: taxCode("art. 294 (text in force about 2014-2015; the last day of 2015 is taken)"),
		}},
	}
}

// TicketTax is the ticket tax (taxe sur le prix des entrées, TSA), first term, in per cent of the price
// including VAT. Automatic support is computed on this term alone.
func TicketTax() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "ticket tax, first term",
		French: "taxe sur le prix des entrées (TSA), premier terme",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(1072, 2), From: "2008-01-01", Until: "2023-12-31", Status: Confirmed,
				Source: cinemaCode("art. L. 115-2 (in force in 2008 at the latest, CNC Bilan 2008; first day not established)"),
			},
			{
				Value: rate(1072, 2), From: "2024-01-01", Status: Confirmed,
				Source: goodsTaxCode("art. L. 452-5 1°; what art. L. 452-7 and L. 452-8 modify is not established"),
			},
		},
	}
}

// TicketTaxRestricted is the first term of the ticket tax for works on the list of pornographic or
// violent works, in per cent of the price including VAT.
func TicketTaxRestricted() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "ticket tax, pornographic or violent works",
		French: "taxe sur le prix des entrées (TSA), œuvres pornographiques ou d'incitation à la violence",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(1608, 2), From: "2008-01-01", Until: "2023-12-31", Status: Confirmed,
				Source: cinemaCode("art. L. 115-2 (10.72 % raised by half; first day not established, taken with the ordinary rate)"),
			},
			{
				Value: rate(1608, 2), From: "2024-01-01", Status: Unconfirmed,
				Source: goodsTaxCode("whether the increase continues is not established"),
			},
		},
	}
}

// TicketTaxOverseas is the first term of the ticket tax in the overseas departments, in per cent of the
// price including VAT. The schedule after 2018 is not established.
func TicketTaxOverseas() Parameter[decimal.Decimal] {
	schedule := Source{
		Title:   "Amendements CF143 et CF146 de 2018 sur l'article 117 II de la loi 2013-1278 (the schedule then in force)",
		Address: "https://2017-2022.nosdeputes.fr/15/amendement/1255/CF143C",
	}
	return Parameter[decimal.Decimal]{
		Name:   "ticket tax, overseas departments",
		French: "taxe sur le prix des entrées (TSA), départements d'outre-mer",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(0, 0), From: "1963-12-31", Until: "2015-12-31", Status: Confirmed,
				Source: Source{
					Title:   "Assemblée nationale, intervention 392045 (no tax since 1963; the last day of 1963 is taken)",
					Address: "https://2012-2017.nosdeputes.fr/14/intervention/392045",
				},
			},
			{Value: rate(1, 0), From: "2016-01-01", Until: "2016-12-31", Status: Confirmed, Source: schedule},
			{Value: rate(2, 0), From: "2017-01-01", Until: "2017-12-31", Status: Confirmed, Source: schedule},
			{Value: rate(3, 0), From: "2018-01-01", Until: "2018-12-31", Status: Confirmed, Source: schedule},
			{Value: rate(5, 0), From: "2019-01-01", Until: "2019-12-31", Status: Unconfirmed, Source: schedule},
			{Value: rate(1072, 2), From: "2022-01-01", Status: Unconfirmed, Source: schedule},
		},
	}
}
