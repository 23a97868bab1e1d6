package recoupment

import (
	"github.com/shopspring/decimal"
)

// Transfer is a payment between parties outside the receipts: a bonus at a number of admissions, so much
// per unit, a retrocession of what a party received, a restitution. What it owes is a function of the
// cumulative quantities, so that it may shrink if they do.
type Transfer struct {
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// From bears the payment, To receives it.
	From string `json:"from"`
	To   string `json:"to"`
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
}

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
