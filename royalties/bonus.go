package royalties

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/filmfinance/filmfinance/recoupment"
)

// Bonus pays an amount when a counter reaches a number, and so much for each unit above another, beside
// the rates (prime sur entrées):
//
//	Amount once the counter is at At + PerUnit × max(0, min(counter, Ceiling) - Above)
//
// It is a payment between parties and does not come out of the receipts.
type Bonus struct {
	// ID names the payment: two bonuses have different ones, be they of different contracts.
	ID    string `json:"id"`
	Label Text   `json:"label,omitzero"`
	// Counter may be missing where When alone decides: a prize.
	Counter string          `json:"counter,omitempty"`
	At      decimal.Decimal `json:"at,omitzero"`
	Amount  decimal.Decimal `json:"amount,omitzero"`
	// Above is the number of units that pay nothing, Ceiling the last one that pays; zero for no ceiling.
	Above   decimal.Decimal `json:"above,omitzero"`
	Ceiling decimal.Decimal `json:"ceiling,omitzero"`
	PerUnit decimal.Decimal `json:"per_unit,omitzero"`
	// When must hold for anything to be owed.
	When *recoupment.Condition `json:"when,omitempty"`
	// BorneBy is the party that pays.
	BorneBy string `json:"borne_by"`
	// Applied says whether the bonus is set against the guarantee ([Applicable]), or what the rates earn against the bonus
	// ([Recoupable]); empty is [NotApplicable]. The guarantee that is not yet earned out takes an [Applicable] one first,
	// and only the rest is paid: more of it as the rates earn, which earn the guarantee out before the bonuses do, in
	// their order. [recoupment.MaxSetAgainst] bonuses may be so, at the most. A [Recoupable] one is paid whole, and
	// deducted on the statements, in [Statement.Other], whoever bears it.
	Applied Applied `json:"applied,omitempty"`
}

// applies reports a bonus that is set against the guarantee.
func (b Bonus) applies() bool { return b.Applied == Applicable }

// transfer is the bonus as a payment between parties.
func (b Bonus) transfer(to string) recoupment.Transfer {
	t := recoupment.Transfer{ID: b.ID, Label: b.Label, From: b.BorneBy, To: to, When: b.When}
	if b.Counter == "" {
		t.Bands = []recoupment.Band{{Amount: b.Amount}}
		return t
	}
	t.Of = []recoupment.Term{{Counter: b.Counter}}
	bands := []recoupment.Band{}
	at := func(from decimal.Decimal) *recoupment.Band {
		for i := range bands {
			if bands[i].From.Equal(from) {
				return &bands[i]
			}
		}
		bands = append(bands, recoupment.Band{From: from})
		return &bands[len(bands)-1]
	}
	if b.Amount.IsPositive() {
		at(b.At).Amount = b.Amount
	}
	if b.PerUnit.IsPositive() {
		at(b.Above)
	}
	if b.Ceiling.IsPositive() {
		at(b.Ceiling)
	}
	slices.SortFunc(bands, func(x, y recoupment.Band) int { return x.From.Cmp(y.From) })
	for i := range bands {
		if from := bands[i].From; !from.LessThan(b.Above) && (b.Ceiling.IsZero() || from.LessThan(b.Ceiling)) {
			bands[i].PerUnit = b.PerUnit
		}
	}
	if t.Bands = bands; len(bands) > 1 {
		t.Scale = recoupment.Marginal
	}
	return t
}
