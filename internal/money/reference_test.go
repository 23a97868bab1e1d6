package money_test

import (
	"math/big"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// slowRound is rounding as one would explain it: try the whole numbers of units on both sides of x and
// take the one that the rule prefers. It shares nothing with the code it checks.
func slowRound(x *big.Rat, places int, rule money.Rounding) *big.Rat {
	unit := big.NewRat(1, 1)
	for ; places > 0; places-- {
		unit.Mul(unit, big.NewRat(1, 10))
	}
	for ; places < 0; places++ {
		unit.Mul(unit, big.NewRat(10, 1))
	}
	// The lower neighbour, by floor division of the count of units.
	count := new(big.Rat).Quo(x, unit)
	floor := new(big.Int).Div(count.Num(), count.Denom())
	low := new(big.Rat).Mul(new(big.Rat).SetInt(floor), unit)
	if low.Cmp(x) == 0 {
		return low
	}
	high := new(big.Rat).Add(low, unit)
	inner, outer := low, high // nearer to zero, farther from it
	if x.Sign() < 0 {
		inner, outer = high, low
	}
	switch rule {
	case money.Down:
		return inner
	case money.Up:
		return outer
	default:
	}
	below, above := new(big.Rat).Sub(x, low), new(big.Rat).Sub(high, x)
	if c := below.Cmp(above); c < 0 {
		return low
	} else if c > 0 {
		return high
	}
	if rule == money.HalfEven {
		if floor.Bit(0) == 0 {
			return low
		}
		return high
	}
	return outer
}

var (
	anyRule = rapid.SampledFrom([]money.Rounding{money.HalfAwayFromZero, money.HalfEven, money.Down, money.Up})
	anyMode = rapid.SampledFrom([]money.Remainder{money.Largest, money.First, money.Last, money.Separate})
)

// fractions draws exact numbers, one in three of them on or beside a half of the minor unit.
func fractions() *rapid.Generator[*big.Rat] {
	return rapid.Custom(func(t *rapid.T) *big.Rat {
		if rapid.IntRange(0, 2).Draw(t, "kind") == 0 {
			half := big.NewRat(2*rapid.Int64Range(-2_000_000, 2_000_000).Draw(t, "half")+1, 2)
			scale := rapid.SampledFrom([]int64{1, 10, 100, 1000, 10_000, 1_000_000}).Draw(t, "scale")
			if rapid.Bool().Draw(t, "below the unit") {
				return half.Quo(half, big.NewRat(scale, 1))
			}
			return half.Mul(half, big.NewRat(scale, 1))
		}
		return big.NewRat(rapid.Int64().Draw(t, "numerator"), rapid.Int64Range(1, 1_000_000_007).Draw(t, "denominator"))
	})
}

// cents draws amounts of money at the given places.
func cents(places int32) *rapid.Generator[decimal.Decimal] {
	return rapid.Map(rapid.Int64Range(-9_000_000_000_00, 9_000_000_000_00), func(units int64) decimal.Decimal {
		return decimal.New(units, -places)
	})
}

// someShares draws shares of which at least one is above zero, with zeros among them.
func someShares() *rapid.Generator[[]*big.Rat] {
	share := rapid.Custom(func(t *rapid.T) *big.Rat {
		if rapid.IntRange(0, 3).Draw(t, "zero") == 0 {
			return new(big.Rat)
		}
		return big.NewRat(rapid.Int64Range(1, 1000).Draw(t, "numerator"), rapid.Int64Range(1, 97).Draw(t, "denominator"))
	})
	return rapid.SliceOfN(share, 1, 12).Filter(func(shares []*big.Rat) bool { return total(shares).Sign() > 0 })
}

func total(shares []*big.Rat) *big.Rat {
	sum := new(big.Rat)
	for _, share := range shares {
		sum.Add(sum, share)
	}
	return sum
}

// copies returns shares that nobody else holds.
func copies(shares []*big.Rat) []*big.Rat {
	own := make([]*big.Rat, len(shares))
	for i, share := range shares {
		own[i] = new(big.Rat).Set(share)
	}
	return own
}

func rats(pairs ...int64) []*big.Rat {
	shares := make([]*big.Rat, 0, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		shares = append(shares, big.NewRat(pairs[i], pairs[i+1]))
	}
	return shares
}

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

func texts(amounts []decimal.Decimal) []string {
	written := make([]string, len(amounts))
	for i, a := range amounts {
		written[i] = money.Text(a)
	}
	return written
}
