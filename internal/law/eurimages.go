package law

import "github.com/shopspring/decimal"

// EurimagesMost bounds the support of Eurimages: Percent of the cost, zero where there was none, and Amount in
// euros.
type EurimagesMost struct{ Percent, Amount decimal.Decimal }

// EurimagesCeiling is the most that Eurimages gives to a film.
func EurimagesCeiling() Parameter[EurimagesMost] {
	source := Source{Title: "Screen Daily, Eurimages to lower funding cap (2012)", Address: "https://www.screendaily.com/news/-eurimages-to-lower-funding-cap/5049281.article"}
	before := source
	before.Title += "; first day not established: the last is taken"
	return Parameter[EurimagesMost]{
		Name:   "ceiling of Eurimages",
		French: "plafond du soutien d'Eurimages",
		Entries: []Entry[EurimagesMost]{
			{Value: EurimagesMost{Amount: rate(700_000, 0)}, From: "2012-12-31", Until: "2012-12-31", Status: Confirmed, Source: before},
			{Value: EurimagesMost{Percent: rate(17, 0), Amount: rate(500_000, 0)}, From: "2013-01-01", Status: Confirmed, Source: source},
		},
	}
}

// EurimagesReturn says what of the support of Eurimages is repaid.
type EurimagesReturn struct {
	// Grant is the support, in euros, up to which nothing is; above it all is, from the first euro of the net
	// receipts.
	Grant decimal.Decimal
	// Commission is the most that a commission of distribution may deduct of the receipts, in per cent, for each
	// set of rights and territory; on the co-producing territories it is none.
	Commission decimal.Decimal
}

// EurimagesRepayment is how Eurimages is repaid.
func EurimagesRepayment() Parameter[EurimagesReturn] {
	return Parameter[EurimagesReturn]{
		Name:   "repayment of Eurimages",
		French: "remboursement d'Eurimages",
		Entries: []Entry[EurimagesReturn]{{
			Value: EurimagesReturn{Grant: rate(150_000, 0), Commission: rate(25, 0)}, From: "2021-01-01", Status: Confirmed,
			Source: Source{
				Title:   "Eurimages, repayment conditions; reimbursement regulations (the commission: undated)",
				Address: "https://www.coe.int/en/web/eurimages/repayment-conditions",
			},
		}},
	}
}
