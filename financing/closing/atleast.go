package closing

import (
	"slices"

	"github.com/filmfinance/filmfinance/financing"
	"github.com/filmfinance/filmfinance/internal/check"
	"github.com/filmfinance/filmfinance/internal/fault"
	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
)

// AtLeast returns the probability of raising an amount or more, in per cent, to the places of the result. A
// result that was read back answers from its outcomes.
//
// Errors, as [Faults] at "amount": financing.ErrTooLarge for a number out of bounds; financing.ErrRequired when
// the result was read back and has no outcomes: ask [Of] again.
func (r Result) AtLeast(amount decimal.Decimal) (decimal.Decimal, error) {
	places, err := r.asks(amount)
	switch {
	case err != nil:
		return decimal.Decimal{}, err
	case amount.GreaterThan(r.Most):
		return decimal.Decimal{}, nil
	case !amount.GreaterThan(r.Least):
		return hundred, nil
	case r.law == nil:
		i, _ := slices.BinarySearchFunc(r.Outcomes, amount, func(o Outcome, x decimal.Decimal) int { return o.Amount.Cmp(x) })
		if i == len(r.Outcomes) {
			return decimal.Decimal{}, nil
		}
		return r.Outcomes[i].AtLeast, nil
	}
	x, _ := minor(money.RoundDecimal(amount, places, money.Up), places)
	return scale{places: r.Places}.percent(r.law.tail(x), r.law.den()), nil
}

// asks checks a question to the distribution and returns the minor unit.
func (r Result) asks(amount decimal.Decimal) (int32, error) {
	var c fault.Collector
	places, known := check.Currency(&c, r.Currency)
	switch {
	case !known || !check.Decimal(&c, "amount", amount):
	case r.law == nil && len(r.Outcomes) == 0:
		c.Add("amount", financing.ErrRequired, "the result has no outcomes")
	}
	return places, c.Err()
}
