// Package dossier is a whole film as one document, from the devis to the authors' statements, and the
// computation that leads through the library from one end of it to the other.
package dossier

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/budget"
	"github.com/filmfinance/filmfinance/budget/taxcredit"
	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/recoupment"
	"github.com/filmfinance/filmfinance/recoupment/boxoffice"
	"github.com/filmfinance/filmfinance/recoupment/cnc"
	"github.com/filmfinance/filmfinance/recoupment/rnpp"
	"github.com/filmfinance/filmfinance/royalties"
	"github.com/filmfinance/filmfinance/schedule"
)

// Document is one film: each part is a document of a package of the library, and what links the parts
// is named here.
type Document struct {
	Title      string              `json:"title"`
	Currency   string              `json:"currency"`
	Budget     budget.Budget       `json:"budget"`
	TaxCredit  TaxCredit           `json:"tax_credit"`
	Financing  financing.Plan      `json:"financing"`
	Production schedule.Production `json:"production"`
	Cash       Cash                `json:"cash"`
	Contracts  Contracts           `json:"contracts"`
	// Scenarios of exploitation, with their probabilities.
	Scenarios []recoupment.Scenario `json:"scenarios"`
	Returns   Returns               `json:"returns"`
	BreakEven BreakEven             `json:"break_even"`
}

// TaxCredit is what the credit needs beside the devis and the plan. The devis marks the lines that count, whole.
type TaxCredit struct {
	Rules           taxcredit.Rules `json:"rules"`
	NonRepayableAid decimal.Decimal `json:"non_repayable_aid"`
	// RoundDownTo is the step to which the plan rounds the credit down; zero is the minor unit.
	RoundDownTo decimal.Decimal `json:"round_down_to,omitzero"`
}

// Cash is what the weekly plan needs beside the devis and the plan.
type Cash struct {
	// Start is the Monday of week 1.
	Start schedule.Date  `json:"start"`
	Keys  []cashflow.Key `json:"keys"`
	// Structure are the percentages of the devis that are paid in cash.
	Structure []Structure `json:"structure"`
	// LeftOut are accounts that the spending plan leaves out; together they are the provision for the
	// cost of the facility.
	LeftOut  []string          `json:"left_out"`
	Facility cashflow.Facility `json:"facility"`
}

// Structure is the cash part of a percentage of the devis: its amount less the sources that defer it.
type Structure struct {
	Percentage string   `json:"percentage"`
	Less       []string `json:"less,omitempty"`
	Key        string   `json:"key"`
}

// Contracts are the contracts that share the receipts.
type Contracts struct {
	Ticket boxoffice.Rules `json:"ticket"`
	// Mandates are the distributor's, the sales agent's, and the producer's own sales.
	Mandates []rnpp.Mandate `json:"mandates"`
	// Theatres names the medium of the mandate that receives the gross receipts of the theatres.
	Theatres string `json:"theatres"`
	// Order groups the media of a period, as in recoupment.Exploitation.
	Order [][]string `json:"order"`
	// Producers is the pool into which the mandates pay; the tiers of the authors come first in it,
	// then Ranks.
	Producers string               `json:"producers"`
	Authors   []royalties.Contract `json:"authors"`
	// Guarantees count as a base of the authors when they are paid, at the milestone Delivery.
	Guarantees []Guarantee            `json:"guarantees"`
	Delivery   string                 `json:"delivery"`
	Ranks      []recoupment.Tier      `json:"ranks"`
	Claims     []recoupment.Account   `json:"claims,omitempty"`
	Thresholds []recoupment.Threshold `json:"thresholds,omitempty"`
	// Balance is the right that takes the balance of cents.
	Balance      string       `json:"balance"`
	Support      cnc.Support  `json:"support"`
	Amortisation Amortisation `json:"amortisation"`
}

// Guarantee is a source of the plan that is a receipt of the producers in a medium.
type Guarantee struct {
	Source string `json:"source"`
	Medium string `json:"medium"`
}

// Amortisation is what the amortisation of the film needs beside the devis and the plan.
type Amortisation struct {
	// Less are the accounts that are not part of the cost.
	Less             []string                `json:"less"`
	ContingencySpent decimal.Decimal         `json:"contingency_spent"`
	Fee              string                  `json:"fee"`
	Overheads        string                  `json:"overheads"`
	Euribor          decimal.Decimal         `json:"euribor"`
	Rules            rnpp.OpposableCostRules `json:"rules"`
	// Opening lines of the account.
	Opening          []OpeningLine   `json:"opening"`
	SupportFranchise decimal.Decimal `json:"support_franchise"`
	SupportRate      decimal.Decimal `json:"support_rate"`
}

// OpeningLine is a part of the financing that amortises the cost from the start: sources of the plan,
// and an amount.
type OpeningLine struct {
	ID      string          `json:"id"`
	Label   budget.Text     `json:"label"`
	Sources []string        `json:"sources,omitempty"`
	Amount  decimal.Decimal `json:"amount,omitzero"`
}

// Returns says whose returns are computed.
type Returns struct {
	Investors []Investor `json:"investors"`
	// Producer: what the delegated producer receives, and pays.
	Residual   string   `json:"residual"`
	Deferrals  []string `json:"deferrals"`
	Commission []string `json:"commission"`
	// Party is the producer as the parties and the shares of the support name it.
	Party string `json:"party"`
}

// Investor is a source of the plan and the right by which it recoups.
type Investor struct {
	Right  string `json:"right"`
	Source string `json:"source"`
}

// BreakEven are goals, and the scenario in which the admissions vary.
type BreakEven struct {
	Scenario string            `json:"scenario"`
	Goals    []recoupment.Goal `json:"goals"`
}
