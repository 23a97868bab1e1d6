package money_test

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"github.com/filmfinance/filmfinance/internal/money"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestRound(t *testing.T) {
	for _, tc := range []struct {
		x      *big.Rat
		places int32
		want   [4]string // half away from zero, half even, down, up
		reason string
	}{
		{big.NewRat(5, 1000), 2, [4]string{"0.01", "0.00", "0.00", "0.01"}, "half a cent"},
		{big.NewRat(-5, 1000), 2, [4]string{"-0.01", "0.00", "0.00", "-0.01"}, "half a cent below zero"},
		{big.NewRat(15, 1000), 2, [4]string{"0.02", "0.02", "0.01", "0.02"}, "a cent and a half"},
		{big.NewRat(25, 1000), 2, [4]string{"0.03", "0.02", "0.02", "0.03"}, "two cents and a half"},
		{big.NewRat(1, 3), 2, [4]string{"0.33", "0.33", "0.33", "0.34"}, "a third"},
		{big.NewRat(-2, 3), 2, [4]string{"-0.67", "-0.67", "-0.66", "-0.67"}, "two thirds below zero"},
		{big.NewRat(1, 1_000_000_000_000), 2, [4]string{"0.00", "0.00", "0.00", "0.01"}, "up takes the smallest rest"},
		{big.NewRat(4999, 1_000_000), 2, [4]string{"0.00", "0.00", "0.00", "0.01"}, "just under half a cent"},
		{big.NewRat(2675, 1000), 2, [4]string{"2.68", "2.68", "2.67", "2.68"}, "2.675, which binary fractions round down"},
		{big.NewRat(1005, 1000), 2, [4]string{"1.01", "1.00", "1.00", "1.01"}, "1.005, likewise"},
		{big.NewRat(1500, 1), -3, [4]string{"2000", "2000", "1000", "2000"}, "thousands"},
		{big.NewRat(2500, 1), -3, [4]string{"3000", "2000", "2000", "3000"}, "thousands, to the even one"},
		{big.NewRat(729_999_99, 100), -3, [4]string{"730000", "730000", "729000", "730000"}, "a tax credit carried by the thousand"},
		{big.NewRat(7, 2), 0, [4]string{"4", "4", "3", "4"}, "a currency without minor unit"},
		{big.NewRat(12345, 10_000), 3, [4]string{"1.235", "1.234", "1.234", "1.235"}, "a currency with three decimals"},
		{new(big.Rat), 2, [4]string{"0.00", "0.00", "0.00", "0.00"}, "nothing"},
		{big.NewRat(3, 1), 2, [4]string{"3.00", "3.00", "3.00", "3.00"}, "a whole number is left alone"},
	} {
		t.Run(tc.reason, func(t *testing.T) {
			for rule, want := range tc.want {
				got := money.Round(tc.x, tc.places, money.Rounding(rule))
				require.Equal(t, want, got.StringFixed(max(0, tc.places)), money.Rounding(rule).String())
			}
		})
	}
}

func TestRoundAgainstAReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := fractions().Draw(t, "x")
		before := new(big.Rat).Set(x)
		places := rapid.Int32Range(-3, 6).Draw(t, "places")
		rule := anyRule.Draw(t, "rule")
		got := money.Round(x, places, rule)
		want := slowRound(x, int(places), rule)
		if got.Rat().Cmp(want) != 0 {
			t.Fatalf("%s at %d places, %s: %s, want %s", x.RatString(), places, rule, got, want.RatString())
		}
		if x.Cmp(before) != 0 {
			t.Fatal("rounding has changed its input")
		}
		if got.Exponent() != -places {
			t.Fatalf("exponent %d at %d places", got.Exponent(), places)
		}
	})
}

func TestRoundProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, y := fractions().Draw(t, "x"), fractions().Draw(t, "y")
		places := rapid.Int32Range(-3, 6).Draw(t, "places")
		rule := anyRule.Draw(t, "rule")
		rx, ry := money.Round(x, places, rule), money.Round(y, places, rule)
		if !money.Round(new(big.Rat).Neg(x), places, rule).Equal(rx.Neg()) {
			t.Fatal("not symmetric in sign")
		}
		if !money.RoundDecimal(rx, places, rule).Equal(rx) || !money.Round(rx.Rat(), places, rule).Equal(rx) {
			t.Fatal("rounding twice is not rounding once")
		}
		if c := x.Cmp(y); c != 0 && rx.Cmp(ry) == -c {
			t.Fatal("rounding has changed the order")
		}
	})
}

func TestRoundDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64().Draw(t, "units"), rapid.Int32Range(-12, 6).Draw(t, "exponent"))
		places := rapid.Int32Range(-3, 6).Draw(t, "places")
		rule := anyRule.Draw(t, "rule")
		if got, want := money.RoundDecimal(d, places, rule), money.Round(d.Rat(), places, rule); !got.Equal(want) {
			t.Fatalf("%s: %s, want %s", d, got, want)
		}
	})
	huge := decimal.New(1, 2_000_000_000)
	require.Equal(t, int32(2_000_000_000), money.RoundDecimal(huge, 2, money.Up).Exponent(), "nothing below the place: no work")
}

func TestRoundingNames(t *testing.T) {
	type terms struct {
		Rounding money.Rounding `json:"rounding"`
	}
	for rule, name := range []string{"half_away_from_zero", "half_even", "down", "up"} {
		data, err := json.Marshal(terms{money.Rounding(rule)})
		require.NoError(t, err)
		require.JSONEq(t, `{"rounding":"`+name+`"}`, string(data))
		var back terms
		require.NoError(t, json.Unmarshal(data, &back))
		require.Equal(t, money.Rounding(rule), back.Rounding)
		require.Equal(t, name, back.Rounding.String())
	}
	back := terms{money.Up}
	require.NoError(t, json.Unmarshal([]byte(`{"rounding":""}`), &back))
	require.Equal(t, money.HalfAwayFromZero, back.Rounding, "an empty name is the zero value")
	require.Error(t, json.Unmarshal([]byte(`{"rounding":"nearest"}`), &back), "an unknown name")
	_, err := json.Marshal(terms{money.Rounding(9)})
	require.Error(t, err, "a rule that has no name")
	require.Equal(t, "rounding(9)", money.Rounding(9).String())
	require.True(t, money.Round(big.NewRat(5, 1000), 2, money.Rounding(9)).Equal(dec("0.01")), "it rounds as the zero value does")
}

// Whatever the fraction, rounding agrees with the reference.
func FuzzRound(f *testing.F) {
	f.Add(int64(5), int64(1000), int8(2), uint8(0))
	f.Add(int64(-5), int64(1000), int8(2), uint8(1))
	f.Add(int64(2500), int64(1), int8(-3), uint8(1))
	f.Add(int64(-9223372036854775808), int64(3), int8(6), uint8(3))
	f.Fuzz(func(t *testing.T, num, den int64, places int8, rule uint8) {
		if den == 0 {
			return
		}
		x := big.NewRat(num, den)
		at, by := int32(places%10), money.Rounding(rule%4)
		if got, want := money.Round(x, at, by), slowRound(x, int(at), by); got.Rat().Cmp(want) != 0 {
			t.Fatalf("%s at %d places, %s: %s, want %s", x.RatString(), at, by, got, want.RatString())
		}
	})
}

func BenchmarkRound(b *testing.B) {
	x := big.NewRat(110_863_000, 131_875)
	b.ReportAllocs()
	for b.Loop() {
		money.Round(x, 2, money.HalfAwayFromZero)
	}
}

func ExampleRound() {
	third := big.NewRat(100, 3)
	fmt.Println(money.Round(third, 2, money.HalfAwayFromZero))
	fmt.Println(money.Round(third, 2, money.Up))
	fmt.Println(money.Round(big.NewRat(729_950, 1), -3, money.Down))
	// Output:
	// 33.33
	// 33.34
	// 729000
}
