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
				FinancialThreshold: rate(3_000_000, 0),
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
