package law

import "github.com/shopspring/decimal"

// DiffusionCeiling bounds the aid to the distribution or to the export of a film, in per cent. What it stands on, and
// who has the derogation, the texts at hand do not say.
type DiffusionCeiling struct{ Ordinary, Derogation decimal.Decimal }

// DistributionInvestment bounds the aid to distribution in per cent of what the distributor invests: article 221-5 of
// the general rules of aid.
func DistributionInvestment() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "aid to distribution, of the investment of the distributor",
		French: "aide à la distribution, plafond sur l'investissement du distributeur",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(50, 0), From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 221-5", "https://legal.tricoteuses.fr/articles/JORFARTI000047138973"),
		}},
	}
}

// DistributionAidCeiling is article 221-6 of the general rules of aid.
func DistributionAidCeiling() Parameter[DiffusionCeiling] {
	return Parameter[DiffusionCeiling]{
		Name:   "ceiling of aid to distribution",
		French: "plafond d'intensité des aides à la distribution",
		Entries: []Entry[DiffusionCeiling]{{
			Value: DiffusionCeiling{Ordinary: rate(50, 0), Derogation: rate(70, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 221-6", "https://french-business-law.com/french-legislation-art/article-221-6-of-the-french-cinema-and-moving-image-code"),
		}},
	}
}

// ExportAidCeiling is article 721-9 of the general rules of aid.
func ExportAidCeiling() Parameter[DiffusionCeiling] {
	return Parameter[DiffusionCeiling]{
		Name:   "ceiling of aid to export",
		French: "plafond d'intensité des aides à l'exportation",
		Entries: []Entry[DiffusionCeiling]{{
			Value: DiffusionCeiling{Ordinary: rate(50, 0), Derogation: rate(60, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 721-9", "https://juriblio.fr/codes/code-du-cinema-et-de-l-image-animee/annexe/livre-vii/titre-ii/chapitre-i/section-1/sous-section-3/article-721-9"),
		}},
	}
}

// EuropeanAid is what the rules of the Union let public aid come to.
type EuropeanAid struct {
	// Ordinary and CrossBorder (a film financed by more than one Member State) are in per cent of the budget
	// of production. A difficult work has no ceiling, nor have writing and development.
	Ordinary, CrossBorder decimal.Decimal
	// SpendOfAid and SpendOfBudget bound the spending in a territory that a grantor may ask for, in per cent of
	// the aid and of the budget.
	SpendOfAid, SpendOfBudget decimal.Decimal
}

// EuropeanAidRules is the Cinema Communication of the European Commission.
func EuropeanAidRules() Parameter[EuropeanAid] {
	return Parameter[EuropeanAid]{
		Name:   "European rules of aid to films",
		French: "communication cinéma de la Commission européenne",
		Entries: []Entry[EuropeanAid]{{
			Value: EuropeanAid{Ordinary: rate(50, 0), CrossBorder: rate(60, 0), SpendOfAid: rate(160, 0), SpendOfBudget: rate(80, 0)},
			From:  "2013-12-01", Status: Confirmed,
			Source: Source{
				Title:   "Communication on State aid for films and other audiovisual works, November 2013 (the first day after that month is taken)",
				Address: "https://legipresse.com/011-47185-Communication-cinema-la-Commission-adopte-de-nouvelles-regles-en-matiere-d-aides-a-l-industrie-cinematographique.html",
			},
		}},
	}
}

// FrenchPart is the least French participation of an audiovisual work, in per cent of its final cost, and how
// much of it is spent in France.
type FrenchPart struct{ Participation, SpentInFrance decimal.Decimal }

// AudiovisualParticipation is article 311-14 of the general rules of aid.
func AudiovisualParticipation() Parameter[FrenchPart] {
	return Parameter[FrenchPart]{
		Name:   "French participation in an audiovisual work",
		French: "participation française minimale, œuvres audiovisuelles",
		Entries: []Entry[FrenchPart]{{
			Value: FrenchPart{Participation: rate(30, 0), SpentInFrance: rate(50, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 311-14", "https://french-business-law.com/rench-legislation-art/article-311-14-of-the-french-cinema-and-moving-image-code"),
		}},
	}
}

// Region is the scheme of a region: the most aid of a film by genre, in euros, and the spending it asks for, in
// per cent of the aid. Aid and Derogation bound all public aid, in per cent; a difficult or low-budget film, or one of
// several States, has the second.
type Region struct{ Fiction, Documentary, Spend, Aid, Derogation decimal.Decimal }

// GrandEst is the scheme of the Grand Est region.
func GrandEst() Parameter[Region] {
	return Parameter[Region]{
		Name:   "aid of the Grand Est region",
		French: "aide de la région Grand Est",
		Entries: []Entry[Region]{{
			Value: Region{Fiction: rate(300_000, 0), Documentary: rate(100_000, 0), Spend: rate(100, 0), Aid: rate(50, 0), Derogation: rate(60, 0)},
			From:  "2024-01-01", Status: Confirmed,
			Source: Source{Title: "Scheme of the Grand Est region (undated; a late first day is taken)", Address: "https://www.cobham-solutions.fr/?p=6955"},
		}},
	}
}

// Deficit is the aid to films that ran into a deficit during the epidemic.
type Deficit struct {
	// Cost is the part of the cost of production that counts, in per cent; Ceiling is in euros a company.
	Cost, Ceiling decimal.Decimal
}

// DeficitAid is article 919-18 of the general rules of aid.
func DeficitAid() Parameter[Deficit] {
	return Parameter[Deficit]{
		Name:   "aid to films in deficit (epidemic)",
		French: "aide aux œuvres en déficit (covid-19)",
		Entries: []Entry[Deficit]{{
			Value: Deficit{Cost: rate(107, 0), Ceiling: rate(100_000, 0)}, From: "2020-12-31", Until: "2021-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Règlement général des aides financières du CNC, art. 919-18 (a measure of 2020-21; the two days that are certain are taken)",
				Address: "https://french-business-law.com/french-legislation-art/article-919-18-of-the-french-cinema-and-moving-image-code/",
			},
		}},
	}
}
