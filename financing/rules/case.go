package rules

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/financing/points"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/schedule"
)

// Case is a film and everything that rules ask of it. All of it is optional but the currency: what is missing makes
// the rules that need it answer [CannotTell]. A list that is given is complete, and so is the plan.
type Case struct {
	// Date is the day whose law applies.
	Date schedule.Date `json:"date,omitzero"`
	// Currency is the ISO 4217 code of every amount, the plan's included. The amounts of the texts are in euros.
	Currency string `json:"currency"`
	Film     Film   `json:"film,omitzero"`
	Cost     Cost   `json:"cost,omitzero"`
	// Plan is the financing plan, with the country of the delegated producer and its co-producers.
	Plan *financing.Plan `json:"plan,omitempty"`
	// Points are the film's points on the French scale of its genre, European those on the European scale.
	Points   *points.Sheet `json:"points,omitempty"`
	European *points.Sheet `json:"european,omitempty"`
	// Spending is what is spent by territory; a region is also in its country.
	Spending      []Spending     `json:"spending,omitempty"`
	Credit        *Credit        `json:"credit,omitempty"`
	International *Credit        `json:"international_credit,omitempty"`
	Support       *Support       `json:"support,omitempty"`
	Preparation   *Preparation   `json:"preparation,omitempty"`
	Allocations   []Allocation   `json:"allocations,omitempty"`
	Approval      *Approval      `json:"approval,omitempty"`
	Advance       *Advance       `json:"advance,omitempty"`
	Completion    *Completion    `json:"completion,omitempty"`
	Deficit       *Deficit       `json:"deficit,omitempty"`
	Pay           []Pay          `json:"pay,omitempty"`
	Coproduction  *Coproduction  `json:"coproduction,omitempty"`
	Commissions   []Commission   `json:"commissions,omitempty"`
	Soficas       []Investment   `json:"soficas,omitempty"`
	Funds         []Fund         `json:"funds,omitempty"`
	Subscribers   []Subscriber   `json:"subscribers,omitempty"`
	Schemes       []Scheme       `json:"schemes,omitempty"`
	Broadcasters  []Broadcaster  `json:"broadcasters,omitempty"`
	Agreement     *Agreement     `json:"agreement,omitempty"`
	Payments      []Payment      `json:"payments,omitempty"`
	Loan          *Loan          `json:"loan,omitempty"`
	Distribution  *Distribution  `json:"distribution,omitempty"`
	Export        *Export        `json:"export,omitempty"`
	Totals        []PrintedTotal `json:"totals,omitempty"`
	// Readings choose where the texts can be read in two ways.
	Readings Readings `json:"readings,omitzero"`
	// Supplied are figures that stand in place of those of the law, in the unit of the parameter.
	Supplied map[Parameter]decimal.Decimal `json:"supplied,omitempty"`
	// Accepted are parameters of which the figure that is quoted, though not established, may be used.
	Accepted []Parameter `json:"accepted,omitempty"`
}

// Film is what rules ask of the work.
type Film struct {
	Work  Work  `json:"work,omitempty"`
	Genre Genre `json:"genre,omitempty"`
	// Number is the place of the film in the work of its director: a first or second film is a difficult one.
	Number *int `json:"number,omitempty"`
	// French is true for a film wholly or mainly in French or a regional language of France.
	French *bool `json:"french,omitempty"`
	// ForeignInitiative is true for a film of foreign initiative.
	ForeignInitiative *bool `json:"foreign_initiative,omitempty"`
	// MemberStates is the number of States of the European Union that finance the film.
	MemberStates *int `json:"member_states,omitempty"`
	// Minutes is the length of an audiovisual work.
	Minutes *decimal.Decimal `json:"minutes,omitempty"`
	// ShootingStart and ShootingEnd are the first and the last day of shooting, Release that of the release in
	// theatres.
	ShootingStart schedule.Date `json:"shooting_start,omitzero"`
	ShootingEnd   schedule.Date `json:"shooting_end,omitzero"`
	Release       schedule.Date `json:"release,omitzero"`
}

// Work is a kind of work.
type Work string

// The kinds of work.
const (
	Cinema      Work = "cinema"
	Audiovisual Work = "audiovisual"
)

// Genre is a genre of film.
type Genre string

// The genres.
const (
	Fiction     Genre = "fiction"
	Documentary Genre = "documentary"
	Animation   Genre = "animation"
)

// Cost is what the film costs.
type Cost struct {
	// Budget is the budget of production.
	Budget *decimal.Decimal `json:"budget,omitempty"`
	// Final is the final cost: the one that is expected, as long as it is not known.
	Final *decimal.Decimal `json:"final,omitempty"`
}

// Spending is what is spent in one territory, a country or a region, named as in the plan. Nothing is spent in a
// territory that a list leaves out.
type Spending struct {
	Territory string           `json:"territory"`
	Amount    *decimal.Decimal `json:"amount,omitempty"`
}

// Readings say how the texts are read where they are open. Without one, a rule answers only where every reading
// gives the same answer.
type Readings struct {
	// ForeignAid says whether the aid that foreign co-producers bring counts against the French participation.
	ForeignAid ForeignAid `json:"foreign_aid,omitempty"`
	// CreditCeiling says what the ceiling of aid of the tax credit stands on.
	CreditCeiling CreditCeiling `json:"credit_ceiling,omitempty"`
	// Deduction says whether aid is deducted from the base of the tax credit before the cap or after.
	Deduction Deduction `json:"deduction,omitempty"`
	// Franchise says what the franchise of the advance on receipts is taken of.
	Franchise Franchise `json:"franchise,omitempty"`
	// Share says whether a treaty bounds the share of each co-producer, or that of all those of one country.
	Share Share `json:"share,omitempty"`
}

// ForeignAid is a reading of the public aid of an international co-production.
type ForeignAid string

// The readings of the aid that foreign co-producers bring.
const (
	NotCounted ForeignAid = "not_counted"
	Counted    ForeignAid = "counted"
)

// CreditCeiling is a reading of what the ceiling of public aid of the tax credit stands on.
type CreditCeiling string

// The readings of the ceiling: the wording of 2015, and the commentary of 2023.
const (
	OnBudget    CreditCeiling = "budget"
	OnFinalCost CreditCeiling = "final_cost"
)

// Deduction is a reading of the order of the deduction of aid and of the cap of the base.
type Deduction string

// The orders.
const (
	DeductThenCap Deduction = "deduct_then_cap"
	CapThenDeduct Deduction = "cap_then_deduct"
)

// Franchise is a reading of the franchise of the advance on receipts.
type Franchise string

// The readings of the franchise: the text, and two administrative guides.
const (
	OnSupport   Franchise = "support"
	OnBoxOffice Franchise = "box_office"
)

// Share is a reading of whose share a treaty bounds. It matters where two co-producers are of one country.
type Share string

// The readings of a share.
const (
	OfCoproducer Share = "coproducer"
	OfCountry    Share = "country"
)

// Parse reads a case from JSON and validates it. A field that a case does not have is refused. The error is a
// [Faults].
func Parse(data []byte) (Case, error) { return fault.Parse[Case](data) }
