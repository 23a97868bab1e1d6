package money

import (
	"errors"
	"fmt"
	"math/big"
	"sort"

	"github.com/shopspring/decimal"
)

// Remainder names who takes the units that are left when a split is rounded down to the minor unit.
type Remainder uint8

// The remainder modes. A share of zero never receives anything in any of them.
const (
	// Largest gives one unit to each of the largest fractional parts; ties go by order.
	Largest Remainder = iota
	// First gives every unit left to the first share that is not zero.
	First
	// Last gives every unit left to the last share that is not zero.
	Last
	// Separate gives the units left to nobody: they are returned apart.
	Separate
)

// Errors of a split.
var (
	// ErrShares reports shares that cannot carry an amount: none above zero, or one below.
	ErrShares = errors.New("shares cannot carry the amount")
	// ErrPlaces reports an amount finer than the minor unit, which no split could return whole.
	ErrPlaces = errors.New("the amount is finer than the minor unit")
)

// Allocate splits amount in proportion to shares, in units of 10^-places. The parts and the remainder
// always add up to amount; the remainder is zero unless mode is [Separate]. Shares are exact (a third
// is a third) and need not add up to one. Splitting -amount gives the opposite parts.
func Allocate(amount decimal.Decimal, shares []*big.Rat, places int32, mode Remainder) (parts []decimal.Decimal, rest decimal.Decimal, err error) {
	total, err := shareTotal(amount, shares)
	if err != nil {
		return nil, decimal.Decimal{}, err
	}
	if !whole(amount, places) {
		return nil, decimal.Decimal{}, fmt.Errorf("%w: %s at %d places", ErrPlaces, Text(amount), places)
	}
	units := roundInt(amount.Rat().Num(), amount.Rat().Denom(), places, Down)
	sign := units.Sign()
	wholes, fractions, left := floors(new(big.Int).Abs(units), shares, total)
	if mode != Separate {
		hand(left, wholes, takers(shares, fractions, mode))
		left = 0
	}
	parts = make([]decimal.Decimal, len(shares))
	for i, part := range wholes {
		parts[i] = signed(part, sign, places)
	}
	return parts, signed(big.NewInt(left), sign, places), nil
}

// whole reports whether amount is a whole number of units of 10^-places.
func whole(amount decimal.Decimal, places int32) bool {
	return RoundDecimal(amount, places, Down).Equal(amount)
}

// shareTotal checks the shares and adds them up.
func shareTotal(amount decimal.Decimal, shares []*big.Rat) (*big.Rat, error) {
	total := new(big.Rat)
	for i, share := range shares {
		if share == nil || share.Sign() < 0 {
			return nil, fmt.Errorf("%w: share %d", ErrShares, i)
		}
		total.Add(total, share)
	}
	if total.Sign() == 0 && !amount.IsZero() {
		return nil, fmt.Errorf("%w: all are zero", ErrShares)
	}
	return total, nil
}

// floors rounds every part down and returns the fractional parts and the number of units left.
func floors(units *big.Int, shares []*big.Rat, total *big.Rat) (wholes []*big.Int, fractions []*big.Rat, left int64) {
	wholes, fractions = make([]*big.Int, len(shares)), make([]*big.Rat, len(shares))
	rest := new(big.Int).Set(units)
	for i, share := range shares {
		exact := new(big.Rat)
		if total.Sign() != 0 {
			exact.Mul(new(big.Rat).SetInt(units), exact.Quo(share, total))
		}
		wholes[i] = roundInt(exact.Num(), exact.Denom(), 0, Down)
		fractions[i] = exact.Sub(exact, new(big.Rat).SetInt(wholes[i]))
		rest.Sub(rest, wholes[i])
	}
	return wholes, fractions, rest.Int64()
}

// hand gives the units left, one each, to the first of the takers. There are fewer units than takers,
// unless there is only one.
func hand(left int64, wholes []*big.Int, takers []int) {
	if len(takers) == 1 {
		wholes[takers[0]].Add(wholes[takers[0]], big.NewInt(left))
		return
	}
	for i := range left {
		wholes[takers[i]].Add(wholes[takers[i]], big.NewInt(1))
	}
}

// takers returns, in the order of the mode, the shares that take what is left: one of them, or all that
// are not zero, the largest fractional part first.
func takers(shares, fractions []*big.Rat, mode Remainder) []int {
	order := make([]int, 0, len(shares))
	for i, share := range shares {
		if share.Sign() > 0 {
			order = append(order, i)
		}
	}
	switch {
	case len(order) == 0:
		return nil
	case mode == First:
		return order[:1]
	case mode == Last:
		return order[len(order)-1:]
	}
	sort.SliceStable(order, func(a, b int) bool { return fractions[order[a]].Cmp(fractions[order[b]]) > 0 })
	return order
}

func signed(units *big.Int, sign int, places int32) decimal.Decimal {
	d := decimal.NewFromBigInt(units, -places)
	if sign < 0 {
		return d.Neg()
	}
	return d
}
