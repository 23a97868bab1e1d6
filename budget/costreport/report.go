package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Report is the cost report of one closing (état de suivi des coûts).
type Report struct {
	Currency string `json:"currency"`
	// Sign and Basis are those of the book: they say how to read the variances and the estimates.
	Sign  Sign  `json:"sign"`
	Basis Basis `json:"basis"`
	// Closing and Date are the closing; Before is the closing before it, empty for the first.
	Closing string        `json:"closing"`
	Date    schedule.Date `json:"date"`
	Before  string        `json:"before,omitempty"`
	// Accounts are in the order of the book, Posts too; the posts add up to the total.
	Accounts []Row `json:"accounts"`
	Posts    []Row `json:"posts,omitempty"`
	Total    Row   `json:"total"`
	// Orders are those signed so far, in the order of the entries.
	Orders     []OrderState `json:"orders,omitempty"`
	PettyCash  []CashState  `json:"petty_cash,omitempty"`
	Indicators Indicators   `json:"indicators"`
}

// Row is the figures of an account, of a post or of the whole.
//
//	Revised   = Budget + Transfers
//	Cost      = Invoiced + PettyCash
//	Payable   = Cost - Paid
//	EFC       = Cost + Outstanding + Uncommitted
//	Variance  = Revised - EFC, or the opposite: see [Sign]
type Row struct {
	// Code is the account or the number of the post; empty for the total.
	Code  string `json:"code,omitempty"`
	Post  string `json:"post,omitempty"`
	Label Text   `json:"label,omitzero"`
	// Budget is the approved budget, Transfers what was received less what was given, Revised their sum.
	Budget    decimal.Decimal `json:"budget"`
	Transfers decimal.Decimal `json:"transfers"`
	Revised   decimal.Decimal `json:"revised"`
	// Committed is what was ordered, with the amendments (engagé); Outstanding what of it is still to be
	// invoiced.
	Committed   decimal.Decimal `json:"committed"`
	Outstanding decimal.Decimal `json:"outstanding"`
	// Cost is the cost to date, Period that since the closing before. Invoiced holds invoices and pay less
	// credit notes, PettyCash the rest.
	Period    decimal.Decimal `json:"period"`
	Invoiced  decimal.Decimal `json:"invoiced"`
	PettyCash decimal.Decimal `json:"petty_cash"`
	Cost      decimal.Decimal `json:"cost"`
	// Paid is what was paid of the cost, PeriodPaid that since the closing before; Payable is still owed.
	PeriodPaid decimal.Decimal `json:"period_paid"`
	Paid       decimal.Decimal `json:"paid"`
	Payable    decimal.Decimal `json:"payable"`
	// Estimate is the estimate to complete, on the basis of the report; Uncommitted is the part of it that is
	// not ordered (reste à engager): on [IncludingCommitments] it is negative when the estimate is below what
	// is outstanding.
	Estimate    decimal.Decimal `json:"estimate"`
	Uncommitted decimal.Decimal `json:"uncommitted"`
	// EFC is the estimated final cost (coût final estimé).
	EFC      decimal.Decimal `json:"efc"`
	Variance decimal.Decimal `json:"variance"`
	// Completion is the cost in per cent of the estimated final cost, two decimals, half away from zero.
	Completion decimal.Decimal `json:"completion"`
	// Given counts the accounts whose estimate the closing gives; the others follow [Unestimated].
	Given int `json:"given"`
}

// OrderState is an order at a closing.
type OrderState struct {
	ID       string `json:"id"`
	Account  string `json:"account"`
	Supplier string `json:"supplier,omitempty"`
	Label    string `json:"label,omitempty"`
	// Committed = Ordered + Amended.
	Ordered   decimal.Decimal `json:"ordered"`
	Amended   decimal.Decimal `json:"amended"`
	Committed decimal.Decimal `json:"committed"`
	// Invoiced is what was invoiced less the credit notes; it may pass what is committed.
	Invoiced decimal.Decimal `json:"invoiced"`
	// Closed says that the final invoice is booked; Cancelled that the order was cancelled.
	Closed    bool `json:"closed,omitempty"`
	Cancelled bool `json:"cancelled,omitempty"`
	// Outstanding is Committed less Invoiced, never below zero, and nothing when closed or cancelled.
	Outstanding decimal.Decimal `json:"outstanding"`
}

// CashState is the petty cash of a holder: Balance = Advanced - Spent - Returned. It is money out of the
// bank that is not a cost yet.
type CashState struct {
	Holder   string          `json:"holder"`
	Advanced decimal.Decimal `json:"advanced"`
	Spent    decimal.Decimal `json:"spent"`
	Returned decimal.Decimal `json:"returned"`
	Balance  decimal.Decimal `json:"balance"`
}

// Indicators are the figures that people ask first. Percentages have two decimals and amounts those of the
// currency, rounded half away from zero; one whose base is nothing is zero.
type Indicators struct {
	// DaysDone are the days shot so far, DaysPlanned those of the plan.
	DaysDone    int             `json:"days_done"`
	DaysPlanned int             `json:"days_planned"`
	DaysPercent decimal.Decimal `json:"days_percent"`
	// Pages and Minutes are what was shot so far, and in per cent of what was planned.
	Pages          decimal.Decimal `json:"pages"`
	PlannedPages   decimal.Decimal `json:"planned_pages"`
	PagesPercent   decimal.Decimal `json:"pages_percent"`
	Minutes        decimal.Decimal `json:"minutes"`
	PlannedMinutes decimal.Decimal `json:"planned_minutes"`
	MinutesPercent decimal.Decimal `json:"minutes_percent"`
	// CostPercent is the cost, and CommittedPercent the cost with the outstanding orders, in per cent of the
	// approved budget.
	CostPercent      decimal.Decimal `json:"cost_percent"`
	CommittedPercent decimal.Decimal `json:"committed_percent"`
	// ShootCost and ShootBudget are the cost to date and the approved budget of the accounts of the shoot.
	ShootCost    decimal.Decimal `json:"shoot_cost"`
	ShootBudget  decimal.Decimal `json:"shoot_budget"`
	ShootPercent decimal.Decimal `json:"shoot_percent"`
	// PerDay, PerPage and PerMinute are the cost of the shoot for one that is done; BudgetPerDay and its
	// neighbours its budget for one that was planned.
	PerDay          decimal.Decimal `json:"per_day"`
	PerPage         decimal.Decimal `json:"per_page"`
	PerMinute       decimal.Decimal `json:"per_minute"`
	BudgetPerDay    decimal.Decimal `json:"budget_per_day"`
	BudgetPerPage   decimal.Decimal `json:"budget_per_page"`
	BudgetPerMinute decimal.Decimal `json:"budget_per_minute"`
	// ContingencyDrawn is what the contingency gave by transfers, less what it got back, in per cent of its
	// approved budget beside it.
	ContingencyDrawn   decimal.Decimal `json:"contingency_drawn"`
	ContingencyPercent decimal.Decimal `json:"contingency_percent"`
	// Overrun is the estimated final cost less the revised budget, whatever the sign of the report;
	// OverrunBare leaves out what is estimated on the contingency beyond its orders.
	Overrun     decimal.Decimal `json:"overrun"`
	OverrunBare decimal.Decimal `json:"overrun_without_contingency"`
}

// Account returns the row of an account.
func (r Report) Account(code string) (Row, bool) {
	for _, row := range r.Accounts {
		if row.Code == code {
			return row, true
		}
	}
	return Row{}, false
}
