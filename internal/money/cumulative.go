package money

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"
)

// Instalments splits amount along shares, in order: each cumulative share is rounded and the
// difference with the one before is the part. It closes on amount exactly, no part has the opposite
// sign, and a zero share receives nothing. The errors are those of [Allocate].
func Instalments(amount decimal.Decimal, shares []*big.Rat, places int32, rule Rounding) ([]decimal.Decimal, error) {
	total, err := shareTotal(amount, shares)
	if err != nil {
		return nil, err
	}
	if !whole(amount, places) {
		return nil, fmt.Errorf("%w: %s at %d places", ErrPlaces, Text(amount), places)
	}
	exact := amount.Rat()
	parts := make([]decimal.Decimal, len(shares))
	cumulative := new(big.Rat)
	var before decimal.Decimal
	for i, share := range shares {
		cumulative.Add(cumulative, share)
		upTo := new(big.Rat)
		if total.Sign() != 0 {
			upTo.Mul(exact, upTo.Quo(cumulative, total))
		}
		after := Round(upTo, places, rule)
		parts[i], before = after.Sub(before), after
	}
	return parts, nil
}

// Entitlement pays a growing entitlement in successive payments: each pays the rounded cumulative
// entitlement less what was paid before, so that history cut in two gives the totals of history in
// one piece. Its zero value has paid nothing.
type Entitlement struct {
	paid decimal.Decimal
}

// Pay returns what is now due when the exact cumulative entitlement is owed. It may be negative: an
// entitlement that shrinks is called back.
func (e *Entitlement) Pay(owed *big.Rat, places int32, rule Rounding) decimal.Decimal {
	now := Round(owed, places, rule)
	due := now.Sub(e.paid)
	e.paid = now
	return due
}

// Paid returns the sum of the payments.
func (e *Entitlement) Paid() decimal.Decimal { return e.paid }

// Running splits successive amounts between the same shares: the cumulative amount is allocated and
// each share is given the difference with what it had, so that it never matters how a sum was cut.
// With [Largest] a part may be one unit below zero, where a larger total moves the last unit elsewhere.
type Running struct {
	shares []*big.Rat
	places int32
	mode   Remainder
	total  decimal.Decimal
	given  []decimal.Decimal
	rest   decimal.Decimal
}

// NewRunning returns a split in units of 10^-places that has given nothing yet. It keeps a copy of the
// shares: what the caller does with its own afterwards changes nothing.
func NewRunning(shares []*big.Rat, places int32, mode Remainder) *Running {
	own := make([]*big.Rat, len(shares))
	for i, share := range shares {
		if share != nil {
			own[i] = new(big.Rat).Set(share)
		}
	}
	return &Running{shares: own, places: places, mode: mode, given: make([]decimal.Decimal, len(shares))}
}

// Give splits one more amount. On an error nothing has changed; the errors are those of [Allocate].
func (r *Running) Give(amount decimal.Decimal) (parts []decimal.Decimal, rest decimal.Decimal, err error) {
	total := r.total.Add(amount)
	cumulative, left, err := Allocate(total, r.shares, r.places, r.mode)
	if err != nil {
		return nil, decimal.Decimal{}, err
	}
	parts = make([]decimal.Decimal, len(cumulative))
	for i := range cumulative {
		parts[i] = cumulative[i].Sub(r.given[i])
	}
	rest = left.Sub(r.rest)
	r.total, r.given, r.rest = total, cumulative, left
	return parts, rest, nil
}
