package recoupment

import (
	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/schedule"
)

// Transfer is a payment between parties outside the receipts: a bonus at a number of admissions, so much
// per unit, a retrocession of what a party received, a restitution. What it owes is a function of the
// cumulative quantities, so that it may shrink if they do.
type Transfer struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// From bears the payment, To receives it. Instead of a party, a pool may: what the transfer comes to owe
	// enters the pool Into, at the coordinates At, at the end of the movement in which it falls due, and is
	// shared out there (a commission given back, an overage); what it owes less is taken back.
	From string      `json:"from"`
	To   string      `json:"to,omitempty"`
	Into string      `json:"into,omitempty"`
	At   Coordinates `json:"at,omitempty"`
	// Of are the quantities whose sum the bands are measured on. Without it, When decides alone and the
	// one band starts at zero.
	Of []Term `json:"of,omitempty"`
	// Bands are the scale, in rising order.
	Bands []Band `json:"bands"`
	// Scale says how the bands add up; it is required where there are several.
	Scale Scale `json:"scale,omitempty"`
	// When must hold for anything to be owed.
	When *Condition `json:"when,omitempty"`
	// Advance was paid before: only what exceeds it is owed.
	Advance decimal.Decimal `json:"advance,omitzero"`
	// Limit is the most that is owed in all; without it there is none, and under one of zero nothing is
	// owed. AtMost is a limit that moves: a sum of quantities.
	Limit  *decimal.Decimal `json:"limit,omitempty"`
	AtMost []Term           `json:"at_most,omitempty"`
	// SetAgainst is an account, a minimum guarantee: what is outstanding of it is taken off what would be owed,
	// and only the rest is owed. That repays nothing of the account: as the rights that recoup it do, more is owed.
	// Transfers set against one account are so in the order of the deal, [MaxSetAgainst] of them at the
	// most; each pays a party, and has no last day, no opening and no account that recoups it.
	SetAgainst string `json:"set_against,omitempty"`
	// Ends is the last day, included: what is owed at its end is owed for good, and nothing that comes later
	// changes it.
	Ends schedule.Date `json:"ends,omitzero"`
	// Opening was owed before the history begins. It takes the place of what the bands come to at the
	// opening of their quantities; Advance does not concern it, the limits hold for both together.
	Opening decimal.Decimal `json:"opening,omitzero"`
	// PriorDebt says whether Opening was paid or is due; it is required where Opening is given. With it and
	// no Opening, nothing was owed before, whatever the quantities open with; without it, what the bands
	// come to at the opening is owed from then on.
	PriorDebt PriorDebt `json:"prior_debt,omitempty"`
	// RecoupedOn is an account of the payer, under Head where it has heads: what the transfer comes to owe is
	// entered there as a cost of the day, at the end of the movement in which it falls due (a bonus of the
	// distributor, as one more recoupable), and so recouped out of later receipts, under the caps of the
	// account. What it owes less is entered as a credit note. Opening is in the opening of the account. In a
	// view the account is entered with what the deal owes, unless the view has a transfer of its own.
	RecoupedOn string `json:"recouped_on,omitempty"`
	Head       string `json:"head,omitempty"`
}

// PriorDebt says what became of what a transfer owed before the history begins.
type PriorDebt string

// The ways of a prior debt.
const (
	// DebtPaid was paid.
	DebtPaid PriorDebt = "paid"
	// DebtDue is still due.
	DebtDue PriorDebt = "due"
)

// Band is a part of a scale.
type Band struct {
	// From is where the band begins, reached inclusively.
	From decimal.Decimal `json:"from,omitzero"`
	// PerUnit is owed for each unit: 0.70 an admission, 0.05 of a euro.
	PerUnit decimal.Decimal `json:"per_unit,omitzero"`
	// Amount is owed once, as the band is reached.
	Amount decimal.Decimal `json:"amount,omitzero"`
}

// Scale says how bands add up.
type Scale string

// The scales.
const (
	// Marginal pays each unit at the rate of its own band, counted from where the first one begins; the
	// amounts of all bands reached add up.
	Marginal Scale = "marginal"
	// FromFirstUnit pays all units, from zero, at the rate of the last band reached, and its amount
	// instead of those before (rétroactif au premier).
	FromFirstUnit Scale = "from_first_unit"
)
