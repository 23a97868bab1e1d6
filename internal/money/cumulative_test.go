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

func TestInstalments(t *testing.T) {
	for _, tc := range []struct {
		amount string
		shares []*big.Rat
		rule   money.Rounding
		want   []string
		reason string
	}{
		{"100.00", rats(1, 3, 1, 3, 1, 3), money.HalfAwayFromZero, []string{"33.33", "33.34", "33.33"}, "33.33, then 66.67 in all, then the amount"},
		{"100.00", rats(1, 3, 1, 3, 1, 3), money.Down, []string{"33.33", "33.33", "33.34"}, "rounded down, the last closes"},
		{"100.00", rats(1, 3, 1, 3, 1, 3), money.Up, []string{"33.34", "33.33", "33.33"}, "rounded up, the first gains"},
		{"208140.22", rats(60, 100, 40, 100), money.HalfAwayFromZero, []string{"124884.13", "83256.09"}, "60 % and 40 %: 124,884.132 first"},
		{"0.01", rats(1, 4, 1, 4, 1, 4, 1, 4), money.HalfAwayFromZero, []string{"0.00", "0.01", "0.00", "0.00"}, "a cent falls at the half"},
		{"-100.00", rats(1, 3, 1, 3, 1, 3), money.HalfAwayFromZero, []string{"-33.33", "-33.34", "-33.33"}, "a refund mirrors the payment"},
		{"10.00", rats(0, 1, 1, 2, 0, 1, 1, 2, 0, 1), money.HalfAwayFromZero, []string{"0.00", "5.00", "0.00", "5.00", "0.00"}, "zero shares receive nothing"},
		{"0.00", rats(0, 1), money.HalfAwayFromZero, []string{"0.00"}, "nothing"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			parts, err := money.Instalments(dec(tc.amount), tc.shares, 2, tc.rule)
			require.NoError(t, err)
			got := make([]string, len(parts))
			for i, p := range parts {
				got[i] = p.StringFixed(2)
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestInstalmentsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := cents(2).Draw(t, "amount")
		shares := someShares().Draw(t, "shares")
		rule := anyRule.Draw(t, "rule")
		parts, err := money.Instalments(amount, shares, 2, rule)
		if err != nil {
			t.Fatal(err)
		}
		if !money.Sum(parts...).Equal(amount) {
			t.Fatalf("%v do not add up to %s", texts(parts), amount)
		}
		upTo, paid := new(big.Rat), decimal.Decimal{}
		for i, p := range parts {
			if shares[i].Sign() == 0 && !p.IsZero() {
				t.Fatalf("a zero share receives %s", p)
			}
			if p.Sign()*amount.Sign() < 0 {
				t.Fatalf("part %s against amount %s", p, amount)
			}
			upTo.Add(upTo, shares[i])
			paid = paid.Add(p)
			exact := new(big.Rat).Mul(amount.Rat(), new(big.Rat).Quo(upTo, total(shares)))
			if paid.Rat().Cmp(slowRound(exact, 2, rule)) != 0 {
				t.Fatalf("%s paid after part %d of %s", paid, i, exact.FloatString(4))
			}
		}
		opposite, err := money.Instalments(amount.Neg(), shares, 2, rule)
		if err != nil {
			t.Fatal(err)
		}
		for i := range parts {
			if !opposite[i].Equal(parts[i].Neg()) {
				t.Fatal("not symmetric in sign")
			}
		}
	})
}

func TestEntitlement(t *testing.T) {
	var e money.Entitlement
	require.True(t, e.Paid().IsZero(), "the zero value has paid nothing")
	for _, step := range []struct {
		owed   *big.Rat
		want   string
		reason string
	}{
		{big.NewRat(10, 3), "3.33", "3.333 rounds to 3.33"},
		{big.NewRat(20, 3), "3.34", "6.667 rounds to 6.67, 3.33 has been paid"},
		{big.NewRat(20, 3), "0.00", "nothing new"},
		{big.NewRat(10, 1), "3.33", "the third third closes"},
		{big.NewRat(9, 1), "-1.00", "an entitlement that shrinks is called back"},
		{new(big.Rat), "-9.00", "all of it"},
	} {
		require.Equal(t, step.want, e.Pay(step.owed, 2, money.HalfAwayFromZero).StringFixed(2), step.reason)
	}
}

// However a history is cut, its last payment brings the total to the rounded entitlement.
func TestEntitlementNeverDependsOnTheCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		owed := rapid.SliceOfN(fractions(), 1, 20).Draw(t, "owed")
		rule := anyRule.Draw(t, "rule")
		var fine, coarse money.Entitlement
		var sum decimal.Decimal
		for _, o := range owed {
			sum = sum.Add(fine.Pay(o, 2, rule))
		}
		last := owed[len(owed)-1]
		once := coarse.Pay(last, 2, rule)
		if !sum.Equal(once) || !fine.Paid().Equal(once) || once.Rat().Cmp(slowRound(last, 2, rule)) != 0 {
			t.Fatalf("%s in pieces, %s at once", sum, once)
		}
	})
}

// Any way of cutting a total gives the same totals to each share, and they are those of one split.
func TestRunningNeverDependsOnTheCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		shares := someShares().Draw(t, "shares")
		mode := anyMode.Draw(t, "mode")
		amounts := rapid.SliceOfN(cents(2), 1, 12).Draw(t, "amounts")
		running := money.NewRunning(shares, 2, mode)
		got := make([]decimal.Decimal, len(shares))
		var all, left decimal.Decimal
		for _, amount := range amounts {
			parts, rest, err := running.Give(amount)
			if err != nil {
				t.Fatal(err)
			}
			if !money.Sum(parts...).Add(rest).Equal(amount) {
				t.Fatalf("%v and %s do not add up to %s", texts(parts), rest, amount)
			}
			for i, p := range parts {
				got[i] = got[i].Add(p)
				if shares[i].Sign() == 0 && !p.IsZero() {
					t.Fatalf("a zero share receives %s", p)
				}
			}
			all, left = all.Add(amount), left.Add(rest)
		}
		want, rest, err := money.Allocate(all, shares, 2, mode)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if !got[i].Equal(want[i]) || !left.Equal(rest) {
				t.Fatalf("%v in pieces, %v at once", texts(got), texts(want))
			}
		}
	})
}

func TestRunning(t *testing.T) {
	shares := rats(1, 3, 1, 3, 1, 3)
	running := money.NewRunning(shares, 2, money.Largest)
	shares[0].SetInt64(100) // the caller's own fractions are the caller's
	give := func(amount string) []string {
		parts, _, err := running.Give(dec(amount))
		require.NoError(t, err)
		got := make([]string, len(parts))
		for i, p := range parts {
			got[i] = p.StringFixed(2)
		}
		return got
	}
	require.Equal(t, []string{"0.01", "0.00", "0.00"}, give("0.01"), "the first cent")
	require.Equal(t, []string{"0.00", "0.01", "0.00"}, give("0.01"), "the second goes to the next share, not again to the first")
	require.Equal(t, []string{"0.00", "0.00", "0.01"}, give("0.01"), "and the third to the last")
	_, _, err := running.Give(dec("0.001"))
	require.ErrorIs(t, err, money.ErrPlaces)
	require.Equal(t, []string{"-0.01", "-0.01", "-0.01"}, give("-0.03"), "after an error nothing has changed")

	_, _, err = money.NewRunning([]*big.Rat{nil}, 2, money.First).Give(dec("1.00"))
	require.ErrorIs(t, err, money.ErrShares)
}

func BenchmarkRunning(b *testing.B) {
	shares := rats(12, 100, 10, 100, 78, 100)
	b.ReportAllocs()
	for b.Loop() {
		running := money.NewRunning(shares, 2, money.Largest)
		for range 20 {
			if _, _, err := running.Give(dec("204812.37")); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkInstalments(b *testing.B) {
	amount, shares := dec("729000.00"), rats(1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8, 1, 8)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := money.Instalments(amount, shares, 2, money.HalfAwayFromZero); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleInstalments() {
	parts, err := money.Instalments(dec("208140.22"), rats(60, 100, 40, 100), 2, money.HalfAwayFromZero)
	fmt.Println(texts(parts), err)
	// Output: [124884.13 83256.09] <nil>
}

func ExampleEntitlement() {
	var author money.Entitlement
	fmt.Println(author.Pay(big.NewRat(10, 3), 2, money.HalfAwayFromZero).StringFixed(2))
	fmt.Println(author.Pay(big.NewRat(20, 3), 2, money.HalfAwayFromZero).StringFixed(2))
	fmt.Println(author.Paid().StringFixed(2))
	// Output:
	// 3.33
	// 3.34
	// 6.67
}

func ExampleRunning() {
	split := money.NewRunning(rats(1, 2, 1, 2), 2, money.Largest)
	for range 2 {
		parts, _, _ := split.Give(dec("0.01"))
		fmt.Println(texts(parts))
	}
	// Output:
	// [0.01 0.00]
	// [0.00 0.01]
}
