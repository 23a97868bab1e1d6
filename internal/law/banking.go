package law

import "github.com/shopspring/decimal"

// LoanGuarantee is the guarantee of IFCIC, in per cent.
type LoanGuarantee struct {
	// Least and Most bound the part of the loan that is guaranteed.
	Least, Most decimal.Decimal
	// Commission is a yearly rate on the guaranteed part of what is drawn and of Undrawn per cent of what is not.
	Commission, Undrawn decimal.Decimal
}

// LoanGuarantees is the guarantee of credits to production.
func LoanGuarantees() Parameter[LoanGuarantee] {
	return Parameter[LoanGuarantee]{
		Name:   "guarantee of IFCIC",
		French: "garantie de l'IFCIC",
		Entries: []Entry[LoanGuarantee]{{
			Value: LoanGuarantee{Least: rate(50, 0), Most: rate(70, 0), Commission: rate(1, 0), Undrawn: rate(50, 0)}, From: "2024-01-01", Status: Confirmed,
			Source: Source{
				Title:   "IFCIC, garantie de crédit (undated: a late first day is taken)",
				Address: "https://www.fonds-publics.fr/aides/garantie-de-credit-pour-les-societes-de-production-et-de-distribution-cinematographique-et-audiovisuelle",
			},
		}},
	}
}

// GapLimit bounds a gap loan: the most in per cent of the budget, and the least estimate of unsold rights in
// per cent of it.
type GapLimit struct{ Share, Cover decimal.Decimal }

// GapLimits are limits of banks that are quoted, and not established.
func GapLimits() Parameter[GapLimit] {
	return Parameter[GapLimit]{
		Name:   "limits of a gap loan",
		French: "limites du crédit gap",
		Entries: []Entry[GapLimit]{{
			Value: GapLimit{Share: rate(15, 0), Cover: rate(200, 0)}, Status: Unconfirmed,
			Source: Source{
				Title:   "Limits quoted by the trade; The Insider's Guide to Film Finance has 10 to 40 % of the budget",
				Address: "https://ebookreading.net/view/book/The+Insider++39+s+Guide+to+Film+Finance-EB9780240516615_21.html",
			},
		}},
	}
}
