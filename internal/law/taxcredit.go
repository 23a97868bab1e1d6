package law

import "github.com/shopspring/decimal"

// Figures of the film tax credit (crédit d'impôt cinéma, CIC). The article has been amended in 2020,
// 2021 and 2023 and those texts are not established: from 2020-01-01 the rate and the cap per film are
// unconfirmed, and a caller must supply them or ask for them by that name.

// creditLastKnown and creditUnknown bound the wording of the article that is established.
const (
	creditLastKnown = "2019-12-31"
	creditUnknown   = "2020-01-01"
)

func instruction2004() Source {
	return Source{
		Title:   "Instruction fiscale 4 A-7-04 du 24 septembre 2004",
		Address: "http://www11.bercy.gouv.fr/boi/boi2004/4fepub/textes/4a704/4a704.htm",
	}
}

func finance2016() Source {
	return Source{
		Title:   "Code général des impôts, art. 220 sexies (loi de finances pour 2016, art. 111), for financial years opened from that day",
		Address: "https://legal.tricoteuses.fr/articles/JORFARTI000031732991",
	}
}

func versions2020() Source {
	return Source{
		Title:   "Code général des impôts, art. 220 sexies, versions of 2020-01-01 to 2023-02-12 (texts not established; figures of the version before)",
		Address: "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069577/articles/LEGIARTI000006303577",
	}
}

// CreditRates are the rates of the film tax credit, in per cent of the base.
type CreditRates struct {
	// Ordinary applies to the other films.
	Ordinary decimal.Decimal
	// Favoured applies to films made wholly or mainly in French or in a regional language of France and,
	// since 2016, to animation and to fiction with heavy visual effects.
	Favoured decimal.Decimal
	// FavouredBelow is the budget in euros under which the favoured rate is given; zero sets no limit.
	FavouredBelow decimal.Decimal
	// EffectsShare is the share of the shots in per cent from which a fiction has heavy visual effects; zero
	// where neither they nor animation are favoured.
	EffectsShare decimal.Decimal
}

// TaxCreditRates is CGI article 220 sexies, rates.
func TaxCreditRates() Parameter[CreditRates] {
	now := CreditRates{Ordinary: rate(20, 0), Favoured: rate(30, 0), EffectsShare: rate(15, 0)}
	return Parameter[CreditRates]{
		Name:   "film tax credit, rates",
		French: "crédit d'impôt cinéma, taux",
		Entries: []Entry[CreditRates]{
			{
				Value: CreditRates{Ordinary: rate(20, 0), Favoured: rate(20, 0)},
				From:  "2004-01-01", Until: "2015-03-19", Status: Derived, Source: instruction2004(),
			},
			{
				Value: CreditRates{Ordinary: rate(20, 0), Favoured: rate(30, 0), FavouredBelow: rate(4_000_000, 0)},
				From:  "2015-03-20", Until: "2015-12-31", Status: Confirmed,
				Source: taxCode("art. 220 sexies (wording in force from 20 March to 31 December 2015)"),
			},
			{Value: now, From: "2016-01-01", Until: creditLastKnown, Status: Confirmed, Source: finance2016()},
			{Value: now, From: creditUnknown, Status: Unconfirmed, Source: versions2020()},
		},
	}
}

// CreditCap bounds the film tax credit of one film, in euros.
type CreditCap struct{ Live, Animation decimal.Decimal }

// TaxCreditCap is CGI article 220 sexies VI, the most that one film may receive.
func TaxCreditCap() Parameter[CreditCap] {
	amendments := Source{
		Title:   "Les remaniements apportés au crédit d'impôt cinéma, Actu-Juridique, 17 May 2016 (days of application not established)",
		Address: "https://www.actu-juridique.fr/fiscalite/droit-fiscal/les-remaniements-apportes-au-credit-dimpot-cinema/",
	}
	return Parameter[CreditCap]{
		Name:   "film tax credit, cap per film",
		French: "crédit d'impôt cinéma, plafond par œuvre",
		Entries: []Entry[CreditCap]{
			{
				Value: CreditCap{Live: rate(500_000, 0), Animation: rate(750_000, 0)},
				From:  "2004-01-01", Until: "2004-12-31", Status: Confirmed,
				Source: instruction2004(),
			},
			{Value: oneCap(1_000_000), From: "2005-01-01", Until: "2012-12-31", Status: Unconfirmed, Source: amendments},
			{Value: oneCap(4_000_000), From: "2013-01-01", Until: "2015-03-19", Status: Unconfirmed, Source: amendments},
			{
				Value: oneCap(4_000_000), From: "2015-03-20", Until: "2015-12-31", Status: Confirmed,
				Source: taxCode("art. 220 sexies (wording in force from 20 March to 31 December 2015)"),
			},
			{Value: oneCap(30_000_000), From: "2016-01-01", Until: creditLastKnown, Status: Confirmed, Source: finance2016()},
			{Value: oneCap(30_000_000), From: creditUnknown, Status: Unconfirmed, Source: versions2020()},
		},
	}
}

func oneCap(euros int64) CreditCap { return CreditCap{Live: rate(euros, 0), Animation: rate(euros, 0)} }

// TaxCreditBaseCap bounds the base of the film tax credit, in per cent of the budget of production or,
// in an international co-production, of the part managed by the French co-producer.
func TaxCreditBaseCap() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "film tax credit, cap on the base",
		French: "crédit d'impôt cinéma, plafond de l'assiette",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(80, 0), From: "2015-03-20", Status: Confirmed,
			Source: taxCode("art. 220 sexies III 3; BOI-IS-RICI-10-20-20; La Revue fiduciaire, 12 April 2023"),
		}},
	}
}

// AidCeiling bounds the public aid that a film may receive.
type AidCeiling struct {
	// Ordinary and Derogation are in per cent of the base that the text names.
	Ordinary, Derogation decimal.Decimal
	// LowBudget is the budget in euros up to which the derogation is given; a difficult work (a first or
	// second film) has it too. LowHour is that of an hour of an audiovisual work.
	LowBudget, LowHour decimal.Decimal
}

func aidCeiling() AidCeiling {
	return AidCeiling{Ordinary: rate(50, 0), Derogation: rate(60, 0), LowBudget: rate(1_250_000, 0), LowHour: rate(100_000, 0)}
}

// TaxCreditAidCeiling bounds public aid, the film tax credit included; above it only the excess of the
// credit is lost (Conseil d'État, 15 March 2023, 452317). The base is the budget of production in the
// wording of 2015 and the final cost in later commentary: whoever uses it names the base.
func TaxCreditAidCeiling() Parameter[AidCeiling] {
	return Parameter[AidCeiling]{
		Name:   "film tax credit, ceiling of public aid",
		French: "crédit d'impôt cinéma, plafond des aides publiques",
		Entries: []Entry[AidCeiling]{{
			Value: aidCeiling(), From: "2015-03-20", Status: Confirmed,
			Source: boi("BOI-IS-RICI-10-20-20 § 190 (CGI art. 220 sexies VII; code du cinéma, art. D. 331-17)",
				"https://revuefiduciaire.grouperf.com/article/3988/hb/20230412155352355.html"),
		}},
	}
}

// PublicAidCeiling bounds the CNC's aid, and all public aid, in per cent of the final cost or, in an
// international co-production, of the French participation.
func PublicAidCeiling() Parameter[AidCeiling] {
	return Parameter[AidCeiling]{
		Name:   "ceiling of public aid to production",
		French: "plafond d'intensité des aides publiques à la production",
		Entries: []Entry[AidCeiling]{
			{
				Value: aidCeiling(), From: "2014-11-27", Until: "2022-12-07", Status: Confirmed,
				Source: Source{
					Title:   "Règlement général des aides financières du CNC, art. 211-16 et 211-17 (délibération 2014/CA/11 du 27 novembre 2014)",
					Address: "https://legal.tricoteuses.fr/articles/JORFARTI000030213340",
				},
			},
			{
				Value: aidCeiling(), From: "2022-12-08", Status: Confirmed,
				Source: aidRules("art. 211-20 et 211-21", rules211),
			},
		},
	}
}

// CreditApproval is how many months the approvals of a tax credit may take before it is clawed back: the provisional
// one from the application, the final one from the exploitation visa.
type CreditApproval struct{ Provisional, Final decimal.Decimal }

// TaxCreditApproval is CGI article 220 F, in the wording of 2009.
func TaxCreditApproval() Parameter[CreditApproval] {
	value := CreditApproval{Provisional: rate(6, 0), Final: rate(8, 0)}
	source := Source{Title: "Code général des impôts, art. 220 F, version of 25 July 2009", Address: "http://cnc.fr/web/fr/textes-juridiques/-/editoriaux/37179"}
	later := source
	later.Title += " (later wordings not established)"
	return Parameter[CreditApproval]{
		Name:   "film tax credit, time to the approvals",
		French: "crédit d'impôt cinéma, délais des agréments",
		Entries: []Entry[CreditApproval]{
			{Value: value, From: "2009-07-25", Until: "2009-07-25", Status: Confirmed, Source: source},
			{Value: value, From: "2009-07-26", Status: Unconfirmed, Source: later},
		},
	}
}

// InternationalCreditApproval is how many months the final approval of the international tax credit may take from the
// last work: CGI article 220 Z bis, in the wording of 2011.
func InternationalCreditApproval() Parameter[decimal.Decimal] {
	source := Source{Title: "Code général des impôts, art. 220 Z bis, version of 30 December 2011", Address: "https://www.doctrine.fr/l/texts/codes/LEGITEXT000006069577/articles/LEGIARTI000020541390"}
	later := source
	later.Title += " (later wordings not established)"
	return Parameter[decimal.Decimal]{
		Name:   "international tax credit, time to the final approval",
		French: "crédit d'impôt international, délai de l'agrément définitif",
		Entries: []Entry[decimal.Decimal]{
			{Value: rate(24, 0), From: "2011-12-30", Until: "2011-12-30", Status: Confirmed, Source: source},
			{Value: rate(24, 0), From: "2011-12-31", Status: Unconfirmed, Source: later},
		},
	}
}
