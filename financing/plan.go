package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/shopspring/decimal"
)

// Plan is the financing plan of a film (plan de financement): the sources that pay for a budget.
type Plan struct {
	// Currency is the ISO 4217 code of every amount.
	Currency string `json:"currency"`
	// Producer is the group of the delegated producer (producteur délégué), as the sources name it.
	Producer string `json:"producer"`
	// Budget is the cost to be covered, B.
	Budget  decimal.Decimal `json:"budget"`
	Sources []Source        `json:"sources"`
	// Open admits a plan whose sources do not yet add up to the budget; otherwise that is a fault.
	Open bool `json:"open,omitempty"`
	// UnsoldRights is the low estimate of the rights that remain to be sold, against which a gap is
	// lent; zero when there is no estimate.
	UnsoldRights decimal.Decimal `json:"unsold_rights,omitzero"`
}

// Source is one line of the plan.
type Source struct {
	// ID names the source; no two sources have the same.
	ID     string `json:"id"`
	Label  string `json:"label"`
	Nature Nature `json:"nature"`
	// Group is the economic group of the counterparty; sources of one group share its risk.
	Group string `json:"group"`
	// Amount is not negative.
	Amount decimal.Decimal `json:"amount"`
	// Public marks public aid.
	Public bool `json:"public,omitempty"`
	// Recoupable is what the provider recovers from the receipts of the film: a part of the amount, or
	// more where the contract gives a premium.
	Recoupable decimal.Decimal `json:"recoupable,omitzero"`
	Status     Status          `json:"status"`
	// Probability that the source pays, in per cent.
	Probability decimal.Decimal `json:"probability"`
	// Bankable is the part that a bank lends on, in per cent of the amount (quotité).
	Bankable decimal.Decimal `json:"bankable,omitzero"`
	// Deferred marks a cost that its creditor leaves in the film (mise en participation): a source and
	// a cost, but no cash.
	Deferred bool `json:"deferred,omitempty"`
	// Instalments say when the amount is paid; a deferred source has none. When there are some, they
	// add up to 100 per cent.
	Instalments []Instalment `json:"instalments,omitempty"`
}

// Instalment is one payment of a source.
type Instalment struct {
	// Percent of the amount of the source.
	Percent decimal.Decimal `json:"percent"`
	// Milestone of the production calendar, and the days after it (negative: before).
	Milestone string `json:"milestone"`
	Days      int    `json:"days,omitempty"`
}

// Status says how certain a source is.
type Status string

// The statuses, from the most certain.
const (
	// Signed is a contract.
	Signed Status = "signed"
	// Letter is a written commitment.
	Letter Status = "letter"
	// Sought is asked for and not answered.
	Sought Status = "sought"
	// Hoped is not yet asked for.
	Hoped Status = "hoped"
)

// known reports whether the status is one of the four.
func (s Status) known() bool {
	return s == Signed || s == Letter || s == Sought || s == Hoped
}

// Parse reads a plan from JSON and validates it. A field that a plan does not have is refused. The
// error is a [Faults].
func Parse(data []byte) (Plan, error) { return fault.Parse[Plan](data) }
