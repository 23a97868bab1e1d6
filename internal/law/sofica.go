package law

import "github.com/shopspring/decimal"

// SoficaRule bounds what a SOFICA does, in per cent.
type SoficaRule struct {
	// Contracts are the association contracts of one work, of its total cost. They are signed and paid before
	// the shooting.
	Contracts decimal.Decimal
	// Foreign is the yearly funding of co-productions in a foreign language.
	Foreign decimal.Decimal
	// Invested is the least part of the collection that goes into works.
	Invested decimal.Decimal
}

// SoficaRules is articles 238 bis HF and HG of the code général des impôts.
func SoficaRules() Parameter[SoficaRule] {
	return Parameter[SoficaRule]{
		Name:   "rules of the SOFICA",
		French: "règles d'investissement des SOFICA",
		Entries: []Entry[SoficaRule]{{
			Value: SoficaRule{Contracts: rate(50, 0), Foreign: rate(20, 0), Invested: rate(90, 0)}, From: "2012-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Code général des impôts, art. 238 bis HF et HG (first day not established: that of the investor's relief beside it)",
				Address: "https://french-business-law.com/french-legislation-art/article-238-bis-hg-of-the-french-general-tax-code",
			},
		}},
	}
}

// SoficaBacking is the least part of the investments of a vintage without a promise to buy them back at a
// price set beforehand, in per cent.
func SoficaBacking() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "part of a SOFICA that is not backed",
		French: "part non adossée des SOFICA",
		Entries: []Entry[decimal.Decimal]{
			{
				Value: rate(50, 0), From: "2010-01-01", Until: "2010-12-31", Status: Confirmed,
				Source: Source{Title: "Charte des SOFICA agréées en 2010", Address: "https://doczz.fr/doc/2100071/la-charte-des-sofica-agr%C3%A9%C3%A9es-en-2010-pour-les-investissem..."},
			},
			{
				Value: rate(50, 0), From: "2011-01-01", Status: Unconfirmed,
				Source: Source{Title: "CNC note on the SOFICA, August 2011 (half at most, in general; the charters of the later vintages are not at hand)", Address: "https://doczz.fr/doc/2343353"},
			},
		},
	}
}

// SoficaRelief is the relief of who subscribes to a SOFICA: rates in per cent of the subscription, which counts
// up to Amount in euros and to Income per cent of the net income.
type SoficaRelief struct{ Ordinary, Companies, Full, Amount, Income decimal.Decimal }

// InvestorRelief is the reduction of the income tax of the subscribers.
func InvestorRelief() Parameter[SoficaRelief] {
	return Parameter[SoficaRelief]{
		Name:   "relief of the subscribers of a SOFICA",
		French: "réduction d'impôt des souscripteurs de SOFICA",
		Entries: []Entry[SoficaRelief]{{
			Value: SoficaRelief{Ordinary: rate(30, 0), Companies: rate(36, 0), Full: rate(48, 0), Amount: rate(18_000, 0), Income: rate(25, 0)},
			From:  "2012-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Réduction d'impôt SOFICA (brochure de l'impôt sur le revenu 2018; 48 % quoted until 2022)",
				Address: "https://epargne.boursedirect.fr/epargne/defiscalisation/sofica/avantages-fiscaux-des-sofica",
			},
		}},
	}
}
