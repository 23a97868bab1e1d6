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
	Rounding Rounding  `json:"rounding,omitempty"`
	Pools    []Pool    `json:"pools"`
	Accounts []Account `json:"accounts,omitempty"`
	Counters []Counter `json:"counters,omitempty"`
	// Thresholds are conditions with a name, whose day is reported: "amortised".
	Thresholds []Threshold `json:"thresholds,omitempty"`
	Transfers  []Transfer  `json:"transfers,omitempty"`
	// Balance names the right that takes the balance of minor units at each settlement, so that the
	// payments add up to the receipts; a right that is owed nothing may so be paid a unit less than zero.
	Balance string `json:"balance"`
}

// Pool is a pot of receipts.
type Pool struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Tiers take from the pool in order: each is offered what the one before it left.
	Tiers []Tier `json:"tiers,omitempty"`
	// To names the pool that receives what the tiers leave. When it is empty they must leave nothing.
	To string `json:"to,omitempty"`
}

// Tier is a rank: rights that stand side by side.
type Tier struct {
	// ID names the amount that reaches the tier: R, R1, R2...
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Sharing says how the rights of the tier share; empty is [ByRates].
	Sharing Sharing `json:"sharing,omitempty"`
	// Rate is the part of what reaches the tier that a [ByClaims] tier shares, in per cent; zero means all.
	Rate   decimal.Decimal `json:"rate,omitzero"`
	Rights []Right         `json:"rights"`
}

// Sharing says how the rights of one tier share what reaches it.
type Sharing string

// The ways of sharing.
const (
	// ByRates gives each right its own rate of what reaches the tier.
	ByRates Sharing = "rates"
	// ByClaims shares the rate of the tier in proportion to the amounts of the accounts (claims) of its
	// rights (pari passu); the part of a claim that is paid in full goes to the others, and once all
	// are paid the tier takes nothing.
	ByClaims Sharing = "claims"
)

// Right is one line of the cascade: a part of what reaches its tier, paid to a party.
type Right struct {
	ID string `json:"id"`
	// Party is who is paid.
	Party string `json:"party"`
	// Statement names the statement of account on which the right is a line; empty means the party's
	// own. The lines of one statement are rounded together: see [Settlement].
	Statement string `json:"statement,omitempty"`
	Label     Text   `json:"label,omitzero"`
	// Steps are the rates of the right, in order: each holds until its condition is reached, then the
	// next one does; after the last the right takes nothing. Rights of a [ByClaims] tier have none.
	Steps []Step `json:"steps,omitempty"`
	// On restricts the base of the right to receipts with these coordinates; empty means all.
	On Filter `json:"on,omitempty"`
	// Account is the account that the right recoups: it takes nothing while nothing is outstanding.
	Account string `json:"account,omitempty"`
	// Accrues makes the right earn its rate without regard to what can be paid: it earns on notional
	// receipts too, is set against Advance first, and what is due and cannot be paid is carried. Out of
	// what reaches the tier later, what the rights earn then is paid first, and then what was carried, in
	// both cases in proportion to what each of them is due. Such a right recoups no account.
	Accrues bool `json:"accrues,omitempty"`
	// Advance was already paid to the party against an accruing right (à-valoir, minimum garanti): the
	// right is not paid until it has earned the advance, and then only the excess.
	Advance decimal.Decimal `json:"advance,omitzero"`
}

// Step is a rate and the condition that ends it.
type Step struct {
	// Rate is in per cent of what reaches the tier.
	Rate decimal.Decimal `json:"rate"`
	// Until ends the step; nil never does. The receipt that reaches the condition is cut there: the
	// part up to it belongs to this step.
	Until *Condition `json:"until,omitempty"`
}

// Account is an amount to be recouped: a minimum guarantee, release costs, a claim.
type Account struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Opening is the amount to recoup from the start; costs add to it later and reopen it.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// Cap is the most that is admitted in all; zero means no cap.
	Cap decimal.Decimal `json:"cap,omitzero"`
}

// Counter is a quantity that is not money of the cascade: admissions, copies, support counted.
type Counter struct {
	ID      string          `json:"id"`
	Label   Text            `json:"label,omitzero"`
	Opening decimal.Decimal `json:"opening,omitzero"`
}

// Threshold is a condition with a name.
type Threshold struct {
	ID        string    `json:"id"`
	Label     Text      `json:"label,omitzero"`
	Condition Condition `json:"condition"`
}

// Transfer is a payment between parties outside the receipts: so much per unit of a counter above a
// number, owed by one party to another (a bonus on admissions).
type Transfer struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// From bears the payment, To receives it.
	From    string `json:"from"`
	To      string `json:"to"`
	Counter string `json:"counter"`
	// Above is the number of units that pay nothing.
	Above decimal.Decimal `json:"above,omitzero"`
	// PerUnit is the amount for each unit above.
	PerUnit decimal.Decimal `json:"per_unit"`
}
