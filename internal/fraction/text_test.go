package fraction_test

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/filmfinance/filmfinance/internal/fraction"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestTextRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rationals.Draw(t, "x")
		back, err := fraction.Parse(fraction.FromRat(x).Text(), 80)
		require.NoError(t, err)
		same(t, x, back, "Parse")
		text, err := fraction.FromRat(x).MarshalText()
		require.NoError(t, err)
		var read fraction.F
		require.NoError(t, read.UnmarshalText(text))
		same(t, x, read, "UnmarshalText")
	})
}

func TestParseAccepts(t *testing.T) {
	for _, tc := range []struct{ text, want, reason string }{
		{"0", "0", "zero"},
		{"-0", "0", "zero has no sign"},
		{"0/5", "0", "zero over anything"},
		{"10/4", "5/2", "not in lowest terms"},
		{"-541250/17", "-541250/17", "below zero"},
		{"007/01", "7", "leading zeros are digits"},
		{"3/1", "3", "over one"},
		{"9223372036854775807", "9223372036854775807", "the largest small one"},
		{"-9223372036854775808", "-9223372036854775808", "the least of 64 bits"},
		{"1000000000000000000/1000000000000000000", "1", "nineteen digits that reduce"},
		{"00000000000000000000", "0", "twenty digits, the limit"},
	} {
		got, err := fraction.Parse(tc.text, 20)
		require.NoError(t, err, tc.reason)
		require.Equal(t, tc.want, got.Text(), tc.reason)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, tc := range []struct{ text, reason string }{
		{"", "empty"},
		{"-", "a sign only"},
		{"/", "a bar only"},
		{"/3", "no numerator"},
		{"3/", "no denominator"},
		{"-/3", "a sign without numerator"},
		{"1/0", "denominator zero"},
		{"0/0", "zero over zero"},
		{"1/000", "denominator zero, in three digits"},
		{"1/00000000000000000000", "denominator zero, in twenty digits"},
		{"+1", "leading plus"},
		{"--1", "two signs"},
		{"1/-3", "denominator below zero"},
		{"1/+3", "denominator with a plus"},
		{"1/2/3", "two bars"},
		{" 1", "leading space"},
		{"1 ", "trailing space"},
		{"1 /3", "inner space"},
		{"1\n", "line feed"},
		{"1_000", "underscore"},
		{"1e3", "exponent"},
		{"1.5", "decimal point"},
		{"1,5", "decimal comma"},
		{"0x1F", "hexadecimal"},
		{"Inf", "infinity"},
		{"NaN", "not a number"},
		{"\u0661", "a digit that is not ASCII"},
		{"\u22121", "a minus that is not ASCII"},
		{"1\x00", "a zero byte"},
		{"123456789012345678901", "21 digits above the bar"},
		{"1/123456789012345678901", "21 digits below the bar"},
		{"000000000000000000001", "21 digits, leading zeros counted"},
		{strings.Repeat("9", 1<<20), "a million digits"},
	} {
		got, err := fraction.Parse(tc.text, 20)
		require.ErrorIs(t, err, fraction.ErrSyntax, tc.reason)
		require.True(t, got.IsZero(), tc.reason)
		require.Less(t, len(err.Error()), 100, tc.reason)
	}
	_, err := fraction.Parse("1", 0)
	require.ErrorIs(t, err, fraction.ErrSyntax, "no digits are allowed")
}

func TestMarshalLimit(t *testing.T) {
	longest := strings.Repeat("9", fraction.MaxDigits)
	for _, tc := range []struct {
		text   string
		fits   bool
		reason string
	}{
		{longest, true, "the longest numerator"},
		{"-" + longest + "/1" + longest[1:], true, "the longest fraction"},
		{"1" + longest, false, "a digit too many above the bar"},
		{"1/1" + longest, false, "a digit too many below the bar"},
		{strings.Repeat(longest, 5), false, "far too long"},
		{"8" + longest[1:], true, "the same number of digits, and one bit less than the longest"},
	} {
		f, err := fraction.Parse(tc.text, 5*fraction.MaxDigits)
		require.NoError(t, err)
		text, err := f.MarshalText()
		require.False(t, f.Writable() && !tc.fits, "%s: it cannot be written", tc.reason)
		read := fraction.New(1, 3)
		if tc.fits {
			require.NoError(t, err, tc.reason)
			require.NoError(t, read.UnmarshalText(text), tc.reason)
			require.True(t, f.Equal(read), tc.reason)
			continue
		}
		require.ErrorIs(t, err, fraction.ErrLong, tc.reason)
		require.ErrorIs(t, read.UnmarshalText([]byte(tc.text)), fraction.ErrSyntax, tc.reason)
		require.Equal(t, "1/3", read.Text(), "an error changes nothing")
	}
}

func TestJSON(t *testing.T) {
	written, err := json.Marshal(map[string]fraction.F{"share": fraction.New(-1, 3)})
	require.NoError(t, err)
	require.JSONEq(t, `{"share":"-1/3"}`, string(written))
	var read map[string]fraction.F
	require.NoError(t, json.Unmarshal(written, &read))
	require.Equal(t, "-1/3", read["share"].Text())
}

// What Parse accepts is the quotient of the two parts in base ten (big.Rat would take 017/1 for octal), and
// it can be written and read again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"0", "-0", "3", "541250/17", "-1/3", "10/4", "1/0", "", "-", "/", "+1", "1_0", "1e3", "1.5", " 1", "1/2/3", "08/1", "017/010",
		"9223372036854775807", "-9223372036854775808/9223372036854775807", "123456789012345678901234567890/98765432109876543210",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := fraction.Parse(text, 40)
		if err != nil {
			require.ErrorIs(t, err, fraction.ErrSyntax)
			return
		}
		above, below, over := strings.Cut(text, "/")
		if !over {
			below = "1"
		}
		num, ok := new(big.Int).SetString(above, 10)
		require.True(t, ok, "%q", text)
		den, ok := new(big.Int).SetString(below, 10)
		require.True(t, ok, "%q", text)
		same(t, new(big.Rat).SetFrac(num, den), got, text)
		again, err := fraction.Parse(got.Text(), 40)
		require.NoError(t, err)
		require.True(t, got.Equal(again))
	})
}
