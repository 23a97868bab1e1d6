package law

import "github.com/shopspring/decimal"

// Allocation is the direct allocation that comes with automatic support invested, in per cent of it.
type Allocation struct {
	// Live and Animation are those of delegated producers; Other that of another producer, and OtherFull that
	// of one who meets the conditions of article 211-75.
	Live, Animation, Other, OtherFull decimal.Decimal
	// Coproducers are the least number of such co-producers of that article, and Channel the money of
	// channels, in euros, above which one of its bars is met.
	Coproducers, Channel decimal.Decimal
}

// DirectAllocations is articles 211-74 and 211-75 of the general rules of aid.
func DirectAllocations() Parameter[Allocation] {
	return Parameter[Allocation]{
		Name:   "direct allocations",
		French: "allocations directes",
		Entries: []Entry[Allocation]{{
			Value: Allocation{
				Live: rate(25, 0), Animation: rate(50, 0), Other: rate(15, 0), OtherFull: rate(25, 0),
				Coproducers: rate(2, 0), Channel: rate(200_000, 0),
			},
			From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-74 et 211-75", "https://french-business-law.com/french-legislation-art/article-211-75-of-the-french-cinema-and-moving-image-code"),
		}},
	}
}

const rules21171 = "https://french-business-law.com/french-legislation/legitext000020908868-french-cinema-and-moving-image-code/page/85/"

// AudiovisualInvestment bounds the money of the audiovisual account that a film may have, in euros: alone, and
// together with that of the cinema account.
type AudiovisualInvestment struct{ Alone, Together decimal.Decimal }

// AudiovisualAccount is article 211-71 of the general rules of aid.
func AudiovisualAccount() Parameter[AudiovisualInvestment] {
	return Parameter[AudiovisualInvestment]{
		Name:   "investment of the audiovisual account",
		French: "investissement du compte audiovisuel",
		Entries: []Entry[AudiovisualInvestment]{{
			Value: AudiovisualInvestment{Alone: rate(500_000, 0), Together: rate(800_000, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-71", rules21171),
		}},
	}
}

// Preparation bounds the support to the preparation of a film, direct allocations included, in euros, and its
// first instalment.
type Preparation struct{ Live, Animation, First decimal.Decimal }

// PreparationSupport is article 211-65 of the general rules of aid.
func PreparationSupport() Parameter[Preparation] {
	return Parameter[Preparation]{
		Name:   "support to preparation",
		French: "aide à la préparation",
		Entries: []Entry[Preparation]{{
			Value: Preparation{Live: rate(230_000, 0), Animation: rate(500_000, 0), First: rate(54_000, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-65 (the amounts: les-aides.fr, undated)", "https://french-business-law.com/rench-legislation-art/article-211-65-of-the-french-cinema-and-moving-image-code"),
		}},
	}
}

// Delay is a number of years, for live films and for animation.
type Delay struct{ Live, Animation decimal.Decimal }

// ApprovalDelay is the time between the authorisation of an investment and the approval of the investments
// (agrément des investissements), in years.
func ApprovalDelay() Parameter[Delay] {
	return Parameter[Delay]{
		Name:   "time to obtain the approval of the investments",
		French: "délai d'obtention de l'agrément des investissements",
		Entries: []Entry[Delay]{{
			Value: Delay{Live: rate(2, 0), Animation: rate(4, 0)}, From: "2022-12-08", Status: Confirmed,
			Source: aidRules("art. 211-73", rules21171),
		}},
	}
}
