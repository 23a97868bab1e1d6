package costreport

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Book is what the cost reports of one production are drawn from (suivi budgétaire): the budget by
// account, the transfers between accounts, the entries, and at each closing what is still to come.
// Amounts are in one currency, without VAT, in whole minor units.
type Book struct {
	Title Text `json:"title,omitzero"`
	// Currency is the ISO 4217 code of every amount.
	Currency string `json:"currency"`
	// Sign is the sign of every variance; empty is [UnderIsPositive].
	Sign Sign `json:"sign,omitempty"`
	// Basis says what the estimates to complete hold. It has no default: usage differs.
	Basis Basis `json:"basis"`
	// Unestimated is what stands for the estimate of an account that a closing does not give; empty means
	// that every closing gives every account.
	Unestimated Unestimated `json:"unestimated,omitempty"`
	// Posts group the accounts, in the order of the report; a book may have none.
	Posts     []Post     `json:"posts,omitempty"`
	Accounts  []Account  `json:"accounts"`
	Transfers []Transfer `json:"transfers,omitempty"`
	// Entries may be in any order; their dates say when they count.
	Entries []Entry `json:"entries,omitempty"`
	// Closings are in the order of their dates, one for each report.
	Closings []Closing `json:"closings"`
	// Shoot is the plan of the shoot and what was done of it.
	Shoot Shoot `json:"shoot,omitzero"`
	// Alerts are the thresholds of [Ledger.Alerts].
	Alerts Thresholds `json:"alerts,omitzero"`
}

// Post is a group of accounts (poste).
type Post struct {
	Number string `json:"number"`
	Label  Text   `json:"label"`
}

// Account is a line of the budget that is followed: an account of the chart, or a line of the devis.
type Account struct {
	Code  string `json:"code"`
	Label Text   `json:"label"`
	// Post is the number of the account's post; empty means the post with the longest number that the
	// code begins with. A book without posts has none.
	Post string `json:"post,omitempty"`
	// Budget is the approved budget; negative is a credit.
	Budget decimal.Decimal `json:"budget"`
	// Contingency says that the account is the contingency (imprévus), which is drawn by transfers.
	Contingency bool `json:"contingency,omitempty"`
}

// Transfer moves budget from one account to another (virement). It never changes the total.
type Transfer struct {
	ID string `json:"id"`
	// Date is the day from which the revised budgets hold it.
	Date schedule.Date `json:"date"`
	From string        `json:"from"`
	To   string        `json:"to"`
	// Amount is positive.
	Amount decimal.Decimal `json:"amount"`
	// Reason and Authoriser, who approved it, are required.
	Reason     string `json:"reason"`
	Authoriser string `json:"authoriser"`
}

// Closing is the day of a cost report, and what the production administrator (administrateur de
// production) expects on that day.
type Closing struct {
	ID string `json:"id"`
	// Date is the last day that the report counts.
	Date schedule.Date `json:"date"`
	// Estimates are the estimates to complete, at most one for an account.
	Estimates []Estimate `json:"estimates,omitempty"`
}

// Estimate is the estimate to complete of one account (reste à dépenser). It may be negative where a credit
// or a saving on orders is expected.
type Estimate struct {
	Account string          `json:"account"`
	Amount  decimal.Decimal `json:"amount"`
}

// Sign is the sign convention of a variance (écart). Every report states it.
type Sign string

// The sign conventions.
const (
	// UnderIsPositive is budget less estimated final cost: positive is under budget. It is the usual one.
	UnderIsPositive Sign = "under_is_positive"
	// OverIsPositive is estimated final cost less budget: positive is over budget.
	OverIsPositive Sign = "over_is_positive"
)

// Basis says what an estimate to complete holds.
type Basis string

// The bases of estimates.
const (
	// BeyondCommitments is what is not ordered yet (reste à engager): EFC = cost + outstanding orders + estimate.
	BeyondCommitments Basis = "beyond_commitments"
	// IncludingCommitments holds what is ordered and not invoiced (reste à dépenser): EFC = cost + estimate.
	IncludingCommitments Basis = "including_commitments"
)

// Unestimated is what stands for an estimate that a closing does not give.
type Unestimated string

// The stand-ins.
const (
	// NothingMore is zero beyond the commitments: the account is believed to be complete.
	NothingMore Unestimated = "nothing_more"
	// RestOfBudget is what is left of the revised budget after the cost and the outstanding orders, never less
	// than zero; of an account whose budget is a credit, what is still to come of it, never more than zero.
	RestOfBudget Unestimated = "rest_of_budget"
)

// Parse reads a book from JSON and validates it. A field that a book does not have is refused. The error
// is a [Faults].
func Parse(data []byte) (Book, error) { return fault.Parse[Book](data) }
