package law

import "github.com/shopspring/decimal"

// PriceSupport is a support computed on a price: Rate per cent of it, up to a Ceiling in euros.
type PriceSupport struct{ Rate, Ceiling decimal.Decimal }

// TelevisionSupport is the automatic support that the sale of a film to television generates. Which rate
// is in force is not established, nor whether the ceiling is that of a sale or of a film.
func TelevisionSupport() Parameter[PriceSupport] {
	return Parameter[PriceSupport]{
		Name:   "automatic support to production, television",
		French: "soutien financier automatique à la production, cession aux télévisions",
		Entries: []Entry[PriceSupport]{
			{
				Value: PriceSupport{rate(947, 2), rate(305_000, 0)}, Status: Unconfirmed,
				Source: Source{Title: "Guides of public aid, 9.47 % up to 305,000 €, dates not established", Address: "https://mesaidespubliques.infogreffe.fr"},
			},
			{
				Value: PriceSupport{rate(10, 0), rate(305_000, 0)}, Status: Unconfirmed,
				Source: Source{Title: "Arrêté du 29 août 2005, 10 %; whether it is still in force is not established", Address: "https://juriblio.fr/arretes/arrete-du-29-aout-2005/135030243"},
			},
		},
	}
}

// VideoSupport is the automatic support that the sale of a film on video generates, in per cent of the
// turnover of the publisher.
func VideoSupport() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "automatic support to production, video",
		French: "soutien financier automatique à la production, vidéo",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(426, 2), Status: Unconfirmed,
			Source: Source{Title: "Guides of public aid, 4.26 % of the publisher's turnover, dates not established", Address: "https://mesaidespubliques.infogreffe.fr"},
		}},
	}
}

// Band is one slice of a scale by admissions: Amount, in euros, for each admission above the band before
// and up to UpTo, included.
type Band struct {
	// UpTo is the upper bound; zero leaves it open, in the last band only.
	UpTo   decimal.Decimal
	Amount decimal.Decimal
}

// InternationalScale is the scale by admissions of the aid to international diffusion. Which admissions
// are counted is not established.
func InternationalScale() Parameter[[]Band] {
	band := func(upTo, cents int64) Band { return Band{UpTo: rate(upTo, 0), Amount: rate(cents, 2)} }
	return Parameter[[]Band]{
		Name:   "international diffusion, scale by admissions",
		French: "aide à la diffusion internationale, barème par entrée",
		Entries: []Entry[[]Band]{{
			Value: []Band{band(50_000, 70), band(100_000, 35), band(200_000, 15), band(700_000, 5), band(0, 0)},
			From:  "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 721-13", "https://avocat24.fr/laws/code-du-cinema-et-de/article-721-13"),
		}},
	}
}
