package costreport

import (
	"github.com/filmfinance/filmfinance/schedule"
	"github.com/shopspring/decimal"
)

// Shoot is the plan of the shoot, day by day, and what was done of it.
type Shoot struct {
	// Accounts are those whose cost goes with the days of shooting (coût journalier).
	Accounts []string `json:"accounts,omitempty"`
	// Days are in order.
	Days []Day `json:"days,omitempty"`
}

// Day is a day of the shoot. Pages are those of the script, in eighths (2.125), minutes those of the film.
type Day struct {
	Date schedule.Date `json:"date"`
	// Lost says that a planned day was not shot: weather, or a day given up.
	Lost bool `json:"lost,omitempty"`
	// Added says that the day was not in the plan that the budget stands on.
	Added bool `json:"added,omitempty"`
	// Plan is what the day was to cost on the accounts of the shoot.
	Plan           decimal.Decimal `json:"plan,omitzero"`
	PlannedPages   decimal.Decimal `json:"planned_pages,omitzero"`
	Pages          decimal.Decimal `json:"pages,omitzero"`
	PlannedMinutes decimal.Decimal `json:"planned_minutes,omitzero"`
	Minutes        decimal.Decimal `json:"minutes,omitzero"`
}

// Thresholds say when [Ledger.Alerts] speaks.
type Thresholds struct {
	// Account, Post and Total are how far an estimated final cost may pass its revised budget.
	Account Allowance `json:"account,omitzero"`
	Post    Allowance `json:"post,omitzero"`
	Total   Allowance `json:"total,omitzero"`
	// Contingency is how many points the consumed part of the contingency may be ahead of the shoot.
	Contingency decimal.Decimal `json:"contingency,omitzero"`
	// Progress is how the shoot is measured against the contingency; empty is [ByDays].
	Progress Progress `json:"progress,omitempty"`
	// LateDays are the days of grace after the day on which an invoice is due.
	LateDays int `json:"late_days,omitempty"`
}

// Allowance is the larger of an amount and a percentage of the revised budget; zero allows nothing.
type Allowance struct {
	Amount  decimal.Decimal `json:"amount,omitzero"`
	Percent decimal.Decimal `json:"percent,omitzero"`
}

// Progress is how the advance of the shoot is measured.
type Progress string

// The measures of progress.
const (
	ByDays    Progress = "days"
	ByPages   Progress = "pages"
	ByMinutes Progress = "minutes"
)
