package money_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestAllocate(t *testing.T) {
	thirds := rats(1, 3, 1, 3, 1, 3)
	for _, tc := range []struct {
		amount string
		shares []*big.Rat
		places int32
		mode   money.Remainder
		want   []string
		rest   string
		reason string
	}{
		{"100.00", thirds, 2, money.Largest, []string{"33.34", "33.33", "33.33"}, "0.00", "equal fractions: the cent goes by order"},
		{"100.00", thirds, 2, money.First, []string{"33.34", "33.33", "33.33"}, "0.00", "the first takes it"},
		{"100.00", thirds, 2, money.Last, []string{"33.33", "33.33", "33.34"}, "0.00", "the last takes it"},
		{"100.00", thirds, 2, money.Separate, []string{"33.33", "33.33", "33.33"}, "0.01", "nobody takes it"},
		{"-100.00", thirds, 2, money.Largest, []string{"-33.34", "-33.33", "-33.33"}, "0.00", "a refund mirrors the payment"},
		{"-100.00", thirds, 2, money.Separate, []string{"-33.33", "-33.33", "-33.33"}, "-0.01", "and so does what is left"},
		{"0.05", rats(1, 10, 7, 10, 2, 10), 2, money.Largest, []string{"0.01", "0.03", "0.01"}, "0.00", "0.5, 3.5 and 1 cent: a tie goes by order"},
		{"0.02", rats(1, 10, 6, 10, 3, 10), 2, money.Largest, []string{"0.00", "0.01", "0.01"}, "0.00", "0.2, 1.2 and 0.6 cent: the largest fraction"},
		{"1.00", rats(0, 1, 1, 3, 2, 3), 2, money.First, []string{"0.00", "0.34", "0.66"}, "0.00", "the first share is zero: the next one is first"},
		{"1.00", rats(1, 3, 2, 3, 0, 1), 2, money.Last, []string{"0.33", "0.67", "0.00"}, "0.00", "the last share is zero: the one before is last"},
		{"0.01", rats(0, 1, 1, 1, 0, 1), 2, money.Largest, []string{"0.00", "0.01", "0.00"}, "0.00", "zero shares receive nothing"},
		{"10", rats(1, 1, 1, 1, 1, 1), 0, money.Largest, []string{"4", "3", "3"}, "0", "yen"},
		{"10.000", rats(1, 1, 1, 1, 1, 1), 3, money.Largest, []string{"3.334", "3.333", "3.333"}, "0.000", "dinars, in thousandths"},
		{"12000", rats(1, 2, 1, 2, 1, 2), -3, money.Largest, []string{"4000", "4000", "4000"}, "0", "thousands"},
		{"7.00", rats(95_000, 1, 135_000, 1), 2, money.Largest, []string{"2.89", "4.11"}, "0.00", "claims instead of shares: 2.8913 and 4.1087"},
		{"0.00", rats(0, 1, 0, 1), 2, money.Largest, []string{"0.00", "0.00"}, "0.00", "nothing between shares of nothing"},
		{"0.00", nil, 2, money.Last, []string{}, "0.00", "nothing between nobody"},
		{"-0.03", rats(1, 1, 1, 1), 2, money.Last, []string{"-0.01", "-0.02"}, "0.00", "the mode holds below zero"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			parts, rest, err := money.Allocate(dec(tc.amount), tc.shares, tc.places, tc.mode)
			require.NoError(t, err)
			got := make([]string, len(parts))
			for i, p := range parts {
				got[i] = p.StringFixed(max(0, tc.places))
			}
			require.Equal(t, tc.want, got)
			require.Equal(t, tc.rest, rest.StringFixed(max(0, tc.places)))
		})
	}
}

// Among many parties with the same fractions of a cent, the units left go to the largest fractions, and
// between equal ones by order: the next taker is looked for again and again, from the first party.
func TestTiesGoByOrder(t *testing.T) {
	shares := make([]*big.Rat, 90)
	for i := range shares {
		shares[i] = big.NewRat(int64(i%3+1), 180)
	}
	parts, _, err := money.Allocate(dec("1.00"), shares, 2, money.Largest)
	require.NoError(t, err)
	// 100 cents: parties of 1, 2 and 3 shares have 0.56, 1.11 and 1.67 cents. 60 cents are given whole;
	// the 40 left go to the 30 parties of 3 shares, then to the first 10 parties of 1 share.
	for i, p := range parts {
		want := []int64{0, 1, 2}[i%3]
		if i%3 == 0 && i < 30 {
			want = 1
		}
		require.True(t, p.Equal(decimal.New(want, -2)), "party %d: %s, want %d cents", i, p, want)
	}
}

func TestAllocateRefuses(t *testing.T) {
	for _, tc := range []struct {
		amount string
		shares []*big.Rat
		want   error
		reason string
	}{
		{"1.00", rats(1, 2, -1, 2), money.ErrShares, "a share below zero"},
		{"0.00", rats(1, 2, -1, 2), money.ErrShares, "a share below zero, with nothing to split"},
		{"1.00", []*big.Rat{nil}, money.ErrShares, "a share that is not there"},
		{"1.00", rats(0, 1, 0, 1), money.ErrShares, "shares of nothing"},
		{"1.00", nil, money.ErrShares, "nobody to receive"},
		{"1.001", rats(1, 1), money.ErrPlaces, "a tenth of a cent"},
		{"-0.001", rats(1, 1), money.ErrPlaces, "a tenth of a cent below zero"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			parts, rest, err := money.Allocate(dec(tc.amount), tc.shares, 2, money.Largest)
			require.ErrorIs(t, err, tc.want)
			require.Nil(t, parts)
			require.True(t, rest.IsZero())
			_, err = money.Instalments(dec(tc.amount), tc.shares, 2, money.HalfAwayFromZero)
			require.ErrorIs(t, err, tc.want, "instalments refuse the same")
		})
	}
}

func TestAllocateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		places := rapid.Int32Range(-3, 4).Draw(t, "places")
		amount := cents(places).Draw(t, "amount")
		shares := someShares().Draw(t, "shares")
		mode := anyMode.Draw(t, "mode")
		held := copies(shares)
		parts, rest, err := money.Allocate(amount, shares, places, mode)
		if err != nil {
			t.Fatal(err)
		}
		if !money.Sum(parts...).Add(rest).Equal(amount) {
			t.Fatalf("%v and %s do not add up to %s", texts(parts), rest, amount)
		}
		if mode != money.Separate && !rest.IsZero() {
			t.Fatalf("%s left in a mode that leaves nothing", rest)
		}
		sum, unit := total(shares), decimal.New(1, -places)
		for i, p := range parts {
			if shares[i].Cmp(held[i]) != 0 {
				t.Fatal("the shares have been changed")
			}
			if shares[i].Sign() == 0 && !p.IsZero() {
				t.Fatalf("a zero share receives %s", p)
			}
			if p.Sign()*amount.Sign() < 0 {
				t.Fatalf("%s has not the sign of %s", p, amount)
			}
			exact := new(big.Rat).Mul(amount.Rat(), new(big.Rat).Quo(shares[i], sum))
			off := new(big.Rat).Sub(p.Rat(), exact)
			if mode == money.Largest && off.Abs(off).Cmp(unit.Rat()) >= 0 {
				t.Fatalf("part %d is %s away from the exact share", i, off.RatString())
			}
		}
		opposite, otherRest, err := money.Allocate(amount.Neg(), shares, places, mode)
		if err != nil {
			t.Fatal(err)
		}
		for i := range parts {
			if !opposite[i].Equal(parts[i].Neg()) || !otherRest.Equal(rest.Neg()) {
				t.Fatal("not symmetric in sign")
			}
		}
	})
}

// Only the proportions count: the shares may be percentages, fractions of one or claims in euros.
func TestAllocateDependsOnProportionsAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := cents(2).Draw(t, "amount")
		shares := someShares().Draw(t, "shares")
		mode := anyMode.Draw(t, "mode")
		factor := big.NewRat(rapid.Int64Range(1, 1000).Draw(t, "n"), rapid.Int64Range(1, 1000).Draw(t, "d"))
		scaled := copies(shares)
		for _, share := range scaled {
			share.Mul(share, factor)
		}
		a, _, errA := money.Allocate(amount, shares, 2, mode)
		b, _, errB := money.Allocate(amount, scaled, 2, mode)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		for i := range a {
			if !a[i].Equal(b[i]) {
				t.Fatalf("%v and %v", texts(a), texts(b))
			}
		}
	})
}

// In the mode that favours nobody, and in the largest-remainder mode between shares without ties, the
// order in which the parties are written changes nothing.
func TestAllocateIsIndependentOfOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := cents(2).Draw(t, "amount")
		shares := someShares().Draw(t, "shares")
		order := rapid.Permutation(indices(len(shares))).Draw(t, "order")
		mode := money.Separate
		if !tied(amount, shares) {
			mode = rapid.SampledFrom([]money.Remainder{money.Separate, money.Largest}).Draw(t, "mode")
		}
		shuffled := make([]*big.Rat, len(shares))
		for i, from := range order {
			shuffled[i] = shares[from]
		}
		a, restA, errA := money.Allocate(amount, shares, 2, mode)
		b, restB, errB := money.Allocate(amount, shuffled, 2, mode)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		for i, from := range order {
			if !b[i].Equal(a[from]) || !restA.Equal(restB) {
				t.Fatalf("%v then %v", texts(a), texts(b))
			}
		}
	})
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// tied reports whether two parts have the same fraction of a cent, so that order decides.
func tied(amount decimal.Decimal, shares []*big.Rat) bool {
	seen, sum := map[string]bool{}, total(shares)
	for _, share := range shares {
		exact := new(big.Rat).Mul(amount.Abs().Shift(2).Rat(), new(big.Rat).Quo(share, sum))
		floor := new(big.Int).Div(exact.Num(), exact.Denom())
		fraction := exact.Sub(exact, new(big.Rat).SetInt(floor)).RatString()
		if seen[fraction] {
			return true
		}
		seen[fraction] = true
	}
	return false
}

// A third is a third: three equal parts of a number of cents that three divides are equal, at any size.
func TestAThirdIsAThird(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 60).Draw(t, "n")
		each := decimal.New(rapid.Int64Range(-1_000_000_000_000, 1_000_000_000_000).Draw(t, "each"), -2)
		shares := make([]*big.Rat, n)
		for i := range shares {
			shares[i] = big.NewRat(1, n)
		}
		parts, _, err := money.Allocate(each.Mul(decimal.NewFromInt(n)), shares, 2, anyMode.Draw(t, "mode"))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range parts {
			if !p.Equal(each) {
				t.Fatalf("%s, want %s", p, each)
			}
		}
	})
}

// Conservation and zero shares, whatever the bytes: the first gives the mode, the others the shares.
func FuzzAllocate(f *testing.F) {
	f.Add(int64(10_000), []byte{0, 1, 1, 1})
	f.Add(int64(-1), []byte{1, 0, 0, 5})
	f.Add(int64(5), []byte{3, 10, 70, 20})
	f.Add(int64(-9223372036854775808), []byte{2, 255, 0, 1})
	f.Fuzz(func(t *testing.T, units int64, data []byte) {
		if len(data) < 2 || len(data) > 200 {
			return
		}
		mode := money.Remainder(data[0] % 4)
		shares := make([]*big.Rat, len(data)-1)
		for i, b := range data[1:] {
			shares[i] = big.NewRat(int64(b), int64(i%7)+1)
		}
		amount := decimal.New(units, -2)
		parts, rest, err := money.Allocate(amount, shares, 2, mode)
		if total(shares).Sign() == 0 && units != 0 {
			require.ErrorIs(t, err, money.ErrShares)
			return
		}
		require.NoError(t, err)
		require.True(t, money.Sum(parts...).Add(rest).Equal(amount))
		for i, p := range parts {
			require.True(t, shares[i].Sign() > 0 || p.IsZero())
		}
	})
}

func BenchmarkAllocate(b *testing.B) {
	amount, shares := dec("204812.37"), rats(12, 100, 10, 100, 78, 100)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := money.Allocate(amount, shares, 2, money.Largest); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleAllocate() {
	parts, rest, err := money.Allocate(dec("100.00"), rats(1, 3, 1, 3, 0, 1, 1, 3), 2, money.Largest)
	fmt.Println(texts(parts), rest.StringFixed(2), err)
	// Output: [33.34 33.33 0.00 33.33] 0.00 <nil>
}
