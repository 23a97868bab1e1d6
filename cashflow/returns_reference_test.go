package cashflow_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/filmfinance/filmfinance/cashflow"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// reference is another way to every rate: a sum of exponentials is shifted by an exponent that lies in a
// change of sign and derived, which takes that change away (the proof of the rule of Descartes by
// Laguerre); between two zeros of the derivative the sum has one at most, which halving finds.
type reference []struct{ t, a float64 }

func (e reference) at(x float64) (value, size float64) {
	top := max(e[0].t*x, e[len(e)-1].t*x)
	for _, term := range e {
		part := term.a * math.Exp(term.t*x-top)
		value += part
		size += math.Abs(part)
	}
	return value, size
}

func (e reference) roots(low, high float64) []float64 {
	at, changes := 0, 0
	for i := len(e) - 1; i > 0; i-- {
		if (e[i].a < 0) != (e[i-1].a < 0) {
			at = i
			changes++
		}
	}
	bounds := []float64{low}
	if changes > 1 {
		middle, largest := (e[at-1].t+e[at].t)/2, 0.0
		next := slices.Clone(e)
		for i := range next {
			next[i].a *= next[i].t - middle
			largest = max(largest, math.Abs(next[i].a))
		}
		for i := range next {
			next[i].a /= largest
		}
		bounds = append(bounds, next.roots(low, high)...)
	}
	bounds = append(bounds, high)
	var found []float64
	for i := 1; i < len(bounds); i++ {
		if x, ok := e.halve(bounds[i-1], bounds[i]); ok && (len(found) == 0 || x > found[len(found)-1]) {
			found = append(found, x)
		}
	}
	return found
}

func (e reference) halve(low, high float64) (float64, bool) {
	atLow, sizeLow := e.at(low)
	atHigh, sizeHigh := e.at(high)
	switch {
	case math.Abs(atLow) <= 1e-13*sizeLow:
		return low, true
	case math.Abs(atHigh) <= 1e-13*sizeHigh:
		return high, true
	case (atLow < 0) == (atHigh < 0):
		return 0, false
	}
	for {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			return middle, true
		}
		if value, _ := e.at(middle); value != 0 && (value < 0) == (atLow < 0) {
			low = middle
		} else {
			high = middle
		}
	}
}

// referenceRates returns every rate of flows in order, as ratios, ascending.
func referenceRates(flows []cashflow.Flow) []float64 {
	var e reference
	for _, one := range flows {
		amount, _ := one.Amount.Float64()
		e = append(e, struct{ t, a float64 }{float64(one.Date.DaysSince(flows[0].Date)) / 365, amount})
	}
	var rates []float64
	for _, x := range slices.Backward(e.roots(-math.Log1p(cashflow.MaxRate/100), -math.Log1p(cashflow.MinRate/100))) {
		rates = append(rates, math.Expm1(-x))
	}
	return rates
}

// swings are flows whose signs are drawn.
func swings(seed uint64, n, apart int) []cashflow.Flow {
	chance := rand.New(rand.NewPCG(seed, 10))
	flows := make([]cashflow.Flow, n)
	date := day("2020-01-01")
	for i := range flows {
		flows[i] = cashflow.Flow{Date: date, Amount: cents(chance.Int64N(1_000_000) - 500_000)}
		if flows[i].Amount.IsZero() {
			flows[i].Amount = cents(1)
		}
		date = date.AddDays(1 + chance.IntN(apart))
	}
	return flows
}

// Two ways that share no step find the same rates.
func TestRatesAgreeWithReference(t *testing.T) {
	several, alone, none := 0, 0, 0
	for seed := range uint64(600) {
		n := 2 + int(seed%29)
		flows := swings(seed, n, []int{1, 7, 40, 400}[seed%4])
		want := referenceRates(flows)
		got, err := cashflow.Discounting{Places: 8}.XIRR(flows)
		require.Len(t, got.Rates, len(want), "%d: %v, %v, %v", seed, got.Rates, want, err)
		for i, rate := range got.Rates {
			r, _ := rate.Shift(-2).Float64()
			require.InDelta(t, want[i], r, 1e-9*max(1, want[i]), "%d: %v, %v", seed, got.Rates, want)
		}
		switch len(want) {
		case 0:
			none++
		case 1:
			alone++
		default:
			several++
		}
	}
	require.Greater(t, min(several, alone, none), 30, "each kind is met")
}

// uneven are flows whose signs and sizes are drawn, from a cent to millions.
func uneven(seed uint64, n, apart int) []cashflow.Flow {
	chance := rand.New(rand.NewPCG(seed, 77))
	flows := make([]cashflow.Flow, n)
	date := day("2020-01-01")
	for i := range flows {
		flows[i] = cashflow.Flow{Date: date, Amount: decimal.New(chance.Int64N(9999)+1, int32(chance.IntN(10))-2)}
		if chance.IntN(2) == 0 {
			flows[i].Amount = flows[i].Amount.Neg()
		}
		date = date.AddDays(1 + chance.IntN(apart))
	}
	return flows
}

func TestUnevenRatesAgreeWithReference(t *testing.T) {
	for seed := range uint64(1000) {
		flows := uneven(seed, 2+int(seed%19), []int{1, 30, 400, 2000}[seed%4])
		want := referenceRates(flows)
		got, err := cashflow.Discounting{Places: 8}.XIRR(flows)
		require.Len(t, got.Rates, len(want), "%d: %v, %v, %v", seed, got.Rates, want, err)
	}
}

// A rate that is a zero of a high order hides in rounding errors: it is one rate all the same, and where the
// errors do not reach the last decimal it is exact. The flows are those of (1 - v)^k and (1 - 1.1 v)^k.
func TestMultipleRates(t *testing.T) {
	for k := int64(2); k <= 20; k++ {
		for _, row := range []struct {
			growth int64
			rate   string
		}{{10, "0"}, {11, "10"}} {
			flows := make([]decimal.Decimal, k+1)
			for i := range flows {
				c := new(big.Int).Binomial(k, int64(i))
				c.Mul(c, new(big.Int).Exp(big.NewInt(-row.growth), big.NewInt(int64(i)), nil))
				flows[i] = decimal.NewFromBigInt(c, -int32(i))
			}
			got, err := cashflow.IRR(flows)
			require.NoError(t, err, "order %d", k)
			require.Len(t, got.Rates, 1)
			if k <= 10 {
				same(t, dec(row.rate), got.Rate, k)
			}
		}
	}
}
