package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Right is one line of the cascade: a part of what reaches its tier, paid to a party or fed to another
// pool. It takes its rate until its steps, its account or its limit end it.
type Right struct {
	ID string `json:"id"`
	// Party is who is paid. A right that feeds a pool has none.
	Party string `json:"party,omitempty"`
	// To names the pool that receives the money instead of a party: the producer's share, out of which
	// points are paid. Money so goes two ways by a declared split, and is never counted twice.
	To string `json:"to,omitempty"`
	// Statement names the statement of account on which the right is a line; empty means the party's
	// own. The lines of one statement are rounded together: see [Settlement].
	Statement string `json:"statement,omitempty"`
	Label     Text   `json:"label,omitzero"`
	// Steps are the rates of the right, in order: each holds until its condition is reached, then the
	// next one does; after the last the right takes nothing. A right of a tier shared by what is owed or
	// invested, or in equal parts, needs none: its steps only say how long it lasts.
	Steps []Step `json:"steps,omitempty"`
	// Of is the base of the rates; empty is [OfPosition].
	Of Base `json:"of,omitempty"`
	// Shortfall says what becomes of what cannot be paid of a rate at source.
	Shortfall Shortfall `json:"shortfall,omitempty"`
	// Within names a bound that rights share: of the same receipt, what those before take counts in what those after
	// may take ([Step.Most]), as the part of a sub-agent does in the commission of the agent. The rights take of the
	// position and do not accrue.
	Within string `json:"within,omitempty"`
	// On restricts the right to receipts with these coordinates; empty means all.
	On Filter `json:"on,omitempty"`
	// Except keeps receipts with these coordinates out: all media but those of a society, the world without France.
	// Of several dimensions, what has one of the values in every one of them is kept out.
	Except Filter `json:"except,omitempty"`
	// Where restricts the right to receipts that pass these tests: an amount, a contract.
	Where []Test `json:"where,omitempty"`
	// Begins and Ends are the first and last days of the right, both included; the day of a movement
	// decides. An amended term is a right that ends and another that begins.
	Begins schedule.Date `json:"begins,omitzero"`
	Ends   schedule.Date `json:"ends,omitzero"`
	// AtExpiry says what becomes of what an accruing right is still owed after its last day; it is required
	// where such a right ends. (What an account still has outstanding stays there, for another right.)
	AtExpiry Expiry `json:"at_expiry,omitempty"`
	// Account is the account that the right recoups: it takes nothing while nothing is outstanding. That
	// of an accruing right is an advance, which its earnings repay before it is paid; several rights may
	// share one.
	Account string `json:"account,omitempty"`
	// Accrues makes the right earn its rate without regard to what can be paid: it earns on notional
	// receipts too, is set against its advance first, and what is due and cannot be paid is carried. Out
	// of what reaches the tier later, what the rights earn then is paid first, and then what was carried,
	// in both cases in proportion to what each of them is due. Of what they earn by one movement, a receipt
	// pays first what is earned on it; what it cannot pay, and what is earned [Right.Per] unit, is paid out
	// of what the receipts then leave. Rights that are not to stand behind one another so have tiers of
	// their own.
	Accrues bool `json:"accrues,omitempty"`
	// Per names a counter: the rates of the right are then amounts of the currency for each unit of it (0.05 an
	// admission; 0.02 of each euro of a public price that is counted), whatever the receipts are. The right
	// accrues ([Right.Accrues] is required), and is paid out of the receipts that reach its tier.
	Per string `json:"per,omitempty"`
	// Advance was already paid to the party against an accruing right (à-valoir, minimum garanti): the
	// right is not paid until it has earned the advance, and then only the excess. It is an account of
	// the right alone.
	Advance decimal.Decimal `json:"advance,omitzero"`
	// Retroactive makes the step in force hold from the first unit (rétroactif au premier): when a step of
	// an accruing right ends, the right earns at once what the new rate adds on everything before. The
	// rates rise.
	Retroactive bool `json:"retroactive,omitempty"`
	// Limit is the most that the right keeps in all, its corridors apart; without it there is none, and a
	// right with a limit of zero takes nothing.
	Limit *decimal.Decimal `json:"limit,omitempty"`
	// Opening is what the party was paid before the history begins.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// OpeningBase is what a retroactive right had Opening on: the base of its first rate before the history
	// begins, on which a later step earns its difference. It is required there where Opening is given.
	OpeningBase decimal.Decimal `json:"opening_base,omitzero"`
	// LimitCounts says whether Opening counts in Limit; it is required where both are given.
	LimitCounts LimitCounts `json:"limit_counts,omitempty"`
	// Invested is the weight of the right in a tier shared [ByInvested].
	Invested decimal.Decimal `json:"invested,omitzero"`
	// Corridors pass parts of what the right is paid to other parties (couloir interne).
	Corridors []Corridor `json:"corridors,omitempty"`
}

// chooses reports a right that does not apply to every receipt.
func (r Right) chooses() bool { return len(r.On)+len(r.Except)+len(r.Where) > 0 }

// Step is a rate and the condition that ends it.
type Step struct {
	// Rate is in per cent of the base of the right, or an amount per unit where the right is [Right.Per] unit.
	Rate decimal.Decimal `json:"rate"`
	// Until ends the step; a step without it never ends. The receipt that reaches the condition is cut there: the
	// part up to it belongs to this step.
	Until *Condition `json:"until,omitempty"`
	// Most is what the rights within the bound of this one ([Right.Within]) take together at most, this one included,
	// in per cent of the receipt as it entered the cascade. It holds euro by euro: the slices into which thresholds
	// cut a receipt are bounded one by one. What would exceed it is not taken; the base of the right is then the part
	// on which it earned the rest.
	Most *decimal.Decimal `json:"most,omitempty"`
}

// Base says of what a rate is taken.
type Base string

// The bases of a rate.
const (
	// OfPosition is the part of the tier, out of what reaches it.
	OfPosition Base = "position"
	// OfSource is the receipt as it entered the cascade; it is paid out of what is left at the tier, after
	// the rights of the position.
	OfSource Base = "source"
)

// Shortfall says what becomes of what a right at source earned and could not be paid.
type Shortfall string

// The ways of a shortfall.
const (
	// Lost is never owed: of each slice of a receipt, the right is paid its rate of the slice as far as what
	// reaches the tier allows.
	Lost Shortfall = "lost"
	// Carried is owed and paid later, at the same tier: the right accrues.
	Carried Shortfall = "carried"
)

// Expiry says what becomes of arrears at the end of a right.
type Expiry string

// The ways of arrears.
const (
	// Forgiven is owed no more.
	Forgiven Expiry = "forgiven"
	// CarriedOn is paid out of later receipts.
	CarriedOn Expiry = "carried"
)

// LimitCounts says what counts in a limit.
type LimitCounts string

// What counts in a limit.
const (
	// CountsEarlier counts what was paid before: 1,000 with 300 opened leaves 700.
	CountsEarlier LimitCounts = "earlier_payments"
	// CountsFromZero leaves the whole limit.
	CountsFromZero LimitCounts = "from_zero"
)

// Corridor is a part of what a right is paid that goes to another party. It is a line of its own, which
// conditions may name as they name a right.
type Corridor struct {
	ID        string `json:"id"`
	Party     string `json:"party"`
	Statement string `json:"statement,omitempty"`
	Label     Text   `json:"label,omitzero"`
	// Steps are rates in per cent of what the right is paid.
	Steps []Step `json:"steps"`
	// Limit is the most that the corridor is paid in all; without it there is none, and a corridor with a
	// limit of zero takes nothing.
	Limit *decimal.Decimal `json:"limit,omitempty"`
	// Counted says whether the payer is deemed to recoup what it passes on; it is required where the right
	// recoups an account.
	Counted Counted `json:"counted,omitempty"`
}

// Counted says whether a corridor counts in the recoupment of its payer.
type Counted string

// The ways of counting.
const (
	// Deemed counts it: the payer is deemed recouped on the whole.
	Deemed Counted = "deemed"
	// NotCounted leaves it outstanding.
	NotCounted Counted = "not_counted"
)

// line is a right or a corridor as the engine knows them: both are paid.
type line struct {
	right    Right
	corridor bool
	counted  bool
}

// lines returns the right and its corridors.
func (r Right) lines() []line {
	all := []line{{right: r}}
	for _, c := range r.Corridors {
		all = append(all, line{corridor: true, counted: c.Counted == Deemed, right: Right{
			ID: c.ID, Party: c.Party, Statement: c.Statement, Label: c.Label, Steps: c.Steps, Limit: c.Limit,
		}})
	}
	return all
}
