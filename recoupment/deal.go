package recoupment

import (
	"github.com/shopspring/decimal"
)

// Deal is a cascade of receipts as data: pools that receive money, the rights that take it in their
// order, the accounts they recoup and the thresholds at which they change.
//
// Receipts enter a pool and are shared out completely at once. A pool offers what it receives to its
// tiers, in order; what the last tier leaves goes to the pool named by To. Pools form no cycle.
type Deal struct {
	Currency string `json:"currency"`
	// Rounding is the rule by which cumulative entitlements are rounded when they are paid.
	Rounding Rounding `json:"rounding,omitempty"`
	// Parties, where it is given, lists everyone whom the deal may name: a party that is not on it is
	// unknown, and one that nothing pays or charges is reported. Without it any name is a party.
	Parties  []Party   `json:"parties,omitempty"`
	Pools    []Pool    `json:"pools"`
	Accounts []Account `json:"accounts,omitempty"`
	Counters []Counter `json:"counters,omitempty"`
	// Declarations are facts that a movement may declare: a prize won, a delivery accepted.
	Declarations []Declaration `json:"declarations,omitempty"`
	// Thresholds are conditions with a name, whose day is reported: "amortised".
	Thresholds []Threshold `json:"thresholds,omitempty"`
	// Groups are sets of rights counted together.
	Groups    []Group    `json:"groups,omitempty"`
	Transfers []Transfer `json:"transfers,omitempty"`
	// Statements are the terms of the statements of account that have any.
	Statements []StatementTerms `json:"statements,omitempty"`
	// Views are the terms that hold for one beneficiary only (opposability).
	Views []View `json:"views,omitempty"`
	// Balance names the right that takes the balance of minor units at each settlement, so that the
	// payments add up to the receipts; a right that is owed nothing may so be paid a unit less than zero.
	// A right of a rounding account keeps it apart from the parties.
	Balance string `json:"balance"`
}

// Pool is a pot of receipts. Money never rests in it.
type Pool struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Opening is what entered the pool before the history begins; it counts in conditions only.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Reserve withholds a part of the receipts that enter the pool from outside (provision sur retours).
	Reserve *Reserve `json:"reserve,omitempty"`
	// Tiers take from the pool in order: each is offered what the one before it left.
	Tiers []Tier `json:"tiers,omitempty"`
	// To names the pool that receives what the tiers leave. When it is empty they must leave nothing.
	To string `json:"to,omitempty"`
}

// Tier is a rank: rights that stand side by side. Rights in sequence (strict seniority) stand in tiers of
// their own.
type Tier struct {
	// ID names the amount that reaches the tier: R, R1, R2...
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Sharing says how the rights of the tier share; empty is [ByRates].
	Sharing Sharing `json:"sharing,omitempty"`
	// Overflow says where the share of a filled right goes, in a tier shared by weights; empty is
	// [ToOthers].
	Overflow Overflow `json:"overflow,omitempty"`
	// Rate is the part of what reaches the tier that its rights share, in per cent; zero means all.
	Rate decimal.Decimal `json:"rate,omitzero"`
	// Opening is what reached the tier before the history begins; it counts in conditions and bands only.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// On restricts the tier to receipts with these coordinates; the others pass by.
	On Filter `json:"on,omitempty"`
	// Deficit says who bears rights that take more than their part; without it that is an error.
	Deficit *Deficit `json:"deficit,omitempty"`
	Rights  []Right  `json:"rights"`
}

// Sharing says how the rights of one tier share what reaches it.
type Sharing string

// The ways of sharing. All but ByRates share the part of the tier in proportion to weights (pari passu),
// between the rights that are not filled; once all are, the tier takes nothing.
const (
	// ByRates gives each right its own rate of the part of the tier. What a filled right would have taken
	// passes on to the next tier.
	ByRates Sharing = "rates"
	// ByOwed weighs what is outstanding on the account of each right, and no more than up to its limit. The
	// claims are weighed whenever a cost or interest changes one of them, and keep their proportions until
	// the next change, so that it does not matter how the receipts between are cut. One that
	// has become a fraction of more than four words of 64 bits (some seventy digits) is weighed to the millionth
	// of the minor unit, rounded up: the exact proportions of loans at different rates of interest would be
	// twice as long after each payment.
	ByOwed Sharing = "owed"
	// ByInvested weighs what was put in: Invested, or what was entered on the account of the right, up to
	// its cap, without premium or interest.
	ByInvested Sharing = "invested"
	// ByRatio weighs the rates in force, as the figures of a fixed ratio.
	ByRatio Sharing = "ratio"
	// Equally gives equal instalments.
	Equally Sharing = "equal"
)

// Overflow says where the share of a filled right goes.
type Overflow string

// The ways of a filled right's share.
const (
	// ToOthers gives it to the rights of the tier that are not filled.
	ToOthers Overflow = "others"
	// Onward leaves it to the next tier.
	Onward Overflow = "onward"
)

// Deficit is the debt of a party for the rights of a tier that take more than its part.
type Deficit struct {
	// By bears it. What the money that reaches the tier cannot pay, it pays to the rights itself.
	By string `json:"by"`
	// To is owed what the rights took beyond the part of the tier, out of money that was meant to pass on.
	// It is required where the tier has a Rate.
	To string `json:"to,omitempty"`
}

// Counter is a quantity that is not money of the cascade: admissions, copies, units, support counted.
type Counter struct {
	ID      string          `json:"id"`
	Label   Text            `json:"label,omitzero"`
	Opening decimal.Decimal `json:"opening,omitzero"`
}

// Declaration is a fact with a name. It holds from the day on which a movement declares it.
type Declaration struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
}

// Threshold is a condition with a name. It is an event: it is reached once, on a day that is reported,
// and cuts the receipt that reaches it, even if it changes no rate.
type Threshold struct {
	ID        string    `json:"id"`
	Label     Text      `json:"label,omitzero"`
	Condition Condition `json:"condition"`
}

// Group is a set of rights counted together (assiette commune). Its revenue is what they receive; its
// turnover is what reached the first of them that each receipt met, each receipt counted once.
type Group struct {
	ID     string   `json:"id"`
	Label  Text     `json:"label,omitzero"`
	Rights []string `json:"rights"`
	// Opening is the turnover before the history begins; it counts in conditions and bands only. The revenue
	// begins with what the rights open with.
	Opening decimal.Decimal `json:"opening,omitzero"`
}
