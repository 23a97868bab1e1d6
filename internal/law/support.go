package law

import "github.com/shopspring/decimal"

// Bracket is one slice of a scale that goes by slices: Rate applies to the part of the base that lies
// above the slice before and up to UpTo, included.
type Bracket struct {
	// UpTo is the upper bound of the slice in euros; zero leaves it open, in the last bracket only. A scale whose
	// last bracket has a bound says nothing of what lies above.
	UpTo decimal.Decimal
	// Rate is in per cent.
	Rate decimal.Decimal
}

func bracket(upTo, hundredths int64) Bracket {
	return Bracket{UpTo: rate(upTo, 0), Rate: rate(hundredths, 2)}
}

// rules211 is the section of the general rules of aid on the automatic support to production.
const rules211 = "https://french-business-law.com/french-legislation/legiscta000047159967-legiscta000047159969-chapter-i-financial-aid-for-the-production-and-preparation-of-feature-films/page/3/"

// ProductionSupport is the scale of the automatic support to production (soutien automatique) that the
// theatrical release generates: the rates apply to the ticket tax, first term, of each slice of the
// film's box office, and the result is weighted by the film's points. The scale ends with the last slice whose
// wording is at hand: what lies above is [ProductionSupportLastSlice]. Of which box office the bounds are, with
// VAT or without, the text does not say: whoever uses them names it. Within the first slice nothing hangs on it, for
// the support is then a part of the tax itself.
func ProductionSupport() Parameter[[]Bracket] {
	return Parameter[[]Bracket]{
		Name:   "automatic support to production, theatrical scale",
		French: "soutien financier automatique à la production, calcul sur les entrées en salles",
		Entries: []Entry[[]Bracket]{
			{
				Value:  []Bracket{bracket(9_225_000, 12500), bracket(30_750_000, 9500)},
				From:   "2022-12-08",
				Status: Confirmed, Source: aidRules("art. 211-25 et 211-26, up to 30,750,000 €", rules211),
			},
			{
				Value:  []Bracket{bracket(9_225_000, 11187), bracket(30_750_000, 8502), bracket(0, 895)},
				Status: Unconfirmed,
				Source: Source{
					Title:   "Scale at reduced rates, dates not established (base of art. 914-2 of the general rules of aid)",
					Address: "https://french-business-law.com/rench-legislation-art/article-914-2-of-the-french-cinema-and-moving-image-code",
				},
			},
			{
				Value:  []Bracket{bracket(9_225_000, 10654), bracket(30_750_000, 8097), bracket(0, 852)},
				Status: Unconfirmed,
				Source: Source{Title: "Guide of public aid, scale by admissions, dates not established", Address: "https://mesaidespubliques.infogreffe.fr"},
			},
		},
	}
}

// ProductionSupportLastSlice is the rate of the slice above the last bound of [ProductionSupport], in per cent of
// the ticket tax. The end of its wording is not at hand: it may have another bound or a condition.
func ProductionSupportLastSlice() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "automatic support to production, last slice of the theatrical scale",
		French: "soutien financier automatique à la production, dernière tranche du calcul sur les entrées en salles",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(10, 0), From: "2022-12-08", Status: Unconfirmed,
			Source: aidRules("art. 211-26, above 30,750,000 €; the end of the wording is not at hand", rules211),
		}},
	}
}

// DistributionSupport is the scale of the automatic support to distribution: the rates apply to the
// ticket tax, first term, of each slice of the film's box office.
func DistributionSupport() Parameter[[]Bracket] {
	return Parameter[[]Bracket]{
		Name:   "automatic support to distribution, theatrical scale",
		French: "soutien financier automatique à la distribution",
		Entries: []Entry[[]Bracket]{{
			Value: []Bracket{
				bracket(307_500, 20836), bracket(615_000, 15239), bracket(1_230_000, 11365),
				bracket(3_075_000, 4735), bracket(4_305_000, 2841), bracket(6_150_000, 947), bracket(0, 0),
			},
			From: "2020-01-01", Status: Confirmed,
			Source: Source{Title: "CNC, soutien automatique à la distribution", Address: "https://www.cnc.fr"},
		}},
	}
}

// SupportYears is how long each way of showing a film generates automatic support, counted in years from
// its first commercial screening.
type SupportYears struct{ Theatrical, Video, Television int }

// SupportPeriods is the time during which a film generates automatic support.
func SupportPeriods() Parameter[SupportYears] {
	return Parameter[SupportYears]{
		Name:   "years during which a film generates automatic support",
		French: "délais de calcul du soutien automatique",
		Entries: []Entry[SupportYears]{{
			Value: SupportYears{Theatrical: 5, Video: 6, Television: 8}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-25, 211-28 et 211-29", rules211),
		}},
	}
}

// Advance says how an advance on receipts is repaid, out of the automatic support computed on the film.
type Advance struct {
	// Rate is the least part of the support that repays the advance, in per cent; a contract may set more.
	Rate decimal.Decimal
	// Cap bounds what is repaid, in per cent of the advance; the rest is kept as a grant.
	Cap decimal.Decimal
}

const rules211109 = "https://tricoteuses.fr/legifrance/articles/LEGIARTI000047160279"

// AdvanceRepayment is the repayment of the avance sur recettes.
func AdvanceRepayment() Parameter[Advance] {
	return Parameter[Advance]{
		Name:   "repayment of the advance on receipts",
		French: "remboursement de l'avance sur recettes",
		Entries: []Entry[Advance]{{
			Value: Advance{Rate: rate(25, 0), Cap: rate(80, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-109", rules211109),
		}},
	}
}

// AdvanceFranchise is the sum, in euros, that comes before any repayment of the avance sur recettes. Its
// amount is established; its base is not: the rules point to the support computed, two administrative
// guides to the theatrical receipts. Whoever uses it names the base.
func AdvanceFranchise() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "franchise of the advance on receipts",
		French: "franchise de l'avance sur recettes",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(50_000, 0), From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-109", rules211109),
		}},
	}
}

// AudiovisualAdvance is the part of the support computed that repays an advance to an audiovisual work, in per
// cent.
func AudiovisualAdvance() Parameter[decimal.Decimal] {
	return Parameter[decimal.Decimal]{
		Name:   "repayment of the advance to an audiovisual work",
		French: "remboursement de l'avance, œuvres audiovisuelles",
		Entries: []Entry[decimal.Decimal]{{
			Value: rate(50, 0), From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 311-70", "https://www.legifrance.gouv.fr/codes/texte_lc/LEGITEXT000020908868"),
		}},
	}
}

// RemunerationScale bounds the salaries and rights of one person (co-author, lead actor, producer),
// without social charges, by slices of the cost of production: 15, 8 and 5 %, nothing above 10 M€.
func RemunerationScale() Parameter[[]Bracket] {
	return Parameter[[]Bracket]{
		Name:   "cap on one person's remuneration",
		French: "plafond de rémunération par personne (15/8/5)",
		Entries: []Entry[[]Bracket]{{
			Value: []Bracket{bracket(4_000_000, 1500), bracket(7_000_000, 800), bracket(10_000_000, 500), bracket(0, 0)},
			From:  "2018-12-31", Status: Confirmed,
			Source: Source{
				Title:   "Règlement général des aides financières du CNC, art. 211-44; 990,000 € at most stated in 2018 (the last day of the year is taken)",
				Address: "https://2017-2022.nosdeputes.fr/15/intervention/700966",
			},
		}},
	}
}
