package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Condition says when something changes. It is one of: a named threshold, a declaration, a day, several
// conditions together, or a sum of cumulative quantities that reaches an amount.
//
// A sum is inclusive unless Above is set: it holds at the amount. Either way a receipt that crosses the
// amount is cut there, and the part up to it belongs to what was in force before. A sum whose terms may
// fall (costs entered later, terms that are subtracted) may cease to hold, unless Latch is set.
type Condition struct {
	// Threshold refers to a named threshold of the deal.
	Threshold string `json:"threshold,omitempty"`
	// Declared refers to a declaration of the deal.
	Declared string `json:"declared,omitempty"`
	// From holds from a day on, the day included.
	From schedule.Date `json:"from,omitzero"`
	// All holds when each of these conditions does, Any when one of them does.
	All []Condition `json:"all,omitempty"`
	Any []Condition `json:"any,omitempty"`
	// Of are the quantities added up, Reaches the amount.
	Of      []Term          `json:"of,omitempty"`
	Reaches decimal.Decimal `json:"reaches,omitzero"`
	// Above makes the sum exclusive: it must exceed the amount.
	Above bool `json:"above,omitempty"`
	// Latch keeps the condition for good once it was reached.
	Latch bool `json:"latch,omitempty"`
	// Whole takes a movement whole: the condition turns between movements only, and the one that crosses
	// the amount is all shared as before.
	Whole bool `json:"whole,omitempty"`
}

// Term is a multiple of one cumulative quantity. Exactly one of the names is given.
type Term struct {
	// Right is what a right or a corridor was paid.
	Right string `json:"right,omitempty"`
	// Accrual is what the right earned, paid or set against its advance.
	Accrual string `json:"accrual,omitempty"`
	// Party is what all the rights of a party were paid.
	Party string `json:"party,omitempty"`
	// Tier is what reached the tier.
	Tier string `json:"tier,omitempty"`
	// Pool is what entered the pool.
	Pool string `json:"pool,omitempty"`
	// Group is the revenue of a group, Turnover its turnover.
	Group    string `json:"group,omitempty"`
	Turnover string `json:"turnover,omitempty"`
	// Counter is the value of the counter.
	Counter string `json:"counter,omitempty"`
	// Account is a measure of an account; Measure says which.
	Account string  `json:"account,omitempty"`
	Measure Measure `json:"measure,omitempty"`
	// Transfer is what the transfer owes; it may only be used in a [Goal].
	Transfer string `json:"transfer,omitempty"`
	// Times multiplies the quantity; zero means once. It may be negative: the sum is then a difference.
	Times decimal.Decimal `json:"times,omitzero"`
	// Since counts what receipts and counts add to the quantity from the moment a threshold of the deal is
	// reached. Measures of accounts, which move with costs and interest too, are not counted since anything.
	Since string `json:"since,omitempty"`
	// Period counts what they add since the last settlement.
	Period bool `json:"period,omitempty"`
}

// Measure is a measure of an account.
type Measure string

// The measures of an account.
const (
	// Target is what is to be recouped, premium and accrued interest included, [Account.Adds] apart.
	Target Measure = "target"
	// Recouped is what was recouped of it.
	Recouped Measure = "recouped"
	// Outstanding is the difference, [Account.Adds] included.
	Outstanding Measure = "outstanding"
	// InterestAccrued is the interest accrued so far, paid or not.
	InterestAccrued Measure = "interest"
)
