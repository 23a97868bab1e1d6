package formula

import (
	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/filmfinance/filmfinance/internal/money"
)

// rounded applies round, ceil or floor. The rules of money go towards and away from zero; ceil and floor
// go up and down, so that they change rule with the sign.
func (in instruction) rounded(x fraction.F) fraction.F {
	rule := money.HalfAwayFromZero
	switch {
	case in.op == round:
	case (in.op == ceiling) == (x.Sign() > 0):
		rule = money.Up
	default:
		rule = money.Down
	}
	return fraction.FromDecimal(x.Round(int32(in.arg), rule)) //nolint:gosec // arg is within maxPlaces
}
