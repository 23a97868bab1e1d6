package law

import "github.com/shopspring/decimal"

// OpposableCost bounds the cost of a film that its producer may set against its authors (coût opposable).
// B is the cost without the producer's fee, the overheads and the financial charges.
type OpposableCost struct {
	// FeeCap bounds the delegated producer's fee, social charges included, in per cent of B.
	FeeCap decimal.Decimal
	// OverheadsCap bounds the overheads (frais généraux), in per cent of B.
	OverheadsCap decimal.Decimal
	// FinancialMonths is the length over which the flat financial charges (frais financiers) run.
	FinancialMonths int
	// FinancialSpread is added to the average three-month EURIBOR, in points of per cent a year.
	FinancialSpread decimal.Decimal
	// FinancialCap bounds the flat financial charges, in per cent of B + fee + overheads.
	FinancialCap decimal.Decimal
	// FinancialThreshold is the cost, in euros, under which the real charges are taken instead, even
	// above the cap. The text does not say which cost is compared with it.
	FinancialThreshold decimal.Decimal
	// ClosingMonths after the theatrical release the cost is closed; InformationMonths later the authors
	// are told (art. 4).
	ClosingMonths, InformationMonths int
}

// OpposableCostRules is article 2 of the protocol of 16 December 2010.
func OpposableCostRules() Parameter[OpposableCost] {
	return Parameter[OpposableCost]{
		Name:   "opposable cost of a film",
		French: "coût du film opposable aux auteurs",
		Entries: []Entry[OpposableCost]{{
			Value: OpposableCost{
				FeeCap: rate(5, 0), OverheadsCap: rate(7, 0),
				FinancialMonths: 18, FinancialSpread: rate(3, 0), FinancialCap: rate(5, 0),
				FinancialThreshold: rate(3_000_000, 0), ClosingMonths: 4, InformationMonths: 2,
			},
			From: "2011-01-01", Status: Confirmed, Source: protocol2010("art. 2"),
		}},
	}
}

// Amortisation says what counts, beside the producer's net receipts, towards the cost of a film.
type Amortisation struct {
	// SupportFranchise is the part of the automatic support that never counts, in euros.
	SupportFranchise decimal.Decimal
	// SupportShare is the part of the support above the franchise that counts, in per cent.
	SupportShare decimal.Decimal
	// CreditShare is the part of the tax credit that counts, in per cent.
	CreditShare decimal.Decimal
	// FranchiseLast takes the franchise off the share (75 % × S - 50,000) and not off the support
	// before it (75 % × (S - 50,000)).
	FranchiseLast bool
}

// AmortisationRules is article 3.1 of the protocol of 16 December 2010. The wording of the franchise can
// be read in two ways: the first, which is the default, is taken from the text, the other is unconfirmed.
func AmortisationRules() Parameter[Amortisation] {
	franchise, share, credit := rate(50_000, 0), rate(75, 0), rate(100, 0)
	return Parameter[Amortisation]{
		Name:   "amortisation of the cost of a film",
		French: "amortissement du coût du film",
		Entries: []Entry[Amortisation]{
			{
				Value: Amortisation{SupportFranchise: franchise, SupportShare: share, CreditShare: credit},
				From:  "2011-01-01", Status: Derived,
				Source: protocol2010("art. 3.1, the franchise read as taken off the support"),
			},
			{
				Value: Amortisation{SupportFranchise: franchise, SupportShare: share, CreditShare: credit, FranchiseLast: true},
				From:  "2011-01-01", Status: Unconfirmed,
				Source: protocol2010("art. 3.1, the franchise read as taken off the share"),
			},
		},
	}
}

// CommissionCaps are the most that a commission may take, channel by channel, before the net receipts of
// the producer (RNPP) that are opposable to authors, in per cent of the receipts without VAT.
type CommissionCaps struct {
	// Theatres holds without a minimum guarantee, TheatresGuaranteed with one.
	Theatres, TheatresGuaranteed decimal.Decimal
	NonCommercial                decimal.Decimal
	Video                        decimal.Decimal
	// Television holds for sales up to TelevisionLimit, in euros, and CatchUp for catch-up; TelevisionLarge
	// beyond.
	Television, TelevisionLarge, TelevisionLimit, CatchUp decimal.Decimal
	// Foreign includes the sub-commissions.
	Foreign     decimal.Decimal
	OtherRights decimal.Decimal
	Music       decimal.Decimal
}

// ProtocolCommissions is article 3.2 of the protocol of 16 December 2010, video on demand apart.
func ProtocolCommissions() Parameter[CommissionCaps] {
	return Parameter[CommissionCaps]{
		Name:   "commissions opposable to authors",
		French: "commissions opposables aux auteurs",
		Entries: []Entry[CommissionCaps]{{
			Value: CommissionCaps{
				Theatres: rate(25, 0), TheatresGuaranteed: rate(35, 0), NonCommercial: rate(30, 0), Video: rate(15, 0),
				Television: rate(15, 0), TelevisionLarge: rate(10, 0), TelevisionLimit: rate(50_000, 0), CatchUp: rate(15, 0),
				Foreign: rate(25, 0), OtherRights: rate(20, 0), Music: rate(20, 0),
			},
			From: "2011-01-01", Status: Confirmed, Source: protocol2010("art. 3.2"),
		}},
	}
}

// OnDemandScale is a scale of commission by slices of turnover.
type OnDemandScale struct {
	// Bands are marginal slices of the net turnover without VAT.
	Bands []Bracket
	// Beyond is the rate above the last band, in per cent.
	Beyond decimal.Decimal
	// FromFirst makes Beyond the rate of the whole turnover, from the first euro, once it exceeds the bands.
	FromFirst bool
}

// ProtocolOnDemand is the scale of article 3.2 for video on demand, by item or by subscription. The text
// leaves gaps between its bands (100,000 to 101,000, 200,000 to 201,000, 300,000 to 300,001) and does not say
// that they are marginal: each is taken to begin where the one before it ends. That the whole turnover goes
// to the last rate beyond 300,001 is stated; bands that stay marginal throughout are the other reading.
func ProtocolOnDemand() Parameter[OnDemandScale] {
	bands := func() []Bracket {
		return []Bracket{
			{UpTo: rate(100_000, 0), Rate: rate(30, 0)}, {UpTo: rate(200_000, 0), Rate: rate(20, 0)},
			{UpTo: rate(300_000, 0), Rate: rate(15, 0)},
		}
	}
	return Parameter[OnDemandScale]{
		Name:   "commission on video on demand opposable to authors",
		French: "commission opposable sur la vidéo à la demande",
		Entries: []Entry[OnDemandScale]{
			{
				Value: OnDemandScale{Bands: bands(), Beyond: rate(15, 0), FromFirst: true},
				From:  "2011-01-01", Status: Derived,
				Source: protocol2010("art. 3.2, marginal bands up to 300,000 €, beyond it the last rate from the first euro"),
			},
			{
				Value: OnDemandScale{Bands: bands(), Beyond: rate(15, 0)},
				From:  "2011-01-01", Status: Unconfirmed,
				Source: protocol2010("art. 3.2, read as marginal throughout"),
			},
		},
	}
}
