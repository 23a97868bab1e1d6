package law

import "github.com/shopspring/decimal"

// VideoVAT is the VAT on physical video, in per cent of the price without VAT.
func VideoVAT() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "VAT on physical video",
		French: "TVA sur la vidéo physique",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(20, 0), From: "2014-01-01", Status: Confirmed,
			Source: Source{Title: "Lucy Finance, recettes vidéo : taux normal de 20 %", Address: "https://www.lucyfinance.fr/?p=503"},
		}},
	}
}

// VideoTax is the tax on sales of video, in per cent of the public price without VAT.
func VideoTax() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "tax on video",
		French: "taxe vidéo",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(2, 0), Status: Unconfirmed,
			Source: Source{Title: "Lucy Finance, recettes vidéo : 2 %; the rate in force is not established", Address: "https://www.lucyfinance.fr/?p=503"},
		}},
	}
}
