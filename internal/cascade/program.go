package cascade

import "github.com/filmfinance/filmfinance/internal/fraction"

// F is an exact fraction.
type F = fraction.F

// None stands where a place in a list is not given.
const None = -1

// Program is a compiled deal. It never changes and may be shared between goroutines.
type Program struct {
	// Opening are the quantities at the start; there are as many quantities as it is long.
	Opening []F
	// Pools are in an order in which each stands before those that it feeds.
	Pools      []Pool
	Rights     []Right
	Accounts   []Account
	Switches   []Switch
	Conditions []Condition
	// Thresholds are conditions whose turning is an event of its own.
	Thresholds []int
	Derived    []Derived
	// Groups are the quantities that count what reaches the first right of a group.
	Groups []int
	// Sourced says that some right is computed on the receipt: a receipt then walks through every pool
	// ahead of it, even where nothing of it is left.
	Sourced bool
	// PerUnit are the rights that earn on a quantity instead of receipts.
	PerUnit []int
	// Owing says that some tier shares by what is owed. Fine are the decimals to which long claims are weighed.
	Owing bool
	Fine  int32
	// Bounds is the number of bounds that rights share.
	Bounds int
}

// Pool receives money and offers it to its tiers in order.
type Pool struct {
	Name string
	// Entered and Left are quantities.
	Entered, Left int
	Tiers         []Tier
	// To is the pool that receives what the tiers leave.
	To int
}

// Sharing says how the rights of a tier share.
type Sharing uint8

// The ways of sharing: each right its own rate, or a part shared in proportion to weights.
const (
	ByRates Sharing = iota
	ByOwed
	ByInvested
	ByRatio
	Equally
)

// Tier is a rank of rights that stand side by side.
type Tier struct {
	Name    string
	Sharing Sharing
	// Onward passes on what a filled right would have been given; otherwise the others take it.
	Onward bool
	Rate   F
	Gate   int
	Rights []int
	// Reached is a quantity.
	Reached int
	// Borne says that a party bears rights that take too much. Excess is the quantity of what they are paid
	// beyond the part of the tier.
	Borne  bool
	Excess int
	// Groups are the turnovers that the tier counts in.
	Groups []int
}

// Right is a line that takes money.
type Right struct {
	Name string
	// Steps are the rates in order; a right of a tier shared by weights may have none.
	Steps []Step
	Gates []int
	// Dues are the gates that what is owed from before asks too.
	Dues    []int
	Account int
	// Limit is the switch that closes the right.
	Limit int
	// Source computes the rate on the receipt itself.
	Source bool
	// Per is the quantity of which the rates of an accruing right are amounts per unit.
	Per int
	// Accrues earns whatever can be paid; Offset is the account its earnings repay first.
	Accrues     bool
	Offset      int
	Retroactive bool
	// Within is the bound that the right shares.
	Within int
	// Invested is the weight of the right; zero takes the target of its account.
	Invested F
	// Into is the pool that receives the money instead of a party.
	Into      int
	Corridors []Corridor
	// Received, Earned, Owed, Settled, Borne and Bases are quantities. Owed is what the right earned beyond
	// its offset, Settled what it was paid of that, its corridors included (it may be Received); Borne is
	// what it received from a party, where the money that reached the tier was short.
	Received, Earned, Owed, Settled, Borne int
	Bases                                  []int
	// Arrears is the switch that says that everything owed is paid.
	Arrears int
	// Weight is the quantity that weighs the right in a tier shared by what is owed, Weighed the target
	// for which it was weighed.
	Weight, Weighed int
	// Also are quantities that count what the right receives.
	Also []int
}

// Step is a rate and the condition that ends it.
type Step struct {
	Rate F
	Ends int
	// Bounded says that the rights within the same bound take together at most Most of each unit of a receipt.
	Bounded bool
	Most    F
}

// Corridor passes a part of what a right is paid to another right.
type Corridor struct {
	Right int
	// Counted credits the account of the payer with the part too.
	Counted bool
}

// Account is an amount to recoup.
type Account struct {
	// Principal is what was put in, Target what is to be recouped with premiums and interest: quantities.
	Principal, Target, Recouped int
	// Closed is the switch that says that nothing is outstanding.
	Closed int
}

// Part is a multiple of a quantity.
type Part struct {
	Quantity int
	Times    F
}

// Switch is on when a sum of quantities reaches an amount.
type Switch struct {
	Form    []Part
	Reaches F
	// Exclusive needs more than the amount.
	Exclusive bool
	// Latch keeps the switch on for good.
	Latch bool
	// Whole turns between movements only.
	Whole bool
	// External is turned by the caller.
	External bool
}

// Kind says what a condition is made of.
type Kind uint8

// The kinds of conditions.
const (
	Leaf Kind = iota
	All
	Any
)

// Condition is a switch, or several conditions together.
type Condition struct {
	Kind   Kind
	Switch int
	// Of are conditions, all of which stand before this one.
	Of []int
}

// Derived is a quantity that grows as a form does, from the moment a condition holds.
type Derived struct {
	Quantity int
	Form     []Part
	Since    int
	// Threshold is one that must have been reached, were it for a moment.
	Threshold int
}
