package financing

import (
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
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
	// Country of the delegated producer, two letters of ISO 3166-1: money of other countries is foreign.
	// Without it nothing is told of countries.
	Country string `json:"country,omitempty"`
	// Coproducers are the other producers, whom sources and costs may name.
	Coproducers []Partner `json:"coproducers,omitempty"`
	// AidCeiling, where it is given, is the ceiling of public aid that leaves a headroom to the tax credit.
	AidCeiling AidCeiling `json:"aid_ceiling,omitzero"`
}

// Partner is a co-producer, who brings sources and bears a part of the cost.
type Partner struct {
	// ID names the co-producer; no two have the same.
	ID    string `json:"id"`
	Label string `json:"label"`
	// Country is that of establishment, two letters of ISO 3166-1.
	Country string `json:"country"`
	// Share is the part of the film that the contract gives, in per cent.
	Share decimal.Decimal `json:"share,omitzero"`
	// NonParty is a co-producer whose State is not party to the treaty of the film.
	NonParty bool `json:"non_party,omitempty"`
	// FinanceOnly is a co-producer who brings money and no artistic or technical participation.
	FinanceOnly bool `json:"finance_only,omitempty"`
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
	// Foreign is what the contract states, where it is in another currency: Amount is then its conversion.
	Foreign *ForeignAmount `json:"foreign,omitempty"`
	// Class overrides that of the nature.
	Class Class `json:"class,omitempty"`
	// Medium is that of the rights bought or mandated: theatrical, video, pay_tv, sales...
	Medium string `json:"medium,omitempty"`
	// Country the money comes from, two letters of ISO 3166-1; empty is that of who brings it.
	Country string `json:"country,omitempty"`
	// Partner is the co-producer who brings the source; empty is the delegated producer.
	Partner string `json:"partner,omitempty"`
	// Public marks public aid.
	Public bool `json:"public,omitempty"`
	// Recoupable is what the provider recovers from the receipts of the film: a part of the amount, or
	// more where the contract gives a premium.
	Recoupable decimal.Decimal `json:"recoupable,omitzero"`
	// Rank is the place of the provider in the recoupment, from 1; sources of one rank stand side by side.
	Rank   int    `json:"rank,omitempty"`
	Status Status `json:"status"`
	// Probability that the source pays, in per cent.
	Probability decimal.Decimal `json:"probability"`
	// Needs are sources without all of which this one does not come (a region that follows a broadcaster);
	// its probability is that of when they have.
	Needs []string `json:"needs,omitempty"`
	// Bankable is the part that a bank lends on, in per cent of the amount (quotité).
	Bankable decimal.Decimal `json:"bankable,omitzero"`
	// Backed is the part of a SOFICA's money that is backed by a promise to buy it back (part adossée), in
	// per cent.
	Backed decimal.Decimal `json:"backed,omitzero"`
	// Spend is what the source obliges the production to spend somewhere.
	Spend []SpendObligation `json:"spend,omitempty"`
	// Costs are what the money itself costs, whoever is paid.
	Costs []MoneyCost `json:"costs,omitempty"`
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

// SpendObligation is spending that a source asks for in a territory: a part of the source, or an amount;
// never more than Most per cent of the budget where that is given.
type SpendObligation struct {
	// Territory is a country, a region, or any name that the lines of the budget use.
	Territory string `json:"territory"`
	// Percent of the source, above 100 where it asks for more than it gives; or Amount.
	Percent decimal.Decimal `json:"percent,omitzero"`
	Amount  decimal.Decimal `json:"amount,omitzero"`
	Most    decimal.Decimal `json:"most,omitzero"`
}

// Due returns what must be spent for a source of an amount in a budget, rounded up to places decimals: no less
// meets the obligation.
func (o SpendObligation) Due(amount, budget decimal.Decimal, places int32) decimal.Decimal {
	due := o.Amount
	if o.Amount.IsZero() {
		due = money.Round(money.Of(amount, o.Percent), places, Up)
	}
	if o.Most.IsZero() {
		return due
	}
	return decimal.Min(due, money.Round(money.Of(budget, o.Most), places, Up))
}

// MoneyCost is one cost of having a source: an amount, a percentage of the source, or a yearly rate over
// days. They add up.
type MoneyCost struct {
	Kind MoneyCostKind `json:"kind"`
	// Amount is flat, Percent of the source.
	Amount  decimal.Decimal `json:"amount,omitzero"`
	Percent decimal.Decimal `json:"percent,omitzero"`
	// Rate is in per cent a year over Days, of which a year has Year (360 or 365).
	Rate decimal.Decimal `json:"rate,omitzero"`
	Days int             `json:"days,omitempty"`
	Year int             `json:"year,omitempty"`
}

// MoneyCostKind says what a cost of money pays.
type MoneyCostKind string

// The kinds of cost of money.
const (
	// Commission is that of an agent or an arranger.
	Commission MoneyCostKind = "commission"
	// Discount is what a bank keeps of a contract it buys or lends on (escompte).
	Discount MoneyCostKind = "discount"
	Interest MoneyCostKind = "interest"
	// Guarantee is the commission of a guarantor, such as IFCIC.
	Guarantee MoneyCostKind = "guarantee"
	// Fee is any other fee: a legal one, that of a file.
	Fee MoneyCostKind = "fee"
)

func (k MoneyCostKind) known() bool {
	switch k {
	case Commission, Discount, Interest, Guarantee, Fee:
		return true
	}
	return false
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
